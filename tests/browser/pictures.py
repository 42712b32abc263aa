"""`make pictures`: every kind of page in three widths, light and dark, into `var/pictures/`.

Not a test, though pytest runs it for the demo shop that it is about: `-k basket` takes some pages alone.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import eyes
from tests.browser.demo_site import enter
from tests.browser.page_kinds import PAGE_KINDS, STAFF_KINDS, PageKind

FOLDER = Path(__file__).resolve().parents[2] / "var" / "pictures"
WIDTHS = {360: 780, 768: 1024, 1280: 900}
SCHEMES = ("light", "dark")
KINDS = (*PAGE_KINDS, *STAFF_KINDS)
# What stands far below is fetched only when somebody comes near.
FETCH_ALL = """async () => {
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all([document.fonts.ready, ...pictures.map((one) => one.decode().catch(() => null))]);
}"""
STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 2rem; }
section { margin-block: 3rem; }
h2 { margin-block: 0 0.5rem; }
div { display: flex; gap: 1rem; align-items: start; overflow-x: auto; }
figure { flex: none; margin: 0; }
img { display: block; width: auto; height: 34rem; object-fit: cover; object-position: top; border: 1px solid gray; }
"""


def file_of(kind: PageKind, width: int, scheme: str) -> Path:
    return FOLDER / f"{kind.name}-{width}-{scheme}.jpg"


@pytest.fixture(scope="module", autouse=True)
def index() -> Iterator[None]:
    """A page to look through what was taken, now or at an earlier run."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    yield
    sections = "\n".join(_section(kind) for kind in KINDS)
    page = f"<!doctype html><html lang=en><meta charset=utf-8><title>Every kind of page</title><style>{STYLE}</style>"
    (FOLDER / "index.html").write_text(f"{page}<h1>Every kind of page</h1>\n{sections}\n")


def _section(kind: PageKind) -> str:
    figures = [
        f"<figure><a href={name}><img loading=lazy src={name} alt='{scheme}'></a><figcaption>{width} px, {scheme}"
        "</figcaption></figure>"
        for width in WIDTHS
        for scheme in SCHEMES
        if (path := file_of(kind, width, scheme)).exists() and (name := path.name)
    ]
    return f"<section id={kind.name}><h2>{escape(kind.name)}</h2><div>{''.join(figures)}</div></section>"


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_is_taken(kind: PageKind, tab: Page, demo_site: str) -> None:
    enter(tab, kind, site=demo_site)
    for width, height in WIDTHS.items():
        tab.set_viewport_size({"width": width, "height": height})
        tab.evaluate(FETCH_ALL)
        for scheme in SCHEMES:
            eyes.put_on(tab, color_scheme=scheme)
            tab.screenshot(path=file_of(kind, width, scheme), full_page=True, type="jpeg", quality=75)
