"""Says what each product costs and how many there are; prices with the history that they would have had.

A product that costs less now has cost more for weeks before: the price before is older than the price.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.conf import settings

from shop.catalogue.models import Product
from shop.core import clock
from shop.partner import prices
from shop.partner.models import AdjustmentReason, Partner, StockAdjustment, StockRecord
from shop.partner.prices import NewPrice
from site_project.demo.assortment import PRODUCTS
from site_project.demo.assortment.model import Product as Wanted

PARTNER = "copperline"
FEW = 5
FIRST_PRICES = timedelta(days=75)
REDUCED = timedelta(days=12)


@dataclass(frozen=True)
class Goods:
    """What is sold under one number."""

    number: str
    price: Decimal
    was: Decimal | None
    stock: int


def fill() -> None:
    """Give a stock record and prices to everything of the assortment that is sold and has none."""
    stock(PRODUCTS)


def stock(wanted: Iterable[Wanted]) -> None:
    """Give a stock record and prices to those of these products that have none."""
    goods = list(_goods(wanted))
    partner = Partner.objects.get_or_create(code=PARTNER, defaults={"name": "Copperline"})[0]
    unpriced = Product.objects.filter(upc__in=[one.number for one in goods], stockrecords=None)
    products = {product.upc: product for product in unpriced}
    goods = [one for one in goods if one.number in products]
    records = StockRecord.objects.bulk_create(
        StockRecord(
            product=products[one.number],
            partner=partner,
            partner_sku=one.number,
            price_currency=settings.OSCAR_DEFAULT_CURRENCY,
            num_in_stock=one.stock,
            low_stock_threshold=FEW,
        )
        for one in goods
    )
    _write_down_arrivals(records)
    _set_prices(dict(zip((record.pk for record in records), goods, strict=True)))


def _goods(wanted: Iterable[Wanted]) -> Iterator[Goods]:
    for product in wanted:
        if not product.variants:
            yield Goods(product.sku, product.price, product.was, product.stock)
        for variant in product.variants:
            was = product.was + variant.price_change if product.was else None
            yield Goods(variant.sku, product.price + variant.price_change, was, variant.stock)


def _write_down_arrivals(records: list[StockRecord]) -> None:
    with clock.at(clock.now() - FIRST_PRICES):
        StockAdjustment.objects.bulk_create(
            StockAdjustment(
                record=record,
                delta=record.num_in_stock,
                reason=AdjustmentReason.RECEIVED,
                in_stock_after=record.num_in_stock,
            )
            for record in records
            if record.num_in_stock
        )


def _set_prices(goods: dict[int, Goods]) -> None:
    now = clock.now()
    with clock.at(now - FIRST_PRICES):
        prices.set_prices(NewPrice(pk, one.was or one.price) for pk, one in goods.items())
    with clock.at(now - REDUCED):
        prices.set_prices(NewPrice(pk, one.price, one.was) for pk, one in goods.items() if one.was)
