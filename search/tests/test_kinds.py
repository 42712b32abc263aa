"""Guides and pages: how many there are, and the way to all of them."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from blog.models import BlogPostPage
from home.models import CategoryLandingPage, StandardPage
from home.tests.trees import below, make_blog, make_home
from search import engine
from search.models import AskedQuery, Pin
from search.tests.shelves import found, index_everything
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.tests.shelves import make_many, make_product

pytestmark = pytest.mark.django_db

SHOWN, OPEN_GUIDES, OPEN_PAGES = 24, 27, 26


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_guide(blog: Page, title: str, **fields: Any) -> Page:
    slug = title.lower().replace(" ", "-")
    return below(blog, BlogPostPage(title=title, slug=slug, intro="Hot", date=date(2026, 1, 1), **fields))


@pytest.fixture
def library() -> None:
    """27 guides and 26 pages that everybody may read; those that match best are not for everybody."""
    home = make_home()
    blog = make_blog(home)
    for number in range(OPEN_GUIDES):
        make_guide(blog, f"About tea {number}")
    for number in range(3):
        make_guide(blog, f"Tea tea draft {number}", live=False)
    restrict(make_guide(blog, "Tea tea secret"))
    for number in range(OPEN_PAGES):
        below(home, StandardPage(title=f"Our tea {number}", slug=f"our-tea-{number}"))
    secret = below(home, StandardPage(title="Tea tea club", slug="club"))
    below(secret, StandardPage(title="Tea tea club house", slug="house"))
    restrict(secret)
    make_product("Tea pot", brand=Brand.objects.create(name="Ohmwind"))
    index_everything()


def page(client: Client, **params: str) -> str:
    answer = client.get("/search/", params)
    assert answer.status_code == 200
    return answer.content.decode()


def guides(html: str) -> list[str]:
    return re.findall(r'<a href="/blog/(about-tea-\d+)/"', html)


def pages(html: str) -> list[str]:
    return re.findall(r'<li><a href="/(our-tea-\d+)/"', html)


def test_counts_only_what_everybody_may_read_and_shows_the_first_of_them(
    client: Client, library: None
) -> None:
    html = page(client, q="tea")
    assert "54 matches for “tea”" in html
    for link in ('href="#products-found">1 product<', 'href="#guides">27 guides<', 'href="#pages">26 pages<'):
        assert link in html
    assert (len(guides(html)), len(pages(html))) == (SHOWN, SHOWN)
    assert not re.search("draft|secret|club", html)


def test_leads_to_all_guides_and_to_all_pages(client: Client, library: None) -> None:
    html = page(client, q="tea")
    assert 'href="?q=tea&amp;type=post">See all 27 guides</a>' in html
    assert 'href="?q=tea&amp;type=page">See all 26 pages</a>' in html
    assert "type=product" not in html  # one product is no list


@pytest.mark.parametrize(("kind", "listed", "total"), [("post", guides, 27), ("page", pages, 26)])
def test_goes_through_all_of_one_kind_page_by_page(
    client: Client, library: None, kind: str, listed: Any, total: int
) -> None:
    first, last = page(client, q="tea", type=kind), page(client, q="tea", type=kind, page="2")
    assert f"{total} matches for “tea”" in first
    assert f'rel="next" href="?q=tea&amp;type={kind}&amp;page=2"' in first
    assert f'rel="prev" href="?q=tea&amp;type={kind}&amp;page=1"' in last
    assert (len(listed(first)), len(set(listed(first) + listed(last)))) == (SHOWN, total)
    for html in (first, last):
        assert 'href="?q=tea">Search products, guides and pages together</a>' in html
        assert "/products/tea-pot/" not in html
    assert listed(page(client, q="tea", type=kind, page="99")) == listed(last)


def test_names_the_kind_in_its_title_and_stays_out_of_search_engines(client: Client, library: None) -> None:
    titles = {
        "product": "Products for “tea”",
        "post": "Guides for “tea”",
        "page": "Pages for “tea”",
        "dragon": "Search: tea",
    }
    for kind, title in titles.items():
        html = page(client, q="tea", type=kind)
        assert f"<title>{title} |" in html
        assert '<meta name="robots" content="noindex, follow">' in html
    assert "<title>Guides for “tea”, page 2 |" in page(client, q="tea", type="post", page="2")


def test_links_to_one_kind_keep_what_was_typed(client: Client, library: None) -> None:
    html = page(client, q="abuot & tea")
    assert "these are for <strong>about tea</strong>" in html
    assert 'href="?q=abuot%20%26%20tea&amp;type=post">See all 27 guides</a>' in html
    assert len(guides(page(client, q="abuot & tea", type="post"))) == SHOWN


def test_lists_only_products_where_only_they_are_asked_for(client: Client, library: None) -> None:
    make_many(30, category=Category.add_root(name="Tools"), title="Tea tool")
    index_everything()
    html = page(client, q="tea")
    assert 'href="?q=tea&amp;type=product">Only the products</a>' in html
    only = page(client, q="tea", type="product")
    assert "31 matches for “tea”" in only
    assert (guides(only), pages(only)) == ([], [])
    assert '<input type="hidden" name="type" value="product">' in only
    assert 'href="?q=tea&amp;brand=ohmwind&amp;type=product"' in only
    assert 'rel="next" href="?q=tea&amp;type=product&amp;page=2"' in only


def test_counts_a_query_once_however_many_of_its_pages_are_read(client: Client, library: None) -> None:
    for params in ({}, {"type": "post"}, {"type": "post", "page": "2"}, {"type": "product"}):
        page(client, q="tea", **params)
    assert AskedQuery.objects.values_list("folded", "times", "results").get() == ("tea", 1, 54)


def test_says_that_nothing_of_a_kind_was_found_and_offers_the_rest(client: Client, library: None) -> None:
    html = page(client, q="ohmwind", type="page")
    assert "Nothing of this kind found for “ohmwind”." in html
    assert 'href="?q=ohmwind">Search products, guides and pages together</a>' in html


def test_pinned_products_are_no_guides(library: None) -> None:
    Pin.objects.create(query="tea", product=Product.objects.get())
    assert (found("tea", kind="post").listing.total, found("tea", kind="post").total) == (0, 27)
    assert found("tea", kind="product").listing.total == 1


def test_programs_reach_every_guide_and_page(library: None) -> None:
    answers, address = [], "/api/v1/search/?q=tea&page_size=10"
    while address:
        answers.append(Client().get(address).json())
        address = answers[-1]["next"]
    assert [len(answer["results"]) for answer in answers] == [10, 10, 10, 10, 10, 4]
    assert {answer["count"] for answer in answers} == {54}
    results = [(each["type"], each["id"]) for answer in answers for each in answer["results"]]
    kinds = [kind for kind, _id in results]
    assert kinds == ["product"] + ["post"] * OPEN_GUIDES + ["page"] * OPEN_PAGES
    assert len(set(results)) == 54


def test_programs_get_one_kind_page_by_page(library: None) -> None:
    last = Client().get("/api/v1/search/", {"q": "tea", "type": "post", "page": "2"}).json()
    assert (last["count"], len(last["results"]), last["next"]) == (27, 3, None)


def test_many_products_leave_room_for_guides(library: None) -> None:
    make_many(5, category=Category.add_root(name="Tools"), title="Tea tea tea")
    index_everything()
    [hits] = engine.hits([[["tea"]]], among=[[Product], [BlogPostPage]], limit=3)
    assert [len(engine.keys(hits, model)) for model in (Product, BlogPostPage)] == [3, 3]


def test_leads_to_the_page_of_a_category_at_the_address_of_the_category(client: Client) -> None:
    teas = Category.add_root(name="Teas")
    below(make_home(), CategoryLandingPage(title="All about tea", slug="about-tea", category=teas))
    index_everything()
    html = client.get("/search/", {"q": "tea"}).content.decode()
    assert 'href="/shop/teas/"' in html
    assert "/about-tea/" not in html
    (found,) = client.get("/api/v1/search/", {"q": "tea", "type": "page"}).json()["results"]
    assert found["url"].endswith("/shop/teas/")
