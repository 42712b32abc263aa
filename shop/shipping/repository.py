"""Changes Oscar's list of shipping methods: they are the shop's delivery options."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings
from oscar.apps.shipping import repository

from shop.core.money import Money
from shop.shipping.methods import Delivery
from shop.shipping.selectors import Parcel, delivery_options

if TYPE_CHECKING:
    from shop.basket.models import Basket


class Repository(repository.Repository):
    def get_available_shipping_methods(
        self, basket: "Basket", shipping_addr: Any = None, **_about: Any
    ) -> list[Delivery]:
        country = shipping_addr.country_id if shipping_addr else settings.SHOP_COUNTRY
        return [Delivery(option) for option in delivery_options(country, parcels(basket))]

    def apply_shipping_offers(self, basket: "Basket", methods: list[Delivery]) -> list[Delivery]:  # noqa: ARG002
        return methods  # they have the offer in their price


def parcels(basket: "Basket") -> Iterator[Parcel]:
    """What of a basket has to be sent, at the prices after its offers."""
    for line in basket.all_lines():
        if line.product.is_shipping_required:
            gross = Money.rounded(line.line_price_incl_tax_incl_discounts, line.price_currency)
            yield Parcel(line.quantity, line.product.weight_grams, gross)
