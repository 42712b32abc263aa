"""What is true of every page that everybody sees the same."""

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from shop.core.models import PageTagDrop
from shop.users.models import User

pytestmark = pytest.mark.django_db

SAME_FOR_ALL = [
    "/",
    "/about/",
    "/shop/",
    "/shop/electronics/",
    "/shop/electronics/boards/",
    "/shop/sound/audio-kits/",
    "/products/fern-one/",
    "/products/heron-8/",
    "/products/fern-one/reviews/",
    "/offers/",
    "/offers/bench-week/",
    "/blog/",
    "/blog/first-solder-joint/",
    "/blog/category/builds/",
    "/blog/tag/soldering/",
    "/blog/feed/",
    "/sitemap.xml",
    "/robots.txt",
]
PAGES = [path for path in SAME_FOR_ALL if path.endswith("/") and "feed" not in path]


@pytest.fixture
def demo(demo_shop: str) -> None:
    """The demo shop, by a shorter name."""


class Outline(HTMLParser):
    """What the rules below need to know about a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _attributes in self.tags)


def is_data_or_file(script: dict[str, str | None]) -> bool:
    """Whether a script element runs nothing of its own: JSON-LD, or a file of ours."""
    return script.get("type") == "application/ld+json" or (script.get("src") or "").startswith("/static/")


@pytest.mark.parametrize("path", SAME_FOR_ALL)
def test_is_the_same_for_guest_and_staff_and_leaves_nothing_behind(demo: None, path: str) -> None:
    guest, alice = Client(), Client()
    alice.force_login(User.objects.get(email="admin@copperline.example"))
    guest.get(path)
    drops = list(PageTagDrop.objects.order_by("pk").values_list())
    with CaptureQueriesContext(connection) as queries:
        answer = guest.get(path)
    signed_in = alice.get(path)
    assert answer.content == signed_in.content
    assert answer.status_code == 200
    assert not answer.cookies
    assert not signed_in.cookies
    assert "cookie" not in answer.headers.get("Vary", "").lower()
    assert "cookie" not in signed_in.headers.get("Vary", "").lower()
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert list(PageTagDrop.objects.order_by("pk").values_list()) == drops


@pytest.mark.parametrize("path", PAGES)
def test_has_one_head_and_nothing_inline(demo: None, client: Client, path: str) -> None:
    html = client.get(path).content.decode()
    page = Outline(html)
    assert page.count("title") == page.count("h1") == page.count("main") == 1
    assert len(re.findall(r'<link rel="canonical" href="http://testserver/[^"]*">', html)) == 1
    assert len(re.findall(r'<meta name="description" content="[^"]+">', html)) == 1
    scripts = [attributes for tag, attributes in page.tags if tag == "script"]
    assert all(is_data_or_file(attributes) for attributes in scripts)
    assert page.count("style") == 0
    for _tag, attributes in page.tags:
        assert not {name for name in attributes if name == "style" or name.startswith("on")}
    assert "csrfmiddlewaretoken" not in html
    assert "nonce" not in html


@pytest.mark.parametrize("path", ["/basket/", "/account/login/", "/account/signup/", "/no-such-page/"])
def test_says_what_it_is_where_no_engine_looks_too(demo: None, client: Client, path: str) -> None:
    html = client.get(path).content.decode()
    assert '<meta name="robots" content="noindex">' in html
    [description] = re.findall(r'<meta name="description" content="([^"]*)">', html)
    assert description.endswith(".")


@pytest.fixture(scope="module")
def alive() -> set[str]:
    """Links that have been opened: from every page the menu and the foot lead to the same sixty."""
    return set()


@pytest.mark.parametrize("path", PAGES)
def test_can_be_skipped_to_and_has_no_dead_links(
    demo: None, client: Client, alive: set[str], path: str
) -> None:
    page = Outline(client.get(path).content.decode())
    links = {attributes.get("href") or "" for tag, attributes in page.tags if tag == "a"}
    assert "#main" in links
    assert ("main", "main") in {(tag, attributes.get("id")) for tag, attributes in page.tags}
    ours = {link for link in links if link.startswith("/") and not link.startswith("/account/")}
    assert len(ours) >= 5
    for link in ours - alive:
        answer = client.get(link)
        assert answer.status_code == 200 or answer["Location"].startswith("/account/login/"), link
        alive.add(link)


@pytest.mark.parametrize("path", PAGES)
def test_fits_the_strict_policy(demo: None, client: Client, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy


def test_says_on_every_page_that_a_demo_takes_no_money(
    demo: None, client: Client, settings: Settings
) -> None:
    sentence = "This is a demo shop: no money is taken and nothing is sent."
    for path in [*PAGES, "/search/", "/no/such/page/", "/basket/"]:
        assert sentence in client.get(path).content.decode(), path
    settings.DEMO_MODE = False
    for path in [*PAGES, "/no/such/page/"]:
        assert sentence not in client.get(path).content.decode(), path


def test_takes_the_shops_name_from_its_editors(demo: None, client: Client) -> None:
    from wagtail.models import Site

    site = Site.objects.get(is_default_site=True)
    site.site_name = "Solder & Co"
    site.save()
    assert "<title>About us | Solder &amp; Co</title>" in client.get("/about/").content.decode()


def test_keeps_the_basket_from_search_engines_and_has_nothing_inline(demo: None, client: Client) -> None:
    html = client.get("/basket/").content.decode()
    page = Outline(html)
    assert "site-header" in html
    assert all(is_data_or_file(attributes) for tag, attributes in page.tags if tag == "script")
    assert page.count("h1") == 1
    assert '<meta name="robots" content="noindex">' in html
