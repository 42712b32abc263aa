"""What is found: products with all their filters, guides and pages, and what to suggest while somebody types."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site

from blog.models import BlogPostPage
from home.models import CategoryLandingPage, HomePage, StandardPage
from search import engine, text, vocabulary
from search.engine import Hit
from search.models import AskedQuery, Pin, Synonym
from shop.catalogue import renditions
from shop.catalogue.listing import selectors as lists
from shop.catalogue.listing.choices import Choices
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.listing.selectors import Listing
from shop.catalogue.models import Category, Product
from shop.catalogue.shelf.models import Shelf

PAGES_SHOWN = 24
EDITORIAL: list[type[Page]] = [StandardPage, CategoryLandingPage, HomePage]
SUGGESTED_PRODUCTS, SUGGESTED_OTHERS = 6, 4
LOOKED_AT = 20  # of each kind, because some may be hidden
LEAST_TIMES = 3  # before what one person typed is suggested to others
LONGEST_NUMBER = 128
_NUMBERS = ("sku", "product__upc")  # its partner's and its own
ALL, PRODUCTS, POSTS, PAGES = "", "product", "post", "page"


@dataclass(frozen=True)
class Results:
    """What was found, kind by kind; `query` is what was looked for, `typed` what had to be mended first."""

    query: str
    listing: Listing
    posts: Sequence[Page] = ()
    pages: Sequence[Page] = ()
    typed: str = ""

    @property
    def total(self) -> int:
        return sum(self._numbers)

    @property
    def kinds_found(self) -> int:
        return sum(map(bool, self._numbers))

    @property
    def _numbers(self) -> tuple[int, int, int]:
        return self.listing.total, len(self.posts), len(self.pages)


@dataclass(frozen=True)
class Suggestion:
    """Something to go on to: a product, a category, a guide, or a query that others have asked."""

    kind: str
    label: str
    url: str


def search(typed: str, choices: Choices, *, kind: str = ALL) -> Results:
    """The best matches; where there are none, those of the query with its typing mistakes mended."""
    query = text.cleaned(typed)
    words = text.words(query)
    found = _found(query, words, kind=kind)
    mended = {} if found or not words else vocabulary.mended(words)
    if mended:
        better = " ".join(mended.get(word, word) for word in words)
        if found := _found(better, text.words(better), kind=kind):
            return _results(better, found, choices, typed=query)
    return _results(query, found, choices)


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
    begun = engine.beginnings(words, among=[Product, BlogPostPage], limit=LOOKED_AT)
    products, posts = engine.keys(begun, Product), engine.keys(begun, BlogPostPage)
    return [*_of_products(products), *_of_the_rest(words, posts)]


def _found(query: str, words: Sequence[str], *, kind: str) -> list[Hit]:
    if not words:
        return []
    sayings = _sayings(query, words)
    found = engine.hits(_with_synonyms(query, words, sayings), among=_models(kind))
    own = ContentType.objects.get_for_model(Product).pk
    pinned = [(own, int(each.text)) for each in sayings if each.kind == "pin"]
    return [*pinned, *(hit for hit in found if hit not in pinned)] if pinned else found


class _Saying(NamedTuple):
    """What an editor has said: words that mean the same as one of the query, or the key of a product to be first."""

    kind: str
    of: str
    text: str


def _sayings(query: str, words: Sequence[str]) -> list[_Saying]:
    """All of them that matter here, in one query."""
    asked = {text.folded(word) for word in words} | {text.folded(query)}
    synonyms = Synonym.objects.filter(synonyms__words__folded__in=asked).order_by()
    pins = Pin.objects.filter(folded=text.folded(query)).order_by()
    rows = synonyms.annotate(kind=Value("synonym"), place=Value(0)).values_list(
        "kind", "synonyms__words__folded", "text", "place"
    )
    pinned = pins.annotate(kind=Value("pin"), key=Cast("product", CharField())).values_list(
        "kind", "folded", "key", "position"
    )
    found = sorted(rows.union(pinned, all=True), key=lambda row: row[3])
    return [_Saying(*row[:3]) for row in found]


def _models(kind: str) -> list[Any]:
    return {PRODUCTS: [Product], POSTS: [BlogPostPage], PAGES: EDITORIAL}.get(
        kind, [Product, BlogPostPage, *EDITORIAL]
    )


def _with_synonyms(query: str, words: Sequence[str], sayings: Sequence[_Saying]) -> list[list[str]]:
    """Each word with those that mean the same; a query that is a phrase of an editor's counts as one word."""
    others: dict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        if saying.kind == "synonym":
            others[saying.of].add(saying.text)
    whole = others.get(text.folded(query))
    if len(words) > 1 and whole:
        return [sorted({query, *whole})]
    return [[word, *sorted(others[text.folded(word)] - {word})] for word in words]


def _results(query: str, found: Sequence[Hit], choices: Choices, *, typed: str = "") -> Results:
    listing = lists.browse(Base(found=engine.keys(found, Product)), choices)
    if listing.chips:  # filtered by what only products have
        return Results(query, listing, typed=typed)
    others = [key for model in EDITORIAL for key in engine.keys(found, model)][:PAGES_SHOWN]
    pages = _shown(Page).in_bulk(others) if others else {}
    return Results(
        query,
        listing,
        posts=_posts(engine.keys(found, BlogPostPage)[:PAGES_SHOWN]),
        pages=[pages[key] for key in others if key in pages],
        typed=typed,
    )


def _posts(keys: Sequence[int]) -> list[BlogPostPage]:
    """These posts in this order, with what their cards need."""
    if not keys:
        return []
    loaded = _shown(BlogPostPage).select_related("author", "picture")
    posts = loaded.prefetch_related(renditions.loaded_for("picture")).in_bulk(list(keys))
    return [posts[key] for key in keys if key in posts]


def _shown(model: type[Page]) -> QuerySet[Any]:
    """What everybody may read; asked in one piece, where Wagtail's `public` asks for its restrictions first."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(under=path).filter(under__startswith=F("page__path"))
    shown: QuerySet[Any] = model.objects.live().filter(~Exists(restricted))
    return shown


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
    guides = _shown(Page).filter(pk__in=posts)
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
