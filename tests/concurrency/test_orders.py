"""What happens to one order at the same moment, on whichever database the suite runs."""

from collections import Counter
from functools import partial

import pytest
from django.conf import LazySettings

from shop.basket.models import Basket
from shop.core import clock
from shop.core.tests.together import at_once
from shop.order import expiry, services
from shop.order.exceptions import NotFromThisStateError
from shop.order.models import Order
from shop.order.states import CancelReason
from shop.order.tests.purchases import (
    event_of,
    kinds,
    line_of,
    place,
    place_from_basket,
    record_in,
    subjects,
    tender_of,
)
from shop.partner.exceptions import InsufficientStock
from shop.partner.models import StockRecord
from shop.partner.tests.shelf import counts, record_of
from shop.payment.models import LedgerEntry, Refund, Tender

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

ROUNDS = 5  # each with orders of its own, so that either may come first


@pytest.fixture(autouse=True)
def _mail_waits_in_the_outbox(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"


def fresh(order: Order) -> Order:
    stored: Order = Order.objects.get(pk=order.pk)
    return stored


def pay(tender: Tender) -> None:
    mine = Tender.objects.get(pk=tender.pk)
    services.record_money(mine, event_of(mine, id=f"paid-{tender.pk}"))


def cancel(order: Order, reason: str) -> bool:
    return services.cancel(fresh(order), reason=reason)


def facts(order: Order) -> tuple[str, str, str, tuple[int | None, int]]:
    order = fresh(order)
    return (order.status, order.payment_status, order.reservation, counts(record_in(order)))


def test_expires_once_when_two_runs_meet() -> None:
    record = record_of(num_in_stock=20)
    due = [place(line_of(record, quantity=2), expires_at=clock.now()) for _order in range(6)]
    kept = place(line_of(record, quantity=3))

    done = at_once(expiry.expire_due, expiry.expire_due, expiry.expire_due)

    assert sum(done) == 6
    assert counts(record) == (20, 3)
    assert [kinds(order) for order in due] == [["placed", "expired"]] * 6
    assert fresh(kept).status == "pending"
    assert Counter(subjects()) == Counter(f"Order {order.number} was not paid in time" for order in due)


def test_ends_in_one_state_when_a_buyers_cancellation_meets_the_money() -> None:
    """Whoever comes first, the money has come, and the buyer gets what it was for."""
    for _round in range(ROUNDS):
        order = place_from_basket()
        tender = tender_of(order)

        cancelled, _paid = at_once(
            partial(cancel, order, CancelReason.BUYER),
            partial(pay, tender),
        )

        assert facts(order) == ("open", "paid", "held", (5, 2))
        assert cancelled is True or isinstance(cancelled, NotFromThisStateError)
        story = ["cancelled", "payment_received", "reopened"]
        assert kinds(order)[1:] == (story if cancelled is True else ["payment_received", "confirmed"])
        assert Basket.objects.get(pk=order.basket_id).status == Basket.SUBMITTED
    assert Refund.objects.count() == 0


def test_ends_in_one_state_when_a_cancellation_by_staff_meets_the_money() -> None:
    for _round in range(ROUNDS):
        order = place_from_basket()
        tender = tender_of(order)

        done = at_once(
            partial(cancel, order, "Recalled by its maker"),
            partial(pay, tender),
        )

        assert done == [True, None]
        refunded = [refund.money for refund in Refund.objects.filter(tender=tender)]
        if fresh(order).status == "open":
            assert (facts(order), refunded) == (("open", "paid", "held", (5, 2)), [])
        else:
            assert (facts(order), refunded) == (("cancelled", "paid", "released", (5, 0)), [order.total])


def test_ends_with_the_order_held_when_its_expiry_meets_the_money() -> None:
    for _round in range(ROUNDS):
        order = place_from_basket(expires_at=clock.now())
        tender = tender_of(order)

        at_once(expiry.expire_due, partial(pay, tender))

        assert facts(order) == ("open", "paid", "held", (5, 2))
        assert kinds(order)[-1] in {"confirmed", "reopened"}


def test_sells_the_last_ones_once_when_late_money_meets_another_buyer() -> None:
    for _round in range(ROUNDS):
        order = place_from_basket(in_stock=2, expires_at=clock.now())
        services.expire(order)
        tender = tender_of(order)
        record = record_in(order)

        _paid, other = at_once(partial(pay, tender), partial(place, line_of(record, quantity=2)))

        assert counts(record) == (2, 2)
        if isinstance(other, InsufficientStock):
            assert facts(order) == ("open", "paid", "held", (2, 2))
            assert Refund.objects.filter(tender=tender).count() == 0
        else:
            assert facts(order) == ("expired", "paid", "released", (2, 2))
            assert Refund.objects.get(tender=tender).money == order.total
            assert subjects()[-1] == f"Your payment for order {order.number} comes back to you"


def test_counts_money_once_when_the_gateway_tells_it_many_times_at_once() -> None:
    order = place_from_basket()
    tender = tender_of(order)

    assert at_once(*[lambda: pay(tender)] * 6) == [None] * 6

    assert (LedgerEntry.objects.count(), kinds(order)) == (1, ["placed", "payment_received", "confirmed"])
    assert subjects() == [f"We have your order {order.number}"]


def test_sends_the_last_piece_once_when_two_people_pack_it() -> None:
    order = place_from_basket()
    pay(tender_of(order))
    line = order.lines.get().pk

    done = at_once(*[lambda: services.ship(fresh(order), lines={line: 2})] * 2)

    assert sum(isinstance(outcome, Exception) for outcome in done) == 1
    assert fresh(order).status == "complete"
    assert counts(StockRecord.objects.get()) == (3, 0)
    assert order.shipments.count() == 1
