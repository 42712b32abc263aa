"""The shapes that programs rely on."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from blog.models import BlogPostPage
from home.models import StandardPage
from home.tests.trees import below, make_blog, make_home
from search.tests.shelves import index_everything
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.tests.shelves import filterable, make_many, make_product, make_variant

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search/"


def get(address: str = SEARCH, **params: Any) -> Any:
    answer = Client().get(address, params)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.fixture
def everything() -> None:
    home = make_home()
    below(home, StandardPage(title="Where our tea comes from", slug="tea-origin"))
    post = BlogPostPage(title="How to brew tea", slug="brew", intro="Hot", date=date(2026, 1, 1))
    below(make_blog(home), post)
    ohmwind, tinmoor = (Brand.objects.create(name=name) for name in ("Ohmwind", "Tinmoor"))
    tools = Category.add_root(name="Tools")
    make_product("Tea timer", category=tools, brand=ohmwind, upc="CL-1")
    pot = make_product("Tea pot", brand=tinmoor, structure=Product.PARENT)
    make_variant(pot, price="30.00", in_stock=0, colour="Ink")
    filterable("colour")
    index_everything()


def test_answers_with_products_guides_and_pages_in_exactly_this_shape(everything: None) -> None:
    body = get(q="tea", sort="price-asc")
    assert body.keys() == {"count", "next", "previous", "results", "facets"}
    assert (body["count"], body["next"], body["previous"]) == (4, None, None)
    assert [(each["type"], each["title"]) for each in body["results"]] == [
        ("product", "Tea timer"),
        ("product", "Tea pot"),
        ("post", "How to brew tea"),
        ("page", "Where our tea comes from"),
    ]
    timer, _pot, post, _page = body["results"]
    assert timer == {
        "id": Product.objects.get(title="Tea timer").pk,
        "slug": "tea-timer",
        "title": "Tea timer",
        "sku": "CL-1",
        "url": "http://testserver/products/tea-timer/",
        "image": None,
        "price": {"amount": "24.90", "currency": "EUR", "was": None},
        "available": 5,
        "type": "product",
    }
    assert post == {
        "id": BlogPostPage.objects.get().pk,
        "slug": "brew",
        "title": "How to brew tea",
        "sku": "",
        "url": "http://testserver/blog/brew/",
        "image": None,
        "price": None,
        "available": None,
        "type": "post",
    }


def test_counts_each_value_under_the_choices_in_the_other_facets(everything: None) -> None:
    facets = {facet["key"]: facet for facet in get(q="tea", brand="ohmwind")["facets"]}
    assert facets["brand"] == {
        "key": "brand",
        "label": "Brand",
        "values": [
            {"value": "ohmwind", "label": "Ohmwind", "count": 1, "selected": True},
            {"value": "tinmoor", "label": "Tinmoor", "count": 1, "selected": False},
        ],
    }
    assert facets["colour"]["values"] == [{"value": "ink", "label": "Ink", "count": 0, "selected": False}]
    assert facets["in_stock"]["values"] == [
        {"value": "1", "label": "Can be bought now", "count": 1, "selected": False}
    ]


@pytest.mark.parametrize(
    ("kind", "number"), [("product", 2), ("post", 1), ("page", 1), ("dragon", 4), ("", 4)]
)
def test_narrows_by_type(everything: None, kind: str, number: int) -> None:
    body = get(q="tea", type=kind)
    assert body["count"] == len(body["results"]) == number
    if kind in {"product", "post", "page"}:
        assert {each["type"] for each in body["results"]} == {kind}


def test_finds_only_products_by_what_only_products_have(everything: None) -> None:
    assert [each["title"] for each in get(q="tea", brand="ohmwind")["results"]] == ["Tea timer"]
    assert get(q="tea", brand="nobody")["count"] == 4


def test_mends_a_mistake(everything: None) -> None:
    assert [each["title"] for each in get(q="tea tiemr")["results"]] == ["Tea timer"]


def test_goes_from_page_to_page_over_all_kinds(everything: None) -> None:
    first, last = get(q="tea", page_size=3), get(q="tea", page_size=3, page=2)
    assert first["next"] == "http://testserver/api/v1/search/?q=tea&page_size=3&page=2"
    assert last["previous"] == "http://testserver/api/v1/search/?q=tea&page_size=3&page=1"
    shown = [(each["type"], each["id"]) for each in first["results"] + last["results"]]
    assert (len(first["results"]), len(last["results"]), len(set(shown))) == (3, 1, 4)
    assert [each["title"] for each in last["results"]] == ["Where our tea comes from"]
    for size in (1, 2):
        alone = [get(q="tea", page_size=size, page=number)["results"] for number in range(1, 4 // size + 1)]
        assert [(each["type"], each["id"]) for some in alone for each in some] == shown


@pytest.mark.parametrize("page", ["3", "0", "abc", "99999999"])
def test_has_no_page_past_the_end(everything: None, page: str) -> None:
    answer = Client().get(SEARCH, {"q": "tea", "page_size": "3", "page": page})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


def test_finds_nothing_where_nothing_is_asked() -> None:
    for params in ({}, {"q": ""}, {"q": "   "}, {"q": "xyzzy"}):
        assert get(**params) == {"count": 0, "next": None, "previous": None, "results": [], "facets": []}


def test_suggests(everything: None) -> None:
    assert get(f"{SEARCH}suggest/", q="tea ti") == {
        "results": [{"type": "product", "title": "Tea timer", "url": "http://testserver/products/tea-timer/"}]
    }
    assert get(f"{SEARCH}suggest/") == {"results": []}


@pytest.mark.parametrize(
    ("path", "most"), [("?q=tea", 12), ("?q=tea&brand=ohmwind&in_stock=1", 12), ("suggest/?q=te", 3)]
)
def test_asks_the_same_queries_for_any_number_of_products(
    everything: None, path: str, most: int, django_assert_max_num_queries
) -> None:
    tools = Category.objects.get()
    used = []
    for number, title in ((30, "Tea few"), (300, "Tea many")):
        make_many(number, category=tools, title=title)
        index_everything()
        Client().get(f"{SEARCH}{path}")
        with django_assert_max_num_queries(most) as queries:
            Client().get(f"{SEARCH}{path}")
        used.append(len(queries))
    assert used[0] == used[1]
