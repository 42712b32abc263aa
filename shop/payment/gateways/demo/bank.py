"""The demo bank: keeps a book of its own, and signs an event for everything that is decided on its page."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from shop.core import clock
from shop.core.locking import lock_row, lock_rows
from shop.core.money import Money
from shop.payment import events
from shop.payment.gateways.base import DeclineReason, Event, Intent
from shop.payment.models import DemoPayment, DemoPaymentState
from shop.payment.statuses import EventKind

CODE = "demo"
LATE_BY = timedelta(minutes=1)


class Choice(TextChoices):
    """What the person at the bank's page can make of a payment."""

    PAY = "pay", _("Pay")
    DECLINE = "decline", _("Decline the payment")
    LEAVE_PENDING = "leave_pending", _("Leave it pending")
    PAY_LATE = "pay_late", _("Confirm in one minute")


_OUTCOMES = {
    Choice.PAY: (DemoPaymentState.PAID, EventKind.CAPTURED),
    Choice.PAY_LATE: (DemoPaymentState.PAID, EventKind.CAPTURED),
    Choice.DECLINE: (DemoPaymentState.DECLINED, EventKind.DECLINED),
    Choice.LEAVE_PENDING: (DemoPaymentState.PENDING, EventKind.PENDING),
}
_UNDECIDED = frozenset({DemoPaymentState.OPEN, DemoPaymentState.PENDING})


def open_payment(intent: Intent) -> DemoPayment:
    """The line in the book for this intent; the same one however often it is asked for."""
    payment, _is_new = DemoPayment.objects.get_or_create(
        tender_id=intent.tender_id,
        defaults={
            "order_number": intent.order_number,
            "amount": intent.amount.amount,
            "currency": intent.amount.currency,
            "return_url": intent.return_url,
            "cancel_url": intent.cancel_url,
        },
    )
    return payment


def payment(tender_id: UUID) -> DemoPayment | None:
    return DemoPayment.objects.filter(tender_id=tender_id).first()


def is_decidable(payment: DemoPayment) -> bool:
    return payment.state in _UNDECIDED


def is_taken(payment: DemoPayment) -> bool:
    """Tell whether the money has moved; one confirmed late is paid before that."""
    return payment.confirmed_at is not None and payment.confirmed_at <= clock.now()


def decide(tender_id: UUID, *, choice: Choice) -> DemoPayment:
    """Write a choice into the book and sign the event about it; a payment that is decided stays as it is.

    Opens its own transaction and takes the lock on the payment's row.
    """
    with transaction.atomic(durable=True):
        payment = lock_row(DemoPayment.objects.all(), tender_id=tender_id)
        state, kind = _OUTCOMES[choice]
        if not is_decidable(payment) or payment.state == state:
            return payment
        due_at = clock.now() + (LATE_BY if choice is Choice.PAY_LATE else timedelta())
        payment.state = state
        payment.confirmed_at = due_at if state == DemoPaymentState.PAID else None
        payment.save(update_fields=["state", "confirmed_at"])
        _send(payment, kind=kind, due_at=due_at)
    return payment


def call_off(tender_id: UUID) -> bool:
    """Give a payment up; False if it was paid already. Opens its own transaction."""
    with transaction.atomic(durable=True):
        undecided = DemoPayment.objects.filter(tender_id=tender_id, state__in=_UNDECIDED)
        undecided.update(state=DemoPaymentState.CANCELLED)
        return not DemoPayment.objects.filter(tender_id=tender_id, state=DemoPaymentState.PAID).exists()


def give_back(tender_id: UUID, *, amount: Money, key: str) -> str | None:
    """Refund so much once for this key: its reference, or None if there is not so much to give back.

    Opens its own transaction and takes the lock on the payment's row.
    """
    with transaction.atomic(durable=True):
        known = lock_rows(DemoPayment.objects.filter(tender_id=tender_id))
        if not known or not _give_back(known[0], amount=amount, key=key):
            return None
    return f"{reference(tender_id)}-refund-{key}"


def reference(tender_id: UUID) -> str:
    """The bank's own name for a payment."""
    return f"demo-{tender_id.hex}"


def signature(body: str) -> str:
    """What the bank signs a message with."""
    return events.signed(body, salt="payment.gateways.demo")


def _give_back(payment: DemoPayment, *, amount: Money, key: str) -> bool:
    if key in payment.refunds:
        return bool(payment.refunds[key] == amount.minor_units)
    left = payment.money.minor_units - sum(payment.refunds.values())
    if not is_taken(payment) or amount.currency != payment.currency or not 0 < amount.minor_units <= left:
        return False
    payment.refunds = {**payment.refunds, key: amount.minor_units}
    payment.save(update_fields=["refunds"])
    return True


def _send(payment: DemoPayment, *, kind: EventKind, due_at: datetime) -> None:
    event = Event(
        id=f"{reference(payment.tender_id)}-{kind}",
        kind=kind,
        reference=reference(payment.tender_id),
        amount=payment.money,
        tender_id=payment.tender_id,
        reason=DeclineReason.REFUSED if kind == EventKind.DECLINED else None,
    )
    body = events.as_body(event)
    events.pass_on(body, gateway=CODE, signature=signature(body), due_at=due_at)
