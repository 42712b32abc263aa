"""Two at the same moment: one tender, one capture, no refund too many."""

from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from shop.core.tests.together import at_once, meet
from shop.payment import ledger, selectors, services
from shop.payment.exceptions import RefundTooLargeError
from shop.payment.gateways.base import ActionNeeded, Declined, DeclineReason, Event
from shop.payment.gateways.demo import bank
from shop.payment.models import DemoPayment, EntryKind, LedgerEntry, Refund, Tender
from shop.payment.statuses import EventKind
from shop.payment.tests.tenders import FakeGateway, euros, make_payable, make_tender, write

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]
TIMES, ROUNDS = 4, 5


def test_starts_one_tender_when_it_is_started_several_times_at_once(heard: Any) -> None:
    payable = make_payable()

    def start() -> Any:
        return services.start(payable, gateway_code="demo", return_url="/back/", cancel_url="/no/")

    answers = at_once(*[start] * TIMES)

    assert Tender.objects.count() == DemoPayment.objects.count() == 1
    tender = Tender.objects.get()
    url = f"/demo-bank/{tender.public_id}/"
    assert answers == [ActionNeeded(url, reference=tender.reference)] * TIMES


def test_counts_a_capture_once_that_is_told_several_times_at_once() -> None:
    tender = make_tender()
    answers = at_once(*[lambda: write(tender, EntryKind.CAPTURE, euros(30))] * TIMES)

    assert answers.count(None) == TIMES - 1
    assert ledger.sums(tender.order_id).captured == euros(30)


def _refunds_at_once(tender: Tender) -> list[Any]:
    def refund(number: int) -> Any:
        return write(tender, EntryKind.REFUND, euros(20), str(number))

    return at_once(*[lambda number=number: refund(number) for number in range(TIMES)])


def test_gives_back_no_more_than_was_taken_when_refunds_come_at_once() -> None:
    tender = make_tender()
    write(tender, EntryKind.CAPTURE, euros(30))
    answers = _refunds_at_once(tender)

    assert sorted(type(answer).__name__ for answer in answers) == [
        "LedgerEntry",
        *["RefundTooLargeError"] * (TIMES - 1),
    ]
    assert ledger.sums(tender.order_id).refunded == euros(20)


def test_would_give_back_too_much_without_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    tender = make_tender()
    write(tender, EntryKind.CAPTURE, euros(30))
    everybody = Barrier(TIMES)
    check = ledger._check_fits

    def check_together(*facts: Any, **more: Any) -> None:
        check(*facts, **more)
        meet(everybody)

    monkeypatch.setattr(ledger, "lock_row", lambda rows, **lookup: rows.get(**lookup))
    monkeypatch.setattr(ledger, "_check_fits", check_together)
    _refunds_at_once(tender)

    # SQLite has no row locks to lose: there the transaction itself, being IMMEDIATE, keeps the others out.
    expected = {"postgresql": TIMES, "sqlite": 1}[connection.vendor]
    assert LedgerEntry.objects.filter(kind=EntryKind.REFUND).count() == expected


def test_promises_no_refund_too_many_at_once(fake: FakeGateway) -> None:
    tender = make_tender()
    write(tender, EntryKind.CAPTURE, euros(30))

    def ask(number: int) -> Any:
        with transaction.atomic():
            return services.ask_refund(tender, amount=euros(20), key=str(number))

    answers = at_once(*[lambda number=number: ask(number) for number in range(TIMES)])

    assert sum(isinstance(answer, RefundTooLargeError) for answer in answers) == TIMES - 1
    assert Refund.objects.count() == 1


def _charge_back(tender: Tender) -> Any:
    event = Event(
        id="back-1",
        kind=EventKind.CHARGED_BACK,
        reference=f"fake-{tender.pk}",
        amount=euros(30),
        external_id="back-1",
    )
    with transaction.atomic():
        return services.record(tender, event=event)


def _promise(tender: Tender) -> Any:
    with transaction.atomic():
        return services.ask_refund(tender, amount=euros(30), key="a")


def test_leaves_no_promise_when_a_chargeback_meets_one(fake: FakeGateway) -> None:
    for _round in range(ROUNDS):
        tender = make_tender()
        write(tender, EntryKind.CAPTURE, euros(30))

        recorded, promised = at_once(partial(_charge_back, tender), partial(_promise, tender))

        if isinstance(promised, RefundTooLargeError):
            assert (recorded.declined, tender.refunds.count()) == ((), 0)
        else:
            assert [refund.pk for refund in recorded.declined] == [promised.pk]
            assert tender.refunds.get().status == "declined"


def test_would_leave_a_promise_without_the_lock(fake: FakeGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    tender = make_tender()
    write(tender, EntryKind.CAPTURE, euros(30))
    both_have_looked = Barrier(2)
    check, missing = services._check_refund, services._missing

    def slow_check(*facts: Any) -> None:
        check(*facts)
        meet(both_have_looked)

    def slow_missing(*facts: Any) -> Any:
        found = missing(*facts)
        meet(both_have_looked)
        return found

    monkeypatch.setattr(services, "lock_row", lambda rows, **lookup: rows.get(**lookup))
    monkeypatch.setattr(ledger, "lock_row", lambda rows, **lookup: rows.get(**lookup))
    monkeypatch.setattr(services, "_check_refund", slow_check)
    monkeypatch.setattr(services, "_missing", slow_missing)
    at_once(lambda: _charge_back(tender), lambda: _promise(tender))

    # As above: on SQLite it is the transaction that keeps the other one out.
    left = {"postgresql": [euros(-30)], "sqlite": [euros(0)]}[connection.vendor]
    assert [selectors.refundable(tender)] == left


def test_ends_with_the_truth_when_a_chargeback_meets_the_refund_being_carried_out(fake: FakeGateway) -> None:
    for _round in range(ROUNDS):
        tender = make_tender()
        write(tender, EntryKind.CAPTURE, euros(30))
        refund = _promise(tender)
        fake.asked.clear()
        fake.answer = Declined(DeclineReason.NOT_POSSIBLE)

        at_once(partial(_charge_back, tender), partial(services.carry_out_refund, refund.pk))

        stored = Refund.objects.get(pk=refund.pk)
        assert stored.status == "declined"
        assert stored.decline_reason == "already_back" or fake.asked


def test_decides_a_payment_once_when_every_button_is_pressed_at_once(heard: Any) -> None:
    services.start(make_payable(), gateway_code="demo", return_url="/back/", cancel_url="/no/")
    public_id = Tender.objects.get().public_id
    choices = [bank.Choice.PAY, bank.Choice.DECLINE, bank.Choice.PAY, bank.Choice.DECLINE]
    answers = at_once(*[lambda choice=choice: bank.decide(public_id, choice=choice) for choice in choices])

    assert len({answer.state for answer in answers}) == 1
