"""Cancelling, expiring, sending; what money does is in `test_money.py`."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from shop.basket.models import Basket
from shop.core import audit, clock
from shop.core.exceptions import DomainError
from shop.order import expiry, services
from shop.order.exceptions import (
    AlreadyDeliveredError,
    BadReturnQuantityError,
    BadShipQuantityError,
    NotFromThisStateError,
    NothingToShipError,
    PartlySentError,
    UnknownOrderLineError,
)
from shop.order.models import BypassesServicesError, Order, OrderEvent, Shipment
from shop.order.states import CancelReason
from shop.order.tests.purchases import (
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
from shop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def bob() -> User:
    return User.objects.create_user("bob@example.com", "correct horse battery")


def as_stored(order: Order) -> tuple[str, str, str, str]:
    order = Order.objects.get(pk=order.pk)
    return (order.status, order.payment_status, order.fulfilment_status, order.reservation)


def only_line(order: Order) -> int:
    pk: int = order.lines.get().pk
    return pk


def counters(order: Order) -> tuple[int, int, int, int]:
    line = order.lines.get()
    return (line.num_allocated, line.num_shipped, line.num_cancelled, line.num_returned)


def test_confirms_a_pending_order_once(bob: User) -> None:
    order = place_finches()
    assert services.confirm(order, actor=bob) is True
    assert services.confirm(order) is False
    assert as_stored(order) == ("open", "unpaid", "none", "held")
    assert (order.expires_at, order.confirmed_at is None) == (None, False)
    assert kinds(order) == ["placed", "confirmed"]
    assert subjects() == [f"We have your order {order.number}"]


@pytest.mark.parametrize("close", [services.cancel, services.expire])
def test_confirms_no_closed_order(close: Callable[..., bool]) -> None:
    order = place_finches(expires_at=clock.now())
    services.expire(order) if close is services.expire else services.cancel(order, reason="Out of date")
    before = as_stored(order)
    with pytest.raises(NotFromThisStateError):
        services.confirm(order)
    assert as_stored(order) == before
    assert "confirmed" not in kinds(order)


def test_cancels_a_pending_order_and_lets_go_of_its_stock(bob: User) -> None:
    order = place_finches(2)
    assert services.cancel(order, reason="Recalled by its maker", actor=bob) is True
    assert as_stored(order) == ("cancelled", "unpaid", "none", "released")
    assert (counts(record_in(order)), counters(order)) == ((5, 0), (0, 0, 2, 0))
    assert order.cancel_reason == "Recalled by its maker"
    event = OrderEvent.objects.get(kind="cancelled")
    assert (event.actor, event.data) == (bob, {"reason": "Recalled by its maker", "was": "pending"})
    assert [entry.action for entry in audit.trail(order)] == ["order.cancelled"]
    assert subjects() == [f"Order {order.number} is cancelled"]


def test_cancels_once() -> None:
    order = place_finches(2)
    services.cancel(order, reason=CancelReason.BUYER)
    assert services.cancel(order, reason=CancelReason.BUYER) is False
    assert kinds(order) == ["placed", "cancelled"]
    assert len(subjects()) == 1


@pytest.mark.parametrize("reason", [CancelReason.BUYER, CancelReason.DECLINED])
def test_gives_the_basket_back_as_it_was(reason: CancelReason) -> None:
    order = place_from_basket()
    assert Basket.objects.get().status == Basket.FROZEN
    services.cancel(order, reason=reason)
    assert Basket.objects.get().status == Basket.OPEN
    assert Basket.objects.get().lines.get().quantity == 2


def test_says_nothing_of_an_order_that_a_newer_one_replaced() -> None:
    order = place_from_basket()
    services.cancel(order, reason=CancelReason.REPLACED)
    assert as_stored(order)[0] == "cancelled"
    assert Basket.objects.get().status == Basket.FROZEN
    assert subjects() == []


def test_keeps_an_order_whose_money_came_while_its_buyer_thought_better_of_it() -> None:
    order = place_open()
    before = as_stored(order)
    assert services.cancel(order, reason=CancelReason.REPLACED) is False
    for reason in (CancelReason.BUYER, CancelReason.DECLINED):
        with pytest.raises(NotFromThisStateError):
            services.cancel(order, reason=reason)
    assert as_stored(order) == before == ("open", "paid", "none", "held")
    assert waiting("payment.refund") == 0


def test_refunds_what_was_paid_for_a_cancelled_order(bob: User) -> None:
    order = place_open()
    services.cancel(order, reason="Broken on the shelf", actor=bob)
    assert as_stored(order) == ("cancelled", "paid", "none", "released")
    assert kinds(order)[-2:] == ["refund_requested", "cancelled"]
    refund = order.tenders.get().refunds.get()
    assert refund.money == order.total
    assert waiting("payment.refund") == 1


def test_cancels_nothing_that_is_on_its_way() -> None:
    order = place_open(2)
    services.ship(order, lines={only_line(order): 1})
    before = (as_stored(order), counters(order), counts(record_in(order)))
    with pytest.raises(PartlySentError):
        services.cancel(order, reason="Too late")
    assert (as_stored(order), counters(order), counts(record_in(order))) == before


def test_expires_what_is_due_and_nothing_else() -> None:
    order = place_from_basket()
    assert services.expire(order) is False
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert services.expire(order) is True
        assert services.expire(order) is False
    assert as_stored(order) == ("expired", "unpaid", "none", "released")
    assert (counts(record_in(order)), counters(order)) == ((5, 0), (0, 0, 2, 0))
    assert Basket.objects.get().status == Basket.OPEN
    assert kinds(order) == ["placed", "expired"]
    assert subjects() == [f"Order {order.number} was not paid in time"]


def test_never_expires_a_confirmed_order() -> None:
    order = place_open()
    with clock.at(clock.now() + timedelta(days=365)):
        assert services.expire(order) is False
        assert expiry.expire_due() == 0
    assert as_stored(order)[0] == "open"


def test_expires_no_open_order_whatever_its_clock_says() -> None:
    order = place_open()
    Order.objects.update(expires_at=clock.now())
    assert services.expire(order) is False
    assert as_stored(order) == ("open", "paid", "none", "held")


def test_expires_all_that_are_due_though_one_of_them_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    stuck, due = place_finches(expires_at=clock.now()), place_finches(expires_at=clock.now())
    later = place_finches()
    whole = services.expire

    def expire(order: Order) -> bool:
        if order.pk == stuck.pk:
            raise RuntimeError("cannot")
        return whole(order)

    monkeypatch.setattr(services, "expire", expire)
    assert expiry.expire_due() == 1
    assert [as_stored(order)[0] for order in (stuck, due, later)] == ["pending", "expired", "pending"]


def test_calls_off_the_payment_of_an_order_it_closes() -> None:
    order = place_finches(expires_at=clock.now())
    tender_of(order)
    services.expire(order)
    assert waiting("payment.cancel") == 1


def test_sends_in_parts_and_completes_with_the_last(bob: User) -> None:
    order = place_open(3)
    first = services.ship(order, lines={only_line(order): 1}, carrier="DHL", tracking_code="JD 1", actor=bob)
    assert as_stored(order) == ("open", "paid", "part", "held")
    assert (counters(order), counts(record_in(order))) == ((2, 1, 0, 0), (4, 2))
    assert (first.created_by, first.lines.get().quantity) == (bob, 1)
    assert first.tracking_url.endswith("piececode=JD%201")

    services.ship(order, lines={only_line(order): 2}, carrier="By bike", tracking_code="7")
    assert as_stored(order) == ("complete", "paid", "shipped", "held")
    assert (counters(order), counts(record_in(order))) == ((0, 3, 0, 0), (2, 0))
    assert kinds(order) == ["placed", "payment_received", "confirmed", "shipped", "shipped", "completed"]
    assert subjects()[1:] == [f"Your order {order.number} is on its way"] * 2
    assert [entry.action for entry in audit.trail(order)] == ["order.shipped"]


@pytest.mark.parametrize(
    ("quantity", "error"),
    [
        (3, BadShipQuantityError),
        (-1, BadShipQuantityError),
        (10**9, BadShipQuantityError),
        (0, NothingToShipError),
    ],
)
def test_sends_no_more_than_is_left(quantity: int, error: type[DomainError]) -> None:
    order = place_open(2)
    with pytest.raises(error):
        services.ship(order, lines={only_line(order): quantity})
    assert (as_stored(order), counters(order)) == (("open", "paid", "none", "held"), (2, 0, 0, 0))
    assert (counts(record_in(order)), Shipment.objects.count()) == ((5, 2), 0)


def test_says_how_much_is_left_to_send() -> None:
    order = place_open(2)
    with pytest.raises(BadShipQuantityError) as refused:
        services.ship(order, lines={only_line(order): 3})
    assert refused.value.message == "Of “Finch One” there are 2 left to send, not 3."


def test_sends_nothing_of_another_order() -> None:
    order, other = place_open(2), place_open(2)
    with pytest.raises(UnknownOrderLineError):
        services.ship(order, lines={only_line(other): 1})
    assert Shipment.objects.count() == 0


@pytest.mark.parametrize("state", ["pending", "cancelled", "expired", "complete"])
def test_sends_open_orders_only(state: str) -> None:
    order = place_finches(2, expires_at=clock.now())
    if state == "cancelled":
        services.cancel(order, reason="Out of date")
    elif state == "expired":
        services.expire(order)
    elif state == "complete":
        pay(order)
        services.ship(order, lines={only_line(order): 2})
    sent = Shipment.objects.count()
    with pytest.raises(NotFromThisStateError):
        services.ship(order, lines={only_line(order): 1})
    assert (as_stored(order)[0], Shipment.objects.count()) == (state, sent)


def test_sends_what_nobody_counts() -> None:
    order = place(line_of(record_of("Manual", is_tracked=False, num_in_stock=None), quantity=2))
    services.confirm(order)
    services.ship(order, lines={only_line(order): 2})
    assert (counters(order), counts(record_in(order))) == ((0, 2, 0, 0), (None, 0))


def test_marks_a_parcel_as_delivered_once(bob: User) -> None:
    order = place_open(2)
    shipment = services.ship(order, lines={only_line(order): 2})
    services.deliver(shipment, actor=bob)
    assert as_stored(order) == ("complete", "paid", "delivered", "held")
    with pytest.raises(AlreadyDeliveredError):
        services.deliver(shipment)
    assert kinds(order).count("delivered") == 1


def test_takes_back_what_was_sent_and_shelves_what_can_be_sold_again() -> None:
    order = place_open(2)
    services.ship(order, lines={only_line(order): 2})
    services.take_back(order, lines={only_line(order): 1}, is_sellable=True)
    assert (counts(record_in(order)), counters(order), as_stored(order)[2]) == (
        (4, 0),
        (0, 2, 0, 1),
        "shipped",
    )
    services.take_back(order, lines={only_line(order): 1}, is_sellable=False)
    assert (counts(record_in(order)), counters(order), as_stored(order)[2]) == (
        (4, 0),
        (0, 2, 0, 2),
        "returned",
    )
    with pytest.raises(BadReturnQuantityError):
        services.take_back(order, lines={only_line(order): 1}, is_sellable=True)
    assert counts(record_in(order)) == (4, 0)


@pytest.mark.parametrize(
    "bypass",
    [
        lambda order: order.set_status("open"),
        lambda order: order.lines.get().set_status("open"),
        lambda order: order.lines.get().consume_allocation(1),
        lambda order: order.lines.get().cancel_allocation(1),
    ],
)
def test_leaves_no_way_past_itself(bypass: Callable[[Order], None]) -> None:
    order = place_finches(2)
    with pytest.raises(BypassesServicesError):
        bypass(order)
    assert (as_stored(order), counters(order)) == (("pending", "unpaid", "none", "held"), (2, 0, 0, 0))
