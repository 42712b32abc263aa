"""What the guides promise: enough to read, things that exist, a picture of their own."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from site_project.demo.assortment import PRODUCTS
from site_project.demo.assortment.pictures import shots
from site_project.demo.guides import AUTHORS, BLOG_CATEGORIES, POSTS
from site_project.demo.writing import Goods, PostText, Text

SLUGS = {product.slug for product in PRODUCTS}
ADDRESSES = {f"/products/{slug}/" for slug in SLUGS} | {f"/blog/{post.slug}/" for post in POSTS}


def text_of(post: PostText) -> str:
    return " ".join(part.html for part in post.body if isinstance(part, Text))


def words_of(post: PostText) -> int:
    return len(re.sub(r"<[^>]+>", " ", text_of(post)).split())


def test_are_spread_over_a_year_and_shared_by_all_authors_and_categories() -> None:
    days = sorted(post.day for post in POSTS)
    assert len(set(days)) == len(POSTS) == 25
    assert (days[0], days[-1]) == (date(2025, 11, 18), date(2026, 11, 17))
    assert max((after - before).days for before, after in pairwise(days)) <= 35
    assert {post.author for post in POSTS} == {author.name for author in AUTHORS}
    assert {post.category for post in POSTS} == set(BLOG_CATEGORIES)


def test_have_a_scene_of_their_own() -> None:
    scenes = [post.picture for post in POSTS]
    assert len(set(scenes)) == len(POSTS)
    assert {f"scene-{name}" for name in scenes} <= {shot.name for shot in shots() if not shot.product}


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.slug)
def test_lead_only_to_what_there_is_and_sell_what_they_show(post: PostText) -> None:
    linked = set(re.findall(r'href="([^"]+)"', text_of(post)))
    sold = {slug for part in post.body if isinstance(part, Goods) for slug in part.slugs}
    assert linked <= ADDRESSES
    assert sold <= SLUGS
    assert len(sold) >= 4
    assert 350 <= words_of(post) <= 900
    assert "<h2>" in text_of(post)


@pytest.mark.parametrize("post", [post for post in POSTS if post.description], ids=lambda post: post.slug)
def test_tell_search_engines_something_of_their_own(post: PostText) -> None:
    assert 70 <= len(post.description) <= 160
    assert post.description != post.intro


def test_name_the_prices_that_the_shop_asks() -> None:
    crate = next(post for post in POSTS if post.slug == "a-bench-for-less-than-200-euros")
    named = [Decimal(price) for price in re.findall(r"<b>([0-9.]+) €</b>", text_of(crate))]
    prices = {product.slug: product.price for product in PRODUCTS}
    asked = [prices[slug] for slug in ("ember-go", "wall-65", "gaugefield-41", "snip", "sn99-solder")]
    assert named == asked
    assert f"{sum(named)} €" in text_of(crate)
    assert f"{sum(named)} €" in crate.intro
