import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, RequestFactory

from shop.catalogue import selectors
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.tests.shelves import (
    filterable,
    make_many,
    make_product,
    make_variant,
    on_shelf,
    picture,
)
from shop.catalogue.views import ProductCategoryView, ProductDetailView
from shop.core import clock, pagecache

pytestmark = pytest.mark.django_db

PLAIN, FILTERED = 10, 10  # queries of a whole category page


def json_ld(html: str) -> list[dict[str, Any]]:
    return [
        json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    ]


def test_shows_a_product_with_price_and_head(client: Client) -> None:
    make_product("Finch One", category=Category.add_root(name="Boards"), upc="CL-1")
    answer = client.get("/products/finch-one/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert '<link rel="canonical" href="http://testserver/products/finch-one/">' in html
    assert "€24.90" in html
    crumbs, product = json_ld(html)
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Shop", "Boards", "Finch One"]
    assert product["offers"] == {
        "@type": "Offer",
        "price": "24.90",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
        "url": "http://testserver/products/finch-one/",
    }


@pytest.mark.parametrize("change", [{"is_public": False}, {"archived_at": "now"}])
def test_has_no_page_for_a_product_that_is_hidden_or_archived(client: Client, change: dict[str, Any]) -> None:
    fields: dict[str, Any] = {
        name: clock.now() if value == "now" else value for name, value in change.items()
    }
    make_product("Finch One", **fields)
    assert client.get("/products/finch-one/").status_code == 404


def test_has_no_page_for_a_variant_of_its_own(client: Client) -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    make_variant(shirt, title="Shirt, large")
    assert client.get("/products/shirt-large/").status_code == 404
    assert "Shirt, large" in client.get("/products/shirt/").content.decode()


@pytest.mark.parametrize(
    "path", ["/products/none/", "/shop/none/", "/shop/boards/none/", "/products/", "/shop//"]
)
def test_answers_404_for_what_is_not_there(client: Client, path: str) -> None:
    Category.add_root(name="Boards")
    assert client.get(path).status_code == 404


def test_has_no_page_for_a_category_below_an_archived_one(client: Client) -> None:
    boards = Category.add_root(name="Boards")
    boards.add_child(name="Starter")
    boards = Category.objects.get(pk=boards.pk)
    boards.archived_at = clock.now()
    boards.save()
    assert client.get("/shop/boards/starter/").status_code == 404


def test_lists_the_products_of_the_categories_below_once() -> None:
    boards = Category.add_root(name="Boards")
    starter = boards.add_child(name="Starter")
    product = make_product(category=starter)
    product.categories.add(boards)
    make_product("Elsewhere", category=Category.add_root(name="Tools"))
    on_shelf()
    listing = selectors.browse(category=Category.objects.get(pk=boards.pk))
    assert [card.product for card in listing.cards] == [product]
    assert listing.total == 1
    assert [value.value for value in listing.below] == [starter.full_slug]


@pytest.mark.parametrize("number", ["abc", "-1", "0", "999", "", "1e9", "٣", "\x00"])
def test_shows_some_page_for_any_page_number(client: Client, number: str) -> None:
    make_product(category=Category.add_root(name="Boards"))
    for path in ("/shop/", "/shop/boards/"):
        assert client.get(path, {"page": number}).status_code == 200


def test_names_a_later_page_as_its_own_canonical(client: Client) -> None:
    make_many(25, category=Category.add_root(name="Boards"))
    on_shelf()
    html = client.get("/shop/", {"page": "2"}).content.decode()
    assert '<link rel="canonical" href="http://testserver/shop/?page=2">' in html
    assert "Page 2 of 2" in html


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", PLAIN),
        ("?brand=ohmwind", FILTERED),
        ("?brand=ohmwind&colour=ink&price_max=90&sort=price-asc", FILTERED),
    ],
)
def test_asks_the_same_number_of_queries_for_any_number_of_products(
    client: Client, query: str, number: int, django_assert_num_queries
) -> None:
    boards = Category.add_root(name="Boards")
    for index in range(30):
        shirt = make_product(
            f"Shirt {index}",
            category=boards,
            structure=Product.PARENT,
            brand=Brand.objects.get_or_create(name="Ohmwind")[0],
        )
        picture(shirt)
        picture(make_variant(shirt, colour="Ink"))
    filterable("colour")
    on_shelf()
    client.get("/shop/boards/")  # tax rates, the kinds of content and the frame are kept
    with django_assert_num_queries(number):
        few = client.get(f"/shop/boards/{query}").content.decode()
    more = make_many(270, category=boards)
    Product.objects.filter(pk__in=[product.pk for product in more]).update(priority=-1)  # they come last
    on_shelf()
    with django_assert_num_queries(number):
        many = client.get(f"/shop/boards/{query}").content.decode()
    assert few.count("<article") == many.count("<article") == 24
    assert ("300 products" in many) is (not query)


@pytest.mark.parametrize(
    ("query", "is_kept"),
    [
        ("", True),
        ("?brand=ohmwind&in_stock=1", True),
        ("?brand=ohmwind&in_stock=1&price_max=90", False),
        ("?flavour=mint", False),
        ("?page=2&sort=name", True),
        ("?utm_source=letter", True),
    ],
)
def test_lets_only_those_lists_be_kept_that_many_ask_for(client: Client, query: str, is_kept: bool) -> None:
    make_product(category=Category.add_root(name="Boards"), brand=Brand.objects.create(name="Ohmwind"))
    on_shelf()
    for path in ("/shop/", "/shop/boards/"):
        kept = client.get(f"{path}{query}").headers.get("Cache-Control", "")
        assert ("private" not in kept) is is_kept


@pytest.mark.parametrize(
    ("query", "canonical", "robots"),
    [
        ("", "", ""),
        ("?utm_source=letter", "", ""),
        ("?brand=ohmwind", "?brand=ohmwind", ""),
        ("?brand=ohmwind&in_stock=1", "", "noindex, follow"),
        ("?in_stock=1", "", "noindex, follow"),
        ("?sort=name", "", "noindex, follow"),
        ("?page_size=5", "", "noindex, follow"),
        ("?flavour=mint", "", "noindex, follow"),
        ("?price_max=90", "", "noindex, follow"),
    ],
)
def test_tells_search_engines_of_no_combination(
    client: Client, query: str, canonical: str, robots: str
) -> None:
    make_product(category=Category.add_root(name="Boards"), brand=Brand.objects.create(name="Ohmwind"))
    on_shelf()
    html = client.get(f"/shop/boards/{query}").content.decode()
    assert f'<link rel="canonical" href="http://testserver/shop/boards/{canonical}">' in html
    assert ('<meta name="robots" content="noindex, follow">' in html) is bool(robots)


def test_tells_search_engines_of_the_pages_beside(client: Client) -> None:
    make_many(60, category=Category.add_root(name="Boards"))
    on_shelf()
    first, second, last = (client.get("/shop/boards/", {"page": page}).content.decode() for page in "123")
    address = "http://testserver/shop/boards/"
    assert 'rel="prev"' not in first
    assert f'<link rel="next" href="{address}?page=2">' in first
    assert f'<link rel="prev" href="{address}">' in second
    assert f'<link rel="next" href="{address}?page=3">' in second
    assert 'rel="next"' not in last


def test_sets_no_cookie_and_writes_nothing(client: Client, django_assert_num_queries) -> None:
    make_product(category=Category.add_root(name="Boards"))
    for path in ("/shop/", "/shop/boards/", "/products/finch-one/"):
        answer = client.get(path)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_names_what_a_page_shows(rf: RequestFactory) -> None:
    boards = Category.add_root(name="Boards")
    product = make_product(category=boards)
    on_shelf()
    with pagecache.collect() as collection:
        ProductCategoryView.as_view()(rf.get("/shop/boards/"), category_slug="boards")
    assert collection.tags == {"catalogue", f"category:{boards.pk}", f"product:{product.pk}"}
    with pagecache.collect() as collection:
        ProductDetailView.as_view()(rf.get("/products/finch-one/"), product_slug="finch-one")
    assert collection.tags == {"catalogue", f"category:{boards.pk}", f"product:{product.pk}"}


def change_product(product: Product) -> None:
    product.save()


def change_stock(product: Product) -> None:
    product.stockrecords.get().save()


def change_category(product: Product) -> None:
    product.categories.get().save()


def change_shelf(product: Product) -> None:
    product.categories.add(Category.add_root(name="Tools"))


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (change_product, {"product", "catalogue"}),
        (change_stock, {"product"}),
        (change_category, {"category", "catalogue"}),
        (change_shelf, {"catalogue"}),
    ],
)
def test_drops_the_pages_that_show_what_was_changed(
    change: Callable[[Product], None], kinds: set[str]
) -> None:
    boards = Category.add_root(name="Boards")
    product = make_product(category=boards)
    tags = {"product": f"product:{product.pk}", "category": f"category:{boards.pk}", "catalogue": "catalogue"}
    before = pagecache.versions(tags.values())
    change(product)
    after = pagecache.versions(tags.values())
    assert {kind for kind, tag in tags.items() if after[tag] != before[tag]} == kinds


@pytest.mark.django_db(transaction=True)
def test_drops_pages_only_if_the_change_is_committed() -> None:
    product = make_product()
    before = pagecache.versions([f"product:{product.pk}"])
    with transaction.atomic():
        product.save()
        transaction.set_rollback(True)
    assert pagecache.versions([f"product:{product.pk}"]) == before


def test_escapes_a_hostile_title(client: Client) -> None:
    make_product("</script><script>alert(1)</script>", slug="x")
    html = client.get("/products/x/").content.decode()
    assert "<script>alert" not in html
    assert json_ld(html)[1]["name"] == "</script><script>alert(1)</script>"


def test_can_be_made_renamed_and_moved_in_the_dashboard(admin_client: Client) -> None:
    tools = Category.add_root(name="Tools")
    typed = {
        "name": "Boards",
        "is_public": "on",
        "treebeard_position": "first-child",
        "treebeard_ref_node": "",
    }
    admin_client.post("/dashboard/catalogue/categories/create/", typed)
    boards = Category.objects.get(name="Boards")
    assert boards.full_slug == "boards"
    typed |= {"name": "Main boards", "slug": "main-boards", "treebeard_ref_node": str(tools.pk)}
    admin_client.post(f"/dashboard/catalogue/categories/{boards.pk}/update/", typed)
    boards.refresh_from_db()
    assert boards.full_slug == "tools/main-boards"
