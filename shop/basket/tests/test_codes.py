from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.basket import services
from shop.basket.exceptions import BadCode
from shop.basket.models import Basket
from shop.basket.tests.baskets import filled, make_user, strict_client
from shop.basket.tests.test_views import posted, text_of
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.core import clock
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.voucher.models import Voucher

pytestmark = pytest.mark.django_db


def make_code(
    code: str = "BENCH10",
    *,
    needs: tuple[str, int] = (Condition.COUNT, 1),
    on: Range | None = None,
    offer_fields: dict[str, Any] | None = None,
    **fields: Any,
) -> Voucher:
    """A code of 10 % on everything, or on a range."""
    goods = on or Range.objects.get_or_create(name="Everything", includes_all_products=True)[0]
    kind, value = needs
    offer = ConditionalOffer.objects.create(
        name=f"Offer of {code}",
        offer_type=ConditionalOffer.VOUCHER,
        condition=Condition.objects.create(range=goods, type=kind, value=value),
        benefit=Benefit.objects.create(range=goods, type=Benefit.PERCENTAGE, value=Decimal(10)),
        **(offer_fields or {}),
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


def test_refuses_what_is_longer_than_any_code_and_keeps_it(shopper: Client) -> None:
    sentence = "No code of ours is that long. Please check it for typing mistakes."
    assert refusal(shopper, "x" * 300) == sentence


@pytest.mark.parametrize(
    ("needs", "sentence"),
    [
        ((Condition.VALUE, 60), "This code counts from €60.00 on. €10.20 is missing."),
        ((Condition.COUNT, 3), "This code counts from 3 pieces on. 1 is missing."),
        ((Condition.COUNT, 4), "This code counts from 4 pieces on. 2 are missing."),
        ((Condition.COVERAGE, 2), "This code counts from 2 different products on. 1 is missing."),
    ],
)
def test_says_what_is_missing_for_a_code(shopper: Client, needs: tuple[str, int], sentence: str) -> None:
    """In the basket are two of 24.90 €."""
    make_code(needs=needs)
    assert refusal(shopper, "BENCH10") == sentence


def test_says_what_is_missing_of_the_goods_that_a_code_is_for(shopper: Client) -> None:
    boards = Range.objects.create(name="Boards", is_public=True)
    boards.add_product(Product.objects.get())
    make_code(needs=(Condition.VALUE, 60), on=boards)
    assert refusal(shopper, "BENCH10") == "This code counts from €60.00 of “Boards” on. €10.20 is missing."


@pytest.mark.parametrize(
    ("is_public", "sentence"),
    [
        (True, "This code is for other products: Synthesizers."),
        (False, "This code is for other products than those in your basket."),
    ],
)
def test_says_that_a_code_is_for_other_products(shopper: Client, is_public: bool, sentence: str) -> None:
    make_code(on=Range.objects.create(name="Synthesizers", is_public=is_public))
    assert refusal(shopper, "BENCH10") == sentence


def test_says_that_the_offer_of_a_code_is_suspended(shopper: Client) -> None:
    make_code(offer_fields={"status": ConditionalOffer.SUSPENDED})
    assert refusal(shopper, "BENCH10") == "This code is not valid at the moment."


def test_says_that_another_offer_counts_already(shopper: Client) -> None:
    make_code("FIRST", offer_fields={"priority": 5})
    posted(shopper, "/basket/code/", code="FIRST")
    make_code("SECOND")
    response = shopper.post("/basket/code/", {"code": "SECOND"})
    sentence = "Another offer counts for these products already, and this code does not add to it."
    assert response.context["code_form"].errors["code"] == [sentence]
    assert [voucher.code for voucher in Basket.objects.get().vouchers.all()] == ["FIRST"]


def test_says_that_a_code_gives_nothing_where_nobody_knows_why(shopper: Client) -> None:
    make_code(offer_fields={"max_global_applications": 1, "num_applications": 1})
    assert refusal(shopper, "BENCH10") == "This code gives nothing for what is in your basket now."


def test_asks_as_often_for_many_products_as_for_one(shopper: Client) -> None:
    make_code(needs=(Condition.VALUE, 900))
    with CaptureQueriesContext(connection) as of_one:
        shopper.post("/basket/code/", {"code": "BENCH10"})
    for number in range(5):
        posted(shopper, "/basket/add/", product=make_product(f"Heron {number}").pk, quantity="1")
    with CaptureQueriesContext(connection) as of_six:
        shopper.post("/basket/code/", {"code": "BENCH10"})
    assert len(of_six) == len(of_one)


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
    make_code(needs=(Condition.COUNT, 2))
    posted(shopper, "/basket/code/", code="BENCH10")
    line_id = Basket.objects.get().lines.get().pk
    page = posted(shopper, f"/basket/lines/{line_id}/", quantity="1")
    assert "Code BENCH10. This code counts from 2 pieces on. 1 is missing." in text_of(page)


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
