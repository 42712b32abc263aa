"""Whoever types an article number wants that article."""

import pytest

from search import selectors
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, make_variant, on_shelf

pytestmark = pytest.mark.django_db


def test_article_numbers_lead_to_the_product_or_its_variant() -> None:
    lamp = make_product("Lamp", upc="CL-1")
    shirt = make_product("Shirt", structure=Product.PARENT, upc="CL-2")
    small = make_variant(shirt, colour="Ink")
    on_shelf()
    assert selectors.exact_product("CL-1") == "/products/lamp/"
    assert selectors.exact_product(" cl-1 ") == "/products/lamp/"
    assert selectors.exact_product(f"sku-{lamp.pk}") == "/products/lamp/"
    assert selectors.exact_product(f"SKU-{lamp.pk}") == "/products/lamp/"
    assert selectors.exact_product("CL-2") == "/products/shirt/"
    assert selectors.exact_product(f"sku-{small.pk}") == f"/products/shirt/?variant=sku-{small.pk}"


def test_article_numbers_of_a_variant_are_its_own_and_its_partners() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    small = make_variant(shirt, colour="Ink")
    small.upc = "SHIRT-S"
    small.save()
    on_shelf()
    address = f"/products/shirt/?variant=sku-{small.pk}"
    assert selectors.exact_product("SHIRT-S") == address
    assert selectors.exact_product("shirt-s") == address


@pytest.mark.parametrize("typed", ["", "CL", "CL-", "CL-11", "lamp CL-1", "\x00", "x" * 10_000, "%", "CL_1"])
def test_article_numbers_have_to_be_whole(typed: str) -> None:
    make_product("Lamp", upc="CL-1")
    on_shelf()
    assert selectors.exact_product(typed) == ""


def test_article_numbers_of_what_is_not_shown_lead_nowhere() -> None:
    make_product("Lamp", upc="CL-1", is_public=False)
    on_shelf()
    assert selectors.exact_product("CL-1") == ""
