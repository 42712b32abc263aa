"""Writes the reviews, the bad ones too, and the ratings that follow from them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Avg

from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview
from shop.core import clock
from site_project.demo.assortment import PRODUCTS

ADDRESS = "readers@copperline.example"
DAYS_APART, SPREAD = 31, 23


def write() -> None:
    """Write the reviews of every product that has none."""
    by_slug = {product.slug: product for product in Product.objects.browsable().filter(reviews=None)}
    reviews = ProductReview.objects.bulk_create(_reviews(by_slug))
    now = clock.now()
    for number, review in enumerate(reviews):
        review.date_created = _moment(number, before=now)
    ProductReview.objects.bulk_update(reviews, ["date_created"])
    _rate({review.product_id for review in reviews})


def _reviews(products: dict[str, Product]) -> Iterator[ProductReview]:
    for wanted in PRODUCTS:
        for review in wanted.reviews if wanted.slug in products else ():
            yield ProductReview(
                product=products[wanted.slug],
                name=review.name,
                email=ADDRESS,
                score=review.stars,
                title=review.title,
                body=review.text,
                status=ProductReview.APPROVED,
            )


def _moment(number: int, *, before: datetime) -> datetime:
    """Some day of the last months, not the same one for all."""
    days = 2 + number * SPREAD % (DAYS_APART * 9)
    return before - timedelta(days=days, hours=number * 7 % 24, minutes=number * 13 % 60)


def _rate(product_ids: set[int]) -> None:
    rated = Product.objects.filter(pk__in=product_ids, reviews__status=ProductReview.APPROVED)
    products = list(rated.annotate(average=Avg("reviews__score")))
    for product in products:
        product.rating = product.average
    Product.objects.bulk_update(products, ["rating"])
