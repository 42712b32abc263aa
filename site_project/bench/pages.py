"""Which pages are measured: those whose cost could grow with the catalogue, and a few that stay quick."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from home.models import CategoryLandingPage
from shop.catalogue.listing import choices
from shop.catalogue.listing import selectors as lists
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.listing.selectors import CountedCategory

LARGEST = 20_000  # products of a category for which the bars hold
WORDS, TYPO, BEGUN = "soldering iron", "soldeing iron", "sol"


@dataclass(frozen=True)
class MeasuredPage:
    """A page with what it may cost: queries, and milliseconds on two cores."""

    name: str
    path: str
    most_queries: int | None = None
    most_ms: int | None = None


def all_pages(*, products: int) -> list[MeasuredPage]:
    """The pages to measure in a catalogue of this size, the same ones each time."""
    is_large = products > 1_000
    category = _largest(_plain())
    shop, of_category = reverse("catalogue:index"), category.category.get_absolute_url()
    brand = _first_brand(category)
    list_ms, search_ms, suggest_ms = (60, 100, 25) if is_large else (30, 40, 10)
    return [
        MeasuredPage("home", "/"),
        MeasuredPage("all products", shop, 10, list_ms),
        MeasuredPage(f"category of {category.products:,}", of_category, 10, list_ms),
        MeasuredPage("category, page 20", f"{of_category}?page=20", 10, list_ms),
        MeasuredPage("landing page", _landing_page()),
        MeasuredPage("category, one brand", f"{of_category}?brand={brand}", 10, list_ms),
        MeasuredPage("category, can be bought", f"{of_category}?in_stock=1", 10, list_ms),
        MeasuredPage("category, two facets", f"{of_category}?brand={brand}&in_stock=1", 10, list_ms),
        MeasuredPage("search", _search(q=WORDS), 14, search_ms),
        MeasuredPage("search, two facets", _search(q=WORDS, in_stock="1", rating="3"), 12, search_ms),
        MeasuredPage("search, a typo", _search(q=TYPO), None, search_ms),
        MeasuredPage("suggestion", f"{reverse('search:suggest')}?{urlencode({'q': BEGUN})}", 3, suggest_ms),
        MeasuredPage("API, products", reverse("api-products")),
    ]


def _plain() -> list[CountedCategory]:
    """Categories without an editor's page: what stands on one is the editor's."""
    written = set(CategoryLandingPage.objects.live().values_list("category", flat=True))
    small_enough = [each for each in lists.categories() if each.products <= LARGEST]
    return [each for each in small_enough if each.category.pk not in written]


def _largest(categories: Sequence[CountedCategory]) -> CountedCategory:
    return max(categories, key=lambda each: (each.products, each.category.full_slug))


def _landing_page() -> str:
    page = CategoryLandingPage.objects.live().filter(category__isnull=False).order_by("pk").first()
    return page.category.get_absolute_url() if page and page.category else "/"


def _first_brand(category: CountedCategory) -> str:
    listing = lists.browse(Base(category=category.category), choices.Choices())
    brands = next(facet.values for facet in listing.facets if facet.key == "brand")
    return brands[0].value


def _search(**params: str) -> str:
    return f"{reverse('search:search')}?{urlencode(params)}"
