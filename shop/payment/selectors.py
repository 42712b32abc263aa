"""What is known about the tenders of an order."""

from uuid import UUID

from shop.core.money import Money
from shop.payment.gateways.base import (
    ActionNeeded,
    Declined,
    DeclineReason,
    Done,
    Event,
    Pending,
    Result,
    Unknown,
)
from shop.payment.ledger import sums_of
from shop.payment.models import EntryKind, RefundStatus, Tender, TenderStatus


def tender(public_id: UUID) -> Tender | None:
    """The tender of this public id with its order; one query."""
    return Tender.objects.filter(public_id=public_id).select_related("order").first()


def tender_of(event: Event, *, gateway: str) -> Tender | None:
    """The tender that this event is about: by reference, or by our own id while the answer to `start` is out."""
    at_gateway = Tender.objects.filter(gateway=gateway)
    found = at_gateway.filter(reference=event.reference).first() if event.reference else None
    if found is None and event.tender_id is not None:
        return at_gateway.filter(public_id=event.tender_id).first()
    return found


def result(tender: Tender) -> Result:
    """How this payment stands, in the words in which a gateway answers; no query."""
    match TenderStatus(tender.status):
        case TenderStatus.STARTED if tender.action_url:
            return ActionNeeded(tender.action_url, reference=tender.reference)
        case TenderStatus.STARTED:
            return Unknown("The gateway has not answered yet.")
        case TenderStatus.PENDING:
            return Pending(tender.reference)
        case TenderStatus.DECLINED | TenderStatus.CANCELLED:
            return Declined(_why(tender))
        case TenderStatus.AUTHORISED:
            return Done(tender.reference, captured=Money.zero(tender.currency))
        case TenderStatus.CAPTURED | TenderStatus.PART_REFUNDED | TenderStatus.REFUNDED:
            return Done(tender.reference, captured=tender.money)


def refundable(tender: Tender) -> Money:
    """What was taken and neither given back nor promised back; two queries, none where both sides are loaded.

    Hold the lock on the tender's row if you mean to promise some of it.
    """
    entries = list(tender.entries.all())
    written = {entry.external_id for entry in entries if entry.kind == EntryKind.REFUND}
    left = sums_of(entries, currency=tender.currency).held
    for refund in tender.refunds.all():
        if refund.status != RefundStatus.DECLINED and refund.reference not in written:
            left -= refund.money
    return left


def _why(tender: Tender) -> DeclineReason:
    if tender.decline_reason:
        return DeclineReason(tender.decline_reason)
    return DeclineReason.CALLED_OFF if tender.status == TenderStatus.CANCELLED else DeclineReason.REFUSED
