"""The mails about an order, in the order's own language; each is written in the transaction of what it tells."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from shop.core import letters
from shop.core.money import Money
from shop.order import selectors
from shop.order.models import Order, Shipment
from shop.order.states import CancelReason


@dataclass(frozen=True)
class _Mail:
    """The subject of a mail, lazy, and the name of its two templates."""

    template: str
    subject: Any


_CONFIRMED = _Mail("order_confirmed", _("We have your order %(number)s"))
_SHIPPED = _Mail("order_shipped", _("Your order %(number)s is on its way"))
_READY = _Mail("order_shipped", _("Your order %(number)s is ready"))  # nothing of it is sent
_DECLINED = _Mail("order_declined", _("The payment for order %(number)s did not go through"))
_EXPIRED = _Mail("order_expired", _("Order %(number)s was not paid in time"))
_CANCELLED = _Mail("order_cancelled", _("Order %(number)s is cancelled"))
_REOPENED = _Mail("order_reopened", _("Your payment arrived: order %(number)s is on again"))
_TOO_LATE = _Mail("order_too_late", _("Your payment for order %(number)s comes back to you"))
_REFUNDED = _Mail("order_refunded", _("We refunded %(amount)s for order %(number)s"))


def confirmed(order: Order) -> None:
    _send(order, _CONFIRMED)


def shipped(shipment: Shipment) -> None:
    page = selectors.order_page(shipment.order)
    parcel = next(each for each in page.parcels if each.public_id == shipment.public_id)
    is_last = all(not line.num_to_ship for line in page.lines)
    _send(
        shipment.order, _SHIPPED if page.needs_delivery else _READY, page=page, parcel=parcel, is_last=is_last
    )


def cancelled(order: Order) -> None:
    """Tell of a cancellation and its reason; of an order that a newer one replaced, nothing was ever told."""
    if order.cancel_reason == CancelReason.REPLACED:
        return
    is_declined = order.cancel_reason == CancelReason.DECLINED
    own_words = "" if order.cancel_reason in set(CancelReason) else order.cancel_reason
    _send(order, _DECLINED if is_declined else _CANCELLED, reason=own_words)


def expired(order: Order) -> None:
    _send(order, _EXPIRED)


def reopened(order: Order) -> None:
    _send(order, _REOPENED)


def too_late(order: Order, *, amount: Money) -> None:
    _send(order, _TOO_LATE, amount=amount)


def refunded(order: Order, *, amount: Money) -> None:
    _send(order, _REFUNDED, amount=amount)


def _send(order: Order, mail: _Mail, **facts: Any) -> None:
    """Write both versions of the mail, in the order's language."""
    spoken = {name: fact.formatted() for name, fact in facts.items() if isinstance(fact, Money)}
    with translation.override(order.locale or settings.LANGUAGE_CODE):
        letters.send(
            mail.template,
            to=order.email,
            subject=str(mail.subject % {"number": order.number, **spoken}),
            context={"page": facts.pop("page", None) or selectors.order_page(order), **facts},
        )
