"""Any movements in any order, told any number of times, over several tenders: the sums are those of a plain count."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from shop.core.money import Money
from shop.payment import ledger
from shop.payment.exceptions import EntryDiffersError, RefundTooLargeError, VoidTooLargeError
from shop.payment.ledger import PaymentStatus
from shop.payment.models import EntryKind, LedgerEntry, Tender
from shop.payment.tests.tenders import make_order, make_tender, write
from tests.properties.examples import at_most

pytestmark = pytest.mark.django_db

TENDERS = 3
BACK = (EntryKind.REFUND, EntryKind.CHARGEBACK)


@dataclass(frozen=True)
class Movement:
    tender: int
    kind: EntryKind
    cents: int
    external_id: str


movements = st.builds(
    Movement,
    tender=st.integers(0, TENDERS - 1),
    kind=st.sampled_from(EntryKind),
    cents=st.integers(1, 12) | st.integers(1, 10**13 - 1),
    external_id=st.sampled_from("abcdef"),
)


class Reckoning:
    """The same rules once more, on a dictionary of cents."""

    def __init__(self) -> None:
        self.cents: dict[tuple[int, EntryKind, str], int] = {}

    def total(self, tender: int, *kinds: EntryKind) -> int:
        return sum(cents for (of, kind, _id), cents in self.cents.items() if of == tender and kind in kinds)

    def taken(self, tender: int) -> int:
        return self.total(tender, EntryKind.CAPTURE)

    def promised(self, tender: int) -> int:
        left = self.total(tender, EntryKind.AUTHORISE) - self.total(tender, EntryKind.VOID)
        return max(left, self.taken(tender))

    def refusal(self, told: Movement) -> type[Exception] | None:
        known = self.cents.get((told.tender, told.kind, told.external_id))
        if known is not None:
            return None if known == told.cents else EntryDiffersError
        if told.kind in BACK and told.cents > self.taken(told.tender) - self.total(told.tender, *BACK):
            return RefundTooLargeError
        if told.kind is EntryKind.VOID and told.cents > self.promised(told.tender) - self.taken(told.tender):
            return VoidTooLargeError
        return None

    def note(self, told: Movement) -> bool:
        key = (told.tender, told.kind, told.external_id)
        is_new = key not in self.cents
        self.cents[key] = told.cents
        return is_new


def _tell(tender: Tender, told: Movement, reckoning: Reckoning) -> None:
    amount = Money.from_minor_units(told.cents, "EUR")
    if refusal := reckoning.refusal(told):
        with pytest.raises(refusal):
            write(tender, told.kind, amount, told.external_id)
    else:
        entry = write(tender, told.kind, amount, told.external_id)
        assert (entry is not None) is reckoning.note(told)


def _expected(reckoning: Reckoning, total: int) -> PaymentStatus:
    every = range(TENDERS)
    promised = sum(reckoning.promised(tender) for tender in every)
    back = sum(reckoning.total(tender, *BACK) for tender in every)
    held = sum(reckoning.taken(tender) for tender in every) - back
    if held >= total:
        return PaymentStatus.PAID
    if promised - back >= total:
        return PaymentStatus.AUTHORISED
    if back:
        return PaymentStatus.PART_REFUNDED if held else PaymentStatus.REFUNDED
    return PaymentStatus.UNPAID


class TestAnyMovements(TestCase):
    @settings(max_examples=at_most(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(told=st.lists(movements, max_size=25), total=st.integers(1, 40))
    def test_keep_the_sums_right(self, told: list[Movement], total: int) -> None:
        order = make_order()
        tenders = [make_tender(order) for _ in range(TENDERS)]
        reckoning = Reckoning()
        for movement in told:
            _tell(tenders[movement.tender], movement, reckoning)

        sums = ledger.sums(order.pk)
        every = range(TENDERS)
        assert sums.captured.minor_units == sum(reckoning.taken(tender) for tender in every)
        assert sums.refunded.minor_units == sum(reckoning.total(tender, *BACK) for tender in every)
        assert sums.authorised.minor_units == sum(reckoning.promised(tender) for tender in every)
        assert sums.refunded <= sums.captured <= sums.authorised
        assert LedgerEntry.objects.count() == len(reckoning.cents)
        assert ledger.status(sums, total=Money.from_minor_units(total, "EUR")) is _expected(reckoning, total)

    @settings(max_examples=at_most(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(data=st.data())
    def test_come_to_the_same_in_any_order_when_what_was_refused_is_told_again(
        self, data: st.DataObject
    ) -> None:
        """A payment authorised, taken in parts and partly given back; each told up to three times."""
        whole = [
            *[Movement(0, EntryKind.AUTHORISE, 100, "a"), Movement(0, EntryKind.CAPTURE, 60, "b")],
            *[Movement(0, EntryKind.CAPTURE, 25, "c"), Movement(0, EntryKind.VOID, 15, "d")],
            *[Movement(0, EntryKind.REFUND, 60, "e"), Movement(0, EntryKind.CHARGEBACK, 25, "f")],
        ]
        waiting = data.draw(
            st.permutations([*whole, *data.draw(st.lists(st.sampled_from(whole), max_size=12))])
        )
        tender = make_tender()
        while waiting:
            waiting = [told for told in waiting if not _fits(tender, told)]

        sums = ledger.sums(tender.order_id)
        assert [sums.authorised.minor_units, sums.captured.minor_units, sums.refunded.minor_units] == [85] * 3
        assert LedgerEntry.objects.count() == len(whole)
        assert Tender.objects.get().status == "refunded"


def _fits(tender: Tender, told: Movement) -> bool:
    try:
        write(tender, told.kind, Money.from_minor_units(told.cents, "EUR"), told.external_id)
    except (RefundTooLargeError, VoidTooLargeError):
        return False
    return True
