"""Two at the same moment: one tender, one capture, no refund too many."""

from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from shop.core.tests.together import at_once, meet
from shop.payment import ledger, services
from shop.payment.exceptions import RefundTooLargeError
from shop.payment.gateways.base import ActionNeeded
from shop.payment.gateways.demo import bank
from shop.payment.models import DemoPayment, EntryKind, LedgerEntry, Refund, Tender
from shop.payment.tests.tenders import FakeGateway, euros, make_payable, make_tender, write

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]
TIMES = 4


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


def test_decides_a_payment_once_when_every_button_is_pressed_at_once(heard: Any) -> None:
    services.start(make_payable(), gateway_code="demo", return_url="/back/", cancel_url="/no/")
    public_id = Tender.objects.get().public_id
    choices = [bank.Choice.PAY, bank.Choice.DECLINE, bank.Choice.PAY, bank.Choice.DECLINE]
    answers = at_once(*[lambda choice=choice: bank.decide(public_id, choice=choice) for choice in choices])

    assert len({answer.state for answer in answers}) == 1
