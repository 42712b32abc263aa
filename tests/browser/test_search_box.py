"""The search box as a combobox, and what the page of results tells the shop."""

from collections.abc import Iterator
from datetime import date
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from blog.models import BlogPostPage
from home.models import StandardPage
from home.tests.trees import below, make_blog, make_home
from search.models import AskedQuery
from search.tests.shelves import index_everything
from shop.catalogue.models import Brand, Category
from shop.catalogue.tests.shelves import make_product
from tests.browser import eyes
from tests.browser.conftest import Complaints, open_page
from tests.browser.served import fail, heard, hold, opened, served
from tests.databases import TestDatabase

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
_PHONE = pytest.param(PHONE, marks=pytest.mark.slow)  # the fast run looks at the desk
BOTH = pytest.mark.parametrize("size", [DESK, _PHONE], ids=["desk", "phone"])
SUGGESTED = ["Soldering iron Product", "Solder and flux Category", "How to solder Guide"]
CHOSEN = """() => {
    const named = document.querySelector("#site-search").getAttribute("aria-activedescendant");
    const chosen = [...document.querySelectorAll("[role=option][aria-selected=true]")].map(({ id }) => id);
    return chosen.length || named ? [named, ...chosen] : [];
}"""


def shop() -> None:
    home = make_home()
    below(home, StandardPage(title="Solder and where it comes from", slug="solder-origin"))
    blog = make_blog(home)
    below(blog, BlogPostPage(title="How to solder", slug="how", intro="Hot", date=date(2026, 1, 1)))
    workshop = Category.add_root(name="Solder and flux")
    make_product("Soldering iron", category=workshop, brand=Brand.objects.create(name="Tinmoor"))
    Category.add_root(name="Sound")
    index_everything()


@pytest.fixture(scope="module")
def site(django_db_setup: TestDatabase, django_db_blocker: "DjangoDbBlocker") -> Iterator[str]:
    with served(shop, database=django_db_setup, blocker=django_db_blocker) as site:
        yield site


@pytest.fixture(scope="module")
def window(browser: Browser, site: str) -> Iterator[BrowserContext]:
    with opened(browser, site=site) as window:
        yield window


@pytest.fixture
def size() -> ViewportSize:
    """Of the window."""
    return DESK


@pytest.fixture
def page(window: BrowserContext, size: ViewportSize) -> Iterator[Page]:
    page = window.new_page()
    page.set_viewport_size(size)
    page.goto("/shop/")
    yield page
    page.close()


@pytest.fixture
def complaints(site: str, page: Page) -> Complaints:
    complaints = Complaints(host=urlsplit(site).netloc)
    complaints.watch(page)
    return complaints


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search for")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def write(page: Page, text: str) -> None:
    """As on a keyboard, and wait until it has been answered."""
    box(page).press_sequentially(text)
    expect(options(page).first).to_be_visible()


def chosen(page: Page) -> list[str]:
    """What the field says is chosen, and what is marked as such."""
    found: list[str] = page.evaluate(CHOSEN)
    return found


@BOTH
def test_suggests_what_begins_like_what_is_typed(
    page: Page, size: ViewportSize, complaints: Complaints
) -> None:
    field = box(page)
    expect(field).to_have_attribute("aria-expanded", "false")
    write(page, "sol")
    expect(options(page)).to_have_text(SUGGESTED)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    expect(field).to_be_focused()
    expect(page.locator("search-suggest [role=status]")).to_have_text("3 suggestions")
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert chosen(page) == []
    place = page.get_by_role("listbox").bounding_box()
    assert place is not None
    assert 0 <= place["x"] < place["x"] + place["width"] <= size["width"]
    assert (complaints.console, complaints.strangers) == ([], [])


@pytest.mark.slow
@BOTH
def test_leaves_nothing_to_complain_about_while_it_is_open(page: Page) -> None:
    page.evaluate(eyes.AXE)
    write(page, "sol")
    box(page).press("ArrowDown")
    assert eyes.axe(page) == []


def test_is_led_by_keys(page: Page) -> None:
    write(page, "sol")
    field = box(page)
    for key, number in (
        ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 0), ("ArrowUp", 3), ("ArrowDown", 0),
        ("ArrowDown", 1), ("End", 0), ("ArrowDown", 1), ("Home", 0),
    ):  # fmt: skip
        field.press(key)
        assert chosen(page) == ([f"suggestion-{number}"] * 2 if number else []), key
    assert field.evaluate("field => field.selectionStart") == 0  # the keys moved the caret
    expect(options(page)).to_have_count(3)
    expect(field).to_be_focused()
    expect(field).to_have_value("sol")


@pytest.mark.slow
def test_is_put_away_by_escape_and_comes_back_by_an_arrow(page: Page) -> None:
    write(page, "sol")
    field = box(page)
    field.press("ArrowDown")
    field.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("sol")
    assert chosen(page) == []
    field.press("ArrowDown")
    expect(options(page)).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    assert chosen(page) == ["suggestion-1"] * 2
    field.press("Enter")
    page.wait_for_url("**/products/soldering-iron/")


@pytest.mark.slow
@BOTH
def test_searches_where_nothing_was_chosen(page: Page) -> None:
    write(page, "solder")
    box(page).press("ArrowDown")
    box(page).press("ArrowUp")
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=solder")
    expect(page.locator("#search-summary")).to_contain_text("3 matches for “solder”")


@pytest.mark.slow
@BOTH
def test_leads_where_it_is_pressed(page: Page) -> None:
    write(page, "sol")
    options(page).filter(has_text="Guide").click()
    page.wait_for_url("**/blog/how/")


def test_believes_the_newest_answer(page: Page) -> None:
    held = hold(page, "**/search/suggest/?q=so")
    with page.expect_request("**/search/suggest/?q=so"):
        box(page).press_sequentially("so")
    write(page, "lder")
    expect(options(page)).to_have_text(SUGGESTED)
    held[0].continue_()
    page.wait_for_timeout(500)
    expect(options(page)).to_have_text(SUGGESTED)  # and not with “Sound”


@pytest.mark.slow
def test_asks_once_for_what_is_typed_in_one_go(page: Page) -> None:
    asked = heard(page)
    box(page).press_sequentially("solder", delay=20)
    expect(options(page)).to_have_count(3)
    assert [one.url.partition("?")[2] for one in asked if "/suggest/" in one.url] == ["q=solder"]


@pytest.mark.slow
def test_closes_once_nothing_is_typed(page: Page) -> None:
    write(page, "sol")
    field = box(page)
    field.fill("")
    expect(options(page)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")  # what was there belongs to other words
    assert chosen(page) == []
    expect(options(page)).to_have_count(0)


@pytest.mark.slow
def test_says_that_nothing_begins_so(page: Page) -> None:
    write(page, "sol")
    box(page).press_sequentially("q")
    expect(page.locator("search-suggest [role=status]")).to_have_text("No suggestions.")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_attribute("aria-expanded", "false")


@pytest.mark.slow
def test_closes_when_the_field_is_left(page: Page) -> None:
    write(page, "sol")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_attribute("aria-expanded", "false")


@pytest.mark.slow
def test_opens_nothing_once_the_field_is_left(page: Page) -> None:
    held = hold(page, "**/search/suggest/?q=sol")
    with page.expect_request("**/search/suggest/?q=sol"):
        box(page).press_sequentially("sol")
    page.keyboard.press("Tab")
    held[0].continue_()
    page.wait_for_timeout(500)
    expect(options(page)).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize("status", [500, None], ids=["error", "nothing"])
def test_shows_nothing_of_other_words_where_no_answer_comes(page: Page, status: int | None) -> None:
    write(page, "sol")
    fail(page, "**/search/suggest/?q=solder", status=status)
    box(page).press_sequentially("der")
    expect(options(page)).to_have_count(0)
    expect(page.locator("search-suggest [role=status]")).to_have_text("")
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=solder")


@BOTH
def test_is_a_plain_form_without_scripts(browser: Browser, site: str, size: ViewportSize) -> None:
    with open_page(browser, base_url=site, has_javascript=False) as page:
        page.set_viewport_size(size)
        page.goto("/shop/")
        expect(box(page)).to_have_count(0)
        page.get_by_role("searchbox", name="Search for").fill("solder")
        page.get_by_role("button", name="Search", exact=True).click()
        page.wait_for_url("**/search/?q=solder")
        expect(page.locator("#search-summary")).to_contain_text("3 matches for “solder”")


@pytest.fixture
def results(page: Page) -> Iterator[Page]:
    """What there is of solder, which nobody has looked for before."""
    AskedQuery.objects.all().delete()
    page.goto("/search/?q=solder")
    yield page
    AskedQuery.objects.all().delete()  # or it would be suggested


def told(times: int) -> int:
    """How often the shop knows that a result was opened, once it knows of so many, or in a second."""
    waiting = Event()
    for _attempt in range(20):
        if AskedQuery.objects.get().opened >= times > 0:
            break
        waiting.wait(0.05)
    return AskedQuery.objects.get().opened


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Soldering iron", "How to solder", "Solder and where it comes from"])
def test_tells_the_shop_that_a_result_was_opened(results: Page, name: str) -> None:
    with results.expect_request("**/search/opened/") as sent:
        results.locator("main").get_by_role("link", name=name).click()
    assert (sent.value.method, sent.value.post_data) == ("POST", "q=solder")
    expect(results.get_by_role("heading", level=1)).to_have_text(name)
    assert told(1) == 1


@pytest.mark.slow
def test_does_not_wait_for_the_shop_to_hear_of_it(results: Page) -> None:
    held = hold(results.context, "**/search/opened/")
    results.get_by_role("link", name="Soldering iron").click()
    results.wait_for_url("**/products/soldering-iron/")
    assert len(held) == 1


@pytest.mark.slow
def test_counts_what_is_opened_beside_the_page_and_nothing_else(results: Page) -> None:
    sent = heard(results)
    link = results.get_by_role("link", name="Soldering iron")
    link.click(button="right")
    results.locator("#f-brand-tinmoor").click()
    expect(results.locator(".chips--chosen li")).to_have_count(1)
    assert [one.url for one in sent if one.method == "POST"] == []
    for how in ({"modifiers": ["ControlOrMeta"]}, {"button": "middle"}):
        with results.context.expect_page() as beside:
            link.click(**how)
        beside.value.close()
    assert told(2) == 2
