"""The shapes that programs rely on, each key of them, and what is answered when nonsense is asked."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from shop.catalogue.models import Brand, Category, Product, ProductClass
from shop.catalogue.tests.shelves import (
    describe,
    filterable,
    make_many,
    make_product,
    make_variant,
    on_shelf,
    picture,
)
from shop.partner import prices
from shop.partner.models import StockRecord

pytestmark = pytest.mark.django_db

PRODUCTS = "/api/v1/products/"


def get(address: str, **params: Any) -> Any:
    answer = Client().get(address, params)
    assert answer.status_code == 200, answer.content
    return answer.json()


def error(address: str, **params: Any) -> tuple[int, str]:
    answer = Client().get(address, params)
    return answer.status_code, answer.json()["error"]["code"]


@pytest.fixture
def shop() -> None:
    parts = Category.add_root(name="Parts")
    boards = parts.add_child(name="Boards")
    brand = Brand.objects.create(name="Ohmwind")
    finch = make_product(
        "Finch One", category=boards, brand=brand, upc="CL-1", summary="A board.", priority=9
    )
    prices.set_price(
        StockRecord.objects.get(product=finch), price=Decimal("19.90"), was_price=Decimal("24.90")
    )
    picture(finch)
    describe(finch, name="Material", value="Oak")
    wren = make_product("Wren", category=boards, structure=Product.PARENT)
    make_variant(wren, price="12.00", in_stock=0, colour="Copper")
    make_variant(wren, price="30.00", in_stock=4, colour="Ink")
    filterable("colour")
    on_shelf()


def test_lists_products_in_exactly_this_shape(shop: None) -> None:
    finch, wren = (Product.objects.get(title=title) for title in ("Finch One", "Wren"))
    body = get(PRODUCTS)
    image = body["results"][0].pop("image")
    assert image.startswith("http://testserver/media/")
    assert body == {
        "count": 2,
        "next": None,
        "previous": None,
        "results": [
            {
                "id": finch.pk,
                "slug": "finch-one",
                "title": "Finch One",
                "sku": "CL-1",
                "url": "http://testserver/products/finch-one/",
                "price": {"amount": "19.90", "currency": "EUR", "was": "24.90"},
                "available": 5,
            },
            {
                "id": wren.pk,
                "slug": "wren",
                "title": "Wren",
                "sku": f"sku-{Product.objects.get(attribute_values__value_option__option='Ink').pk}",
                "url": "http://testserver/products/wren/",
                "image": None,
                "price": {"amount": "30.00", "currency": "EUR", "was": None},
                "available": 4,
            },
        ],
    }


def test_tells_no_number_where_nobody_counts() -> None:
    files = ProductClass.objects.create(name="Downloads", track_stock=False)
    plan = make_product("Plan")
    Product.objects.filter(pk=plan.pk).update(product_class=files)
    make_product("Draft", structure=Product.PARENT)
    on_shelf()
    by_title = {each["title"]: each for each in get(PRODUCTS)["results"]}
    assert by_title["Plan"]["available"] is None
    assert (by_title["Draft"]["available"], by_title["Draft"]["price"]) == (0, None)
    assert get(f"{PRODUCTS}plan/availability/") == {"status": "in-stock", "available": None, "variants": []}


def test_takes_the_filters_and_orders_of_the_pages(shop: None) -> None:
    def slugs(**params: Any) -> list[str]:
        return [each["slug"] for each in get(PRODUCTS, **params)["results"]]

    assert slugs(brand="ohmwind") == ["finch-one"]
    assert slugs(colour=["copper", "ink"]) == ["wren"]
    assert slugs(colour="copper", in_stock="1") == []
    assert slugs(sort="price-asc") == ["finch-one", "wren"]
    assert slugs(sort="name", category="parts/boards", price_max="25") == ["finch-one", "wren"]
    assert slugs(on_offer="1") == ["finch-one"]


@pytest.mark.parametrize(
    "params",
    [
        {"flavour": "mint"},
        {"brand": "nobody"},
        {"sort": "x"},
        {"price_min": "abc"},
        {"page_size": "0"},
        {"brand": "\x00"},
    ],
)
def test_ignores_what_it_does_not_know(shop: None, params: dict[str, str]) -> None:
    assert get(PRODUCTS, **params)["count"] == 2


def test_names_what_it_left_out(shop: None) -> None:
    answer = Client().get("/api/v1/products/", {"colour": "zz", "price_min": "ab,c", "sort": "name"})
    assert answer["X-Ignored-Parameters"] == "price_min=ab%2Cc, colour=zz"
    assert "X-Ignored-Parameters" not in Client().get("/api/v1/products/", {"sort": "name"})


def test_goes_from_page_to_page() -> None:
    make_many(51, category=Category.add_root(name="Parts"))
    on_shelf()
    first = get(PRODUCTS)
    assert (first["count"], len(first["results"]), first["previous"]) == (51, 24, None)
    assert first["next"] == "http://testserver/api/v1/products/?page=2"
    last = get(PRODUCTS, page=3, sort="name")
    assert (len(last["results"]), last["next"]) == (3, None)
    assert last["previous"] == "http://testserver/api/v1/products/?page=2&sort=name"
    assert len(get(PRODUCTS, page_size=50)["results"]) == 50
    assert len(get(PRODUCTS, page_size=100_000)["results"]) == 51


@pytest.mark.parametrize("page", ["2", "99999999", "99999999999999999999", "0", "-1", "abc", "1.5", "٣"])
def test_has_no_page_past_the_end_nor_one_that_is_no_number(shop: None, page: str) -> None:
    assert error(PRODUCTS, page=page) == (404, "not_found")


def test_has_a_first_page_of_an_empty_list() -> None:
    assert get(PRODUCTS) == {"count": 0, "next": None, "previous": None, "results": []}
    assert get(PRODUCTS, page="1")["count"] == 0


def test_bounds_a_page_at_a_hundred() -> None:
    make_many(101, category=Category.add_root(name="Parts"))
    on_shelf()
    assert len(get(PRODUCTS, page_size=101)["results"]) == 100
    assert get(PRODUCTS, page_size=101)["next"] == "http://testserver/api/v1/products/?page_size=101&page=2"


def test_shows_a_product_whole_that_is_sold_by_itself(shop: None) -> None:
    body = get(f"{PRODUCTS}finch-one/")
    assert body["image"] == body["images"][0]
    del body["image"], body["images"]
    assert body == {
        "id": Product.objects.get(title="Finch One").pk,
        "slug": "finch-one",
        "title": "Finch One",
        "sku": "CL-1",
        "url": "http://testserver/products/finch-one/",
        "price": {"amount": "19.90", "currency": "EUR", "was": "24.90"},
        "available": 5,
        "status": "few-left",
        "summary": "A board.",
        "description": "",
        "brand": "Ohmwind",
        "categories": ["parts", "parts/boards"],
        "attributes": {"Material": "Oak"},
        "rating": None,
        "variants": [],
    }


def test_shows_a_product_whole_with_its_variants(shop: None) -> None:
    copper, ink = Product.objects.filter(structure=Product.CHILD).order_by("pk")
    body = get(f"{PRODUCTS}wren/")
    assert (body["brand"], body["available"], body["status"]) == (None, 4, "in-stock")
    assert body["variants"] == [
        {
            "sku": f"sku-{copper.pk}",
            "options": {"Colour": "Copper"},
            "status": "sold-out",
            "available": 0,
            "price": {"amount": "12.00", "currency": "EUR", "was": None},
        },
        {
            "sku": f"sku-{ink.pk}",
            "options": {"Colour": "Ink"},
            "status": "few-left",
            "available": 4,
            "price": {"amount": "30.00", "currency": "EUR", "was": None},
        },
    ]


def test_tells_what_can_be_bought_and_is_never_kept(shop: None) -> None:
    assert get(f"{PRODUCTS}finch-one/availability/") == {"status": "few-left", "available": 5, "variants": []}
    copper, ink = Product.objects.filter(structure=Product.CHILD).order_by("pk")
    answer = Client().get(f"{PRODUCTS}wren/availability/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json() == {
        "status": "in-stock",
        "available": 4,
        "variants": [
            {
                "sku": f"sku-{copper.pk}",
                "options": {"Colour": "Copper"},
                "status": "sold-out",
                "available": 0,
            },
            {"sku": f"sku-{ink.pk}", "options": {"Colour": "Ink"}, "status": "few-left", "available": 4},
        ],
    }


@pytest.mark.parametrize("end", ["", "availability/"])
def test_knows_no_product_that_the_shop_does_not_show(shop: None, end: str) -> None:
    Product.objects.filter(slug="wren").update(is_public=False)
    for slug in ("wren", "none", "x" * 300):
        assert error(f"{PRODUCTS}{slug}/{end}") == (404, "not_found")


def test_lists_categories_with_what_is_in_them(shop: None) -> None:
    parts, boards = Category.objects.order_by("path")
    hidden = Category.add_root(name="Hidden", is_public=False)
    assert get("/api/v1/categories/") == {
        "count": 2,
        "next": None,
        "previous": None,
        "results": [
            {
                "id": parts.pk,
                "slug": "parts",
                "title": "Parts",
                "url": "http://testserver/shop/parts/",
                "parent": None,
                "products": 2,
            },
            {
                "id": boards.pk,
                "slug": "parts/boards",
                "title": "Boards",
                "url": "http://testserver/shop/parts/boards/",
                "parent": "parts",
                "products": 2,
            },
        ],
    }
    assert error("/api/v1/categories/", page=2) == (404, "not_found")
    assert hidden.pk not in {each["id"] for each in get("/api/v1/categories/")["results"]}


@pytest.mark.parametrize(("query", "most"), [("", 8), ("?brand=ohmwind&in_stock=1", 9)])
def test_asks_the_same_queries_for_any_number_of_products(
    shop: None, query: str, most: int, django_assert_max_num_queries
) -> None:
    boards = Category.objects.get(full_slug="parts/boards")
    used = []
    for number, title in ((30, "Few"), (300, "Many")):
        make_many(number, category=boards, title=title)
        on_shelf()
        with django_assert_max_num_queries(most) as queries:
            get(f"{PRODUCTS}{query}")
        used.append(len(queries))
    assert used[0] == used[1]
