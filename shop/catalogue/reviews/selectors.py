"""Reviews as pages show them: all that are approved, the bad ones too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.core.paginator import Page, Paginator
from django.db.models import Avg, Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview, VerifiedPurchase

REVIEWS_ON_A_PAGE = 20


class Sort(StrEnum):
    NEWEST = "newest"
    HELPFUL = "helpful"
    BEST = "best"
    WORST = "worst"


_ORDERS = {
    Sort.NEWEST: ("-date_created", "-pk"),
    Sort.HELPFUL: ("-delta_votes", "-date_created", "-pk"),
    Sort.BEST: ("-score", "-date_created", "-pk"),
    Sort.WORST: ("score", "-date_created", "-pk"),
}


@dataclass(frozen=True)
class Rating:
    """What all reviews of a product say together."""

    average: float
    number: int

    @property
    def stars(self) -> float:
        """To the nearest half."""
        return round(self.average * 2) / 2


@dataclass(frozen=True)
class ShownReview:
    """One review."""

    pk: int
    score: int
    title: str
    body: str
    name: str
    at: datetime
    is_verified: bool
    helpful: int


@dataclass(frozen=True)
class ReviewPage:
    """One page of a product's reviews."""

    product: Product
    reviews: Sequence[ShownReview]
    rating: Rating | None
    page: Page[ProductReview]
    sort: Sort


def review_page(slug: str, *, sort: Sort = Sort.NEWEST, page_number: str = "1") -> ReviewPage | None:
    """One page of the reviews of a product, if there is one that may be shown."""
    product: Product | None = Product.objects.browsable().filter(slug=slug).first()
    if product is None:
        return None
    page = Paginator(approved(product).order_by(*_ORDERS[sort]), REVIEWS_ON_A_PAGE).get_page(page_number)
    return ReviewPage(
        product=product,
        reviews=[shown(review) for review in page],
        rating=rating(product),
        page=page,
        sort=sort,
    )


def page_number_of(review: ProductReview) -> int:
    """The page on which a review stands, the newest first."""
    newer = Q(date_created__gt=review.date_created) | Q(date_created=review.date_created, pk__gt=review.pk)
    before: int = ProductReview.objects.approved().filter(newer, product=review.product_id).count()
    return before // REVIEWS_ON_A_PAGE + 1


def latest(product: Product, *, number: int) -> Sequence[ShownReview]:
    """The newest reviews of a product, good or bad."""
    return [shown(review) for review in approved(product).order_by(*_ORDERS[Sort.NEWEST])[:number]]


def rating(product: Product) -> Rating | None:
    """What the approved reviews of a product say together; nothing if there are none."""
    sums = (
        ProductReview.objects.approved()
        .filter(product=product)
        .aggregate(number=Count("pk"), average=Avg("score"))
    )
    return Rating(average=float(sums["average"]), number=sums["number"]) if sums["number"] else None


def approved(product: Product) -> QuerySet[ProductReview]:
    """The reviews of a product that may be shown, with what a page needs of them."""
    of_reviewer = Q(user=OuterRef("user")) & (Q(product=product.pk) | Q(product__parent=product.pk))
    reviews: QuerySet[ProductReview] = (
        ProductReview.objects.approved()
        .filter(product=product)
        .select_related("user")
        .annotate(is_verified=Exists(VerifiedPurchase.objects.filter(of_reviewer)))
    )
    return reviews


def shown(review: ProductReview) -> ShownReview:
    """A review loaded by `approved`, as pages show it."""
    own_name = review.user.get_full_name() if review.user else review.name
    return ShownReview(
        pk=review.pk,
        score=review.score,
        title=review.title,
        body=review.body,
        name=own_name.strip() or _("A shopper"),
        at=review.date_created,
        is_verified=review.is_verified,
        helpful=review.num_up_votes,
    )
