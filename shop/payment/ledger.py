"""The one account of an order's money: entries are added once, sums and status are read from them.

Gateways tell the same movement twice, and sometimes a refund before its capture. A repeat changes nothing; what does
not fit yet is refused, and whoever brought it brings it again.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from shop.core.locking import lock_row
from shop.core.money import Money
from shop.payment.exceptions import (
    EntryDiffersError,
    NoAmountError,
    NotTheTendersCurrencyError,
    RefundTooLargeError,
    VoidTooLargeError,
)
from shop.payment.models import EntryKind, LedgerEntry, Tender, TenderStatus
from shop.payment.statuses import PaymentStatus

__all__ = ["PaymentStatus", "Sums", "status", "sums", "sums_of", "sums_of_orders", "write"]


@dataclass(frozen=True)
class Sums:
    """What was promised or taken, what was taken, and what of that was given back."""

    authorised: Money
    captured: Money
    refunded: Money

    @property
    def held(self) -> Money:
        return self.captured - self.refunded

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            authorised=self.authorised + other.authorised,
            captured=self.captured + other.captured,
            refunded=self.refunded + other.refunded,
        )


def write(tender: Tender, *, kind: EntryKind, amount: Money, external_id: str) -> LedgerEntry | None:
    """Add a movement and bring the tender's status in line; None if it stands there already.

    Takes the lock on the tender's row until the commit.
    """
    locked = lock_row(Tender.objects.all(), pk=tender.pk)
    entries = list(LedgerEntry.objects.filter(tender_id=tender.pk))
    if _is_repeated(entries, kind=kind, amount=amount, external_id=external_id):
        return None
    _check_fits(locked, entries, kind=kind, amount=amount)
    entry = LedgerEntry.objects.create(
        tender=locked, kind=kind, amount=amount.amount, currency=amount.currency, external_id=external_id
    )
    _bring_in_line(locked, [*entries, entry])
    tender.status = locked.status
    return entry


def sums(order_id: int) -> Sums:
    """The sums over all tenders of an order; one query."""
    return sums_of_orders([order_id])[order_id]


def sums_of_orders(order_ids: Iterable[int]) -> dict[int, Sums]:
    """The sums of several orders; one query."""
    by_tender: dict[tuple[int, int], list[LedgerEntry]] = defaultdict(list)
    wanted = list(order_ids)
    for entry in LedgerEntry.objects.filter(tender__order_id__in=wanted).select_related("tender"):
        by_tender[entry.tender.order_id, entry.tender_id].append(entry)
    totals: dict[int, Sums] = {}
    for (order_id, _tender), entries in by_tender.items():
        own = sums_of(entries, currency=entries[0].currency)
        totals[order_id] = totals[order_id] + own if order_id in totals else own
    nothing = sums_of([], currency=settings.OSCAR_DEFAULT_CURRENCY)
    return {order_id: totals.get(order_id, nothing) for order_id in wanted}


def status(sums: Sums, *, total: Money) -> PaymentStatus:
    """What these sums mean for an order of this total; one of nothing is paid from the start.

    Money given back and paid anew is paid: what counts is what the shop holds.
    """
    if not sums.authorised:
        return PaymentStatus.UNPAID if total else PaymentStatus.PAID
    if sums.held and sums.held >= total:
        return PaymentStatus.PAID
    if sums.authorised > sums.refunded and sums.authorised - sums.refunded >= total:
        return PaymentStatus.AUTHORISED
    if sums.refunded:
        return PaymentStatus.PART_REFUNDED if sums.held else PaymentStatus.REFUNDED
    return PaymentStatus.UNPAID


def _is_repeated(entries: list[LedgerEntry], *, kind: EntryKind, amount: Money, external_id: str) -> bool:
    for entry in entries:
        if (entry.kind, entry.external_id) == (kind, external_id):
            if entry.money != amount:
                raise EntryDiffersError(external_id=external_id, written=entry.money, amount=amount)
            return True
    return False


def _check_fits(tender: Tender, entries: list[LedgerEntry], *, kind: EntryKind, amount: Money) -> None:
    if amount.currency != tender.currency:
        raise NotTheTendersCurrencyError(currency=tender.currency, amount=amount)
    if amount <= Money.zero(amount.currency):
        raise NoAmountError(amount=amount)
    before = sums_of(entries, currency=tender.currency)
    if kind in {EntryKind.REFUND, EntryKind.CHARGEBACK} and amount > before.held:
        raise RefundTooLargeError(amount=amount, refundable=before.held)
    if kind == EntryKind.VOID and amount > (voidable := before.authorised - before.captured):
        raise VoidTooLargeError(amount=amount, voidable=voidable)


def sums_of(entries: Iterable[LedgerEntry], *, currency: str) -> Sums:
    """The sums of the entries of one tender. A capture without an authorisation before it is its own."""
    by_kind = dict.fromkeys(EntryKind, Money.zero(currency))
    for entry in entries:  # in Python: SQLite would add up floats
        by_kind[EntryKind(entry.kind)] += entry.money
    captured = by_kind[EntryKind.CAPTURE]
    return Sums(
        authorised=max(by_kind[EntryKind.AUTHORISE] - by_kind[EntryKind.VOID], captured),
        captured=captured,
        refunded=by_kind[EntryKind.REFUND] + by_kind[EntryKind.CHARGEBACK],
    )


def _bring_in_line(tender: Tender, entries: list[LedgerEntry]) -> None:
    tender.status = _status_of(sums_of(entries, currency=tender.currency))
    tender.save(update_fields=["status"])


def _status_of(sums: Sums) -> TenderStatus:
    if sums.refunded:
        return TenderStatus.PART_REFUNDED if sums.held else TenderStatus.REFUNDED
    if sums.captured:
        return TenderStatus.CAPTURED
    return TenderStatus.AUTHORISED if sums.authorised else TenderStatus.CANCELLED
