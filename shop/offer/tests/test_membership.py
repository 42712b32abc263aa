import random
from collections.abc import Iterable
from typing import Any

import pytest

from shop.catalogue.models import Category, Product, ProductClass
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.offer.membership import members
from shop.offer.models import Range

pytestmark = pytest.mark.django_db


@pytest.fixture
def assortment() -> list[Product]:
    """Two trees of categories, standalone products and variants of two classes."""
    boards, tools = Category.add_root(name="Boards"), Category.add_root(name="Tools")
    small = boards.add_child(name="Small boards")
    other_class = ProductClass.objects.create(name="Books")
    products = [make_product(f"Product {index}") for index in range(6)]
    for product, category in zip(products, [boards, tools, small, small, None, None], strict=True):
        product.categories.set([category] if category else [])
    Product.objects.filter(pk__in=[products[0].pk, products[4].pk]).update(product_class=other_class)
    parent = make_product("Shirt", structure=Product.PARENT, category=small)
    variants = [make_variant(parent, title=title) for title in ("S", "M")]
    return [*Product.objects.filter(pk__in=[product.pk for product in products]), parent, *variants]


def a_range(number: int, products: list[Product]) -> Range:
    dice = random.Random(number)  # the same ranges in every run
    each: Range = Range.objects.create(name=f"Range {number}", includes_all_products=number % 3 == 0)

    def some(rows: Iterable[Any]) -> list[Any]:
        return dice.sample(list(rows), dice.choice([0, 0, 1, 2]))

    for product in some(products):
        each.included_products.through.objects.create(range=each, product=product)
    each.excluded_products.set(some(products))
    each.classes.set(some(ProductClass.objects.order_by("pk")))
    each.included_categories.set(some(Category.objects.order_by("pk")))
    each.excluded_categories.set(some(Category.objects.order_by("pk")))
    return each


def test_agrees_with_oscar_on_every_range(assortment):
    ranges = [a_range(number, assortment) for number in range(60)]
    found = members(ranges, assortment)
    ids = {product.pk for product in assortment}
    for each in ranges:
        assert found[each.pk] == ids & set(each.product_queryset.values_list("pk", flat=True)), each.name
    sizes = {len(product_ids) for product_ids in found.values()}
    assert {0, len(ids)} < sizes  # ranges of all kinds were tried


def test_leaves_ranges_with_a_class_of_their_own_alone(assortment):
    own = Range(pk=1, proxy_class="somewhere.Special")
    assert members([own], assortment) == {}


@pytest.mark.parametrize("number", [1, 60])
def test_asks_twice_for_any_number_of_ranges(number, assortment, django_assert_num_queries):
    ranges = [a_range(each, assortment) for each in range(number)]
    with django_assert_num_queries(2):  # products and classes; categories
        members(ranges, assortment)
