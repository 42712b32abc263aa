"""What is found: products with all their filters, guides and pages, and what to suggest while somebody types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet, Value
from django.urls import reverse
from wagtail.models import Page as WagtailPage
from wagtail.models import Site

from blog.models import BlogPostPage
from home.models import CategoryLandingPage, HomePage, StandardPage
from home.restrictions import for_everybody
from search import engine, meanings, text
from search.engine import Hit, Model
from search.meanings import Meaning
from search.models import AskedQuery
from shop.catalogue import renditions
from shop.catalogue.listing import selectors as lists
from shop.catalogue.listing.choices import Choices
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.listing.selectors import Listing
from shop.catalogue.models import Category, Product
from shop.catalogue.shelf.models import Shelf
from shop.catalogue.shelf.numbers import OneOf

PAGES_SHOWN = 24  # at once, of guides and of pages
SUGGESTED_PRODUCTS, SUGGESTED_OTHERS = 6, 4
LOOKED_AT = 20  # of each kind, because some may be hidden
LEAST_TIMES = 3  # before what one person typed is suggested to others
LONGEST_NUMBER = 128
_NUMBERS = ("sku", "product__upc")  # its partner's and its own
ALL, PRODUCTS, POSTS, PAGES = "", "product", "post", "page"
_MODELS: Mapping[str, Sequence[Model]] = {
    PRODUCTS: [Product],
    POSTS: [BlogPostPage],
    PAGES: [StandardPage, CategoryLandingPage, HomePage],
}
KINDS = tuple(_MODELS)


class Matches:
    """The guides, or the pages, that were found, the best first; only the part that is asked for is fetched."""

    def __init__(self, keys: Sequence[int], *, of: QuerySet[Any]) -> None:
        self.keys, self.of = keys, of

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, part: slice) -> list[WagtailPage]:
        keys = self.keys[part]
        loaded = self.of.in_bulk(list(keys)) if keys else {}
        return [loaded[key] for key in keys if key in loaded]


class PageMatches(Matches):
    """Pages that were found; a category's own page is at the address of its category."""

    def __getitem__(self, part: slice) -> list[WagtailPage]:
        pages = super().__getitem__(part)
        landing = CategoryLandingPage.objects.select_related("category")
        of_categories = landing.in_bulk([page.pk for page in pages]) if pages else {}
        return [of_categories.get(page.pk, page) for page in pages]


NONE = Matches((), of=WagtailPage.objects.none())


@dataclass(frozen=True)
class Results:
    """What was found, kind by kind; `query` is what was looked for, `typed` what had to be mended first."""

    query: str
    listing: Listing
    posts: Matches = NONE
    pages: Matches = NONE
    typed: str = ""

    @property
    def total(self) -> int:
        return sum(self._numbers)

    @property
    def kinds_found(self) -> int:
        return sum(map(bool, self._numbers))

    def shown(self, *, kind: str, number: int) -> dict[str, Page[Any]]:
        """Of each kind the page that is shown: the one of this number where it is the kind that is asked for."""
        others = {
            name: Paginator(cast("Any", matches), PAGES_SHOWN).get_page(number if name == kind else 1)
            for name, matches in ((POSTS, self.posts), (PAGES, self.pages))
        }
        return {PRODUCTS: self.listing.page, **others}

    @property
    def asked(self) -> str:
        """What stands in the box."""
        return self.typed or self.query

    @property
    def _numbers(self) -> tuple[int, int, int]:
        return self.listing.total, len(self.posts), len(self.pages)


@dataclass(frozen=True)
class Asked(Choices):
    """The choices of a search for one kind of matches only, which the links of its list keep."""

    kind: str = ALL

    def pairs(self, **told: Any) -> list[tuple[str, str]]:
        kind = [("type", self.kind)] if self.kind else []
        return [*super().pairs(**told), *kind]


@dataclass(frozen=True)
class Suggestion:
    """Something to go on to: a product, a category, a guide, or a query that others have asked."""

    kind: str
    label: str
    url: str


def kind_of(typed: str) -> str:
    """The kind of matches that is asked for; all of them where it is none that we know."""
    return typed if typed in _MODELS else ALL


def of_kind(choices: Choices, *, kind: str) -> Asked:
    """These choices for one kind of matches only."""
    return Asked(**vars(choices), kind=kind)


def search(typed: str, choices: Choices, *, kind: str = ALL) -> Results:
    """The best matches; where there are none, those of the query with its typing mistakes mended."""
    query = text.cleaned(typed)
    readings = meanings.of(query)
    for reading, found in zip(readings, _found(readings, kind=kind), strict=True):
        if found:
            is_mended = reading is not readings[0]
            return _results(reading.query, found, choices, typed=query if is_mended else "")
    return _results(query, [], choices)


def exact_product(typed: str) -> str:
    """The address of the product, or of the variant, whose article number this is; empty if there is none."""
    number = text.cleaned(typed)
    if not number or len(number) > LONGEST_NUMBER:
        return ""
    spelt = {number, number.upper(), number.lower()}
    columns = ("shown__slug", "product_id", "shown_id", "sku")
    asked = [Shelf.objects.filter(**{f"{name}__in": spelt}).values_list(*columns) for name in _NUMBERS]
    of_the_shown = Shelf.objects.filter(shown__upc__in=spelt, is_face=True)
    own = of_the_shown.values_list("shown__slug", "shown_id", "shown_id", Value(""))
    for slug, product, shown, sku in own.union(*asked)[:1]:
        address = reverse("catalogue:detail", kwargs={"product_slug": slug})
        return f"{address}?{urlencode({'variant': sku})}" if product != shown else address
    return ""


def suggest(typed: str) -> list[Suggestion]:
    """What begins with what was typed so far; three queries."""
    words = text.words(text.cleaned(typed))
    if not words or (len(words[-1]) < 2 and len(words) == 1):
        return []
    plain = text.words(text.folded(" ".join(words)))  # the index knows both ways to write an accent
    begun = engine.beginnings(plain, among=[Product, BlogPostPage], limit=LOOKED_AT)
    products, posts = engine.keys(begun, Product), engine.keys(begun, BlogPostPage)
    return [*_of_products(products), *_of_the_rest(words, posts)]


def _found(readings: Sequence[Meaning], *, kind: str) -> list[list[Hit]]:
    """What each reading finds: what editors have pinned for it before all else."""
    kinds = [_MODELS[kind]] if kind else list(_MODELS.values())
    found = engine.hits([reading.wanted for reading in readings], among=kinds)
    return [_pinned_first(*each, kind=kind) for each in zip(readings, found, strict=True)]


def _pinned_first(reading: Meaning, found: list[Hit], *, kind: str) -> list[Hit]:
    if not reading.pinned or kind not in {ALL, PRODUCTS}:
        return found
    own = ContentType.objects.get_for_model(Product).pk
    pinned = [(own, key) for key in reading.pinned]
    return [*pinned, *(hit for hit in found if hit not in pinned)]


def _results(query: str, found: Sequence[Hit], choices: Choices, *, typed: str = "") -> Results:
    listing = lists.browse(Base(found=engine.keys(found, Product)), choices)
    if listing.chips:  # filtered by what only products have
        return Results(query, listing, typed=typed)
    posts, pages = (engine.keys(found, *_MODELS[kind]) for kind in (POSTS, PAGES))
    open_to_all = _open_to_all([*posts, *pages])
    return Results(
        query,
        listing,
        posts=Matches([key for key in posts if key in open_to_all], of=_with_cards()),
        pages=PageMatches([key for key in pages if key in open_to_all], of=WagtailPage.objects.all()),
        typed=typed,
    )


def _open_to_all(keys: Sequence[int]) -> set[int]:
    """Those of these pages that everybody may read."""
    if not keys:
        return set()
    live = WagtailPage.objects.live().filter(OneOf(F("pk"), keys))
    return set(for_everybody(live).values_list("pk", flat=True))


def _with_cards() -> QuerySet[Any]:
    """Posts with what their cards need."""
    posts: QuerySet[Any] = BlogPostPage.objects.select_related("author", "picture")
    return posts.prefetch_related(renditions.loaded_for("picture"))


def _of_products(keys: Sequence[int]) -> list[Suggestion]:
    titles = Product.objects.browsable().filter(pk__in=keys).values_list("pk", "title", "slug")
    named: Mapping[int, tuple[str, str]] = {pk: (title, slug) for pk, title, slug in titles}
    return [
        Suggestion(
            "product", named[key][0], reverse("catalogue:detail", kwargs={"product_slug": named[key][1]})
        )
        for key in keys
        if key in named
    ][:SUGGESTED_PRODUCTS]


def _of_the_rest(words: Sequence[str], posts: Sequence[int]) -> list[Suggestion]:
    """Categories, guides and popular queries, in one query."""
    begun = " ".join(words)
    categories = Category.objects.browsable().filter(
        Q(name__istartswith=begun) | Q(name__icontains=f" {begun}")
    )
    guides = for_everybody(WagtailPage.objects.live().filter(pk__in=posts))
    asked = AskedQuery.objects.filter(
        folded__startswith=text.folded(begun), times__gte=LEAST_TIMES, results__gt=0, opened__gt=0
    )
    rows = _first(categories.order_by("path"), "category", "name", "full_slug").union(
        _first(guides, "post", "title", "url_path"),
        _first(asked.order_by("-times"), "query", "folded", "folded"),
        all=True,
    )
    return [Suggestion(kind, label, _address(kind, address)) for kind, label, address in rows]


def _first(rows: QuerySet[Any], kind: str, label: str, address: str) -> QuerySet[Any, Any]:
    """A few of these; the limit stands inside, because SQLite wants none in a part of a union."""
    few: QuerySet[Any] = rows.model._default_manager.filter(pk__in=rows.values("pk")[:SUGGESTED_OTHERS])
    told: QuerySet[Any, Any] = few.order_by().annotate(kind=Value(kind)).values_list("kind", label, address)
    return told


def _address(kind: str, address: str) -> str:
    match kind:
        case "category":
            return reverse("catalogue:category", kwargs={"category_slug": address})
        case "post":
            roots = (
                site.root_path for site in Site.get_site_root_paths() if address.startswith(site.root_path)
            )
            return f"/{address.removeprefix(next(roots, '/'))}"
    return f"{reverse('search:search')}?{urlencode({'q': address})}"
