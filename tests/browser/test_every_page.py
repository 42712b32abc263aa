"""Every kind of page, so that none gets worse unseen: what is wrong with it is told all at once.

It takes minutes, so that only `make test-all` does it: `pytest tests/browser/test_every_page.py -n 2 -k basket`
looks at some pages alone.
"""

from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import eyes
from tests.browser.conftest import Complaints
from tests.browser.demo_site import enter
from tests.browser.page_kinds import PAGE_KINDS, PageKind

pytestmark = pytest.mark.slow

NAMES = [kind.name for kind in PAGE_KINDS]


def size(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=NAMES)
def test_leaves_nothing_to_complain_about(kind: PageKind, tab: Page, demo_site: str) -> None:
    noise = Complaints(host=urlsplit(demo_site).netloc)
    noise.watch(tab)
    size(tab, 1280, 900)
    response = enter(tab, kind, site=demo_site)
    found = {
        "status": [] if response.status == kind.status else [str(response.status)],
        "HTML": eyes.Markup.look(response.text()),
        "console": expected_away(noise.console, status=kind.status),
        "other hosts": noise.strangers,
    }
    eyes.open_eyes(tab)
    found |= keyboard(tab) | widths(tab) | forced_colours(tab) | long_words(tab)
    complaints = [f"{where}: {what}" for where, several in found.items() for what in several]
    if complaints:
        pytest.fail("\n  ".join([f"{kind.name} ({tab.url})", *complaints]), pytrace=False)


def expected_away(console: list[str], *, status: int) -> list[str]:
    """Without what Chromium says about every answer that is an error."""
    return [line for line in console if f"the server responded with a status of {status}" not in line]


def keyboard(page: Page) -> dict[str, list[str]]:
    """The first thing in the page leads past its head, and wherever Tab leads next can be seen."""
    page.keyboard.press("Tab")  # from here on, what has the focus by script shows it as by the keyboard
    skipping = page.evaluate("eyes.takeSkipLink()")
    page.keyboard.press("Enter")
    has_skipped = page.evaluate("document.activeElement === document.querySelector('main')")
    page.keyboard.press("Tab")
    return {
        "skip link": [] if skipping and has_skipped else ["does not lead past the head of the page"],
        "keyboard": eyes.look(page, "unseenFocus"),
    }


def widths(page: Page) -> dict[str, list[str]]:
    """On a desk and on the smallest phone, from left to right and from right to left, and at 400 %."""
    page.evaluate(eyes.AXE)
    found = {}
    for width, height in ((1280, 900), (320, 640)):
        size(page, width, height)
        found[f"{width} px"] = [*eyes.look(page, "overflow"), *eyes.look(page, "overlaps")]
        found[f"{width} px, axe"] = eyes.axe(page)
        eyes.put_on(page, color_scheme="dark")
        found[f"{width} px, axe, dark"] = eyes.axe(page, rules=eyes.COLOUR_RULES)
        eyes.put_on(page, color_scheme="light")
        found[f"{width} px, right to left"] = eyes.right_to_left(page)
    size(page, 320, 256)  # what is left of 1280 × 1024
    found["400 %"] = [*eyes.look(page, "overflow"), *eyes.look(page, "hiddenFocus")]
    return found


def forced_colours(page: Page) -> dict[str, list[str]]:
    """As somebody sees it who chose the colours of all programs: no fills, no shadows."""
    size(page, 1280, 900)
    eyes.put_on(page, forced_colors="active")
    return {"forced colours": [*eyes.look(page, "unseenButtons"), *eyes.look(page, "unseenFocus")]}


def long_words(page: Page) -> dict[str, list[str]]:
    size(page, 320, 640)
    return {"320 px, long words": eyes.long_words(page)}


def test_gives_each_page_a_title_of_its_own(tab: Page, demo_site: str) -> None:
    """A page may be in the list more than once: as it is empty and filled, or a section after another."""
    titles: dict[str, set[str]] = defaultdict(set)
    for kind in PAGE_KINDS:
        visitor = kind.visit()
        if not kind.is_answer:
            visitor.open(visitor.path)
        title = visitor.html.split("<title>", 1)[1].split("</title>", 1)[0].strip()
        titles[title].add(urlsplit(visitor.path).path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1 or not title} == {}
