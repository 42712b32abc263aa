"""What is bought and what it costs, on the narrowest screen: nothing has to be moved sideways to be read."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from shop.checkout.tests import till
from shop.order import links
from shop.order.models import Order
from shop.partner.models import StockRecord
from tests.factories.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(live_server, settings: Settings) -> World:
    settings.PUBLIC_URL = live_server.url
    return make_world()


@pytest.fixture
def dear(world: World) -> World:
    """A variant with a long name, at a price of four figures."""
    StockRecord.objects.filter(product=world.copper).update(price=Decimal("1289.00"))
    return world


def width(page: Page) -> float:
    """How far anything on the page reaches, in its tables above all, which a box may hide."""
    reach = "[...document.querySelectorAll('table *')].map(cell => cell.getBoundingClientRect().right)"
    return float(page.evaluate(f"Math.max(document.documentElement.scrollWidth, ...{reach})"))


def to_the_review(page: Page, world: World) -> None:
    page.goto(world.copper.get_absolute_url())
    page.locator("form.buy").get_by_role("button", name="Add to basket").click()
    expect(page.locator("dialog .basket-line")).to_be_visible()
    page.goto("/checkout/")
    page.get_by_label("E-mail address", exact=True).fill("alice@example.com")
    page.get_by_role("button", name="Go on to the address").click()
    for label, typed in (
        ("Full name", till.BENCH.name),
        ("Street and house number", till.BENCH.line1),
        ("Postcode", till.BENCH.postcode),
        ("Town or city", till.BENCH.city),
    ):
        page.get_by_label(label, exact=True).first.fill(typed)
    page.get_by_role("button", name="Go on to the delivery").click()
    page.get_by_role("button", name="Go on to the check").click()


def test_fits_review_and_order_into_320_pixels(scripted_page: Page, dear: World) -> None:
    page = scripted_page
    page.set_viewport_size({"width": 320, "height": 640})
    to_the_review(page, dear)
    expect(page.locator(".order-table").get_by_text("€1,289.00").first).to_be_visible()
    assert width(page) <= 320, page.url
    page.get_by_role("button", name="Order and pay").click()
    page.wait_for_url("**/demo**")
    page.goto(links.path(Order.objects.get()))
    expect(page.locator(".order-table").get_by_text("€1,289.00").first).to_be_visible()
    assert width(page) <= 320, page.url
