import ast
import itertools
from enum import StrEnum
from pathlib import Path

import pytest

from shop.order import states, wording
from shop.order.states import Counts, EventKind, FulfilmentStatus, OrderStatus, ReservationStatus
from shop.payment.statuses import PaymentStatus

# Written out once more by hand: the tables are compared with what was agreed, not with themselves.
ALLOWED: dict[type[StrEnum], set[tuple[str, str]]] = {
    OrderStatus: {
        ("pending", "open"),
        ("pending", "cancelled"),
        ("pending", "expired"),
        ("open", "complete"),
        ("open", "cancelled"),
        ("cancelled", "open"),
        ("expired", "open"),
    },
    FulfilmentStatus: {
        ("none", "part"),
        ("none", "shipped"),
        ("part", "shipped"),
        ("shipped", "delivered"),
        ("shipped", "returned"),
        ("delivered", "returned"),
    },
    ReservationStatus: {("none", "held"), ("held", "released"), ("released", "held")},
}
EVERY_PAIR = [(axis, old, new) for axis in ALLOWED for old, new in itertools.product(list(axis), repeat=2)]


@pytest.mark.parametrize(("axis", "old", "new"), EVERY_PAIR)
def test_allows_what_the_table_says_and_nothing_else(axis: type[StrEnum], old: StrEnum, new: StrEnum) -> None:
    assert states.can(old, new) is ((old.value, new.value) in ALLOWED[axis])


def test_knows_every_state_of_every_axis() -> None:
    assert set(states.ORDER_TRANSITIONS) == set(OrderStatus)
    assert set(states.FULFILMENT_TRANSITIONS) == set(FulfilmentStatus)
    assert set(states.RESERVATION_TRANSITIONS) == set(ReservationStatus)


def test_refuses_to_compare_states_of_two_axes() -> None:
    with pytest.raises(TypeError, match="not states of one axis"):
        states.can(OrderStatus.OPEN, FulfilmentStatus.SHIPPED)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(ordered=3), "none"),
        (Counts(ordered=3, cancelled=3), "none"),
        (Counts(ordered=3, shipped=1), "part"),
        (Counts(ordered=3, shipped=2, delivered=2), "part"),
        (Counts(ordered=3, shipped=2, cancelled=1), "shipped"),
        (Counts(ordered=3, shipped=3), "shipped"),
        (Counts(ordered=3, shipped=3, delivered=2), "shipped"),
        (Counts(ordered=3, shipped=3, delivered=3), "delivered"),
        (Counts(ordered=3, shipped=3, delivered=3, returned=1), "delivered"),
        (Counts(ordered=3, shipped=3, delivered=3, returned=3), "returned"),
        (Counts(ordered=3, shipped=3, returned=3), "returned"),
    ],
)
def test_reads_the_fulfilment_from_the_counters(counts: Counts, expected: str) -> None:
    assert states.fulfilment(counts) == expected


@pytest.mark.parametrize(
    ("payment", "fulfilment", "expected"),
    [
        ("paid", FulfilmentStatus.SHIPPED, True),
        ("paid", FulfilmentStatus.DELIVERED, True),
        ("part_refunded", FulfilmentStatus.SHIPPED, True),
        ("refunded", FulfilmentStatus.RETURNED, True),
        ("paid", FulfilmentStatus.PART, False),
        ("paid", FulfilmentStatus.NONE, False),
        ("authorised", FulfilmentStatus.SHIPPED, False),
        ("unpaid", FulfilmentStatus.SHIPPED, False),
    ],
)
def test_completes_what_is_sent_and_paid(payment: str, fulfilment: FulfilmentStatus, expected: bool) -> None:
    assert states.is_complete(payment, fulfilment) is expected


@pytest.mark.parametrize(
    ("order", "payment", "fulfilment", "expected"),
    [
        ("pending", "unpaid", "none", "awaiting_payment"),
        ("open", "paid", "none", "preparing"),
        ("open", "authorised", "none", "preparing"),
        ("open", "paid", "part", "part_shipped"),
        ("complete", "paid", "shipped", "shipped"),
        ("complete", "paid", "delivered", "delivered"),
        ("complete", "refunded", "returned", "returned"),
        ("open", "refunded", "none", "refunded"),
        ("cancelled", "unpaid", "none", "cancelled"),
        ("cancelled", "paid", "none", "cancelled_refund_due"),
        ("cancelled", "refunded", "none", "cancelled_refunded"),
        ("expired", "unpaid", "none", "expired"),
        ("expired", "part_refunded", "none", "expired_refund_due"),
        ("expired", "refunded", "none", "expired_refunded"),
    ],
)
def test_labels_the_three_axes_with_one_key(order: str, payment: str, fulfilment: str, expected: str) -> None:
    assert states.label(order, payment, fulfilment) == expected


def test_has_words_for_every_label_and_every_event() -> None:
    combinations = itertools.product(OrderStatus, PaymentStatus, FulfilmentStatus)
    used = {states.label(*(state.value for state in each)) for each in combinations}
    assert used == set(states.LABELS)
    assert all(wording.label_of(key) for key in states.LABELS)
    assert all(wording.event(kind, {}, amount="€1.00") for kind in EventKind)


def test_imports_nothing_of_django() -> None:
    """Nor does what it imports, so that the tables can be read and tried anywhere."""
    root = Path(states.__file__).parents[2]
    for path in (Path(states.__file__), root / "shop" / "payment" / "statuses.py"):
        tree = ast.parse(path.read_text())
        names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        names += [
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        ]
        assert not [name for name in names if name.startswith(("django", "oscar"))]
