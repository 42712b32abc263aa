"""Refunds that were promised and come to nothing: the bank was quicker, or does not do it."""

import pytest
from django.db import transaction

from shop.core import outbox
from shop.core.money import Money
from shop.payment import selectors, services
from shop.payment.exceptions import RefundTooLargeError
from shop.payment.gateways.base import Declined, DeclineReason, Done, Event, Pending
from shop.payment.models import EntryKind, LedgerEntry, Refund, Tender
from shop.payment.services import Recorded
from shop.payment.statuses import EventKind
from shop.payment.tests.tenders import FakeGateway, euros, make_tender, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(fake: FakeGateway) -> Tender:
    tender = make_tender(reference="fake-1")
    write(tender, EntryKind.CAPTURE, euros(30), "fake-1")
    return tender


def promise(tender: Tender, amount: int, *, key: str = "a") -> Refund:
    with transaction.atomic():
        return services.ask_refund(tender, amount=euros(amount), key=key)


def hear(tender: Tender, kind: EventKind, amount: Money, *, external_id: str = "back-1") -> Recorded:
    event = Event(
        id=f"{kind}-{external_id}", kind=kind, reference="fake-1", amount=amount, external_id=external_id
    )
    with transaction.atomic():
        return services.record(tender, event=event)


def standing(*refunds: Refund) -> list[tuple[str, str]]:
    return [
        (each.status, each.decline_reason)
        for each in Refund.objects.filter(pk__in=[refund.pk for refund in refunds]).order_by("pk")
    ]


def test_calls_off_what_a_chargeback_leaves_no_money_for_and_asks_nobody(
    paid: Tender, fake: FakeGateway
) -> None:
    refund = promise(paid, 30)
    recorded = hear(paid, EventKind.CHARGED_BACK, euros(30))
    assert recorded.declined == (refund,)
    assert standing(refund) == [("declined", "already_back")]
    assert selectors.refundable(paid) == euros(0)

    assert outbox.deliver().failed == 0
    assert fake.asked == []


def test_calls_off_in_the_transaction_of_the_chargeback(paid: Tender) -> None:
    refund = promise(paid, 30)
    with transaction.atomic():
        hear(paid, EventKind.CHARGED_BACK, euros(30))
        transaction.set_rollback(True)
    assert standing(refund) == [("asked", "")]
    assert LedgerEntry.objects.filter(kind=EntryKind.CHARGEBACK).count() == 0


def test_keeps_the_promises_that_are_still_covered_the_oldest_first(paid: Tender) -> None:
    first, second, third = promise(paid, 10, key="1"), promise(paid, 10, key="2"), promise(paid, 5, key="3")
    recorded = hear(paid, EventKind.CHARGED_BACK, euros(20))
    assert recorded.declined == (third, second)
    assert standing(first, second, third) == [("asked", ""), *[("declined", "already_back")] * 2]
    assert selectors.refundable(paid) == euros(0)


def test_leaves_a_promise_alone_that_the_rest_covers(paid: Tender) -> None:
    refund = promise(paid, 10)
    assert hear(paid, EventKind.CHARGED_BACK, euros(20)).declined == ()
    assert standing(refund) == [("asked", "")]


def test_leaves_a_refund_to_the_gateway_that_has_it_already(paid: Tender, fake: FakeGateway) -> None:
    refund = promise(paid, 30)
    fake.answer = Pending("re_1")
    services.carry_out_refund(refund.pk)
    assert hear(paid, EventKind.CHARGED_BACK, euros(30)).declined == ()
    assert standing(refund) == [("pending", "")]


def test_calls_nothing_off_twice(paid: Tender) -> None:
    promise(paid, 30)
    hear(paid, EventKind.CHARGED_BACK, euros(30))
    assert hear(paid, EventKind.CHARGED_BACK, euros(30)) == Recorded()


def test_changes_nothing_for_a_chargeback_of_more_than_there_is(paid: Tender) -> None:
    refund = promise(paid, 30)
    with pytest.raises(RefundTooLargeError):
        hear(paid, EventKind.CHARGED_BACK, euros(31))
    assert standing(refund) == [("asked", "")]


def test_calls_off_what_somebody_gave_back_at_the_gateway_by_hand(paid: Tender) -> None:
    refund = promise(paid, 30)
    assert hear(paid, EventKind.REFUNDED, euros(20), external_id="re_hand").declined == (refund,)
    assert selectors.refundable(paid) == euros(10)


def test_knows_its_own_refund_although_the_event_overtakes_the_answer(
    paid: Tender, fake: FakeGateway, heard: list[Event]
) -> None:
    refund = promise(paid, 30)
    assert hear(paid, EventKind.REFUNDED, euros(30), external_id="re_1").declined == ()
    assert standing(refund) == [("done", "")]
    assert Refund.objects.get().reference == "re_1"

    outbox.deliver()
    assert (fake.asked, heard) == ([], [])


@pytest.mark.parametrize("answer", [Done("re_1", captured=euros(10)), Pending("re_1")])
def test_believes_a_gateway_that_did_what_was_called_off_while_it_was_asked(
    paid: Tender,
    fake: FakeGateway,
    heard: list[Event],
    monkeypatch: pytest.MonkeyPatch,
    answer: Done | Pending,
) -> None:
    refund = promise(paid, 10)

    def slow(*_question: object) -> Done | Pending:
        hear(paid, EventKind.CHARGED_BACK, euros(25))
        return answer

    monkeypatch.setattr(fake, "_answer", slow)
    services.carry_out_refund(refund.pk)
    outbox.deliver()
    stored = Refund.objects.get()
    assert (stored.status, stored.reference) == ("done" if isinstance(answer, Done) else "pending", "re_1")
    assert [event.kind for event in heard] == ([EventKind.REFUNDED] if isinstance(answer, Done) else [])


def test_says_nothing_of_a_refusal_of_what_was_called_off_while_it_was_asked(
    paid: Tender, fake: FakeGateway, heard: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    refund = promise(paid, 30)

    def slow(*_question: object) -> Declined:
        hear(paid, EventKind.CHARGED_BACK, euros(30))
        return Declined(DeclineReason.NOT_POSSIBLE)

    monkeypatch.setattr(fake, "_answer", slow)
    services.carry_out_refund(refund.pk)
    outbox.deliver()
    assert (standing(refund), heard) == ([("declined", "already_back")], [])


def test_hears_days_later_that_a_refund_was_not_possible(paid: Tender, fake: FakeGateway) -> None:
    refund = promise(paid, 30)
    fake.answer = Pending("re_1")
    services.carry_out_refund(refund.pk)
    assert hear(paid, EventKind.REFUND_DECLINED, euros(30), external_id="re_1").declined == (refund,)
    assert standing(refund) == [("declined", "")]
    assert selectors.refundable(paid) == euros(30)
    assert Tender.objects.get().reference == "fake-1"


@pytest.mark.parametrize("named", ["", "re_other", "b"])
def test_knows_no_refund_of_another_name(paid: Tender, named: str) -> None:
    refund = promise(paid, 30)
    paid.reference = ""
    paid.save()
    event = Event("e", EventKind.REFUND_DECLINED, reference=named, amount=euros(30), external_id=named)
    with transaction.atomic():
        assert services.record(paid, event=event) == Recorded()
    assert standing(refund) == [("asked", "")]
    assert Tender.objects.get().reference == ""


def test_believes_no_refusal_of_a_refund_that_is_done(paid: Tender, fake: FakeGateway) -> None:
    refund = promise(paid, 10)
    fake.answer = Done("re_1", captured=euros(10))
    services.carry_out_refund(refund.pk)
    hear(paid, EventKind.REFUNDED, euros(10), external_id="re_1")
    assert hear(paid, EventKind.REFUND_DECLINED, euros(10), external_id="re_1") == Recorded()
    assert standing(refund) == [("done", "")]


def test_takes_the_last_refund_off_nobody_elses_payment(paid: Tender) -> None:
    other = make_tender(reference="fake-2")
    write(other, EntryKind.CAPTURE, euros(30), "fake-2")
    theirs = promise(other, 30)
    hear(paid, EventKind.CHARGED_BACK, euros(30))
    assert standing(theirs) == [("asked", "")]
