"""What an order may be, on its three axes, and what may follow what. Pure tables: nothing here knows a database.

The order's own status moves by decisions (a payment, a cancellation, the clock); how far its parcels are follows from
the counters of its lines; how far its money is follows from the ledger, see `shop.payment.ledger`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from shop.payment.statuses import PaymentStatus


class OrderStatus(StrEnum):
    PENDING = "pending"  # written down and reserved; its money is awaited
    OPEN = "open"  # paid or as good as paid; to be sent
    COMPLETE = "complete"  # paid and sent: nothing is left to do
    CANCELLED = "cancelled"
    EXPIRED = "expired"  # its money did not come in time


class FulfilmentStatus(StrEnum):
    NONE = "none"
    PART = "part"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RETURNED = "returned"


class ReservationStatus(StrEnum):
    NONE = "none"
    HELD = "held"
    RELEASED = "released"


class CancelReason(StrEnum):
    """Why the shop itself cancels; staff write a reason of their own."""

    REPLACED = "replaced"  # the same shopper placed a newer order
    DECLINED = "declined"  # the bank said no
    BUYER = "buyer"  # the shopper changed their mind


class EventKind(StrEnum):
    """What the timeline of an order tells."""

    PLACED = "placed"
    CONFIRMED = "confirmed"
    PAYMENT_PENDING = "payment_pending"
    PAYMENT_AUTHORISED = "payment_authorised"
    PAYMENT_RECEIVED = "payment_received"
    PAYMENT_DECLINED = "payment_declined"
    CHARGED_BACK = "charged_back"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REOPENED = "reopened"
    REFUND_REQUESTED = "refund_requested"
    REFUND_DECLINED = "refund_declined"
    REFUNDED = "refunded"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RETURNED = "returned"
    COMPLETED = "completed"


_ORDER, _FULFILMENT, _RESERVATION = OrderStatus, FulfilmentStatus, ReservationStatus

ORDER_TRANSITIONS: Mapping[OrderStatus, frozenset[OrderStatus]] = MappingProxyType(
    {
        _ORDER.PENDING: frozenset({_ORDER.OPEN, _ORDER.CANCELLED, _ORDER.EXPIRED}),
        _ORDER.OPEN: frozenset({_ORDER.COMPLETE, _ORDER.CANCELLED}),
        _ORDER.COMPLETE: frozenset(),
        # Money that comes late opens an order again.
        _ORDER.CANCELLED: frozenset({_ORDER.OPEN}),
        _ORDER.EXPIRED: frozenset({_ORDER.OPEN}),
    }
)

FULFILMENT_TRANSITIONS: Mapping[FulfilmentStatus, frozenset[FulfilmentStatus]] = MappingProxyType(
    {
        _FULFILMENT.NONE: frozenset({_FULFILMENT.PART, _FULFILMENT.SHIPPED}),
        _FULFILMENT.PART: frozenset({_FULFILMENT.SHIPPED}),
        _FULFILMENT.SHIPPED: frozenset({_FULFILMENT.DELIVERED, _FULFILMENT.RETURNED}),
        _FULFILMENT.DELIVERED: frozenset({_FULFILMENT.RETURNED}),
        _FULFILMENT.RETURNED: frozenset(),
    }
)

RESERVATION_TRANSITIONS: Mapping[ReservationStatus, frozenset[ReservationStatus]] = MappingProxyType(
    {
        _RESERVATION.NONE: frozenset({_RESERVATION.HELD}),
        _RESERVATION.HELD: frozenset({_RESERVATION.RELEASED}),
        _RESERVATION.RELEASED: frozenset({_RESERVATION.HELD}),
    }
)

_TABLES: Mapping[type[StrEnum], Mapping[Any, frozenset[Any]]] = MappingProxyType(
    {
        OrderStatus: ORDER_TRANSITIONS,
        FulfilmentStatus: FULFILMENT_TRANSITIONS,
        ReservationStatus: RESERVATION_TRANSITIONS,
    }
)


def can(old: StrEnum, new: StrEnum) -> bool:
    """Tell whether the second state may follow the first; both must be of one axis."""
    if type(old) is not type(new):
        raise TypeError(f"{old!r} and {new!r} are not states of one axis.")
    return new in _TABLES[type(old)][old]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many units of an order are where."""

    ordered: int
    cancelled: int = 0
    shipped: int = 0
    delivered: int = 0
    returned: int = 0


def fulfilment(counts: Counts) -> FulfilmentStatus:
    """How far the parcels are; what was cancelled is not waited for."""
    if not counts.shipped:
        return FulfilmentStatus.NONE
    if counts.shipped < counts.ordered - counts.cancelled:
        return FulfilmentStatus.PART
    if counts.returned >= counts.shipped:
        return FulfilmentStatus.RETURNED
    if counts.delivered >= counts.shipped:
        return FulfilmentStatus.DELIVERED
    return FulfilmentStatus.SHIPPED


def is_complete(payment: str, fulfilment: FulfilmentStatus) -> bool:
    """Tell whether an open order has nothing left to be done: all of it is sent, and all of it is paid."""
    is_sent = fulfilment not in {FulfilmentStatus.NONE, FulfilmentStatus.PART}
    return is_sent and payment in {PaymentStatus.PAID, PaymentStatus.PART_REFUNDED, PaymentStatus.REFUNDED}


_CLOSED_LABELS = {
    ("cancelled", "refunded"): "cancelled_refunded",
    ("cancelled", "paid"): "cancelled_refund_due",
    ("cancelled", "part_refunded"): "cancelled_refund_due",
    ("expired", "refunded"): "expired_refunded",
    ("expired", "paid"): "expired_refund_due",
    ("expired", "part_refunded"): "expired_refund_due",
}
_PARCEL_LABELS = {
    FulfilmentStatus.PART: "part_shipped",
    FulfilmentStatus.SHIPPED: "shipped",
    FulfilmentStatus.DELIVERED: "delivered",
    FulfilmentStatus.RETURNED: "returned",
}
LABELS = (
    *("awaiting_payment", "preparing", "part_shipped", "shipped", "delivered", "returned"),
    *("refunded", "cancelled", "cancelled_refund_due", "cancelled_refunded"),
    *("expired", "expired_refund_due", "expired_refunded"),
)


def label(order: str, payment: str, fulfilment: str) -> str:
    """The key of the one label that people see for the three axes together; `wording.py` has its words."""
    status = OrderStatus(order)
    if status is OrderStatus.PENDING:
        return "awaiting_payment"
    if status in {OrderStatus.CANCELLED, OrderStatus.EXPIRED}:
        return _CLOSED_LABELS.get((status.value, payment), status.value)
    if parcel := _PARCEL_LABELS.get(FulfilmentStatus(fulfilment)):
        return parcel
    return "refunded" if payment == "refunded" else "preparing"
