"""Oscar's own ways to place and process orders lead nowhere, by whatever name Oscar loads them."""

from collections.abc import Callable
from typing import Any

import pytest
from oscar.apps.checkout import mixins as oscar_checkout
from oscar.apps.order import mixins as oscar_orders

from shop.core.exceptions import FinalRowError
from shop.core.public_ids import order_number_from
from shop.order.models import BypassesServicesError, Order, OrderEvent
from shop.order.processing import EventHandler
from shop.order.tests.purchases import place_finches, record_in
from shop.order.utils import OrderCreator, OrderNumberGenerator
from shop.partner.tests.shelf import counts

pytestmark = pytest.mark.django_db


def test_is_what_oscar_itself_loads() -> None:
    assert oscar_orders.EventHandler is EventHandler
    assert oscar_checkout.OrderCreator is OrderCreator
    assert oscar_checkout.OrderNumberGenerator is OrderNumberGenerator


@pytest.mark.parametrize(
    "step",
    [
        lambda handler, order: handler.handle_shipping_event(order, None, order.lines.all(), [1]),
        lambda handler, order: handler.handle_payment_event(order, None, 1),
        lambda handler, order: handler.handle_order_status_change(order, "open"),
        lambda handler, order: handler.consume_stock_allocations(order),
        lambda handler, order: handler.cancel_stock_allocations(order),
        lambda handler, order: handler.create_shipping_event(order, None, order.lines.all(), [1]),
        lambda handler, order: handler.create_payment_event(order, None, 1),
    ],
)
def test_handles_no_event_as_oscar_did(step: Callable[[EventHandler, Order], Any]) -> None:
    order = place_finches(2)
    with pytest.raises(BypassesServicesError):
        step(EventHandler(), order)
    order.refresh_from_db()
    assert (order.status, counts(record_in(order))) == ("pending", (5, 2))


def test_places_no_order_as_oscar_did() -> None:
    with pytest.raises(BypassesServicesError):
        OrderCreator().place_order(None, None, None, None)
    for step in ("update_stock_records", "record_discount"):
        with pytest.raises(BypassesServicesError):
            getattr(OrderCreator(), step)(None)
    with pytest.raises(BypassesServicesError):
        OrderCreator().record_voucher_usage(None, None, None)
    assert Order.objects.count() == 0


def test_gives_numbers_that_nobody_can_count() -> None:
    first, second = (OrderNumberGenerator().order_number(None) for _time in range(2))
    assert order_number_from(first) == first != second


def test_rewrites_no_timeline() -> None:
    place_finches()
    event = OrderEvent.objects.get()
    event.kind = "cancelled"
    with pytest.raises(FinalRowError):
        event.save()
    assert OrderEvent.objects.get().kind == "placed"
