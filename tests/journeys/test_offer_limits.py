"""The limits of offers at the till: what the page says when one ends between the review and the button; CSRF on."""

from decimal import Decimal

import pytest

from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.checkout.tests import till
from shop.offer.models import ConditionalOffer, OfferUse
from shop.offer.tests.till import make_offer
from shop.order.models import Order
from tests.factories.world import make_alice
from tests.journeys.shopping import TYPED, a_guest, decide, reserved, signed_in, the_form, to_review
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db

WITH, WITHOUT = "Order and pay €27.31", "Order and pay €29.80"  # 2.49 off 24.90, and 4.90 for delivery
GONE = "The offer “Ten off” cannot be given for this order any more."
CHANGED = "“Ten off” no longer applies."


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


@pytest.fixture
def finch() -> Product:
    return make_product("Finch One")


def ordered(product: Product, *, email: str) -> Visitor:
    visitor = to_review(a_guest(product), email=email)
    assert WITH in visitor.text
    visitor.send("checkout_key")
    assert visitor.path.startswith("/demo-bank/")
    return visitor


def given() -> tuple[int, Decimal]:
    """How many orders have an offer, and what it has given them."""
    [offer] = ConditionalOffer.objects.all()
    assert offer.total_discount == sum(OfferUse.objects.values_list("amount", flat=True))
    return OfferUse.objects.count(), offer.total_discount


@pytest.mark.parametrize("typed", ["alice@example.com", "Alice+Bench@example.com"])
def test_gives_a_guest_an_offer_as_often_as_one_may_have_it(finch: Product, typed: str) -> None:
    make_offer(max_user_applications=1)
    decide(ordered(finch, email="alice@example.com"), "pay")
    visitor = to_review(a_guest(finch), email=typed)
    assert WITH in visitor.text, "no basket knows what an address has had"
    visitor.send("checkout_key")
    assert (visitor.path, Order.objects.count(), reserved(), given()[0]) == ("/checkout/", 1, [1], 1)
    assert all(said in visitor.text for said in (GONE, CHANGED, WITHOUT))

    visitor.open("/checkout/")
    assert WITHOUT in visitor.text, "and it stays so"
    visitor.send("checkout_key")
    assert visitor.path.startswith("/demo-bank/")
    assert str(Order.objects.latest("pk").total) == "29.80 EUR"
    assert given() == (1, Decimal("2.49"))


def test_asks_anew_for_another_address(finch: Product) -> None:
    make_offer(max_user_applications=1)
    ordered(finch, email="alice@example.com")
    visitor = to_review(a_guest(finch), email="alice@example.com").send("checkout_key")
    assert WITHOUT in visitor.text
    visitor.open("/checkout/?section=contact").send("email", email="bob@example.com")
    assert WITH in visitor.text
    visitor.send("checkout_key")
    assert (Order.objects.count(), given()[0]) == (2, 2)


def test_lets_a_guest_have_it_again_who_takes_an_unpaid_order_back(finch: Product) -> None:
    make_offer(max_user_applications=1)
    visitor = ordered(finch, email="alice@example.com")
    visitor.open("/checkout/pending/").send("action", action="change")
    assert (the_form(visitor), given()) == ("review", (0, Decimal(0)))
    assert WITH in visitor.text
    assert visitor.send("checkout_key").path.startswith("/demo-bank/")
    assert given() == (1, Decimal("2.49"))


def test_knows_in_the_basket_what_an_account_has_had_as_a_guest(finch: Product) -> None:
    make_offer(max_user_applications=1)
    ordered(finch, email="alice@example.com")
    alice = signed_in(make_alice())
    alice.client.post("/basket/add/", {"product": finch.pk, "quantity": 1})
    assert "Ten off" not in alice.open("/basket/").text
    alice.open("/checkout/").send("line1", **TYPED).send("delivery")
    assert WITHOUT in alice.text


def test_gives_no_cent_beyond_a_budget_and_says_what_changed(finch: Product) -> None:
    make_offer(max_discount=Decimal("4.00"))
    late = to_review(a_guest(finch), email="bob@example.com")
    assert WITH in late.text
    first = ordered(finch, email="alice@example.com")
    late.send("checkout_key")
    assert (late.path, Order.objects.count(), given()) == ("/checkout/", 1, (1, Decimal("2.49")))
    assert "it was €27.31 and is €29.80 now" in late.text
    assert all(said in late.text for said in (CHANGED, WITHOUT))

    decide(first, "decline").open("/checkout/waiting/")
    assert given() == (0, Decimal(0))
    assert WITH in late.open("/checkout/").text, "what came back is there for the next"
    late.send("checkout_key")
    assert given() == (1, Decimal("2.49"))
    assert WITHOUT in first.open("/checkout/").text
