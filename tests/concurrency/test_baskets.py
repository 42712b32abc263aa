"""A basket that its shopper wants back or orders from anew, at the moment when its first order is paid after all."""

from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.core.signing import Signer
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from shop.basket.exceptions import BasketNotOpen
from shop.basket.models import Basket
from shop.checkout import services as checkout
from shop.checkout.tests import till
from shop.core import clock
from shop.core.money import Money
from shop.core.tests.together import at_once, meet
from shop.order import services as orders
from shop.order.models import Order
from shop.order.tests.purchases import event_of, kinds, subjects, tender_of
from shop.partner.models import StockRecord
from shop.payment.models import Tender

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

ROUNDS = 5


@pytest.fixture(autouse=True)
def _till(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "shop.core.outbox.email.OutboxEmailBackend")
    till.open_till()


def place(basket: Basket, *, key: str, total: Money) -> Order:
    return checkout.place_order(till.answers(), basket=basket, shown_total=total, checkout_key=key)


def expired() -> tuple[Order, Money]:
    """An order whose time ran out: its shopper has the basket back."""
    basket = till.filled()
    total = till.total_of(basket)
    order = place(basket, key=f"first-{basket.pk}", total=total)
    Order.objects.filter(pk=order.pk).update(expires_at=clock.now())
    order.refresh_from_db()
    assert orders.expire(order)
    return order, total


def pay(tender: Tender) -> None:
    mine = Tender.objects.get(pk=tender.pk)
    orders.record_money(mine, event_of(mine, id=f"paid-{tender.pk}"))


def both(order: Order, *, total: Money) -> list[Any]:
    """The late money, and the button pressed for the same basket, at the same moment."""
    basket, tender = Basket.objects.get(pk=order.basket_id), tender_of(order)
    return at_once(lambda: pay(tender), lambda: place(basket, key=f"anew-{basket.pk}", total=total))


def test_ends_well_whichever_comes_first() -> None:
    for _round in range(ROUNDS):
        order, total = expired()
        paid, anew = both(order, total=total)
        order.refresh_from_db()
        status = Basket.objects.get(pk=order.basket_id).status
        held = StockRecord.objects.get(pk=order.lines.get().stockrecord_id).num_allocated
        assert (paid, order.status) == (None, "open")
        if isinstance(anew, BasketNotOpen):
            assert (status, held) == (Basket.SUBMITTED, 1)
        else:
            assert (anew.status, status, held) == ("pending", Basket.FROZEN, 2)


def test_would_wait_for_ever_if_the_basket_was_locked_after_the_stock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order, total = expired()
    both_are_half_way = Barrier(2)
    close, replace = orders._close_basket_again, checkout._replace_pending

    def slow_close(*facts: Any) -> None:
        meet(both_are_half_way)
        close(*facts)

    def slow_replace(*facts: Any, **more: Any) -> None:
        replace(*facts, **more)
        meet(both_are_half_way)

    monkeypatch.setattr(orders, "_lock_basket", lambda order: Basket.objects.get(pk=order.basket_id))
    monkeypatch.setattr(orders, "_close_basket_again", slow_close)
    monkeypatch.setattr(checkout, "_replace_pending", slow_replace)
    outcomes = both(order, total=total)

    # SQLite has no row locks; there one transaction is over before the other one begins.
    deadlocks = {"postgresql": 1, "sqlite": 0}[connection.vendor]
    assert sum(isinstance(outcome, OperationalError) for outcome in outcomes) == deadlocks


def click(basket: Basket, order: Order) -> tuple[int, str]:
    """Press “give it up” in a browser of one's own, which has the basket's cookie."""
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    client.cookies.load({settings.OSCAR_BASKET_COOKIE_OPEN: Signer().sign(basket.pk)})
    answer = client.post(reverse("checkout:give-up"), {"number": order.number})
    return answer.status_code, answer["Location"]


def test_gives_an_order_up_once_when_the_button_is_clicked_many_times_at_once() -> None:
    basket = till.filled()
    order = place(basket, key="first", total=till.total_of(basket))

    assert at_once(*[partial(click, basket, order)] * 4) == [(303, "/basket/")] * 4

    order.refresh_from_db()
    assert (kinds(order), subjects()) == (["placed", "cancelled"], [f"Order {order.number} is cancelled"])
    assert Basket.objects.get().status == Basket.OPEN
    assert StockRecord.objects.get().num_allocated == 0


def test_ends_with_the_order_when_the_button_meets_the_money() -> None:
    """The money has come, so the order stands; who pressed the button is told so, or the order opens again."""
    for _round in range(ROUNDS):
        basket = till.filled()
        order = place(basket, key=f"order-{basket.pk}", total=till.total_of(basket))

        (_status, told), _paid = at_once(partial(click, basket, order), partial(pay, tender_of(order)))

        order.refresh_from_db()
        assert (order.status, order.payment_status, order.reservation) == ("open", "paid", "held")
        assert Basket.objects.get(pk=basket.pk).status == Basket.SUBMITTED
        assert told == ("/basket/" if "reopened" in kinds(order) else "/checkout/thank-you/")
