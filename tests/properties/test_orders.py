"""Whatever happens to orders, in whatever order: stock, codes, money and states still agree with each other."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from shop.core import clock
from shop.core.exceptions import DomainError
from shop.core.money import Money
from shop.customer import services as customers
from shop.offer.models import ConditionalOffer, OfferUse
from shop.order import services, states
from shop.order.models import Line, Order, OrderDiscount, OrderEvent, Shipment
from shop.order.states import CancelReason, EventKind, FulfilmentStatus, OrderStatus, ReservationStatus
from shop.order.tests import purchases
from shop.partner import stock
from shop.partner.models import AdjustmentReason, StockAdjustment, StockRecord
from shop.partner.tests.shelf import record_of
from shop.payment.gateways.base import DeclineReason
from shop.payment.models import EntryKind, LedgerEntry, Refund, RefundStatus, Tender
from shop.payment.statuses import EventKind as MoneyEvent
from shop.users.models import User
from shop.voucher.models import Voucher, VoucherApplication
from tests.properties.examples import at_most

RECORDS, CODE_USES, OFFER_TIMES, TIMES_EACH = 3, 4, 9, 5
OFFER_BUDGET = Decimal("5.50")
any_one = st.integers(0, 50)  # of those that there are
SIGNED_IN = "Alice by her account"
guests = st.sampled_from(["alice@example.com", "Alice+bench@Example.com", "bob@example.com", SIGNED_IN])
pieces = st.integers(1, 3)
_ABOUT_REFUNDS = {MoneyEvent.REFUNDED, MoneyEvent.REFUND_DECLINED}
_WORDS = [kind for kind in MoneyEvent if kind not in _ABOUT_REFUNDS]
_REASONS = {True: None, False: DeclineReason.NOT_POSSIBLE}
_NEW = {"fulfilment_status": "none", "reservation": "held"}
_MOVES = {  # what the timeline tells, and the step that it is
    EventKind.CONFIRMED: OrderStatus.OPEN,
    EventKind.REOPENED: OrderStatus.OPEN,
    EventKind.CANCELLED: OrderStatus.CANCELLED,
    EventKind.EXPIRED: OrderStatus.EXPIRED,
    EventKind.COMPLETED: OrderStatus.COMPLETE,
}
_KEPT: tuple[Any, ...] = (
    *(StockRecord, StockAdjustment, Order, Line, OrderEvent, OrderDiscount, Shipment, Tender, LedgerEntry),
    *(Refund, Voucher, VoucherApplication, ConditionalOffer, OfferUse),
)
Row = dict[str, Any]
Books = dict[type[Model], list[Row]]


def read() -> Books:
    """Every row of every table that an order touches."""
    return {table: list(table._default_manager.all().order_by("pk").values()) for table in _KEPT}


def cents(rows: list[Row]) -> Counter[str]:
    """What these rows of the ledger say of each kind of movement."""
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row["kind"]] += int(row["amount"] * 100)
    return counted


def expected_payment(tenders: list[list[Row]], *, total: int) -> str:
    """From the ledger's rows of each tender alone, in plain arithmetic."""
    sums: Counter[str] = Counter()
    for moved in map(cents, tenders):
        promised = moved[EntryKind.AUTHORISE] - moved[EntryKind.VOID]
        sums["authorised"] += max(promised, moved[EntryKind.CAPTURE])
        sums["captured"] += moved[EntryKind.CAPTURE]
        sums["refunded"] += moved[EntryKind.REFUND] + moved[EntryKind.CHARGEBACK]
    held = sums["captured"] - sums["refunded"]
    if held >= total:
        return "paid"
    if sums["authorised"] - sums["refunded"] >= total:
        return "authorised"
    if sums["refunded"]:
        return "part_refunded" if held else "refunded"
    return "unpaid"


class OrderMachine(RuleBasedStateMachine):
    @initialize(here=st.lists(st.integers(3, 9), min_size=RECORDS, max_size=RECORDS))
    def open(self, here: list[int]) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.here = here
        self.records = [record_of(f"Part {number}", num_in_stock=held) for number, held in enumerate(here)]
        self.offer = purchases.offer_of(
            max_global_applications=OFFER_TIMES, max_user_applications=TIMES_EACH, max_discount=OFFER_BUDGET
        )
        self.voucher = purchases.voucher_of(self.offer, usage_limit=CODE_USES)
        self.alice = User.objects.create_user(purchases.ALICE)
        self.books = read()
        self.before: dict[int, Row] = {}
        self.told: list[tuple[Tender, Any]] = []
        self.begin()

    def begin(self) -> None:
        """One order waits for its money, one is paid, one is sent, one to be refunded: few would be by chance."""
        first = ({0: 1}, purchases.ALICE), ({0: 1, 1: 2}, SIGNED_IN), ({1: 1, 2: 2}, SIGNED_IN)
        for wanted, guest in first:
            self.place_one(wanted, times=1, is_coded=True, minutes=30, guest=guest)
        _waiting, paid, sent = Order.objects.order_by("pk")
        for order in (paid, sent):
            self.tell(purchases.tender_of(order), MoneyEvent.CAPTURED)
        services.ship(sent, lines={line.pk: line.quantity for line in sent.lines.all()})
        self.place_one({2: 1}, times=0, is_coded=False, minutes=30, guest=purchases.ALICE)
        off = Order.objects.latest("pk")
        self.tell(purchases.tender_of(off), MoneyEvent.CAPTURED)
        services.cancel(off, reason="Broken on the shelf")
        self.before = {row["id"]: row for row in read()[Order]}

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it; what is refused must have changed nothing."""
        before = read()
        try:
            with transaction.atomic():
                act()
        except DomainError:
            assert read() == before

    def one(self, table: Any, which: int, **likely: Any) -> Any:
        """One of the rows there are; more often than not one with which something can be done."""
        rows = self.books[table]
        fitting = [row for row in rows if likely.items() <= row.items()]
        if which % 4 and fitting:
            rows = fitting
        return table.objects.get(pk=rows[which % len(rows)]["id"]) if rows else None

    @rule(
        wanted=st.dictionaries(st.integers(0, RECORDS - 1), pieces, min_size=1),
        times=st.integers(0, 2),
        is_coded=st.booleans(),
        minutes=st.sampled_from([-1, 30]),
        guest=guests,
    )
    def place(self, wanted: dict[int, int], times: int, is_coded: bool, minutes: int, guest: str) -> None:
        self.place_one(wanted, times=times, is_coded=is_coded, minutes=minutes, guest=guest)

    def place_one(
        self, wanted: dict[int, int], *, times: int, is_coded: bool, minutes: int, guest: str
    ) -> None:
        off = purchases.euros("1.00") if times else None
        lines = [
            purchases.line_of(self.records[index], quantity=quantity, off=None if place else off)
            for place, (index, quantity) in enumerate(wanted.items())
        ]
        code = {"voucher_id": self.voucher.pk, "code": self.voucher.code} if is_coded else {}
        discount = [purchases.discount_of(self.offer.pk, off, times=times, **code)] if off else []
        until = clock.now() + timedelta(minutes=minutes)
        is_hers = guest == SIGNED_IN
        buyer = {"user": self.alice, "email": self.alice.email} if is_hers else {"email": guest}
        facts = {"discounts": tuple(discount), "expires_at": until, **buyer}
        self.attempt(lambda: purchases.place(*lines, **facts))

    @rule()
    def delete_the_account(self) -> None:
        """Not while an order of it waits for its money; whatever is counted outlives it."""
        own = [row for row in self.books[Order] if row["user_id"] == self.alice.pk]
        is_kept = any(row["status"] == OrderStatus.PENDING for row in own)
        self.attempt(lambda: customers.delete_account(self.alice))
        assert User.objects.filter(pk=self.alice.pk).exists() is is_kept
        if not is_kept:
            assert not Order.objects.exclude(user=None).exists()
            self.alice = User.objects.create_user(purchases.ALICE)

    @rule(which=any_one, share=st.sampled_from([1, 1, 2]))
    def pay(self, which: int, share: int) -> None:
        """All of it or half of it; in time, late, or twice."""
        if (order := self.one(Order, which, confirmed_at=None)) is not None:
            amount = Money.rounded(order.total.amount / share, "EUR")
            self.tell(purchases.tender_of(order, amount=amount), MoneyEvent.CAPTURED)

    @rule(which=any_one, is_new=st.booleans(), kind=st.sampled_from(_WORDS))
    def hear_of_a_payment(self, which: int, is_new: bool, kind: MoneyEvent) -> None:
        """Whatever a gateway may say, whether it fits or not."""
        tender = self.one(Tender, which)
        if is_new or tender is None:
            order = self.one(Order, which, confirmed_at=None)
            tender = purchases.tender_of(order) if order is not None else None
        if tender is not None:
            self.tell(tender, kind)

    @rule(which=any_one, share=st.sampled_from([1, 2, 3]))
    def charge_back(self, which: int, share: int) -> None:
        """The bank takes money back by itself: all or a part, more than once, promised to the buyer or not."""
        refund = self.one(Refund, which, status="asked") if which % 3 else None
        tender = refund.tender if refund is not None else self.one(Tender, which, status="captured")
        if tender is not None:
            amount = Money.rounded(tender.amount / share, "EUR")
            named = f"{tender.pk}-back-{len(self.told)}"
            self.tell(tender, MoneyEvent.CHARGED_BACK, amount=amount, external_id=named)

    def tell(self, tender: Tender, kind: MoneyEvent, **facts: Any) -> None:
        event = purchases.event_of(tender, kind, **{"external_id": f"{tender.pk}-{kind}", **facts})
        self.told.append((tender, event))
        self.attempt(lambda: services.record_money(tender, event))

    @precondition(lambda self: self.told)
    @rule(which=any_one)
    def hear_the_same_money_again(self, which: int) -> None:
        tender, event = self.told[which % len(self.told)]
        known = {(row["tender_id"], row["external_id"]) for row in self.books[LedgerEntry]}
        if (tender.pk, event.external_id) in known:
            services.record_money(Tender.objects.get(pk=tender.pk), event)
            assert read() == self.books

    @rule(which=any_one)
    def begin_a_refund(self, which: int) -> None:
        """A gateway that takes days has it; from now on it is the gateway's to say what becomes of it."""
        if (refund := self.one(Refund, which, status="asked")) is not None and refund.status == "asked":
            refund.status, refund.reference = RefundStatus.PENDING, f"refund-{refund.pk}"
            refund.save()

    @rule(which=any_one, is_done=st.sampled_from([True, True, False]))
    def end_a_refund(self, which: int, is_done: bool) -> None:
        """At once or after days: it is done, or it is refused."""
        refund = self.one(Refund, which, status="asked")
        if refund is not None and refund.status in {"asked", "pending"}:
            refund.reference = f"refund-{refund.pk}"
            refund.save()
            kind = MoneyEvent.REFUNDED if is_done else MoneyEvent.REFUND_DECLINED
            facts = {"amount": refund.money, "external_id": refund.reference, "reason": _REASONS[is_done]}
            event = purchases.event_of(refund.tender, kind, **facts)
            self.attempt(lambda: services.record_money(refund.tender, event))

    @rule(which=any_one, reason=st.sampled_from([*CancelReason, "Recalled by its maker"]))
    def cancel(self, which: int, reason: str) -> None:
        if (order := self.one(Order, which, fulfilment_status="none")) is not None:
            self.attempt(lambda: services.cancel(order, reason=reason))

    @rule(which=any_one)
    def expire(self, which: int) -> None:
        if (order := self.one(Order, which)) is not None:
            is_due = order.expires_at is not None and order.expires_at <= clock.now()
            is_due = is_due and order.state is OrderStatus.PENDING
            assert services.expire(order) is is_due

    @rule(which=any_one, quantity=pieces, is_whole=st.booleans())
    def ship(self, which: int, quantity: int, is_whole: bool) -> None:
        if (order := self.one(Order, which, status="open")) is not None:
            packed = {line.pk: line.num_to_ship if is_whole else quantity for line in order.lines.all()}
            self.attempt(lambda: services.ship(order, lines=packed))

    @rule(which=any_one)
    def deliver(self, which: int) -> None:
        if (shipment := self.one(Shipment, which, delivered_at=None)) is not None:
            self.attempt(lambda: services.deliver(shipment))

    @rule(which=any_one, quantity=pieces, is_sellable=st.booleans())
    def take_back(self, which: int, quantity: int, is_sellable: bool) -> None:
        if (line := self.one(Line, which, num_allocated=0)) is not None:
            sent = line.num_shipped - line.num_returned
            back = {line.pk: min(quantity, sent) or 1}
            self.attempt(lambda: services.take_back(line.order, lines=back, is_sellable=is_sellable))

    @rule(index=st.integers(0, RECORDS - 1), delta=st.integers(-4, 6))
    def adjust(self, index: int, delta: int) -> None:
        record = self.records[index]
        self.attempt(lambda: stock.adjust(record, delta=delta, reason=AdjustmentReason.COUNTED))

    @invariant()
    def holds(self) -> None:
        self.books = read()
        self.reserves_for_each_line_what_is_still_to_be_sent()
        self.loses_no_piece()
        self.counts_codes_and_offers_by_the_orders_that_hold_them()
        for order in self.books[Order]:
            self.says_what_the_ledger_says(order)
            self.moves_as_the_tables_allow(order)

    def reserves_for_each_line_what_is_still_to_be_sent(self) -> None:
        held = {row["id"] for row in self.books[Order] if row["reservation"] == ReservationStatus.HELD}
        promised: Counter[int] = Counter()
        for line in self.books[Line]:
            to_be_sent = line["quantity"] - line["num_shipped"] - line["num_cancelled"]
            assert line["num_allocated"] == (to_be_sent if line["order_id"] in held else 0)
            promised[line["stockrecord_id"]] += line["num_allocated"]
        for record in self.books[StockRecord]:
            assert record["num_allocated"] == promised[record["id"]] <= record["num_in_stock"]

    def loses_no_piece(self) -> None:
        for record, start in zip(self.books[StockRecord], self.here, strict=True):
            counted = self.sum_of(StockAdjustment, "delta", record_id=record["id"])
            sent = self.sum_of(Line, "num_shipped", stockrecord_id=record["id"])
            assert record["num_in_stock"] == start + counted - sent

    def counts_codes_and_offers_by_the_orders_that_hold_them(self) -> None:
        held = {row["id"] for row in self.books[Order] if row["reservation"] == ReservationStatus.HELD}
        used = [row for row in self.books[OrderDiscount] if row["order_id"] in held]
        times, coded = sum(row["frequency"] for row in used), [row for row in used if row["voucher_id"]]
        [offer], [voucher] = self.books[ConditionalOffer], self.books[Voucher]
        assert (offer["num_orders"], offer["num_applications"]) == (len(used), times)
        assert offer["total_discount"] == sum(row["amount"] for row in used)
        assert (len(self.books[OfferUse]), self.sum_of(OfferUse, "times")) == (len(used), times)
        assert voucher["num_orders"] == len(self.books[VoucherApplication]) == len(coded)
        assert times <= OFFER_TIMES
        assert offer["total_discount"] <= OFFER_BUDGET
        by_guest: Counter[str] = Counter()
        guest_of = {row["id"]: row["email"].lower().replace("+bench", "") for row in self.books[Order]}
        for row in used:
            by_guest[guest_of[row["order_id"]]] += row["frequency"]
        assert all(number <= TIMES_EACH for number in by_guest.values())
        assert len(coded) <= CODE_USES

    def says_what_the_ledger_says(self, order: Row) -> None:
        tenders = [row["id"] for row in self.books[Tender] if row["order_id"] == order["id"]]
        entries = {pk: [row for row in self.books[LedgerEntry] if row["tender_id"] == pk] for pk in tenders}
        total = int(order["total_incl_tax"] * 100)
        assert order["payment_status"] == expected_payment(list(entries.values()), total=total)
        kept = [self.kept(pk, entries=rows) for pk, rows in entries.items()]
        is_closed = order["status"] in {OrderStatus.CANCELLED, OrderStatus.EXPIRED}
        assert all(amount >= 0 for amount in kept)
        refused = sum(self.refunds(pk, decline_reason=DeclineReason.NOT_POSSIBLE) for pk in tenders)
        most = refused + (0 if is_closed else total)  # staff gives back another way what the gateway refused
        assert sum(kept) <= most, "money that nobody has promised to give back"

    def kept(self, tender_id: int, *, entries: list[Row]) -> int:
        """What of a payment is here to stay: taken, and neither given back nor promised back."""
        moved = cents(entries)
        left = moved[EntryKind.CAPTURE] - moved[EntryKind.REFUND] - moved[EntryKind.CHARGEBACK]
        assert left >= 0
        left = max(0, left - self.refunds(tender_id, status=RefundStatus.PENDING))  # out of the shop's hands
        left -= self.refunds(tender_id, status=RefundStatus.ASKED)
        assert left >= 0, "a promise for which there is no money"
        return left

    def refunds(self, tender_id: int, **of: Any) -> int:
        return int(self.sum_of(Refund, "amount", tender_id=tender_id, **of) * 100)

    def moves_as_the_tables_allow(self, order: Row) -> None:
        state = OrderStatus.PENDING
        for event in self.books[OrderEvent]:
            moved = _MOVES.get(EventKind(event["kind"])) if event["order_id"] == order["id"] else None
            if moved is not None:
                assert states.can(state, moved)
                state = moved
        assert order["status"] == state
        old = self.before.get(order["id"], _NEW)
        for axis, name in ((FulfilmentStatus, "fulfilment_status"), (ReservationStatus, "reservation")):
            assert old[name] == order[name] or states.can(axis(old[name]), axis(order[name]))
        self.before[order["id"]] = order

    def sum_of(self, table: type[Model], column: str, **of: Any) -> int:
        return sum(row[column] for row in self.books[table] if of.items() <= row.items())


@pytest.mark.django_db
def test_holds_whatever_happens() -> None:
    run(
        OrderMachine,
        settings=settings(
            max_examples=at_most(15),
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
