"""A real Chromium against a live server, with what it complained about."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.demo_site import demo_site, tab, window

__all__ = ["demo_site", "tab", "window"]

# Playwright keeps an event loop in the test's thread; the ORM, used beside it, is not async.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Whatever stands in this folder opens a browser."""
    item.add_marker(pytest.mark.browser)


def _chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail("REQUIRE_BROWSER=1, but no Chromium is installed here.", pytrace=False)
    pytest.skip("No Chromium is installed here.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = _chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@dataclass
class Complaints:
    """What a page did that no page of ours may do."""

    host: str
    console: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.console.append(message.text)

    def _see(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != self.host:
            self.strangers.append(request.url)


@pytest.fixture
def complaints(live_server) -> Complaints:
    return Complaints(host=urlsplit(live_server.url).netloc)


@contextmanager
def open_page(browser: Browser, *, base_url: str, has_javascript: bool) -> Iterator[Page]:
    context = browser.new_context(
        base_url=base_url,
        java_script_enabled=has_javascript,
        locale="en-GB",
        viewport={"width": 1280, "height": 900},
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def page(request, browser, live_server, complaints) -> Iterator[Page]:
    """A page with JavaScript, and once more without."""
    with open_page(browser, base_url=live_server.url, has_javascript=request.param) as page:
        complaints.watch(page)
        yield page


@pytest.fixture
def scripted_page(browser, live_server) -> Iterator[Page]:
    """A page that a test can measure from inside, which takes JavaScript."""
    with open_page(browser, base_url=live_server.url, has_javascript=True) as page:
        yield page
