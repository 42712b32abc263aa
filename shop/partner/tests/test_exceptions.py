"""What people read when stock cannot be taken away."""

import pytest

from shop.partner import stock
from shop.partner.exceptions import StockIsPromised
from shop.partner.models import AdjustmentReason
from shop.partner.tests.shelf import counts, record_of


@pytest.mark.parametrize(
    ("in_stock", "lowest", "sentence"),
    [
        (5, 3, "Of the 5 of “Finch One” in stock 3 must stay: they are promised to orders."),
        (5, 1, "Of the 5 of “Finch One” in stock 1 must stay: it is promised to an order."),
        (5, 5, "All 5 of “Finch One” in stock must stay: they are promised to orders."),
        (1, 1, "The only one of “Finch One” in stock must stay: it is promised to an order."),
        (5, 0, "Only 5 of “Finch One” are in stock, so no more than that can be taken away."),
        (1, 0, "Only 1 of “Finch One” is in stock, so no more than that can be taken away."),
        (0, 0, "“Finch One” is not in stock, so none can be taken away."),
    ],
)
def test_speaks_of_promises_only_where_there_are_some(in_stock: int, lowest: int, sentence: str) -> None:
    assert str(StockIsPromised(title="Finch One", in_stock=in_stock, lowest=lowest)) == sentence


@pytest.mark.django_db
@pytest.mark.parametrize("in_stock", [0, None])
def test_takes_nothing_away_where_nothing_is(in_stock: int | None) -> None:
    record = record_of(num_in_stock=in_stock, backorder_limit=9)
    with pytest.raises(StockIsPromised, match="is not in stock, so none can be taken away"):
        stock.adjust(record, delta=-1, reason=AdjustmentReason.LOST)
    assert counts(record) == (in_stock, 0)
