"""The index follows what happens to products, by the outbox."""

from decimal import Decimal

import pytest
from django.db import connection
from wagtail.search.models import IndexEntry

from search import vocabulary
from search.indexing import follow
from search.tests.shelves import found, index_everything, titles
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.tests.shelves import describe, make_product, make_variant
from shop.core import outbox
from shop.partner import prices
from shop.partner.models import StockRecord

pytestmark = pytest.mark.django_db


def deliver() -> None:
    while outbox.deliver().count:
        pass


def test_finds_a_new_product_and_knows_its_words() -> None:
    make_product("Walnut lamp")
    deliver()
    assert titles("walnut") == ["Walnut lamp"]
    assert vocabulary.mended(["wlanut"]) == {"wlanut": "walnut"}


def test_follows_the_title_the_brand_the_table_and_the_category() -> None:
    lighting, brand = Category.add_root(name="Lighting"), Brand.objects.create(name="Ohmwind")
    lamp = make_product("Lamp", category=lighting, brand=brand)
    deliver()
    assert titles("ohmwind") == titles("lighting") == ["Lamp"]
    lamp.title = "Lantern"
    lamp.save()
    brand.name = "Tinmoor"
    brand.save()
    lighting.name = "Glow"
    lighting.save()
    describe(lamp, name="Material", value="Walnut")
    deliver()
    for typed in ("lantern", "tinmoor", "glow", "walnut"):
        assert titles(typed) == ["Lantern"], typed
    assert titles("ohmwind") == titles("lighting") == titles("lamp") == []


def test_follows_a_variant() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    deliver()
    variant = make_variant(shirt, colour="Indigo")
    deliver()
    assert titles("indigo") == ["Shirt"]
    variant.delete()
    deliver()
    assert titles("indigo") == []


def test_never_indexes_what_nobody_may_see() -> None:
    make_product("Secret lamp", is_public=False)
    deliver()
    assert not IndexEntry.objects.filter(content_type__model="product").exists()


@pytest.mark.parametrize("number", [1, 12])
def test_asks_the_same_queries_to_index_any_number_of_products(
    number: int, django_assert_num_queries
) -> None:
    brand = Brand.objects.create(name="Ohmwind")
    for count in range(number):
        shirt = make_product(f"Shirt {count}", structure=Product.PARENT, brand=brand)
        describe(make_variant(shirt, colour="Indigo"), name="Size", value="Large")
    keys = list(Product.objects.browsable().values_list("pk", flat=True))
    follow(keys)  # whose words are known from then on
    # Products with their brands, variants; the stock, categories, values of both with what stands beside them;
    # the entries, which SQLite writes one by one; the words.
    with django_assert_num_queries(14 + number if connection.vendor == "sqlite" else 13):
        follow(keys)


@pytest.mark.parametrize("field", ["is_public", "deleted"])
def test_loses_what_is_hidden_or_deleted_at_once(field: str) -> None:
    lamp = make_product("Lamp")
    index_everything()
    entries = IndexEntry.objects.filter(object_id=str(lamp.pk), content_type__model="product")
    assert entries.count() == 1
    if field == "deleted":
        lamp.delete()
    else:
        lamp.is_public = False
        lamp.save()
    deliver()
    assert titles("lamp") == []
    assert not entries.exists()
    if field == "is_public":
        lamp.is_public = True
        lamp.save()
        deliver()
        assert titles("lamp") == ["Lamp"]


def test_shows_the_price_of_now() -> None:
    lamp = make_product("Lamp")
    index_everything()
    prices.set_price(StockRecord.objects.get(product=lamp), price=Decimal("9.00"))
    deliver()
    (card,) = found("lamp").listing.cards
    assert card.price is not None
    assert card.price.gross.amount == Decimal("9.00")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's own ranking needs no weights.")
def test_weighs_what_it_has_written_and_nothing_else() -> None:
    lamp, other = make_product("Walnut lamp"), make_product("Copper tin with a lid")
    index_everything()
    weights = IndexEntry.objects.filter(content_type__model="product")
    weights.update(title_norm=1.0)  # as Wagtail leaves those that nobody has weighed
    follow([lamp.pk])
    assert dict(weights.values_list("object_id", "title_norm")) == {str(lamp.pk): 2.5, str(other.pk): 1.0}
