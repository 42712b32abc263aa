"""What becomes of the basket that an order was made of: frozen, given back, or closed for good."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.core import clock
from shop.order import services
from shop.order.exceptions import NotFromThisStateError
from shop.order.models import Order
from shop.order.states import CancelReason
from shop.order.tests.purchases import (
    event_of,
    line_of,
    pay,
    place,
    place_finches,
    place_from_basket,
    record_in,
    tender_of,
)
from shop.payment.statuses import EventKind
from shop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    user: User = User.objects.create_user("alice@example.com", "correct horse battery")
    return user


def basket_of(order: Order) -> Basket:
    basket: Basket = Basket.objects.get(pk=order.basket_id)
    return basket


def expired(**facts: Any) -> Order:
    order = place_from_basket(expires_at=clock.now(), **facts)
    services.expire(order)
    return order


def order_anew(order: Order) -> Order:
    """The shopper, who has the basket back, orders from it once more."""
    anew = place(line_of(record_in(order), quantity=2), basket_id=order.basket_id)
    with transaction.atomic():
        baskets.freeze_for(anew)
    return anew


def test_keeps_a_basket_frozen_and_not_submitted_while_its_order_waits() -> None:
    order = place_from_basket()
    tender = tender_of(order)
    services.record_money(tender, event_of(tender, EventKind.PENDING))
    basket = basket_of(order)
    assert (basket.status, basket.date_submitted) == (Basket.FROZEN, None)


def test_submits_the_basket_of_an_order_that_is_confirmed() -> None:
    order = place_from_basket()
    with clock.at(clock.now() + timedelta(minutes=3)):
        pay(order)
        paid_at = clock.now()
    basket = basket_of(order)
    assert (basket.status, basket.date_submitted) == (Basket.SUBMITTED, paid_at)
    assert basket.lines.get().quantity == 2


def test_submits_it_in_the_transaction_of_the_confirmation() -> None:
    order = place_from_basket()
    with transaction.atomic():
        pay(order)
        transaction.set_rollback(True)
    assert basket_of(order).status == Basket.FROZEN
    assert Order.objects.get().status == "pending"


def test_submits_it_once() -> None:
    order = place_from_basket()
    assert services.confirm(order) is True
    first = basket_of(order).date_submitted
    with clock.at(clock.now() + timedelta(days=1)):
        assert services.confirm(order) is False
        baskets.submit_for(order)
    assert basket_of(order).date_submitted == first


def test_confirms_an_order_that_came_from_no_basket() -> None:
    order = place_finches()
    assert services.confirm(order) is True
    assert not Basket.objects.exists()


def test_submits_no_basket_that_its_shopper_still_fills() -> None:
    order = place_from_basket()
    Basket.objects.update(status=Basket.OPEN)
    baskets.submit_for(order)
    basket = basket_of(order)
    assert (basket.status, basket.date_submitted) == (Basket.OPEN, None)


@pytest.mark.parametrize("reason", [CancelReason.BUYER, CancelReason.DECLINED])
def test_gives_it_back_and_submits_it_when_the_money_comes_after_all(reason: CancelReason) -> None:
    order = place_from_basket()
    services.cancel(order, reason=reason)
    assert (basket_of(order).status, basket_of(order).date_submitted) == (Basket.OPEN, None)
    pay(order)
    assert Order.objects.get().status == "open"
    assert basket_of(order).status == Basket.SUBMITTED
    assert basket_of(order).date_submitted is not None


def test_submits_the_frozen_basket_of_a_replaced_order_when_its_money_comes_after_all() -> None:
    order = place_from_basket()
    services.cancel(order, reason=CancelReason.REPLACED)
    assert basket_of(order).status == Basket.FROZEN
    pay(order)
    assert basket_of(order).status == Basket.SUBMITTED


def test_leaves_the_basket_open_when_late_money_is_sent_back() -> None:
    order = expired(in_stock=2)
    place(line_of(record_in(order), quantity=1))
    pay(order)
    assert Order.objects.get(pk=order.pk).status == "expired"
    assert (basket_of(order).status, basket_of(order).date_submitted) == (Basket.OPEN, None)


def test_leaves_the_basket_to_the_newer_order_that_was_made_of_it() -> None:
    order = expired()
    anew = order_anew(order)
    pay(order)
    assert Order.objects.get(pk=order.pk).status == "open"
    assert basket_of(order).status == Basket.FROZEN
    services.cancel(anew, reason=CancelReason.BUYER)
    assert basket_of(order).status == Basket.OPEN


def test_submits_the_basket_with_the_newer_order_when_both_are_paid() -> None:
    order = expired()
    anew = order_anew(order)
    pay(order)
    pay(anew)
    assert set(Order.objects.values_list("status", flat=True)) == {"open"}
    assert basket_of(order).status == Basket.SUBMITTED


def test_leaves_a_merged_basket_alone_when_the_money_comes_after_all(alice: User) -> None:
    order = expired()
    baskets.merge(Basket.objects.create(owner=alice), basket_of(order))
    pay(order)
    assert Order.objects.get().status == "open"
    assert basket_of(order).status == Basket.MERGED
    assert Basket.open.get(owner=alice).lines.get().quantity == 2


def test_keeps_it_submitted_when_staff_cancels_the_order() -> None:
    order = place_from_basket()
    pay(order)
    services.cancel(order, reason="Broken on the shelf")
    assert basket_of(order).status == Basket.SUBMITTED


def test_changes_nothing_for_an_order_that_cannot_be_confirmed() -> None:
    order = expired()
    with pytest.raises(NotFromThisStateError):
        services.confirm(order)
    assert (basket_of(order).status, basket_of(order).date_submitted) == (Basket.OPEN, None)
