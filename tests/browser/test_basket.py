"""The basket in a real browser, with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from shop.basket.tests.baskets import contents
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from tests.browser.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def finch() -> Product:
    return make_product()


def add(page: Page, product: Product, *, quantity: str = "1") -> None:
    page.goto(product.get_absolute_url())
    page.get_by_label("Quantity").fill(quantity)
    page.locator("form.buy").get_by_role("button", name="Add to basket").click()
    expect(page.locator(".message").get_by_text("“Finch One” is in your basket.")).to_be_visible()


@pytest.fixture
def has_scripts(request: pytest.FixtureRequest) -> bool:
    """Which of the two pages this is."""
    return bool(request.node.callspec.params["page"])


def test_adds_changes_removes_and_puts_back(
    page: Page, finch: Product, complaints: Complaints, has_scripts: bool
) -> None:
    add(page, finch, quantity="2")
    page.goto("/basket/")
    number, total = page.get_by_label("Quantity"), page.locator(".basket-line__total")
    number.fill("4")
    number.press("Enter")
    expect(total).to_have_text("€99.60")
    assert contents() == [("Finch One", 4)]
    expect(page.get_by_role("button", name="One Finch One fewer")).to_be_visible(visible=has_scripts)
    expect(page.get_by_role("button", name="Update Finch One")).to_be_visible(visible=not has_scripts)
    page.get_by_role("button", name="Remove Finch One").click()
    expect(page.get_by_text("There is nothing in it yet.")).to_be_visible()
    assert contents() == []
    page.get_by_role("button", name="Put it back").click()
    expect(number).to_have_value("4")
    assert contents() == [("Finch One", 4)]
    assert (complaints.console, complaints.strangers) == ([], [])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("abc", "Please write how many you would like: a whole number from 1 to 10000."),
        ("7", "There are only 5 of “Finch One” in stock."),
    ],
)
def test_keeps_what_was_typed_and_says_what_is_wrong(
    page: Page, finch: Product, has_scripts: bool, typed: str, sentence: str
) -> None:
    add(page, finch)
    page.goto("/basket/")
    number = page.get_by_label("Quantity")
    number.fill(typed)
    if has_scripts:
        number.press("Enter")
    else:
        page.get_by_role("button", name="Update Finch One").click()
    expect(page.locator(".quantity .errorlist")).to_have_text(sentence)
    expect(number).to_have_value(typed)
    expect(number).to_have_attribute("aria-invalid", "true")
    assert contents() == [("Finch One", 1)]


def test_tells_every_page_how_many_are_in_the_basket(
    page: Page, finch: Product, complaints: Complaints, has_scripts: bool
) -> None:
    add(page, finch, quantity="3")
    page.goto("/shop/")
    link = page.locator("personal-note").get_by_role("link", name="Basket")
    expect(link.locator("[data-basket-count]")).to_have_text("3" if has_scripts else "")
    link.click()
    expect(page.get_by_label("Quantity")).to_have_value("3")
    assert page.url.endswith("/shop/" if has_scripts else "/basket/")
    assert (complaints.console, complaints.strangers) == ([], [])
