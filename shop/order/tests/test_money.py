"""What money does to an order: in time, late, twice, too little, and back again."""

from decimal import Decimal

import pytest

from shop.basket.models import Basket
from shop.catalogue.reviews.models import VerifiedPurchase
from shop.core import clock
from shop.core.money import Money
from shop.order import services
from shop.order.models import Order, OrderEvent
from shop.order.states import CancelReason
from shop.order.tests.purchases import (
    euros,
    event_of,
    kinds,
    line_of,
    pay,
    place,
    place_finches,
    place_from_basket,
    place_open,
    record_in,
    subjects,
    tender_of,
    waiting,
)
from shop.partner.tests.shelf import counts, record_of
from shop.payment import ledger
from shop.payment.models import EntryKind, LedgerEntry, TenderStatus
from shop.payment.statuses import EventKind
from shop.users.models import User

pytestmark = pytest.mark.django_db


def as_stored(order: Order) -> tuple[str, str, str]:
    order = Order.objects.get(pk=order.pk)
    return (order.status, order.payment_status, order.reservation)


def closed(how: str, *, in_stock: int = 5) -> Order:
    """An order that was closed before its money came; its basket was opened again."""
    order = place_from_basket(in_stock=in_stock, expires_at=clock.now())
    if how == "expired":
        services.expire(order)
    else:
        services.cancel(order, reason=CancelReason(how))
    return order


def sell(order: Order, quantity: int) -> None:
    """Somebody else takes so many of the same record."""
    place(line_of(record_in(order), quantity=quantity))


def test_confirms_an_order_when_all_of_its_money_is_there() -> None:
    order = place_finches(2)
    tender = pay(order)
    assert as_stored(order) == ("open", "paid", "held")
    tender.refresh_from_db()
    assert tender.status == TenderStatus.CAPTURED
    assert kinds(order) == ["placed", "payment_received", "confirmed"]
    assert subjects() == [f"We have your order {order.number}"]


def test_confirms_an_order_whose_money_is_promised() -> None:
    order = place_finches(2)
    tender = tender_of(order)
    services.record_money(tender, event_of(tender, EventKind.AUTHORISED))
    assert as_stored(order) == ("open", "authorised", "held")
    assert kinds(order) == ["placed", "payment_authorised", "confirmed"]


def test_counts_the_same_money_once() -> None:
    order = place_finches(2)
    tender = pay(order)
    services.record_money(tender, event_of(tender))
    assert LedgerEntry.objects.count() == 1
    assert kinds(order) == ["placed", "payment_received", "confirmed"]
    assert len(subjects()) == 1


def test_waits_for_the_rest_of_the_money() -> None:
    order = place_finches(2)
    pay(order, tender_of(order, amount=euros(20)))
    assert as_stored(order) == ("pending", "unpaid", "held")
    pay(order, tender_of(order, amount=order.total - euros(20)))
    assert as_stored(order) == ("open", "paid", "held")
    assert ledger.sums(order.pk).captured == order.total


def test_says_once_that_the_bank_is_still_thinking() -> None:
    order = place_finches(2)
    tender = tender_of(order)
    services.record_money(tender, event_of(tender, EventKind.PENDING))
    services.record_money(tender, event_of(tender, EventKind.PENDING))
    assert as_stored(order) == ("pending", "unpaid", "held")
    assert kinds(order) == ["placed", "payment_pending"]


def test_gives_everything_back_when_the_bank_declines() -> None:
    order = place_from_basket()
    tender = tender_of(order)
    services.record_money(tender, event_of(tender, EventKind.DECLINED))
    assert as_stored(order) == ("cancelled", "unpaid", "released")
    assert Order.objects.get(pk=order.pk).cancel_reason == "declined"
    assert counts(record_in(order)) == (5, 0)
    assert Basket.objects.get().status == Basket.OPEN
    assert kinds(order) == ["placed", "payment_declined", "cancelled"]
    assert subjects() == [f"The payment for order {order.number} did not go through"]


def test_declines_once() -> None:
    order = place_from_basket()
    tender = tender_of(order)
    assert services.decline(tender) is True
    services.record_money(tender, event_of(tender, EventKind.DECLINED))
    assert services.decline(tender) is False
    assert kinds(order) == ["placed", "payment_declined", "cancelled"]
    assert len(subjects()) == 1


def test_keeps_an_order_while_another_payment_may_come() -> None:
    order = place_finches(2)
    first, second = tender_of(order), tender_of(order)
    services.record_money(first, event_of(first, EventKind.DECLINED))
    assert as_stored(order) == ("pending", "unpaid", "held")
    pay(order, second)
    assert as_stored(order) == ("open", "paid", "held")


def test_believes_no_refusal_of_what_was_paid() -> None:
    order = place_open(2)
    tender = order.tenders.get()
    services.record_money(tender, event_of(tender, EventKind.DECLINED))
    assert as_stored(order) == ("open", "paid", "held")
    assert "payment_declined" not in kinds(order)


@pytest.mark.parametrize("how", ["expired", "replaced", "declined", "buyer"])
def test_opens_a_closed_order_again_when_its_money_comes_late(how: str) -> None:
    order = closed(how)
    mailed = len(subjects())
    pay(order)
    assert as_stored(order) == ("open", "paid", "held")
    assert counts(record_in(order)) == (5, 2)
    line = order.lines.get()
    assert (line.num_allocated, line.num_cancelled) == (2, 0)
    assert kinds(order)[-2:] == ["payment_received", "reopened"]
    assert subjects()[mailed:] == [f"Your payment arrived: order {order.number} is on again"]
    assert Basket.objects.get().status == Basket.SUBMITTED  # nobody pays for the same things twice by mistake
    assert waiting("payment.refund") == 0


def test_leaves_a_basket_alone_that_holds_something_else_by_now() -> None:
    order = closed("expired")
    Basket.objects.get().lines.update(quantity=1)
    pay(order)
    assert as_stored(order)[0] == "open"
    assert Basket.objects.get().status == Basket.OPEN


@pytest.mark.parametrize("how", ["expired", "replaced", "declined", "buyer"])
def test_refunds_late_money_when_the_stock_is_gone(how: str) -> None:
    order = closed(how)
    mailed, status = len(subjects()), as_stored(order)[0]
    sell(order, 4)
    tender = pay(order)
    assert as_stored(order) == (status, "paid", "released")
    assert counts(record_in(order)) == (5, 4)
    assert tender.refunds.get().money == order.total
    assert (waiting("payment.refund"), order.lines.get().num_allocated) == (1, 0)
    assert kinds(order)[-2:] == ["payment_received", "refund_requested"]
    assert subjects()[mailed:] == [f"Your payment for order {order.number} comes back to you"]

    refund = event_of(tender, EventKind.REFUNDED, external_id="refund-1")
    services.record_money(tender, refund)
    assert as_stored(order) == (status, "refunded", "released")
    assert kinds(order)[-1] == "refunded"
    assert subjects()[-1] == f"We refunded €54.70 for order {order.number}"


def test_refunds_late_money_that_is_not_enough() -> None:
    order = closed("expired")
    tender = pay(order, tender_of(order, amount=euros(10)))
    assert as_stored(order) == ("expired", "unpaid", "released")
    assert tender.refunds.get().money == euros(10)
    assert counts(record_in(order)) == (5, 0)


def test_calls_off_what_was_only_promised_when_it_comes_too_late() -> None:
    order = closed("expired")
    sell(order, 5)
    tender = tender_of(order)
    services.record_money(tender, event_of(tender, EventKind.AUTHORISED))
    assert (waiting("payment.cancel"), waiting("payment.refund")) == (1, 0)
    assert subjects()[-1] == f"Your payment for order {order.number} comes back to you"
    services.record_money(tender, event_of(tender, EventKind.CANCELLED))
    assert as_stored(order) == ("expired", "unpaid", "released")


def test_opens_no_order_again_that_was_confirmed_and_then_cancelled() -> None:
    order = place_open(2)
    services.cancel(order, reason="Broken on the shelf")
    late = pay(order, tender_of(order))
    assert as_stored(order)[0] == "cancelled"
    assert late.refunds.get().money == order.total
    assert kinds(order).count("refund_requested") == 2


def test_refunds_what_was_paid_twice() -> None:
    order = place_finches(2)
    first, second = tender_of(order), tender_of(order)
    pay(order, first)
    pay(order, second)
    assert as_stored(order) == ("open", "paid", "held")
    assert (first.refunds.count(), second.refunds.get().money) == (0, order.total)
    services.record_money(second, event_of(second, EventKind.REFUNDED, external_id="refund-1"))
    assert as_stored(order) == ("open", "paid", "held")
    assert ledger.sums(order.pk).held == order.total


def test_refunds_no_more_than_what_was_too_much() -> None:
    order = place_finches(2)
    tender = pay(order, tender_of(order, amount=order.total + euros(5)))
    assert tender.refunds.get().money == euros(5)


def test_writes_a_chargeback_down() -> None:
    order = place_open(2)
    tender = order.tenders.get()
    services.record_money(tender, event_of(tender, EventKind.CHARGED_BACK, external_id="back-1"))
    assert as_stored(order) == ("open", "refunded", "held")
    assert LedgerEntry.objects.get(kind=EntryKind.CHARGEBACK).money == order.total
    assert OrderEvent.objects.get(kind="charged_back").data == {
        "amount": {"amount": "54.70", "currency": "EUR"}
    }


def test_completes_an_order_that_was_sent_on_a_promise_when_its_money_comes() -> None:
    order = place_finches(2)
    tender = tender_of(order)
    services.record_money(tender, event_of(tender, EventKind.AUTHORISED))
    services.ship(order, lines={order.lines.get().pk: 2})
    assert as_stored(order) == ("open", "authorised", "held")
    services.record_money(tender, event_of(tender, external_id="capture-1"))
    assert as_stored(order) == ("complete", "paid", "held")


def test_confirms_an_order_of_nothing_as_paid() -> None:
    nothing = Money.zero("EUR")
    free = line_of(record_of(price=Decimal(0)), unit_gross=nothing, unit_net=nothing)
    order = place(free, delivery=None, total_gross=nothing, total_net=nothing)
    services.confirm(order)
    assert as_stored(order) == ("open", "paid", "held")


def test_remembers_what_an_account_bought() -> None:
    alice = User.objects.create_user("alice@example.com", "correct horse battery")
    order = place_finches(2, user=alice)
    assert VerifiedPurchase.objects.count() == 0
    pay(order)
    bought = VerifiedPurchase.objects.get()
    assert (bought.user, bought.order_number) == (alice, order.number)
