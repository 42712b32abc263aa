"""An order on paper: black on white whatever the screen is set to, and nothing to press."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from shop.order import links, services
from shop.order.models import Order
from shop.order.tests.purchases import line_of, pay, place
from shop.partner.tests.shelf import record_of
from tests.browser.conftest import open_page

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

A4_BETWEEN_MARGINS = ViewportSize(width=658, height=1001)  # CSS pixels
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


def order_of(number: int) -> Order:
    order = place(*(line_of(record_of(f"Part {index}")) for index in range(number)))
    pay(order)
    services.ship(order, lines={order.lines.order_by("pk")[0].pk: 1}, carrier="DHL", tracking_code="JD0001")
    return order


def on_paper(page: Page, order: Order) -> None:
    page.set_viewport_size(A4_BETWEEN_MARGINS)
    page.goto(links.path(order))
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"element => getComputedStyle(element).{name}"))


def test_shows_what_was_ordered_of_whom_and_nothing_to_press(scripted_page: Page) -> None:
    page, order = scripted_page, order_of(3)
    on_paper(page, order)
    for shown in (".letterhead", "h1", ".order-table", ".sums", "address"):
        expect(page.locator(shown).first).to_be_visible()
    expect(page.locator("h1")).to_contain_text(order.number)
    for selector in (".site-header", ".site-footer", ".ribbon", "print-button", "button", ".button"):
        assert page.locator(selector).evaluate_all("all => all.every(one => !one.offsetParent)"), selector
    expect(page.locator("thead").first).to_be_visible()


def test_is_black_on_white_in_the_dark_too(scripted_page: Page) -> None:
    page = scripted_page
    on_paper(page, order_of(1))
    assert style(page, "body", "backgroundColor") == WHITE
    for selector in ("body", "h1", ".order-table a", ".muted", ".timeline time", ".badge"):
        assert style(page, selector, "color") == BLACK, selector
    assert style(page, ".order-table a", "textDecorationLine") == "none"


def test_breaks_no_row_over_two_pages(scripted_page: Page) -> None:
    page = scripted_page
    on_paper(page, order_of(40))
    assert page.locator("tbody tr").count() == 40
    for selector in (".order-table tbody tr", ".sums", "address"):
        assert style(page, selector, "breakInside") == "avoid", selector
    assert style(page, "thead", "display") == "table-header-group"
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_BETWEEN_MARGINS["width"]


def test_prints_by_a_button_that_takes_a_script(scripted_page: Page) -> None:
    page = scripted_page
    page.goto(links.path(order_of(1)))
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")


def test_offers_no_button_that_would_do_nothing(browser: Browser, live_server: LiveServer) -> None:
    with open_page(browser, base_url=live_server.url, has_javascript=False) as page:
        page.goto(links.path(order_of(1)))
        expect(page.locator("print-button")).to_have_count(1)
        expect(page.get_by_role("button", name="Print")).to_have_count(0)
