"""The whole purchase in a real browser, with JavaScript and without, and by the keyboard alone."""

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect
from pytest_django import Settings

from shop.checkout.tests import till
from shop.core import outbox
from shop.customer import addresses
from shop.order.models import Order
from tests.browser import eyes
from tests.browser.conftest import Complaints
from tests.factories.letters import Letterbox
from tests.factories.world import PASSWORD, World, make_alice, make_world, shelf

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {
    "Full name": "Alice Ng",
    "Street and house number": "Lötgasse 7",
    "Postcode": "10115",
    "Town or city": "Berlin",
}


@pytest.fixture
def world(live_server, settings: Settings) -> World:
    settings.PUBLIC_URL = live_server.url  # the bank sends people back to it
    return make_world()


@pytest.fixture(autouse=True)
def letterbox(settings: Settings, tmp_path: Path) -> Letterbox:
    return Letterbox(settings, folder=tmp_path / "mail")


@pytest.fixture
def has_scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.node.callspec.params["page"])


def deliver_all() -> None:
    """What runs beside the web server."""
    while outbox.deliver().count:
        pass


def go_on(page: Page) -> None:
    """Press the Tab key, and see where that leads."""
    page.keyboard.press("Tab")
    if unseen := eyes.unseen_focus(page):
        pytest.fail(f"The focus is on {unseen} of {page.url}, and nothing shows it.")


def press(page: Page, name: str) -> None:
    """Go to a link or a button with the Tab key alone, and press it."""
    control = (
        page.get_by_role("button", name=name, exact=True)
        .or_(page.get_by_role("link", name=name, exact=True))
        .first
    )
    expect(control).to_be_visible()
    for _step in range(60):
        go_on(page)
        if control.evaluate("element => element === document.activeElement"):
            break
    else:
        pytest.fail(f"“{name}” on {page.url} cannot be reached by the keyboard.")
    page.keyboard.press("Enter")
    page.wait_for_load_state("load")


def type_into(page: Page, label: str, text: str) -> None:
    """Go to a field with the Tab key alone, and type over what stands in it."""
    field = page.get_by_label(label, exact=True).filter(visible=True)  # the invoice's has the same ones
    for _step in range(60):
        if field.evaluate("element => element === document.activeElement"):
            break
        go_on(page)
    else:
        pytest.fail(f"“{label}” on {page.url} cannot be reached by the keyboard.")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def decide(page: Page, choice: str, *, has_scripts: bool) -> None:
    """Press a button of the bank; what then stands on the page comes by itself, or by the link for it."""
    press(page, choice)
    expect(page.get_by_role("heading", name="We are asking the bank")).to_be_visible()
    deliver_all()
    if not has_scripts:
        with suppress(PlaywrightError):  # of a page that has looked again by itself before anybody could
            press(page, "Look again")


def order_of_two_finches(page: Page) -> None:
    page.goto("/")
    press(page, "Boards")
    press(page, "Finch One")
    type_into(page, "Quantity", "2")
    press(page, "Add to basket")
    expect(page.locator(".message").get_by_text("“Finch One” is in your basket.")).to_be_visible()
    press(page, "Go to checkout")


def fill_in_the_address(page: Page) -> None:
    for label, text in TYPED.items():
        type_into(page, label, text)
    press(page, "Go on to the delivery")
    press(page, "Go on to the check")
    expect(page.get_by_text("With this button you place a binding order for €54.70")).to_be_visible()


def test_sells_to_a_guest_who_uses_the_keyboard(
    page: Page, world: World, letterbox: Letterbox, complaints: Complaints, has_scripts: bool
) -> None:
    order_of_two_finches(page)
    type_into(page, "E-mail address", "alice@example.com")
    press(page, "Go on to the address")
    fill_in_the_address(page)
    press(page, "Order and pay €54.70")
    expect(page.get_by_role("heading", name="Demo bank")).to_be_visible()
    assert shelf(world.finch) == (5, 2)

    decide(page, "Pay", has_scripts=has_scripts)
    expect(page.get_by_role("heading", name="Thank you. It is yours.")).to_be_visible()
    order = Order.objects.get()
    expect(page.get_by_text(order.number, exact=True)).to_be_visible()
    assert (order.status, order.payment_status, shelf(world.finch)) == ("open", "paid", (5, 2))

    [letter] = letterbox.take()
    page.goto(letter.link)
    expect(page.get_by_role("heading", name=f"Order {order.number}")).to_be_visible()
    assert (complaints.console, complaints.strangers) == ([], [])


@pytest.mark.slow  # the fast run declines in `journeys/test_purchase.py`, and buys here
def test_brings_back_the_basket_and_all_answers_when_the_bank_declines(
    page: Page, world: World, complaints: Complaints, has_scripts: bool
) -> None:
    alice = make_alice()
    addresses.keep(alice, address=till.BENCH)
    order_of_two_finches(page)
    press(page, "sign in")
    type_into(page, "E-mail address", alice.email)
    type_into(page, "Password", PASSWORD)
    press(page, "Sign in")
    press(page, "Go on to the delivery")
    press(page, "Go on to the check")
    press(page, "Order and pay €54.70")
    decide(page, "Decline the payment", has_scripts=has_scripts)
    expect(page.get_by_text("Your basket is as it was.")).to_be_visible()
    assert shelf(world.finch) == (5, 0)
    press(page, "Order and pay €54.70")
    decide(page, "Pay", has_scripts=has_scripts)
    expect(page.get_by_role("heading", name="Thank you. It is yours.")).to_be_visible()
    orders = Order.objects.order_by("pk")
    assert [(order.user, order.status) for order in orders] == [(alice, "cancelled"), (alice, "open")]
    assert shelf(world.finch) == (5, 2)
    assert (complaints.console, complaints.strangers) == ([], [])
