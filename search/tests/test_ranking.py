"""What is found, and what of it comes first."""

import pytest

from search.tests.shelves import index_everything, titles
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.tests.shelves import describe, make_product, make_variant
from shop.core import clock

pytestmark = pytest.mark.django_db


def test_puts_a_title_before_a_description() -> None:
    make_product("Lamp", description="copper, copper and copper again: all of it is copper")
    make_product("Copper lamp", description="Hangs over a table and gives a warm light. " * 5)
    make_product("Table", summary="Goes with our copper lamps.")
    index_everything()
    assert titles("copper")[0] == "Copper lamp"
    assert set(titles("copper")) == {"Copper lamp", "Lamp", "Table"}


def test_puts_a_brand_before_a_description() -> None:
    story = "Made for long evenings at the bench, with a clear plan and all the screws. "
    make_product("Kit", description=f"{story}Goes well with what Tinmoor makes. {story}")
    make_product("Set", description=story * 2, brand=Brand.objects.create(name="Tinmoor"))
    index_everything()
    assert titles("tinmoor") == ["Set", "Kit"]


def test_finds_by_what_its_table_its_variants_and_its_categories_say() -> None:
    lamp = make_product("Lamp", category=Category.add_root(name="Lighting"))
    describe(lamp, name="Material", value="Walnut wood")
    shirt = make_product("Shirt", structure=Product.PARENT)
    make_variant(shirt, colour="Indigo")
    index_everything()
    for typed in ("walnut", "lighting", "walnut lamp"):
        assert titles(typed) == ["Lamp"]
    assert titles("indigo shirt") == ["Shirt"]


def test_finds_by_a_part_of_an_article_number_among_other_words() -> None:
    make_product("Lamp", upc="CL-4711")
    index_everything()
    assert titles("lamp cl-4711") == ["Lamp"]


def test_needs_every_word() -> None:
    make_product("Copper lamp")
    index_everything()
    assert titles("lamp copper") == ["Copper lamp"]
    assert titles("copper submarine") == []


def test_lists_nothing_that_the_shop_does_not_show() -> None:
    make_product("Copper lamp")
    make_product("Copper kettle", archived_at=clock.now())
    make_product("Copper pan", is_public=False)
    index_everything()
    assert titles("copper") == ["Copper lamp"]
