from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import transaction

from shop.core import audit, pagecache
from shop.core.locking import NotInTransactionError
from shop.core.models import OutboxMessage
from shop.partner import stock
from shop.partner.exceptions import (
    BackordersArePromised,
    InsufficientStock,
    NotHereYet,
    NothingToAdjust,
    NotReservedError,
    StockIsPromised,
    StockNotTracked,
    TooMany,
)
from shop.partner.models import StockAdjustment, StockRecord
from shop.partner.stock import AdjustmentReason, Want
from shop.partner.tests.shelf import counts, promised, record_of
from shop.users.models import User

pytestmark = pytest.mark.django_db


def events() -> list[dict[str, Any]]:
    return list(OutboxMessage.objects.filter(topic="stock.changed").values_list("payload", flat=True))


def in_transaction(move: Callable[..., None], wants: Iterable[Want], **more: Any) -> None:
    with transaction.atomic():
        move(wants, **more)


def test_reserves_what_is_there() -> None:
    record = record_of()

    in_transaction(stock.reserve, [Want(record.pk, 5)])

    assert counts(record) == (5, 5)
    assert events() == [{"record_id": record.pk, "product_id": record.product_id, "available": 0}]


def test_refuses_more_than_is_there_and_says_how_many_there_are() -> None:
    record = promised(record_of(), 2)

    with pytest.raises(InsufficientStock) as refusal:
        in_transaction(stock.reserve, [Want(record.pk, 4)])

    assert refusal.value.facts == {
        "record_id": record.pk,
        "product_id": record.product_id,
        "title": "Finch One",
        "requested": 4,
        "available": 3,
    }
    assert str(refusal.value) == "There are only 3 of “Finch One” left; you asked for 4."
    assert counts(record) == (5, 2)
    assert events() == []


@pytest.mark.parametrize(
    ("num_allocated", "sentence"),
    [
        (4, "There is only 1 of “Finch One” left; you asked for 2."),
        (5, "“Finch One” is sold out."),
    ],
)
def test_says_it_in_plain_words(num_allocated: int, sentence: str) -> None:
    record = promised(record_of(), num_allocated)

    with pytest.raises(InsufficientStock) as refusal:
        in_transaction(stock.reserve, [Want(record.pk, 2)])

    assert str(refusal.value) == sentence


@pytest.mark.parametrize("quantity", [10**9, 2**31, 2**63, 10**30])
def test_refuses_any_number_however_large(quantity: int) -> None:
    record = record_of()

    with pytest.raises(InsufficientStock, match="only 5"):
        in_transaction(stock.reserve, [Want(record.pk, quantity)])

    assert counts(record) == (5, 0)


@pytest.mark.parametrize("quantity", [0, -1])
def test_refuses_to_want_nothing(quantity: int) -> None:
    with pytest.raises(ValueError, match=f"Nobody can want {quantity} pieces"):
        Want(1, quantity)


def test_undoes_the_first_records_when_a_later_one_has_too_few_even_if_the_caller_goes_on() -> None:
    first, second, third = record_of("Finch"), record_of("Heron"), record_of("Lark")

    with transaction.atomic():
        with pytest.raises(InsufficientStock, match="Heron"):
            stock.reserve([Want(third.pk, 1), Want(second.pk, 6), Want(first.pk, 1)])
        StockRecord.objects.filter(pk=third.pk).update(low_stock_threshold=1)

    assert [counts(record) for record in (first, second, third)] == [(5, 0)] * 3
    assert events() == []


def test_adds_up_what_is_wanted_of_the_same_record_and_tells_once() -> None:
    record = record_of()

    in_transaction(stock.reserve, [Want(record.pk, 2), Want(record.pk, 3)])
    with pytest.raises(InsufficientStock):
        in_transaction(stock.reserve, [Want(record.pk, 1), Want(record.pk, 1)])

    assert counts(record) == (5, 5)
    assert len(events()) == 1


def test_sells_ahead_up_to_the_limit() -> None:
    record = record_of(num_in_stock=1, backorder_limit=2)

    in_transaction(stock.reserve, [Want(record.pk, 3)])
    with pytest.raises(InsufficientStock):
        in_transaction(stock.reserve, [Want(record.pk, 1)])

    assert counts(record) == (1, 3)


def test_passes_over_what_nobody_counts() -> None:
    download, part = record_of("Score", is_tracked=False, num_in_stock=None), record_of()
    wants = [Want(download.pk, 10**9), Want(part.pk, 1)]

    in_transaction(stock.reserve, wants)
    in_transaction(stock.release, wants)
    in_transaction(stock.restock, [Want(download.pk, 3)], reason=AdjustmentReason.RETURNED)

    assert counts(download) == (None, 0)
    assert {event["record_id"] for event in events()} == {part.pk}
    assert not StockAdjustment.objects.exists()


def test_still_gives_back_what_was_promised_before_counting_was_given_up() -> None:
    record = promised(record_of(), 2)
    record.product.product_class.track_stock = False
    record.product.product_class.save()

    in_transaction(stock.release, [Want(record.pk, 2)])

    assert counts(record) == (5, 0)


def test_has_none_of_a_record_that_was_never_counted() -> None:
    record = record_of(num_in_stock=None, backorder_limit=5)

    with pytest.raises(InsufficientStock, match="sold out"):
        in_transaction(stock.reserve, [Want(record.pk, 1)])

    assert stock.available(record) == 0


def test_releases_what_was_reserved() -> None:
    record = promised(record_of(), 3)

    in_transaction(stock.release, [Want(record.pk, 2)])

    assert counts(record) == (5, 1)
    assert events() == [{"record_id": record.pk, "product_id": record.product_id, "available": 4}]


def test_consumes_what_was_reserved() -> None:
    record = promised(record_of(), 3)

    in_transaction(stock.consume, [Want(record.pk, 2)])

    assert counts(record) == (3, 1)
    assert events() == [{"record_id": record.pk, "product_id": record.product_id, "available": 2}]


@pytest.mark.parametrize("move", [stock.release, stock.consume])
def test_refuses_to_give_up_more_than_was_reserved(move: Callable[..., None]) -> None:
    record = promised(record_of(), 1)

    with pytest.raises(NotReservedError, match=f"2 of stock record {record.pk} were never reserved: 1 are"):
        in_transaction(move, [Want(record.pk, 2)])

    assert counts(record) == (5, 1)
    assert events() == []


def test_refuses_to_send_what_is_not_here_yet() -> None:
    record = promised(record_of(num_in_stock=1, backorder_limit=2), 3)

    with pytest.raises(NotHereYet) as refusal:
        in_transaction(stock.consume, [Want(record.pk, 2)])

    assert str(refusal.value) == "2 of “Finch One” cannot be sent yet: only 1 are in stock."
    assert counts(record) == (1, 3)


def test_restocks_with_an_adjustment_each() -> None:
    first, second = record_of("Finch"), record_of("Heron", num_in_stock=None)

    in_transaction(stock.restock, [Want(second.pk, 1), Want(first.pk, 2)], reason=AdjustmentReason.RETURNED)

    assert [counts(record) for record in (first, second)] == [(7, 0), (1, 0)]
    rows = StockAdjustment.objects.order_by("pk").values_list("record", "delta", "reason", "in_stock_after")
    assert list(rows) == [(first.pk, 2, "returned", 7), (second.pk, 1, "returned", 1)]
    assert [event["available"] for event in events()] == [7, 1]


@pytest.mark.parametrize("move", [stock.reserve, stock.release, stock.consume])
def test_moves_nothing_outside_of_a_transaction(move: Callable[..., None]) -> None:
    record = promised(record_of(), 1)

    with pytest.raises(NotInTransactionError, match="stock would move without its order"):
        move([Want(record.pk, 1)])

    assert counts(record) == (5, 1)


def test_says_which_record_is_gone() -> None:
    record = record_of()

    with pytest.raises(StockRecord.DoesNotExist, match="There is no stock record 999999"):
        in_transaction(stock.reserve, [Want(record.pk, 1), Want(999999, 1)])

    assert counts(record) == (5, 0)


def test_does_nothing_for_nothing() -> None:
    in_transaction(stock.reserve, [])

    assert events() == []


@pytest.mark.parametrize("records", [1, 3, 20])
def test_asks_five_questions_and_one_for_each_record(records: int, django_assert_num_queries: Any) -> None:
    wants = [Want(record_of(f"Part {number}").pk, 1) for number in range(records)]

    # a savepoint and its release, the lock, the events, the pages; then for each the guarded update
    with transaction.atomic(), django_assert_num_queries(5 + records):
        stock.reserve(wants)


def test_drops_the_pages_of_the_product_and_of_its_parent() -> None:
    parent = record_of("Jumper wire").product
    parent.structure = parent.PARENT
    parent.save()
    variant = record_of("", parent=parent)
    names = [f"product:{variant.product_id}", f"product:{parent.pk}"]
    before = pagecache.versions(names)

    in_transaction(stock.reserve, [Want(variant.pk, 1)])

    assert pagecache.versions(names) == {name: before[name] + 1 for name in names}


def test_adjusts_with_a_reason_a_person_and_a_trail() -> None:
    bob = User.objects.create_user("bob@example.com")
    record = promised(record_of(), 2)

    adjustment = stock.adjust(
        record, delta=-3, reason=AdjustmentReason.DAMAGED, note="Fell off the shelf.", actor=bob
    )

    assert counts(record) == (2, 2)
    assert record.num_in_stock == 2
    stored = StockAdjustment.objects.get()
    assert stored == adjustment
    assert (stored.delta, stored.reason, stored.note) == (-3, "damaged", "Fell off the shelf.")
    assert (stored.actor, stored.in_stock_after) == (bob, 2)
    entry = audit.trail(record).get()
    assert (entry.action, entry.actor) == ("stock.adjusted", bob)
    assert entry.changes == {"num_in_stock": [5, 2], "reason": [None, "damaged"]}
    assert [event["available"] for event in events()] == [0]


def test_begins_to_count_with_an_adjustment() -> None:
    record = record_of(num_in_stock=None)

    stock.adjust(record, delta=4, reason=AdjustmentReason.COUNTED)

    assert counts(record) == (4, 0)


@pytest.mark.parametrize(("num_allocated", "backorder_limit", "lowest"), [(3, 0, 3), (3, 2, 1), (0, 9, 0)])
def test_never_adjusts_below_what_was_promised(num_allocated: int, backorder_limit: int, lowest: int) -> None:
    record = promised(record_of(backorder_limit=backorder_limit), num_allocated)

    with pytest.raises(StockIsPromised) as refusal:
        stock.adjust(record, delta=lowest - 6, reason=AdjustmentReason.LOST)

    assert refusal.value.facts == {"title": "Finch One", "in_stock": 5, "lowest": lowest}
    assert counts(record) == (5, num_allocated)
    assert not StockAdjustment.objects.exists()
    assert not audit.trail(record).exists()
    assert events() == []

    stock.adjust(record, delta=lowest - 5, reason=AdjustmentReason.LOST)
    assert counts(record) == (lowest, num_allocated)


def test_judges_by_what_is_stored_and_not_by_the_instance_at_hand() -> None:
    stale = record_of()
    promised(StockRecord.objects.get(pk=stale.pk), 5)

    with pytest.raises(StockIsPromised):
        stock.adjust(stale, delta=-1, reason=AdjustmentReason.LOST)

    assert counts(stale) == (5, 5)


@pytest.mark.parametrize("delta", [10**9, 2**31, 10**30])
def test_refuses_to_count_to_infinity(delta: int) -> None:
    record = record_of()

    with pytest.raises(TooMany, match="No more than 1000000000 of “Finch One” can be counted"):
        stock.adjust(record, delta=delta, reason=AdjustmentReason.RECEIVED)
    with pytest.raises((StockIsPromised, TooMany)):
        stock.adjust(record, delta=-delta, reason=AdjustmentReason.LOST)

    assert counts(record) == (5, 0)


def test_counts_as_far_as_it_can() -> None:
    record = record_of(backorder_limit=10**9)

    stock.adjust(record, delta=10**9 - 5, reason=AdjustmentReason.RECEIVED)
    in_transaction(stock.reserve, [Want(record.pk, 2 * 10**9)])

    assert counts(record) == (10**9, 2 * 10**9)


def test_refuses_to_adjust_by_nothing() -> None:
    record = record_of()

    with pytest.raises(NothingToAdjust, match="such as 5 or -2"):
        stock.adjust(record, delta=0, reason=AdjustmentReason.COUNTED)

    assert not StockAdjustment.objects.exists()


def test_refuses_to_adjust_what_nobody_counts() -> None:
    record = record_of("Score", is_tracked=False, num_in_stock=None)

    with pytest.raises(StockNotTracked, match="“Score” has no stock to change"):
        stock.adjust(record, delta=1, reason=AdjustmentReason.RECEIVED)

    assert counts(record) == (None, 0)


def test_limits_what_may_be_sold_ahead() -> None:
    record = promised(record_of(), 5)

    stock.limit_backorders(record, limit=3)

    assert record.backorder_limit == 3
    assert stock.available(record) == 3
    assert audit.trail(record).get().changes == {"backorder_limit": [0, 3]}
    assert [event["available"] for event in events()] == [3]


@pytest.mark.parametrize("limit", [1, 0, -1])
def test_refuses_to_allow_less_ahead_than_is_sold_already(limit: int) -> None:
    record = promised(record_of(backorder_limit=3), 7)

    with pytest.raises(BackordersArePromised, match="At least 2 of “Finch One” must stay allowed ahead"):
        stock.limit_backorders(record, limit=limit)

    record.refresh_from_db()
    assert record.backorder_limit == 3
    assert events() == []


def test_knows_what_is_available(django_assert_num_queries: Any) -> None:
    assert stock.available(promised(record_of(backorder_limit=2), 3)) == 4
    assert stock.available(record_of("Score", is_tracked=False)) is None
    record = record_of()
    product = record.product
    product.get_product_class()
    fresh = StockRecord.objects.get(pk=record.pk)

    with django_assert_num_queries(0):
        assert stock.available(fresh, product=product) == 5
