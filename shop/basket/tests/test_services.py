from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from shop.basket import services
from shop.basket.exceptions import (
    BadQuantity,
    BasketFull,
    BasketNotOpen,
    InsufficientStock,
    NotForSale,
    UnknownLine,
    VariantNeeded,
)
from shop.basket.models import Basket
from shop.basket.tests.baskets import change_record, contents, filled, make_user
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, make_variant

pytestmark = pytest.mark.django_db


@dataclass
class Order:
    basket_id: int | None


def test_saves_a_new_basket_with_its_first_line() -> None:
    basket = Basket()
    line = services.add(basket, product=make_product(), quantity=2)
    assert (basket.pk, line.basket_id) == (Basket.objects.get().pk, basket.pk)
    assert contents() == [("Finch One", 2)]
    assert (line.price_incl_tax, line.price_excl_tax) == (Decimal("24.90"), Decimal("20.92"))
    assert line.tax_code == "standard"


def test_adds_to_the_line_of_the_same_product() -> None:
    finch = make_product()
    basket = filled(finch, quantity=2)
    services.add(basket, product=finch, quantity=3)
    assert contents() == [("Finch One", 5)]


def test_keeps_variants_apart() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    basket = filled(make_variant(shirt, title="Shirt S"), make_variant(shirt, title="Shirt M"))
    assert contents(basket) == [("Shirt S", 1), ("Shirt M", 1)]


@pytest.mark.parametrize("quantity", [0, -1, -(10**9)])
def test_refuses_a_quantity_below_one(quantity: int) -> None:
    basket = Basket()
    with pytest.raises(BadQuantity) as refusal:
        services.add(basket, product=make_product(), quantity=quantity)
    assert refusal.value.message == "Please write how many you would like: a whole number from 1 to 10000."
    assert (Basket.objects.count(), contents()) == (0, [])


def test_says_how_many_there_are() -> None:
    with pytest.raises(InsufficientStock) as refusal:
        services.add(Basket(), product=make_product(), quantity=10**9)
    assert refusal.value.message == "There are only 5 of “Finch One” in stock."
    assert contents() == []


def test_counts_what_the_basket_holds_already() -> None:
    finch = make_product()
    basket = filled(finch, quantity=4)
    with pytest.raises(InsufficientStock) as refusal:
        services.add(basket, product=finch, quantity=2)
    assert refusal.value.message == (
        "There are only 5 of “Finch One” in stock, and your basket holds 4 already."
    )
    assert (refusal.value.requested, refusal.value.available) == (6, 5)
    assert contents() == [("Finch One", 4)]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(0, "“Finch One” is sold out at the moment."), (1, "There is only 1 of “Finch One” in stock.")],
)
def test_has_words_for_none_and_one(number: int, sentence: str) -> None:
    finch = make_product()
    change_record(finch, num_in_stock=number)
    with pytest.raises(InsufficientStock) as refusal:
        services.add(Basket(), product=finch, quantity=2)
    assert refusal.value.message == sentence


def test_sells_what_is_promised_to_nobody() -> None:
    finch = make_product()
    change_record(finch, num_in_stock=5, num_allocated=4)
    with pytest.raises(InsufficientStock):
        services.add(Basket(), product=finch, quantity=2)
    assert services.add(Basket(), product=finch, quantity=1).quantity == 1


def test_bounds_what_one_order_takes_where_nobody_counts() -> None:
    book = make_product("E-book")
    type(book.product_class).objects.update(track_stock=False)
    basket = filled(Product.objects.get(), quantity=9_999)
    with pytest.raises(BasketFull) as refusal:
        services.add(basket, product=Product.objects.get(), quantity=2)
    assert refusal.value.message == (
        "One order takes at most 10000 pieces. Please write to us if you need more."
    )
    assert contents() == [("E-book", 9_999)]


@pytest.mark.parametrize("fields", [{"is_public": False}, {"archived_at": datetime(2030, 1, 1, tzinfo=UTC)}])
def test_refuses_a_product_that_is_not_sold(fields: dict[str, Any]) -> None:
    finch = make_product(**fields)
    with pytest.raises(NotForSale) as refusal:
        services.add(Basket(), product=finch)
    assert refusal.value.message == "“Finch One” cannot be bought at the moment."
    assert Basket.objects.count() == 0


def test_refuses_a_variant_whose_product_is_not_sold() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    small = make_variant(shirt, title="Shirt S")
    shirt.is_public = False
    shirt.save()
    with pytest.raises(NotForSale):
        services.add(Basket(), product=Product.objects.get(pk=small.pk))
    assert contents() == []


def test_asks_which_variant() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    with pytest.raises(VariantNeeded) as refusal:
        services.add(Basket(), product=shirt)
    assert refusal.value.message == "Please choose which “Shirt” you would like."


def test_refuses_a_product_without_a_price() -> None:
    finch = make_product()
    change_record(finch, price=None)
    with pytest.raises(NotForSale):
        services.add(Basket(), product=finch)
    assert contents() == []


def test_forgets_the_number_of_a_basket_that_was_not_saved() -> None:
    """Else the cookie would name a number that the next shopper's basket gets."""
    basket = Basket()
    with pytest.raises(BadQuantity):
        services.add(basket, product=make_product(), quantity=0)
    assert basket.pk is None
    services.add(basket, product=Product.objects.get(), quantity=1)
    assert contents(basket) == [("Finch One", 1)]


def test_gives_a_signed_in_shopper_one_basket() -> None:
    alice, finch = make_user(), make_product()
    first, second = Basket(owner=alice), Basket(owner=alice)
    services.add(first, product=finch)
    services.add(second, product=finch)
    assert first.pk == second.pk == Basket.objects.get().pk
    assert contents() == [("Finch One", 2)]


def test_sets_a_quantity_and_remembers_the_price_that_was_shown() -> None:
    finch = make_product()
    basket = filled(finch)
    change_record(finch, price=Decimal("19.90"))
    line = services.set_quantity(basket, line_id=basket.lines.get().pk, quantity=5)
    assert (line.quantity, line.price_incl_tax) == (5, Decimal("19.90"))
    assert contents() == [("Finch One", 5)]


def test_sets_no_more_than_there_are() -> None:
    basket = filled(make_product(), quantity=2)
    with pytest.raises(InsufficientStock) as refusal:
        services.set_quantity(basket, line_id=basket.lines.get().pk, quantity=6)
    assert refusal.value.message == "There are only 5 of “Finch One” in stock."
    assert contents() == [("Finch One", 2)]


def test_knows_only_lines_of_this_basket() -> None:
    alices, mallorys = filled(make_product(), quantity=2), filled(make_product("Wren"))
    line_id = alices.lines.get().pk
    with pytest.raises(UnknownLine):
        services.set_quantity(mallorys, line_id=line_id, quantity=1)
    with pytest.raises(UnknownLine):
        services.remove(mallorys, line_id=line_id)
    assert contents(alices) == [("Finch One", 2)]


def test_removes_a_line_and_tells_what_it_was() -> None:
    finch = make_product()
    basket = filled(finch, make_product("Wren"), quantity=3)
    removed = services.remove(basket, line_id=basket.lines.get(product=finch).pk)
    assert removed == services.Removed(product_id=finch.pk, title="Finch One", quantity=3)
    assert contents() == [("Wren", 3)]


def test_changes_no_basket_that_was_ordered() -> None:
    finch = make_product()
    basket = filled(finch)
    line_id = basket.lines.get().pk
    services.freeze_for(Order(basket.pk))
    for change in (
        lambda: services.add(basket, product=finch),
        lambda: services.set_quantity(basket, line_id=line_id, quantity=2),
        lambda: services.remove(basket, line_id=line_id),
        lambda: services.remove_code(basket, code="X"),
        lambda: services.apply_code(basket, code="X", user=AnonymousUser()),
    ):
        with pytest.raises(BasketNotOpen):
            change()
    assert contents() == [("Finch One", 1)]


def test_freezes_a_basket_once() -> None:
    basket = filled(make_product())
    services.freeze_for(Order(basket.pk))
    assert Basket.objects.get().status == Basket.FROZEN
    with pytest.raises(BasketNotOpen):
        services.freeze_for(Order(basket.pk))


def test_reopens_a_frozen_basket_as_it_was() -> None:
    basket = filled(make_product(), quantity=2)
    services.freeze_for(Order(basket.pk))
    basket = Basket.objects.get()
    for _twice in range(2):
        services.reopen(basket)
        assert (basket.status, Basket.objects.get().status) == (Basket.OPEN, Basket.OPEN)
    assert contents() == [("Finch One", 2)]


def test_reopens_no_basket_that_was_merged() -> None:
    basket = filled(make_product())
    Basket.objects.update(status=Basket.MERGED)
    services.reopen(Basket.objects.get())
    assert Basket.objects.get(pk=basket.pk).status == Basket.MERGED


def test_merges_with_the_larger_number_of_each() -> None:
    finch, wren = make_product(), make_product("Wren")
    into, other = filled(finch, quantity=2), filled(finch, wren, quantity=3)
    assert services.merge(into, other) == services.Merged(pieces=6, capped=())
    assert contents(into) == [("Finch One", 3), ("Wren", 3)]
    assert (contents(other), Basket.objects.get(pk=other.pk).status) == ([], Basket.MERGED)


def test_merges_no_more_than_there_are_and_says_so() -> None:
    finch = make_product()
    into, other = filled(finch, quantity=2), filled(finch, quantity=5)
    change_record(finch, num_in_stock=3)
    merged = services.merge(into, other)
    assert merged.capped == (services.Capped("Finch One", requested=5, available=3),)
    assert contents(into) == [("Finch One", 3)]


def test_keeps_what_is_sold_out_for_the_page_to_say_so() -> None:
    finch = make_product()
    other = filled(finch, quantity=2)
    change_record(finch, num_in_stock=0)
    into = Basket(owner=make_user())
    assert services.merge(into, other).capped == ()
    assert contents(into) == [("Finch One", 2)]


def test_merges_the_same_basket_once() -> None:
    finch = make_product()
    into, other = filled(finch, quantity=1), filled(finch, quantity=2)
    services.merge(into, other)
    assert services.merge(into, Basket.objects.get(pk=other.pk)) == services.Merged()
    assert contents(into) == [("Finch One", 2)]


def test_merges_into_no_basket_that_was_ordered() -> None:
    finch = make_product()
    into, other = filled(finch), filled(finch, quantity=2)
    services.freeze_for(Order(into.pk))
    with pytest.raises(BasketNotOpen), transaction.atomic():
        services.merge(into, other)
    assert (contents(into), contents(other)) == ([("Finch One", 1)], [("Finch One", 2)])
