"""The basket's page while an order that waits for its payment holds what was in the basket."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.basket.models import Basket
from shop.basket.tests.baskets import contents
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.checkout.tests import till
from shop.core import clock, outbox
from shop.order import expiry
from shop.order.models import Order
from shop.order.tests.purchases import kinds
from shop.payment.gateways.demo.gateway import DemoGateway
from shop.payment.models import Tender
from shop.users.models import User
from tests.journeys.shopping import TYPED, a_guest, at_the_bank, decide, reserved, signed_in, the_form
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db

ADDRESS = "/checkout/pending/give-up/"
EMPTY = "There is nothing in it yet."


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


@pytest.fixture
def finch() -> Product:
    return make_product("Finch One")


@pytest.fixture
def wren() -> Product:
    return make_product("Wren")


@pytest.fixture
def alice() -> User:
    user: User = User.objects.create_user("alice@example.com", "correct horse battery")
    return user


@pytest.fixture
def shopper(finch: Product) -> Visitor:
    """A guest who went to the bank, and opens the basket in another tab."""
    return at_the_bank(finch).open("/basket/")


@pytest.fixture
def cookie_only(shopper: Visitor) -> Visitor:
    """The same guest, whose session is gone: only the basket's cookie is left."""
    del shopper.client.cookies[settings.SESSION_COOKIE_NAME]
    return shopper


def notice(order: Order) -> str:
    return f"Order {order.number} is waiting for its payment"


def stored() -> tuple[Any, ...]:
    """What a refusal must leave as it was."""
    orders = list(Order.objects.order_by("pk").values_list("number", "status", "cancel_reason"))
    return (orders, list(Basket.objects.order_by("pk").values_list("pk", "status")), reserved(), contents())


def give_up(visitor: Visitor, number: str) -> Any:
    return visitor.client.post(ADDRESS, {"number": number})


def ordered(visitor: Visitor, *, email: str = "alice@example.com") -> Visitor:
    """Answer the sections that are not answered yet, and press the button."""
    visitor.open("/checkout/")
    while (section := the_form(visitor)) != "review":
        typed: dict[str, dict[str, str]] = {"contact": {"email": email}, "address": TYPED}
        visitor.send("section", **typed.get(section, {}))
    return visitor.send("checkout_key")


def account_at_the_bank(alice: User, product: Product) -> Visitor:
    visitor = signed_in(alice)
    visitor.client.post("/basket/add/", {"product": product.pk, "quantity": 1})
    return ordered(visitor)


def test_says_why_the_basket_is_empty_and_leads_on_to_the_payment(shopper: Visitor) -> None:
    assert notice(Order.objects.get()) in shopper.text
    assert "What you ordered, €29.80 in all, is set aside for you" in shopper.text
    assert "There is nothing else in it." in shopper.text
    assert EMPTY not in shopper.text
    shopper.follow("Go on to the payment")
    assert shopper.path == "/checkout/pending/"
    assert shopper.send("action", action="pay").path.startswith("/demo-bank/")


def test_brings_the_basket_back_when_the_order_is_given_up(shopper: Visitor) -> None:
    order = Order.objects.get()
    shopper.send("number")
    order.refresh_from_db()
    assert shopper.path == "/basket/"
    assert f"Order {order.number} is given up. Your basket is as it was." in shopper.text
    assert "Finch One" in shopper.text
    assert notice(order) not in shopper.text
    assert (order.status, order.cancel_reason, reserved()) == ("cancelled", "buyer", [0])
    assert (contents(), Basket.objects.get().status) == ([("Finch One", 1)], Basket.OPEN)
    outbox.deliver()
    assert [tender.status for tender in Tender.objects.all()] == ["cancelled"]
    assert ordered(shopper).path.startswith("/demo-bank/")


def test_makes_no_difference_to_click_twice(shopper: Visitor) -> None:
    order = Order.objects.get()
    first, second = (give_up(shopper, order.number) for _click in range(2))
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert first["Location"] == "/basket/"
    assert kinds(order) == ["placed", "cancelled"]
    assert contents() == [("Finch One", 1)]
    assert "Finch One" in shopper.open("/basket/").text


def test_says_that_an_order_was_paid_meanwhile_and_changes_nothing(shopper: Visitor) -> None:
    order = Order.objects.get()
    in_other_tab = Visitor(shopper.client).open(f"/demo-bank/{Tender.objects.get().public_id}/")
    in_other_tab.send("choice", choice="pay")
    outbox.deliver()
    before = stored()
    shopper.send("number")
    assert shopper.path == "/checkout/thank-you/"
    assert f"Order {order.number} has been paid in the meantime, so it stays as it is." in shopper.text
    assert stored() == before
    assert (kinds(order)[-1], Order.objects.get().status) == ("confirmed", "open")
    assert EMPTY in shopper.open("/basket/").text


def test_says_that_the_time_ran_out_meanwhile(shopper: Visitor) -> None:
    order = Order.objects.get()
    with clock.at(clock.now() + timedelta(hours=2)):
        expiry.expire_due()
        shopper.send("number")
    assert shopper.path == "/basket/"
    assert f"The time to pay order {order.number} ran out. Nothing was taken." in shopper.text
    assert "Finch One" in shopper.text
    assert Order.objects.get().status == "expired"


def test_shows_it_to_an_account_on_every_device(alice: User, finch: Product) -> None:
    account_at_the_bank(alice, finch)
    order = Order.objects.get()
    elsewhere = signed_in(alice).open("/basket/")
    assert notice(order) in elsewhere.text
    elsewhere.send("number")
    assert elsewhere.path == "/basket/"
    assert "Finch One" in elsewhere.text
    assert Order.objects.get().cancel_reason == "buyer"


def test_knows_a_guest_by_the_basket_cookie_alone(cookie_only: Visitor) -> None:
    order = Order.objects.get()
    assert notice(order) in cookie_only.open("/basket/").text
    for _click in range(2):
        assert give_up(cookie_only, order.number)["Location"] == "/basket/"
    assert "Finch One" in cookie_only.open("/basket/").text
    assert kinds(order) == ["placed", "cancelled"]


def test_lets_a_guest_of_the_basket_cookie_go_on_to_the_bank_and_back(cookie_only: Visitor) -> None:
    cookie_only.open("/basket/").follow("Go on to the payment").send("action", action="pay")
    assert cookie_only.path.startswith("/demo-bank/")
    decide(cookie_only, "pay").open("/checkout/waiting/")
    assert cookie_only.path == "/checkout/thank-you/"


def test_replaces_the_order_of_the_basket_cookie_by_a_newer_one(cookie_only: Visitor, wren: Product) -> None:
    cookie_only.client.post("/basket/add/", {"product": wren.pk, "quantity": 1})
    ordered(cookie_only)
    assert list(Order.objects.order_by("pk").values_list("status", "cancel_reason")) == [
        ("cancelled", "replaced"),
        ("pending", ""),
    ]


def test_puts_what_comes_back_to_what_was_added_meanwhile(shopper: Visitor, wren: Product) -> None:
    shopper.client.post("/basket/add/", {"product": wren.pk, "quantity": 2})
    shopper.open("/basket/")
    assert notice(Order.objects.get()) in shopper.text
    assert "Wren" in shopper.text
    shopper.send("number")
    assert "What was in your basket before is in it again." in shopper.text
    assert sorted(contents(Basket.open.get())) == [("Finch One", 1), ("Wren", 2)]
    assert give_up(shopper, Order.objects.get().number)["Location"] == "/basket/"


def test_gives_up_the_order_that_the_page_named_and_not_a_newer_one(shopper: Visitor, wren: Product) -> None:
    older = Order.objects.get()
    in_other_tab = Visitor(shopper.client)
    in_other_tab.client.post("/basket/add/", {"product": wren.pk, "quantity": 1})
    ordered(in_other_tab)
    newer = Order.objects.exclude(pk=older.pk).get()
    before = stored()
    shopper.send("number")
    assert stored() == before
    assert (shopper.path, notice(newer) in shopper.text) == ("/basket/", True)
    assert f"Order {older.number} was cancelled. Nothing was taken." in shopper.text


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_shows_it_to_nobody_who_types_the_same_address(
    shopper: Visitor, alice: User, finch: Product, is_signed_in: bool
) -> None:
    order = Order.objects.get()
    other = signed_in(alice) if is_signed_in else Visitor()
    other.client.post("/basket/add/", {"product": finch.pk, "quantity": 1})
    ordered(other, email=order.email).open("/basket/")
    before = stored()
    assert order.number not in other.html
    answer = give_up(other, order.number)
    assert (answer.status_code, order.number in answer.content.decode()) == (404, False)
    assert stored() == before


def test_shows_a_guest_nothing_of_an_account_that_signed_out_here(alice: User, finch: Product) -> None:
    visitor = account_at_the_bank(alice, finch)
    order = Order.objects.get()
    visitor.client.logout()
    before = stored()
    assert order.number not in visitor.open("/basket/").html
    assert give_up(visitor, order.number).status_code == 404
    assert stored() == before


@pytest.mark.parametrize("number", ["", "nobodys", "\0", "1" * 5000, "'; --"])
def test_knows_no_order_of_another_number(shopper: Visitor, number: str) -> None:
    before = stored()
    assert give_up(shopper, number).status_code == 404
    assert stored() == before
    assert notice(Order.objects.get()) in shopper.open("/basket/").text


def test_changes_nothing_for_who_only_opens_the_address(shopper: Visitor) -> None:
    before = stored()
    answer = shopper.client.get(ADDRESS)
    assert (answer.status_code, answer["Location"]) == (303, "/basket/")
    assert stored() == before


def test_changes_nothing_for_another_site(shopper: Visitor) -> None:
    before, number = stored(), Order.objects.get().number
    answer = shopper.client.post(ADDRESS, {"number": number}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, stored()) == (403, before)


def test_asks_once_more_who_tells_no_origin(shopper: Visitor) -> None:
    before, number = stored(), Order.objects.get().number
    silent = Client(enforce_csrf_checks=True)
    silent.cookies = shopper.client.cookies
    answer = silent.post(ADDRESS, {"number": number})
    assert "Nothing has been done yet" in answer.content.decode()
    assert stored() == before


def test_is_silent_about_an_order_whose_money_comes_by_another_way(
    shopper: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DemoGateway, "is_offline", True)
    order, before = Order.objects.get(), stored()
    shopper.open("/basket/")
    assert (order.number in shopper.html, EMPTY in shopper.text) == (False, True)
    assert give_up(shopper, order.number).status_code == 404
    assert stored() == before


def queries_of(visitor: Visitor) -> int:
    visitor.open("/basket/")
    with CaptureQueriesContext(connection) as queries:
        assert visitor.client.get("/basket/").status_code == 200
    return len(queries)


def test_asks_once_for_it_and_never_for_a_guest_who_has_ordered_nothing(
    alice: User, finch: Product, wren: Product
) -> None:
    guest, account = a_guest(wren).open("/checkout/"), signed_in(alice)
    guest.send("email", email="mallory@example.com")  # and has a session from now on
    account.client.post("/basket/add/", {"product": wren.pk, "quantity": 1})
    without = (queries_of(guest), queries_of(account))
    for visitor in (guest, account):
        ordered(visitor)
        visitor.client.post("/basket/add/", {"product": finch.pk, "quantity": 1})
    # One in which the order is looked for; an account, whose every device may have ordered, is asked about always.
    assert (queries_of(guest), queries_of(account)) == (without[0] + 1, without[1])


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_has_a_fresh_basket_for_who_has_paid(alice: User, finch: Product, is_signed_in: bool) -> None:
    visitor = account_at_the_bank(alice, finch) if is_signed_in else at_the_bank(finch)
    decide(visitor, "pay").open("/checkout/waiting/")
    assert visitor.path == "/checkout/thank-you/"
    ordered = Basket.objects.get()
    assert (ordered.status, ordered.date_submitted is None) == (Basket.SUBMITTED, False)
    assert EMPTY in visitor.open("/basket/").text
    visitor.client.post("/basket/add/", {"product": finch.pk, "quantity": 2})
    assert contents(Basket.open.get()) == [("Finch One", 2)]
    assert contents(ordered) == [("Finch One", 1)]
