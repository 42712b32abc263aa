"""What is done to many products at once keeps the history of prices and drops the pages that show them."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from shop.catalogue.models import Category
from shop.core import pagecache
from shop.dashboard.tests.staff import at_work, post, text_of, told
from shop.partner import prices
from shop.partner.models import PriceChange, StockRecord
from shop.partner.tests.shelf import record_of
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

PRODUCTS = "/dashboard/catalogue/"


@pytest.fixture
def mia() -> Client:
    return at_work(Role.MERCHANDISER, email="mia@example.com")


def confirm(client: Client, action: str, *records: StockRecord, **fields: Any) -> Any:
    """Choose the products in the list, then send the page that asks."""
    chosen = [record.product_id for record in records]
    page = post(client, PRODUCTS, action=action, selected_product=chosen)["Location"]
    partners = [record.partner_id for record in records][:1]
    return post(client, page, selected_products=chosen, partners=partners, **fields)


def costs(*records: StockRecord) -> list[tuple[Decimal | None, Decimal | None]]:
    for record in records:
        record.refresh_from_db()
    return [(record.price, record.was_price) for record in records]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"new_price": "9.90"}, ["9.90", "9.90"]),
        ({"increase_by_amount": "-10"}, ["14.90", "0.00"]),
        ({"increase_by_percentage": "10"}, ["27.39", "5.50"]),
    ],
)
def test_changes_the_prices_of_many_and_writes_each_down(
    asked: dict[str, str], expected: list[str], mia: Client
) -> None:
    finch, wire = record_of(), record_of("Wire", price=Decimal("5.00"))
    answer = confirm(mia, "set_product_price", finch, wire, **asked)
    assert answer["Location"] == PRODUCTS
    assert [str(price) for price, _was in costs(finch, wire)] == expected
    assert PriceChange.objects.filter(actor__email="mia@example.com").count() == 2
    assert "2 prices changed." in told(mia)


def test_changes_a_price_of_one_among_many(mia: Client) -> None:
    finch, wire = record_of(), record_of("Wire", price=Decimal("5.00"))
    confirm(mia, "set_product_price", finch, wire, **{f"price_{wire.product_id}": "6.00"})
    assert costs(finch, wire) == [(Decimal("24.90"), None), (Decimal("6.00"), None)]


def test_keeps_the_price_before_only_while_it_is_higher(mia: Client) -> None:
    finch, wire = record_of(), record_of("Wire")
    prices.set_price(finch, price=Decimal("10.00"), was_price=Decimal("11.00"))
    prices.set_price(wire, price=Decimal("10.00"), was_price=Decimal("20.00"))
    confirm(mia, "set_product_price", finch, wire, new_price="12.00")
    assert costs(finch, wire) == [(Decimal("12.00"), None), (Decimal("12.00"), Decimal("20.00"))]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"new_price": "99999999999"}, "less than or equal to 9999999999.99"),
        ({"increase_by_percentage": "100000"}, "less than or equal to 1000"),
        ({"new_price": "1", "increase_by_amount": "1"}, "Only one of new price"),
        ({}, "Enter at least one specific price"),
    ],
)
def test_says_why_it_changes_no_price(asked: dict[str, str], sentence: str, mia: Client) -> None:
    finch = record_of()
    answer = confirm(mia, "set_product_price", finch, **asked)
    assert sentence in text_of(answer)
    assert costs(finch) == [(Decimal("24.90"), None)]


def test_refuses_a_price_that_no_column_holds_as_a_whole(mia: Client) -> None:
    finch, dear = record_of(), record_of("Dear", price=Decimal("9000000000.00"))
    confirm(mia, "set_product_price", finch, dear, increase_by_percentage="50")
    assert "is no price" in told(mia)
    assert costs(finch, dear) == [(Decimal("24.90"), None), (Decimal("9000000000.00"), None)]


def test_takes_products_out_of_the_shop_and_drops_their_pages(mia: Client, monkeypatch: Any) -> None:
    finch, wire = record_of(), record_of("Wire")
    dropped: set[str] = set()
    monkeypatch.setattr(pagecache, "drop", lambda *names: dropped.update(names))
    confirm(mia, "make_products_non_public", finch, wire)
    finch.refresh_from_db()
    assert not finch.product.is_public
    assert {f"product:{finch.product_id}", f"product:{wire.product_id}", "catalogue"} <= dropped
    assert "2 are out of the shop now." in told(mia)
    confirm(mia, "make_products_public", finch)
    finch.product.refresh_from_db()
    assert finch.product.is_public


def test_hides_what_is_below_a_hidden_category(mia: Client) -> None:
    boards = Category.add_root(name="Boards")
    radio = boards.add_child(name="Radio")
    post(mia, f"{PRODUCTS}categories/", action="make_non_public", selected_category=[boards.pk])
    radio.refresh_from_db()
    assert not radio.ancestors_are_public
    assert not radio.is_browsable
