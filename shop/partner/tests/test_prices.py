from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from shop.core import clock, pagecache
from shop.partner import prices
from shop.partner.exceptions import BadPrice, WasPriceTooLow
from shop.partner.models import PriceChange, StockRecord
from shop.partner.prices import NewPrice
from shop.partner.tests.shelf import record_of
from shop.users.models import User

pytestmark = pytest.mark.django_db

MAY = datetime(2030, 5, 1, 12, tzinfo=UTC)


def stored(record: StockRecord) -> tuple[Decimal | None, Decimal | None]:
    kept: tuple[Decimal | None, Decimal | None] = StockRecord.objects.values_list("price", "was_price").get(
        pk=record.pk
    )
    return kept


def history(record: StockRecord) -> list[Decimal]:
    return list(PriceChange.objects.filter(record=record).order_by("pk").values_list("price", flat=True))


def test_sets_a_price_and_writes_it_down() -> None:
    bob = User.objects.create_user("bob@example.com")
    record = record_of()

    with clock.at(MAY):
        change = prices.set_price(
            record, price=Decimal("19.90"), was_price=Decimal("24.90"), reason="May sale", actor=bob
        )

    assert stored(record) == (Decimal("19.90"), Decimal("24.90"))
    assert (record.price, record.was_price) == (Decimal("19.90"), Decimal("24.90"))
    assert change is not None
    assert change == PriceChange.objects.filter(record=record).first()
    assert (change.price, change.was_price, change.currency) == (Decimal("19.90"), Decimal("24.90"), "EUR")
    assert (change.at, change.reason, change.actor) == (MAY, "May sale", bob)


def test_ends_a_reduction() -> None:
    record = record_of(was_price=Decimal("29.90"))

    prices.set_price(record, price=Decimal("24.90"))

    assert stored(record) == (Decimal("24.90"), None)
    assert PriceChange.objects.filter(record=record, was_price=None).count() == 1


def test_writes_nothing_down_when_nothing_changes() -> None:
    record = record_of()
    before = pagecache.versions([f"product:{record.product_id}"])

    assert prices.set_price(record, price=Decimal("24.9")) is None

    assert history(record) == [Decimal("24.90")]
    assert pagecache.versions([f"product:{record.product_id}"]) == before


@pytest.mark.parametrize("price", ["-0.01", "24.905", "NaN", "Infinity", "1E+10", "1E+40"])
def test_refuses_what_is_no_price(price: str) -> None:
    record = record_of()

    with pytest.raises(BadPrice, match=r"EUR is no price: write an amount from 0, such as 24\.90"):
        prices.set_price(record, price=Decimal(price))
    with pytest.raises((BadPrice, WasPriceTooLow)):
        prices.set_price(record, price=Decimal("9.90"), was_price=Decimal(price))

    assert stored(record) == (Decimal("24.90"), None)
    assert history(record) == [Decimal("24.90")]


@pytest.mark.parametrize("was_price", ["24.90", "9.90"])
def test_refuses_a_price_before_that_was_no_higher(was_price: str) -> None:
    record = record_of()

    with pytest.raises(WasPriceTooLow) as refusal:
        prices.set_price(record, price=Decimal("24.90"), was_price=Decimal(was_price))

    assert str(refusal.value) == f"The price before ({was_price}) must be higher than the price (24.90)."
    assert stored(record) == (Decimal("24.90"), None)


def test_may_give_something_away() -> None:
    record = record_of()

    prices.set_price(record, price=Decimal(0))

    assert stored(record) == (Decimal(0), None)


def test_drops_the_pages_of_the_product() -> None:
    record = record_of()
    tag = f"product:{record.product_id}"
    before = pagecache.versions([tag])[tag]

    prices.set_price(record, price=Decimal("19.90"))

    assert pagecache.versions([tag])[tag] == before + 1


def test_leaves_the_counts_as_they_have_become() -> None:
    record = record_of()
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=4)

    prices.set_price(record, price=Decimal("19.90"))

    assert StockRecord.objects.get(pk=record.pk).num_allocated == 4


def bulk_made(number: int) -> list[StockRecord]:
    example = record_of()
    more = [
        StockRecord(
            product=example.product,
            partner=example.partner,
            partner_sku=f"bulk-{index}",
            price=Decimal("5.00"),
            price_currency="EUR",
            num_in_stock=1,
        )
        for index in range(number)
    ]
    made: list[StockRecord] = StockRecord.objects.bulk_create(more)
    return made


def test_sets_many_and_begins_the_history_of_what_a_bulk_insert_made(django_assert_num_queries: Any) -> None:
    records = bulk_made(20)
    wanted = [NewPrice(record.pk, Decimal("5.00")) for record in records[:10]]
    wanted += [NewPrice(record.pk, Decimal("4.00"), Decimal("5.00")) for record in records[10:]]

    # a savepoint and its release; the lock, the histories, the update, the word of it and the insert; the pages
    with django_assert_num_queries(8):
        assert prices.set_prices(wanted, reason="seed") == 20

    assert [history(record) for record in records] == [[Decimal("5.00")]] * 10 + [[Decimal("4.00")]] * 10
    assert {stored(record) for record in records[10:]} == {(Decimal("4.00"), Decimal("5.00"))}


def test_changes_no_row_when_the_same_is_set_twice() -> None:
    wanted = [NewPrice(record.pk, Decimal("4.00")) for record in bulk_made(3)]
    prices.set_prices(wanted)
    before = list(PriceChange.objects.order_by("pk").values())

    assert prices.set_prices(wanted) == 0

    assert list(PriceChange.objects.order_by("pk").values()) == before


def test_sets_more_than_one_statement_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prices, "_AT_ONCE", 2)
    records = bulk_made(5)

    assert prices.set_prices(NewPrice(record.pk, Decimal("4.00")) for record in records) == 5

    assert {stored(record) for record in records} == {(Decimal("4.00"), None)}


def test_sets_all_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prices, "_AT_ONCE", 1)
    good, bad = bulk_made(2)

    with pytest.raises(BadPrice), transaction.atomic():
        prices.set_prices([NewPrice(good.pk, Decimal("4.00")), NewPrice(bad.pk, Decimal(-1))])
    with pytest.raises(StockRecord.DoesNotExist, match="999999"):
        prices.set_prices([NewPrice(good.pk, Decimal("4.00")), NewPrice(999999, Decimal("4.00"))])

    assert stored(good) == (Decimal("5.00"), None)
    assert history(good) == []


def priced_at(record: StockRecord, *steps: tuple[int, str]) -> None:
    """The record's history: after so many days it cost so much."""
    for day, price in steps:
        with clock.at(MAY + timedelta(days=day)):
            prices.set_price(record, price=Decimal(price))


def test_finds_the_least_that_was_asked_lately() -> None:
    with clock.at(MAY):
        record = record_of(price=Decimal("24.90"))
    priced_at(record, (10, "19.90"), (20, "29.90"), (60, "27.90"))

    with clock.at(MAY + timedelta(days=61)):
        assert prices.lowest_price_since(record) == Decimal("27.90")
        assert prices.lowest_price_since(record, days=50) == Decimal("19.90")
        assert prices.lowest_price_since(record, days=1) == Decimal("27.90")
    with clock.at(MAY + timedelta(days=40)):
        assert prices.lowest_price_since(record, days=20) == Decimal("29.90")
        assert prices.lowest_price_since(record) == Decimal("19.90")


def test_counts_the_price_with_which_the_days_began() -> None:
    with clock.at(MAY):
        record = record_of(price=Decimal("9.90"))
    priced_at(record, (5, "24.90"))

    with clock.at(MAY + timedelta(days=7)):
        assert prices.lowest_price_since(record, days=1) == Decimal("24.90")
        assert prices.lowest_price_since(record, days=2) == Decimal("24.90")
        assert prices.lowest_price_since(record, days=3) == Decimal("9.90")


def test_finds_the_least_before_a_reduction() -> None:
    with clock.at(MAY):
        record = record_of(price=Decimal("24.90"))
    priced_at(record, (10, "22.90"), (20, "24.90"), (30, "14.90"))

    reduced_at = MAY + timedelta(days=30)
    with clock.at(MAY + timedelta(days=35)):
        assert prices.lowest_price_since(record, before=reduced_at) == Decimal("22.90")
        assert prices.lowest_price_since(record) == Decimal("14.90")


def test_knows_no_least_of_what_had_no_price() -> None:
    assert prices.lowest_price_since(record_of(price=None)) is None
