from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from blog.models import BlogPostPage
from home.models import StandardPage
from home.tests.trees import below, make_blog, make_home
from search import selectors
from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import make_image, make_product, make_variant
from shop.core import clock

pytestmark = pytest.mark.django_db

QUERIES_WITH_GUIDES = 8  # versions, who is asking, then kind by kind
HOSTILE = [
    'tea"', "tea'", '"tea', "\x00", "te\x00a", '"" \'\'', "-", "*", "tea*", "NEAR(tea, 2)", "title:tea", "AND OR NOT",
    "(", ")", "a:b c:d", "\\", "%", "'; DROP TABLE x; --", "<script>alert(1)</script>", "😀", "\ud800", "é" * 5_000,
    "tea " * 500, "^tea", "{tea}", "tea+water", "🍵\u200d", "\u202etea", "-tea", '"tea water"~2',
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
    call_command("wagtail_update_index", verbosity=0)


def titles(typed: str) -> list[str]:
    found = selectors.search(typed)
    return [card.product.title for card in found.products] + [
        page.title for page in [*found.posts, *found.pages]
    ]


def test_finds_products_posts_and_pages_together(everything: None) -> None:
    assert titles("tea") == ["Tea timer", "How to brew tea", "Where our tea comes from"]


def test_needs_every_word(everything: None) -> None:
    assert titles("tea timer") == ["Tea timer"]
    assert titles("tea submarine") == []


def test_shows_what_it_found(client: Client, everything: None) -> None:
    html = client.get("/search/", {"q": "tea"}).content.decode()
    assert "3 matches for “tea”" in html
    assert 'href="/products/tea-timer/"' in html
    assert 'href="/blog/brew/"' in html
    assert 'href="/tea-origin/"' in html
    assert '<meta name="robots" content="noindex, follow">' in html


def test_says_how_many_of_each_kind_and_leads_to_them(client: Client, everything: None) -> None:
    html = client.get("/search/", {"q": "tea"}).content.decode()
    for link in ('href="#products">1 product<', 'href="#guides">1 guide<', 'href="#pages">1 page<'):
        assert link in html
    assert "#products" not in client.get("/search/", {"q": "timer"}).content.decode()


def test_offers_a_way_on_where_nothing_is_found(client: Client, everything: None) -> None:
    for typed, sentence in (
        ("submarine", "Nothing found for “submarine”."),
        ("", "Products, guides and pages: one field finds them all."),
    ):
        html = client.get("/search/", {"q": typed}).content.decode()
        assert sentence in html
        assert 'href="/shop/tools/"' in html
        assert 'href="/shop/"' in html


def test_says_that_there_may_be_more(
    client: Client, monkeypatch: pytest.MonkeyPatch, everything: None
) -> None:
    assert "These are the best" not in client.get("/search/", {"q": "tea"}).content.decode()
    monkeypatch.setattr(selectors, "RESULTS_OF_A_KIND", 1)
    assert "These are the best" in client.get("/search/", {"q": "tea"}).content.decode()


@pytest.mark.parametrize("posts", [1, 5])
def test_asks_the_same_number_of_queries_for_any_number_of_guides(
    client: Client, posts: int, django_assert_num_queries
) -> None:
    blog = make_blog(make_home())
    for number in range(posts):
        picture = make_image(f"Pot {number}")
        below(blog, BlogPostPage(title=f"Tea {number}", slug=f"tea-{number}", intro="Hot", picture=picture))
    call_command("wagtail_update_index", verbosity=0)
    client.get("/search/", {"q": "tea"})
    with django_assert_num_queries(QUERIES_WITH_GUIDES):
        html = client.get("/search/", {"q": "tea"}).content.decode()
    assert html.count("card--page") == posts


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_survives_whatever_is_typed(client: Client, everything: None, typed: str) -> None:
    sent = typed.encode("utf-8", "surrogatepass")
    from urllib.parse import quote_from_bytes

    answer = client.get(f"/search/?q={quote_from_bytes(sent)}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert not answer.cookies


def test_asks_for_words_when_nothing_is_typed(client: Client, django_assert_num_queries) -> None:
    make_home()
    for address in ("/search/", "/search/?q=", "/search/?q=+++", "/search/?q=%22%22"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "<h2>" not in answer.content.decode()


def test_keeps_what_was_typed_in_the_box(client: Client) -> None:
    make_home()
    assert 'value="tea &quot;green&quot;"' in client.get("/search/", {"q": 'tea "green"'}).content.decode()


def test_cuts_what_is_longer_than_anybody_types() -> None:
    assert len(selectors.cleaned("a" * 5_000)) == 200
