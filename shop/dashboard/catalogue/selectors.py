"""What staff sees of stock, prices and brands."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from oscar.apps.partner.models import StockAlert

from shop.catalogue import renditions
from shop.catalogue.models import Brand, Product
from shop.core.money import Money
from shop.dashboard.catalogue import services
from shop.partner import prices, stock
from shop.partner.models import PriceChange, StockAdjustment, StockRecord

if TYPE_CHECKING:
    from datetime import datetime

SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class PricePoint:
    at: "datetime"
    price: Money
    was_price: Money | None
    reason: str
    actor: str


@dataclass(frozen=True, kw_only=True)
class RecordCard:
    """A stock record with its counts and its history, the latest first."""

    record: StockRecord
    is_tracked: bool
    price: Money | None
    was_price: Money | None
    lowest: Money | None  # of the last 30 days
    available: int | None
    seen: int
    adjustments: Sequence[StockAdjustment]
    price_points: Sequence[PricePoint]


@dataclass(frozen=True, kw_only=True)
class StockSheet:
    """The stock page of a product: its records, or its variants where those have them."""

    product: Product
    cards: tuple[RecordCard, ...]
    variants: tuple[Product, ...]


@dataclass(frozen=True, kw_only=True)
class BrandRow:
    """A brand as its list and its page show it, as stored."""

    brand: Brand
    picture: str  # where it is; empty: none
    num_products: int


def stock_sheet(product_id: int) -> StockSheet | None:
    """Stock and prices of a product with their history; None if there is no such product."""
    products = Product.objects.select_related("product_class", "parent__product_class")
    product = products.filter(pk=product_id).first()
    if product is None:
        return None
    records = StockRecord.objects.filter(product=product).select_related("partner")
    variants = (
        Product.objects.filter(parent=product).select_related("parent").prefetch_related("stockrecords")
    )
    return StockSheet(
        product=product,
        cards=tuple(_card(record, product=product) for record in records),
        variants=tuple(variants.order_by("pk")),
    )


def record(record_id: int) -> StockRecord | None:
    found: StockRecord | None = StockRecord.objects.select_related("product").filter(pk=record_id).first()
    return found


def alerts(status: str) -> "QuerySet[StockAlert]":
    """What runs low, the latest first; of every status if none is named."""
    found: QuerySet[StockAlert] = StockAlert.objects.select_related(
        "stockrecord__partner", "stockrecord__product__parent"
    ).order_by("-date_created", "-pk")
    return found.filter(status=status) if status else found


def brands(typed: str = "", *, is_archived: bool | None = False) -> "QuerySet[Brand]":
    """Brands by name with their pictures and the number of their products; archived or not, None: both."""
    own = Product.objects.filter(brand=OuterRef("pk")).order_by().values("brand")
    counted = own.annotate(number=Count("pk")).values("number")
    found: QuerySet[Brand] = (
        Brand.objects.select_related("image")
        .prefetch_related(renditions.loaded_for("image"))
        .annotate(num_products=Coalesce(Subquery(counted), 0))
        .order_by("name", "pk")
    )
    if is_archived is not None:
        found = found.filter(archived_at__isnull=not is_archived)
    return found.filter(Q(name__icontains=typed) | Q(slug__icontains=typed)) if typed else found


def brand_row(brand: Any) -> BrandRow:
    """What is shown of a brand that `brands` gave; no query."""
    picture = renditions.smallest(brand.image) if brand.image else ""
    return BrandRow(brand=brand, picture=picture, num_products=brand.num_products)


def brands_for(product: Product) -> "QuerySet[Brand]":
    """The brands that a product may have: those in use, and the one that it has."""
    chosen: QuerySet[Brand] = Brand.objects.filter(Q(archived_at=None) | Q(pk=product.brand_id))
    return chosen


def _card(record: StockRecord, *, product: Product) -> RecordCard:
    record.product = product
    lowest = prices.lowest_price_since(record)
    changes = record.price_changes.select_related("actor")[:SHOWN]
    return RecordCard(
        record=record,
        is_tracked=product.get_product_class().track_stock,
        price=_money(record.price, record.price_currency),
        was_price=_money(record.was_price, record.price_currency),
        lowest=_money(lowest, record.price_currency),
        available=stock.available(record, product=product),
        seen=services.latest_adjustment(record),
        adjustments=list(record.adjustments.select_related("actor")[:SHOWN]),
        price_points=[_point(change) for change in changes],
    )


def _point(change: PriceChange) -> PricePoint:
    return PricePoint(
        at=change.at,
        price=Money(change.price, change.currency),
        was_price=_money(change.was_price, change.currency),
        reason=change.reason,
        actor=change.actor.get_full_name() or change.actor.email if change.actor else "",
    )


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
