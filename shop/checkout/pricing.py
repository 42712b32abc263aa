"""What an order would cost now: the review shows it, and `place_order` compares it with what was shown.

Every amount is rounded line by line, and every sum is the sum of these lines; so the total is what they add up to.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from shop.basket.models import PRICED_WITH, Basket, Line
from shop.catalogue.models import Product, ProductAttributeValue
from shop.core.money import Money
from shop.offer.applicator import Applicator
from shop.partner.models import StockRecord
from shop.partner.strategy import Selector
from shop.shipping import methods, parcels
from shop.shipping import selectors as shipping
from shop.shipping.selectors import DeliveryOption
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
    earliest: date | None  # None: some of it is not here yet
    latest: date | None

    @property
    def is_free(self) -> bool:
        return not self.price


@dataclass(frozen=True)
class Review:
    """The whole order as it would be placed now."""

    lines: tuple[PricedLine, ...]
    discounts: tuple[Discount, ...]
    delivery: Delivery | None  # None: nothing of it is sent
    problems: tuple[str, ...] = ()

    @cached_property
    def currency(self) -> str:
        return self.lines[0].gross.currency if self.lines else str(settings.OSCAR_DEFAULT_CURRENCY)

    @cached_property
    def subtotal(self) -> Money:
        """What the lines cost before anything is taken off."""
        return self._sum(line.before for line in self.lines)

    @cached_property
    def total(self) -> Money:
        goods = self._sum(line.gross for line in self.lines)
        return goods + self.delivery.price if self.delivery else goods

    @cached_property
    def net(self) -> Money:
        goods = self._sum(line.net for line in self.lines)
        return goods + self.delivery.net if self.delivery else goods

    @property
    def tax(self) -> Money:
        return self.total - self.net

    def _sum(self, amounts: Iterable[Money]) -> Money:
        return sum(amounts, Money.zero(self.currency))


def priced(basket: Basket, *, user: User | None, without_offers: Collection[int] = ()) -> Basket:
    """The basket with its offers applied, in a number of queries that does not grow with its lines."""
    basket.strategy = Selector().strategy()
    basket.reset_offer_applications()
    basket._lines = (
        basket.lines.select_related(*PRICED_WITH, "stockrecord__partner")
        .prefetch_related("product__stockrecords", _chosen())
        .order_by("pk")
    )
    Applicator(without=without_offers).apply(basket, user or AnonymousUser())
    return basket


def _chosen() -> Prefetch[Any]:
    """What was chosen of a variant, in one query."""
    values = ProductAttributeValue.objects.select_related("attribute", "value_option")
    return Prefetch("product__attribute_values", values)


def delivery_options(basket: Basket, *, country: str) -> list[DeliveryOption]:
    """How this basket can travel to a country, at list price: an offer may still take something off."""
    return shipping.delivery_options(country, parcels.of_lines(_sold(basket)))


def review(basket: Basket, *, option: DeliveryOption | None) -> Review:
    """The order as it would be placed with this option of `delivery_options`; without one if nothing is sent."""
    return Review(
        lines=tuple(_line(line) for line in _sold(basket)),
        discounts=(*_discounts(basket), *(_on_delivery(basket, option=option) if option else ())),
        delivery=_delivery(basket, option=option) if option else None,
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


def _delivery(basket: Basket, *, option: DeliveryOption) -> Delivery:
    charge = methods.charge(option, basket)
    return Delivery(
        code=option.code,
        name=option.name,
        price=charge.gross,
        net=charge.net,
        tax_code=option.tax_code,
        earliest=option.earliest,
        latest=option.latest,
    )


def _discounts(basket: Basket) -> Iterable[Discount]:
    """What was taken off the goods, and by which offer."""
    for applied in basket.offer_applications:
        if applied["result"].affects_shipping:
            continue
        voucher = applied["voucher"]
        yield Discount(
            offer_id=applied["offer"].pk,
            voucher_id=voucher.pk if voucher else None,
            code=voucher.code if voucher else "",
            name=voucher.name if voucher else applied["name"],
            amount=Money.rounded(Decimal(applied["discount"]), basket.currency),
            times=applied["freq"],
        )


def _on_delivery(basket: Basket, *, option: DeliveryOption) -> Iterable[Discount]:
    """What was taken off the delivery, by the one offer that counts for this option."""
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
