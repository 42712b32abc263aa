"""Refunds of an order that come to nothing: what its timeline says, and what becomes of the money that is left."""

import pytest
from django.test import Client
from django.utils import translation

from shop.core import outbox
from shop.core.clock import now
from shop.order import selectors, services
from shop.order.models import Order, OrderEvent
from shop.order.tests.purchases import (
    euros,
    event_of,
    kinds,
    pay,
    place_finches,
    place_open,
    tender_of,
)
from shop.order.tests.test_webhooks import post
from shop.payment.models import DemoPayment, DemoPaymentState, GatewayEvent, Refund, Tender
from shop.payment.statuses import EventKind

pytestmark = pytest.mark.django_db

CALLED_OFF = "We called off the refund of €54.70: that money, or a part of it, had gone back already."
REFUSED = "The bank did not carry out the refund of €54.70. We are looking into it."


def cancelled() -> tuple[Order, Tender]:
    """An order of 54.70 € that staff cancelled, with its refund promised and nobody asked for it yet."""
    order = place_open(2)
    services.cancel(order, reason="Broken on the shelf")
    return order, order.tenders.get()


def charge_back(tender: Tender, amount: str = "54.70") -> None:
    facts = {"amount": euros(amount), "external_id": f"back-{amount}"}
    services.record_money(tender, event_of(tender, EventKind.CHARGED_BACK, **facts))


def refunds() -> list[tuple[str, str]]:
    return [(str(each.amount), each.status) for each in Refund.objects.order_by("pk")]


def words(order: Order) -> list[str]:
    with translation.override("en"):
        return [event.words for event in selectors.order_page(order).events]


def at_the_demo_bank(tender: Tender) -> None:
    """What the bank knows of a payment that these tests wrote by hand."""
    DemoPayment.objects.create(
        tender_id=tender.public_id,
        order_number=tender.order.number,
        amount=tender.amount,
        currency=tender.currency,
        return_url="/",
        cancel_url="/",
        state=DemoPaymentState.PAID,
        confirmed_at=now(),
    )


def test_calls_a_promised_refund_off_when_the_bank_takes_the_money_back() -> None:
    order, tender = cancelled()
    at_the_demo_bank(tender)
    charge_back(tender)
    order.refresh_from_db()
    assert (order.status, order.payment_status) == ("cancelled", "refunded")
    assert refunds() == [("54.7000", "declined")]
    assert kinds(order)[-4:] == ["refund_requested", "cancelled", "charged_back", "refund_declined"]
    assert words(order)[-1] == CALLED_OFF

    assert outbox.deliver().failed == 0
    assert DemoPayment.objects.get().refunds == {}
    assert kinds(order)[-1] == "refund_declined"


def test_answers_a_chargeback_by_webhook_although_a_refund_was_promised() -> None:
    order, tender = cancelled()
    facts = {"external_id": "back-1", "tender_id": tender.public_id}
    assert post(event_of(tender, EventKind.CHARGED_BACK, **facts)) == (200, {"received": True})
    outbox.deliver()
    assert not GatewayEvent.objects.filter(processed_at=None).exists()
    assert kinds(order)[-1] == "refund_declined"


def test_promises_what_is_left_when_the_bank_took_a_part_back() -> None:
    order, tender = cancelled()
    charge_back(tender, "20.00")
    assert refunds() == [("54.7000", "declined"), ("34.7000", "asked")]
    assert kinds(order)[-3:] == ["charged_back", "refund_declined", "refund_requested"]
    charge_back(tender, "34.70")
    assert refunds() == [("54.7000", "declined"), ("34.7000", "declined")]
    assert kinds(order)[-2:] == ["charged_back", "refund_declined"]


def test_promises_only_what_is_too_much_for_an_order_that_stays_open() -> None:
    order = place_finches(2)
    _kept, surplus = pay(order), pay(order, tender_of(order))
    charge_back(surplus, "20.00")
    assert refunds() == [("54.7000", "declined"), ("34.7000", "asked")]
    charge_back(surplus, "34.70")
    order.refresh_from_db()
    assert (order.status, order.payment_status) == ("open", "paid")
    assert refunds() == [("54.7000", "declined"), ("34.7000", "declined")]


def test_says_nothing_of_refunds_when_none_was_promised() -> None:
    order = place_open(2)
    charge_back(order.tenders.get())
    assert kinds(order)[-1] == "charged_back"
    assert refunds() == []


def test_tells_of_a_refund_that_the_gateway_declines() -> None:
    order, tender = cancelled()
    outbox.deliver()  # the demo bank knows no such payment
    outbox.deliver()
    assert refunds() == [("54.7000", "declined")]
    assert kinds(order)[-1] == "refund_declined"
    assert words(order)[-1] == REFUSED
    assert OrderEvent.objects.get(kind="refund_declined").data == {
        "amount": {"amount": "54.70", "currency": "EUR"},
        "gateway": "demo",
        "refund": Refund.objects.get().pk,
        "reason": "not_possible",
    }
    order.refresh_from_db()
    assert (order.status, order.payment_status) == ("cancelled", "paid")
    assert Tender.objects.get().reference == tender.reference


def test_tells_once_of_a_refund_that_is_declined_by_answer_and_by_webhook() -> None:
    order, tender = cancelled()
    refund = Refund.objects.get()
    for by in ("answer", "webhook"):
        event = event_of(tender, EventKind.REFUND_DECLINED, id=by, external_id=refund.key)
        services.record_money(tender, event)
    assert kinds(order).count("refund_declined") == 1


def test_tells_of_each_refund_of_two_payments_although_both_have_one_key() -> None:
    order = place_finches(2)
    first, second = pay(order, tender_of(order, amount=euros(60))), pay(order, tender_of(order))
    assert Refund.objects.values("key").distinct().count() == 1
    for tender in (first, second):
        services.record_money(
            tender,
            event_of(tender, EventKind.REFUND_DECLINED, external_id=tender.refunds.get().key),
        )
    assert kinds(order).count("refund_declined") == 2


def test_tells_nothing_of_a_refund_that_nobody_asked_for() -> None:
    order = place_open(2)
    tender = order.tenders.get()
    before = kinds(order)
    services.record_money(tender, event_of(tender, EventKind.REFUND_DECLINED, external_id="re_nobody"))
    order.refresh_from_db()
    assert (kinds(order), order.status, order.payment_status) == (before, "open", "paid")


def test_takes_a_refusal_by_webhook_from_the_gateway_alone() -> None:
    order, tender = cancelled()
    event = event_of(tender, EventKind.REFUND_DECLINED, external_id=Refund.objects.get().key)
    assert post(event, signature="0" * 64, client=Client())[0] == 400
    assert (refunds(), kinds(order)[-1]) == ([("54.7000", "asked")], "cancelled")
    assert post(event)[0] == 200
    assert (refunds(), kinds(order)[-1]) == ([("54.7000", "declined")], "refund_declined")
