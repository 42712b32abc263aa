import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.basket.models import Basket
from shop.basket.tests.baskets import contents, filled, make_user, strict_client
from shop.catalogue.tests.shelves import make_product
from shop.users.models import User

pytestmark = pytest.mark.django_db


def test_says_the_same_to_everybody_before_anything_happened() -> None:
    client = Client()
    response = client.get("/personal/")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert 'href="/basket/"' in response.content.decode()
    assert "(" not in response.content.decode()
    assert not response.cookies
    assert (Basket.objects.count(), Session.objects.count()) == (0, 0)


def test_is_a_piece_of_the_page_that_stands_there_already() -> None:
    """The links before and after are the same, so that nothing jumps."""
    page, fragment = Client().get("/shop/").content.decode(), Client().get("/personal/").content.decode()
    assert "".join(fragment.split()) in "".join(page.split())
    assert '<personal-note src="/personal/">' in page
    assert 'type="module" src="/static/js/site.js"' in page


def test_counts_pieces_and_tells_scripts() -> None:
    client = strict_client()
    client.post("/basket/add/", {"product": make_product().pk, "quantity": "3"})
    client.cookies["basket_count"] = "7"  # an old page's
    response = client.get("/personal/")
    assert ">3</span>" in response.content.decode()
    assert response.cookies["basket_count"].value == "3"
    assert not client.get("/personal/").cookies


def test_gives_the_messages_once() -> None:
    client = strict_client()
    client.post("/basket/add/", {"product": make_product().pk})
    assert "“Finch One” is in your basket." in client.get("/personal/").content.decode()
    assert "“Finch One” is in your basket." not in client.get("/personal/").content.decode()


def test_calls_a_shopper_by_name_and_lets_no_markup_in() -> None:
    alice = make_user()
    assert "signed in" in strict_client(alice).get("/personal/").content.decode()
    User.objects.update(first_name="Alice <b>")
    assert "Hello, Alice &lt;b&gt;" in strict_client(alice).get("/personal/").content.decode()


def test_shows_mallory_nothing_of_alices() -> None:
    alice = make_user()
    filled(make_product(), quantity=2, owner=alice)
    assert ">2</span>" in strict_client(alice).get("/personal/").content.decode()
    assert ">2</span>" not in strict_client(make_user("mallory")).get("/personal/").content.decode()


def test_writes_no_basket_for_a_signed_in_shopper_who_looks() -> None:
    strict_client(make_user()).get("/personal/")
    assert Basket.objects.count() == 0


def test_asks_the_database_four_times_however_full_the_basket_is() -> None:
    alice = make_user()
    filled(*[make_product(f"Part {number}") for number in range(20)], owner=alice)
    client = strict_client(alice)
    with CaptureQueriesContext(connection) as queries:
        assert ">20</span>" in client.get("/personal/").content.decode()
    assert len(queries) == 4  # session, user, basket, its lines
    assert len(contents()) == 20


def test_is_only_read() -> None:
    assert Client().post("/personal/").status_code == 405
