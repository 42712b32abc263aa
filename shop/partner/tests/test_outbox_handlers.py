from typing import Any

import pytest
from django.db import transaction
from oscar.apps.partner.models import StockAlert

from shop.core import outbox
from shop.partner import alerts, stock
from shop.partner.stock import AdjustmentReason, Want
from shop.partner.tests.shelf import promised, record_of

pytestmark = pytest.mark.django_db


def alerts_of(record: Any) -> list[tuple[str, int]]:
    return list(StockAlert.objects.filter(stockrecord=record).values_list("status", "threshold"))


def test_lists_what_has_run_low_and_strikes_it_off_again() -> None:
    record = record_of(low_stock_threshold=3)
    with transaction.atomic():
        stock.reserve([Want(record.pk, 3)])
    assert alerts_of(record) == []

    assert outbox.deliver().failed == 0
    assert alerts_of(record) == [("Open", 3)]

    stock.adjust(record, delta=5, reason=AdjustmentReason.RECEIVED)
    outbox.deliver()
    assert alerts_of(record) == [("Closed", 3)]


def test_lists_nothing_twice() -> None:
    record = promised(record_of(low_stock_threshold=3), 5)

    alerts.look_at(record.pk)
    alerts.look_at(record.pk)

    assert alerts_of(record) == [("Open", 3)]


def test_lists_nothing_without_a_threshold_or_without_a_record() -> None:
    record = promised(record_of(), 5)

    alerts.look_at(record.pk)
    alerts.look_at(999999)

    assert not StockAlert.objects.exists()
