"""The migrations on a database that Oscar has written to before."""

import importlib
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from shop.partner.models import PriceChange
from shop.partner.tests.shelf import record_of

BEFORE = [("partner", "0007_partneraddress_code")]
MENDED = [
    # in stock, allocated, price as Oscar may have left them -> as they are afterwards
    ((5, None, "24.90"), (5, 0, "24.90")),
    ((5, 3, None), (5, 3, None)),
    ((5, 9, "24.90"), (5, 5, "24.90")),
    ((5, -2, "24.90"), (5, 0, "24.90")),
    ((None, None, "24.90"), (None, 0, "24.90")),
    ((None, 4, "24.90"), (None, 0, "24.90")),
    ((2_000_000_000, 1_500_000_000, "24.90"), (1_000_000_000, 1_000_000_000, "24.90")),
    ((5, 0, "-1.00"), (5, 0, None)),
]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_mend_what_the_constraints_would_refuse_and_begin_the_history_of_prices() -> None:
    products = [
        record.product_id for record in (record_of(f"Part {number}") for number in range(len(MENDED)))
    ]
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    _leave_as_oscar_did(executor.loader.project_state(BEFORE).apps, products)

    executor = MigrationExecutor(connection)
    executor.migrate(latest)

    records = apps.get_model("partner", "StockRecord").objects.order_by("pk")
    assert [
        (record.num_in_stock, record.num_allocated, None if record.price is None else str(record.price))
        for record in records
    ] == [after for _before, after in MENDED]
    with_price = [record.pk for record in records if record.price is not None]
    assert list(PriceChange.objects.order_by("record").values_list("record", flat=True)) == with_price
    assert set(PriceChange.objects.values_list("price", "currency")) == {(Decimal("24.90"), "EUR")}


def _leave_as_oscar_did(old: Any, products: list[int]) -> None:
    records = old.get_model("partner", "StockRecord").objects
    for product_id, ((in_stock, allocated, price), _after) in zip(products, MENDED, strict=True):
        records.filter(product_id=product_id).update(
            num_in_stock=in_stock, num_allocated=allocated, price=price
        )


@pytest.mark.django_db
def test_write_no_price_down_twice() -> None:
    record_of()

    class Editor:
        connection = connection

    importlib.import_module("shop.partner.migrations.0010_first_prices").write_down(apps, Editor())

    assert PriceChange.objects.count() == 1
