"""What staff reads about an order; the buyer's own page speaks to the buyer."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from shop.core.money import Money
from shop.order.models import FulfilmentState, Order, OrderState
from shop.order.states import CancelReason, EventKind
from shop.payment import gateways
from shop.payment.exceptions import UnknownGatewayError
from shop.payment.gateways.base import DeclineReason
from shop.payment.statuses import PaymentStatus

PAYMENTS = {
    PaymentStatus.UNPAID: gettext_lazy("unpaid"),
    PaymentStatus.AUTHORISED: gettext_lazy("authorised"),
    PaymentStatus.PAID: gettext_lazy("paid"),
    PaymentStatus.PART_REFUNDED: gettext_lazy("refunded in part"),
    PaymentStatus.REFUNDED: gettext_lazy("refunded"),
}
EVENTS = {
    EventKind.PLACED: gettext_lazy("Placed."),
    EventKind.CONFIRMED: gettext_lazy("Confirmed."),
    EventKind.PAYMENT_PENDING: gettext_lazy("The bank has not decided about %(amount)s yet."),
    EventKind.PAYMENT_AUTHORISED: gettext_lazy("Payment of %(amount)s authorised."),
    EventKind.PAYMENT_RECEIVED: gettext_lazy("Payment of %(amount)s received."),
    EventKind.PAYMENT_DECLINED: gettext_lazy("Payment of %(amount)s declined."),
    EventKind.CHARGED_BACK: gettext_lazy("The bank took %(amount)s back."),
    EventKind.CANCELLED: gettext_lazy("Cancelled: %(reason)s"),
    EventKind.EXPIRED: gettext_lazy("Not paid in time. What was reserved is free again."),
    EventKind.REOPENED: gettext_lazy("Money came after all: open again."),
    EventKind.REFUND_REQUESTED: gettext_lazy("Refund of %(amount)s asked for."),
    EventKind.REFUND_DECLINED: gettext_lazy(
        "The gateway refused to refund %(amount)s: this money has to go back another way."
    ),
    EventKind.REFUNDED: gettext_lazy("%(amount)s refunded."),
    EventKind.DELIVERED: gettext_lazy("Parcel delivered."),
    EventKind.RETURNED: gettext_lazy("Return arrived."),
    EventKind.COMPLETED: gettext_lazy("Complete: paid and sent."),
}
REASONS = {
    CancelReason.REPLACED: gettext_lazy("the shopper placed a newer order."),
    CancelReason.DECLINED: gettext_lazy("the payment was declined."),
    CancelReason.BUYER: gettext_lazy("the shopper asked for it."),
}


@dataclass(frozen=True)
class Axes:
    """The three axes of an order, each as a plain word."""

    order: str
    payment: str
    fulfilment: str


def axes(order: Order) -> Axes:
    return Axes(
        order=str(capfirst(OrderState(order.status).label)),
        payment=str(capfirst(PAYMENTS[PaymentStatus(order.payment_status)])),
        fulfilment=str(capfirst(FulfilmentState(order.fulfilment_status).label)),
    )


def event(kind: str, facts: Mapping[str, Any]) -> str:
    """One line of the timeline."""
    if kind == EventKind.SHIPPED:
        return _parcel(facts)
    if kind == EventKind.RETURNED:
        return _return(facts)
    if kind == EventKind.REFUND_REQUESTED and facts.get("reason"):
        asked = _("Refund of %(amount)s asked for: %(reason)s")
        return asked % {"amount": _amount(facts), "reason": facts["reason"]}
    if kind == EventKind.REFUND_DECLINED and facts.get("reason") == DeclineReason.ALREADY_BACK:
        sentence = _("Refund of %(amount)s called off: that money, or a part of it, had gone back already.")
        return sentence % {"amount": _amount(facts)}
    reason = str(facts.get("reason", ""))
    spoken = {
        "amount": _amount(facts),
        "reason": str(REASONS[CancelReason(reason)]) if reason in set(CancelReason) else reason,
    }
    return str(EVENTS[EventKind(kind)]) % spoken


def gateway(code: str) -> str:
    """The name of a way to pay; one that the shop no longer offers is known by its code."""
    try:
        return str(gateways.get(code).label)
    except UnknownGatewayError:
        return code


def _parcel(facts: Mapping[str, Any]) -> str:
    pieces = int(facts.get("pieces", 0))
    sent = ngettext("Parcel with %(pieces)d piece sent", "Parcel with %(pieces)d pieces sent", pieces)
    by = [str(facts[name]) for name in ("carrier", "tracking_code") if facts.get(name)]
    words = sent % {"pieces": pieces}
    return _("%(what)s: %(by)s.") % {"what": words, "by": " ".join(by)} if by else f"{words}."


def _return(facts: Mapping[str, Any]) -> str:
    what = ", ".join(f"{number} × {sku}" for sku, number in facts.get("lines", {}).items())
    told = _("Return arrived: %(what)s.") % {"what": what} if what else str(EVENTS[EventKind.RETURNED])
    if "is_sellable" not in facts:
        return told
    whither = _("Back in stock.") if facts["is_sellable"] else _("Not put back into stock.")
    return f"{told} {whither}"


def _amount(facts: Mapping[str, Any]) -> str:
    amount = facts.get("amount")
    return Money.rounded(Decimal(amount["amount"]), amount["currency"]).formatted() if amount else ""
