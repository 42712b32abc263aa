"""Changes Oscar's list of shipping methods: they are the shop's delivery options."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from oscar.apps.shipping import repository

from shop.shipping import parcels
from shop.shipping.methods import Delivery
from shop.shipping.selectors import delivery_options

if TYPE_CHECKING:
    from shop.basket.models import Basket


class Repository(repository.Repository):
    def get_available_shipping_methods(
        self, basket: "Basket", shipping_addr: Any = None, **_about: Any
    ) -> list[Delivery]:
        country = shipping_addr.country_id if shipping_addr else settings.SHOP_COUNTRY
        goods = parcels.of_lines(basket.all_lines())
        return [Delivery(option) for option in delivery_options(country, goods)]

    def apply_shipping_offers(self, basket: "Basket", methods: list[Delivery]) -> list[Delivery]:  # noqa: ARG002
        return methods  # they have the offer in their price
