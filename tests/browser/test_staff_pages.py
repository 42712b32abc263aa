"""The pages of those who work here, in light and in dark, on a desk and on a phone.

Oscar's and Wagtail's own markup stays theirs, so that less is asked of it than of the shop's pages: it is the shop's
in colour and name, everything can be read, nothing is fetched from elsewhere, nothing breaks.
"""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import eyes
from tests.browser.conftest import Complaints
from tests.browser.demo_site import enter
from tests.browser.page_kinds import DASHBOARD, STAFF_KINDS, PageKind

pytestmark = pytest.mark.slow

# What Wagtail's page editor says to nobody: the editor of rich text, whose own hint is what names it, and
# the field for tags, which a script of Wagtail's puts in the place of the one with the label. And the
# button beside the crumbs of its first page, which lies below them on a phone.
WAGTAILS_OWN = ("aria-input-field-name", "label: .ui-autocomplete-input", "target-size: .w-mr-4")


# Tables scroll in their place; the page itself does not.
REACHES_OUT = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : [];
}"""


@pytest.mark.parametrize("kind", STAFF_KINDS, ids=[kind.name for kind in STAFF_KINDS])
def test_can_be_read_in_light_and_in_dark(kind: PageKind, tab: Page, demo_site: str) -> None:
    noise = Complaints(host=urlsplit(demo_site).netloc)
    noise.watch(tab)
    tab.set_viewport_size({"width": 1280, "height": 900})
    response = enter(tab, kind, site=demo_site)
    found = {
        "status": [] if response.status == 200 else [str(response.status)],
        "console": noise.console,
        "other hosts": noise.strangers,
    }
    tab.evaluate(eyes.AXE)
    eyes.open_eyes(tab)
    for width in (1280, 360):
        tab.set_viewport_size({"width": width, "height": 900})
        found[f"{width} px, axe"] = _ours(eyes.axe(tab))
        eyes.put_on(tab, color_scheme="dark")
        found[f"{width} px, axe, dark"] = _ours(eyes.axe(tab, rules=eyes.COLOUR_RULES))
        eyes.put_on(tab, color_scheme="light")
        if kind in DASHBOARD:
            found[f"{width} px, overflow"] = tab.evaluate(REACHES_OUT)
    complaints = [f"{where}: {what}" for where, several in found.items() for what in several]
    if complaints:
        pytest.fail("\n  ".join([f"{kind.name} ({tab.url})", *complaints]), pytrace=False)


def _ours(complaints: list[str]) -> list[str]:
    return [complaint for complaint in complaints if not complaint.startswith(WAGTAILS_OWN)]
