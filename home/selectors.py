"""What the first page shows beside its own text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from shop.catalogue import renditions
from shop.catalogue.selectors import top_categories
from shop.core import pagecache

if TYPE_CHECKING:
    from home.models import CategoryLandingPage


@dataclass(frozen=True)
class WayIn:
    """A category as the first page offers it: with the picture that editors gave its landing page."""

    name: str
    path: str
    picture: Any


def ways_in() -> Sequence[WayIn]:
    """The categories at the top, in their order."""
    categories = top_categories()
    pages = _landing_pages([category.pk for category in categories])
    pagecache.tags(*(f"page:{page.pk}" for page in pages.values()))
    return [
        WayIn(category.name, category.get_absolute_url(), getattr(pages.get(category.pk), "picture", None))
        for category in categories
    ]


def _landing_pages(categories: list[int]) -> "dict[int, CategoryLandingPage]":
    from home.models import CategoryLandingPage

    pages = (
        CategoryLandingPage.objects.live()
        .public()
        .filter(category__in=categories, locale__language_code=get_language())
        .select_related("picture")
        .prefetch_related(renditions.loaded_for("picture"))
        .order_by("first_published_at")
    )
    return {page.category_id: page for page in pages}
