"""Delivery at the till is what product page and basket have said of it."""

from decimal import Decimal

import pytest

from shop.basket import selectors, services
from shop.basket.models import Basket
from shop.catalogue.models import Product, ProductClass
from shop.checkout import pricing
from shop.checkout import services as checkout
from shop.checkout.tests import till
from shop.core import clock
from shop.core.money import Money
from shop.partner.models import StockRecord

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open() -> None:
    method = till.open_till()
    method.free_over = Decimal("40.00")
    method.save()


def test_costs_and_arrives_as_the_basket_said() -> None:
    basket = till.filled(lines=2)
    file = ProductClass.objects.create(name="Files", requires_shipping=False)
    Product.objects.filter(pk=till.product_of(basket).pk).update(product_class=file)
    with clock.at(till.A_MONDAY):
        priced = pricing.priced(Basket.objects.get(pk=basket.pk), user=None)
        [option] = pricing.delivery_options(priced, country="DE")
        estimate = selectors.basket_page(services.price(priced, user=None)).delivery
    assert estimate is not None
    assert option.price == Money(Decimal("4.90"), "EUR")  # the file counts for nothing
    assert (estimate.price, estimate.earliest, estimate.latest, estimate.missing_for_free) == (
        option.price,
        option.earliest,
        option.latest,
        option.missing_for_free,
    )


def test_places_an_order_without_a_day_for_what_is_not_here() -> None:
    basket = till.filled(quantity=2)
    StockRecord.objects.update(num_in_stock=1, backorder_limit=5)
    order = checkout.place_order(
        till.answers(), basket=basket, shown_total=till.total_of(basket), checkout_key=till.KEY
    )
    order.refresh_from_db()
    assert (order.delivery_earliest, order.delivery_latest) == (None, None)
    assert order.shipping_code == "parcel"
