"""What becomes of an order once the button is pressed, and everything that can go wrong there; CSRF on."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.checkout.tests import till
from shop.core import clock, outbox
from shop.order import expiry
from shop.order.models import Order
from shop.partner import prices
from shop.partner.models import StockRecord
from shop.payment.models import Tender
from shop.users.models import User
from tests.journeys.shopping import a_guest, at_the_bank, decide, reserved, signed_in, the_form, to_review
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


@pytest.fixture
def finch() -> Product:
    return make_product("Finch One")


@pytest.fixture
def alice() -> User:
    user: User = User.objects.create_user("alice@example.com", "correct horse battery")
    return user


def test_comes_back_with_the_basket_when_the_bank_declines(finch: Product) -> None:
    visitor = decide(at_the_bank(finch), "decline").open("/checkout/waiting/")
    assert visitor.path == "/checkout/"
    assert "The bank refused this payment. Nothing was taken. Your basket is as it was." in visitor.text
    assert (Order.objects.get().status, reserved()) == ("cancelled", [0])
    assert the_form(visitor) == "review", "all answers are kept"
    visitor.send("checkout_key")
    assert visitor.path.startswith("/demo-bank/")
    decide(visitor, "pay").open("/checkout/waiting/")
    assert visitor.path == "/checkout/thank-you/"
    assert sorted(Order.objects.values_list("status", flat=True)) == ["cancelled", "open"]


def test_waits_for_a_bank_that_leaves_it_open_and_thanks_nobody_yet(finch: Product) -> None:
    visitor = decide(at_the_bank(finch), "leave_pending").open("/checkout/waiting/")
    assert (visitor.path, visitor.status) == ("/checkout/waiting/", 200)
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in visitor.html
    assert "We are asking the bank" in visitor.text
    assert visitor.client.get("/checkout/waiting/?ask").json() == {"is_known": False}
    assert visitor.client.get("/checkout/thank-you/").status_code == 404
    assert Order.objects.get().status == "pending"


def test_thanks_when_the_money_comes_late(finch: Product) -> None:
    visitor = decide(at_the_bank(finch), "pay_late").open("/checkout/waiting/")
    assert visitor.path == "/checkout/waiting/"
    with clock.at(clock.now() + timedelta(minutes=2)):
        outbox.deliver()
        assert visitor.client.get("/checkout/waiting/?ask").json() == {"is_known": True}
        assert visitor.open("/checkout/waiting/").path == "/checkout/thank-you/"


def test_gives_the_basket_back_when_the_time_runs_out(finch: Product) -> None:
    visitor = at_the_bank(finch)
    with clock.at(clock.now() + timedelta(hours=2)):
        expiry.expire_due()
        visitor.open("/checkout/waiting/")
        assert visitor.path == "/checkout/"
        assert "The time to pay order" in visitor.text
        assert (the_form(visitor), reserved()) == ("review", [0])
        visitor.open("/basket/")
        assert "Finch One" in visitor.text


def test_makes_one_order_of_a_double_click_a_reload_and_back(finch: Product) -> None:
    visitor = to_review(a_guest(finch))
    fields = visitor.form("checkout_key")
    first, second = (visitor.client.post("/checkout/", fields) for _press in range(2))
    assert first["Location"] == second["Location"]
    assert (Order.objects.count(), Tender.objects.count(), reserved()) == (1, 1, [1])
    visitor.open("/checkout/")
    assert visitor.path == "/checkout/pending/"
    assert Order.objects.get().number in visitor.text
    visitor.open(first["Location"])
    decide(visitor, "pay")
    again = visitor.client.post("/checkout/", fields)
    assert again["Location"] == "/checkout/thank-you/"
    assert visitor.client.get(again["Location"]).status_code == 200
    assert visitor.client.get(again["Location"]).status_code == 200, "and once more"
    assert (Order.objects.count(), Tender.objects.count()) == (1, 1)


def test_lets_an_unpaid_order_be_paid_or_taken_back(finch: Product) -> None:
    visitor = at_the_bank(finch).open("/checkout/pending/")
    assert visitor.send("action", action="pay").path.startswith("/demo-bank/")
    visitor.open("/checkout/pending/").send("action", action="change")
    assert (visitor.path, the_form(visitor)) == ("/checkout/", "review")
    assert (Order.objects.get().status, reserved()) == ("cancelled", [0])


def test_asks_nobody_to_pay_again_while_the_bank_decides(finch: Product) -> None:
    visitor = at_the_bank(finch)
    assert 'value="pay"' in visitor.open("/checkout/pending/").html
    decide(visitor.send("action", action="pay"), "leave_pending").open("/checkout/pending/")
    assert "Please do not pay again" in visitor.text
    assert 'value="pay"' not in visitor.html
    visitor.send("action", action="change")
    assert Order.objects.get().status == "cancelled"


def test_places_nothing_when_the_total_changed_and_says_what(finch: Product) -> None:
    visitor = to_review(a_guest(finch))
    prices.set_price(StockRecord.objects.get(), price=Decimal("29.90"))
    visitor.send("checkout_key")
    assert (visitor.path, Order.objects.count(), reserved()) == ("/checkout/", 0, [0])
    assert "it was €29.80 and is €34.80 now" in visitor.text
    assert "“Finch One” costs €29.90 now; it was €24.90." in visitor.text
    assert "Order and pay €34.80" in visitor.text
    visitor.send("checkout_key")
    assert str(Order.objects.get().total) == "34.80 EUR"


@pytest.mark.parametrize(
    "forged", ["0.01 EUR", "29.80", "free", "29.80 XXX", "NaN EUR", "-1 EUR", "1e99 EUR"]
)
def test_places_nothing_for_a_forged_total(finch: Product, forged: str) -> None:
    visitor = to_review(a_guest(finch)).send("checkout_key", shown_total=forged)
    assert (visitor.status, Order.objects.count(), reserved()) == (200, 0, [0])


@pytest.mark.parametrize("forged", ["", "x" * 65, "\x00", "somebody-elses"])
def test_places_nothing_under_a_key_that_was_not_given_here(finch: Product, forged: str) -> None:
    visitor = to_review(a_guest(finch)).send("checkout_key", checkout_key=forged)
    assert (visitor.path, visitor.status, Order.objects.count()) == ("/checkout/", 200, 0)


def test_shows_nobody_the_order_behind_somebody_elses_key(finch: Product) -> None:
    at_the_bank(finch)
    order = Order.objects.get()
    mallory = to_review(a_guest(finch), email="mallory@example.com")
    mallory.send("checkout_key", checkout_key=order.checkout_key)
    assert order.number not in mallory.html
    assert Order.objects.count() == 1


def test_says_how_many_there_are_when_somebody_was_faster(finch: Product) -> None:
    visitor = to_review(a_guest(finch, 3))
    StockRecord.objects.update(num_in_stock=2)
    visitor.send("checkout_key")
    assert (visitor.path, Order.objects.count(), reserved()) == ("/checkout/", 0, [0])
    assert "only 2" in visitor.text


def test_needs_the_token(finch: Product) -> None:
    visitor = a_guest(finch).open("/checkout/")
    answer = visitor.client.post("/checkout/", {"section": "contact", "email": "mallory@example.com"})
    assert answer.status_code == 403
    assert the_form(visitor.open("/checkout/")) == "contact"


def test_sends_somebody_with_an_empty_basket_back_to_it() -> None:
    visitor = Visitor().open("/checkout/")
    assert visitor.path == "/basket/"
    assert "Your basket is empty" in visitor.text


def test_shows_nobody_anything_of_somebody_elses_payment(finch: Product, alice: User) -> None:
    visitor = at_the_bank(finch)
    tender = Tender.objects.get()
    for mallory in (Client(), signed_in(alice).client):
        assert mallory.get(f"/checkout/return/{tender.public_id}/").status_code == 404
        assert mallory.get("/checkout/thank-you/").status_code == 404
        assert mallory.get("/checkout/waiting/").status_code == 404
        assert mallory.get("/checkout/pending/")["Location"] == "/checkout/"
    assert visitor.client.get(f"/checkout/return/{tender.public_id}/")["Location"] == "/checkout/waiting/"
