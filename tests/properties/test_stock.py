"""Whatever is done to stock, in whatever order: no more is promised than there is, and the books agree."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from shop.core.models import OutboxMessage
from shop.partner import stock
from shop.partner.exceptions import (
    BackordersArePromised,
    InsufficientStock,
    NotHereYet,
    NotReservedError,
    StockIsPromised,
)
from shop.partner.models import AdjustmentReason, StockAdjustment, StockRecord
from shop.partner.stock import Want
from shop.partner.tests.shelf import record_of
from tests.properties.examples import at_most

RECORDS = 3
pieces = st.integers(1, 6)
wanted = st.dictionaries(st.integers(0, RECORDS - 1), pieces, min_size=1, max_size=RECORDS)
reasons = st.sampled_from(AdjustmentReason)


class Shelf:
    """What one record should say, in plain arithmetic."""

    def __init__(self, *, here: int, ahead: int) -> None:
        self.here, self.promised, self.ahead, self.adjusted = here, 0, ahead, 0

    @property
    def free(self) -> int:
        return self.here + self.ahead - self.promised


class StockMachine(RuleBasedStateMachine):
    @initialize(here=st.lists(st.integers(0, 8), min_size=RECORDS, max_size=RECORDS), ahead=st.integers(0, 3))
    def open(self, here: list[int], ahead: int) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.shelves = [Shelf(here=number, ahead=ahead) for number in here]
        self.records = [
            record_of(f"Part {number}", num_in_stock=shelf.here, backorder_limit=ahead)
            for number, shelf in enumerate(self.shelves)
        ]
        self.events = 0

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def wants(self, quantities: dict[int, int]) -> list[Want]:
        return [Want(self.records[index].pk, quantity) for index, quantity in quantities.items()]

    def expect(self, refusal: type[Exception] | None, act: Callable[[], object]) -> bool:
        """Act, and be refused exactly when the model says so."""
        with transaction.atomic():
            if refusal is None:
                act()
            else:
                with pytest.raises(refusal):
                    act()
        return refusal is None

    @rule(quantities=wanted)
    def reserve(self, quantities: dict[int, int]) -> None:
        short = any(self.shelves[index].free < number for index, number in quantities.items())
        refusal = InsufficientStock if short else None
        if self.expect(refusal, lambda: stock.reserve(self.wants(quantities))):
            self.events += len(quantities)
            for index, number in quantities.items():
                self.shelves[index].promised += number

    @rule(quantities=wanted)
    def release(self, quantities: dict[int, int]) -> None:
        short = any(self.shelves[index].promised < number for index, number in quantities.items())
        refusal = NotReservedError if short else None
        if self.expect(refusal, lambda: stock.release(self.wants(quantities))):
            self.events += len(quantities)
            for index, number in quantities.items():
                self.shelves[index].promised -= number

    @rule(quantities=wanted)
    def consume(self, quantities: dict[int, int]) -> None:
        refusal = next(filter(None, (self.hindrance(*want) for want in sorted(quantities.items()))), None)
        if self.expect(refusal, lambda: stock.consume(self.wants(quantities))):
            self.events += len(quantities)
            for index, number in quantities.items():
                self.shelves[index].promised -= number
                self.shelves[index].here -= number

    def hindrance(self, index: int, number: int) -> type[Exception] | None:
        shelf = self.shelves[index]
        if shelf.promised < number:
            return NotReservedError
        return NotHereYet if shelf.here < number else None

    @rule(quantities=wanted, reason=reasons)
    def restock(self, quantities: dict[int, int], reason: AdjustmentReason) -> None:
        self.expect(None, lambda: stock.restock(self.wants(quantities), reason=reason))
        self.events += len(quantities)
        for index, number in quantities.items():
            self.shelves[index].here += number
            self.shelves[index].adjusted += number

    @rule(index=st.integers(0, RECORDS - 1), delta=st.integers(-9, 9).filter(bool), reason=reasons)
    def adjust(self, index: int, delta: int, reason: AdjustmentReason) -> None:
        shelf = self.shelves[index]
        lowest = max(0, shelf.promised - shelf.ahead)
        refusal = StockIsPromised if shelf.here + delta < lowest else None
        if self.expect(refusal, lambda: stock.adjust(self.records[index], delta=delta, reason=reason)):
            self.events += 1
            shelf.here += delta
            shelf.adjusted += delta

    @rule(index=st.integers(0, RECORDS - 1), limit=st.integers(0, 6))
    def limit_backorders(self, index: int, limit: int) -> None:
        shelf = self.shelves[index]
        refusal = BackordersArePromised if limit < shelf.promised - shelf.here else None
        if self.expect(refusal, lambda: stock.limit_backorders(self.records[index], limit=limit)):
            self.events += 1
            shelf.ahead = limit

    @invariant()
    def promises_no_more_than_there_is(self) -> None:
        for record in StockRecord.objects.all():
            assert record.num_in_stock is not None
            assert record.num_in_stock >= 0
            assert 0 <= record.num_allocated <= record.num_in_stock + record.backorder_limit

    @invariant()
    def agrees_with_the_model(self) -> None:
        for record, shelf in zip(getattr(self, "records", []), getattr(self, "shelves", []), strict=True):
            stored = StockRecord.objects.get(pk=record.pk)
            assert (stored.num_in_stock, stored.num_allocated) == (shelf.here, shelf.promised)
            assert stock.available(stored) == shelf.free
            deltas = StockAdjustment.objects.filter(record=record).values_list("delta", flat=True)
            assert sum(deltas) == shelf.adjusted

    @invariant()
    def tells_of_every_change_once(self) -> None:
        if hasattr(self, "events"):
            assert OutboxMessage.objects.filter(topic=stock.TOPIC).count() == self.events


@pytest.mark.django_db
def test_holds_whatever_is_done_to_it() -> None:
    run_state_machine_as_test(
        StockMachine,
        settings=settings(
            max_examples=at_most(40),
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
