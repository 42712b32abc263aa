"""What a first visit to a product page weighs on the wire, as production sends it, without the product's pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.test import override_settings
from playwright.sync_api import Browser, Request, Route

from site_project.storage import StaticFilesStorage

pytestmark = pytest.mark.slow

PAGES = ("/products/fern-one/", "/products/lunchbox-case/", "/products/ember-60/")
KB = 1024
BUDGET = {"document": 15 * KB, "stylesheet": 20 * KB, "script": 25 * KB, "font": 60 * KB}
MOST_REQUESTS = 15
ON_THE_FLY = 5  # how hard a web server compresses what it makes anew each time


@dataclass
class Visit:
    """What came over the wire, by kind."""

    folder: Path
    weights: dict[str, int] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    def send(self, route: Route) -> None:
        """Give out a collected file, and note how much of it would have gone over the wire."""
        path = self.folder / urlsplit(route.request.url).path.removeprefix(settings.STATIC_URL)
        if not path.is_file():
            route.fulfill(status=404)
            return
        twin = path.with_name(f"{path.name}.br")
        self.weigh(route.request.resource_type, (twin if twin.exists() else path).stat().st_size)
        route.fulfill(path=path)

    def weigh(self, kind: str, size: int) -> None:
        self.weights[kind] = self.weights.get(kind, 0) + size

    def note(self, request: Request) -> None:
        path = urlsplit(request.url).path
        # A window whose requests are answered from here keeps no cache, and asks for the icons more than once.
        if request.url.startswith("http") and not path.startswith("/media/") and path not in self.requests:
            self.requests.append(path)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Our own static files with hashed names and compressed twins; the packages' would take a minute."""
    folder = tmp_path_factory.mktemp("static")
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "site_project.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=storages, STATIC_ROOT=folder):
        storage = StaticFilesStorage()
        found = {path: (source, path) for path, source in FileSystemFinder().list([])}
        for path, (source, _path) in found.items():
            with source.open(path) as file:
                storage.save(path, file)
        kept = {path: (storage, path) for path in found}
        assert [done for _name, _new, done in storage.post_process(kept) if isinstance(done, Exception)] == []
        yield folder


@pytest.fixture(params=PAGES)
def visit(
    request: pytest.FixtureRequest, browser: Browser, demo_site: str, collected: Path
) -> Iterator[Visit]:
    """Somebody's first, on a desk."""
    context = browser.new_context(base_url=demo_site, locale="en-GB", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    visit = Visit(folder=collected)
    page.route(f"**{settings.STATIC_URL}**", visit.send)
    page.on("request", visit.note)
    response = page.goto(request.param, wait_until="networkidle")
    assert response is not None
    visit.weigh("document", len(brotli.compress(response.body(), quality=ON_THE_FLY)))
    yield visit
    context.close()


def test_keeps_to_the_budget(visit: Visit) -> None:
    too_heavy = {kind: size for kind, size in visit.weights.items() if size > BUDGET.get(kind, size)}
    assert too_heavy == {}, visit.weights
    assert set(visit.weights) >= set(BUDGET)  # all four were there to be weighed
    assert len(visit.requests) <= MOST_REQUESTS, visit.requests
