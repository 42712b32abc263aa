from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from blog.models import BlogAuthor, BlogPostPage
from home.tests.trees import below, make_blog, make_home

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def test_is_an_atom_feed_with_absolute_links(client: Client) -> None:
    author = BlogAuthor.objects.create(name="Ida Kern")
    page = BlogPostPage(title="Tea & <solder>", slug="tea", intro="How", date=date(2026, 2, 1), author=author)
    below(make_blog(make_home()), page)
    answer = client.get("/blog/feed/")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    links = {link.get("rel", "alternate"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://testserver/blog/", "self": "http://testserver/blog/feed/"}
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Tea & <solder>"
    assert entry.findtext(f"{ATOM}id") == "http://testserver/blog/tea/"
    assert entry.findtext(f"{ATOM}published") == "2026-02-01T00:00:00+01:00"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ida Kern"
    for required in ("title", "id", "updated"):
        assert feed.findtext(f"{ATOM}{required}")
        assert entry.findtext(f"{ATOM}{required}")


def test_is_the_same_twice_when_nothing_was_written(client: Client) -> None:
    make_blog(make_home())
    assert client.get("/blog/feed/").content == client.get("/blog/feed/").content
