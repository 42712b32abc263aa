from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from shop.core.locking import NotInTransactionError
from shop.offer import services
from shop.offer.exceptions import OfferUsedUp
from shop.offer.models import ConditionalOffer, OfferUse
from shop.offer.tests.till import make_offer, make_order
from shop.users.models import User

pytestmark = pytest.mark.django_db
FIVE = Decimal("5.00")


def take(*applications: Any, order: Any = None, user: Any = None) -> Any:
    order = order or make_order(user=user)
    with transaction.atomic():
        services.take(applications, order_id=order.pk, user=user)
    return order


def counts(offer: ConditionalOffer) -> tuple[int, Decimal, int, str]:
    offer = ConditionalOffer.objects.get(pk=offer.pk)
    return offer.num_applications, offer.total_discount, offer.num_orders, offer.status


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


def test_counts_the_uses_of_an_order():
    offer = make_offer()
    order = take((offer.pk, 2, FIVE), (offer.pk, 1, FIVE))
    assert counts(offer) == (3, Decimal("10.00"), 1, "Open")
    assert list(OfferUse.objects.values_list("offer", "order", "times", "amount")) == [
        (offer.pk, order.pk, 3, Decimal("10.00"))
    ]


def test_needs_a_transaction():
    with pytest.raises(NotInTransactionError):
        services.take([], order_id=1)


def test_gives_back_once():
    offer = make_offer(max_global_applications=1)
    order = take((offer.pk, 1, FIVE))
    assert counts(offer) == (1, FIVE, 1, "Consumed")
    for _again in range(2):
        with transaction.atomic():
            services.give_back(order.pk)
        assert counts(offer) == (0, Decimal("0.00"), 0, "Open")
    assert not OfferUse.objects.exists()


def test_refuses_more_uses_than_the_limit_and_counts_none():
    first, offer = make_offer("Before"), make_offer(max_global_applications=3)
    take((offer.pk, 2, FIVE))
    with pytest.raises(OfferUsedUp) as refusal:
        take((first.pk, 1, FIVE), (offer.pk, 2, FIVE))
    assert refusal.value.facts == {"offer_id": offer.pk, "name": "Ten off"}
    assert "Ten off" in refusal.value.message
    assert counts(offer) == (2, FIVE, 1, "Open")
    assert counts(first) == (0, Decimal("0.00"), 0, "Open")
    assert OfferUse.objects.count() == 1


def test_ends_with_the_use_that_reaches_the_budget():
    offer = make_offer(max_discount=Decimal("8.00"))
    take((offer.pk, 1, FIVE))
    take((offer.pk, 1, FIVE))
    with pytest.raises(OfferUsedUp):
        take((offer.pk, 1, FIVE))
    assert counts(offer) == (2, Decimal("10.00"), 2, "Consumed")


def test_holds_each_customer_to_their_limit(alice):
    offer = make_offer(max_user_applications=2)
    take((offer.pk, 2, FIVE), user=alice)
    with pytest.raises(OfferUsedUp):
        take((offer.pk, 1, FIVE), user=alice)
    assert counts(offer) == (2, FIVE, 1, "Open")
    bob = User.objects.create_user("bob@example.com", "pw")
    take((offer.pk, 2, FIVE), user=bob)
    assert counts(offer) == (4, Decimal("10.00"), 2, "Open")


def test_leaves_a_suspended_offer_suspended():
    offer = make_offer()
    order = take((offer.pk, 1, FIVE))
    offer.suspend()
    with transaction.atomic():
        services.give_back(order.pk)
    assert counts(offer) == (0, Decimal("0.00"), 0, "Suspended")


def test_refuses_uses_that_are_none():
    offer = make_offer()
    with pytest.raises(ValueError, match="0 times"):
        take((offer.pk, 0, FIVE))
    assert counts(offer) == (0, Decimal("0.00"), 0, "Open")


def test_asks_the_same_for_uses_of_limited_offers_apart_from_one_update_each(
    alice, django_assert_num_queries
):
    offers = [make_offer(f"Offer {number}", max_user_applications=9) for number in range(5)]
    for chosen, queries in ((offers[:1], 5), (offers, 9)):
        order = make_order()
        with transaction.atomic(), django_assert_num_queries(queries):
            services.take([(offer.pk, 1, FIVE) for offer in chosen], order_id=order.pk, user=alice)
