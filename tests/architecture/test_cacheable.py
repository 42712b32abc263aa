"""Storefront pages are the same for everybody: no cookie set, none asked for, nothing written by reading them."""

import re
from typing import Any

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.models import BlogPostPage
from home.models import CategoryLandingPage, StandardPage
from home.tests.trees import below, make_blog, make_home
from shop.catalogue.models import Category
from shop.catalogue.tests.shelves import make_product, on_shelf
from shop.offer.tests.till import make_offer, make_range
from shop.users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]

PAGES = [
    ("/", 200),
    ("/delivery/", 200),
    ("/blog/", 200),
    ("/blog/a-post/", 200),
    ("/blog/feed/", 200),
    ("/shop/", 200),
    ("/shop/?in_stock=1&sort=name&page=2", 200),
    ("/shop/?brand=a&brand=b&in_stock=1&price_max=x&utm_source=y", 200),
    ("/shop/tools/", 200),
    ("/shop/tools/?in_stock=1", 200),
    ("/shop/books/", 200),  # an editor's page stands here
    ("/products/a-saw/", 200),
    ("/products/a-saw/?variant=sku-1", 200),
    ("/products/a-saw/reviews/", 200),
    ("/products/a-lost-saw/", 200),  # sold out: it has forms for a guest and for an account
    ("/offers/", 200),
    ("/offers/ten-off/", 200),
    ("/offers/ranges/everything/", 200),
    ("/nothing-here/", 404),
    ("/blog/nothing-here/", 404),
    ("/products/nothing-here/", 404),
    ("/offers/nothing-here/", 404),
]
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|MERGE)\b", re.IGNORECASE)


def writes_of(queries: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in queries.captured_queries if _WRITES.match(query["sql"])]


@pytest.fixture
def shop() -> None:
    """One of each kind of page."""
    home = make_home()
    below(home, StandardPage(title="Delivery", slug="delivery"))
    below(make_blog(home), BlogPostPage(title="A post", slug="a-post", intro="How to saw."))
    tools = Category.add_root(name="Tools")
    books = Category.add_root(name="Books")
    below(home, CategoryLandingPage(title="Books we read", slug="books-we-read", category=books))
    make_product("A saw", category=tools)
    make_product("A lost saw", category=tools).stockrecords.all().delete()
    make_offer("Ten off", on=make_range("Everything", is_public=True))
    on_shelf()


@pytest.fixture
def alice() -> Client:
    client = Client()
    client.force_login(User.objects.create_user("alice@example.com", "correct horse battery"))
    return client


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_sets_no_cookie_and_varies_with_none(address: str, status: int) -> None:
    response = Client().get(address)
    assert response.status_code == status
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_sends_a_signed_in_shopper_the_same_bytes(address: str, status: int, alice: Client) -> None:
    answers = [client.get(address) for client in (Client(), alice)]
    assert [answer.status_code for answer in answers] == [status, status]
    assert answers[0].content == answers[1].content
    assert not answers[1].cookies
    assert "cookie" not in answers[1].headers.get("Vary", "").lower()


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_writes_nothing(address: str, status: int, alice: Client) -> None:
    for client in (Client(), alice):
        client.get(address)  # what a process learns once, such as a content type, is not the page's
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == status
        assert writes_of(queries) == []


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_never_looks_at_the_session(
    address: str, status: int, alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(_session: SessionBase, *_args: Any, **_kwargs: Any) -> Any:
        raise AssertionError("a page that is the same for everybody asked who is looking")

    monkeypatch.setattr(SessionBase, "_get_session", look)
    monkeypatch.setattr(SessionBase, "_session", property(look))
    assert alice.get(address).status_code == status


def test_would_see_a_write() -> None:
    """The negative control: the same eyes on something that does write."""
    with CaptureQueriesContext(connection) as queries:
        User.objects.create_user("bob@example.com", "correct horse battery")
    assert len(writes_of(queries)) >= 1


def test_would_see_a_look_at_the_session() -> None:
    """The negative control: the account's pages do ask who is looking."""
    assert "cookie" in Client().get("/account/login/").headers.get("Vary", "").lower()


@pytest.mark.parametrize("address", [address for address, status in PAGES if status == 200])
def test_names_what_it_is_made_of(address: str, settings: Any) -> None:
    settings.DEBUG = True  # then the answer tells
    assert Client().get(address).headers.get("X-Page-Tags")
