"""Guests who press the button in the same moment, under an offer that is not enough for all of them."""

from collections import Counter
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from shop.basket.models import Basket
from shop.catalogue.tests.shelves import make_product
from shop.checkout import services
from shop.checkout.exceptions import TotalChanged
from shop.checkout.tests import till
from shop.core.tests.together import at_once
from shop.offer.exceptions import OfferUsedByBuyer, OfferUsedUp
from shop.offer.models import ConditionalOffer, OfferUse
from shop.offer.tests.till import make_offer
from shop.order import services as orders
from shop.order.models import Order
from shop.order.states import CancelReason
from shop.partner.models import StockRecord

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]

GUESTS = 8
OFF = Decimal("2.49")  # ten percent of 24.90
BEFORE = (OfferUsedUp, OfferUsedByBuyer, TotalChanged)  # at the reservation, or already at the price


@pytest.fixture
def baskets() -> list[Basket]:
    till.open_till()
    make_product("Finch")
    return [till.filled() for _guest in range(GUESTS)]


def place_all(baskets: list[Basket], *, one_address: bool = False) -> list[Any]:
    """What became of each guest: the order's key, or why there is none."""
    totals = [till.total_of(basket) for basket in baskets]

    def press(number: int) -> int:
        guest = "alice" if one_address else f"guest-{number}"
        order = services.place_order(
            till.answers(email=f"{guest}@example.com"),
            basket=baskets[number],
            shown_total=totals[number],
            checkout_key=f"key-{number}",
        )
        return int(order.pk)

    return at_once(*[partial(press, number) for number in range(GUESTS)])


def agree(results: list[Any], *, placed: int) -> None:
    """So many were placed, the others refused for the offer alone, and all books say the same."""
    refused = [each for each in results if isinstance(each, Exception)]
    assert all(isinstance(each, BEFORE) for each in refused), refused
    assert (len(results) - len(refused), Order.objects.count(), OfferUse.objects.count()) == (placed,) * 3
    assert ConditionalOffer.objects.get().total_discount == placed * OFF
    assert Counter(StockRecord.objects.values_list("num_allocated", flat=True))[1] == placed
    assert Basket.open.filter(lines__isnull=False).distinct().count() == GUESTS - placed


def test_gives_no_more_than_the_budget(baskets: list[Basket]) -> None:
    make_offer(max_discount=3 * OFF + Decimal("2.48"))
    agree(place_all(baskets), placed=3)


def test_gives_one_address_no_more_than_one_may_have(baskets: list[Basket]) -> None:
    make_offer(max_user_applications=2)
    agree(place_all(baskets, one_address=True), placed=2)


def test_gives_it_to_others_once_it_came_back(baskets: list[Basket]) -> None:
    make_offer(max_discount=2 * OFF)
    placed = [each for each in place_all(baskets) if isinstance(each, int)]
    cancel = [
        partial(orders.cancel, Order.objects.get(pk=pk), reason=CancelReason.BUYER)
        for pk in placed
        for _twice in range(2)
    ]
    assert Counter(at_once(*cancel)) == {True: 2, False: 2}
    assert (OfferUse.objects.count(), ConditionalOffer.objects.get().total_discount) == (0, Decimal(0))
