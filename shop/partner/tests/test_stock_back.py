"""The event for those who wait: something that could not be had can be had."""

from typing import Any

import pytest
from django.db import transaction

from shop.core.models import OutboxMessage
from shop.partner import stock
from shop.partner.models import StockRecord
from shop.partner.stock import AdjustmentReason, Want
from shop.partner.tests.shelf import promised, record_of

pytestmark = pytest.mark.django_db


def told() -> list[Any]:
    return list(OutboxMessage.objects.filter(topic="stock.back").values_list("payload", flat=True))


def adjust(record: StockRecord, delta: int) -> None:
    stock.adjust(record, delta=delta, reason=AdjustmentReason.RECEIVED)


def test_tells_once_that_something_is_back() -> None:
    record = record_of(num_in_stock=0)
    adjust(record, 2)
    adjust(record, 2)
    assert told() == [{"product_id": record.product_id}]


def test_begins_with_the_first_count() -> None:
    adjust(record_of(num_in_stock=None), 2)
    assert len(told()) == 1


def test_tells_nobody_while_all_of_it_is_promised() -> None:
    record = promised(record_of(num_in_stock=2, backorder_limit=3), 5)
    with transaction.atomic():
        stock.consume([Want(record.pk, 2)])  # three were sold ahead, and none is left to be
    assert told() == []


def test_tells_when_an_order_gives_back_the_last_pieces() -> None:
    record = promised(record_of(), 5)
    with transaction.atomic():
        stock.release([Want(record.pk, 2)])
    assert len(told()) == 1


def test_tells_when_more_may_be_sold_ahead() -> None:
    record = promised(record_of(), 5)
    stock.limit_backorders(record, limit=4)
    stock.limit_backorders(record, limit=5)
    assert len(told()) == 1


def test_tells_nothing_when_it_goes_or_was_there_before() -> None:
    record = record_of()
    with transaction.atomic():
        stock.reserve([Want(record.pk, 5)])
        stock.consume([Want(record.pk, 2)])
    adjust(record_of("Wren"), 3)
    assert told() == []
