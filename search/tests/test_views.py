import re
from datetime import date
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client

from blog.models import BlogPostPage
from home.models import StandardPage
from home.tests.trees import below, make_blog, make_home
from search.models import AskedQuery
from search.tests.shelves import index_everything, titles
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.tests.shelves import (
    filterable,
    make_image,
    make_many,
    make_product,
    make_variant,
    on_shelf,
    picture,
)
from shop.core import clock

pytestmark = pytest.mark.django_db

# Of the whole page. Where a word may be a mistake, what editors have said of the right one is asked for, too.
QUERIES, QUERIES_WITH_FACETS, QUERIES_WITH_MISTAKE, QUERIES_WITH_GUIDES = 11, 11, 12, 10
HOSTILE = [
    'tea"', "tea'", '"tea', "\x00", "te\x00a", '"" \'\'', "-", "*", "tea*", "NEAR(tea, 2)", "title:tea", "AND OR NOT",
    "(", ")", "a:b c:d", "\\", "%", "'; DROP TABLE x; --", "<script>alert(1)</script>", "😀", "\ud800", "é" * 5_000,
    "tea " * 500, "^tea", "{tea}", "tea+water", "🍵\u200d", "\u202etea", "-tea", '"tea water"~2', "שלום",
    "& | ! <->", "a & b", "!!!", "tea:*", "'tea':A", "%(a)s", "{entries}", "/tea/", "1/2", "c++", "#1", "tea.,.,.,",
    "x" * 10_000,
]  # fmt: skip


@pytest.fixture
def everything() -> None:
    home = make_home()
    below(home, StandardPage(title="Where our tea comes from", slug="tea-origin"))
    blog = make_blog(home)
    below(blog, BlogPostPage(title="How to brew tea", slug="brew", intro="Hot", date=date(2026, 1, 1)))
    below(blog, BlogPostPage(title="Draft about tea", slug="draft", intro="Cold", live=False))
    make_product("Tea timer", category=Category.add_root(name="Tools"))
    make_product("Old tea timer", archived_at=clock.now())
    make_product("Secret tea timer", is_public=False)
    shirt = make_product("Shirt", structure=Product.PARENT)
    make_variant(shirt, title="Tea-coloured shirt")
    index_everything()


def page(client: Client, **params: str) -> str:
    answer = client.get("/search/", params)
    assert answer.status_code == 200
    return answer.content.decode()


def test_finds_products_posts_and_pages_together(everything: None) -> None:
    assert titles("tea") == ["Tea timer", "How to brew tea", "Where our tea comes from"]


def test_shows_what_it_found(client: Client, everything: None) -> None:
    html = page(client, q="tea")
    assert "3 matches for “tea”" in html
    assert 'href="/products/tea-timer/"' in html
    assert 'href="/blog/brew/"' in html
    assert 'href="/tea-origin/"' in html
    assert '<meta name="robots" content="noindex, follow">' in html


def test_says_how_many_of_each_kind_and_leads_to_them(client: Client, everything: None) -> None:
    html = page(client, q="tea")
    for link in ('href="#products-found">1 product<', 'href="#guides">1 guide<', 'href="#pages">1 page<'):
        assert link in html
    assert "#products-found" not in page(client, q="timer")


def test_offers_a_way_on_where_nothing_is_found(client: Client, everything: None) -> None:
    for typed, sentence in (
        ("submarine", "Nothing found for “submarine”."),
        ("", "Products, guides and pages: one field finds them all."),
    ):
        html = page(client, q=typed)
        assert sentence in html
        assert 'href="/shop/tools/"' in html
        assert 'href="/shop/"' in html


def test_says_what_it_took_a_mistake_for_and_keeps_it_in_the_box(client: Client, everything: None) -> None:
    html = page(client, q="tea tiemr")
    assert "Nothing has “tea tiemr”, so these are for <strong>tea timer</strong>." in html
    assert 'href="/products/tea-timer/"' in html
    assert 'id="q" name="q" value="tea tiemr"' in html
    assert AskedQuery.objects.values_list("folded", "results").get() == ("tea tiemr", 0)


def test_goes_straight_to_the_product_of_an_article_number(client: Client) -> None:
    make_product("Tea timer", upc="CL-77")
    shirt = make_product("Shirt", structure=Product.PARENT)
    variant = make_variant(shirt)
    on_shelf()
    for typed, address in (
        ("CL-77", "/products/tea-timer/"),
        (f"sku-{variant.pk}", f"/products/shirt/?variant=sku-{variant.pk}"),
    ):
        answer = client.get("/search/", {"q": typed})
        assert (answer.status_code, answer["Location"]) == (302, address)
    assert client.get("/search/", {"q": "CL-77", "in_stock": "1"}).status_code == 200
    assert not AskedQuery.objects.exclude(results=0).exists()


def test_filters_and_sorts_what_it_found_like_every_list(client: Client, everything: None) -> None:
    brand = Brand.objects.create(name="Ohmwind")
    pot = make_product("Tea pot", brand=brand, price="5.00")
    index_everything()
    html = page(client, q="tea", brand="ohmwind")
    assert "/products/tea-pot/" in html
    assert "/products/tea-timer/" not in html
    assert "/blog/brew/" not in html  # only products have a brand
    assert 'href="?q=tea"' in html  # the chip: the same search without it
    html = page(client, q="tea", sort="price-asc")
    assert html.index("/products/tea-pot/") < html.index("/products/tea-timer/")
    assert pot.title == "Tea pot"


def test_names_filters_that_make_no_sense(client: Client, everything: None) -> None:
    html = page(client, q="tea", price_min="abc", flavour="<b>mint</b>")
    assert "This list knows nothing of “price_min=abc, flavour=&lt;b&gt;mint&lt;/b&gt;”" in html
    assert "/products/tea-timer/" in html


@pytest.mark.parametrize("posts", [1, 5])
def test_asks_the_same_number_of_queries_for_any_number_of_guides(
    client: Client, posts: int, django_assert_num_queries
) -> None:
    blog = make_blog(make_home())
    for number in range(posts):
        shown = make_image(f"Pot {number}")
        below(blog, BlogPostPage(title=f"Tea {number}", slug=f"tea-{number}", intro="Hot", picture=shown))
    index_everything()
    client.get("/search/", {"q": "tea"})
    with django_assert_num_queries(QUERIES_WITH_GUIDES):
        html = page(client, q="tea")
    assert html.count("card--page") == posts


@pytest.mark.parametrize(
    ("query", "number_of_queries"),
    [
        ("q=tea", QUERIES),
        ("q=tea&brand=ohmwind&colour=ink", QUERIES_WITH_FACETS),
        ("q=taepot&brand=ohmwind&colour=ink", QUERIES_WITH_MISTAKE),
    ],
)
def test_asks_the_same_number_of_queries_for_any_number_of_products(
    client: Client, query: str, number_of_queries: int, django_assert_num_queries
) -> None:
    make_blog(make_home())
    boards = Category.add_root(name="Boards")
    pot = make_product(
        "Teapot tea", category=boards, brand=Brand.objects.create(name="Ohmwind"), structure=Product.PARENT
    )
    picture(pot)
    picture(make_variant(pot, colour="Ink"))
    filterable("colour")
    for number, title in ((30, "Tea few"), (300, "Tea many")):
        make_many(number, category=boards, title=title)
        index_everything()
        client.get(f"/search/?{query}")  # tax rates, kinds of content and the frame are kept
        with django_assert_num_queries(number_of_queries):
            html = client.get(f"/search/?{query}").content.decode()
        assert 'href="/products/teapot-tea/"' in html or "brand" not in query


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(
    "path", ["/search/", "/search/suggest/", "/api/v1/search/", "/api/v1/search/suggest/"]
)
def test_survives_whatever_is_typed(client: Client, everything: None, path: str, typed: str) -> None:
    sent = quote_from_bytes(typed.encode("utf-8", "surrogatepass"))
    answer = client.get(f"{path}?q={sent}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert not answer.cookies


def test_asks_for_words_when_nothing_is_typed(client: Client) -> None:
    make_home()
    for address in ("/search/", "/search/?q=", "/search/?q=+++", "/search/?q=%22%22"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "product-card" not in answer.content.decode()
    assert not AskedQuery.objects.exists()


def test_keeps_what_was_typed_in_the_box(client: Client) -> None:
    make_home()
    assert 'value="tea &quot;green&quot;"' in page(client, q='tea "green"')


def test_suggests_as_a_list_box(client: Client, everything: None, django_assert_max_num_queries) -> None:
    client.get("/search/suggest/", {"q": "te"})
    with django_assert_max_num_queries(3):
        answer = client.get("/search/suggest/", {"q": "te"})
    html = answer.content.decode()
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<ul role="listbox" aria-label="Suggestions" data-said="2 suggestions">' in html
    options = re.findall(r'role="option" id="(.*?)" aria-selected="false" data-url="(.*?)"', html)
    assert options == [("suggestion-1", "/products/tea-timer/"), ("suggestion-2", "/blog/brew/")]
    assert client.get("/search/suggest/", {"q": "xyzzy"}).content.decode().strip() == ""


def test_escapes_what_it_suggests(client: Client) -> None:
    make_product('Tea <img src=x onerror="alert(1)">', slug="x")
    index_everything()
    html = client.get("/search/suggest/", {"q": "tea"}).content.decode()
    assert "<img" not in html
    assert "Tea &lt;img" in html
