"""What things cost, and have cost: the only module that changes a price; it writes each change down and tells of it.

Oscar looks for its price classes under this name too, and finds its own where this module has none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, Subquery

from shop.core import clock, outbox, pagecache
from shop.core.money import AmountError, Money
from shop.partner.exceptions import BadPrice, WasPriceTooLow
from shop.partner.models import PRICES, PriceChange, StockRecord
from shop.partner.stock import page_tags

if TYPE_CHECKING:
    from shop.users.models import User

TOPIC = "prices.changed"
_AT_ONCE = 500
_MOST = Decimal(10) ** 10  # what the column can hold


@dataclass(frozen=True)
class NewPrice:
    """What one stock record is to cost, tax included, and what it cost before, where that is to be shown."""

    record_id: int
    price: Decimal
    was_price: Decimal | None = None


def set_price(
    record: StockRecord,
    *,
    price: Decimal,
    was_price: Decimal | None = None,
    reason: str = "",
    actor: "User | None" = None,
) -> PriceChange | None:
    """Set what a record costs and write it down; None if it did already. Locks the record."""
    new = NewPrice(record.pk, price, was_price)
    with transaction.atomic():
        changes, tags = _write([new], reason=reason, actor=actor)
        pagecache.drop(*tags)
    record.refresh_from_db(fields=PRICES)
    return changes[0] if changes else None


def set_prices(prices: Iterable[NewPrice], *, reason: str = "", actor: "User | None" = None) -> int:
    """Set many prices, all or none, and tell how many changed; locks the records, the lowest key first."""
    by_record = {new.record_id: new for new in prices}  # the last word on each counts
    changed, dropped = 0, set[str]()
    with transaction.atomic():
        for some in _some_at_once(by_record[pk] for pk in sorted(by_record)):
            changes, tags = _write(some, reason=reason, actor=actor)
            changed += len(changes)
            dropped |= tags
        pagecache.drop(*dropped)
    return changed


def lowest_price_since(
    record: StockRecord, *, days: int = 30, before: datetime | None = None
) -> Decimal | None:
    """The least that a record cost in so many days up to now, or before the moment of a reduction."""
    end = before or clock.now()
    start = end - timedelta(days=days)
    changes = PriceChange.objects.filter(record=record, currency=record.price_currency)
    changes = changes.filter(at__lt=end) if before else changes.filter(at__lte=end)
    at_the_start = changes.filter(at__lte=start).order_by("-at", "-pk").values("pk")[:1]
    asked = changes.filter(Q(at__gt=start) | Q(pk__in=Subquery(at_the_start)))
    least: Decimal | None = asked.order_by("price").values_list("price", flat=True).first()
    return least


def _some_at_once(prices: Iterable[NewPrice]) -> Iterator[list[NewPrice]]:
    remaining = iter(prices)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some


def _write(
    prices: Sequence[NewPrice], *, reason: str, actor: "User | None"
) -> tuple[list[PriceChange], set[str]]:
    """Write those prices that are new, or were never written down, and name the pages that show them."""
    records = _locked([new.record_id for new in prices])
    unwritten = _without_history(records)
    for new in prices:
        _check(new, currency=records[new.record_id].price_currency)
    changed = [new for new in prices if _differs(records[new.record_id], new) or new.record_id in unwritten]
    touched = [records[new.record_id] for new in changed]
    for record, new in zip(touched, changed, strict=True):
        record.price, record.was_price = new.price, new.was_price
    StockRecord.objects.bulk_update(touched, ["price", "was_price"])
    if touched:
        outbox.emit(TOPIC, {"product_ids": sorted({record.product_id for record in touched})})
    changes = [_change(record, reason=reason, actor=actor) for record in touched]
    return PriceChange.objects.bulk_create(changes), page_tags(touched)


def _locked(record_ids: Sequence[int]) -> dict[int, StockRecord]:
    """The records as they are now, locked until the commit; as in `stock`, what only points to them goes on."""
    rows = StockRecord.objects.filter(pk__in=record_ids).select_related("product").order_by("pk")
    records = {record.pk: record for record in rows.select_for_update(of=("self",), no_key=True)}
    if missing := set(record_ids).difference(records):
        raise StockRecord.DoesNotExist(f"There is no stock record {min(missing)}.")
    return records


def _without_history(records: Iterable[int]) -> set[int]:
    """Those whose price was never written down, because they were made by a bulk insert."""
    written = PriceChange.objects.filter(record_id__in=list(records)).values_list("record_id", flat=True)
    return set(records).difference(written.order_by().distinct())


def _check(new: NewPrice, *, currency: str) -> None:
    try:
        amounts = [
            Money(amount, currency).amount for amount in (new.price, new.was_price) if amount is not None
        ]
    except AmountError:
        raise BadPrice(price=new.price, currency=currency) from None
    if min(amounts) < 0 or max(amounts) >= _MOST:
        raise BadPrice(price=new.price, currency=currency)
    if new.was_price is not None and new.was_price <= new.price:
        raise WasPriceTooLow(price=new.price, was_price=new.was_price)


def _differs(record: StockRecord, new: NewPrice) -> bool:
    return (record.price, record.was_price) != (new.price, new.was_price)


def _change(record: StockRecord, *, reason: str, actor: "User | None") -> PriceChange:
    return PriceChange(
        record=record,
        price=record.price,
        was_price=record.was_price,
        currency=record.price_currency,
        reason=reason,
        actor=actor,
    )
