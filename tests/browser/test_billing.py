"""The fields of an invoice that goes elsewhere: there when they are wanted, with scripts and without."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from shop.checkout.tests import till
from shop.customer import addresses
from shop.order.models import Order
from tests.browser.conftest import Complaints
from tests.browser.test_purchase import order_of_two_finches, press, type_into
from tests.factories.world import PASSWORD, World, make_alice, make_world

pytestmark = pytest.mark.django_db(transaction=True)

BOX = "The invoice goes to the same address"


@pytest.fixture
def world(live_server, settings: Settings) -> World:
    settings.PUBLIC_URL = live_server.url
    return make_world()


def at_the_addresses(page: Page) -> None:
    order_of_two_finches(page)
    type_into(page, "E-mail address", "alice@example.com")
    press(page, "Go on to the address")


def untick(page: Page) -> None:
    """With the Tab key and the space bar."""
    box = page.get_by_label(BOX)
    for _step in range(60):
        page.keyboard.press("Tab")
        if box.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()


def test_asks_for_an_address_of_the_invoice_as_soon_as_the_box_is_unticked(
    page: Page, world: World, complaints: Complaints
) -> None:
    at_the_addresses(page)
    invoice = page.get_by_role("group", name="Invoice address")
    expect(page.get_by_label(BOX)).to_be_checked()
    expect(invoice).to_be_hidden()
    untick(page)
    expect(invoice).to_be_visible()
    page.keyboard.press("Tab")
    expect(invoice.get_by_label("Full name or company")).to_be_focused()
    page.keyboard.type("Volt & Söhne GmbH")

    press(page, "Go on to the delivery")
    expect(invoice).to_be_visible()
    expect(invoice.get_by_label("Full name or company")).to_have_value("Volt & Söhne GmbH")
    for label, text in (("Street and house number", "Rechnungsweg 1"), ("Postcode", "20095")):
        invoice.get_by_label(label).fill(text)
    invoice.get_by_label("Town or city").fill("Hamburg")
    fill_in_the_address_of_the_parcel(page)
    press(page, "Order and pay €54.70")
    expect(page.get_by_role("heading", name="Demo bank")).to_be_visible()
    order = Order.objects.get()
    assert (order.billing_address.line1, order.shipping_address.line1) == ("Rechnungsweg 1", "Lötgasse 7")
    assert (complaints.console, complaints.strangers) == ([], [])


def fill_in_the_address_of_the_parcel(page: Page) -> None:
    """Both addresses have the same labels; the parcel's are the first."""
    for label, text in (("Full name", "Alice Ng"), ("Street and house number", "Lötgasse 7")):
        page.get_by_label(label, exact=True).first.fill(text)
    page.get_by_label("Postcode").first.fill("10115")
    page.get_by_label("Town or city").first.fill("Berlin")
    press(page, "Go on to the delivery")
    press(page, "Go on to the check")


@pytest.mark.slow
def test_asks_nothing_that_the_book_says(page: Page, world: World) -> None:
    alice = make_alice()
    addresses.keep(alice, address=till.BENCH)
    order_of_two_finches(page)
    press(page, "sign in")
    type_into(page, "E-mail address", alice.email)
    type_into(page, "Password", PASSWORD)
    press(page, "Sign in")
    street = page.get_by_label("Street and house number").first
    expect(street).to_be_hidden()
    page.get_by_role("group", name="Send it to").get_by_label("Another address").check()
    expect(street).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_fits_into_every_window(scripted_page: Page, world: World, width: int) -> None:
    scripted_page.set_viewport_size({"width": width, "height": 900})
    at_the_addresses(scripted_page)
    untick(scripted_page)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert scripted_page.evaluate(overflow) <= 0
