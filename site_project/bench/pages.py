"""Which pages are measured: those whose cost could grow with the catalogue, and a few that stay quick."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from home.models import CategoryLandingPage
from shop.catalogue.listing import choices
from shop.catalogue.listing import selectors as lists
from shop.catalogue.listing.choices import PAGE_SIZE
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.listing.selectors import CountedCategory

LARGEST = 20_000  # products of a category for which the bars hold
WORDS, TYPO, BEGUN = "soldering iron", "soldeing iron", "sol"
FEW = 1_000


@dataclass(frozen=True)
class MeasuredPage:
    """A page with what it may cost: queries, and milliseconds on two cores."""

    name: str
    path: str
    most_queries: int | None = None
    most_ms: int | None = None


@dataclass(frozen=True)
class Bars:
    """What a list, a search and a suggestion may take, in milliseconds."""

    lists: int
    search: int
    suggest: int


def bars(*, products: int, engine: str) -> Bars:
    """Those of a shop of this size on this database."""
    if products <= FEW:
        return Bars(lists=30, search=40, suggest=10)
    return Bars(lists=60, search=100, suggest=25) if engine == "postgresql" else Bars(150, 150, 150)


def all_pages(*, products: int, engine: str) -> list[MeasuredPage]:
    """The pages to measure in a catalogue of this size, the same ones each time."""
    most = bars(products=products, engine=engine)
    counted = lists.categories()
    written = set(CategoryLandingPage.objects.live().values_list("category", flat=True))
    within = [each for each in counted if each.products <= LARGEST]
    plain = [each for each in within if each.category.pk not in written]
    largest = _largest(within)
    pages = [
        MeasuredPage("home", "/"),
        MeasuredPage("all products", reverse("catalogue:index"), 10, most.lists),
        *_of_category("category", _largest(plain), most_queries=10, most_ms=most.lists),
    ]
    if largest.category.pk in written:  # whose blocks ask for what they show
        pages += _of_category("landing page", largest, most_ms=most.lists)
    pages += _beyond_the_bars(counted)
    suggest = f"{reverse('search:suggest')}?{urlencode({'q': BEGUN})}"
    return [
        *pages,
        MeasuredPage("search", _search(q=WORDS), 12, most.search),
        MeasuredPage("search, two facets", _search(q=WORDS, in_stock="1", rating="3"), 12, most.search),
        MeasuredPage("search, a typo", _search(q=TYPO), 12, most.search),
        MeasuredPage(
            "search, a typo, two facets", _search(q=TYPO, in_stock="1", rating="3"), 12, most.search
        ),
        MeasuredPage("suggestion", suggest, 3, most.suggest),
        MeasuredPage("API, products", reverse("api-products")),
    ]


def _of_category(
    name: str, category: CountedCategory, *, most_queries: int | None = None, most_ms: int | None = None
) -> list[MeasuredPage]:
    """One list in many ways; the brand is the one that most of its products are of, which costs most."""
    address, brand = category.category.get_absolute_url(), _first_brand(category)
    page = min(20, -(-category.products // PAGE_SIZE))
    ways = {
        f"{name} of {category.products:,}": "",
        f"{name}, page {page}": f"?page={page}",
        f"{name}, one brand": f"?brand={brand}",
        f"{name}, can be bought": "?in_stock=1",
        f"{name}, two facets": f"?brand={brand}&in_stock=1",
    }
    return [MeasuredPage(way, f"{address}{query}", most_queries, most_ms) for way, query in ways.items()]


def _beyond_the_bars(counted: Sequence[CountedCategory]) -> list[MeasuredPage]:
    """What the dearest filter costs where no bar holds any more: one that keeps nearly all of very many."""
    beyond = [each for each in counted if each.products > LARGEST]
    pages = [
        MeasuredPage(
            f"{each.products:,} products, can be bought", f"{each.category.get_absolute_url()}?in_stock=1"
        )
        for each in sorted(beyond, key=lambda each: each.products)
    ]
    everything = f"{reverse('catalogue:index')}?in_stock=1"
    return [*pages, MeasuredPage("all products, can be bought", everything)] if pages else []


def _largest(categories: Sequence[CountedCategory]) -> CountedCategory:
    return max(categories, key=lambda each: (each.products, each.category.full_slug))


def _first_brand(category: CountedCategory) -> str:
    listing = lists.browse(Base(category=category.category), choices.Choices())
    brands = next(facet.values for facet in listing.facets if facet.key == "brand")
    return max(brands, key=lambda brand: brand.count).value


def _search(**params: str) -> str:
    return f"{reverse('search:search')}?{urlencode(params)}"
