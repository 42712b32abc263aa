"""Closes Oscar's way to place an order: it takes stock without a guard and numbers that can be guessed.

Loaded by Oscar under this name; `OrderDispatcher` is Oscar's own.
"""

from typing import Any, NoReturn

from oscar.apps.order import utils

from shop.core import public_ids
from shop.order.models import BypassesServicesError


class OrderNumberGenerator:
    def order_number(self, basket: Any) -> str:  # noqa: ARG002  # Oscar's would be made of the basket's id
        return public_ids.new_order_number()


class OrderCreator(utils.OrderCreator):
    def place_order(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BypassesServicesError("Orders are placed by shop.checkout.services.place_order().")

    def update_stock_records(self, line: Any) -> NoReturn:
        raise BypassesServicesError(f"Stock for {line} is reserved by shop.order.reservation.take().")

    def record_discount(self, discount: Any) -> NoReturn:
        raise BypassesServicesError(f"The use of {discount} is taken by shop.order.reservation.take().")

    def record_voucher_usage(self, order: Any, voucher: Any, user: Any) -> NoReturn:  # noqa: ARG002
        raise BypassesServicesError(f"The use of {voucher} is taken by shop.order.reservation.take().")
