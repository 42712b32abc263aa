import json

import pytest
from django.test import Client

from shop.core import outbox
from shop.core.models import OutboxMessage
from shop.order import outbox_handlers, services, webhooks
from shop.order.exceptions import UnknownTenderError
from shop.order.models import Order
from shop.order.tests.purchases import event_of, kinds, place_finches, subjects, tender_of
from shop.payment import events
from shop.payment.gateways.base import Event
from shop.payment.gateways.demo import bank
from shop.payment.models import GatewayEvent, LedgerEntry
from shop.payment.statuses import EventKind

pytestmark = pytest.mark.django_db

ADDRESS = "/webhooks/demo/"


def post(
    event: Event, *, signature: str | None = None, client: Client | None = None
) -> tuple[int, dict[str, object]]:
    """Send an event as the bank does: by a strict client, without cookies or token."""
    body = events.as_body(event)
    answer = Client(enforce_csrf_checks=True).post(
        ADDRESS,
        body,
        content_type="application/json",
        headers={"X-Demo-Bank-Signature": bank.signature(body) if signature is None else signature},
    )
    return answer.status_code, json.loads(answer.content)


def test_takes_what_the_gateway_signed() -> None:
    order = place_finches(2)
    event = event_of(tender_of(order))
    assert post(event) == (200, {"received": True})
    order.refresh_from_db()
    assert (order.status, order.payment_status) == ("open", "paid")
    kept = GatewayEvent.objects.get()
    assert (kept.gateway, kept.event_id, kept.kind, kept.processed_at is None) == (
        "demo",
        event.id,
        "captured",
        False,
    )
    assert kept.payload["amount"] == 5470


def test_takes_an_event_once_however_often_it_is_sent() -> None:
    order = place_finches(2)
    event = event_of(tender_of(order))
    assert [post(event)[0] for _time in range(3)] == [200, 200, 200]
    assert (GatewayEvent.objects.count(), LedgerEntry.objects.count()) == (1, 1)
    assert kinds(order) == ["placed", "payment_received", "confirmed"]
    assert len(subjects()) == 1


def test_does_nothing_with_an_event_that_was_taken_before(monkeypatch: pytest.MonkeyPatch) -> None:
    event = event_of(tender_of(place_finches(2)))
    assert post(event)[0] == 200
    taken: list[object] = []
    monkeypatch.setattr(services, "record_money", lambda *facts: taken.append(facts))
    assert post(event)[0] == 200
    assert taken == []


@pytest.mark.parametrize("signature", ["", "0" * 64, "shop=0"])
def test_refuses_what_the_gateway_did_not_sign(signature: str) -> None:
    order = place_finches(2)
    status, answer = post(event_of(tender_of(order)), signature=signature)
    assert (status, answer["code"]) == (400, "event_unverified")
    order.refresh_from_db()
    assert (order.status, GatewayEvent.objects.count(), LedgerEntry.objects.count()) == ("pending", 0, 0)


def test_refuses_what_was_changed_on_the_way() -> None:
    order = place_finches(2)
    tender = tender_of(order)
    honest = bank.signature(events.as_body(event_of(tender, EventKind.DECLINED)))
    assert post(event_of(tender), signature=honest)[0] == 400
    order.refresh_from_db()
    assert order.status == "pending"


@pytest.mark.parametrize("address", ["/webhooks/nobody/", "/webhooks/stripe/"])
def test_knows_no_other_gateway(address: str) -> None:
    answer = Client().post(address, b"{}", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_gateway")


def test_takes_posts_only() -> None:
    assert Client().get(ADDRESS).status_code == 405


def test_keeps_an_event_about_a_payment_that_it_does_not_know_yet_and_takes_it_when_it_comes_again() -> None:
    order = place_finches(2)
    tender = tender_of(order)
    event = event_of(tender)
    reference, tender.reference = tender.reference, ""
    tender.save()
    status, answer = post(event)
    assert (status, answer["code"]) == (409, "unknown_tender")
    assert GatewayEvent.objects.get().processed_at is None

    tender.reference = reference
    tender.save()
    assert post(event)[0] == 200
    order.refresh_from_db()
    assert (order.status, GatewayEvent.objects.get().processed_at is None) == ("open", False)


def test_finds_a_payment_by_our_own_id_when_the_event_overtook_the_answer() -> None:
    order = place_finches(2)
    tender = tender_of(order, reference="")
    event = event_of(tender, id="early-1", reference="bank-77", tender_id=tender.public_id)
    assert post(event)[0] == 200
    tender.refresh_from_db()
    assert tender.reference == "bank-77"


def test_asks_for_a_refund_again_that_overtook_its_payment() -> None:
    order = place_finches(2)
    tender = tender_of(order)
    refund = event_of(tender, EventKind.REFUNDED, external_id="refund-1")
    assert post(refund)[0] == 409
    assert post(event_of(tender))[0] == 200
    assert post(refund)[0] == 200
    order.refresh_from_db()
    assert order.payment_status == "refunded"


def test_hears_what_comes_through_the_outbox() -> None:
    order = place_finches(2)
    event = event_of(tender_of(order))
    body = events.as_body(event)
    events.pass_on(body, gateway="demo", signature=bank.signature(body))
    message = OutboxMessage.objects.get(topic="gateway.event")
    hear(message)
    hear(message)
    order.refresh_from_db()
    assert (order.status, GatewayEvent.objects.count()) == ("open", 1)
    assert kinds(order).count("confirmed") == 1


def test_leaves_an_event_in_the_outbox_whose_payment_is_not_known_yet() -> None:
    event = Event(
        id="e-1", kind=EventKind.CAPTURED, reference="nobody", amount=tender_of(place_finches()).money
    )
    with pytest.raises(UnknownTenderError):
        webhooks.receive("demo", event)
    assert GatewayEvent.objects.count() == 0
    assert Order.objects.get().status == "pending"


def hear(row: OutboxMessage) -> None:
    outbox_handlers.hear(
        outbox.Message(id=row.id, topic=row.topic, payload=row.payload, attempt=1, created_at=row.created_at)
    )
