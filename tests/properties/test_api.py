"""Whatever is asked of the API: it answers as its own description says, and never with a failure of ours."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import BaseSchema, Case, GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
from wagtail.models import Page

from blog.models import BlogPostPage
from home.tests.trees import below, make_blog
from search.tests.shelves import index_everything
from shop.api.throttles import ReadThrottle
from shop.catalogue.models import Brand, Product, ProductClass
from shop.catalogue.tests.shelves import describe, filterable, make_product, picture
from shop.partner.models import StockRecord
from site_project.wsgi import application
from tests.factories.world import make_world
from tests.properties.examples import at_most

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
HOST = "http://testserver"
SLUG = {"slug": "wren"}
# What is asked of each operation first, so that there is something in its answer.
PLAIN: dict[str, dict[str, Any]] = {
    "/api/v1/": {},
    "/api/v1/categories/": {},
    "/api/v1/delivery-options/": {"query": {"line": "CL-1:2"}},
    "/api/v1/products/": {},
    "/api/v1/products/{slug}/": {"path_parameters": SLUG},
    "/api/v1/products/{slug}/availability/": {"path_parameters": SLUG},
    "/api/v1/search/": {"query": {"q": "finch"}},
    "/api/v1/search/suggest/": {"query": {"q": "fin"}},
}
LISTS = [path for path in PLAIN if path != "/api/v1/" and "{" not in path]
KNOWN = [
    *(("q", "finch"), ("q", "wren"), ("q", "CL-1"), ("q", "fnich"), ("type", "product"), ("type", "post")),
    *(("colour", "copper"), ("colour", ["ink", "copper"]), ("material", "oak"), ("brand", "ohmwind")),
    *(("category", "boards"), ("in_stock", "1"), ("on_offer", "1"), ("rating", "4"), ("price", "10-25")),
    *(("price_min", "9"), ("price_max", "12.50"), ("page", "1"), ("page", "2"), ("page_size", "1")),
    *(("sort", "price-asc"), ("sort", "name"), ("sort", "relevance"), ("country", "DE"), ("country", "at")),
    *(("line", "CL-1:1"), ("line", ["CL-1:1", "CL-2:3"]), ("line", "CL-1:99999")),
]
ODD = ["", " ", "\x00", "%00", "*", '"', "🦊", "\u202etea", "'; --", "x" * 3000, "-1", "1e9", "NaN", "٣", "0"]
SLUGS = ["finch-one", "wren", "plan", "draft", "hidden", None]  # None: whatever the description allows
names = st.sampled_from([name for name, _value in KNOWN])
FORMS = ["application/json", "*/*", "text/html", "application/xml", "nonsense", ""]


@cache
def description() -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", application, base_url=HOST)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A web server closes connections between requests; here all of them are made within a test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def shop(db: None, one_connection: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Products of all kinds on the shelf, a guide to find, and no limit to how often one may ask."""
    world = make_world()
    Product.objects.filter(pk=world.finch.pk).update(brand=Brand.objects.create(name="Ohmwind"), rating=4.5)
    StockRecord.objects.filter(product=world.finch).update(partner_sku="CL-1")
    StockRecord.objects.filter(product=world.copper).update(partner_sku="CL-2")
    picture(world.finch)
    describe(world.finch, name="Material", value="Oak")
    make_product("Draft", structure=Product.PARENT)
    make_product("Hidden", is_public=False)
    files = ProductClass.objects.create(name="Downloads", track_stock=False)
    Product.objects.filter(pk=make_product("Plan", category=world.boards).pk).update(product_class=files)
    filterable("colour", "material")
    guide = BlogPostPage(title="How to feed a finch", slug="birds", intro="Seeds", date=date(2026, 1, 1))
    below(make_blog(Page.objects.get(slug="start").specific), guide)
    index_everything()
    monkeypatch.setattr(ReadThrottle, "counts", lambda *_asked: False)


def asked_of(path: str) -> st.SearchStrategy[Case[Any]]:
    """What fits the description and what does not, with and without what this shop has."""
    operation = description()[path]["GET"]
    return st.builds(
        changed,
        st.one_of([operation.as_strategy(generation_mode=mode) for mode in GenerationMode]),
        query=st.lists(st.sampled_from(KNOWN) | st.tuples(names, st.sampled_from(ODD)), max_size=4),
        is_added=st.booleans(),
        slug=st.sampled_from(SLUGS),
        form=st.just("application/json") | st.sampled_from(FORMS),
    )


def changed(
    case: Case[Any], *, query: list[tuple[str, Any]], is_added: bool, slug: str | None, form: str
) -> Case[Any]:
    """This request, with what the shop has added to its query, or in its place."""
    case.query = {**(case.query if is_added else {}), **dict(query)}
    case.headers["Accept"] = form
    if slug is not None and case.path_parameters:
        case.path_parameters = {"slug": slug}
    return case


def answer(case: Case[Any]) -> Response:
    """What is answered, held against the description; its general refusal is for what nobody thought of."""
    response = case.call(base_url=HOST, headers={"Accept-Encoding": "identity"})
    case.validate_response(response, checks=CHECKS)
    assert str(response.status_code) in case.operation.definition.raw["responses"]
    return response


@pytest.mark.parametrize("path", PLAIN)
def test_answers_as_its_description_says(path: str, shop: None) -> None:
    plain = answer(description()[path]["GET"].Case(**PLAIN[path]))
    assert plain.status_code == 200
    assert path not in LISTS or plain.json()["results"]

    @settings(max_examples=at_most(100), deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=asked_of(path))
    def whatever_is_asked(case: Case[Any]) -> None:
        answer(case)

    whatever_is_asked()


def test_asks_everything_that_is_described(shop: None) -> None:
    assert sorted(description()) == sorted(PLAIN)
