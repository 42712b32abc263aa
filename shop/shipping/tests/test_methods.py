from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from shop.basket.models import Basket
from shop.catalogue.tests.shelves import make_product
from shop.core.money import Money
from shop.offer.applicator import Applicator
from shop.offer.models import Benefit
from shop.offer.tests.till import make_basket, make_offer
from shop.shipping.methods import charge, discount
from shop.shipping.parcels import of_lines
from shop.shipping.repository import Repository
from shop.shipping.selectors import delivery_options
from shop.shipping.tests.zones import make_method, make_zone

pytestmark = pytest.mark.django_db


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def priced_basket() -> Basket:
    basket = make_basket([(make_product(), 1)])
    Applicator().apply(basket, None)
    return basket


def test_charges_the_price_of_the_option():
    make_method()
    basket = priced_basket()
    [option] = delivery_options("DE", of_lines(basket.all_lines()))
    assert charge(option, basket) == (euros("4.90"), euros("4.12"))
    assert discount(option, basket) is None


@pytest.mark.parametrize(
    ("benefit", "gross", "net"),
    [
        ((Benefit.SHIPPING_PERCENTAGE, "50"), "2.45", "2.06"),
        ((Benefit.SHIPPING_ABSOLUTE, "1.90"), "3.00", "2.52"),
        ((Benefit.SHIPPING_ABSOLUTE, "9.90"), "0.00", "0.00"),
        ((Benefit.SHIPPING_FIXED_PRICE, "1.00"), "1.00", "0.84"),
        ((Benefit.SHIPPING_FIXED_PRICE, "6.00"), "4.90", "4.12"),
    ],
)
def test_lets_an_offer_on_delivery_take_from_what_the_customer_pays(benefit, gross, net):
    make_method()
    offer = make_offer("Delivery for less", benefit=benefit)
    basket = priced_basket()
    [option] = delivery_options("DE", of_lines(basket.all_lines()))
    assert charge(option, basket) == (euros(gross), euros(net))
    taken = discount(option, basket)
    if gross == "4.90":
        assert taken is None
    else:
        assert taken
        assert (taken.offer_id, taken.voucher_id, taken.name) == (offer.pk, None, "Delivery for less")
        assert taken.amount == euros("4.90") - euros(gross)


@pytest.mark.parametrize(("budget", "gross"), [("4.90", "0.00"), ("4.89", "2.45"), ("2.44", "4.90")])
def test_gives_the_next_offer_on_delivery_where_a_budget_does_not_cover_the_first(budget, gross):
    make_method()
    ends: dict[str, Any] = {"max_discount": Decimal(budget), "exclusive": False}
    make_offer("Free", benefit=(Benefit.SHIPPING_FIXED_PRICE, "0"), priority=2, **ends)
    make_offer("Half", benefit=(Benefit.SHIPPING_PERCENTAGE, "50"), priority=1, **ends)
    basket = priced_basket()
    [option] = delivery_options("DE", of_lines(basket.all_lines()))
    assert charge(option, basket).gross == euros(gross)


def test_shows_oscar_the_same_prices():
    make_method()
    make_offer(benefit=(Benefit.SHIPPING_PERCENTAGE, "50"))
    basket = priced_basket()
    [method] = Repository().get_shipping_methods(basket)
    price = method.calculate(basket)
    assert (price.incl_tax, price.excl_tax) == (Decimal("2.45"), Decimal("2.06"))
    assert (price.currency, price.tax_code) == ("EUR", "standard")
    assert (method.code, method.name) == ("standard", "Standard")
    assert method.discount(basket) == Decimal("2.45")


def test_offers_what_goes_to_the_address():
    make_method()
    make_method(make_zone("Alps", "CH"), code="alps")
    basket = priced_basket()
    methods = Repository().get_shipping_methods(basket, shipping_addr=SimpleNamespace(country_id="CH"))
    assert [method.code for method in methods] == ["alps"]
