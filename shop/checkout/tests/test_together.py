"""The button pressed by several hands at once."""

from functools import partial

import pytest

from shop.basket.exceptions import BasketNotOpen
from shop.basket.models import Basket
from shop.checkout import services
from shop.checkout.tests import till
from shop.core.tests.together import at_once
from shop.order.models import Order
from shop.partner.models import StockRecord

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]

HANDS = 6


@pytest.fixture
def basket() -> Basket:
    till.open_till()
    return till.filled(lines=2)


def test_makes_one_order_of_one_key(basket):
    total = till.total_of(basket)

    def press(_hand: int) -> int:
        order = services.place_order(till.answers(), basket=basket, shown_total=total, checkout_key=till.KEY)
        return int(order.pk)

    assert len(set(at_once(*(partial(press, hand) for hand in range(HANDS))))) == 1
    assert Order.objects.count() == 1
    assert list(StockRecord.objects.values_list("num_allocated", flat=True)) == [1, 1]


def test_makes_one_order_of_one_basket_in_several_tabs(basket):
    total = till.total_of(basket)

    def press(hand: int) -> str:
        try:
            services.place_order(till.answers(), basket=basket, shown_total=total, checkout_key=f"key-{hand}")
        except BasketNotOpen:
            return "refused"
        return "placed"

    assert sorted(at_once(*(partial(press, hand) for hand in range(HANDS)))) == [
        "placed",
        *["refused"] * (HANDS - 1),
    ]
    assert Order.objects.count() == 1
    assert list(StockRecord.objects.values_list("num_allocated", flat=True)) == [1, 1]
