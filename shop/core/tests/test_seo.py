import json
import re

import pytest
from django.template.loader import render_to_string
from django.utils.html import json_script

from shop.core import seo
from shop.core.addresses import absolute
from shop.core.seo import Crumb, OpenGraphType, Seo

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]> & \u2028 \u2029",
    '"><img src=x onerror=alert(1)>',
    "</SCRIPT >",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_lets_no_title_end_the_script_element(title: str) -> None:
    head = Seo(title=title, description=title, json_ld=(seo.document("WebPage", name=title),))
    html = render_to_string("components/seo.html", {"seo": head, "shop_name": title})
    scripts = re.findall(r"<script\b[^>]*>(.*?)</script", html, flags=re.S | re.I)
    assert len(scripts) == 1
    assert html.lower().count("<script") == html.lower().count("</script") == 1
    assert json.loads(scripts[0])["name"] == title
    assert "<img" not in html


@pytest.mark.parametrize("title", HOSTILE)
def test_escapes_as_json_script_does(title: str) -> None:
    document = seo.document("WebPage", name=title)
    inside = re.search(r">(.*)</script>$", json_script(document), flags=re.S)
    assert inside is not None
    assert seo.script_json(document) == inside[1]


def test_puts_public_url_before_paths_and_leaves_whole_addresses() -> None:
    assert absolute("/shop/") == "http://testserver/shop/"
    assert absolute("https://elsewhere.example/x") == "https://elsewhere.example/x"


def test_leaves_out_what_has_no_value() -> None:
    assert seo.document("Product", name="Finch", sku=None, offers={}) == {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": "Finch",
    }


def test_numbers_the_steps_of_the_way() -> None:
    steps = [Crumb(name="Shop", path="/shop/"), Crumb(name="Boards", path="/shop/boards/")]
    assert seo.breadcrumb_list(steps)["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Shop", "item": "http://testserver/shop/"},
        {"@type": "ListItem", "position": 2, "name": "Boards", "item": "http://testserver/shop/boards/"},
    ]


def test_says_open_graph_only_where_wanted() -> None:
    head = Seo(title="Finch", canonical="http://testserver/x/", og_type=OpenGraphType.PRODUCT)
    assert head.open_graph == [
        ("og:title", "Finch"),
        ("og:type", "product"),
        ("og:url", "http://testserver/x/"),
    ]
    assert Seo(title="Finch", has_open_graph=False).open_graph == []


def test_hides_a_preview_from_search_engines() -> None:
    hidden = Seo(title="Finch", json_ld=(seo.document("WebPage"),)).hidden_from_engines()
    assert hidden.robots == "noindex, nofollow"
    assert hidden.json_ld == ()


def test_names_the_shop_after_a_title_once() -> None:
    def title(head: Seo) -> str:
        return render_to_string("components/seo.html", {"seo": head, "shop_name": "Copperline"})

    assert "<title>Boards | Copperline</title>" in title(Seo(title="Boards"))
    assert "<title>Boards</title>" in title(Seo(title="Boards", is_title_whole=True))
    assert "<title>Copperline</title>" in title(Seo(title="Copperline"))


def test_cuts_a_long_description_at_a_word() -> None:
    short = seo.shortened("word " * 100)
    assert len(short) <= 300
    assert short.endswith("word…")
    assert seo.shortened("  two\n lines ") == "two lines"
