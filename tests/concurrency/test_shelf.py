"""Products that change while several put them on the shelf: its rows and its kept numbers stay exact."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from random import Random
from threading import Barrier, Event
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError, connection

from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.shelf import marking, terms
from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.models import Shelf, ShelfCount, ShelfTerm
from shop.catalogue.shelf.services import EVERYTHING
from shop.catalogue.tests.shelves import describe, filterable, make_product, make_variant
from shop.core import outbox
from shop.core.models import OutboxMessage
from shop.core.outbox import registry
from shop.core.tests.together import at_once, meet
from shop.partner import alerts, prices, stock
from shop.partner.exceptions import StockIsPromised
from shop.partner.models import AdjustmentReason, StockRecord

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

PEOPLE, CHANGES = 6, 15
COLOURS = ("Copper", "Ink", "Slate")


def deliver() -> None:
    while outbox.deliver().count:
        pass


def failures(answers: Iterable[Any]) -> list[Any]:
    """What was raised, and what is written down at rows of the outbox that did not go through."""
    errors = OutboxMessage.objects.exclude(last_error="").values_list("topic", "last_error")
    return [*(each for each in answers if isinstance(each, Exception)), *errors]


def total(facet: str = "") -> int:
    """How many products the shop has by the kept numbers: all of them, or those with a term of a facet."""
    which: dict[str, Any] = {"term__facet": facet} if facet else {"term_id": EVERYTHING}
    kept = ShelfCount.objects.filter(category=EVERYTHING, **which)
    return sum(kept.values_list("number", flat=True))


class Somebody:
    """Changes this and that, without asking whether somebody else has just deleted it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        often = (self.adjust_stock, self.set_price, self.show_or_hide, self.place, self.rename)
        seldom = (self.delete, self.add_variant, self.add_product, self.rename_category)
        self.changes: tuple[Callable[[], None], ...] = (*often * 3, *seldom)

    def work(self) -> None:
        for _change in range(CHANGES):
            self.unless_gone(self.random.choice(self.changes))

    def unless_gone(self, change: Callable[[], None]) -> None:
        try:
            change()
        except IntegrityError as error:
            if "catalogue_shelf" in str(error):
                raise
        except (ObjectDoesNotExist, IndexError, StockIsPromised):
            pass
        except DatabaseError as error:
            if type(error) is not DatabaseError:  # Django's own: there was no row to be saved any more
                raise

    def one(self, rows: Any) -> Any:
        return rows.get(pk=self.random.choice(list(rows.values_list("pk", flat=True))))

    def adjust_stock(self) -> None:
        record = self.one(StockRecord.objects)
        delta = -record.num_in_stock if record.num_in_stock else 5
        stock.adjust(record, delta=delta, reason=AdjustmentReason.COUNTED)

    def set_price(self) -> None:
        price = Decimal(self.random.choice(["5.00", "9.99", "24.90", "120.00"]))
        was = self.random.choice([None, price + 1])
        prices.set_price(self.one(StockRecord.objects), price=price, was_price=was)

    def show_or_hide(self) -> None:
        product = self.one(Product.objects)
        product.is_public = not product.is_public
        product.save(force_update=True)

    def rename(self) -> None:
        product = self.one(Product.objects)
        product.title = self.random.choice(["Robin", "Kite", "Swift"])
        product.save(force_update=True)

    def place(self) -> None:
        product = self.one(Product.objects.exclude(structure=Product.CHILD))
        change = self.random.choice([product.categories.add, product.categories.remove])
        change(self.one(Category.objects))

    def delete(self) -> None:
        self.one(Product.objects).delete()

    def add_variant(self) -> None:
        parent = self.one(Product.objects.filter(structure=Product.PARENT))
        make_variant(parent, colour=self.random.choice(COLOURS))

    def add_product(self) -> None:
        describe(make_product("Kite", category=self.one(Category.objects)), name="Material", value="Oak")

    def rename_category(self) -> None:
        category = self.one(Category.objects)
        category.name, category.slug = self.random.choice(["Bits", "Bobs", "Rest"]), ""
        category.save()


@pytest.fixture
def assortment() -> None:
    """Ten products in two of three categories, two of them with variants."""
    parts, sale = Category.add_root(name="Parts"), Category.add_root(name="Sale")
    boards, brand = parts.add_child(name="Boards"), Brand.objects.create(name="Ohmwind")
    for number in range(8):
        make_product(f"Finch {number}", category=(boards, sale)[number % 2], brand=brand)
    for title in ("Wren", "Heron"):
        parent = make_product(title, category=boards, structure=Product.PARENT)
        for colour in COLOURS:
            make_variant(parent, colour=colour)
    filterable("colour")
    deliver()


@pytest.fixture
def without_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows the shelf is another matter."""
    following = registry.of(marking.SHELVED_TOPIC)
    assert following is not None
    quiet = replace(following, function=lambda _message: None)
    monkeypatch.setitem(registry._handlers, marking.SHELVED_TOPIC, quiet)


@pytest.mark.slow
def test_is_true_after_many_have_changed_everything_at_once(assortment: None, without_search: None) -> None:
    are_done = [Event() for _one in range(PEOPLE)]

    def work(number: int) -> None:
        try:
            Somebody(number).work()
        finally:
            are_done[number].set()

    def until_all_are_done(job: Callable[[], Any]) -> None:
        while not all(done.is_set() for done in are_done):
            job()

    def refresh_some() -> None:
        shelf.refresh(list(Product.objects.order_by("?").values_list("pk", flat=True)[:4]))

    people = [partial(work, number) for number in range(PEOPLE)]
    beside = (outbox.deliver, outbox.deliver, refresh_some, lambda: list(shelf.faults()))
    answers = at_once(*people, *[partial(until_all_are_done, job) for job in beside])
    deliver()

    assert failures(answers) == []
    assert not OutboxMessage.objects.filter(delivered_at=None).exists()
    assert Shelf.objects.exists()
    assert list(shelf.faults()) == []


def unlocked(product_ids: Iterable[int]) -> list[int]:
    return sorted(product_ids)


def hide(*products: Product) -> None:
    """Without a word to anybody."""
    Product.objects.filter(pk__in=[product.pk for product in products]).update(is_public=False)


def take_off_twice(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Two find in the same moment that a product is not to be shown any more."""
    finch = make_product()
    deliver()
    hide(finch)
    both_have_read, write = Barrier(2), shelf._replace

    def write_later(*rows: Any) -> None:
        meet(both_have_read)
        write(*rows)

    monkeypatch.setattr(shelf, "_replace", write_later)
    return at_once(*[partial(shelf.refresh, [finch.pk])] * 2)


def test_counts_a_product_off_once_when_two_take_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = take_off_twice(monkeypatch)
    assert failures(answers) == []
    assert sum(bool(faults) for faults in answers) == 1  # the other one found nothing left to do
    assert (total(), list(shelf.faults())) == (0, [])


def test_counts_it_off_twice_without_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_locked", unlocked)
    take_off_twice(monkeypatch)
    # SQLite has no row locks; there one transaction is over before the other one begins.
    assert total() == {"postgresql": -1, "sqlite": 0}[connection.vendor]


@pytest.fixture
def leaving() -> list[Product]:
    """Two products of one brand that are on the shelf and are not to be."""
    brand = Brand.objects.create(name="Ohmwind")
    products = [make_product(title, brand=brand) for title in ("Finch", "Wren")]
    deliver()
    hide(*products)
    return products


def refresh_at_once(products: Iterable[Product]) -> list[Any]:
    return at_once(*[partial(shelf.refresh, [product.pk]) for product in products])


def test_loses_no_number_that_two_move(leaving: list[Product]) -> None:
    assert failures(refresh_at_once(leaving)) == []
    assert (total(), total("brand"), list(shelf.faults())) == (0, 0, [])


def test_loses_a_number_that_is_read_before_it_is_written(
    leaving: list[Product], monkeypatch: pytest.MonkeyPatch
) -> None:
    both_have_read = Barrier(2)

    def read_then_write(steps: Iterable[tuple[shelf.Key, int]]) -> None:
        for (currency, category, term), by in steps:
            row = ShelfCount.objects.get(currency=currency, category=category, term_id=term)
            meet(both_have_read)
            ShelfCount.objects.filter(pk=row.pk).update(number=row.number + by)

    monkeypatch.setattr(shelf, "_add", read_then_write)
    assert failures(refresh_at_once(leaving)) == []
    assert total() == {"postgresql": 1, "sqlite": 0}[connection.vendor]


def test_writes_a_new_term_once_when_two_come_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    brand = Brand.objects.create(name="Ohmwind")
    products = [make_product(title, brand=brand) for title in ("Finch", "Wren")]
    both_have_looked, look = Barrier(2), terms._known

    def look_first(wanted: Any) -> Any:
        known = look(wanted)
        meet(both_have_looked)
        return known

    monkeypatch.setattr(terms, "_known", look_first)
    answers = refresh_at_once(products)

    assert failures(answers) == []
    term = ShelfTerm.objects.get(facet="brand", ref=str(brand.pk))
    assert [term.pk in row.terms for row in Shelf.objects.order_by("pk")] == [True, True]
    assert (total(), total("brand"), list(shelf.faults())) == (2, 2, [])


def test_lets_a_product_be_deleted_while_its_stock_is_told(
    monkeypatch: pytest.MonkeyPatch, without_search: None
) -> None:
    """Both want the product and its stock record, so both have to take them in the same order."""
    finch = make_product()
    deliver()
    stock.adjust(StockRecord.objects.get(), delta=-5, reason=AdjustmentReason.LOST)
    both_are_half_way = Barrier(2)

    def then_meet(step: Callable[[int], None]) -> Callable[[int], None]:
        def stepping(key: int) -> None:
            step(key)
            meet(both_are_half_way)

        return stepping

    monkeypatch.setattr(alerts, "look_at", then_meet(alerts.look_at))
    monkeypatch.setattr(shelf, "take_off", then_meet(shelf.take_off))
    answers = at_once(outbox.deliver, finch.delete)
    deliver()

    assert failures(answers) == []
    assert (Product.objects.count(), Shelf.objects.count(), list(shelf.faults())) == (0, 0, [])
