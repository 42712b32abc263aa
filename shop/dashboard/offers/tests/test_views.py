"""The list of offers has an order, so that each stands on one page of it."""

from typing import Any

import pytest

from shop.dashboard.tests.staff import at_work
from shop.offer.models import ConditionalOffer
from shop.order.tests.purchases import offer_of
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

PAGE = "/dashboard/offers/"
ON_A_PAGE = 20


def like(offer: ConditionalOffer, **facts: Any) -> ConditionalOffer:
    parts = {"condition": offer.condition, "benefit": offer.benefit, "offer_type": offer.offer_type}
    made: ConditionalOffer = ConditionalOffer.objects.create(**parts, **facts)
    return made


def test_shows_each_offer_once_the_weightiest_first() -> None:
    first = offer_of()
    made = [
        first,
        *(like(first, name=f"Offer {number}", priority=number % 3) for number in range(ON_A_PAGE + 2)),
    ]
    mia = at_work(Role.MERCHANDISER)
    pages = [mia.get(PAGE, {"page": number}).context["offers"] for number in (1, 2)]
    shown = [offer.pk for page in pages for offer in page]
    assert shown == [offer.pk for offer in sorted(made, key=lambda offer: (-offer.priority, offer.pk))]


def test_sorts_by_what_was_asked_for() -> None:
    first = offer_of()
    like(first, name="Anvil day")
    like(first, name="Zinc night")
    page = at_work(Role.MERCHANDISER).get(PAGE, {"sort": "name", "dir": "desc"})
    assert [offer.name for offer in page.context["offers"]] == ["Zinc night", "Ten percent", "Anvil day"]
