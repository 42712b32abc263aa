"""What is sold under the numbers (SKUs) that partners give their goods."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q

from shop.catalogue.models import Product
from shop.core.money import Money
from shop.partner.models import Partner, StockRecord
from shop.partner.strategy import Selector, Strategy


@dataclass(frozen=True)
class Sold:
    """A product without variants of its own: what one costs, and what Oscar's strategy says of its stock."""

    product: Product
    unit: Money
    availability: Any


def sold(skus: Collection[str]) -> dict[str, Sold]:
    """What has a price and may be shown, by its number; two queries for any number of them."""
    wanted, strategy = set(skus), Selector().strategy()
    found: dict[str, Sold] = {}
    for product in _products(wanted):
        for sku in {record.partner_sku for record in product.stockrecords.all()} & wanted:
            if sku not in found and (offer := _sold(product, strategy=strategy)):
                found[sku] = offer
    return found


def _products(skus: Collection[str]) -> list[Product]:
    """The oldest first: of two partners who use the same number, one always counts."""
    # The index of these numbers begins with the partner: without naming them all, every record would be read.
    named = StockRecord.objects.filter(partner__in=Partner.objects.values("pk"), partner_sku__in=skus)
    parent_is_shown = Q(parent=None) | Q(parent__is_public=True, parent__archived_at=None)
    products = Product.objects.public().exclude(structure=Product.PARENT).filter(parent_is_shown)
    loaded = products.select_related("product_class", "parent__product_class").prefetch_related(
        "stockrecords"
    )
    return list(loaded.filter(pk__in=named.values("product")).order_by("pk"))


def _sold(product: Product, *, strategy: Strategy) -> Sold | None:
    if product.get_product_class() is None:  # the database allows it; nobody can tell how it is sold
        return None
    info = strategy.fetch_for_product(product)
    if not info.price.exists or info.price.currency != settings.OSCAR_DEFAULT_CURRENCY:
        return None
    unit = Money.rounded(info.price.incl_tax, info.price.currency)
    return Sold(product=product, unit=unit, availability=info.availability)
