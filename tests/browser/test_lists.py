"""A list of products, its filters and its order: exchanged in place with scripts, plain pages without."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from shop.catalogue.listing.tests.assortment import small_shop
from tests.browser.conftest import Complaints, open_page
from tests.browser.served import fail, hold, opened, served
from tests.databases import TestDatabase

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
_PHONE = pytest.param(PHONE, marks=pytest.mark.slow)  # the fast run looks at the desk
BOTH = pytest.mark.parametrize("size", [DESK, _PHONE], ids=["desk", "phone"])
MARK = """() => {
    window.isSame = true;
    window.said = [];
    const count = document.getElementById("list-count");
    new MutationObserver(() => said.push(count.textContent)).observe(count, { childList: true, subtree: true });
}"""


@pytest.fixture(scope="module")
def site(django_db_setup: TestDatabase, django_db_blocker: "DjangoDbBlocker") -> Iterator[str]:
    with served(small_shop, database=django_db_setup, blocker=django_db_blocker) as site:
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
def complaints(site: str) -> Complaints:
    return Complaints(host=urlsplit(site).netloc)


@pytest.fixture
def page(window: BrowserContext, size: ViewportSize, complaints: Complaints) -> Iterator[Page]:
    """The list of four products, marked so that a reload would show."""
    page = window.new_page()
    page.set_viewport_size(size)
    complaints.watch(page)
    page.goto("/shop/")
    page.evaluate(MARK)
    yield page
    page.close()


@pytest.fixture
def plain_page(browser: Browser, site: str, size: ViewportSize) -> Iterator[Page]:
    """The same without JavaScript."""
    with open_page(browser, base_url=site, has_javascript=False) as page:
        page.set_viewport_size(size)
        page.goto("/shop/")
        yield page


def value(page: Page, key: str) -> Locator:
    """A value of a filter; where the filters are a sheet, it is opened first."""
    sheet_button = page.locator(".filters-open")
    if sheet_button.is_visible() and not page.locator("#filters").is_visible():
        sheet_button.click()
    return page.locator(f"#f-{key}")


def cards(page: Page) -> Locator:
    return page.locator("#products .card__title")


def chips(page: Page) -> Locator:
    return page.locator(".chips--chosen li")


def is_same(page: Page) -> bool:
    return bool(page.evaluate("window.isSame === true"))


@BOTH
def test_shows_what_a_choice_leaves_without_loading_the_page(page: Page, complaints: Complaints) -> None:
    value(page, "brand-ohmwind").click()
    expect(page.locator("#list-count")).to_have_text("2 products")
    expect(cards(page)).to_have_text(["Robin", "Finch"])
    expect(chips(page)).to_have_text(["Remove: Brand: Ohmwind"])
    expect(value(page, "brand-ohmwind")).to_have_attribute("aria-current", "true")
    expect(value(page, "in_stock-1").locator(".facet__count")).to_have_text("1 product")
    assert page.url.endswith("/shop/?brand=ohmwind")
    expect(value(page, "brand-ohmwind")).to_be_focused()
    assert page.evaluate("said") == ["2 products"]
    value(page, "in_stock-1").click()
    expect(chips(page)).to_have_text(
        ["Remove: Brand: Ohmwind", "Remove: Availability: Can be bought now", "Clear all"]
    )
    assert page.url.endswith("/shop/?brand=ohmwind&in_stock=1")
    assert page.evaluate("said") == ["2 products", "1 product"]
    assert page.get_by_role("status").filter(has_text="1 product").count() == 1
    assert is_same(page)
    assert (complaints.console, complaints.strangers) == ([], [])


@BOTH
def test_brings_the_list_before_back(page: Page) -> None:
    value(page, "brand-ohmwind").click()
    expect(page.locator("#list-count")).to_have_text("2 products")
    value(page, "in_stock-1").click()
    expect(page.locator("#list-count")).to_have_text("1 product")
    page.go_back()
    page.wait_for_url("**/shop/?brand=ohmwind")
    expect(cards(page)).to_have_text(["Robin", "Finch"])
    expect(chips(page)).to_have_text(["Remove: Brand: Ohmwind"])
    page.go_back()
    page.wait_for_url("**/shop/")
    expect(page.locator("#list-count")).to_have_text("4 products")
    expect(chips(page)).to_have_count(0)
    page.go_forward()
    page.wait_for_url("**/shop/?brand=ohmwind")
    expect(page.locator("#list-count")).to_have_text("2 products")


@pytest.mark.slow
@BOTH
def test_is_where_it_was_after_a_look_at_a_product(page: Page, size: ViewportSize) -> None:
    value(page, "brand-ohmwind").click()
    expect(page.locator("#list-count")).to_have_text("2 products")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": size["width"], "height": 400})
    cards(page).last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 100
    cards(page).last.click()
    page.wait_for_url("**/products/finch/")
    page.go_back()
    page.wait_for_url("**/shop/?brand=ohmwind")
    expect(cards(page)).to_have_text(["Robin", "Finch"])
    page.wait_for_function("place => scrollY === place", arg=place)


@pytest.mark.slow
@BOTH
def test_is_sorted_as_soon_as_an_order_is_chosen(page: Page) -> None:
    value(page, "brand-ohmwind").click()
    expect(page.locator("#list-count")).to_have_text("2 products")
    page.keyboard.press("Escape")
    page.get_by_label("Order").select_option("Lowest price first")
    expect(cards(page)).to_have_text(["Finch", "Robin"])
    assert page.url.endswith("/shop/?brand=ohmwind&sort=price-asc")
    value(page, "in_stock-1").click()
    page.wait_for_url("**/shop/?brand=ohmwind&in_stock=1&sort=price-asc")
    assert is_same(page)


@pytest.mark.slow
@BOTH
def test_keeps_to_the_prices_that_were_typed(page: Page) -> None:
    value(page, "colour-ink").click()
    expect(page.locator("#list-count")).to_have_text("2 products")
    page.get_by_label("From").fill("20")
    page.get_by_label("To", exact=True).fill("40.50")
    page.get_by_role("button", name="Apply").click()
    expect(cards(page)).to_have_text(["Wren"])
    expect(chips(page)).to_have_text(["Remove: Colour: Ink", "Remove: €20.00 to €40.50", "Clear all"])
    expect(page.get_by_label("From")).to_have_value("20")
    assert page.url.endswith("/shop/?colour=ink&price_min=20&price_max=40.50")
    assert is_same(page)


@pytest.mark.slow
def test_says_which_price_it_could_not_read(page: Page) -> None:
    page.get_by_label("From").fill("abc")
    page.get_by_label("From").press("Enter")
    left_out = page.get_by_role("status").filter(has_text="This list knows nothing of")
    expect(left_out).to_have_text("This list knows nothing of “price_min=abc”, so we left it out.")
    page.get_by_label("From").fill("20")
    page.get_by_label("From").press("Enter")
    expect(page.locator("#list-count")).to_have_text("3 products")
    expect(left_out).to_have_count(0)
    assert is_same(page)


@pytest.mark.slow
def test_goes_on_at_the_list_once_a_filter_is_taken_off(page: Page) -> None:
    value(page, "brand-ohmwind").click()
    chips(page).get_by_role("link", name="Remove: Brand: Ohmwind").click()
    expect(page.locator("#list-count")).to_have_text("4 products")
    expect(chips(page)).to_have_count(0)
    assert page.url.endswith("/shop/")
    expect(page.locator("#products")).to_be_focused()
    assert is_same(page)


@pytest.mark.slow
def test_leaves_folded_what_was_folded(page: Page) -> None:
    page.locator("#facet-brand > summary").click()
    value(page, "in_stock-1").click()
    expect(page.locator("#list-count")).to_have_text("3 products")
    expect(page.locator("#facet-brand")).not_to_have_attribute("open", "")
    expect(page.locator("#facet-colour")).to_have_attribute("open", "")


@pytest.mark.slow
def test_loses_no_value_while_an_answer_is_on_its_way(page: Page) -> None:
    held = hold(page, "**/shop/?brand=ohmwind")
    with page.expect_request("**/?brand=ohmwind"):
        value(page, "brand-ohmwind").click()
    value(page, "in_stock-1").click()
    value(page, "colour-ink").click()  # there is none of Ohmwind's: nothing is left to be pressed
    held[0].continue_()
    expect(chips(page)).to_have_text(
        ["Remove: Brand: Ohmwind", "Remove: Availability: Can be bought now", "Clear all"]
    )
    expect(page.locator("#list-count")).to_have_text("1 product")
    assert page.url.endswith("/shop/?brand=ohmwind&in_stock=1")
    assert is_same(page)


@pytest.mark.slow
def test_shows_no_answer_that_comes_after_a_newer_one(page: Page) -> None:
    value(page, "brand-ohmwind").click()
    expect(chips(page)).to_have_count(1)
    held = hold(page, "**&sort=price-asc")
    with page.expect_request("**&sort=price-asc"):
        page.get_by_label("Order").select_option("Lowest price first")
    chips(page).get_by_role("link").click()
    expect(page.locator("#list-count")).to_have_text("4 products")
    held[0].continue_()
    page.wait_for_timeout(500)
    assert page.url.endswith("/shop/")
    assert page.evaluate("said") == ["2 products", "4 products"]
    expect(page.get_by_label("Order")).to_have_value("recommended")  # as the list is


@pytest.mark.slow
@pytest.mark.parametrize("status", [500, None], ids=["error", "nothing"])
def test_loads_the_page_where_the_answer_does_not_come(page: Page, status: int | None) -> None:
    fail(page, "**/shop/?brand=ohmwind", status=status)
    value(page, "brand-ohmwind").click()
    page.wait_for_url("**/shop/?brand=ohmwind")
    expect(page.locator("#list-count")).to_have_text("2 products")
    assert not is_same(page)


@pytest.mark.slow
def test_loads_the_page_where_there_is_no_list_any_more(page: Page) -> None:
    page.goto("/search/?q=xylophone&brand=ohmwind")
    chips(page).get_by_role("link", name="Remove: Brand: Ohmwind").click()
    expect(page.get_by_text("Nothing found for “xylophone”.")).to_be_visible()
    assert page.url.endswith("/search/?q=xylophone")


@pytest.mark.slow
def test_has_its_filters_beside_it_on_a_desk(page: Page) -> None:
    expect(page.locator("#filters")).to_be_visible()
    expect(page.locator(".filters-open, .filters__close, .filters__done").filter(visible=True)).to_have_count(
        0
    )
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("size", [PHONE], ids=["phone"])
def test_has_its_filters_in_a_sheet_on_a_phone(page: Page) -> None:
    sheet = page.get_by_role("complementary", name="Filter")
    expect(sheet).to_be_hidden()
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("button", name="Close the filters")).to_be_focused()
    for key in ("Escape", "Enter"):  # the second one presses what has the focus
        page.keyboard.press(key)
        expect(sheet).to_be_hidden()
        expect(page.get_by_role("button", name="Filter", exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        expect(sheet.get_by_role("button", name="Close the filters")).to_be_focused()


@pytest.mark.slow
@pytest.mark.parametrize("size", [PHONE], ids=["phone"])
def test_leaves_the_sheet_open_for_more_and_says_what_it_will_show(page: Page) -> None:
    sheet = page.get_by_role("complementary", name="Filter")
    done = page.locator(".filters__done button")
    value(page, "brand-ohmwind").click()
    expect(done).to_have_text("Show 2 products")
    value(page, "in_stock-1").click()
    expect(done).to_have_text("Show 1 product")
    expect(sheet).to_be_visible()
    expect(value(page, "in_stock-1")).to_be_focused()
    done.click()
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Filter", exact=True)).to_be_focused()
    expect(cards(page)).to_have_text(["Finch"])
    value(page, "in_stock-1").click()
    expect(done).to_have_text("Show 2 products")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Filter", exact=True)).to_be_focused()
    assert is_same(page)


@BOTH
def test_is_plain_pages_without_scripts(plain_page: Page) -> None:
    page = plain_page
    value(page, "brand-ohmwind").click()
    page.wait_for_url("**/shop/?brand=ohmwind")
    expect(page.locator("#list-count")).to_have_text("2 products")
    page.get_by_label("Order").select_option("Lowest price first")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/shop/?brand=ohmwind&sort=price-asc")
    expect(cards(page)).to_have_text(["Finch", "Robin"])
    value(page, "brand-ohmwind")
    page.get_by_label("From").fill("20")
    page.get_by_role("button", name="Apply").click()
    expect(cards(page)).to_have_text(["Robin"])
    expect(page.get_by_label("Order")).to_have_value("price-asc")
    chips(page).get_by_role("link", name="Clear all").click()
    page.wait_for_url("**/shop/?sort=price-asc")
    expect(page.locator("#list-count")).to_have_text("4 products")


@pytest.mark.slow
@pytest.mark.parametrize("size", [PHONE], ids=["phone"])
def test_opens_the_sheet_without_scripts(plain_page: Page) -> None:
    sheet = plain_page.get_by_role("complementary", name="Filter")
    plain_page.get_by_role("button", name="Filter", exact=True).click()
    expect(sheet.get_by_role("button", name="Show 4 products")).to_be_visible()
    sheet.get_by_role("button", name="Show 4 products").click()
    expect(sheet).to_be_hidden()


@pytest.mark.slow
def test_sends_an_order_only_with_its_button_where_keys_choose_it(page: Page) -> None:
    order, button = page.get_by_label("Order"), page.locator(".sort__go")
    expect(button).to_be_hidden()
    order.focus()
    page.keyboard.press("Tab")
    expect(button).to_be_hidden()
    order.focus()
    page.keyboard.press("n")
    expect(order).to_have_value("newest")
    page.wait_for_timeout(300)
    assert page.url.endswith("/shop/")
    button.click()
    page.wait_for_url("**/shop/?sort=newest")
    assert is_same(page)


@pytest.mark.slow
def test_says_how_the_list_is_sorted_when_the_browser_brings_the_page_back(page: Page) -> None:
    order = page.get_by_label("Order")
    order.select_option("Lowest price first")
    expect(cards(page).first).to_have_text("Finch")
    order.focus()
    page.keyboard.press("n")
    expect(order).to_have_value("newest")
    expect(page.locator(".sort__go")).to_be_visible()
    # As the browser does for a page that it has kept whole; whether it keeps one is its own affair.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(order).to_have_value("price-asc")
    expect(page.locator(".sort__go")).to_be_hidden()
