"""Products, posts and pages that match what somebody typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from modelsearch.backends import get_search_backend
from modelsearch.query import SearchQuery
from modelsearch.utils import parse_query_string
from wagtail.models import Page

from blog.models import BlogPostPage
from home.models import CategoryLandingPage, HomePage, StandardPage
from shop.catalogue import renditions
from shop.catalogue.models import Product
from shop.catalogue.selectors import ProductCard, cards, with_prices

LONGEST_QUERY = 200
RESULTS_OF_A_KIND = 24

_UNTYPABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # PostgreSQL refuses NUL and lone surrogates


@dataclass(frozen=True)
class Results:
    """What was found, kind by kind, and how it was asked."""

    query: str
    products: Sequence[ProductCard] = ()
    posts: Sequence[Page] = ()
    pages: Sequence[Page] = ()

    @property
    def total(self) -> int:
        return sum(map(len, self._kinds))

    @property
    def kinds_found(self) -> int:
        return sum(map(bool, self._kinds))

    @property
    def is_cut(self) -> bool:
        """Whether there may be more of some kind than is shown."""
        return any(len(found) == RESULTS_OF_A_KIND for found in self._kinds)

    @property
    def _kinds(self) -> tuple[Sequence[ProductCard], Sequence[Page], Sequence[Page]]:
        return self.products, self.posts, self.pages


def search(typed: str) -> Results:
    """The best matches of each kind; nothing for an empty query."""
    query = cleaned(typed)
    _filters, wanted = parse_query_string(query, operator="and")
    if not re.search(r"\w", query):
        return Results(query=query)
    return Results(
        query=query,
        products=cards(_found(with_prices(Product.objects.browsable()), wanted)),
        posts=_found(_posts(), wanted),
        pages=_found(_editorial_pages(), wanted),
    )


def cleaned(typed: str) -> str:
    """What was typed, without characters that no keyboard has, and no longer than anybody types."""
    return " ".join(_UNTYPABLE.sub(" ", typed)[:LONGEST_QUERY].split())


def _posts() -> QuerySet[BlogPostPage]:
    posts: QuerySet[BlogPostPage] = BlogPostPage.objects.live().public().select_related("author", "picture")
    return posts.prefetch_related(renditions.loaded_for("picture"))


def _editorial_pages() -> QuerySet[Page]:
    pages: QuerySet[Page] = Page.objects.live().public().type(HomePage, StandardPage, CategoryLandingPage)
    return pages


def _found(rows: QuerySet[Any], wanted: SearchQuery) -> list[Any]:
    return list(get_search_backend().search(wanted, rows)[:RESULTS_OF_A_KIND])
