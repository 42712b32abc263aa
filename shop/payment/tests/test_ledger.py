from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from shop.core.exceptions import FinalRowError
from shop.core.locking import NotInTransactionError
from shop.core.money import Money
from shop.payment import ledger
from shop.payment.exceptions import (
    EntryDiffersError,
    NoAmountError,
    NotTheTendersCurrencyError,
    RefundTooLargeError,
    VoidTooLargeError,
)
from shop.payment.ledger import PaymentStatus, Sums
from shop.payment.models import EntryKind, LedgerEntry, Tender
from shop.payment.tests.tenders import euros, make_order, make_tender, write

pytestmark = pytest.mark.django_db

AUTHORISE, CAPTURE, REFUND = EntryKind.AUTHORISE, EntryKind.CAPTURE, EntryKind.REFUND
VOID, CHARGEBACK = EntryKind.VOID, EntryKind.CHARGEBACK


def sums_of(authorised: int, captured: int, refunded: int) -> Sums:
    return Sums(authorised=euros(authorised), captured=euros(captured), refunded=euros(refunded))


def test_writes_an_entry_and_brings_the_tender_in_line() -> None:
    tender = make_tender()

    entry = write(tender, CAPTURE, euros("29.99"), "ch_1")

    assert entry is not None
    assert (entry.kind, entry.money, entry.external_id) == ("capture", euros("29.99"), "ch_1")
    assert tender.status == Tender.objects.get().status == "captured"
    assert ledger.sums(tender.order_id) == Sums(euros("29.99"), euros("29.99"), euros(0))


def test_counts_a_repeated_movement_once() -> None:
    tender = make_tender()
    write(tender, CAPTURE, euros(30))

    assert write(tender, CAPTURE, euros(30)) is None
    assert LedgerEntry.objects.count() == 1
    assert ledger.sums(tender.order_id) == sums_of(30, 30, 0)


def test_refuses_a_repeat_of_another_amount() -> None:
    tender = make_tender()
    write(tender, CAPTURE, euros(30))

    with pytest.raises(
        EntryDiffersError, match=r"“one” stands in the ledger with 30.00 EUR already, not with 29.00"
    ):
        write(tender, CAPTURE, euros(29))
    assert ledger.sums(tender.order_id) == sums_of(30, 30, 0)


def test_takes_the_same_id_for_another_kind_or_tender() -> None:
    order = make_order()
    first, second = make_tender(order), make_tender(order)
    write(first, AUTHORISE, euros(30))
    write(first, CAPTURE, euros(30))
    write(second, CAPTURE, euros(5))

    assert ledger.sums(order.pk) == sums_of(35, 35, 0)


@pytest.mark.parametrize("kind", [REFUND, CHARGEBACK])
def test_refuses_to_give_back_more_than_was_taken(kind: EntryKind) -> None:
    tender = make_tender()
    write(tender, CAPTURE, euros(30))
    write(tender, REFUND, euros(20), "first")

    with pytest.raises(RefundTooLargeError) as refusal:
        write(tender, kind, euros("10.01"), "second")
    assert refusal.value.facts == {"amount": euros("10.01"), "refundable": euros(10)}
    assert ledger.sums(tender.order_id) == sums_of(30, 30, 20)
    assert Tender.objects.get().status == "part_refunded"


def test_takes_a_refund_that_came_before_its_capture_once_it_comes_again() -> None:
    tender = make_tender()
    with pytest.raises(RefundTooLargeError):
        write(tender, REFUND, euros(30))
    assert (LedgerEntry.objects.count(), Tender.objects.get().status) == (0, "started")

    write(tender, CAPTURE, euros(30))
    write(tender, REFUND, euros(30))
    assert ledger.sums(tender.order_id) == sums_of(30, 30, 30)
    assert Tender.objects.get().status == "refunded"


def test_keeps_one_tender_from_refunding_what_another_took() -> None:
    order = make_order()
    first, second = make_tender(order), make_tender(order)
    write(first, CAPTURE, euros(30))

    with pytest.raises(RefundTooLargeError):
        write(second, REFUND, euros(1))
    assert ledger.sums(order.pk) == sums_of(30, 30, 0)


def test_gives_up_only_what_is_authorised_and_not_taken() -> None:
    tender = make_tender()
    write(tender, AUTHORISE, euros(30))
    write(tender, CAPTURE, euros(20))

    with pytest.raises(VoidTooLargeError) as refusal:
        write(tender, VOID, euros(11))
    assert refusal.value.voidable == euros(10)
    write(tender, VOID, euros(10))
    assert ledger.sums(tender.order_id) == sums_of(20, 20, 0)


@pytest.mark.parametrize("kind", list(EntryKind))
@pytest.mark.parametrize("amount", [0, -1])
def test_refuses_an_amount_that_cannot_move(kind: EntryKind, amount: int) -> None:
    tender = make_tender()
    write(tender, AUTHORISE, euros(30), "before")

    with pytest.raises(NoAmountError):
        write(tender, kind, euros(amount))
    assert LedgerEntry.objects.count() == 1


def test_refuses_another_currency() -> None:
    tender = make_tender()

    with pytest.raises(NotTheTendersCurrencyError):
        write(tender, CAPTURE, Money(Decimal(30), "CHF"))
    assert LedgerEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("amount", "currency"), [("99999999999.99", "EUR"), ("0.01", "EUR"), ("1234567.891", "KWD"), ("1", "JPY")]
)
def test_keeps_every_amount_exactly(amount: str, currency: str) -> None:
    money = Money(Decimal(amount), currency)
    tender = make_tender(make_order(euros(1)), amount=money)
    write(tender, CAPTURE, money, "a")

    assert Tender.objects.get().money == LedgerEntry.objects.get().money == money
    assert ledger.sums(tender.order_id).captured == money


def test_adds_cents_without_losing_any() -> None:
    tender = make_tender(amount=euros(100))
    for number in range(30):
        write(tender, CAPTURE, euros("0.10"), str(number))

    assert ledger.sums(tender.order_id).captured == euros(3)


def test_is_written_in_a_transaction_only() -> None:
    with pytest.raises(NotInTransactionError):
        ledger.write(make_tender(), kind=CAPTURE, amount=euros(30), external_id="one")
    assert LedgerEntry.objects.count() == 0


def test_changes_and_deletes_no_entry() -> None:
    entry = write(make_tender(), CAPTURE, euros(30))
    assert entry is not None
    entry.amount = Decimal(1)

    for attempt in (
        entry.save,
        entry.delete,
        LedgerEntry.objects.all().delete,
        lambda: LedgerEntry.objects.update(amount=1),
    ):
        with pytest.raises(FinalRowError):
            attempt()
    assert LedgerEntry.objects.get().money == euros(30)


def test_lets_the_database_hold_a_movement_once() -> None:
    entry = write(make_tender(), CAPTURE, euros(30))
    assert entry is not None

    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.create(
            tender=entry.tender, kind="capture", amount=30, currency="EUR", external_id="one"
        )
    assert LedgerEntry.objects.count() == 1


def test_sums_any_number_of_orders_and_tenders_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    orders = [make_order() for _ in range(3)]
    for order in orders[:2]:
        for tender in (make_tender(order), make_tender(order)):
            write(tender, CAPTURE, euros(10))
            write(tender, REFUND, euros(1))

    with django_assert_num_queries(1):
        found = ledger.sums_of_orders([order.pk for order in orders])
    assert list(found.values()) == [sums_of(20, 20, 2), sums_of(20, 20, 2), sums_of(0, 0, 0)]


@pytest.mark.parametrize(
    ("sums", "total", "expected"),
    [
        (sums_of(0, 0, 0), 100, PaymentStatus.UNPAID),
        (sums_of(0, 0, 0), 0, PaymentStatus.PAID),
        (sums_of(99, 0, 0), 100, PaymentStatus.UNPAID),
        (sums_of(100, 0, 0), 100, PaymentStatus.AUTHORISED),
        (sums_of(100, 80, 0), 100, PaymentStatus.AUTHORISED),
        (sums_of(80, 80, 0), 100, PaymentStatus.UNPAID),
        (sums_of(100, 100, 0), 100, PaymentStatus.PAID),
        (sums_of(120, 120, 0), 100, PaymentStatus.PAID),
        (sums_of(120, 120, 20), 100, PaymentStatus.PAID),
        (sums_of(100, 100, 1), 100, PaymentStatus.PART_REFUNDED),
        (sums_of(80, 80, 10), 100, PaymentStatus.PART_REFUNDED),
        (sums_of(100, 100, 100), 100, PaymentStatus.REFUNDED),
        (sums_of(100, 100, 100), 0, PaymentStatus.REFUNDED),
        (sums_of(200, 200, 100), 100, PaymentStatus.PAID),  # refunded, then paid anew
        (sums_of(200, 100, 100), 100, PaymentStatus.AUTHORISED),  # refunded, then authorised anew
    ],
)
def test_says_what_the_sums_mean(sums: Sums, total: int, expected: PaymentStatus) -> None:
    assert ledger.status(sums, total=euros(total)) is expected


def test_judges_an_order_without_entries_in_its_own_currency() -> None:
    order = make_order(Money(Decimal(5), "CHF"))

    assert ledger.status(ledger.sums(order.pk), total=Money(Decimal(5), "CHF")) is PaymentStatus.UNPAID


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([(AUTHORISE, 30)], "authorised"),
        ([(AUTHORISE, 30), (VOID, 30)], "cancelled"),
        ([(AUTHORISE, 30), (VOID, 30), (CAPTURE, 30)], "captured"),
        ([(AUTHORISE, 30), (CAPTURE, 10)], "captured"),
        ([(CAPTURE, 30), (REFUND, 10)], "part_refunded"),
        ([(CAPTURE, 30), (REFUND, 10), (CHARGEBACK, 20)], "refunded"),
    ],
)
def test_derives_the_status_of_a_tender(entries: list[tuple[EntryKind, int]], expected: str) -> None:
    tender = make_tender()
    for kind, amount in entries:
        write(tender, kind, euros(amount))

    assert Tender.objects.get().status == expected
