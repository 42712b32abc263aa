"""Signed links to orders: whoever has one got it from the shop, and needs no account."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from shop.core.addresses import absolute
from shop.order.exceptions import BadOrderLinkError
from shop.order.models import Order


def path(order: Order) -> str:
    """The path of the order's page for whoever holds the link."""
    return reverse("order-by-link", kwargs={"signed": _signer().sign(order.number)})


def address(order: Order) -> str:
    """The whole address, as mails give it."""
    return absolute(path(order))


def number_from(signed: str) -> str:
    """The number of the order that this link was made for, or `BadOrderLinkError`."""
    try:
        return _signer().unsign(signed)
    except BadSignature:
        raise BadOrderLinkError from None


def _signer() -> Signer:
    return Signer(sep=".", salt="shop.order.link")
