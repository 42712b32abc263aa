"""A review that was left open while something changed in another tab; without JavaScript, CSRF on."""

import pytest

from shop.basket.models import Line
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.checkout.tests import till
from shop.order.models import Order
from tests.journeys.shopping import TYPED, a_guest, reserved, to_review

pytestmark = pytest.mark.django_db

REFUSAL = "What you see here is not what the page showed when you pressed the button"


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


@pytest.fixture
def finch() -> Product:
    return make_product("Finch One")


def test_orders_nothing_that_the_page_did_not_show_although_it_costs_the_same(finch: Product) -> None:
    wren = make_product("Wren One")
    visitor = to_review(a_guest(finch))
    shown = visitor.form("checkout_key")
    visitor.client.post("/basket/add/", {"product": wren.pk, "quantity": 1})
    Line.objects.get(product=finch).delete()
    visitor.post("/checkout/", shown)
    assert REFUSAL in visitor.text
    assert "Wren One" in visitor.text
    assert (Order.objects.count(), sum(reserved())) == (0, 0)
    visitor.send("checkout_key")
    assert [line.title for line in Order.objects.get().lines.all()] == ["Wren One"]


def test_sends_nothing_to_an_address_that_the_page_did_not_show(finch: Product) -> None:
    visitor = to_review(a_guest(finch))
    shown = visitor.form("checkout_key")
    visitor.open("/checkout/?section=address").send("line1", **{**TYPED, "line1": "Elsewhere 9"})
    visitor.post("/checkout/", shown)
    assert REFUSAL in visitor.text
    assert "Elsewhere 9" in visitor.text
    assert (Order.objects.count(), sum(reserved())) == (0, 0)


def test_says_before_it_is_done_that_an_order_takes_the_place_of_an_unpaid_one(finch: Product) -> None:
    visitor = to_review(a_guest(finch)).send("checkout_key")
    older = Order.objects.get()
    visitor.client.post("/basket/add/", {"product": make_product("Wren One").pk, "quantity": 1})
    visitor.open("/checkout/")
    assert f"Order {older.number} over" in visitor.text
    assert "that one is cancelled" in visitor.text
    visitor.send("checkout_key")
    older.refresh_from_db()
    assert older.status == "cancelled"
