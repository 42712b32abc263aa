"""The products of a list: one page of them with their cards, and what else could be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import F, Min, QuerySet, prefetch_related_objects

from shop.catalogue import renditions
from shop.catalogue.arranging import selectors as arranging
from shop.catalogue.arranging.selectors import Arrangement, ShownBanner
from shop.catalogue.cards import ProductCard, ShownPrice, StockNote, StockState, first_pictures, is_new
from shop.catalogue.listing import facets
from shop.catalogue.listing.choices import Choices, Sort
from shop.catalogue.listing.counting import counts
from shop.catalogue.listing.facets import Chip, FacetValue, ShownFacet
from shop.catalogue.listing.narrowing import Base, Narrowing, narrowing
from shop.catalogue.models import Category
from shop.catalogue.renditions import WIDEST_CARD, WIDTHS
from shop.catalogue.shelf.models import Facet, Shelf, ShelfCount
from shop.catalogue.shelf.services import EVERYTHING
from shop.core.money import Money

# The last word is the product's key, so that pages neither repeat nor lose one.
_ORDERS: Mapping[Sort, Sequence[Any]] = {
    Sort.RECOMMENDED: [F("priority").desc(), F("newest").desc()],
    Sort.NEWEST: [F("newest").desc()],
    Sort.CHEAPEST: [F("price").asc(nulls_last=True)],
    Sort.DEAREST: [F("price").desc(nulls_last=True)],
    Sort.NAME: [F("name").asc()],
    Sort.BEST_SELLING: [F("sold").desc(), F("newest").desc()],
    Sort.RATING: [F("rating").desc(nulls_last=True), F("newest").desc()],
}
_BY_PRICE: Mapping[Sort, Any] = {
    Sort.CHEAPEST: F("least").asc(nulls_last=True),
    Sort.DEAREST: F("least").desc(nulls_last=True),
}


@dataclass(frozen=True)
class Listing:
    """One page of a list of products, with the categories below and the filters beside it."""

    cards: Sequence[ProductCard]
    page: Page[Any]
    total: int
    facets: Sequence[ShownFacet] = ()
    chips: Sequence[Chip] = ()
    choices: Choices = Choices()  # noqa: RUF009  # frozen, so it may be shared
    sorts: Sequence[Sort] = ()
    ignored: Sequence[str] = ()
    banners: Sequence[ShownBanner] = ()

    @property
    def is_opening(self) -> bool:
        """Whether this is the first page of the whole list in its usual order, where editors have their say."""
        return self.page.number == 1 and not self.chips and self.sort in self.sorts[:1]

    @property
    def below(self) -> Sequence[FacetValue]:
        """The categories to go on to, with how many of these products each has."""
        return next((facet.values for facet in self.facets if facet.key == Facet.CATEGORY), ())

    @property
    def sorts_shown(self) -> list[tuple[Sort, bool]]:
        """The orders to choose from, and whether each is the one that the list has."""
        return [(sort, sort is self.sort) for sort in self.sorts]

    @property
    def sort(self) -> Sort | None:
        """The order that the list has, asked for or not."""
        return self.choices.sort or (self.sorts[0] if self.sorts else None)


def browse(base: Base, choices: Choices) -> Listing:
    """One page of a list, its facets and their numbers; eight queries at the most, for any number of products.

    Nothing is pinned, and no banner stands, in a list that somebody has filtered or sorted.
    """
    sorts = _sorts(base)
    choices = _with_known_sort(choices, sorts)
    narrowed = narrowing(base, choices)
    counted = counts(narrowed)
    sort = choices.sort or sorts[0]
    arranged = _arrangement(narrowed) if sort is sorts[0] else Arrangement()
    shown = _Shown(narrowed, sort=sort, total=counted.total, pins=arranged.pins)
    page: Page[Any] = Paginator(cast("Any", shown), choices.page_size).get_page(choices.page)
    return Listing(
        cards=cards_of(list(page.object_list), currency=base.currency, beside=arranged.pictures),
        banners=arranged.banners if page.number == 1 else (),
        page=page,
        total=counted.total,
        facets=facets.shown(narrowed, counted),
        chips=facets.chips(narrowed),
        choices=choices,
        sorts=sorts,
        ignored=(*choices.ignored, *narrowed.unknown),
    )


def _sorts(base: Base) -> list[Sort]:
    first = Sort.RECOMMENDED if base.found is None else Sort.RELEVANCE
    return [first, *(sort for sort in Sort if sort not in {Sort.RECOMMENDED, Sort.RELEVANCE})]


def _with_known_sort(choices: Choices, sorts: Sequence[Sort]) -> Choices:
    """The same choices; the usual order is none, and one that this list cannot have is named."""
    if choices.sort is None or choices.sort in sorts[1:]:
        return choices
    named = () if choices.sort is sorts[0] else (f"sort={choices.sort.value}",)
    return replace(choices, sort=None, ignored=(*choices.ignored, *named))


def _arrangement(narrowed: Narrowing) -> Arrangement:
    """How staff have arranged this list; they arrange whole categories."""
    category, term, currency = narrowed.base.category, narrowed.category_term, narrowed.base.currency
    if category is None or term is None or narrowed.is_narrowed:
        return Arrangement()
    return arranging.arrangement(category, term=term, currency=currency)


class _Shown:
    """The keys of the products of a list in their order, of which only the page that is asked for is fetched."""

    def __init__(self, narrowed: Narrowing, *, sort: Sort, total: int, pins: Sequence[int] = ()) -> None:
        self.narrowed, self.sort, self.total, self.pins = narrowed, sort, total, pins

    def count(self) -> int:
        return self.total

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[int]:
        if not self.total:
            return []
        if self.sort is Sort.RELEVANCE:
            return self._by_relevance()[part]
        if not self.narrowed.is_by_face:
            return [shown for shown, *_order in self._rolled_up()[part]]
        return self._pinned_first(self._by_face(), part) if self.pins else list(self._by_face()[part])

    def _pinned_first(self, rows: QuerySet[Any], part: slice) -> list[int]:
        """The pins are taken out of the others' order, so that pages neither repeat nor lose one."""
        first = self.pins[part]
        after, until = (max(end - len(self.pins), 0) for end in (part.start, part.stop))
        return [*first, *rows.exclude(shown__in=self.pins)[after:until]]

    def _by_face(self) -> QuerySet[Any]:
        """Each product once, by its face."""
        return self.narrowed.rows().order_by(*_ORDERS[self.sort], "-shown").values_list("shown", flat=True)

    def _rolled_up(self) -> QuerySet[Any]:
        """Each product once, by the variants that hold for all choices: among these is the price that counts.

        All else that lists are sorted by is the same for all variants, so that an index can have them in order.
        """
        rows, order = self.narrowed.rows().order_by(), _ORDERS[self.sort]
        if self.sort in _BY_PRICE:
            priced = rows.values("shown").alias(least=Min("price"))
            return priced.order_by(_BY_PRICE[self.sort], "-shown").values_list("shown")
        columns = [step.expression.name for step in order]
        return rows.values_list("shown", *columns).distinct().order_by(*order, "-shown")

    def _by_relevance(self) -> list[int]:
        listed = set(self.narrowed.rows().order_by().values_list("shown", flat=True))
        return [pk for pk in self.narrowed.base.found or () if pk in listed]


def cards_of(
    shown_ids: Sequence[int], *, currency: str = "", beside: Sequence[Any] = ()
) -> list[ProductCard]:
    """The cards of these products in this order, made of what their faces say: three queries for any number.

    The copies of the pictures that stand `beside` them are loaded along.
    """
    currency = currency or settings.OSCAR_DEFAULT_CURRENCY
    faces = Shelf.objects.filter(shown__in=list(shown_ids), is_face=True, currency=currency)
    by_shown = {face.shown_id: face for face in faces.select_related("shown")}
    found = [by_shown[pk] for pk in shown_ids if pk in by_shown]
    pictures = first_pictures({pk for face in found for pk in (face.shown_id, face.product_id)})
    widest = WIDTHS[-1] if beside else WIDEST_CARD
    prefetch_related_objects([*pictures.values(), *beside], renditions.loaded_for(widest=widest))
    return [_card(face, pictures) for face in found]


def _card(face: Shelf, pictures: Mapping[int, Any]) -> ProductCard:
    """A parent without a picture shows that of the variant whose price it tells."""
    return ProductCard(
        product=face.shown,
        price=_price(face),
        stock=_stock(face),
        image=pictures.get(face.shown_id) or pictures.get(face.product_id),
        is_new=is_new(face.newest),
    )


def _price(face: Shelf) -> ShownPrice | None:
    if face.price is None:
        return None
    return ShownPrice(
        gross=Money.rounded(face.price, face.currency),
        was=Money.rounded(face.was_price, face.currency) if face.was_price is not None else None,
        is_least=face.is_from,
    )


def _stock(face: Shelf) -> StockNote:
    """How many there are is said beside each variant, not on the card of them all."""
    state = StockState(face.state)
    if face.product_id == face.shown_id:
        return StockNote(state, available=face.available)
    return StockNote(StockState.IN_STOCK if state is StockState.FEW_LEFT else state)


@dataclass(frozen=True)
class Numbers:
    """The article number of a product, and how many of it can be bought; None where nobody counts."""

    sku: str
    available: int | None


def numbers_of(shown_ids: Sequence[int]) -> Mapping[int, Numbers]:
    """These of products on the shelf, of all variants together; one query."""
    rows = Shelf.objects.filter(shown__in=list(shown_ids)).select_related("shown").order_by("-is_face")
    by_shown: dict[int, list[Shelf]] = {pk: [] for pk in shown_ids}
    for row in rows:
        by_shown[row.shown_id].append(row)
    return {pk: _numbers(rows) for pk, rows in by_shown.items()}


def _numbers(rows: Sequence[Shelf]) -> Numbers:
    if not rows:
        return Numbers(sku="", available=0)
    counted = [row.available for row in rows]
    available = None if None in counted else sum(number for number in counted if number)
    return Numbers(sku=rows[0].shown.upc or rows[0].sku, available=available)


@dataclass(frozen=True)
class CountedCategory:
    """A category with the one above it and how many products it has."""

    category: Category
    products: int

    @property
    def parent_slug(self) -> str | None:
        return self.category.full_slug.rpartition("/")[0] or None


def categories() -> list[CountedCategory]:
    """All categories that the shop shows, in the order of the tree; two queries."""
    kept = ShelfCount.objects.filter(currency=settings.OSCAR_DEFAULT_CURRENCY, term_id=EVERYTHING)
    numbers = dict(kept.values_list("category", "number"))
    return [
        CountedCategory(each, products=numbers.get(each.pk, 0))
        for each in Category.objects.browsable().order_by("path")
    ]
