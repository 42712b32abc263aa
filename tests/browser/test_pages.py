"""The pages that take no more than their address, with JavaScript and without: nothing is missing or blocked.

`make test` opens them with JavaScript; `make test-all` without it too, and looks at everything else that a page has
to stand (`test_every_page.py`).
"""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Complaints, open_page
from tests.browser.page_kinds import BROWSING, BUYING, SIGNING_IN

PAGES = {kind.way: kind.status for kind in (*BROWSING, *BUYING, *SIGNING_IN) if isinstance(kind.way, str)}


@pytest.mark.parametrize(
    "has_javascript", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["javascript", "no-javascript"]
)
def test_opens_without_complaint(browser: Browser, demo_site: str, has_javascript: bool) -> None:
    complaints = Complaints(host=urlsplit(demo_site).netloc)
    with open_page(browser, base_url=demo_site, has_javascript=has_javascript) as page:
        complaints.watch(page)
        for path, status in PAGES.items():
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == status, path
            assert page.locator("h1").count() == 1, path
            assert page.locator("main").count() == 1, path
    # Chromium reports the status of a page that was asked for because it is missing.
    assert [one for one in complaints.console if "404 (Not Found)" not in one] == []
    assert complaints.strangers == []
