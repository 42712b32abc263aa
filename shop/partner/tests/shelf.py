"""Stock records for tests."""

from decimal import Decimal
from typing import Any

from shop.catalogue.models import Product, ProductClass
from shop.partner.models import Partner, StockRecord


def record_of(
    title: str = "Finch One", *, is_tracked: bool = True, parent: Product | None = None, **fields: Any
) -> StockRecord:
    """A stock record of a product of its own: five in stock, 24.90 €."""
    if parent is None:
        name = "Parts" if is_tracked else "Downloads"
        kind = ProductClass.objects.get_or_create(name=name, defaults={"track_stock": is_tracked})[0]
        product = Product.objects.create(title=title, product_class=kind)
    else:
        product = Product.objects.create(title=title, parent=parent, structure=Product.CHILD)
    record: StockRecord = StockRecord.objects.create(
        **{
            "product": product,
            "partner": Partner.objects.get_or_create(code="bench", defaults={"name": "Bench"})[0],
            "partner_sku": f"sku-{product.pk}",
            "price": Decimal("24.90"),
            "price_currency": "EUR",
            "num_in_stock": 5,
            **fields,
        }
    )
    return record


def promised(record: StockRecord, number: int) -> StockRecord:
    """The same record with so many promised, whatever the rules."""
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=number)
    record.refresh_from_db()
    return record


def counts(record: StockRecord) -> tuple[int | None, int]:
    """What is in stock and what is promised, as stored."""
    stored: tuple[int | None, int] = StockRecord.objects.values_list("num_in_stock", "num_allocated").get(
        pk=record.pk
    )
    return stored
