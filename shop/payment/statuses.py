"""What can be said about the money of an order. Imports nothing of Django: tables of states may name it."""

from enum import StrEnum


class PaymentStatus(StrEnum):
    """Derived from the ledger by `ledger.status`; never set by hand."""

    UNPAID = "unpaid"
    AUTHORISED = "authorised"
    PAID = "paid"
    PART_REFUNDED = "part_refunded"
    REFUNDED = "refunded"


class EventKind(StrEnum):
    """What a gateway can tell about a payment that was started."""

    AUTHORISED = "authorised"
    CAPTURED = "captured"
    DECLINED = "declined"
    PENDING = "pending"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    REFUND_DECLINED = "refund_declined"
    CHARGED_BACK = "charged_back"
