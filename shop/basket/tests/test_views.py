"""The basket through its pages, as a browser without JavaScript would use it."""

import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.basket.models import Basket, Line
from shop.basket.tests.baskets import OURS, change_record, contents, filled, make_user, strict_client
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, make_variant

pytestmark = pytest.mark.django_db

BAD_QUANTITY = "Please write how many you would like: a whole number from 1 to 10000."


def text_of(response: Any) -> str:
    """What somebody reads on the page."""
    body = response.content.decode().partition("<body")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def posted(client: Client, address: str, **fields: Any) -> Any:
    """Post, expect to be sent to the basket, and give its page."""
    response = client.post(address, fields)
    assert response.status_code == 303, text_of(response)
    return client.get(response.headers["Location"])


@pytest.fixture
def shopper() -> Client:
    return strict_client()


def test_adds_a_product_by_a_post_of_our_own_page(shopper: Client) -> None:
    finch = make_product()
    response = shopper.post("/basket/add/", {"product": finch.pk, "quantity": "2"})
    assert (response.status_code, response.headers["Location"]) == (303, "/basket/")
    assert response.cookies["basket_count"].value == "2"
    assert not response.cookies["basket_count"]["httponly"]
    page = shopper.get("/basket/")
    assert "“Finch One” is in your basket." in text_of(page)
    assert "€49.80" in text_of(page)
    assert contents() == [("Finch One", 2)]


def test_adds_one_where_no_number_is_asked_for(shopper: Client) -> None:
    posted(shopper, "/basket/add/", product=make_product().pk)
    assert contents() == [("Finch One", 1)]


def test_keeps_the_basket_page_out_of_every_store(shopper: Client) -> None:
    assert "no-store" in shopper.get("/basket/").headers["Cache-Control"]
    assert "There is nothing in it yet." in text_of(shopper.get("/basket/"))


def test_adds_nothing_for_another_site() -> None:
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
    finch = make_product()
    assert client.post("/basket/add/", {"product": finch.pk}).status_code == 403
    assert (Basket.objects.count(), contents()) == (0, [])


@pytest.mark.parametrize("typed", ["0", "-1", "abc", "", "1e3", "１２", " ", "2.5", "<b>1</b>"])
def test_gives_the_add_form_back_with_what_was_typed(shopper: Client, typed: str) -> None:
    finch = make_product()
    response = shopper.post("/basket/add/", {"product": finch.pk, "quantity": typed})
    assert response.status_code == 200
    assert text_of(response).count(BAD_QUANTITY) == 1
    assert response.context["form"]["quantity"].value() == typed
    assert (Basket.objects.count(), contents()) == (0, [])
    assert "oscar_open_basket" not in response.cookies


def test_says_how_many_there_are_when_too_many_are_added(shopper: Client) -> None:
    response = shopper.post("/basket/add/", {"product": make_product().pk, "quantity": "1000000000"})
    assert "There are only 5 of “Finch One” in stock." in text_of(response)
    assert 'value="1000000000"' in response.content.decode()
    assert (Basket.objects.count(), contents()) == (0, [])


def test_shows_the_same_basket_on_its_page_and_in_the_drawer_of_others(shopper: Client) -> None:
    finch = make_product()
    shell = shopper.get(finch.get_absolute_url()).content.decode()
    assert shell.count('<div id="basket"></div>') == 1
    posted(shopper, "/basket/add/", product=finch.pk)
    page = shopper.get("/basket/").content.decode()
    assert (page.count('id="basket"'), page.count("<dialog")) == (1, 0)
    assert page.partition('class="basket-whole" id="basket"')[2].count('class="basket-line"') == 1
    target = 'hx-get="/basket/" hx-trigger="basket-wanted" hx-target="#basket" hx-select="#basket"'
    assert target in shell
    assert target in page


def test_says_with_a_line_what_to_read_out_when_it_changes(shopper: Client) -> None:
    page = posted(shopper, "/basket/add/", product=make_product().pk, quantity="3")
    assert 'data-said="Finch One: 3. Total: €74.70"' in page.content.decode()
    assert "“Finch One” is in your basket." in page.content.decode().partition('id="basket"')[2]


@pytest.mark.parametrize("product", ["0", "999999", "abc", "", "１", "-1", "9" * 30, "9223372036854775808"])
def test_knows_no_such_product(shopper: Client, product: str) -> None:
    assert shopper.post("/basket/add/", {"product": product}).status_code == 404
    assert Basket.objects.count() == 0


def test_tells_nobody_of_a_product_that_is_not_shown(shopper: Client) -> None:
    hidden = make_product("Secret", is_public=False)
    response = shopper.post("/basket/add/", {"product": hidden.pk})
    assert response.status_code == 404
    assert "Secret" not in response.content.decode()


def test_asks_which_variant_and_then_takes_it(shopper: Client) -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    small = make_variant(shirt, title="Shirt S")
    response = shopper.post("/basket/add/", {"product": shirt.pk, "quantity": "2"})
    assert "Please choose which “Shirt” you would like." in text_of(response)
    assert f'name="product" value="{small.pk}"' in response.content.decode()
    assert 'value="2"' in response.content.decode()
    posted(shopper, "/basket/add/", product=small.pk, quantity="2")
    assert contents() == [("Shirt S", 2)]


@pytest.mark.parametrize("address", ["/basket/add/", "/basket/lines/7/", "/basket/code/"])
def test_leads_who_reloads_a_form_to_the_basket(shopper: Client, address: str) -> None:
    response = shopper.get(address)
    assert (response.status_code, response.headers["Location"]) == (303, "/basket/")


@pytest.fixture
def full(shopper: Client) -> Line:
    """A shopper with two of one product."""
    posted(shopper, "/basket/add/", product=make_product().pk, quantity="2")
    line: Line = Line.objects.get()
    return line


def test_changes_a_quantity(shopper: Client, full: Line) -> None:
    page = posted(shopper, f"/basket/lines/{full.pk}/", quantity=" 4 ")
    assert "€99.60" in text_of(page)
    assert contents() == [("Finch One", 4)]


@pytest.mark.parametrize("typed", ["0", "-1", "abc", "", "1e3", "３", "2,5", '"><script>'])
def test_gives_the_line_back_with_what_was_typed(shopper: Client, full: Line, typed: str) -> None:
    response = shopper.post(f"/basket/lines/{full.pk}/", {"quantity": typed})
    assert response.status_code == 200
    assert text_of(response).count(BAD_QUANTITY) == 1
    assert response.context["rows"][0].form["quantity"].value() == typed
    assert 'aria-invalid="true"' in response.content.decode()
    assert '"><script>' not in response.content.decode()
    assert contents() == [("Finch One", 2)]


@pytest.mark.parametrize("typed", ["6", "1000000000", "99999999999999999999"])
def test_says_how_many_there_are_when_more_are_wanted(shopper: Client, full: Line, typed: str) -> None:
    response = shopper.post(f"/basket/lines/{full.pk}/", {"quantity": typed})
    assert text_of(response).count("There are only 5 of “Finch One” in stock.") == 1
    assert response.context["rows"][0].form["quantity"].value() == typed
    assert contents() == [("Finch One", 2)]


def test_removes_a_line_and_puts_it_back(shopper: Client, full: Line) -> None:
    page = posted(shopper, f"/basket/lines/{full.pk}/", quantity="abc", remove="1")
    assert "“Finch One” is out of your basket." in text_of(page)
    assert contents() == []
    assert shopper.cookies["basket_count"].value == "0"
    undo = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\d+)">', page.content.decode()))
    assert undo == {"product": str(full.product_id), "quantity": "2"}
    page = posted(shopper, "/basket/add/", **undo)
    assert contents() == [("Finch One", 2)]
    assert "out of your basket" not in text_of(page)


def test_offers_nothing_to_put_back_that_is_there(shopper: Client, full: Line) -> None:
    page = shopper.get(f"/basket/?removed={full.product_id}&quantity=2")
    assert "out of your basket" not in text_of(page)


@pytest.mark.parametrize(
    "query", ["removed=", "removed=abc&quantity=1", "removed=999&quantity=1", "removed=1"]
)
def test_survives_an_address_that_makes_no_sense(shopper: Client, query: str) -> None:
    make_product()
    page = shopper.get(f"/basket/?{query}&quantity=zero")
    assert page.status_code == 200
    assert "out of your basket" not in text_of(page)


@pytest.mark.parametrize("fields", [{"quantity": "1"}, {"quantity": "abc"}, {"remove": "1"}])
def test_hides_alices_lines_from_mallory(full: Line, fields: dict[str, str]) -> None:
    mallory = strict_client(make_user("mallory"))
    posted(mallory, "/basket/add/", product=make_product("Wren").pk)
    for thief in (mallory, strict_client()):
        assert thief.post(f"/basket/lines/{full.pk}/", fields).status_code == 404
    assert thief.post(f"/basket/lines/{'9' * 30}/", fields).status_code == 404
    assert contents() == [("Finch One", 2), ("Wren", 1)]


def test_says_what_changed_since(shopper: Client, full: Line) -> None:
    change_record(full.product, price=Decimal("29.90"), num_in_stock=1)
    page = shopper.get("/basket/")
    assert "The price has risen since you added it: it was €24.90 and is €29.90 now." in text_of(page)
    assert "There is only 1 left. Please change the quantity." in text_of(page)
    assert "Go to checkout" not in text_of(page)


def test_tells_who_ordered_in_another_tab(shopper: Client, full: Line) -> None:
    Basket.objects.update(status=Basket.FROZEN)
    assert shopper.post(f"/basket/lines/{full.pk}/", {"quantity": "1"}).status_code == 404
    assert contents() == [("Finch One", 2)]


def queries_of(client: Client) -> int:
    client.get("/basket/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/basket/").status_code == 200
    return len(queries)


def test_shows_twenty_lines_with_the_queries_of_one() -> None:
    alice, bob = make_user(), make_user("bob")
    filled(make_product(), owner=alice)
    filled(*[make_product(f"Part {number}") for number in range(20)], owner=bob)
    assert (queries_of(strict_client(alice)), queries_of(strict_client(bob))) == (15, 15)


def test_asks_once_more_who_tells_no_origin() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/basket/add/", {"product": make_product().pk})
    assert "Nothing has been done yet" in text_of(response)
    assert contents() == []
    assert client.post("/basket/add/", {"product": Product.objects.get().pk}, headers=OURS).status_code == 303
