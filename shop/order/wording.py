"""The words for what an order is and for what happened to it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.order import states
from shop.order.models import Order
from shop.order.states import CancelReason, EventKind
from shop.payment.gateways.base import DeclineReason

_LABELS = {
    "awaiting_payment": gettext_lazy("Waiting for your payment"),
    "preparing": gettext_lazy("Being packed"),
    "part_shipped": gettext_lazy("Partly on its way"),
    "shipped": gettext_lazy("On its way"),
    "delivered": gettext_lazy("Delivered"),
    "returned": gettext_lazy("Returned"),
    "refunded": gettext_lazy("Refunded"),
    "cancelled": gettext_lazy("Cancelled"),
    "cancelled_refund_due": gettext_lazy("Cancelled, your money is on its way back"),
    "cancelled_refunded": gettext_lazy("Cancelled and refunded"),
    "expired": gettext_lazy("Not paid in time"),
    "expired_refund_due": gettext_lazy("Not paid in time, your money is on its way back"),
    "expired_refunded": gettext_lazy("Not paid in time, refunded"),
}
_EVENTS = {
    EventKind.PLACED: gettext_lazy("Order placed."),
    EventKind.CONFIRMED: gettext_lazy("Order confirmed."),
    EventKind.PAYMENT_PENDING: gettext_lazy("The bank is still thinking about the payment."),
    EventKind.PAYMENT_AUTHORISED: gettext_lazy("Payment of %(amount)s authorised."),
    EventKind.PAYMENT_RECEIVED: gettext_lazy("Payment of %(amount)s received."),
    EventKind.PAYMENT_DECLINED: gettext_lazy("The payment of %(amount)s was declined. Nothing was taken."),
    EventKind.CHARGED_BACK: gettext_lazy("The bank took %(amount)s back."),
    EventKind.CANCELLED: gettext_lazy("Order cancelled."),
    EventKind.EXPIRED: gettext_lazy(
        "The payment did not come in time; what was set aside went back on the shelf."
    ),
    EventKind.REOPENED: gettext_lazy("The payment came after all: the order is on again."),
    EventKind.REFUND_REQUESTED: gettext_lazy("We asked the bank to give you back %(amount)s."),
    EventKind.REFUND_DECLINED: gettext_lazy(
        "The bank did not carry out the refund of %(amount)s. We are looking into it."
    ),
    EventKind.REFUNDED: gettext_lazy("%(amount)s refunded."),
    EventKind.SHIPPED: gettext_lazy("Parcel handed over."),
    EventKind.DELIVERED: gettext_lazy("Parcel delivered."),
    EventKind.RETURNED: gettext_lazy("Return arrived."),
    EventKind.COMPLETED: gettext_lazy("Everything is paid and sent."),
}
_REASONS = {
    CancelReason.REPLACED: gettext_lazy("Cancelled, because a newer order took its place."),
    CancelReason.DECLINED: gettext_lazy("Cancelled, because the payment was declined."),
    CancelReason.BUYER: gettext_lazy("Cancelled, as you asked."),
}


def label(order: Order) -> str:
    """Where the order is, in the words of the page's language."""
    return label_of(states.label(order.status, order.payment_status, order.fulfilment_status))


def label_of(key: str) -> str:
    return str(_LABELS[key])


def event(kind: str, facts: Mapping[str, Any], *, amount: str = "") -> str:
    """One line of the timeline."""
    if kind == EventKind.CANCELLED and facts.get("reason") in set(CancelReason):
        return str(_REASONS[CancelReason(facts["reason"])])
    if kind == EventKind.REFUND_DECLINED and facts.get("reason") == DeclineReason.ALREADY_BACK:
        sentence = _(
            "We called off the refund of %(amount)s: that money, or a part of it, had gone back already."
        )
        return sentence % {"amount": amount}
    if kind == EventKind.SHIPPED and facts.get("carrier"):
        return _("Parcel handed over to %(carrier)s.") % {"carrier": facts["carrier"]}
    return str(_EVENTS[EventKind(kind)]) % {"amount": amount}
