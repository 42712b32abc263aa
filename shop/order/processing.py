"""Closes Oscar's event handler: its steps move status and stock without a guard.

`create_note` stays, which only writes a note. Loaded by Oscar under this name.
"""

from typing import Any, NoReturn

from oscar.apps.order import processing

from shop.order.models import BypassesServicesError


class EventHandler(processing.EventHandler):
    def handle_shipping_event(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BypassesServicesError("Send parcels by shop.order.services.ship().")

    def handle_payment_event(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BypassesServicesError("Money is recorded by shop.order.services.record_money().")

    def handle_order_status_change(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BypassesServicesError("Orders are moved by shop.order.services only.")

    def consume_stock_allocations(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BypassesServicesError("Send parcels by shop.order.services.ship().")

    def cancel_stock_allocations(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BypassesServicesError("Cancel by shop.order.services.cancel().")

    def create_shipping_event(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BypassesServicesError("Send parcels by shop.order.services.ship().")

    def create_payment_event(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise BypassesServicesError("Money is recorded by shop.order.services.record_money().")
