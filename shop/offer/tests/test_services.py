from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from shop.core.locking import NotInTransactionError
from shop.offer import services
from shop.offer.exceptions import OfferUsedByBuyer, OfferUsedUp
from shop.offer.models import ConditionalOffer, OfferUse
from shop.offer.tests.till import make_offer, make_order
from shop.users.models import User

pytestmark = pytest.mark.django_db
FIVE = Decimal("5.00")


def take(*applications: Any, order: Any = None, user: Any = None, email: str = "") -> Any:
    order = order or make_order(user=user)
    with transaction.atomic():
        services.take(applications, order_id=order.pk, user=user, email=email)
    return order


def give_back(order: Any) -> None:
    with transaction.atomic():
        services.give_back(order.pk)


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


def test_keeps_within_the_budget_and_leaves_the_rest_for_a_smaller_order():
    offer = make_offer(max_discount=Decimal("8.00"))
    take((offer.pk, 1, FIVE))
    with pytest.raises(OfferUsedUp):
        take((offer.pk, 1, FIVE))
    assert counts(offer) == (1, FIVE, 1, "Open")
    take((offer.pk, 1, Decimal("3.00")))
    assert counts(offer) == (2, Decimal("8.00"), 2, "Consumed")


def test_gives_a_budget_to_the_cent_and_has_it_again_when_it_comes_back():
    offer = make_offer(max_discount=Decimal("1.00"))
    orders = [take((offer.pk, 1, Decimal("0.10"))) for _tenth in range(10)]
    assert counts(offer) == (10, Decimal("1.00"), 10, "Consumed")
    with pytest.raises(OfferUsedUp):
        take((offer.pk, 1, Decimal("0.01")))
    for order in orders[:3]:
        give_back(order)
        give_back(order)
    assert counts(offer) == (7, Decimal("0.70"), 7, "Open")
    with pytest.raises(OfferUsedUp):
        take((offer.pk, 1, Decimal("0.31")))
    take((offer.pk, 1, Decimal("0.30")))
    assert counts(offer) == (8, Decimal("1.00"), 8, "Consumed")


def test_holds_each_customer_to_their_limit(alice):
    offer = make_offer(max_user_applications=2)
    take((offer.pk, 2, FIVE), user=alice)
    with pytest.raises(OfferUsedUp):
        take((offer.pk, 1, FIVE), user=alice)
    assert counts(offer) == (2, FIVE, 1, "Open")
    bob = User.objects.create_user("bob@example.com", "pw")
    take((offer.pk, 2, FIVE), user=bob)
    assert counts(offer) == (4, Decimal("10.00"), 2, "Open")


@pytest.mark.parametrize("same", ["alice@example.com", " Alice@Example.COM", "alice+again@example.com"])
def test_holds_a_guest_to_the_limit_by_the_address_of_the_order(same):
    offer = make_offer(max_user_applications=1)
    order = take((offer.pk, 1, FIVE), email="alice@example.com")
    with pytest.raises(OfferUsedByBuyer):
        take((offer.pk, 1, FIVE), email=same)
    assert counts(offer) == (1, FIVE, 1, "Open")
    take((offer.pk, 1, FIVE), email="bob@example.com")
    give_back(order)
    take((offer.pk, 1, FIVE), email=same)
    assert counts(offer) == (2, Decimal("10.00"), 2, "Open")


@pytest.mark.parametrize("is_guest_first", [True, False])
def test_counts_what_one_person_had_as_a_guest_and_with_an_account_together(alice, is_guest_first):
    offer = make_offer(max_user_applications=1)
    as_guest, with_account = {"email": alice.email}, {"user": alice, "email": "work@example.com"}
    first, second = (as_guest, with_account) if is_guest_first else (with_account, as_guest)
    take((offer.pk, 1, FIVE), **first)
    with pytest.raises(OfferUsedByBuyer):
        take((offer.pk, 1, FIVE), **second)
    assert counts(offer) == (1, FIVE, 1, "Open")
    take((offer.pk, 1, FIVE), email="work@example.com")  # which somebody signed in has only typed


def test_counts_guest_orders_that_joined_the_account(alice):
    offer = make_offer(max_user_applications=1)
    order = take((offer.pk, 1, FIVE), email="work@example.com")
    order.user = alice
    order.save()
    with pytest.raises(OfferUsedByBuyer):
        take((offer.pk, 1, FIVE), user=alice)
    assert counts(offer) == (1, FIVE, 1, "Open")


def test_holds_nobody_to_the_limit_of_everybody_without_an_address():
    offer = make_offer(max_user_applications=1)
    for _nobody in range(2):
        take((offer.pk, 1, FIVE))
    assert counts(offer)[0] == 2


def test_tells_whoever_types_an_address_nothing_about_its_owner():
    of_each, of_all = make_offer(max_user_applications=1), make_offer("Off", max_global_applications=1)
    take((of_each.pk, 1, FIVE), (of_all.pk, 1, FIVE), email="alice@example.com")
    refusals = []
    for offer in (of_each, of_all):
        with pytest.raises(OfferUsedUp) as refused:
            take((offer.pk, 1, FIVE), email="alice@example.com")
        refusals.append(
            (refused.value.code, refused.value.message.replace(offer.name, "…"), [*refused.value.facts])
        )
    assert refusals[0] == refusals[1]
    assert "alice" not in str(OfferUse.objects.values_list())


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
