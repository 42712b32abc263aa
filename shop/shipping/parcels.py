"""What has to be sent: of a basket's lines, of a product's page, of what somebody asks about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings

from shop.catalogue.cards import StockState
from shop.catalogue.models import Product
from shop.catalogue.selectors import ProductCard, ProductPage, Variant
from shop.catalogue.skus import Sold
from shop.core.money import Money

if TYPE_CHECKING:
    from shop.basket.models import Line

HERE = (StockState.IN_STOCK, StockState.FEW_LEFT)


@dataclass(frozen=True)
class Parcel:
    """Some of the goods to be sent: how many, what one weighs, what they cost together, whether they are here."""

    quantity: int
    weight_grams: int
    gross: Money
    is_here: bool = True


def of_lines(lines: Iterable["Line"]) -> list[Parcel]:
    """What of a basket's priced lines has to be sent, at the prices after its offers."""
    return [
        Parcel(
            quantity=line.quantity,
            weight_grams=line.product.weight_grams,
            gross=Money.rounded(Decimal(line.line_price_incl_tax_incl_discounts), line.price_currency),
            is_here=_are_here(line.purchase_info.availability, quantity=line.quantity),
        )
        for line in lines
        if _is_sent(line.product)
    ]


def of_goods(goods: Iterable[tuple[Sold, int]]) -> list[Parcel]:
    """What has to be sent of so many of each, at the prices before any offer."""
    return [
        Parcel(
            quantity=quantity,
            weight_grams=sold.product.weight_grams,
            gross=sold.unit * quantity,
            is_here=_are_here(sold.availability, quantity=quantity),
        )
        for sold, quantity in goods
        if _is_sent(sold.product)
    ]


def of_page(page: ProductPage) -> Parcel | None:
    """One piece of what a product's page sells; of variants the one asked for, or the least price, the most weight.

    So whatever is said of this parcel holds for each of them. None where nothing is sent, or nothing has a price.
    """
    shown: Sequence[Variant | ProductCard] = [page.asked] if page.asked else page.variants or [page.card]
    priced = [(each, each.price.gross) for each in shown if each.price is not None]
    sold = [(each, gross) for each, gross in priced if gross.currency == settings.OSCAR_DEFAULT_CURRENCY]
    offered = [(each, gross) for each, gross in sold if each.stock.can_be_bought] or sold
    if not offered or not _is_sent(page.product):
        return None
    return Parcel(
        quantity=1,
        weight_grams=max(each.product.weight_grams for each, _gross in offered),
        gross=min(gross for _each, gross in offered),
        is_here=all(each.stock.state in HERE for each, _gross in offered),
    )


def _is_sent(product: Product) -> bool:
    kind = product.get_product_class()  # the database allows none; then it is not sold either
    return kind is not None and bool(kind.requires_shipping)


def _are_here(availability: Any, *, quantity: int) -> bool:
    """Whether so many can leave at once; nobody counts where the strategy gives no number."""
    here: int | None = getattr(availability, "num_here", None)
    return bool(availability.is_available_to_buy) and (here is None or here >= quantity)
