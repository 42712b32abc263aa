"""A shop with delivery, and baskets at its till, for tests."""

from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from oscar.apps.address.models import Country

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.checkout import pricing
from shop.checkout.services import Checkout
from shop.core.money import Money
from shop.customer.addresses import PostalAddress
from shop.shipping.models import DeliveryMethod, DeliveryZone
from shop.users.models import User

A_MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEY = "k" * 43
BENCH = PostalAddress(
    name="Alice Ng", line1="Lötgasse 7", city="Berlin", postcode="10115", country="DE", phone="030 1234567"
)


def open_till(*, countries: tuple[str, ...] = ("DE",), price: str = "4.90") -> DeliveryMethod:
    """A zone with one way of delivery, to just these countries."""
    zone, _is_new = DeliveryZone.objects.get_or_create(name="Home")
    zone.countries.set(Country.objects.filter(pk__in=countries))
    zone.methods.all().delete()
    return DeliveryMethod.objects.create(
        zone=zone,
        code="parcel",
        name="Parcel",
        price=Decimal(price),
        tax_category_id="standard",
        cut_off=time(15),
        days_min=1,
        days_max=2,
    )


def filled(*, lines: int = 1, quantity: int = 1, owner: User | None = None) -> Basket:
    """A basket of so many different products of 24.90 €."""
    basket = Basket(owner=owner)
    for number in range(lines):
        baskets.add(basket, product=make_product(f"Finch {number}"), quantity=quantity)
    saved: Basket = Basket.objects.get(pk=basket.pk)
    return saved


def product_of(basket: Basket) -> Product:
    product: Product = basket.lines.order_by("pk")[0].product
    return product


def answers(user: User | None = None, **changed: Any) -> Checkout:
    """Everything that the till asks for."""
    return Checkout(
        **{
            "email": "alice@example.com",
            "user": user,
            "address": BENCH,
            "delivery_code": "parcel",
            "gateway_code": "demo",
            "locale": "en",
            **changed,
        }
    )


def total_of(basket: Basket, *, country: str = "DE") -> Money:
    """What the review would show."""
    fresh = pricing.priced(Basket.objects.get(pk=basket.pk), user=basket.owner)
    return pricing.review(fresh, option=pricing.delivery_options(fresh, country=country)[0]).total
