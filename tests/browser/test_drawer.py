"""The basket beside the page, and how it changes without a reload: what only scripts do."""

import re
from decimal import Decimal
from threading import Event

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from shop.basket.models import Line
from shop.basket.tests.baskets import change_record, contents
from shop.basket.tests.test_codes import make_code
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from tests.browser.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)

FOCUSED = "document.activeElement.id || document.activeElement.textContent.trim()"
IS_WITHIN = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"


@pytest.fixture
def finch() -> Product:
    return make_product()


@pytest.fixture
def page(scripted_page: Page, finch: Product) -> Page:
    """The page of a product, marked so that a reload would show."""
    scripted_page.goto(finch.get_absolute_url())
    scripted_page.evaluate("window.isSame = true")
    return scripted_page


def add(page: Page, *, quantity: str = "1") -> None:
    page.locator("#quantity").fill(quantity)
    page.locator("form.buy").get_by_role("button", name="Add to basket").click()


def drawer(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Your basket")


def said(page: Page) -> Locator:
    return page.locator("live-basket > [role=status]")


def is_same(page: Page) -> bool:
    return bool(page.evaluate("window.isSame === true"))


def test_opens_with_what_was_added_and_gives_the_focus_back(page: Page, complaints: Complaints) -> None:
    complaints.watch(page)
    add(page, quantity="2")
    expect(drawer(page).get_by_label("Quantity")).to_have_value("2")
    expect(said(page)).to_have_text("“Finch One” is in your basket.")
    expect(page.locator("[data-basket-count]")).to_have_text("2")
    assert page.evaluate(FOCUSED) == "drawer-title"
    for _time in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_WITHIN)
    page.keyboard.press("Escape")
    expect(drawer(page)).to_be_hidden()
    assert page.evaluate(FOCUSED) == "Add to basket"
    assert is_same(page)
    assert (complaints.console, complaints.strangers) == ([], [])


@pytest.mark.slow
def test_opens_by_the_link_and_closes_on_a_click_beside_it(page: Page) -> None:
    page.locator("[data-personal=basket]").click()
    expect(drawer(page).get_by_text("There is nothing in it yet.")).to_be_visible()
    page.mouse.click(50, 400)
    expect(drawer(page)).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.personal") == "basket"
    with page.context.expect_page() as opened:
        page.locator("[data-personal=basket]").click(modifiers=["Control"])
    assert opened.value.url.endswith("/basket/")
    expect(drawer(page)).to_be_hidden()


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["7", "0", "abc"])
def test_says_beside_the_button_what_was_refused(page: Page, typed: str) -> None:
    add(page, quantity=typed)
    expect(page.locator("form.buy [role=alert]")).to_contain_text(re.compile("There are only 5|Please write"))
    expect(page.locator("#quantity")).to_have_value(typed)
    expect(page.locator("#quantity")).to_have_attribute("aria-invalid", "true")
    expect(drawer(page)).to_be_hidden()
    assert (contents(), is_same(page)) == ([], True)
    add(page, quantity="1")
    expect(drawer(page)).to_be_visible()
    expect(page.locator("form.buy [role=alert]")).to_have_text("")


@pytest.mark.slow
def test_says_when_adding_does_not_get_through(page: Page) -> None:
    page.context.set_offline(True)
    add(page, quantity="3")
    expect(page.locator("form.buy [role=alert]")).to_contain_text("That did not get through.")
    expect(page.locator("#quantity")).to_have_value("3")
    page.context.set_offline(False)
    add(page, quantity="3")
    expect(drawer(page).get_by_label("Quantity")).to_have_value("3")


def test_counts_every_press_and_keeps_the_focus(page: Page) -> None:
    add(page)
    more = drawer(page).get_by_role("button", name="One Finch One more")
    more.click()
    more.click()
    expect(page.locator(".basket-line__total")).to_have_text("€74.70")
    expect(said(page)).to_have_text("Finch One: 3. Total: €74.70")
    expect(page.locator("[data-basket-count]")).to_have_text("3")
    assert page.evaluate("document.activeElement.dataset.by") == "1"
    assert (contents(), is_same(page)) == ([("Finch One", 3)], True)


@pytest.mark.slow
def test_loses_no_press_while_an_answer_is_on_its_way(page: Page) -> None:
    add(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/basket/lines/*/", hold, times=1)
    more = drawer(page).get_by_role("button", name="One Finch One more")
    more.click()
    page.wait_for_timeout(600)  # longer than the pause: the first question is out
    assert len(held) == 1
    more.click()
    more.click()
    held[0].continue_()
    expect(page.locator(".basket-line__total")).to_have_text("€99.60")
    expect(drawer(page).get_by_label("Quantity")).to_have_value("4")
    assert contents() == [("Finch One", 4)]


@pytest.mark.slow
def test_takes_a_new_number_along_to_the_checkout(page: Page) -> None:
    add(page)
    drawer(page).get_by_label("Quantity").fill("4")
    drawer(page).get_by_role("link", name="Go to checkout").click()
    page.wait_for_url("**/checkout/")
    assert contents() == [("Finch One", 4)]


@pytest.mark.slow
def test_stays_where_a_number_is_refused(page: Page) -> None:
    add(page)
    drawer(page).get_by_label("Quantity").fill("9")
    drawer(page).get_by_role("link", name="Go to checkout").click()
    expect(drawer(page).locator(".errorlist")).to_have_text("There are only 5 of “Finch One” in stock.")
    expect(drawer(page).get_by_label("Quantity")).to_have_value("9")
    assert (contents(), is_same(page)) == ([("Finch One", 1)], True)


def test_leads_from_what_was_taken_out_to_putting_it_back(page: Page) -> None:
    add(page, quantity="2")
    drawer(page).get_by_role("button", name="Remove Finch One").click()
    expect(said(page)).to_have_text("“Finch One” is out of your basket.")
    assert (page.evaluate(FOCUSED), contents()) == ("Put it back", [])
    page.keyboard.press("Enter")
    expect(drawer(page).get_by_label("Quantity")).to_have_value("2")
    assert page.evaluate(FOCUSED) == f"basket-line-{Line.objects.get().pk}"
    assert (contents(), is_same(page)) == ([("Finch One", 2)], True)


@pytest.mark.slow
def test_takes_a_code_and_says_why_not_another(page: Page) -> None:
    make_code("BENCH10")
    add(page)
    drawer(page).get_by_text("I have a code").click()
    code = drawer(page).get_by_label("Code")
    code.fill("nothing")
    code.press("Enter")
    expect(said(page)).to_have_text("We do not know this code. Please check it for typing mistakes.")
    expect(code).to_have_value("nothing")
    code.fill("bench10")
    code.press("Enter")
    expect(said(page)).to_have_text("The code BENCH10 is in your basket.")
    expect(drawer(page).locator(".sums")).to_contain_text("−€2.49")
    drawer(page).get_by_role("button", name="Remove BENCH10").click()
    expect(drawer(page).locator(".sums")).not_to_contain_text("−€2.49")
    assert is_same(page)


@pytest.mark.slow
def test_says_when_a_change_does_not_get_through(page: Page) -> None:
    add(page)
    page.route("**/basket/lines/*/", lambda route: route.fulfill(status=500, body="no"), times=1)
    more = drawer(page).get_by_role("button", name="One Finch One more")
    more.click()
    expect(said(page)).to_contain_text("That did not get through.")
    expect(drawer(page).get_by_role("link", name="Show the basket as it is now")).to_be_visible()
    assert contents() == [("Finch One", 1)]
    more.click()
    expect(said(page)).to_have_text("Finch One: 3. Total: €74.70")
    expect(drawer(page).get_by_role("link", name="Show the basket as it is now")).to_be_hidden()


@pytest.mark.slow
def test_shows_no_old_lines_after_the_back_button(page: Page, finch: Product) -> None:
    add(page)
    expect(drawer(page)).to_be_visible()
    page.goto("/basket/")
    expect(page.locator(".basket-line__total")).to_have_text("€24.90")
    change_record(finch, price=Decimal("29.90"))
    # As the browser does for a page that it has kept whole; whether it keeps one is its own affair.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator(".basket-line__total")).to_have_text("€29.90")


@pytest.mark.slow
def test_sends_off_what_was_changed_last_when_the_page_is_left(page: Page) -> None:
    add(page)
    expect(drawer(page)).to_be_visible()
    page.goto("/basket/")
    page.get_by_role("button", name="One Finch One more").click()
    page.goto("/shop/")
    waiting = Event()
    for _attempt in range(40):
        if contents() == [("Finch One", 2)]:
            break
        waiting.wait(0.1)
    assert contents() == [("Finch One", 2)]
