from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from modelsearch import index
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from home.models import HomePage, StandardPage
from home.tests.trees import below, make_home
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_image, make_product, make_variant, on_shelf
from shop.core import pagecache
from shop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def home() -> HomePage:
    return make_home()


def make_page(home: HomePage, *body: tuple[str, Any], slug: str = "about", **fields: Any) -> StandardPage:
    return below(home, StandardPage(title="About", slug=slug, body=list(body), **fields))


def shown(client: Client, path: str = "/about/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_shows_a_picture_with_its_line(home: HomePage, client: Client) -> None:
    image = make_image("A bench")
    make_page(home, ("picture", {"picture": image, "caption": "On Tuesday"}))
    html = shown(client)
    assert 'alt="A bench"' in html
    assert "<figcaption>On Tuesday</figcaption>" in html


def test_shows_products_with_what_they_cost_now(home: HomePage, client: Client) -> None:
    product = make_product("Finch One")
    hidden = make_product("Hidden", is_public=False)
    on_shelf()
    page = make_page(home, ("products", {"heading": "You need", "products": [product, hidden]}))
    html = shown(client)
    assert "<h2>You need</h2>" in html
    assert html.count('<article class="card card--product">') == 1
    assert "Finch One" in html
    with pagecache.collect() as collection:
        page.body.render_as_block()
    assert {"catalogue", f"product:{product.pk}", f"product:{hidden.pk}"} <= collection.tags


def test_shows_no_heading_over_nothing(home: HomePage, client: Client) -> None:
    hidden = make_product("Hidden", is_public=False)
    draft = make_page(home, slug="draft", live=False)
    make_page(
        home,
        ("products", {"heading": "You need", "products": [hidden]}),
        ("pages", {"heading": "Read on", "pages": [draft]}),
    )
    html = shown(client)
    assert "You need" not in html
    assert "Read on" not in html


def test_leads_to_pages_that_everybody_may_read(home: HomePage, client: Client) -> None:
    terms = make_page(home, slug="terms", intro="What holds")
    private = make_page(home, slug="private", intro="Secret")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    make_page(home, ("pages", {"heading": "Read on", "pages": [terms, private]}))
    html = shown(client)
    assert '<a href="/terms/">About</a>' in html
    assert "What holds" in html
    assert "Secret" not in html


def queries_for(home: HomePage, client: Client, *, number: int) -> int:
    pictures = [make_image(f"Picture {number}-{count}") for count in range(number)]
    products = [make_product(f"Board {number}-{count}", structure=Product.PARENT) for count in range(number)]
    for product in products:
        make_variant(product)
    pages = [
        make_page(home, slug=f"page-{number}-{count}", picture=pictures[count]) for count in range(number)
    ]
    slug = f"with-{number}"
    make_page(
        home,
        *(("picture", {"picture": picture, "caption": ""}) for picture in pictures),
        ("products", {"heading": "", "products": products}),
        ("pages", {"heading": "", "pages": pages}),
        slug=slug,
    )
    shown(client, f"/{slug}/")
    with CaptureQueriesContext(connection) as queries:
        shown(client, f"/{slug}/")
    return len(queries)


def test_asks_as_often_for_one_picture_product_and_page_as_for_six(home: HomePage, client: Client) -> None:
    assert queries_for(home, client, number=1) == queries_for(home, client, number=6)


def test_shows_the_picture_of_a_page_and_where_it_is_shared(home: HomePage, client: Client) -> None:
    image = make_image("A bench")
    make_page(home, picture=image)
    html = shown(client)
    assert 'fetchpriority="high"' in html
    assert f'<meta property="og:image" content="http://testserver{image.file.url}">' in html


def test_offers_editors_products_to_choose_from_without_variants(client: Client, home: HomePage) -> None:
    client.force_login(User.objects.create_superuser(email="bob@shop.example", password="x"))
    shirt = make_product("Trace shirt", structure=Product.PARENT)
    make_variant(shirt)
    make_product("Secret", is_public=False)
    html = client.get(reverse("product_chooser:choose")).json()["html"]
    assert "Trace shirt" in html
    assert "Secret" not in html
    assert html.count(reverse("product_chooser:chosen", args=[shirt.pk])) == 1
    index.insert_or_update_object(shirt)  # else done by a task
    found = client.get(reverse("product_chooser:choose_results"), {"q": "trace"}).content.decode()
    assert "Trace shirt" in found
