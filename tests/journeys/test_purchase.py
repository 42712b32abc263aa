"""One purchase from the first page to the parcel, through every app that it touches; without JavaScript, CSRF on."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from shop.basket.models import Basket
from shop.checkout.tests import till
from shop.core import clock, outbox
from shop.customer import addresses
from shop.order import expiry
from shop.order.models import Order
from shop.payment.models import LedgerEntry, Tender
from shop.users.models import User
from tests.factories.letters import Letterbox
from tests.factories.world import PASSWORD, World, make_alice, make_bob, make_world, shelf
from tests.journeys.shopping import TYPED, a_guest, at_the_bank, signed_in, the_form, to_review
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture(autouse=True)
def letterbox(settings: Settings, tmp_path: Path) -> Letterbox:
    return Letterbox(settings, folder=tmp_path / "mail")


@pytest.fixture
def bob() -> User:
    return make_bob()


def axes(order: Order) -> tuple[str, str, str]:
    """Order, payment, fulfilment."""
    order.refresh_from_db()
    return (order.status, order.payment_status, order.fulfilment_status)


def in_baskets(owner: User | None = None) -> list[tuple[str, int]]:
    """What stands in the baskets that can be ordered: of one person, or all of them."""
    baskets = Basket.open.filter(owner=owner) if owner else Basket.open.all()
    lines = [line for basket in baskets.order_by("pk") for line in basket.lines.order_by("pk")]
    return [(line.product.get_title(), line.quantity) for line in lines]


def browse_to_basket(visitor: Visitor) -> Visitor:
    """From the first page by links and forms alone."""
    visitor.open("/").follow("Boards")
    assert visitor.path == "/shop/boards/"
    visitor.follow("Finch One").send("quantity", quantity=2)
    assert visitor.path == "/basket/"
    assert "“Finch One” is in your basket." in visitor.text
    return visitor


def deliver_all() -> None:
    """What the loop beside the web server does: what one delivery brings about is delivered as well."""
    while outbox.deliver().count:
        pass


def press(visitor: Visitor, choice: str) -> Visitor:
    """Decide at the demo bank, and let everybody hear of it."""
    visitor.send("choice", choice=choice)
    deliver_all()
    return visitor


def deliver_at(moment: datetime) -> None:
    with clock.at(moment):
        deliver_all()


def ship(order: Order, *, by: User, code: str) -> Visitor:
    """The whole order in one parcel, by the form of the dashboard, as it is filled in."""
    staff = signed_in(by).open(f"/dashboard/orders/{order.number}/")
    staff.send("tracking_code", carrier="DHL", tracking_code=code)
    assert "The parcel is on its way." in staff.text
    deliver_all()
    return staff


def test_sells_to_a_guest_from_the_first_page_to_the_parcel(
    world: World, bob: User, letterbox: Letterbox
) -> None:
    visitor = browse_to_basket(Visitor()).follow("Go to checkout")
    assert [the_form(visitor), the_form(visitor.send("email", email="alice@example.com"))] == [
        "contact",
        "address",
    ]
    visitor.send("line1", **TYPED).send("delivery")
    assert "Order and pay €54.70" in visitor.text
    assert (Order.objects.count(), shelf(world.finch)) == (0, (5, 0))

    visitor.send("checkout_key")
    order = Order.objects.get()
    assert visitor.path.startswith("/demo-bank/")
    assert (axes(order), shelf(world.finch)) == (("pending", "unpaid", "none"), (5, 2))

    press(visitor, "pay").open("/checkout/waiting/")
    assert (visitor.path, visitor.status) == ("/checkout/thank-you/", 200)
    assert order.number in visitor.text
    assert (axes(order), shelf(world.finch)) == (("open", "paid", "none"), (5, 2))
    assert in_baskets() == []

    [letter] = letterbox.take()
    assert (letter.to, letter.subject) == ("alice@example.com", f"We have your order {order.number}")
    assert all("54.70" in body and "Finch One" in body for body in (letter.text, letter.html))

    ship(order, by=bob, code="JD0001")
    assert (axes(order), shelf(world.finch)) == (("complete", "paid", "shipped"), (3, 0))
    [second] = letterbox.take()
    assert (second.to, second.subject) == ("alice@example.com", f"Your order {order.number} is on its way")
    assert all("JD0001" in body for body in (second.text, second.html))

    stranger = Visitor(Client()).open(letter.link)  # whoever has the mail needs neither session nor account
    assert stranger.status == 200
    assert all(said in stranger.text for said in (order.number, "Finch One", "€54.70", "JD0001"))
    assert second.link == letter.link


def test_sells_to_a_customer_who_signs_in_on_the_way(world: World, bob: User, letterbox: Letterbox) -> None:
    alice = make_alice()
    addresses.keep(alice, address=till.BENCH)
    visitor = browse_to_basket(Visitor()).follow("Go to checkout").follow("sign in")
    visitor.send("password", login=alice.email, password=PASSWORD)
    assert visitor.path == "/checkout/", "back where the way to sign in was taken"
    assert the_form(visitor) == "address", "the address to write to is known"
    assert in_baskets(alice) == [("Finch One", 2)]
    visitor.send("line1").send("delivery").send("checkout_key")
    press(visitor, "pay").open("/checkout/waiting/")
    assert visitor.path == "/checkout/thank-you/"

    order = Order.objects.get()
    assert (order.user, order.email, axes(order)) == (alice, alice.email, ("open", "paid", "none"))
    assert (order.shipping_address.line1, order.shipping_address.name) == ("Lötgasse 7", "Alice Ng")
    visitor.open("/account/orders/").follow(order.number)
    assert "Being packed" in visitor.text
    ship(order, by=bob, code="JD0002")
    visitor.open(f"/account/orders/{order.number}/")
    assert all(said in visitor.text for said in ("On its way", "JD0002"))
    assert [letter.to for letter in letterbox.take()] == [alice.email] * 2
    assert shelf(world.finch) == (3, 0)
    mallory = signed_in(User.objects.create_user("mallory@example.com", "pw"))
    assert mallory.open(f"/account/orders/{order.number}/").status == 404
    assert order.number not in mallory.open("/account/orders/").text


def test_sells_a_variant_and_never_more_than_there_are(world: World) -> None:
    visitor = Visitor().open("/shop/").follow("Wren").send("quantity", quantity=2)
    assert "Copper" in visitor.text
    other = a_guest(world.copper, 2)
    to_review(visitor).send("checkout_key")
    assert shelf(world.copper) == (2, 2)
    to_review(other)
    assert "checkout_key" not in other.html, "there is nothing left to be ordered"
    assert Order.objects.count() == 1
    [line] = Order.objects.get().lines.all()
    assert (line.title, line.options, line.quantity) == ("Wren", {"Colour": "Copper"}, 2)


def test_leaves_everything_as_it_was_when_the_bank_declines(world: World, letterbox: Letterbox) -> None:
    visitor = at_the_bank(world.finch)
    order = Order.objects.get()
    press(visitor, "decline").open("/checkout/waiting/")
    assert "Your basket is as it was." in visitor.text
    assert (axes(order), shelf(world.finch)) == (("cancelled", "unpaid", "none"), (5, 0))
    assert in_baskets() == [("Finch One", 1)]
    assert LedgerEntry.objects.count() == 0
    assert [letter.subject for letter in letterbox.take()] == [
        f"The payment for order {order.number} did not go through"
    ]


def test_waits_for_the_bank_and_tells_once_when_it_has_answered(world: World, letterbox: Letterbox) -> None:
    visitor = press(at_the_bank(world.finch), "leave_pending").open("/checkout/waiting/")
    order = Order.objects.get()
    assert "We are asking the bank" in visitor.text
    assert (axes(order), shelf(world.finch), letterbox.take()) == (("pending", "unpaid", "none"), (5, 1), [])
    visitor.open(f"/demo-bank/{Tender.objects.get().public_id}/")
    visitor.send("choice", choice="pay_late")
    deliver_all()
    assert visitor.open("/checkout/waiting/").path == "/checkout/waiting/"
    in_two_minutes = clock.now() + timedelta(minutes=2)
    deliver_at(in_two_minutes)
    deliver_at(in_two_minutes)
    assert visitor.open("/checkout/waiting/").path == "/checkout/thank-you/"
    assert (axes(order), shelf(world.finch)) == (("open", "paid", "none"), (5, 1))
    assert [letter.subject for letter in letterbox.take()] == [f"We have your order {order.number}"]


def paid_too_late(world: World, quantity: int) -> tuple[Visitor, Order]:
    """Somebody confirms at the bank just before the order expires; the money comes just after."""
    visitor = to_review(a_guest(world.finch, quantity)).send("checkout_key")
    order = Order.objects.get()
    assert order.expires_at is not None
    with clock.at(order.expires_at - timedelta(seconds=30)):
        visitor.send("choice", choice="pay_late")
    with clock.at(order.expires_at):
        assert expiry.expire_due() == 1
    return visitor, order


def test_opens_an_expired_order_again_when_its_money_comes_late(world: World, letterbox: Letterbox) -> None:
    visitor, order = paid_too_late(world, 2)
    assert (axes(order), shelf(world.finch)) == (("expired", "unpaid", "none"), (5, 0))
    assert in_baskets() == [("Finch One", 2)], "the basket is back"
    assert order.date_placed is not None
    deliver_at(order.date_placed + timedelta(minutes=31))
    assert (axes(order), shelf(world.finch)) == (("open", "paid", "none"), (5, 2))
    assert in_baskets() == [], "and is not sold a second time"
    assert [letter.subject for letter in letterbox.take()] == [
        f"Order {order.number} was not paid in time",
        f"Your payment arrived: order {order.number} is on again",
    ]
    assert visitor.open("/checkout/waiting/").path == "/checkout/thank-you/"


def test_gives_late_money_back_when_somebody_else_has_bought_the_goods(
    world: World, letterbox: Letterbox
) -> None:
    visitor, order = paid_too_late(world, 4)
    to_review(a_guest(world.finch, 3), email="carol@example.com").send("checkout_key")
    assert order.date_placed is not None
    deliver_at(order.date_placed + timedelta(minutes=31))
    assert (axes(order), shelf(world.finch)) == (("expired", "refunded", "none"), (5, 3))
    assert list(LedgerEntry.objects.order_by("pk").values_list("kind", "amount")) == [
        ("capture", order.total.amount),
        ("refund", order.total.amount),
    ]
    assert [letter.subject for letter in letterbox.take()] == [
        f"Order {order.number} was not paid in time",
        f"Your payment for order {order.number} comes back to you",
        f"We refunded €104.50 for order {order.number}",
    ]
    visitor.open("/checkout/waiting/")
    assert (visitor.path, in_baskets()) == ("/checkout/", [("Finch One", 4)])


def test_makes_one_order_one_payment_and_one_mail_of_two_presses(world: World, letterbox: Letterbox) -> None:
    visitor = to_review(a_guest(world.finch, 2))
    fields = visitor.form("checkout_key")
    first, second = (visitor.client.post("/checkout/", fields) for _press in range(2))
    assert (first.status_code, first["Location"]) == (303, second["Location"])
    press(visitor.open(first["Location"]), "pay")
    assert visitor.client.post("/checkout/", fields)["Location"] == "/checkout/thank-you/"
    assert (Order.objects.count(), Tender.objects.count(), LedgerEntry.objects.count()) == (1, 1, 1)
    assert (len(letterbox.take()), shelf(world.finch)) == (1, (5, 2))
