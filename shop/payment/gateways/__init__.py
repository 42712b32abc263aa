"""The gateways, a folder each; settings.PAYMENT_GATEWAYS says which of them this shop takes money by."""

from functools import cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from shop.payment.exceptions import UnknownGatewayError
from shop.payment.gateways.base import Gateway

KNOWN = {"demo": "shop.payment.gateways.demo.gateway.DemoGateway"}


def get(code: str) -> Gateway:
    """The gateway of this code, if the shop uses it."""
    if code not in settings.PAYMENT_GATEWAYS or code not in KNOWN:
        raise UnknownGatewayError(gateway=code)
    return _made(KNOWN[code])


def available() -> list[Gateway]:
    """The ways to pay, in the order in which they are offered."""
    return [get(code) for code in settings.PAYMENT_GATEWAYS]


@cache
def _made(path: str) -> Gateway:
    return cast("Gateway", import_string(path)())
