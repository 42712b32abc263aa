import logging
from decimal import Decimal
from pathlib import Path

import pytest
from oscar.core.loading import get_class  # noqa: TID251  # what Oscar finds is the question

from shop.partner.importers import CatalogueImporter
from shop.partner.models import PriceChange, StockAdjustment, StockRecord
from shop.partner.tests.shelf import promised

pytestmark = pytest.mark.django_db


def run_import(path: Path, *, price: str, in_stock: str) -> StockRecord:
    path.write_text(
        f'"Parts","Boards","CL-1","Finch One","A board.","Bench","FINCH","{price}","{in_stock}"\n'
    )
    CatalogueImporter(logging.getLogger("import")).handle(str(path))
    record: StockRecord = StockRecord.objects.get(partner_sku="FINCH")
    return record


def test_is_the_one_that_oscar_finds() -> None:
    assert get_class("partner.importers", "CatalogueImporter") is CatalogueImporter


def test_makes_a_record_whose_stock_and_price_have_a_history(tmp_path: Path) -> None:
    record = run_import(tmp_path / "shop.csv", price="24.90", in_stock="5")

    assert (record.price, record.num_in_stock, record.num_allocated) == (Decimal("24.90"), 5, 0)
    assert PriceChange.objects.get().price == Decimal("24.90")
    assert StockAdjustment.objects.values_list("delta", "reason", "note").get() == (5, "counted", "import")


def test_adjusts_to_what_was_counted_and_keeps_what_is_promised(tmp_path: Path) -> None:
    promised(run_import(tmp_path / "shop.csv", price="24.90", in_stock="5"), 2)

    record = run_import(tmp_path / "shop.csv", price="19.90", in_stock="3")

    assert (record.price, record.num_in_stock, record.num_allocated) == (Decimal("19.90"), 3, 2)
    assert list(PriceChange.objects.order_by("pk").values_list("price", flat=True)) == [
        Decimal("24.90"),
        Decimal("19.90"),
    ]
    assert list(StockAdjustment.objects.order_by("pk").values_list("delta", flat=True)) == [5, -2]
