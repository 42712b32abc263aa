from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from shop.basket import services
from shop.basket.exceptions import BadCode
from shop.basket.models import Basket
from shop.basket.tests.baskets import filled, make_user, strict_client
from shop.basket.tests.test_views import posted, text_of
from shop.catalogue.tests.shelves import make_product
from shop.core import clock
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.voucher.models import Voucher

pytestmark = pytest.mark.django_db


def make_code(code: str = "BENCH10", *, from_pieces: int = 1, **fields: Any) -> Voucher:
    """A code of 10 % on everything."""
    everything = Range.objects.get_or_create(name="Everything", includes_all_products=True)[0]
    offer = ConditionalOffer.objects.create(
        name=f"Offer of {code}",
        offer_type=ConditionalOffer.VOUCHER,
        condition=Condition.objects.create(range=everything, type=Condition.COUNT, value=from_pieces),
        benefit=Benefit.objects.create(range=everything, type=Benefit.PERCENTAGE, value=Decimal(10)),
    )
    now = clock.now()
    times = {"start_datetime": now - timedelta(days=1), "end_datetime": now + timedelta(days=1)}
    voucher: Voucher = Voucher.objects.create(name=f"Ten percent ({code})", code=code, **{**times, **fields})
    voucher.offers.add(offer)
    return voucher


@pytest.fixture
def shopper() -> Client:
    client = strict_client()
    posted(client, "/basket/add/", product=make_product().pk, quantity="2")
    return client


@pytest.mark.parametrize("typed", ["BENCH10", "bench10", " bench 10 "])
def test_takes_the_code_off_the_price(shopper: Client, typed: str) -> None:
    make_code()
    page = posted(shopper, "/basket/code/", code=typed)
    assert "The code BENCH10 is in your basket." in text_of(page)
    assert "Ten percent (BENCH10) (BENCH10) −€4.98" in text_of(page)
    assert page.context["page"].total.amount == Decimal("44.82")


def refusal(shopper: Client, typed: str) -> str:
    """The sentence beside the field, in which stands what was typed; no code is in the basket."""
    response = shopper.post("/basket/code/", {"code": typed})
    assert response.status_code == 200
    assert response.context["code_form"]["code"].value() == typed
    assert '<details class="basket-code" open>' in response.content.decode()
    assert response.context["page"].discounts == []
    assert Basket.objects.get().vouchers.count() == 0
    (sentence,) = response.context["code_form"].errors["code"]
    assert sentence in text_of(response)
    return str(sentence)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please type a code first."),
        ("nope", "We do not know this code. Please check it for typing mistakes."),
        ("<script>", "We do not know this code. Please check it for typing mistakes."),
    ],
)
def test_refuses_what_is_no_code(shopper: Client, typed: str, sentence: str) -> None:
    assert refusal(shopper, typed) == sentence


def test_says_that_a_code_is_over_or_not_valid_yet(shopper: Client) -> None:
    now = clock.now()
    make_code("OLD", end_datetime=now - timedelta(minutes=1))
    make_code("SOON", start_datetime=now + timedelta(minutes=1))
    assert refusal(shopper, "OLD") == "This code is not valid any more."
    assert refusal(shopper, "SOON") == "This code is not valid yet."


def test_says_that_a_code_is_used_up(shopper: Client) -> None:
    make_code(usage_limit=0)
    assert refusal(shopper, "BENCH10") == "This code has been used as often as it may be."


def test_says_that_a_code_gives_nothing_for_this_basket(shopper: Client) -> None:
    make_code(from_pieces=3)
    assert refusal(shopper, "BENCH10") == "This code gives nothing for what is in your basket now."


def test_takes_a_code_once(shopper: Client) -> None:
    make_code()
    posted(shopper, "/basket/code/", code="BENCH10")
    response = shopper.post("/basket/code/", {"code": "BENCH10"})
    assert "This code is in your basket already." in text_of(response)
    assert response.context["page"].total.amount == Decimal("44.82")


def test_does_without_a_code(shopper: Client) -> None:
    make_code()
    posted(shopper, "/basket/code/", code="BENCH10")
    page = posted(shopper, "/basket/code/", remove="BENCH10")
    assert "The code is out of your basket." in text_of(page)
    assert page.context["page"].total.amount == Decimal("49.80")


def test_says_that_a_code_waits_for_more(shopper: Client) -> None:
    make_code(from_pieces=2)
    posted(shopper, "/basket/code/", code="BENCH10")
    line_id = Basket.objects.get().lines.get().pk
    page = posted(shopper, f"/basket/lines/{line_id}/", quantity="1")
    assert "Code BENCH10: gives nothing for what is in your basket now" in text_of(page)


def test_wants_something_in_the_basket_first() -> None:
    make_code()
    basket = Basket()
    with pytest.raises(BadCode) as refused:
        services.apply_code(basket, code="BENCH10", user=AnonymousUser())
    assert refused.value.message == "Your basket is empty, so there is nothing to take off yet."
    assert Basket.objects.count() == 0


def test_brings_the_code_along_when_baskets_are_merged() -> None:
    voucher, finch = make_code(), make_product()
    guests, alices = filled(finch), filled(finch, owner=make_user())
    services.apply_code(guests, code="BENCH10", user=AnonymousUser())
    services.merge(alices, guests)
    assert (list(alices.vouchers.all()), guests.vouchers.count()) == ([voucher], 0)
