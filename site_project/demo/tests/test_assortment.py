"""The assortment as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import pytest

from site_project.demo.assortment import BRANDS, CATEGORIES, KINDS, OFFERS, PRODUCTS
from site_project.demo.assortment.model import Product, Tax, ValueType
from site_project.demo.assortment.pictures import scene, shot_of_variant, shots_of

TYPES = {
    ValueType.TEXT: str,
    ValueType.OPTION: str,
    ValueType.INTEGER: int,
    ValueType.DECIMAL: Decimal,
    ValueType.BOOLEAN: bool,
}


def _twice(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_has_about_120_products_in_about_20_categories_of_two_levels() -> None:
    tops = {c.slug for c in CATEGORIES if not c.parent}
    assert 110 <= len(PRODUCTS) <= 130
    assert 20 <= len(CATEGORIES) <= 22
    assert {c.parent for c in CATEGORIES if c.parent} == tops


def test_uses_each_slug_and_each_number_once() -> None:
    numbers = [p.sku for p in PRODUCTS] + [v.sku for p in PRODUCTS for v in p.variants]
    assert _twice(p.slug for p in PRODUCTS) == []
    assert _twice(p.name for p in PRODUCTS) == []
    assert _twice(numbers) == []


def test_names_only_categories_brands_and_kinds_that_exist() -> None:
    leaves = {c.slug for c in CATEGORIES if c.parent}
    assert {p.category for p in PRODUCTS} == leaves
    assert {p.brand for p in PRODUCTS} == {b.slug for b in BRANDS}
    assert {p.kind for p in PRODUCTS} == {k.slug for k in KINDS}


def test_names_only_related_products_that_exist_and_never_itself() -> None:
    slugs = {p.slug for p in PRODUCTS}
    wrong = [(p.slug, r) for p in PRODUCTS for r in p.related if r not in slugs or r == p.slug]
    assert wrong == []
    assert all(2 <= len(p.related) <= 4 for p in PRODUCTS)


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda p: p.slug)
def test_states_facts_of_the_right_type(product: Product) -> None:
    known = {a.code: a for k in KINDS if k.slug == product.kind for a in k.attributes}
    assert product.facts
    assert set(product.facts) <= set(known)
    wrong = [code for code, value in product.facts.items() if type(value) is not TYPES[known[code].type]]
    assert wrong == []


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda p: p.slug)
def test_asks_a_sensible_price(product: Product) -> None:
    prices = [product.price, *(product.price + v.price_change for v in product.variants)]
    assert all(Decimal(1) < price < Decimal(400) for price in prices)
    assert all(price == price.quantize(Decimal("0.01")) for price in prices)
    assert product.was is None or product.was > product.price
    assert (product.tax == Tax.BOOKS) == (product.category == "books")


def test_writes_something_different_about_each_product() -> None:
    texts = [line for p in PRODUCTS for line in (p.summary, *p.description, *p.points)]
    assert _twice(texts) == []
    assert all(len(" ".join(p.description)) > 110 for p in PRODUCTS)
    assert not [t for t in texts if "lorem" in t.lower()]


def test_has_scarce_missing_and_plentiful_products_without_variants() -> None:
    alone = [p.stock for p in PRODUCTS if not p.variants]
    assert sum(3 <= stock <= 12 for stock in alone) >= 2
    assert alone.count(0) >= 3
    assert sum(stock > 30 for stock in alone) > len(alone) / 2


def test_gives_each_variant_a_colour_or_a_size_that_no_sibling_has() -> None:
    for product in PRODUCTS:
        choices = [(v.colour and v.colour.slug, v.size) for v in product.variants]
        assert len(set(choices)) == len(choices), product.slug
        assert all(colour or size for colour, size in choices), product.slug
        assert len(product.variants) != 1, product.slug


def test_has_reviews_of_all_kinds() -> None:
    stars = Counter(r.stars for p in PRODUCTS for r in p.reviews)
    assert set(stars) == {1, 2, 3, 4, 5}
    assert max(len(p.reviews) for p in PRODUCTS) <= 6
    assert any(not p.reviews for p in PRODUCTS)


def test_has_six_offers_with_a_limited_code_and_one_that_ends_by_the_clock() -> None:
    slugs = {c.slug for c in CATEGORIES}
    assert len(OFFERS) == 6
    assert all(o.category in slugs for o in OFFERS if o.category)
    assert [o.code for o in OFFERS if o.uses] == ["MOTH20"]
    assert [o.slug for o in OFFERS if o.lasts and not o.code] == ["bench-week"]
    assert _twice(o.code for o in OFFERS if o.code) == []


def test_finds_the_pictures_of_a_product_in_the_order_to_show_them() -> None:
    names = [shot.name for shot in shots_of("fern-one")]
    assert names == [
        "fern-one",
        "fern-one-detail",
        "fern-one-use",
        "fern-one-box",
        "fern-one-black",
        "fern-one-copper",
    ]
    assert shots_of("no-such-product") == ()


def test_finds_the_picture_of_a_colour_and_falls_back_to_the_product() -> None:
    assert shot_of_variant("halbton-moth", "night").name == "halbton-moth-night"
    assert shot_of_variant("pouch-cell", "").name == "pouch-cell"
    assert all(shots_of(p.slug) for p in PRODUCTS)


def test_finds_a_wide_scene_with_its_files() -> None:
    shot = scene("workbench")
    assert (shot.master.width, shot.master.height) == (1600, 900)
    assert all(file.path.exists() for file in (shot.master, *shot.renditions))
