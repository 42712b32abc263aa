from typing import Any

import pytest

from shop.catalogue.models import Category, Product, ProductClass
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import clock
from shop.offer.goods import goods_of, in_order
from shop.offer.models import Range
from shop.offer.tests.test_membership import a_range

pytestmark = pytest.mark.django_db


@pytest.fixture
def assortment() -> list[Product]:
    """Products of two classes in two trees of categories, one of them with variants; some are not shown."""
    boards, tools = Category.add_root(name="Boards"), Category.add_root(name="Tools")
    small = boards.add_child(name="Small boards")
    books = ProductClass.objects.create(name="Books")
    products = [make_product(f"Product {index}") for index in range(6)]
    for product, category in zip(products, [boards, tools, small, small, None, None], strict=True):
        product.categories.set([category] if category else [])
    Product.objects.filter(pk__in=[products[0].pk, products[4].pk]).update(product_class=books)
    shirt = make_product("Shirt", structure=Product.PARENT, category=small)
    hidden = make_product("Hidden", category=boards, is_public=False)
    old = make_product("Old", category=tools, archived_at=clock.now())
    make_variant(shirt, title="S")
    return [*products, shirt, hidden, old]


def test_agrees_with_oscar_on_every_range(assortment: list[Product]) -> None:
    ranges = [a_range(number, assortment) for number in range(60)]
    found = goods_of(ranges)
    sizes = set()
    for each in ranges:
        shown = {product.pk for product in each.product_queryset.browsable()}
        assert {product.pk for product in found[each.pk]} == shown, each.name
        sizes.add(len(shown))
    assert {0, 7} < sizes  # ranges of all kinds were tried


def test_shows_the_whole_of_which_a_range_holds_a_variant(assortment: list[Product]) -> None:
    variant = Product.objects.get(title="S")
    each = Range.objects.create(name="Small")
    each.add_product(variant)
    assert [product.title for product in goods_of([each])[each.pk]] == ["Shirt"]
    each.excluded_products.add(variant.parent)
    assert list(goods_of([each])[each.pk]) == []


def test_follows_the_order_of_staff_and_shows_each_once(assortment: list[Product]) -> None:
    boards = Category.objects.get(name="Boards")
    each = Range.objects.create(name="Boards")
    each.included_categories.add(boards)
    for place, product in enumerate([assortment[3], assortment[0]]):
        each.add_product(product, display_order=place)
        Range.objects.create(name=f"Another {place}").add_product(product)
    ordered = in_order(goods_of([each])[each.pk], each)
    assert [product.title for product in ordered] == ["Product 3", "Product 0", "Shirt", "Product 2"]


@pytest.mark.parametrize("number", [3, 30])
def test_asks_twice_for_any_number_of_ranges(
    assortment: list[Product], number: int, django_assert_num_queries: Any
) -> None:
    ranges = [a_range(count, assortment) for count in range(number)]
    with django_assert_num_queries(2):
        found = goods_of(ranges)
    assert len(found) == number


def test_lets_a_range_with_a_class_of_its_own_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    product = make_product()
    make_product("Wren")
    each = Range.objects.create(name="Special", proxy_class="somewhere.Special")
    monkeypatch.setattr(Range, "all_products", lambda _self: Product.objects.filter(pk=product.pk))
    assert list(goods_of([each])[each.pk]) == [product]
