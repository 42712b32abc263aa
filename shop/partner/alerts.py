"""The list of what runs low. Oscar keeps it when a record is saved, which moving stock does not do."""

from django.db import transaction
from oscar.apps.partner.models import StockAlert

from shop.partner.models import StockRecord


@transaction.atomic
def look_at(record_id: int) -> None:
    """Open an alert for a record that has fallen below its threshold, or close the one it has; locks the record."""
    record = StockRecord.objects.filter(pk=record_id).select_for_update(of=("self",), no_key=True).first()
    if record is None:
        return
    alerts = list(StockAlert.objects.filter(stockrecord=record, status=StockAlert.OPEN))
    if record.is_below_threshold and not alerts:
        StockAlert.objects.create(stockrecord=record, threshold=record.low_stock_threshold)
    elif not record.is_below_threshold:
        for alert in alerts:
            alert.close()
