"""Two tabs of one shopper, on whatever database is asked."""

from contextlib import nullcontext
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest

from shop.basket import services
from shop.basket.exceptions import BasketNotOpen, InsufficientStock
from shop.basket.models import Basket
from shop.basket.tests.baskets import contents, filled, make_user
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.core.tests.together import at_once, meet

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def add(basket_id: int, product_id: int, quantity: int = 1) -> Any:
    basket = Basket.objects.get(pk=basket_id)
    return services.add(basket, product=Product.objects.get(pk=product_id), quantity=quantity).quantity


def test_keeps_one_line_with_the_right_quantity() -> None:
    wren, finch = make_product("Wren"), make_product()
    basket = filled(wren)
    results = at_once(*[lambda: add(basket.pk, finch.pk) for _ in range(4)])
    assert sorted(results) == [1, 2, 3, 4]
    assert contents(basket) == [("Wren", 1), ("Finch One", 4)]


def test_puts_no_more_in_than_there_are() -> None:
    finch = make_product()
    basket = filled(finch)
    results = at_once(*[lambda: add(basket.pk, finch.pk, 2) for _ in range(4)])
    assert sorted(result for result in results if isinstance(result, int)) == [3, 5]
    assert [type(result) for result in results if not isinstance(result, int)] == [InsufficientStock] * 2
    assert contents(basket) == [("Finch One", 5)]


def test_begins_one_basket_for_a_signed_in_shopper() -> None:
    alice, finch = make_user(), make_product()

    def begin() -> Any:
        return services.add(Basket(owner_id=alice.pk), product=Product.objects.get(pk=finch.pk)).quantity

    assert sorted(at_once(*[begin] * 4)) == [1, 2, 3, 4]
    assert (Basket.objects.count(), contents()) == (1, [("Finch One", 4)])


def test_merges_one_basket_once() -> None:
    finch = make_product()
    guests = filled(finch, quantity=2)
    alice = make_user()

    def merge() -> Any:
        return services.merge(Basket(owner_id=alice.pk), Basket.objects.get(pk=guests.pk)).pieces

    assert sorted(at_once(*[merge] * 3)) == [0, 0, 2]
    assert contents() == [("Finch One", 2)]
    assert Basket.open.get().owner_id == alice.pk


def test_changes_nothing_that_is_ordered_at_the_same_moment() -> None:
    finch = make_product()
    basket = filled(finch)
    order = type("Order", (), {"basket_id": basket.pk})()
    results = at_once(lambda: services.freeze_for(order), lambda: add(basket.pk, finch.pk))
    was_first = contents(basket) == [("Finch One", 2)]
    assert [type(each) for each in results] == [type(None), int if was_first else BasketNotOpen]
    assert Basket.objects.get().status == Basket.FROZEN


def let_both_read_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold each of two threads between its reading and its writing until the other one is there, too."""
    check, both_have_read = services._check, Barrier(2)

    def slow_check(*args: Any, **kwargs: Any) -> None:
        check(*args, **kwargs)
        meet(both_have_read)

    monkeypatch.setattr(services, "_check", slow_check)


def test_loses_no_piece_between_reading_and_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    finch = make_product()
    basket = filled(finch)
    let_both_read_first(monkeypatch)
    assert sorted(at_once(*[lambda: add(basket.pk, finch.pk)] * 2)) == [2, 3]
    assert contents(basket) == [("Finch One", 3)]


def test_would_lose_a_piece_without_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the same two, with neither a lock nor a transaction to keep them apart."""
    finch = make_product()
    basket = filled(finch)
    let_both_read_first(monkeypatch)
    monkeypatch.setattr(services, "transaction", SimpleNamespace(atomic=nullcontext))
    monkeypatch.setattr(services, "lock_row", lambda baskets, **lookup: baskets.get(**lookup))
    assert at_once(*[lambda: add(basket.pk, finch.pk)] * 2) == [2, 2]
    assert contents(basket) == [("Finch One", 2)]
