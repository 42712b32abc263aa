"""An announcement that somebody has put away: for this visit, and until there is another one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from home.frame import Announcement
from tests.browser.conftest import open_page

pytestmark = pytest.mark.django_db(transaction=True)

# Whether it was to be seen when the browser came to it: a script that runs later would let it come up for a moment.
WATCH = """new MutationObserver((_changes, watcher) => {
    const found = document.querySelector("put-away");
    if (!found) return;
    window.cameUp = !found.hidden;
    watcher.disconnect();
}).observe(document, { childList: true, subtree: true });"""


@pytest.fixture(autouse=True)
def announcement() -> Announcement:
    made: Announcement = Announcement.objects.create(text="Half price on Friday")
    return made


@pytest.fixture
def page(scripted_page: Page) -> Page:
    scripted_page.add_init_script(WATCH)
    scripted_page.goto("/shop/")
    return scripted_page


@pytest.fixture
def next_visit(browser: Browser, page: Page, live_server) -> Iterator[Page]:
    with open_page(browser, base_url=live_server.url, has_javascript=True) as visit:
        yield visit


def shown(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Announcement")


def put_away(page: Page) -> None:
    page.get_by_role("button", name="Put the announcement away").click()


@pytest.mark.slow
def test_stays_away_for_the_visit(page: Page, next_visit: Page) -> None:
    expect(shown(page)).to_be_visible()
    assert page.evaluate("cameUp")
    put_away(page)
    expect(shown(page)).to_be_hidden()
    page.goto("/offers/")
    expect(shown(page)).to_be_hidden()
    assert not page.evaluate("cameUp")
    next_visit.goto("/shop/")
    expect(shown(next_visit)).to_be_visible()


def test_comes_up_again_with_other_words(page: Page, announcement: Announcement) -> None:
    put_away(page)
    announcement.text = "Half price until Sunday"
    announcement.save()
    page.reload()
    expect(shown(page)).to_contain_text("Half price until Sunday")


@pytest.mark.slow
def test_goes_from_the_page_where_nothing_may_be_kept(scripted_page: Page) -> None:
    noise: list[str] = []
    scripted_page.on("pageerror", lambda error: noise.append(str(error)))
    forbid = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no') } })"
    scripted_page.add_init_script(forbid)
    scripted_page.goto("/shop/")
    put_away(scripted_page)
    expect(shown(scripted_page)).to_be_hidden()
    scripted_page.reload()
    expect(shown(scripted_page)).to_be_visible()
    assert noise == []


def test_offers_no_button_without_scripts(browser: Browser, live_server) -> None:
    with open_page(browser, base_url=live_server.url, has_javascript=False) as page:
        page.goto("/shop/")
        expect(shown(page)).to_be_visible()
        expect(page.get_by_role("button", name="Put the announcement away")).to_have_count(0)
