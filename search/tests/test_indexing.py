"""The index follows what happens to products, by the outbox."""

from decimal import Decimal

import pytest

from search import vocabulary
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


@pytest.mark.parametrize("field", ["is_public", "deleted"])
def test_loses_what_is_hidden_or_deleted_at_once(field: str) -> None:
    lamp = make_product("Lamp")
    index_everything()
    if field == "deleted":
        lamp.delete()
    else:
        lamp.is_public = False
        lamp.save()
    deliver()
    assert titles("lamp") == []
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
