"""What is written about reviews: a review, a vote, and the word of an order that somebody bought a product."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview, VerifiedPurchase, Vote
from shop.core import clock, locking, pagecache
from shop.core.exceptions import DomainError
from shop.users.models import User


@dataclass(eq=False)
class ReviewedBeforeError(DomainError):
    """Everybody reviews a product once."""

    code: ClassVar[str] = "reviewed_before"
    sentence: ClassVar[Any] = _("You have reviewed this product already.")


@dataclass(eq=False)
class OwnReviewError(DomainError):
    """Nobody votes on what they wrote."""

    code: ClassVar[str] = "own_review"
    sentence: ClassVar[Any] = _("This is your own review, so your vote does not count.")


@dataclass(eq=False)
class VotedBeforeError(DomainError):
    """Everybody votes on a review once."""

    code: ClassVar[str] = "voted_before"
    sentence: ClassVar[Any] = _("You have voted on this review already.")


def write(product: Product, *, user: User, score: int, title: str, body: str) -> ProductReview:
    """Write somebody's one review of a product; it is shown once staff have read it, if the shop asks for that."""
    try:
        with transaction.atomic():
            review: ProductReview = ProductReview.objects.create(
                product=product, user=user, score=score, title=title, body=body
            )
    except IntegrityError:  # the database holds that there is one; a double click meets it
        raise ReviewedBeforeError from None
    return review


@transaction.atomic
def vote(review: ProductReview, *, user: User, is_up: bool) -> None:
    """Count one vote of one person; takes the lock on the review's row."""
    locked = locking.lock_row(ProductReview.objects.all(), pk=review.pk)
    if locked.user_id == user.pk:
        raise OwnReviewError
    if locked.votes.filter(user=user).exists():
        raise VotedBeforeError
    locked.votes.create(user=user, delta=Vote.UP if is_up else Vote.DOWN)


def note_purchase(user: User, *, products: Iterable[Product], order_number: str) -> None:
    """Write down that somebody bought these products; a variant counts for its parent. Safe to run twice."""
    shown = sorted({product.parent_id or product.pk for product in products})
    moment = clock.now()
    purchases = [
        VerifiedPurchase(user=user, product_id=pk, order_number=order_number, at=moment) for pk in shown
    ]
    with transaction.atomic():
        VerifiedPurchase.objects.bulk_create(purchases, ignore_conflicts=True)
        _drop_pages(user, product_ids=shown)


def _drop_pages(user: User, *, product_ids: Iterable[int]) -> None:
    """A review of before becomes one of a verified purchase; other purchases change no page."""
    reviewed = ProductReview.objects.filter(user=user, product__in=product_ids).values_list(
        "product", flat=True
    )
    if tags := [f"product:{pk}" for pk in reviewed]:
        pagecache.drop(*tags)
