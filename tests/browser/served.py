"""A small shop behind a live server, for all tests of a module, which may only look or put back what they change.

And what may happen to its answers on their way.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route
from pytest_django.live_server_helper import LiveServer

from tests.databases import TestDatabase

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker


@contextmanager
def served(
    make: Callable[[], object], *, database: TestDatabase, blocker: "DjangoDbBlocker"
) -> Iterator[str]:
    """The address of a shop that has what was made, and nothing else."""
    with blocker.unblock():
        database.restore()
        make()
        server = LiveServer("localhost")
        with override_settings(PUBLIC_URL=server.url, ALLOWED_HOSTS=["localhost", "testserver"]):
            yield server.url
        server.stop()
        database.restore()


@contextmanager
def opened(browser: Browser, *, site: str) -> Iterator[BrowserContext]:
    """One window for all pages, so that it fetches once what they share."""
    context = browser.new_context(base_url=site, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context
    context.close()


def hold(place: Page | BrowserContext, address: str) -> list[Route]:
    """Keep the answer of the next question for this address back until its route is continued."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    place.route(address, keep, times=1)
    return held


def fail(page: Page, address: str, *, status: int | None) -> None:
    """Answer the next question for this address with an error, or not at all."""

    def refuse(route: Route) -> None:
        if status:
            route.fulfill(status=status, body="no")
        else:
            route.abort()

    page.route(address, refuse, times=1)


def heard(page: Page) -> list[Request]:
    """What the page asks for from now on."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.on("request", note)
    return requests
