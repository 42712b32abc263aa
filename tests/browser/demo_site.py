"""The demo shop behind a live server, for all tests of a module.

A test with pytest-django's `live_server` has its database made anew; with `demo_site` it may only look, or leave
behind what harms no other (an order, a basket).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route
from pytest_django.live_server_helper import LiveServer

from tests.browser import page_visits
from tests.browser.page_kinds import PageKind
from tests.databases import TestDatabase
from tests.demo_shop import shown
from tests.journeys.visitor import Visitor

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def demo_site(django_db_setup: TestDatabase, django_db_blocker: "DjangoDbBlocker") -> Iterator[str]:
    """Its address."""
    with django_db_blocker.unblock(), shown(django_db_setup):
        page_visits.product(page_visits.PICTURELESS).images.all().delete()
        server = LiveServer("localhost")
        with override_settings(PUBLIC_URL=server.url, ALLOWED_HOSTS=["localhost", "testserver"]):
            yield server.url
        server.stop()


@pytest.fixture(scope="module")
def window(browser: Browser, demo_site: str) -> Iterator[BrowserContext]:
    """One for all pages, so that it fetches once what they share."""
    context = browser.new_context(base_url=demo_site, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def tab(window: BrowserContext) -> Iterator[Page]:
    """An empty page of a window that has forgotten who was there before."""
    window.clear_cookies()
    page = window.new_page()
    yield page
    page.close()


def enter(page: Page, kind: PageKind, *, site: str) -> Response:
    """Open a page in the place of the visitor who has gone there."""
    visitor = kind.visit()
    for name, morsel in visitor.client.cookies.items():
        page.context.add_cookies([{"name": name, "value": morsel.value, "url": site}])
    if kind.is_answer:
        page.route(f"{site}{visitor.path}", lambda route: _repeat(route, visitor), times=1)
    response = page.goto(visitor.path, wait_until="networkidle")
    assert response is not None
    return response


def _repeat(route: Route, visitor: Visitor) -> None:
    """Give the browser the answer that the visitor got: a form's cannot be asked for once more."""
    route.fulfill(status=visitor.status, headers=dict(visitor.answer.headers), body=visitor.html)
