"""An interrupted run goes on where it stopped."""

from collections.abc import Iterable

import pytest
from wagtail.images.models import Image

from blog.models import BlogPostPage
from home.models import HomePage
from shop.catalogue.models import Product
from shop.partner.models import StockRecord
from shop.users.models import User
from site_project.demo import products, seed
from site_project.demo.assortment import PRODUCTS
from site_project.demo.assortment.pictures import shots
from site_project.demo.writing import PageText

pytestmark = pytest.mark.django_db


def run() -> list[str]:
    told: list[str] = []
    seed.run(told.append)
    return told


def interrupted(*_arguments: object, **_options: object) -> None:
    raise KeyboardInterrupt


def counts() -> dict[str, int]:
    models = (Image, Product, StockRecord, BlogPostPage, User)
    return {model.__name__: model._base_manager.count() for model in models}


def test_goes_on_after_an_interruption_within_and_between_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as within:
        within.setattr(products, "_recommend", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run()
    assert counts() == {"Image": len(shots()), "Product": 0, "StockRecord": 0, "BlogPostPage": 0, "User": 0}
    with monkeypatch.context() as between:
        stages = [
            seed.Stage(stage.title, interrupted) if stage.title == "guides" else stage
            for stage in seed.STAGES
        ]
        between.setattr(seed, "STAGES", stages)
        with pytest.raises(KeyboardInterrupt):
            run()
    variants = sum(len(one.variants) for one in PRODUCTS)
    assert Product.objects.count() == len(PRODUCTS) + variants
    assert (BlogPostPage.objects.count(), User.objects.count()) == (0, 0)
    told = run()
    assert told[0] == f"1 of {len(seed.STAGES)}: pictures"
    assert told[-1] == f"{len(seed.STAGES)} of {len(seed.STAGES)}: sign-ins"
    assert Product.objects.count() == len(PRODUCTS) + variants
    assert BlogPostPage.objects.count() == 25
    assert len(HomePage.objects.get().body) == 5
    assert User.objects.count() == 7


def slugs(parts: Iterable[object], kind: str) -> set[str]:
    return {slug for part in parts if type(part).__name__ == kind for slug in part.slugs}  # type: ignore[attr-defined]


def test_names_only_products_and_posts_that_exist() -> None:
    from site_project.demo import guides, texts

    pages: list[PageText] = [*guides.POSTS, *texts.PAGES, *texts.LANDING_PAGES, texts.HOME]
    products_named = {slug for page in pages for slug in slugs(page.body, "Goods")}
    posts_named = {slug for page in pages for slug in slugs(page.body, "Reading")}
    assert products_named <= {product.slug for product in PRODUCTS}
    assert posts_named <= {post.slug for post in guides.POSTS}
    assert len({post.slug for post in guides.POSTS}) == len(guides.POSTS)
    assert {post.author for post in guides.POSTS} == {author.name for author in guides.AUTHORS}
