"""The invoice's address in the order, and what it costs the database."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.apps.address.models import Country

from shop.basket.models import Basket
from shop.catalogue.models import ProductClass
from shop.checkout import pricing, services
from shop.checkout.exceptions import NotDeliverable, TotalChanged
from shop.checkout.tests import till
from shop.core.money import Money
from shop.customer.addresses import PostalAddress
from shop.order.models import BillingAddress, Order, ShippingAddress

pytestmark = pytest.mark.django_db

OFFICE = replace(till.BENCH, name="Volt & Söhne GmbH", line1="Rechnungsweg 1", phone="")
ABROAD = replace(OFFICE, city="Oslo", country="NO")


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()
    Country.objects.create(iso_3166_1_a2="NO", printable_name="Norway", name="Norway")


def place(basket: Basket, *, total: Money | None = None, **changed: Any) -> Order:
    return services.place_order(
        till.answers(**changed),
        basket=basket,
        shown_total=total or till.total_of(basket),
        checkout_key=f"key-{basket.pk}",
    )


def sent_nowhere() -> Basket:
    """A basket of which there is nothing to send."""
    basket = till.filled(quantity=2)
    ProductClass.objects.update(requires_shipping=False)
    saved: Basket = Basket.objects.get(pk=basket.pk)
    return saved


def its_total(basket: Basket) -> Money:
    fresh = pricing.priced(Basket.objects.get(pk=basket.pk), user=None)
    return pricing.review(fresh, option=None).total


def test_is_the_one_that_was_given() -> None:
    order = place(till.filled(), billing=OFFICE)
    order.refresh_from_db()
    assert (order.billing_address.name, order.billing_address.line1) == (
        "Volt & Söhne GmbH",
        "Rechnungsweg 1",
    )
    assert (order.shipping_address.name, order.shipping_address.line1) == ("Alice Ng", "Lötgasse 7")


def test_changes_neither_the_tax_nor_the_delivery() -> None:
    here, abroad = (place(till.filled(), billing=billing) for billing in (None, ABROAD))
    assert (here.total, here.total_excl_tax) == (abroad.total, abroad.total_excl_tax)
    assert here.shipping_code == abroad.shipping_code


def queries(billing: PostalAddress | None) -> int:
    basket = till.filled(lines=2)
    total = till.total_of(basket)
    with CaptureQueriesContext(connection) as captured:
        place(basket, total=total, billing=billing)
    return len(captured)


def test_costs_no_query_whether_it_is_the_same_or_another() -> None:
    queries(None)  # and a process learns what it knows
    same = queries(None)
    assert [queries(till.BENCH), queries(OFFICE), queries(ABROAD)] == [same] * 3


def test_is_the_only_address_of_an_order_of_which_nothing_is_sent() -> None:
    basket = sent_nowhere()
    order = place(basket, total=its_total(basket), address=None, delivery_code="", billing=OFFICE)
    assert (order.shipping_address, order.shipping_code, order.shipping_incl_tax) == (None, "", 0)
    assert (str(order.total), order.billing_address.line1) == ("49.80 EUR", "Rechnungsweg 1")
    assert ShippingAddress.objects.count() == 0


def test_is_the_address_that_was_given_for_a_parcel_when_nothing_is_sent_any_more() -> None:
    basket = sent_nowhere()
    order = place(basket, total=its_total(basket))
    assert (order.shipping_address, order.billing_address.line1) == (None, "Lötgasse 7")


def test_does_not_let_a_basket_go_without_delivery_that_has_to_be_sent() -> None:
    basket = till.filled()
    with pytest.raises(NotDeliverable):
        place(basket, address=None, billing=OFFICE)
    assert (Order.objects.count(), BillingAddress.objects.count()) == (0, 0)


def test_refuses_a_delivery_that_was_shown_and_is_not_needed_any_more() -> None:
    basket = till.filled()
    total = till.total_of(basket)
    ProductClass.objects.update(requires_shipping=False)
    with pytest.raises(TotalChanged):
        place(basket, total=total)
    assert Order.objects.count() == 0
