"""Whatever happens to products, prices, stock, categories and offers: once the outbox is empty, the shelf is true."""

from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from shop.catalogue.models import Brand, Category, Product, ProductAttribute
from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.models import Shelf
from shop.catalogue.tests.shelves import describe, make_product, make_variant
from shop.core.models import OutboxMessage
from shop.core.outbox import registry
from shop.core.outbox.registry import Message
from shop.offer.models import ConditionalOffer
from shop.offer.tests.till import make_offer
from shop.partner import prices, stock
from shop.partner.models import AdjustmentReason, StockRecord

TOPICS = ("shelf.stale", "shelf.walk", "stock.changed", "prices.changed", "offers.changed")


def deliver_here() -> None:
    """Hand on what waits for this database, within the transaction that a whole example is undone with."""
    while waiting := list(OutboxMessage.objects.filter(topic__in=TOPICS).order_by("created_at")[:50]):
        for row in waiting:
            handler = registry.of(row.topic)
            assert handler is not None
            handler.function(Message(row.id, row.topic, row.payload, attempt=1, created_at=row.created_at))
            row.delete()


pick = st.integers(0, 7)
amounts = st.sampled_from(["5.00", "9.99", "10.00", "24.90", "120.00"])


class ShelfMachine(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.parts = Category.add_root(name="Parts")
        self.boards = self.parts.add_child(name="Boards")
        self.sale = Category.add_root(name="Sale")
        make_product("Finch", category=Category.objects.get(pk=self.boards.pk))
        wren = make_product("Wren", category=Category.objects.get(pk=self.sale.pk), structure=Product.PARENT)
        make_variant(wren, price="12.00", in_stock=2, colour="Copper")
        make_variant(wren, price="9.00", in_stock=0, colour="Ink")

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def one(self, rows: Any, index: int) -> Any:
        found = list(rows.order_by("pk"))
        return found[index % len(found)] if found else None

    @rule(title=st.sampled_from(["Robin", "Äpfel", "robin"]), is_in_boards=st.booleans())
    def add_product(self, title: str, is_in_boards: bool) -> None:
        category = Category.objects.get(pk=(self.boards if is_in_boards else self.sale).pk)
        describe(make_product(title, category=category), name="Material", value=f"{title} wood")

    @rule(index=pick, price=amounts, is_reduced=st.booleans())
    def set_price(self, index: int, price: str, is_reduced: bool) -> None:
        if record := self.one(StockRecord.objects, index):
            was = Decimal(price) + 1 if is_reduced else None
            prices.set_price(record, price=Decimal(price), was_price=was)

    @rule(index=pick, delta=st.integers(-3, 3).filter(bool))
    def adjust_stock(self, index: int, delta: int) -> None:
        record = self.one(StockRecord.objects, index)
        if record and (record.num_in_stock or 0) + delta >= 0:
            stock.adjust(record, delta=delta, reason=AdjustmentReason.COUNTED)

    @rule(index=pick, is_public=st.booleans())
    def show_or_hide(self, index: int, is_public: bool) -> None:
        if product := self.one(Product.objects, index):
            product.is_public = is_public
            product.save()

    @rule(index=pick)
    def delete(self, index: int) -> None:
        if product := self.one(Product.objects, index):
            product.delete()

    @rule(index=pick, is_in_sale=st.booleans())
    def put_into_category(self, index: int, is_in_sale: bool) -> None:
        if product := self.one(Product.objects.exclude(structure=Product.CHILD), index):
            category = Category.objects.get(pk=(self.sale if is_in_sale else self.boards).pk)
            change = product.categories.add if index % 2 else product.categories.remove
            change(category)

    @rule(name=st.sampled_from(["Boards", "Planks"]), is_public=st.booleans())
    def change_category(self, name: str, is_public: bool) -> None:
        category = Category.objects.get(pk=self.boards.pk)
        category.name, category.slug, category.is_public = name, "", is_public
        category.save()
        category.set_ancestors_are_public()

    @rule(is_below_sale=st.booleans())
    def move_category(self, is_below_sale: bool) -> None:
        target = Category.objects.get(pk=(self.sale if is_below_sale else self.parts).pk)
        Category.objects.get(pk=self.boards.pk).move(target, "last-child")

    @rule(index=pick, name=st.sampled_from(["Ohmwind", "Tinmoor"]))
    def brand(self, index: int, name: str) -> None:
        if product := self.one(Product.objects.exclude(structure=Product.CHILD), index):
            product.brand = Brand.objects.get_or_create(name=name)[0]
            product.save()

    @rule(is_filterable=st.booleans())
    def filter_by_attribute(self, is_filterable: bool) -> None:
        for attribute in ProductAttribute.objects.all():
            attribute.is_filterable = is_filterable
            attribute.save()

    @rule(index=pick, rating=st.sampled_from([None, 2.5, 4.0, 5.0]))
    def rate(self, index: int, rating: float | None) -> None:
        if product := self.one(Product.objects.exclude(structure=Product.CHILD), index):
            with patch.object(Product, "calculate_rating", lambda _product: rating):
                product.update_rating()

    @rule(is_open=st.booleans())
    def offer(self, is_open: bool) -> None:
        if not ConditionalOffer.objects.exists():
            make_offer()
        offer = ConditionalOffer.objects.get()
        offer.status = ConditionalOffer.OPEN if is_open else ConditionalOffer.SUSPENDED
        offer.save()

    @invariant()
    def the_shelf_is_true(self) -> None:
        if hasattr(self, "block"):
            deliver_here()
            assert list(shelf.faults()) == []
            listed = set(Product.objects.browsable().values_list("pk", flat=True))
            assert set(Shelf.objects.filter(is_face=True).values_list("shown", flat=True)) == listed


@pytest.mark.django_db
def test_is_true_whatever_happens() -> None:
    run_state_machine_as_test(
        ShelfMachine,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],  # to shrink what fails takes many minutes
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_would_be_found_out_if_nobody_told_the_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: without the word of a change there are faults, so that the test above can fail."""
    product = make_product("Finch")
    deliver_here()
    monkeypatch.setattr("shop.catalogue.receivers.mark", lambda *_ids: None)
    product.title = "Robin"
    product.save()
    deliver_here()
    assert [fault.subject for fault in shelf.faults()] == [f"{product.pk}.name"]
