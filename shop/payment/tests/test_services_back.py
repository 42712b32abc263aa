"""Calling a payment off, settling it, and giving money back: what is asked of a gateway after a commit."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from shop.core import outbox
from shop.core.models import OutboxMessage
from shop.core.money import Money
from shop.payment import ledger, selectors, services
from shop.payment.exceptions import KeyTakenError, RefundTooLargeError
from shop.payment.gateways.base import (
    Declined,
    DeclineReason,
    Done,
    Event,
    Pending,
    Result,
    Unknown,
)
from shop.payment.models import EntryKind, LedgerEntry, Refund, Tender
from shop.payment.statuses import EventKind
from shop.payment.tests.tenders import (
    FakeGateway,
    euros,
    make_tender,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(fake: FakeGateway) -> Tender:
    tender = make_tender(reference="fake-1")
    write(tender, EntryKind.CAPTURE, euros(30), "fake-1")
    return tender


def record(tender: Tender, kind: EventKind, amount: Money | None = None, **facts: Any) -> LedgerEntry | None:
    facts = {"id": "event-1", "reference": "fake-1", **facts}
    with transaction.atomic():
        return services.record(tender, event=Event(kind=kind, amount=amount or euros(30), **facts)).entry


def in_transaction(do: Callable[[], Any]) -> Any:
    with transaction.atomic():
        return do()


def test_calls_a_payment_off_after_the_commit(fake: FakeGateway) -> None:
    tender = make_tender()
    in_transaction(lambda: services.ask_cancel(tender))
    assert fake.asked == []
    fake.answer = Done("fake-1", captured=euros(0))
    outbox.deliver()

    assert fake.asked == [("cancel", tender)]
    assert Tender.objects.get().status == "cancelled"
    assert selectors.result(Tender.objects.get()) == Declined(DeclineReason.CALLED_OFF)


def test_leaves_a_payment_that_the_gateway_does_not_call_off(fake: FakeGateway) -> None:
    tender = make_tender()
    in_transaction(lambda: services.ask_cancel(tender))
    fake.answer = Declined(DeclineReason.NOT_POSSIBLE)
    outbox.deliver()

    assert Tender.objects.get().status == "started"


def test_calls_an_authorised_payment_off_by_way_of_the_order(fake: FakeGateway, heard: list[Event]) -> None:
    tender = make_tender(reference="fake-1")
    write(tender, EntryKind.AUTHORISE, euros(30), "fake-1")
    fake.answer = Done("void-1", captured=euros(0))
    services.carry_out_cancel(tender.public_id)
    outbox.deliver()

    assert [(event.kind, event.entry_id, event.amount) for event in heard] == [
        (EventKind.CANCELLED, "void-1", euros(30))
    ]


def test_asks_again_when_the_gateway_says_nothing_about_calling_off(fake: FakeGateway) -> None:
    tender = make_tender()
    in_transaction(lambda: services.ask_cancel(tender))
    fake.answer = TimeoutError()

    assert outbox.deliver().failed == 1
    assert "gave no answer" in OutboxMessage.objects.get(topic=services.CANCEL_TOPIC).last_error
    assert Tender.objects.get().status == "started"


def test_calls_nothing_off_that_is_decided(paid: Tender, fake: FakeGateway) -> None:
    services.carry_out_cancel(paid.public_id)

    assert (fake.asked, Tender.objects.get().status) == ([], "captured")


def test_gives_money_back_after_the_commit_and_by_way_of_the_order(
    paid: Tender, fake: FakeGateway, heard: list[Event]
) -> None:
    in_transaction(lambda: services.ask_refund(paid, amount=euros(10), key="return-1"))
    assert fake.asked == []
    fake.answer = Done("re_1", captured=euros(10))
    outbox.deliver()
    outbox.deliver()

    assert fake.asked == [("refund", paid, euros(10), f"{paid.public_id}-return-1")]
    assert [(event.kind, event.entry_id, event.amount) for event in heard] == [
        (EventKind.REFUNDED, "re_1", euros(10))
    ]
    refund = Refund.objects.get()
    assert (refund.status, refund.reference) == ("done", "re_1")
    assert selectors.refundable(paid) == euros(20)
    in_transaction(lambda: services.record(paid, event=heard[0]))
    assert selectors.refundable(paid) == euros(20)
    assert ledger.sums(paid.order_id).refunded == euros(10)


def test_promises_the_same_refund_once(paid: Tender) -> None:
    first = in_transaction(lambda: services.ask_refund(paid, amount=euros(10), key="a"))
    second = in_transaction(lambda: services.ask_refund(paid, amount=euros(10), key="a"))

    assert first == second
    assert OutboxMessage.objects.filter(topic=services.REFUND_TOPIC).count() == 1
    with pytest.raises(KeyTakenError):
        in_transaction(lambda: services.ask_refund(paid, amount=euros(11), key="a"))


def test_promises_no_more_than_is_left_after_other_promises(paid: Tender) -> None:
    in_transaction(lambda: services.ask_refund(paid, amount=euros(20), key="a"))

    with pytest.raises(RefundTooLargeError) as refusal:
        in_transaction(lambda: services.ask_refund(paid, amount=euros("10.01"), key="b"))
    assert refusal.value.refundable == euros(10)
    assert Refund.objects.count() == 1
    assert OutboxMessage.objects.filter(topic=services.REFUND_TOPIC).count() == 1


def test_frees_the_promise_of_a_refund_that_is_refused(
    paid: Tender, fake: FakeGateway, heard: list[Event]
) -> None:
    in_transaction(lambda: services.ask_refund(paid, amount=euros(20), key="a"))
    fake.answer = Declined(DeclineReason.NOT_POSSIBLE)
    outbox.deliver()
    outbox.deliver()

    refund = Refund.objects.get()
    assert (refund.status, refund.decline_reason) == ("declined", "not_possible")
    assert [(event.kind, event.entry_id, event.amount, event.reason) for event in heard] == [
        (EventKind.REFUND_DECLINED, "a", euros(20), DeclineReason.NOT_POSSIBLE)
    ]
    assert selectors.refundable(paid) == euros(30)


def test_finishes_a_refund_that_takes_days_when_its_event_comes(paid: Tender, fake: FakeGateway) -> None:
    refund = in_transaction(lambda: services.ask_refund(paid, amount=euros(20), key="a"))
    fake.answer = Pending("re_1")
    services.carry_out_refund(refund.pk)
    assert Refund.objects.get().status == "pending"

    record(paid, EventKind.REFUNDED, euros(20), external_id="re_1")
    assert Refund.objects.get().status == "done"
    assert selectors.refundable(paid) == euros(10)


def test_asks_again_when_the_gateway_says_nothing_about_a_refund(paid: Tender, fake: FakeGateway) -> None:
    in_transaction(lambda: services.ask_refund(paid, amount=euros(20), key="a"))
    fake.answer = Unknown("no answer")

    assert outbox.deliver().failed == 1
    assert Refund.objects.get().status == "asked"
    assert selectors.refundable(paid) == euros(10)


def test_settles_by_way_of_the_order(fake: FakeGateway, heard: list[Event]) -> None:
    tender = make_tender(reference="fake-1")
    write(tender, EntryKind.AUTHORISE, euros(30), "fake-1")
    fake.answer = Done("cap-1", captured=euros(12))
    services.settle(tender, amount=euros(12))
    outbox.deliver()
    in_transaction(lambda: services.record(tender, event=heard[0]))

    assert ledger.sums(tender.order_id) == ledger.Sums(euros(30), euros(12), euros(0))


@pytest.mark.parametrize("answer", [Declined(DeclineReason.NOT_POSSIBLE), Unknown("?"), Pending("cap-1")])
def test_settles_nothing_that_is_not_done(fake: FakeGateway, heard: list[Event], answer: Result) -> None:
    tender = make_tender(status="authorised")
    fake.answer = answer

    assert services.settle(tender, amount=euros(12)) == answer
    outbox.deliver()
    assert (heard, Tender.objects.get().status) == ([], "authorised")
