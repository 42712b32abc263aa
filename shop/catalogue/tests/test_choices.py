"""What somebody chooses of a list, from its address to its head."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client

from home.models import CategoryLandingPage
from home.tests.trees import below, make_home
from shop.catalogue import selectors
from shop.catalogue.choices import Choices, Sort
from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import make_product
from shop.core import clock

pytestmark = pytest.mark.django_db

NOT_LISTED = '<meta name="robots" content="noindex, follow">'


@pytest.fixture
def boards() -> Category:
    """Three products: the one put first is the oldest, the last one has the first name."""
    boards: Category = Category.add_root(name="Boards")
    for age, (title, priority) in enumerate([("apple", 0), ("Über", 0), ("Birch", 0), ("Chestnut", 9)]):
        product = make_product(title, category=boards, priority=priority)
        Product.objects.filter(pk=product.pk).update(date_created=clock.now() - timedelta(days=age))
    return boards


def titles(sort: Sort) -> list[str]:
    return [card.product.title for card in selectors.browse(choices=Choices(sort=sort)).cards]


@pytest.mark.parametrize(
    ("typed", "sort"),
    [
        ("newest", Sort.NEWEST),
        ("name", Sort.NAME),
        ("", Sort.USUAL),
        ("price", Sort.USUAL),
        ("\x00", Sort.USUAL),
    ],
)
def test_hears_only_what_it_knows(typed: str, sort: Sort) -> None:
    query = QueryDict(mutable=True)
    query["sort"] = typed
    assert Choices.of(query) == Choices(sort=sort)
    assert Choices.of(query).are_usual is (sort == Sort.USUAL)
    assert Choices.of(QueryDict()).are_usual


def test_sorts_as_chosen(boards: Category) -> None:
    assert titles(Sort.USUAL) == ["Chestnut", "apple", "Über", "Birch"]
    assert titles(Sort.NEWEST) == ["apple", "Über", "Birch", "Chestnut"]
    assert titles(Sort.NAME) == ["apple", "Birch", "Chestnut", "Über"]


@pytest.mark.parametrize("path", ["/shop/", "/shop/boards/"])
def test_shows_the_chosen_order_and_keeps_it_from_search_engines(
    client: Client, boards: Category, path: str
) -> None:
    html = client.get(path, {"sort": "name"}).content.decode()
    assert '<option value="name" selected>' in html
    assert NOT_LISTED in html
    assert f'<link rel="canonical" href="http://testserver{path}">' in html
    for usual in ({}, {"sort": "price"}):
        html = client.get(path, usual).content.decode()
        assert '<option value="" selected>' in html
        assert "noindex" not in html


def test_keeps_the_order_from_page_to_page(client: Client, settings, boards: Category) -> None:
    settings.OSCAR_PRODUCTS_PER_PAGE = 2
    first = client.get("/shop/boards/", {"sort": "name"}).content.decode()
    assert 'href="?sort=name&amp;page=2"' in first
    second = client.get("/shop/boards/", {"sort": "name", "page": "2"}).content.decode()
    assert "Chestnut" in second
    assert 'href="/products/apple/"' not in second
    assert '<link rel="canonical" href="http://testserver/shop/boards/?page=2">' in second


def test_sorts_the_list_of_a_landing_page_too(client: Client, boards: Category) -> None:
    below(make_home(), CategoryLandingPage(title="On boards", slug="on-boards", category=boards))
    html = client.get("/shop/boards/", {"sort": "newest"}).content.decode()
    assert "On boards" in html
    assert '<option value="newest" selected>' in html
    assert NOT_LISTED in html
    assert html.index('href="/products/apple/"') < html.index('href="/products/chestnut/"')
    assert "noindex" not in client.get("/shop/boards/").content.decode()


def test_offers_no_order_where_there_is_nothing_to_sort(client: Client) -> None:
    make_product("Birch", category=Category.add_root(name="Boards"))
    Category.add_root(name="Tools")
    assert 'name="sort"' not in client.get("/shop/boards/").content.decode()
    empty = client.get("/shop/tools/").content.decode()
    assert 'name="sort"' not in empty
    assert "Nothing on this shelf yet." in empty
