"""Many buyers of few units at the same moment, on whichever database is configured."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from shop.core.tests.together import at_once
from shop.partner import stock
from shop.partner.exceptions import InsufficientStock, NotReservedError, StockIsPromised
from shop.partner.models import AdjustmentReason, PriceChange, StockRecord
from shop.partner.stock import Want
from shop.partner.tests.shelf import counts, record_of

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

BUYERS, UNITS = 20, 5


def buy(*wants: Want) -> str:
    with transaction.atomic():
        stock.reserve(wants)
    return "sold"


def twenty_buyers_of(record: StockRecord) -> list[Any]:
    return at_once(*[lambda: buy(Want(record.pk, 1))] * BUYERS)


def of_kind(answers: list[Any], kind: type[Exception]) -> int:
    return sum(isinstance(answer, kind) for answer in answers)


def unguarded(row: QuerySet[StockRecord], _quantity: int) -> QuerySet[StockRecord]:
    return row


def drop_constraint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the database's own check away; each of these tests has a copy of the database to itself."""
    constraints = {one.name: one for one in StockRecord._meta.constraints}
    dropped = constraints.pop("partner_stock_covers_allocated")
    # SQLite makes the table anew, from what the model says.
    monkeypatch.setattr(StockRecord._meta, "constraints", list(constraints.values()))
    with connection.schema_editor() as editor:
        editor.remove_constraint(StockRecord, dropped)


def test_sells_five_of_five_to_twenty_buyers() -> None:
    record = record_of(num_in_stock=UNITS)

    answers = twenty_buyers_of(record)

    assert answers.count("sold") == UNITS
    assert of_kind(answers, InsufficientStock) == BUYERS - UNITS
    assert counts(record) == (UNITS, UNITS)


def test_oversells_when_neither_the_guard_nor_the_constraint_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = record_of(num_in_stock=UNITS)
    monkeypatch.setattr(stock, "_with_room", unguarded)
    drop_constraint(monkeypatch)

    answers = twenty_buyers_of(record)

    assert answers.count("sold") == BUYERS
    assert counts(record) == (UNITS, BUYERS)


def test_is_held_by_the_database_when_only_the_guard_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    record = record_of(num_in_stock=UNITS)
    monkeypatch.setattr(stock, "_with_room", unguarded)

    answers = twenty_buyers_of(record)

    assert answers.count("sold") == UNITS
    assert of_kind(answers, IntegrityError) == BUYERS - UNITS
    assert counts(record) == (UNITS, UNITS)


def test_never_deadlocks_whatever_order_the_baskets_are_in() -> None:
    first, second = record_of("Finch", num_in_stock=BUYERS), record_of("Heron", num_in_stock=BUYERS)
    there, back = [Want(first.pk, 1), Want(second.pk, 1)], [Want(second.pk, 1), Want(first.pk, 1)]

    answers = at_once(*[lambda: buy(*there), lambda: buy(*back)] * (BUYERS // 2))

    assert answers == ["sold"] * BUYERS
    assert [counts(record) for record in (first, second)] == [(BUYERS, BUYERS)] * 2


def test_keeps_nobody_waiting_who_only_points_to_the_record() -> None:
    """On SQLite one transaction writes at a time, so there everybody waits."""
    record = record_of(num_in_stock=UNITS)
    is_reserved, has_pointed = Event(), Event()

    def reserve_slowly() -> bool:
        with transaction.atomic():
            stock.reserve([Want(record.pk, 1)])
            is_reserved.set()
            return has_pointed.wait(timeout=2)

    def point_to_it() -> None:
        is_reserved.wait(timeout=5)
        PriceChange.objects.create(record=record, price=1, currency="EUR")  # as a line of a basket does
        has_pointed.set()

    has_gone_ahead = connection.vendor == "postgresql"
    assert at_once(reserve_slowly, point_to_it) == [has_gone_ahead, None]


def test_takes_what_is_promised_from_nobody_while_staff_counts() -> None:
    record = record_of(num_in_stock=UNITS)

    def lose_one() -> str:
        stock.adjust(StockRecord.objects.get(pk=record.pk), delta=-1, reason=AdjustmentReason.LOST)
        return "lost"

    jobs: list[Callable[[], str]] = [lambda: buy(Want(record.pk, 1)), lose_one]
    answers = at_once(*jobs * UNITS)

    sold, lost = answers.count("sold"), answers.count("lost")
    assert sold + lost == UNITS
    assert of_kind(answers, InsufficientStock) + of_kind(answers, StockIsPromised) == UNITS
    assert counts(record) == (UNITS - lost, sold)


def test_gives_back_once_what_two_want_to_give_back() -> None:
    record = record_of(num_in_stock=UNITS)
    buy(Want(record.pk, 3))

    def give_back() -> str:
        with transaction.atomic():
            stock.release([Want(record.pk, 3)])
        return "released"

    answers = at_once(*[give_back] * 2)

    assert answers.count("released") == 1
    assert of_kind(answers, NotReservedError) == 1
    assert counts(record) == (UNITS, 0)
