"""An amount of money: exact, in one currency, never finer than that currency's smallest unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from fractions import Fraction
from functools import lru_cache, total_ordering
from types import MappingProxyType

from babel import Locale
from babel.numbers import get_currency_symbol, parse_pattern
from django.conf import settings
from django.utils.translation import get_language, to_locale

# ISO 4217's own exponents. Babel's are CLDR's, which follow the habits of the street (no pul in Kabul, no fils in
# Baghdad); banks and gateways count by ISO 4217. Metals, bonds and test codes price nothing and are left out.
_CURRENCIES_BY_EXPONENT = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP
        CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR
        IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
        NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
        STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
    """,
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
EXPONENTS: Mapping[str, int] = MappingProxyType(
    {code: exponent for exponent, codes in _CURRENCIES_BY_EXPONENT.items() for code in codes.split()}
)

# Contexts of our own, so that nobody's `decimal.getcontext()` changes a price.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP, traps=[InvalidOperation, Overflow, Inexact])
_ROUNDING = Context(prec=60, rounding=ROUND_HALF_UP, traps=[InvalidOperation, Overflow])


class AmountError(ValueError):
    """This is no amount of money."""


class UnknownCurrencyError(ValueError):
    """Nothing can be priced in this."""


class MixedCurrenciesError(ValueError):
    """Two currencies in one sum or comparison."""


def exponent(currency: str) -> int:
    """How many decimals the currency's smallest unit takes."""
    try:
        return EXPONENTS[currency]
    except (KeyError, TypeError):
        raise UnknownCurrencyError(f"{currency!r} is not the ISO 4217 code of a currency.") from None


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """So much of one currency; false when it is nothing, like a number."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        unit = _unit(self.currency)
        _check_is_number(self.amount)
        try:
            exact = self.amount.quantize(unit, context=_EXACT)
        except (Inexact, InvalidOperation):
            raise AmountError(
                f"{self.amount} is finer than {self.currency} goes, or too large; see rounded()."
            ) from None
        object.__setattr__(self, "amount", _EXACT.plus(exact))  # plus() makes -0.00 a plain 0.00

    @classmethod
    def rounded(cls, amount: Decimal, currency: str) -> "Money":
        """The nearest amount that can be paid, halves away from zero: the one place where the shop rounds."""
        unit = _unit(currency)
        _check_is_number(amount)
        try:
            return cls(amount.quantize(unit, context=_ROUNDING), currency)
        except InvalidOperation:
            raise AmountError(f"{amount} is too large for an amount of money.") from None

    @classmethod
    def zero(cls, currency: str) -> "Money":
        """Nothing, in this currency: where every `sum(prices, Money.zero(currency))` starts."""
        return cls(Decimal(0), currency)

    @classmethod
    def from_minor_units(cls, units: int, currency: str) -> "Money":
        """The amount that a payment gateway gives as a whole number of cents, yen or fils."""
        if not isinstance(units, int) or isinstance(units, bool):
            raise AmountError(f"{units!r} is not a whole number of minor units.")
        return cls(Decimal(units).scaleb(-exponent(currency), context=_EXACT), currency)

    @property
    def minor_units(self) -> int:
        """The amount as payment gateways take it: a whole number of cents, yen or fils."""
        return int(self.amount.scaleb(exponent(self.currency), context=_EXACT))

    def split(self, weights: Iterable[int | Decimal]) -> list["Money"]:
        """Shares in proportion to the weights; what rounding leaves over goes to those who lost most by it."""
        shares = _shares(abs(self.minor_units), weights)
        sign = -1 if self.amount < 0 else 1
        return [Money.from_minor_units(sign * share, self.currency) for share in shares]

    def formatted(self, locale: str | None = None) -> str:
        """The amount as people of this locale (by default: of the page's language) write it."""
        return _formatted(self, to_locale(locale or get_language() or settings.LANGUAGE_CODE))

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __neg__(self) -> "Money":
        return Money(_EXACT.minus(self.amount), self.currency)

    def __add__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        self._check_same_currency(other)
        return Money(_EXACT.add(self.amount, other.amount), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return self + -other

    def __mul__(self, factor: int | Decimal) -> "Money":
        """So many times as much, rounded; multiply rates with each other first, so that it is rounded once."""
        if not isinstance(factor, int | Decimal):
            return NotImplemented
        try:
            product = _EXACT.multiply(self.amount, Decimal(factor))
        except ArithmeticError:
            raise AmountError(f"{self} times {factor} is no amount of money.") from None
        return Money.rounded(product, self.currency)

    __rmul__ = __mul__

    def __lt__(self, other: "Money") -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        self._check_same_currency(other)
        return self.amount < other.amount

    def _check_same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise MixedCurrenciesError(f"{self} and {other} are of different currencies.")


def _unit(currency: str) -> Decimal:
    return Decimal(1).scaleb(-exponent(currency), context=_EXACT)


@lru_cache(maxsize=4096)  # the prices of a shop are asked for again and again, and Babel takes its time
def _formatted(money: Money, locale: str) -> str:
    spoken = Locale.parse(locale)
    standard = spoken.currency_formats["standard"].pattern
    pattern = parse_pattern(_spaced(standard, money.currency, locale=spoken))
    pattern.frac_prec = (exponent(money.currency),) * 2
    with localcontext(_ROUNDING):  # Babel reckons in whatever context it is called in
        return str(pattern.apply(money.amount, spoken, currency=money.currency, currency_digits=False))


def _spaced(pattern: str, currency: str, *, locale: Locale) -> str:
    """Keep a symbol of letters off the digits (CHF 5, but €5), as locale data asks and Babel does not."""
    symbol = get_currency_symbol(currency, locale)
    if symbol[-1].isalpha():
        pattern = pattern.replace("¤#", "¤\u00a0#")
    if symbol[0].isalpha():
        pattern = pattern.replace("0¤", "0\u00a0¤")
    return pattern


def _check_is_number(amount: Decimal) -> None:
    if not isinstance(amount, Decimal):
        raise TypeError(f"Money takes a Decimal, not {amount!r}.")
    if not amount.is_finite():
        raise AmountError(f"{amount} is no amount of money.")


def _shares(units: int, weights: Iterable[int | Decimal]) -> list[int]:
    """Largest remainder: everybody gets the whole units of the exact share, the rest goes by what was cut off."""
    parts = [_part(weight) for weight in weights]
    whole = sum(parts)
    if not whole:
        raise AmountError("An amount can be shared only by weights of which one is above nothing.")
    exact = [units * part / whole for part in parts]
    shares = [int(share) for share in exact]
    by_loss = sorted(range(len(shares)), key=lambda index: shares[index] - exact[index])
    for index in by_loss[: units - sum(shares)]:
        shares[index] += 1
    return shares


def _part(weight: int | Decimal) -> Fraction:
    if not isinstance(weight, int | Decimal):
        raise TypeError(f"A weight is an int or a Decimal, not {weight!r}.")
    if not Decimal(weight).is_finite() or weight < 0:
        raise AmountError(f"{weight} is no weight to share by.")
    return Fraction(weight)
