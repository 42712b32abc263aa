import json

import pytest
from django.db import transaction

from shop.core import outbox
from shop.payment import events
from shop.payment.exceptions import UnverifiedEventError
from shop.payment.gateways.base import Declined, DeclineReason, Done, Event
from shop.payment.models import Tender
from shop.payment.statuses import EventKind
from shop.payment.tests.tenders import FakeGateway, euros, make_tender


@pytest.fixture
def tender(db: None, fake: FakeGateway) -> Tender:
    return make_tender(reference="fake-1")


def tell(tender: Tender, result: Done | Declined, kind: EventKind) -> None:
    with transaction.atomic():
        events.tell(tender, result, kind=kind)


def test_hands_on_what_was_learned_by_asking(tender: Tender, heard: list[Event]) -> None:
    tell(tender, Done("fake-re-1", captured=euros(7)), EventKind.REFUNDED)
    outbox.deliver()

    assert heard == [
        Event(
            id=f"asked:refunded:{tender.public_id}:fake-re-1",
            kind=EventKind.REFUNDED,
            reference="fake-1",
            amount=euros(7),
            tender_id=tender.public_id,
            external_id="fake-re-1",
        )
    ]


def test_hands_on_why_it_was_refused(tender: Tender, heard: list[Event]) -> None:
    tell(tender, Declined(DeclineReason.NOT_ENOUGH_MONEY), EventKind.DECLINED)
    outbox.deliver()

    assert [(event.kind, event.reason) for event in heard] == [("declined", "not_enough_money")]


@pytest.mark.parametrize("part", ["gateway", "body", "signature"])
def test_refuses_a_payload_that_was_changed(tender: Tender, part: str) -> None:
    tell(tender, Done("fake-1", captured=euros(30)), EventKind.CAPTURED)
    payload = outbox_payload()
    changed = {
        "gateway": "demo",
        "body": payload["body"].replace("3000", "1"),
        "signature": payload["signature"] + "0",
    }

    assert events.read(payload).amount == euros(30)
    with pytest.raises(UnverifiedEventError):
        events.read({**payload, part: changed[part]})


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "stolen"},
        {"amount": "3000"},
        {"amount": None},
        {"currency": "XXX"},
        {"tender": "7"},
        {"reason": "mood"},
    ],
)
def test_refuses_what_makes_no_sense(tender: Tender, changes: dict[str, object]) -> None:
    tell(tender, Done("fake-1", captured=euros(30)), EventKind.CAPTURED)
    body = json.loads(outbox_payload()["body"]) | changes

    with pytest.raises(UnverifiedEventError):
        events.from_body(json.dumps(body), gateway="fake")


@pytest.mark.parametrize("body", ["", "{}", "[]", "7", "null", '"x"'])
def test_refuses_what_is_no_event(body: str) -> None:
    with pytest.raises(UnverifiedEventError):
        events.from_body(body, gateway="fake")


def outbox_payload() -> dict[str, str]:
    from shop.core.models import OutboxMessage

    payload: dict[str, str] = OutboxMessage.objects.get(topic=events.TOPIC).payload
    return payload
