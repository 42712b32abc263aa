"""How many there are and how many are promised: the only module that changes either.

An order reserves what it is about to sell, releases what it does not sell after all, and consumes what leaves the
house. People and deliveries change the stock by signed adjustments with a reason. Every change tells the outbox
(`stock.changed`, once for each record; `stock.back` too, if there was none to be had before) and drops the pages of
the product, in the same transaction.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from shop.core import audit, outbox, pagecache
from shop.core.locking import require_transaction
from shop.partner.exceptions import (
    BackordersArePromised,
    InsufficientStock,
    NotHereYet,
    NothingToAdjust,
    NotReservedError,
    StockIsPromised,
    StockNotTracked,
    TooMany,
)
from shop.partner.models import COUNTS, MOST_PIECES, AdjustmentReason, StockAdjustment, StockRecord

if TYPE_CHECKING:
    from shop.catalogue.models import Product
    from shop.users.models import User

__all__ = [
    "AdjustmentReason",
    "InsufficientStock",
    "Want",
    "adjust",
    "available",
    "consume",
    "limit_backorders",
    "release",
    "reserve",
    "restock",
]

TOPIC = "stock.changed"
BACK_TOPIC = "stock.back"


@dataclass(frozen=True)
class Want:
    """So many pieces of one stock record."""

    record_id: int
    quantity: int

    def __post_init__(self) -> None:
        if self.quantity < 1:
            raise ValueError(f"Nobody can want {self.quantity} pieces.")


def reserve(wants: Iterable[Want]) -> None:
    """Promise these pieces to an order, all of them or none; takes the locks of the records until the commit.

    Raises `InsufficientStock` for the first record with too few. Records without stock tracking are passed over.
    """
    _move(wants, _promise)


def release(wants: Iterable[Want]) -> None:
    """Take back the promise of these pieces; takes the locks of the records until the commit."""
    _move(wants, _take_back)


def consume(wants: Iterable[Want]) -> None:
    """Let promised pieces leave the house; takes the locks of the records until the commit.

    Raises `NotHereYet` for the first record of which fewer are in stock.
    """
    _move(wants, _send)


def restock(wants: Iterable[Want], *, reason: AdjustmentReason) -> None:
    """Put pieces back on the shelf, with an adjustment each; takes the locks of the records until the commit."""
    adjustments: list[StockAdjustment] = []

    def put_back(record: StockRecord, quantity: int) -> bool:
        if not _is_tracked(record):
            return False
        _shift(record, quantity)
        adjustments.append(_adjustment(record, delta=quantity, reason=reason))
        return True

    require_transaction("stock would return without its order.")
    with transaction.atomic():
        _move(wants, put_back)
        StockAdjustment.objects.bulk_create(adjustments)


def adjust(
    record: StockRecord,
    *,
    delta: int,
    reason: AdjustmentReason,
    note: str = "",
    actor: "User | None" = None,
) -> StockAdjustment:
    """Change by hand what is in stock, up or down, never below what orders were promised; locks the record."""
    if not delta:
        raise NothingToAdjust
    with transaction.atomic():
        locked = _locked([record.pk])[0]
        if not _is_tracked(locked):
            raise StockNotTracked(title=locked.product.get_title())
        before = locked.num_in_stock
        _shift(locked, delta)
        adjustment = _adjustment(locked, delta=delta, reason=reason, note=note, actor=actor)
        adjustment.save()
        audit.record(
            "stock.adjusted",
            target=locked,
            actor=actor,
            changes={"num_in_stock": (before, locked.num_in_stock), "reason": (None, reason.value)},
        )
        _announce([locked])
    record.refresh_from_db(fields=COUNTS)
    return adjustment


def limit_backorders(record: StockRecord, *, limit: int, actor: "User | None" = None) -> None:
    """Set how many may be sold before they are here, never below what is sold ahead already; locks the record."""
    with transaction.atomic():
        locked = _locked([record.pk])[0]
        before, title = locked.backorder_limit, locked.product.get_title()
        lowest = max(0, locked.num_allocated - (locked.num_in_stock or 0))
        if limit > MOST_PIECES:
            raise TooMany(title=title, most=MOST_PIECES)
        if limit < lowest:
            raise BackordersArePromised(title=title, lowest=lowest)
        StockRecord.objects.filter(pk=locked.pk).update(backorder_limit=limit)
        locked.backorder_limit = limit
        audit.record(
            "stock.backorders_limited",
            target=locked,
            actor=actor,
            changes={"backorder_limit": (before, limit)},
        )
        _announce([locked])
    record.refresh_from_db(fields=COUNTS)


def available(record: StockRecord, *, product: "Product | None" = None) -> int | None:
    """How many can be sold now; None where nobody counts. Asks nothing of the database if the product is at hand."""
    if not (product or record.product).get_product_class().track_stock:
        return None
    if record.num_in_stock is None:
        return 0
    return max(0, int(record.num_in_stock + record.backorder_limit - record.num_allocated))


def _is_tracked(record: StockRecord) -> bool:
    return bool(record.product.get_product_class().track_stock)


def _move(wants: Iterable[Want], step: Callable[[StockRecord, int], bool]) -> None:
    """Do one step for each record in primary-key order, all or none, and tell of those that it changed."""
    require_transaction("stock would move without its order.")
    quantities: Counter[int] = Counter()
    for want in wants:
        quantities[want.record_id] += want.quantity
    with transaction.atomic():  # undoes the first steps when a later one is refused
        records = _locked(quantities)
        _announce([record for record in records if step(record, quantities[record.pk])])


def _locked(record_ids: Iterable[int]) -> Sequence[StockRecord]:
    """The records as they are now, locked until the commit, in primary-key order."""
    wanted = set(record_ids)
    # Not FOR UPDATE: it would keep out everybody who only points to a record, such as by a line of a basket, and
    # deadlock with those who point to two of them in another order.
    records = list(
        StockRecord.objects.filter(pk__in=wanted)
        .select_related("product__product_class", "product__parent__product_class")
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )
    if missing := wanted.difference(record.pk for record in records):
        raise StockRecord.DoesNotExist(f"There is no stock record {min(missing)}.")
    for record in records:
        record.available_before = available(record)
    return records


def _promise(record: StockRecord, quantity: int) -> bool:
    if not _is_tracked(record):
        return False
    row = StockRecord.objects.filter(pk=record.pk)
    is_countable = quantity <= 2 * MOST_PIECES  # SQLite cannot even compare with some of what people type
    if not is_countable or not _with_room(row, quantity).update(num_allocated=F("num_allocated") + quantity):
        raise InsufficientStock(
            record_id=record.pk,
            product_id=record.product_id,
            title=record.product.get_title(),
            requested=quantity,
            available=available(record) or 0,
        )
    record.num_allocated += quantity
    return True


def _with_room(row: QuerySet[StockRecord], quantity: int) -> QuerySet[StockRecord]:
    """The guard: the row, if so many more can be promised."""
    free = F("num_in_stock") + F("backorder_limit") - F("num_allocated")
    roomy: QuerySet[StockRecord] = row.alias(free=free).filter(free__gte=quantity)
    return roomy


def _take_back(record: StockRecord, quantity: int) -> bool:
    row = StockRecord.objects.filter(pk=record.pk, num_allocated__gte=quantity)
    if not row.update(num_allocated=F("num_allocated") - quantity):
        return _passed_over(record, quantity)
    record.num_allocated -= quantity
    return True


def _send(record: StockRecord, quantity: int) -> bool:
    row = StockRecord.objects.filter(pk=record.pk, num_allocated__gte=quantity, num_in_stock__gte=quantity)
    moved = row.update(num_allocated=F("num_allocated") - quantity, num_in_stock=F("num_in_stock") - quantity)
    if not moved and record.num_allocated >= quantity:
        raise NotHereYet(
            record_id=record.pk,
            product_id=record.product_id,
            title=record.product.get_title(),
            requested=quantity,
            in_stock=record.num_in_stock or 0,
        )
    if not moved:
        return _passed_over(record, quantity)
    record.num_allocated -= quantity
    record.num_in_stock -= quantity
    return True


def _passed_over(record: StockRecord, quantity: int) -> bool:
    """Nothing is to be moved where nobody counts; where somebody does, more was asked for than was promised."""
    if _is_tracked(record):
        raise NotReservedError(
            f"{quantity} of stock record {record.pk} were never reserved: {record.num_allocated} are."
        )
    return False


def _shift(record: StockRecord, delta: int) -> None:
    """Move what is in stock, between what is promised and what can be counted."""
    held, title = record.num_in_stock or 0, record.product.get_title()
    if abs(delta) > MOST_PIECES:
        raise TooMany(title=title, most=MOST_PIECES)
    row = StockRecord.objects.filter(pk=record.pk).alias(
        held=Coalesce("num_in_stock", 0), lowest=F("num_allocated") - F("backorder_limit")
    )
    moved = row.filter(
        held__gte=F("lowest") - delta, held__range=(max(0, -delta), MOST_PIECES - max(0, delta))
    ).update(num_in_stock=Coalesce("num_in_stock", 0) + delta)
    if not moved and delta > 0:
        raise TooMany(title=title, most=MOST_PIECES)
    if not moved:
        lowest = max(0, record.num_allocated - record.backorder_limit)
        raise StockIsPromised(title=title, in_stock=held, lowest=lowest)
    record.num_in_stock = held + delta


def _adjustment(
    record: StockRecord,
    *,
    delta: int,
    reason: AdjustmentReason,
    note: str = "",
    actor: "User | None" = None,
) -> StockAdjustment:
    return StockAdjustment(
        record=record,
        delta=delta,
        reason=reason,
        note=note,
        actor=actor,
        in_stock_after=record.num_in_stock,
    )


def _announce(records: Sequence[StockRecord]) -> None:
    outbox.emit_all(
        TOPIC,
        (
            {"record_id": record.pk, "product_id": record.product_id, "available": available(record)}
            for record in records
        ),
    )
    back = [record for record in records if record.available_before == 0 and available(record)]
    outbox.emit_all(BACK_TOPIC, ({"product_id": record.product_id} for record in back))
    pagecache.drop(*page_tags(records))


def page_tags(records: Iterable[StockRecord]) -> set[str]:
    """The names of the pages that show these records."""
    products = {record.product for record in records}
    return {f"product:{pk}" for product in products for pk in (product.pk, product.parent_id) if pk}
