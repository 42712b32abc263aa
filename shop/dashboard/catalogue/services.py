"""What staff does to stock records, where it takes more than one step of `stock` and `prices`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from shop.dashboard.catalogue.exceptions import AdjustedMeanwhileError
from shop.partner import prices, stock
from shop.partner.models import AdjustmentReason, StockAdjustment, StockRecord

if TYPE_CHECKING:
    from shop.users.models import User


@dataclass(frozen=True, kw_only=True)
class Adjustment:
    """What somebody counted; `seen` is the last adjustment that they saw."""

    delta: int
    reason: AdjustmentReason
    note: str = ""
    seen: int = 0


def latest_adjustment(record: StockRecord) -> int:
    """The key of the record's last adjustment, 0 where there is none."""
    return record.adjustments.order_by("-pk").values_list("pk", flat=True).first() or 0


def adjust(record: StockRecord, *, adjustment: Adjustment, actor: "User") -> StockAdjustment:
    """Change the stock by hand, unless somebody else has since; takes the lock on the record."""
    with transaction.atomic():
        # The same kind of lock as in shop.partner.stock: whoever only points to the record need not wait.
        locked = StockRecord.objects.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
        if latest_adjustment(locked) != adjustment.seen:
            raise AdjustedMeanwhileError(title=locked.product.get_title(), in_stock=locked.num_in_stock or 0)
        return stock.adjust(
            record,
            delta=adjustment.delta,
            reason=adjustment.reason,
            note=adjustment.note,
            actor=actor,
        )


def open_record(
    record: StockRecord, *, price: Decimal, was_price: Decimal | None, in_stock: int | None, actor: "User"
) -> StockRecord:
    """Store a new record, then its first price and its first stock as the changes they are.

    `in_stock` is None where nobody counts.
    """
    with transaction.atomic():
        record.price, record.was_price = None, None
        record.num_in_stock = None if in_stock is None else 0
        record.save()
        prices.set_price(record, price=price, was_price=was_price, reason=_("First price"), actor=actor)
        if in_stock:
            stock.adjust(
                record, delta=in_stock, reason=AdjustmentReason.RECEIVED, note=_("First stock"), actor=actor
            )
    return record
