from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from shop.partner.models import Partner, PriceChange, StockRecord, WrittenElsewhereError
from shop.partner.tests.shelf import counts, promised, record_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "impossible",
    [
        {"num_allocated": 6},
        {"num_allocated": 7, "backorder_limit": 1},
        {"num_allocated": -1},
        {"num_allocated": None},
        {"num_in_stock": -1},
        {"num_in_stock": None, "num_allocated": 1},
        {"num_in_stock": None, "num_allocated": 1, "backorder_limit": 1},
        {"num_in_stock": 10**9 + 1},
        {"backorder_limit": 10**9 + 1},
        {"price": Decimal("-0.01")},
        {"was_price": Decimal("24.90")},
        {"was_price": Decimal("9.90")},
        {"was_price": Decimal("9.90"), "price": None},
    ],
)
def test_is_kept_possible_by_the_database_itself(impossible: dict[str, Any]) -> None:
    record = record_of()

    with pytest.raises(IntegrityError), transaction.atomic():
        StockRecord.objects.filter(pk=record.pk).update(**impossible)

    assert counts(record) == (5, 0)


@pytest.mark.parametrize(
    "possible",
    [
        {"num_allocated": 5},
        {"num_allocated": 7, "backorder_limit": 2},
        {"num_in_stock": None},
        {"num_in_stock": None, "backorder_limit": 3},
        {"num_in_stock": 10**9, "backorder_limit": 10**9, "num_allocated": 2 * 10**9},
        {"price": None},
        {"price": Decimal(0)},
        {"was_price": Decimal("24.91")},
    ],
)
def test_lets_what_is_possible_be(possible: dict[str, Any]) -> None:
    record = record_of()

    StockRecord.objects.filter(pk=record.pk).update(**possible)

    assert StockRecord.objects.filter(pk=record.pk, **possible).exists()


def test_promises_nothing_at_first() -> None:
    assert record_of().num_allocated == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", Decimal("19.90")),
        ("price", None),
        ("was_price", Decimal("29.90")),
        ("price_currency", "CHF"),
        ("num_in_stock", 6),
        ("num_in_stock", None),
        ("num_allocated", 1),
        ("backorder_limit", 1),
    ],
)
def test_refuses_to_save_a_count_or_a_price_that_was_set_by_hand(field: str, value: object) -> None:
    record = record_of()
    before = StockRecord.objects.filter(pk=record.pk).values().get()
    setattr(record, field, value)

    with pytest.raises(WrittenElsewhereError, match=rf"^{field}: counts are changed by"):
        record.save()
    with pytest.raises(WrittenElsewhereError):
        record.save(update_fields=[field])

    assert StockRecord.objects.filter(pk=record.pk).values().get() == before
    assert PriceChange.objects.filter(record=record).count() == 1


def test_refuses_a_price_that_was_set_on_a_deferred_field() -> None:
    record = StockRecord.objects.defer("price").get(pk=record_of().pk)
    record.price = Decimal("19.90")

    with pytest.raises(WrittenElsewhereError, match="price"):
        record.save()


def test_saves_the_rest_and_leaves_counts_and_prices_as_they_have_become() -> None:
    stale = record_of()
    promised(StockRecord.objects.get(pk=stale.pk), 4)
    StockRecord.objects.filter(pk=stale.pk).update(price=Decimal("19.90"))
    stale.low_stock_threshold = 3

    stale.save()

    stored = StockRecord.objects.get(pk=stale.pk)
    assert (stored.num_allocated, stored.price, stored.low_stock_threshold) == (4, Decimal("19.90"), 3)


def test_saves_after_it_was_read_anew() -> None:
    record = record_of()
    promised(StockRecord.objects.get(pk=record.pk), 4)
    record.refresh_from_db()
    record.partner_sku = "FINCH-1"

    record.save()

    assert (record.num_allocated, counts(record)) == (4, (5, 4))
    assert StockRecord.objects.get(pk=record.pk).partner_sku == "FINCH-1"


def test_does_not_take_a_change_by_hand_for_read_when_another_field_was_read_anew() -> None:
    record = record_of()
    record.price = Decimal("19.90")
    record.refresh_from_db(fields=["num_allocated"])

    with pytest.raises(WrittenElsewhereError, match="price"):
        record.save()


def test_saves_only_the_fields_that_are_asked_for() -> None:
    record = record_of()
    record.low_stock_threshold, record.partner_sku = 3, "FINCH-1"

    record.save(update_fields=["partner_sku", "price"])

    stored = StockRecord.objects.get(pk=record.pk)
    assert (stored.partner_sku, stored.low_stock_threshold) == ("FINCH-1", None)


def test_writes_its_first_price_down() -> None:
    record = record_of(was_price=Decimal("29.90"))

    change = PriceChange.objects.get()
    assert (change.record, change.price, change.was_price) == (record, Decimal("24.90"), Decimal("29.90"))
    assert (change.currency, change.actor, change.reason) == ("EUR", None, "")


def test_writes_no_price_down_where_there_is_none() -> None:
    record_of(price=None)

    assert not PriceChange.objects.exists()


def test_is_not_made_when_its_price_cannot_be_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_fields: object) -> None:
        raise RuntimeError("full")

    monkeypatch.setattr(PriceChange.objects, "create", fail)

    with pytest.raises(RuntimeError, match="full"):
        record_of()

    assert not StockRecord.objects.exists()


@pytest.mark.parametrize("method", ["allocate", "consume_allocation", "cancel_allocation"])
def test_has_closed_oscars_unguarded_ways(method: str) -> None:
    record = promised(record_of(), 2)

    with pytest.raises(WrittenElsewhereError, match=r"shop\.partner\.stock"):
        getattr(record, method)(1)

    assert counts(record) == (5, 2)


def test_gives_the_same_first_record_always() -> None:
    first = record_of()
    other = Partner.objects.create(name="Loft")
    StockRecord.objects.create(product=first.product, partner=other, partner_sku="a", price=Decimal("1.00"))
    first.save()  # moves the row on PostgreSQL

    assert first.product.stockrecords.all()[0] == first
