from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from babel.numbers import get_currency_precision, list_currencies
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from shop.core.money import (
    EXPONENTS,
    AmountError,
    MixedCurrenciesError,
    Money,
    UnknownCurrencyError,
    exponent,
)

currencies = st.sampled_from(["JPY", "EUR", "KWD", "CLF"])  # one of each exponent
units = st.integers(min_value=-(10**12), max_value=10**12)
moneys = st.builds(Money.from_minor_units, units, currencies)
amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=7)
weights = st.lists(
    st.one_of(st.integers(0, 10**6), st.decimals(min_value=0, max_value=10**6, places=4)),
    min_size=1,
    max_size=12,
).filter(any)

# Where the street has given up the small coins that ISO 4217 still counts.
WITHOUT_SMALL_COINS = frozenset(
    {"AFN", "ALL", "IQD", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SOS", "SYP", "YER"}
)


def eur(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


@pytest.mark.parametrize(
    ("currency", "digits"),
    [
        *[(code, 0) for code in ("JPY", "KRW", "CLP", "ISK", "VND")],
        *[(code, 2) for code in ("EUR", "USD", "CHF", "HUF", "CZK")],
        *[(code, 3) for code in ("BHD", "KWD", "JOD", "OMR", "TND", "LYD", "IQD")],
        *[(code, 4) for code in ("CLF", "UYW")],
    ],
)
def test_knows_how_many_decimals_a_currency_has(currency: str, digits: int) -> None:
    assert exponent(currency) == digits


def test_differs_from_the_locale_data_only_where_small_coins_have_left_the_street() -> None:
    differing = {code for code, digits in EXPONENTS.items() if digits != get_currency_precision(code)}

    assert differing == WITHOUT_SMALL_COINS


def test_lists_currencies_that_exist() -> None:
    assert set(EXPONENTS) - {"XCG"} - list_currencies() == set()
    assert len(EXPONENTS) > 150


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "DEM", "XXX", "XAU", "€", None, ["EUR"]])
def test_refuses_a_currency_that_nothing_is_priced_in(currency: Any) -> None:
    with pytest.raises(UnknownCurrencyError, match="is not the ISO 4217 code of a currency"):
        Money(Decimal(1), currency)


@pytest.mark.parametrize("amount", [1.1, 1, "1.10", None, True])
def test_takes_decimals_only(amount: Any) -> None:
    with pytest.raises(TypeError, match="Money takes a Decimal"):
        Money(amount, "EUR")
    with pytest.raises(TypeError, match="Money takes a Decimal"):
        Money.rounded(amount, "EUR")


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "-NaN", "Infinity", "-Infinity", "1E+70"])
def test_refuses_what_is_no_amount(amount: str) -> None:
    with pytest.raises(AmountError):
        Money(Decimal(amount), "EUR")
    with pytest.raises(AmountError):
        Money.rounded(Decimal(amount), "EUR")


@pytest.mark.parametrize(
    ("amount", "currency"), [("1.005", "EUR"), ("0.5", "JPY"), ("1.0001", "KWD"), ("1E-80", "EUR")]
)
def test_refuses_an_amount_finer_than_the_currency(amount: str, currency: str) -> None:
    with pytest.raises(AmountError, match=f"is finer than {currency} goes"):
        Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("given_amount", "currency", "kept"),
    [("9.9", "EUR", "9.90"), ("100.00", "JPY", "100"), ("1E+2", "EUR", "100.00"), ("-0.00", "EUR", "0.00")],
)
def test_keeps_as_many_decimals_as_the_currency_has(given_amount: str, currency: str, kept: str) -> None:
    assert str(Money(Decimal(given_amount), currency).amount) == kept


@pytest.mark.parametrize(
    ("amount", "currency", "rounded"),
    [
        ("1.004999", "EUR", "1.00"),
        ("1.005", "EUR", "1.01"),
        ("1.015", "EUR", "1.02"),
        ("1.025", "EUR", "1.03"),  # half to even would give 1.02
        ("-1.005", "EUR", "-1.01"),
        ("-0.001", "EUR", "0.00"),
        ("0.5", "JPY", "1"),
        ("1.4999", "JPY", "1"),
        ("1.0005", "KWD", "1.001"),
        ("1.00005", "CLF", "1.0001"),
    ],
)
def test_rounds_halves_away_from_nothing(amount: str, currency: str, rounded: str) -> None:
    assert str(Money.rounded(Decimal(amount), currency).amount) == rounded


@given(amounts, currencies)
def test_rounds_to_the_nearest_unit_and_no_further_the_second_time(amount: Decimal, currency: str) -> None:
    once = Money.rounded(amount, currency)

    assert Money.rounded(once.amount, currency) == once
    assert abs(Fraction(once.amount) - Fraction(amount)) <= Fraction(1, 2 * 10 ** exponent(currency))


@given(amounts, currencies)
def test_rounds_debts_as_it_rounds_credits(amount: Decimal, currency: str) -> None:
    assert Money.rounded(-amount, currency) == -Money.rounded(amount, currency)


@given(units, st.sampled_from(sorted(EXPONENTS)))
def test_takes_minor_units_there_and_back(units: int, currency: str) -> None:
    money = Money.from_minor_units(units, currency)

    assert money.minor_units == units
    assert Money(Decimal(str(money.amount)), currency) == money


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("9.90", "EUR", 990), ("990", "JPY", 990), ("0.990", "KWD", 990), ("-0.01", "EUR", -1)],
)
def test_counts_in_minor_units(amount: str, currency: str, minor: int) -> None:
    assert Money(Decimal(amount), currency).minor_units == minor


@pytest.mark.parametrize("number", [9.0, Decimal(9), "9", True, None])
def test_takes_minor_units_as_whole_numbers_only(number: Any) -> None:
    with pytest.raises(AmountError, match="is not a whole number of minor units"):
        Money.from_minor_units(number, "EUR")


def test_adds_and_subtracts() -> None:
    assert eur("9.90") + eur("0.10") == eur("10.00")
    assert eur("9.90") - eur("10.00") == eur("-0.10")
    assert -eur("9.90") == eur("-9.90")
    assert sum([eur("0.10")] * 3, Money.zero("EUR")) == eur("0.30")
    assert sum([], Money.zero("EUR")) == eur("0.00")


@pytest.mark.parametrize(
    ("factor", "product"),
    [(3, "29.97"), (0, "0.00"), (-1, "-9.99"), (Decimal("0.19"), "1.90"), (Decimal("0.5"), "5.00")],
)
def test_multiplies_and_rounds(factor: int | Decimal, product: str) -> None:
    assert eur("9.99") * factor == factor * eur("9.99") == eur(product)


def test_rounds_a_product_once_however_long_the_factor_is() -> None:
    just_below_half = Decimal(
        "0.00499999999999999999999999999999999"
    )  # 33 digits; Python's own context keeps 28

    assert eur("1.00") * just_below_half == eur("0.00")


@pytest.mark.parametrize(
    "factor", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999"), Decimal(1) / 3 + 10**30]
)
def test_refuses_a_factor_that_gives_no_amount(factor: Decimal) -> None:
    with pytest.raises(AmountError):
        eur("123456789.01") * factor * (10**40)


@pytest.mark.parametrize(
    "reckon",
    [
        lambda: eur("1.00") * 1.1,  # type: ignore[operator]
        lambda: 1.1 * eur("1.00"),  # type: ignore[operator]
        lambda: eur("1.00") * eur("1.00"),  # type: ignore[operator]
        lambda: eur("1.00") + 1,  # type: ignore[operator]
        lambda: eur("1.00") - Decimal(1),  # type: ignore[operator]
        lambda: eur("1.00") < 2,  # type: ignore[operator]
        lambda: sum([eur("1.00")]),  # type: ignore[list-item]  # the 0 it starts with has no currency
        lambda: eur("1.00").split([0.5, 0.5]),  # type: ignore[list-item]
    ],
)
def test_does_not_mix_money_with_bare_numbers_or_floats(reckon: Any) -> None:
    with pytest.raises(TypeError):
        reckon()


@pytest.mark.parametrize(
    "reckon",
    [
        lambda one, other: one + other,
        lambda one, other: one - other,
        lambda one, other: one < other,
        lambda one, other: one <= other,
        lambda one, other: one > other,
        lambda one, other: one >= other,
        max,
    ],
)
def test_refuses_to_mix_currencies(reckon: Any) -> None:
    with pytest.raises(MixedCurrenciesError, match=r"1\.00 EUR|1\.00 USD"):
        reckon(eur("1.00"), Money(Decimal("1.00"), "USD"))


def test_compares() -> None:
    assert eur("1.00") < eur("1.01") <= eur("1.01") > eur("-5.00") >= eur("-5.00")
    assert eur("1.00") == eur("1") != eur("1.01")
    assert eur("1.00") != Money(Decimal("1.00"), "USD")
    assert eur("1.00") != Decimal("1.00")
    assert len({eur("1.00"), eur("1.0"), Money(Decimal(1), "USD")}) == 2


def test_is_false_when_it_is_nothing() -> None:
    assert not Money.zero("EUR")
    assert eur("0.01")
    assert eur("-0.01")


def test_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        eur("1.00").amount = Decimal(2)  # type: ignore[misc]


def test_is_the_same_under_anybodys_decimal_context() -> None:
    with localcontext(prec=3):
        assert -eur("1234567.89") == eur("-1234567.89")
        assert eur("1234567.89") + eur("0.01") == eur("1234567.90")
        assert eur("1234567.89") * 2 == eur("2469135.78")
        assert eur("1234567.89").minor_units == 123456789
        assert eur("1234567.89").formatted("en") == "€1,234,567.89"


@pytest.mark.parametrize(
    ("amount", "weights", "shares"),
    [
        ("10.00", [1, 1, 1], ["3.34", "3.33", "3.33"]),
        ("-10.00", [1, 1, 1], ["-3.34", "-3.33", "-3.33"]),
        ("0.01", [1, 1], ["0.01", "0.00"]),
        ("0.05", [3, 7], ["0.02", "0.03"]),  # 1.5 and 3.5 cents: a tie goes to the first
        ("100.00", [Decimal("19.99"), Decimal("0.01")], ["99.95", "0.05"]),
        ("1.00", [0, 5, 0], ["0.00", "1.00", "0.00"]),
        ("1.00", [1, 2, 4], ["0.14", "0.29", "0.57"]),  # the spare cent where 28.57 was cut to 28
        ("0.00", [1, 2], ["0.00", "0.00"]),
    ],
)
def test_shares_an_amount_in_proportion(amount: str, weights: list[int | Decimal], shares: list[str]) -> None:
    assert eur(amount).split(weights) == [eur(share) for share in shares]


@given(moneys, weights)
def test_shares_lose_nothing_and_are_off_by_less_than_one_unit(
    money: Money, weights: list[int | Decimal]
) -> None:
    shares = money.split(weights)
    whole = sum(Fraction(weight) for weight in weights)

    assert sum(shares, Money.zero(money.currency)) == money
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.minor_units - money.minor_units * Fraction(weight) / whole) < 1


@given(moneys, weights)
def test_shares_nothing_with_nobody_and_never_less_with_a_larger_weight(
    money: Money, weights: list[int | Decimal]
) -> None:
    sizes = [abs(share.minor_units) for share in money.split(weights)]
    by_weight = sorted(zip(weights, sizes, strict=True))

    assert all(size == 0 for weight, size in by_weight if not weight)
    assert all(
        size <= larger_size
        for (weight, size), (larger, larger_size) in pairwise(by_weight)
        if weight < larger
    )


@pytest.mark.parametrize(
    "weights", [[], [0, 0], [1, -1], [2, Decimal("-0.5")], [Decimal("NaN"), 1], [Decimal("Infinity"), 1]]
)
def test_refuses_weights_that_nothing_can_be_shared_by(weights: list[int | Decimal]) -> None:
    with pytest.raises(AmountError):
        eur("1.00").split(weights)


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        ("1234.5", "EUR", "en", "€1,234.50"),
        ("1234.5", "EUR", "de", "1.234,50\u00a0€"),
        ("1234.5", "EUR", "de-at", "€\u00a01.234,50"),
        ("-0.05", "EUR", "en", "-€0.05"),
        ("5", "CHF", "en", "CHF\u00a05.00"),
        ("-5", "CHF", "en", "-CHF\u00a05.00"),
        ("5", "CHF", "de", "5,00\u00a0CHF"),
        ("5", "CHF", "ja", "CHF\u00a05.00"),
        ("1234", "JPY", "en", "¥1,234"),
        ("1.2", "KWD", "en", "KWD\u00a01.200"),
        ("1.2", "IQD", "en", "IQD\u00a01.200"),  # to the last fils that is charged, whatever the street does
        ("1.5", "AFN", "en", "AFN\u00a01.50"),
        ("1234.5", "BRL", "pt-br", "R$\u00a01.234,50"),
        ("1234.5", "CNY", "zh-hans", "¥1,234.50"),
    ],
)
def test_writes_an_amount_as_a_locale_does(amount: str, currency: str, locale: str, text: str) -> None:
    assert Money(Decimal(amount), currency).formatted(locale) == text


def test_writes_an_amount_in_the_pages_language() -> None:
    with override("de"):
        assert eur("9.9").formatted() == "9,90\u00a0€"
    with override(None):
        assert eur("9.9").formatted() == "€9.90"


def test_leaves_the_locales_own_pattern_as_it_was() -> None:
    Money(Decimal(5), "JPY").formatted("en")

    assert eur("9.9").formatted("en") == "€9.90"


def test_writes_itself_plainly_for_machines() -> None:
    assert str(eur("1234.5")) == "1234.50 EUR"
    assert str(Money(Decimal("1E+3"), "JPY")) == "1000 JPY"
