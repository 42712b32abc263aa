"""What an order would cost now: the review shows it, and `place_order` compares it with what was shown.

Every amount is rounded line by line, and every sum is the sum of these lines; so the total is what they add up to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from shop.basket.models import PRICED_WITH, Basket, Line
from shop.catalogue.models import Product
from shop.core.money import Money
from shop.offer.applicator import Applicator
from shop.partner.models import StockRecord
from shop.partner.strategy import Selector
from shop.shipping import methods
from shop.shipping import selectors as shipping
from shop.shipping.selectors import DeliveryOption, Parcel
from shop.tax import selectors as tax
from shop.tax.included import net_of
from shop.users.models import User


@dataclass(frozen=True)
class PricedLine:
    """One product of the order, with and without tax, before and after its discounts."""

    basket_line_id: int
    product: Product
    record: StockRecord
    title: str
    options: dict[str, str]
    quantity: int
    unit: Money
    unit_net: Money
    before: Money
    before_net: Money
    gross: Money
    net: Money
    tax_code: str
    rate: Decimal

    @property
    def product_id(self) -> int:
        return int(self.product.pk)

    @property
    def description(self) -> str:
        chosen = ", ".join(f"{name}: {value}" for name, value in self.options.items())
        return f"{self.title} ({chosen})" if chosen else self.title


@dataclass(frozen=True)
class Discount:
    """What an offer or a code takes off."""

    offer_id: int
    voucher_id: int | None
    code: str
    name: str
    amount: Money
    times: int
    is_on_delivery: bool = False


@dataclass(frozen=True)
class Delivery:
    """The chosen way of delivery, at what it costs for this basket."""

    code: str
    name: str
    price: Money
    net: Money
    tax_code: str
    earliest: date
    latest: date

    @property
    def is_free(self) -> bool:
        return not self.price


@dataclass(frozen=True)
class Review:
    """The whole order as it would be placed now."""

    lines: tuple[PricedLine, ...]
    discounts: tuple[Discount, ...]
    delivery: Delivery
    problems: tuple[str, ...] = ()

    @cached_property
    def currency(self) -> str:
        return self.delivery.price.currency

    @cached_property
    def subtotal(self) -> Money:
        """What the lines cost before anything is taken off."""
        return self._sum(line.before for line in self.lines)

    @cached_property
    def total(self) -> Money:
        return self._sum(line.gross for line in self.lines) + self.delivery.price

    @cached_property
    def net(self) -> Money:
        return self._sum(line.net for line in self.lines) + self.delivery.net

    @property
    def tax(self) -> Money:
        return self.total - self.net

    def _sum(self, amounts: Iterable[Money]) -> Money:
        return sum(amounts, Money.zero(self.currency))


def parcels(basket: Basket) -> list[Parcel]:
    """What delivery asks about: how many, how heavy, at what price after discounts."""
    return [
        Parcel(quantity=line.quantity, weight_grams=line.product.weight_grams, gross=_after(line))
        for line in _sold(basket)
    ]


def priced(basket: Basket, *, user: User | None) -> Basket:
    """The basket with its offers applied, in a number of queries that does not grow with its lines."""
    basket.strategy = Selector().strategy()
    basket.reset_offer_applications()
    basket._lines = (
        basket.lines.select_related(*PRICED_WITH)
        .prefetch_related("product__stockrecords")
        .prefetch_related("product__attribute_values__attribute", "product__attribute_values__value_option")
        .order_by("pk")
    )
    Applicator().apply(basket, user or AnonymousUser())
    return basket


def delivery_options(basket: Basket, *, country: str) -> list[DeliveryOption]:
    """How this basket can travel to a country, at list price: an offer may still take something off."""
    return shipping.delivery_options(country, parcels(basket))


def review(basket: Basket, *, option: DeliveryOption) -> Review:
    """The order as it would be placed with this option, which `delivery_options` has given."""
    charge = methods.charge(option, basket)
    delivery = Delivery(
        code=option.code,
        name=option.name,
        price=charge.gross,
        net=charge.net,
        tax_code=option.tax_code,
        earliest=option.earliest,
        latest=option.latest,
    )
    return Review(
        lines=tuple(_line(line) for line in _sold(basket)),
        discounts=tuple(_discounts(basket, option=option)),
        delivery=delivery,
        problems=tuple(_problems(basket)),
    )


def unavailable(basket: Basket) -> list[Line]:
    """The lines that are not offered any more; one that is only sold out is not among them."""
    return [line for line in basket.all_lines() if not _is_sold(line)]


def _sold(basket: Basket) -> list[Line]:
    return [line for line in basket.all_lines() if _is_sold(line)]


def _is_sold(line: Line) -> bool:
    product = line.product
    shown = [product, product.parent] if product.is_child else [product]
    is_offered = all(part.is_public and part.archived_at is None for part in shown)
    return is_offered and line.purchase_info.price.exists


def _line(line: Line) -> PricedLine:
    currency, code = line.price_currency, line.purchase_info.price.tax_code
    rate = tax.rate(code)
    unit = Money(line.unit_price_incl_tax, currency)
    before, after = unit * line.quantity, _after(line)
    return PricedLine(
        basket_line_id=line.pk,
        product=line.product,
        record=line.stockrecord,
        title=line.product.get_title(),
        options=_options(line.product),
        quantity=line.quantity,
        unit=unit,
        unit_net=net_of(unit, rate),
        before=before,
        before_net=net_of(before, rate),
        gross=after,
        net=net_of(after, rate),
        tax_code=code,
        rate=rate,
    )


def _after(line: Line) -> Money:
    return Money.rounded(Decimal(line.line_price_incl_tax_incl_discounts), line.price_currency)


def _options(product: Product) -> dict[str, str]:
    """What was chosen of a variant, by the names that the product page used."""
    return {
        value.attribute.name: value.value_as_text
        for value in product.attribute_values.all()
        if value.attribute.is_variant_option
    }


def _discounts(basket: Basket, *, option: DeliveryOption) -> Iterable[Discount]:
    """What was taken off, and by which offer; of offers on delivery only the one that counts for this option."""
    for applied in basket.offer_applications:
        if applied["result"].affects_shipping:
            continue
        voucher = applied["voucher"]
        yield Discount(
            offer_id=applied["offer"].pk,
            voucher_id=voucher.pk if voucher else None,
            code=voucher.code if voucher else "",
            name=voucher.name if voucher else applied["name"],
            amount=Money.rounded(Decimal(applied["discount"]), option.price.currency),
            times=applied["freq"],
        )
    if on_delivery := methods.discount(option, basket):
        yield Discount(
            offer_id=on_delivery.offer_id,
            voucher_id=on_delivery.voucher_id,
            code="",
            name=on_delivery.name,
            amount=on_delivery.amount,
            times=1,
            is_on_delivery=True,
        )


def _problems(basket: Basket) -> Iterable[str]:
    for line in unavailable(basket):
        yield _("“%(title)s” cannot be bought any more.") % {"title": line.product.get_title()}
    for line in _sold(basket):
        may_be_bought, reason = line.purchase_info.availability.is_purchase_permitted(line.quantity)
        if not may_be_bought:
            yield f"“{line.product.get_title()}”: {reason}"
