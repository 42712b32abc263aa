"""Every kind of page in a real browser: nothing is blocked, nothing foreign is asked for, nothing overflows."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

PAGES = (
    "/",
    "/about/",
    "/blog/",
    "/blog/first-solder-joint/",
    "/shop/",
    "/shop/sound/",
    "/shop/workshop/hand-tools/",
    "/products/halbton-moth/",
    "/products/loaf/",  # sold out
    "/offers/",
    "/offers/bench-week/",
    "/search/?q=solder",
    "/basket/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/no-such-page/",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(autouse=True)
def demo(live_server):
    call_command("seed_demo", verbosity=0)


def is_an_expected_answer(complaint: str) -> bool:
    """Chromium reports the status of a page that was asked for because it is missing."""
    return "404 (Not Found)" in complaint


def test_opens_without_complaint(page, complaints):
    for path in PAGES:
        page.goto(path)
        assert page.locator("h1").count() == 1, path
        assert page.locator("main").count() == 1, path
    assert [complaint for complaint in complaints.console if not is_an_expected_answer(complaint)] == []
    assert complaints.strangers == []


def test_fits_the_narrowest_screen(scripted_page):
    scripted_page.set_viewport_size({"width": 320, "height": 640})
    widths = {}
    for path in PAGES:
        scripted_page.goto(path)
        widths[path] = scripted_page.evaluate("document.documentElement.scrollWidth")
    assert {path: width for path, width in widths.items() if width > 320} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_leaves_axe_nothing_to_say(scripted_page, scheme):
    scripted_page.emulate_media(color_scheme=scheme)
    found = {}
    for path in PAGES:
        scripted_page.goto(path)
        violations = (
            Axe()
            .run(scripted_page, options={"runOnly": {"type": "tag", "values": WCAG}})
            .response["violations"]
        )
        if violations:
            found[path] = [(violation["id"], len(violation["nodes"])) for violation in violations]
    assert found == {}
