import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from shop.core import clock, outbox
from shop.core.locking import NotInTransactionError, require_transaction
from shop.core.money import Money
from shop.payment import ledger, selectors, services
from shop.payment.exceptions import KeyTakenError, UnknownGatewayError
from shop.payment.gateways.base import (
    ActionNeeded,
    Declined,
    DeclineReason,
    Done,
    Event,
    Pending,
    Result,
    Unknown,
)
from shop.payment.models import EntryKind, LedgerEntry, Tender
from shop.payment.services import Payable
from shop.payment.statuses import EventKind
from shop.payment.tests.tenders import (
    CANCEL_URL,
    RETURN_URL,
    FakeGateway,
    euros,
    make_payable,
    make_tender,
    write,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
BANK = "https://bank.example/pay/1"


@pytest.fixture
def payable() -> Payable:
    return make_payable()


@pytest.fixture
def paid(fake: FakeGateway) -> Tender:
    tender = make_tender(reference="fake-1")
    write(tender, EntryKind.CAPTURE, euros(30), "fake-1")
    return tender


def start(payable: Payable, **how: Any) -> Result:
    how = {"gateway_code": "fake", "return_url": RETURN_URL, "cancel_url": CANCEL_URL, **how}
    return services.start(payable, **how)


def record(tender: Tender, kind: EventKind, amount: Money | None = None, **facts: Any) -> LedgerEntry | None:
    facts = {"id": "event-1", "reference": "fake-1", **facts}
    with transaction.atomic():
        return services.record(tender, event=Event(kind=kind, amount=amount or euros(30), **facts)).entry


def in_transaction(do: Callable[[], Any]) -> Any:
    with transaction.atomic():
        return do()


def test_writes_the_tender_before_it_asks(payable: Payable, fake: FakeGateway) -> None:
    seen: list[tuple[str, bool]] = []

    def look(*_question: Any) -> Result:
        seen.append((Tender.objects.get().status, _in_own_transaction()))
        return ActionNeeded(BANK, reference="fake-1")

    fake._answer = look  # type: ignore[method-assign]
    with clock.at(NOON):
        assert start(payable) == ActionNeeded(BANK, reference="fake-1")

    assert seen == [("started", False)]
    tender = Tender.objects.get()
    assert (tender.order_id, tender.money, tender.gateway) == (payable.order_id, euros(30), "fake")
    assert (tender.status, tender.action_url, tender.reference) == ("started", BANK, "fake-1")
    assert tender.expires_at == NOON + fake.expires_after


def _in_own_transaction() -> bool:
    try:
        require_transaction("the test asks.")
    except NotInTransactionError:
        return False
    return True


def test_tells_the_gateway_what_is_to_be_paid_and_where_to_return(
    payable: Payable, fake: FakeGateway
) -> None:
    start(payable, return_url=lambda tender: f"/checkout/return/{tender}/")

    intent = fake.asked[0][1]
    public_id = Tender.objects.get().public_id
    assert (intent.tender_id, intent.amount, intent.order_number) == (public_id, euros(30), payable.number)
    assert (intent.return_url, intent.cancel_url) == (f"/checkout/return/{public_id}/", CANCEL_URL)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (ActionNeeded(BANK, reference="fake-1"), "started"),
        (Pending("fake-1"), "pending"),
        (Done("fake-1", captured=euros(30)), "pending"),
        (Declined(DeclineReason.NOT_ENOUGH_MONEY), "declined"),
    ],
)
def test_gives_the_same_tender_for_the_same_order_and_key(
    payable: Payable, fake: FakeGateway, answer: Result, status: str
) -> None:
    fake.answer = answer
    assert start(payable) == answer
    again = start(payable)

    assert len(fake.asked) == Tender.objects.count() == 1
    assert Tender.objects.get().status == status
    # Money that is done counts once its event has been through the order: until then the shopper waits.
    assert again == (Pending("fake-1") if isinstance(answer, Done) else answer)


def test_makes_another_tender_for_another_key(payable: Payable, fake: FakeGateway) -> None:
    start(payable, key="one")
    fake.answer = Pending("fake-2")
    start(payable, key="two")

    assert sorted(Tender.objects.values_list("key", "reference")) == [("one", "fake-1"), ("two", "fake-2")]


def test_refuses_a_key_that_stands_for_another_amount(payable: Payable, fake: FakeGateway) -> None:
    start(payable)
    other = Payable(order_id=payable.order_id, number=payable.number, total=euros(31), email=payable.email)

    with pytest.raises(KeyTakenError, match=r"30.00 EUR"):
        start(other)
    assert Tender.objects.get().money == euros(30)
    assert len(fake.asked) == 1


def test_refuses_a_gateway_that_the_shop_does_not_use(payable: Payable, fake: FakeGateway) -> None:
    with pytest.raises(UnknownGatewayError, match="by “gold”"):
        start(payable, gateway_code="gold")
    assert Tender.objects.count() == 0


def test_asks_nobody_for_an_order_of_nothing(fake: FakeGateway) -> None:
    assert start(make_payable(euros(0))) == Done("", captured=euros(0))
    assert (fake.asked, Tender.objects.count()) == ([], 0)


def test_does_not_start_inside_a_transaction(payable: Payable, fake: FakeGateway) -> None:
    with pytest.raises(RuntimeError, match="durable"):
        in_transaction(lambda: start(payable))
    assert (fake.asked, Tender.objects.count()) == ([], 0)


@pytest.mark.parametrize("answer", [Unknown("no answer in 20 s"), TimeoutError("20 s"), ZeroDivisionError()])
def test_never_takes_silence_for_a_refusal(
    payable: Payable,
    fake: FakeGateway,
    heard: list[Event],
    answer: Result | Exception,
    caplog: pytest.LogCaptureFixture,
) -> None:
    fake.answer = answer
    with caplog.at_level(logging.WARNING):
        result = start(payable)
    outbox.deliver()

    assert isinstance(result, Unknown)
    assert (
        result.sentence
        == "We are asking the bank whether your payment went through. Please do not pay again."
    )
    tender = Tender.objects.get()
    assert (tender.status, tender.decline_reason, heard) == ("started", "", [])
    assert str(tender.public_id) in caplog.text


def test_asks_again_under_the_same_id_after_silence(payable: Payable, fake: FakeGateway) -> None:
    fake.answer = TimeoutError()
    start(payable)
    fake.answer = ActionNeeded(BANK)

    assert start(payable) == ActionNeeded(BANK)
    assert fake.asked[0] == fake.asked[1]
    assert Tender.objects.get().action_url == BANK


def test_sends_on_money_that_is_done_at_once_and_writes_none_itself(
    payable: Payable, fake: FakeGateway, heard: list[Event]
) -> None:
    fake.answer = Done("fake-1", captured=euros(30))
    start(payable)
    assert LedgerEntry.objects.count() == 0
    outbox.deliver()

    assert [(event.kind, event.amount, event.entry_id) for event in heard] == [
        (EventKind.CAPTURED, euros(30), "fake-1")
    ]
    assert selectors.tender_of(heard[0], gateway="fake") == Tender.objects.get()


def test_tells_an_authorisation_from_a_capture(
    payable: Payable, fake: FakeGateway, heard: list[Event]
) -> None:
    fake.answer = Done("fake-1", captured=euros(0))
    start(payable)
    outbox.deliver()

    assert [(event.kind, event.amount) for event in heard] == [(EventKind.AUTHORISED, euros(30))]


def test_sends_on_a_refusal_so_that_the_order_hears_of_it(
    payable: Payable, fake: FakeGateway, heard: list[Event]
) -> None:
    fake.answer = Declined(DeclineReason.NOT_ENOUGH_MONEY)
    result = start(payable)
    outbox.deliver()

    assert isinstance(result, Declined)
    assert result.sentence == "There was not enough money for this payment. Nothing was taken."
    assert [(event.kind, event.reason) for event in heard] == [
        (EventKind.DECLINED, DeclineReason.NOT_ENOUGH_MONEY)
    ]


def test_keeps_what_an_event_said_while_the_answer_was_on_its_way(
    payable: Payable, fake: FakeGateway
) -> None:
    def overtaken(*_question: Any) -> Result:
        tender = Tender.objects.get()
        record(tender, EventKind.CAPTURED, reference="fake-1", tender_id=tender.public_id)
        return ActionNeeded(BANK, reference="fake-1")

    fake._answer = overtaken  # type: ignore[method-assign]

    assert start(payable) == Done("fake-1", captured=euros(30))
    tender = Tender.objects.get()
    assert (tender.status, tender.reference, tender.action_url) == ("captured", "fake-1", "")


def test_finds_the_tender_of_an_event_by_reference_or_by_our_own_id(fake: FakeGateway) -> None:
    tender = make_tender(reference="fake-1")
    other = make_tender()

    def found(**facts: Any) -> Tender | None:
        event = Event(id="e", kind=EventKind.CAPTURED, amount=euros(1), **facts)
        return selectors.tender_of(event, gateway="fake")

    assert found(reference="fake-1") == tender
    assert found(reference="fake-2", tender_id=other.public_id) == other
    assert found(reference="", tender_id=other.public_id) == other
    assert found(reference="fake-2") is None
    event = Event(id="e", kind=EventKind.CAPTURED, amount=euros(1), reference="fake-1")
    assert selectors.tender_of(event, gateway="demo") is None


@pytest.mark.parametrize(
    ("kind", "status", "reason"),
    [
        (EventKind.PENDING, "pending", ""),
        (EventKind.DECLINED, "declined", "refused"),
        (EventKind.CANCELLED, "cancelled", ""),
    ],
)
def test_records_words_without_money(fake: FakeGateway, kind: EventKind, status: str, reason: str) -> None:
    tender = make_tender()

    assert record(tender, kind, reason=reason and DeclineReason(reason)) is None
    stored = Tender.objects.get()
    assert (stored.status, stored.decline_reason, stored.reference) == (status, reason, "fake-1")
    assert (tender.status, tender.reference) == (status, "fake-1")
    assert LedgerEntry.objects.count() == 0


@pytest.mark.parametrize("kind", [EventKind.DECLINED, EventKind.PENDING, EventKind.CANCELLED])
def test_lets_no_words_outdo_money(paid: Tender, kind: EventKind) -> None:
    assert record(paid, kind) is None
    assert Tender.objects.get().status == "captured"


@pytest.mark.parametrize("status", ["declined", "cancelled", "pending"])
def test_believes_money_after_any_words(fake: FakeGateway, status: str) -> None:
    tender = make_tender(status=status)

    assert record(tender, EventKind.CAPTURED) is not None
    assert (tender.status, Tender.objects.get().status) == ("captured", "captured")


def test_records_money_once_however_it_is_told(fake: FakeGateway) -> None:
    tender = make_tender()
    assert record(tender, EventKind.CAPTURED, id="event-1") is not None
    assert record(tender, EventKind.CAPTURED, id="event-2") is None
    assert record(tender, EventKind.CAPTURED, id="asked", external_id="fake-1") is None

    assert ledger.sums(tender.order_id).captured == euros(30)


def test_gives_up_an_authorisation_when_it_is_called_off(fake: FakeGateway) -> None:
    tender = make_tender()
    record(tender, EventKind.AUTHORISED)
    entry = record(tender, EventKind.CANCELLED)

    assert entry is not None
    assert (entry.kind, entry.money, tender.status) == ("void", euros(30), "cancelled")
    assert record(tender, EventKind.CANCELLED) is None
