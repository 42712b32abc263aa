from xml.etree import ElementTree

import pytest
from django.test import Client

from blog.models import BlogPostPage
from home.models import CategoryLandingPage, StandardPage
from home.tests.trees import below, make_blog, make_home
from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import clock
from site_project import sitemaps

pytestmark = pytest.mark.django_db


def locations(client: Client, path: str = "/sitemap.xml") -> list[str]:
    answer = client.get(path)
    assert answer["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(answer.content)
    return [
        (found.text or "").removeprefix("http://testserver")
        for found in root.iter()
        if found.tag.endswith("}loc")
    ]


def test_lists_every_public_address_once(client: Client) -> None:
    home, boards = make_home(), Category.add_root(name="Boards")
    below(home, CategoryLandingPage(title="For all", slug="for-all", category=boards))
    below(home, StandardPage(title="About", slug="about"))
    below(home, StandardPage(title="Draft", slug="draft", live=False))
    below(make_blog(home), BlogPostPage(title="Post", slug="post", intro="How"))
    Category.add_root(name="Hidden", is_public=False)
    shirt = make_product("Shirt", category=boards, structure=Product.PARENT)
    make_variant(shirt, title="Shirt, large")
    make_product("Old", archived_at=clock.now())
    make_product("Secret", is_public=False)
    assert sorted(locations(client)) == [
        "/", "/about/", "/blog/", "/blog/post/", "/products/shirt/", "/shop/", "/shop/boards/",
    ]  # fmt: skip


def test_only_lists_addresses_that_answer(client: Client) -> None:
    home = make_home()
    make_blog(home)
    below(home, CategoryLandingPage(title="Alone", slug="alone"))
    make_product(category=Category.add_root(name="Boards"))
    for path in locations(client):
        assert client.get(path).status_code == 200, path


def test_splits_what_is_too_long_for_one_file(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "ADDRESSES_PER_FILE", 2)
    make_home()
    for number in range(3):
        make_product(f"Board {number}")
    files = locations(client)
    assert files == [
        "/sitemap-pages.xml?p=1",
        "/sitemap-categories.xml?p=1",
        "/sitemap-products.xml?p=1",
        "/sitemap-products.xml?p=2",
    ]
    assert [place for file in files for place in locations(client, file)] == [
        "/", "/shop/", "/products/board-0/", "/products/board-1/", "/products/board-2/",
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["/sitemap-none.xml", "/sitemap-pages.xml?p=9", "/sitemap-pages.xml?p=x"])
def test_answers_404_for_a_file_that_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("products", [1, 10])
def test_asks_the_same_number_of_queries_for_any_number(
    client: Client, products: int, django_assert_num_queries
) -> None:
    make_home()
    for number in range(products):
        make_product(f"Board {number}")
    client.get("/sitemap.xml")
    with django_assert_num_queries(10):
        client.get("/sitemap.xml")
