from decimal import Decimal

import pytest

from shop.catalogue import skus
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core.money import Money

pytestmark = pytest.mark.django_db


def test_finds_what_is_sold_by_its_number() -> None:
    finch, wire = make_product(), make_product("Wire", structure=Product.PARENT)
    copper = make_variant(wire, price="4.90", in_stock=2)
    found = skus.sold([f"sku-{finch.pk}", f"sku-{copper.pk}", "sku-0"])
    assert {sku: (sold.product, sold.unit) for sku, sold in found.items()} == {
        f"sku-{finch.pk}": (finch, Money(Decimal("24.90"), "EUR")),
        f"sku-{copper.pk}": (copper, Money(Decimal("4.90"), "EUR")),
    }


def test_finds_nothing_without_a_number() -> None:
    make_product()
    assert skus.sold([]) == {}


def test_finds_nothing_below_a_hidden_parent() -> None:
    wire = make_product("Wire", structure=Product.PARENT, is_public=False)
    assert skus.sold([f"sku-{make_variant(wire).pk}"]) == {}
