"""Starting a payment, and what follows from what its gateway says.

No verb of a gateway is called inside a transaction. What a gateway answers about money is not written down here but
sent on as an event, so that it goes the same way as what the gateway tells by itself: order, then ledger.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from shop.core import clock, outbox
from shop.core.locking import lock_row
from shop.core.money import Money
from shop.payment import events, gateways, ledger, selectors
from shop.payment.exceptions import (
    GatewaySilentError,
    KeyTakenError,
    NoAmountError,
    NotTheTendersCurrencyError,
    RefundTooLargeError,
)
from shop.payment.gateways.base import (
    ActionNeeded,
    Declined,
    DeclineReason,
    Done,
    Event,
    Gateway,
    Intent,
    Pending,
    Result,
    Unknown,
)
from shop.payment.models import EntryKind, LedgerEntry, Refund, RefundStatus, Tender, TenderStatus
from shop.payment.statuses import EventKind

logger = logging.getLogger(__name__)

CANCEL_TOPIC, REFUND_TOPIC = "payment.cancel", "payment.refund"

# The return page is the tender's own, so its address can be made once the tender's public id is known.
Address = str | Callable[[UUID], str]

_ENTRY_OF = {
    EventKind.AUTHORISED: EntryKind.AUTHORISE,
    EventKind.CAPTURED: EntryKind.CAPTURE,
    EventKind.REFUNDED: EntryKind.REFUND,
    EventKind.CHARGED_BACK: EntryKind.CHARGEBACK,
}
_STATUS_OF = {
    EventKind.DECLINED: TenderStatus.DECLINED,
    EventKind.PENDING: TenderStatus.PENDING,
    EventKind.CANCELLED: TenderStatus.CANCELLED,
}
_ABOUT_REFUNDS = frozenset({EventKind.REFUNDED, EventKind.REFUND_DECLINED})  # whose reference is the refund's
_UNFINISHED = frozenset({RefundStatus.ASKED, RefundStatus.DECLINED})
_TAKES_MONEY_AWAY = frozenset({EventKind.REFUNDED, EventKind.CHARGED_BACK})
_UNDECIDED = frozenset({TenderStatus.STARTED, TenderStatus.PENDING})  # as in `TenderQuerySet.undecided`


@dataclass(frozen=True)
class Payable:
    """What is to be paid: an order, as far as payment has to know it."""

    order_id: int
    number: str
    total: Money
    email: str


@dataclass(frozen=True)
class Recorded:
    """What an event changed: the entry that is new in the ledger, and the refunds that came to nothing."""

    entry: LedgerEntry | None = None
    declined: tuple[Refund, ...] = ()


def start(
    payable: Payable, *, gateway_code: str, return_url: Address, cancel_url: Address, key: str = ""
) -> Result:
    """Ask a gateway for the money of an order that has been committed; the same key is the same tender.

    Opens the outermost transactions itself. Without a key an order has one tender at each gateway. An order of
    nothing needs no gateway: it is `Done`, and without a tender.
    """
    if not payable.total:
        return Done(reference="", captured=payable.total)
    gateway = gateways.get(gateway_code)
    tender = _tender(payable, gateway=gateway, key=key or gateway.code)
    known = selectors.result(tender)
    if not isinstance(known, Unknown):
        return known
    intent = Intent(
        tender_id=tender.public_id,
        order_number=payable.number,
        amount=payable.total,
        email=payable.email,
        return_url=_address(return_url, tender),
        cancel_url=_address(cancel_url, tender),
    )
    return keep(tender, asked(lambda: gateway.start(intent), gateway=gateway))


def keep(tender: Tender, result: Result) -> Result:
    """Store what a gateway answered when it was asked, unless an event has overtaken it; opens its own transaction.

    Gives back how the payment stands then. What is decided by this answer is sent on as an event.
    """
    with transaction.atomic(durable=True):
        locked = lock_row(Tender.objects.all(), pk=tender.pk)
        if locked.status not in _UNDECIDED:
            return selectors.result(locked)
        if isinstance(known := selectors.result(locked), Unknown):
            _keep_unknown(locked, result)
        elif not isinstance(result, Done | Declined):
            return known
        if isinstance(result, Done):
            events.tell(locked, result, kind=_kind_of(result))
        elif isinstance(result, Declined):
            events.tell(locked, result, kind=EventKind.DECLINED)
    return result


def settle(tender: Tender, *, amount: Money) -> Result:
    """Take what was authorised, or part of it; opens its own transaction."""
    gateway = gateways.get(tender.gateway)
    result = asked(lambda: gateway.settle(tender, amount), gateway=gateway)
    if isinstance(result, Done):
        with transaction.atomic(durable=True):
            events.tell(tender, result, kind=EventKind.CAPTURED)
    return result


def record(tender: Tender, *, event: Event) -> Recorded:
    """Write down what an event says about this tender.

    Takes the lock on the tender's row until the commit. Words never outdo money: a tender with entries keeps the
    status that follows from them.
    """
    locked = lock_row(Tender.objects.all(), pk=tender.pk)
    if event.kind in _ENTRY_OF:
        recorded = _record_money(locked, event)
    elif event.kind == EventKind.REFUND_DECLINED:
        recorded = _record_refusal(locked, event)
    else:
        recorded = Recorded(_record_word(locked, event))
    if event.reference and not locked.reference and event.kind not in _ABOUT_REFUNDS:
        locked.reference = event.reference
        locked.save(update_fields=["reference"])
    for field in ("status", "reference", "decline_reason"):
        setattr(tender, field, getattr(locked, field))
    return recorded


def ask_cancel(tender: Tender) -> None:
    """Have the gateway give up this payment after the caller's transaction commits."""
    outbox.emit(CANCEL_TOPIC, {"tender": str(tender.public_id)})


def ask_refund(tender: Tender, *, amount: Money, key: str) -> Refund:
    """Have the gateway give back so much after the caller's transaction commits; the same key is the same refund.

    Takes the lock on the tender's row until the commit.
    """
    locked = lock_row(Tender.objects.all(), pk=tender.pk)
    if known := Refund.objects.filter(tender=locked, key=key).first():
        if known.money != amount:
            raise KeyTakenError(amount=known.money)
        return known
    _check_refund(locked, amount)
    refund = Refund.objects.create(tender=locked, key=key, amount=amount.amount, currency=amount.currency)
    outbox.emit(REFUND_TOPIC, {"refund": refund.pk})
    return refund


def carry_out_cancel(public_id: UUID) -> None:
    """Give up a payment at its gateway; called outside of any transaction, safe to call twice."""
    tender = Tender.objects.get(public_id=public_id)
    if tender.status not in {*_UNDECIDED, TenderStatus.AUTHORISED}:
        return
    gateway = gateways.get(tender.gateway)
    result = asked(lambda: gateway.cancel(tender), gateway=gateway)
    if isinstance(result, Unknown):
        raise GatewaySilentError(gateway=gateway.code)
    if isinstance(result, Done):
        with transaction.atomic(durable=True):
            _call_off(tender, result)


def carry_out_refund(refund_id: int) -> None:
    """Give money back at its gateway; called outside of any transaction, safe to call twice."""
    refund = Refund.objects.select_related("tender").get(pk=refund_id)
    if refund.status != RefundStatus.ASKED:
        return
    gateway = gateways.get(refund.tender.gateway)
    result = asked(
        lambda: gateway.refund(refund.tender, refund.money, key=f"{refund.tender.public_id}-{refund.key}"),
        gateway=gateway,
    )
    if isinstance(result, Unknown | ActionNeeded):
        raise GatewaySilentError(gateway=gateway.code)
    with transaction.atomic(durable=True):
        _keep_refund(refund, result)


def asked(verb: Callable[[], Result], *, gateway: Gateway) -> Result:
    """The gateway's answer; whatever goes wrong inside of it is no answer, for the money may have moved."""
    try:
        return verb()
    except Exception as error:  # no bug of a gateway may look like a refusal, or lose a placed order
        logger.exception("The gateway %s failed.", gateway.code)
        return Unknown(f"The gateway failed: {type(error).__name__}")


def _tender(payable: Payable, *, gateway: Gateway, key: str) -> Tender:
    with transaction.atomic(durable=True):
        tender, _is_new = Tender.objects.get_or_create(
            order_id=payable.order_id,
            key=key,
            defaults={
                "gateway": gateway.code,
                "amount": payable.total.amount,
                "currency": payable.total.currency,
                "expires_at": clock.now() + gateway.expires_after,
            },
        )
    if (tender.gateway, tender.money) != (gateway.code, payable.total):
        raise KeyTakenError(amount=tender.money)
    return tender


def _address(address: Address, tender: Tender) -> str:
    return address if isinstance(address, str) else address(tender.public_id)


def _keep_unknown(tender: Tender, result: Result) -> None:
    match result:
        case ActionNeeded():
            _set(tender, action_url=result.url, reference=result.reference)
        case Pending() | Done():
            _set(tender, status=TenderStatus.PENDING, reference=result.reference)
        case Declined():
            _set(tender, status=TenderStatus.DECLINED, decline_reason=result.reason)
        case Unknown():
            logger.warning("Payment %s at %s: %s", tender.public_id, tender.gateway, result.reason)


def _kind_of(result: Done) -> EventKind:
    """Tell whether `start` has taken the money, or only authorised it."""
    return EventKind.CAPTURED if result.captured else EventKind.AUTHORISED


def _set(tender: Tender, **changes: str) -> None:
    for field, value in changes.items():
        setattr(tender, field, value)
    tender.save(update_fields=[*changes])


def _record_money(tender: Tender, event: Event) -> Recorded:
    entry = ledger.write(tender, kind=_ENTRY_OF[event.kind], amount=event.amount, external_id=event.entry_id)
    is_known = event.kind == EventKind.REFUNDED and _finish_refund(tender, event)
    if entry is None or event.kind not in _TAKES_MONEY_AWAY:
        return Recorded(entry)
    if event.kind == EventKind.REFUNDED and not is_known:
        _finish_overtaken(tender, event)
    return Recorded(entry, _decline_uncovered(tender))


def _finish_refund(tender: Tender, event: Event) -> bool:
    """Mark the refund that this event names as done, if it is one of ours."""
    own = tender.refunds.filter(reference=event.entry_id).exclude(status=RefundStatus.DECLINED)
    return bool(own.update(status=RefundStatus.DONE))


def _finish_overtaken(tender: Tender, event: Event) -> None:
    """Know our own refund by its amount: the event can overtake the answer that tells us its name."""
    promised = tender.refunds.filter(status=RefundStatus.ASKED, amount=event.amount.amount).order_by("pk")
    if _missing(tender) and (refund := promised.first()):
        refund.status, refund.reference = RefundStatus.DONE, event.entry_id
        refund.save(update_fields=["status", "reference"])


def _decline_uncovered(tender: Tender) -> tuple[Refund, ...]:
    """Call off promised refunds, the latest first, until the money that is left is enough for the others."""
    missing, declined = _missing(tender), []
    for refund in tender.refunds.filter(status=RefundStatus.ASKED).order_by("-pk"):
        if not missing:
            break
        missing = max(missing - refund.money, Money.zero(tender.currency))
        refund.status, refund.decline_reason = RefundStatus.DECLINED, DeclineReason.ALREADY_BACK
        refund.save(update_fields=["status", "decline_reason"])
        declined.append(refund)
    return tuple(declined)


def _missing(tender: Tender) -> Money:
    """How much more was promised back than there is."""
    return max(-selectors.refundable(tender), Money.zero(tender.currency))


def _record_refusal(tender: Tender, event: Event) -> Recorded:
    """A refund that its gateway does not carry out: said when it was asked, or days after it was promised."""
    if not event.entry_id:
        return Recorded()
    named = tender.refunds.filter(Q(reference=event.entry_id) | Q(key=event.entry_id))
    declined = tuple(named.exclude(status=RefundStatus.DONE).order_by("pk"))
    for refund in declined:
        if refund.status != RefundStatus.DECLINED:
            refund.status, refund.decline_reason = RefundStatus.DECLINED, event.reason or ""
            refund.save(update_fields=["status", "decline_reason"])
    return Recorded(declined=declined)


def _record_word(tender: Tender, event: Event) -> LedgerEntry | None:
    if event.kind == EventKind.CANCELLED and tender.status == TenderStatus.AUTHORISED:
        voidable = ledger.sums_of(tender.entries.all(), currency=tender.currency).authorised
        return ledger.write(tender, kind=EntryKind.VOID, amount=voidable, external_id=event.entry_id)
    if tender.status in _UNDECIDED and _STATUS_OF[event.kind] != tender.status:
        _set(tender, status=_STATUS_OF[event.kind], decline_reason=event.reason or "")
    return None


def _check_refund(tender: Tender, amount: Money) -> None:
    if amount.currency != tender.currency:
        raise NotTheTendersCurrencyError(currency=tender.currency, amount=amount)
    if amount <= Money.zero(amount.currency):
        raise NoAmountError(amount=amount)
    if amount > (refundable := selectors.refundable(tender)):
        raise RefundTooLargeError(amount=amount, refundable=refundable)


def _call_off(tender: Tender, result: Done) -> None:
    locked = lock_row(Tender.objects.all(), pk=tender.pk)
    if locked.status in _UNDECIDED:
        _set(locked, status=TenderStatus.CANCELLED)
    elif locked.status == TenderStatus.AUTHORISED:
        events.tell(locked, Done(result.reference, captured=locked.money), kind=EventKind.CANCELLED)


def _keep_refund(refund: Refund, result: Done | Declined | Pending) -> None:
    """Store what the gateway answered: what it did counts, even if the promise was called off meanwhile."""
    lock_row(Tender.objects.all(), pk=refund.tender_id)
    asked = Refund.objects.filter(pk=refund.pk, status=RefundStatus.ASKED)
    unfinished = Refund.objects.filter(pk=refund.pk, status__in=_UNFINISHED)
    match result:
        case Declined() if asked.update(status=RefundStatus.DECLINED, decline_reason=result.reason):
            logger.error("The gateway %s refused refund %s.", refund.tender.gateway, refund.pk)
            events.tell_refusal(refund, result)
        case Pending():
            unfinished.update(status=RefundStatus.PENDING, reference=result.reference)
        case Done() if unfinished.update(status=RefundStatus.DONE, reference=result.reference):
            events.tell(refund.tender, Done(result.reference, captured=refund.money), kind=EventKind.REFUNDED)
