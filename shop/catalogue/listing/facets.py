"""What a list can be filtered by, and how many products each choice would leave.

The numbers of a facet are those of the list under the choices in all the other facets. An unfiltered category's are
kept with the shelf; those of a filtered list are counted, all in one statement.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.catalogue.listing.choices import Choices
from shop.catalogue.models import Category
from shop.catalogue.shelf.models import Facet, Shelf, ShelfCount, ShelfTerm
from shop.catalogue.shelf.numbers import each_of
from shop.catalogue.shelf.services import EVERYTHING
from shop.core.money import Money

MOST_ATTRIBUTES = 12  # those that most of the list's products have; and those that are chosen
MOST_VALUES = 60
SEEN_AT_ONCE = 7
OF_THE_SHOWN = frozenset(
    {Facet.CATEGORY, Facet.BRAND, Facet.RATING}
)  # the same for all variants of a product
_FIRST = [Facet.CATEGORY, Facet.BRAND, Facet.PRICE, Facet.IN_STOCK, Facet.ON_OFFER, Facet.RATING]


@dataclass(frozen=True)
class FacetValue:
    """One choice: how it is called, how many products it leaves, and the list's address with or without it."""

    value: str
    label: str
    count: int
    selected: bool
    query: str
    colour: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.count and not self.selected


@dataclass(frozen=True)
class ShownFacet:
    """A facet with its choices."""

    key: str
    label: str
    values: Sequence[FacetValue]

    @property
    def chosen(self) -> int:
        return sum(value.selected for value in self.values)

    @property
    def is_used(self) -> bool:
        return bool(self.chosen)

    @property
    def in_order(self) -> Sequence[FacetValue]:
        """The values as they stand; where some are folded away, whatever is chosen stands before them."""
        return sorted(self.values, key=lambda value: not value.selected) if self.unseen else self.values

    @property
    def seen(self) -> int:
        """How many are seen at once: a few, or nearly all."""
        return SEEN_AT_ONCE if len(self.values) > SEEN_AT_ONCE + 2 else len(self.values)

    @property
    def unseen(self) -> int:
        return len(self.values) - self.seen


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address of the list without it."""

    label: str
    without: str


@dataclass(frozen=True)
class Base:
    """What a list is of before anybody filters: everything, a category, or what a search has found."""

    category: Category | None = None
    found: Sequence[int] | None = None  # by a search: the best first
    currency: str = field(default_factory=lambda: settings.OSCAR_DEFAULT_CURRENCY)


@dataclass(frozen=True)
class Narrowing:
    """The choices as terms of the shelf. `kept` are the terms of the unfiltered list with their numbers."""

    base: Base
    choices: Choices
    terms: Mapping[str, Mapping[str, ShelfTerm]]
    kept: Mapping[ShelfTerm, int]
    total_kept: int
    category_term: int | None  # None where nothing stands in the category
    unknown: tuple[str, ...]  # choices that nothing here has

    @property
    def is_narrowed(self) -> bool:
        return bool(self.used_facets)

    @property
    def used_facets(self) -> list[str]:
        has_price = self.choices.price_min is not None or self.choices.price_max is not None
        return list(dict.fromkeys([*self.terms, *([Facet.PRICE] if has_price else [])]))

    @property
    def is_by_face(self) -> bool:
        """Whether all variants of a product share what is asked for, so that its face answers for them."""
        return OF_THE_SHOWN.issuperset(self.used_facets)

    def rows(self, *, but: str = "") -> QuerySet[Shelf]:
        """The rows that hold for all choices, or for all but those in one facet."""
        column = "face_terms" if self.is_by_face else "terms"
        rows = self._base_rows()
        for facet, terms in self.terms.items():
            if facet != but:
                rows = rows.filter(**{f"{column}__holds": [term.pk for term in terms.values()]})
        if but != Facet.PRICE:
            rows = self._priced(rows)
        return rows.filter(is_face=True) if self.is_by_face else rows

    def unfiltered(self) -> QuerySet[Shelf]:
        rows = self._base_rows()
        return rows.filter(is_face=True) if self.is_by_face else rows

    def _base_rows(self) -> QuerySet[Shelf]:
        rows = Shelf.objects.filter(currency=self.base.currency)
        if self.base.category is not None:
            rows = rows.filter(terms__holds=[self.category_term]) if self.category_term else rows.none()
        if self.base.found is not None:
            rows = rows.filter(shown__in=self.base.found)
        return rows

    def _priced(self, rows: QuerySet[Shelf]) -> QuerySet[Shelf]:
        if self.choices.price_min is not None:
            rows = rows.filter(price__gte=self.choices.price_min)
        return rows.filter(price__lte=self.choices.price_max) if self.choices.price_max is not None else rows


def narrowing(base: Base, choices: Choices) -> Narrowing:
    """Look the choices up among the terms of the unfiltered list; one query."""
    kept, total = _kept(base)
    known = {
        (term.facet, term.value): term for term in (_asked_terms(choices) if base.found is not None else kept)
    }
    pairs = [(facet, value) for facet, values in choices.values.items() for value in values]
    terms: dict[str, dict[str, ShelfTerm]] = defaultdict(dict)
    for facet, value in pairs:
        if term := known.get((facet, value)):
            terms[facet][value] = term
    return Narrowing(
        base=base,
        choices=choices,
        terms=dict(terms),
        kept=kept,
        total_kept=total,
        category_term=_own_term(base, kept),
        unknown=tuple(f"{facet}={value}"[:60] for facet, value in pairs if value not in terms.get(facet, {})),
    )


def _kept(base: Base) -> tuple[dict[ShelfTerm, int], int]:
    """The numbers of the unfiltered list as they stand beside the shelf, and how many it has; none of a search."""
    if base.found is not None:
        return {}, 0
    category = EVERYTHING if base.category is None else base.category.pk
    rows = ShelfCount.objects.filter(currency=base.currency, category=category, number__gt=0)
    numbers = {row.term_id: row for row in rows.select_related("term")}
    total = numbers.pop(EVERYTHING, None)
    return {row.term: row.number for row in numbers.values() if row.term}, total.number if total else 0


def _asked_terms(choices: Choices) -> list[ShelfTerm]:
    asked = Q(pk__in=[])
    for facet, values in choices.values.items():
        asked |= Q(facet=facet, value__in=values)
    # Of two that are called alike, one of them no longer, the newer one counts.
    return list(ShelfTerm.objects.filter(asked).order_by("pk")) if choices.values else []


def _own_term(base: Base, kept: Mapping[ShelfTerm, int]) -> int | None:
    if base.category is None:
        return None
    own = (Facet.CATEGORY, str(base.category.pk))
    return next((term.pk for term in kept if (term.facet, term.ref) == own), None)


@dataclass(frozen=True)
class Counts:
    """How many products a list has, how many with each term, and which terms the unfiltered list has."""

    total: int
    by_term: Mapping[int, int]
    terms: Sequence[ShelfTerm]


_UNFILTERED = "*"  # no code of an attribute


def counts(narrowed: Narrowing) -> Counts:
    """Count what the numbers that are kept do not say; two queries at the most."""
    if not narrowed.is_narrowed and narrowed.base.found is None:
        by_term = {term.pk: number for term, number in narrowed.kept.items()}
        return Counts(total=narrowed.total_kept, by_term=by_term, terms=_in_order(narrowed.kept))
    counted = _counted(_parts(narrowed), narrowed=narrowed)
    listed, terms = counted[""], _in_order(narrowed.kept)
    whole = {term.pk: number for term, number in narrowed.kept.items()}
    if narrowed.base.found is not None:
        whole = counted[_UNFILTERED]
        terms = _in_order(ShelfTerm.objects.filter(pk__in=whole.keys() - {EVERYTHING}))
    used = set(narrowed.used_facets)
    by_term = {
        term.pk: counted.get(term.facet, whole if term.facet in used else listed).get(term.pk, 0)
        for term in terms
    }
    return Counts(total=listed.get(EVERYTHING, 0), by_term=by_term, terms=terms)


def _in_order(terms: Iterable[ShelfTerm]) -> list[ShelfTerm]:
    return sorted(terms, key=lambda term: (term.facet_position, term.facet, term.sort_key, term.pk))


def _parts(narrowed: Narrowing) -> dict[str, QuerySet[Shelf]]:
    """The lists to be counted: as it is, without each facet that is used, and unfiltered where no numbers are kept.

    Where only one facet is used, the list without it is the unfiltered one.
    """
    parts = {"": narrowed.rows()}
    if len(narrowed.used_facets) > 1:
        parts |= {facet: narrowed.rows(but=facet) for facet in narrowed.used_facets}
    if narrowed.base.found is not None:
        parts[_UNFILTERED] = narrowed.unfiltered()
    return parts


def _counted(parts: Mapping[str, QuerySet[Shelf]], *, narrowed: Narrowing) -> dict[str, dict[int, int]]:
    """How many shown products each list has, and with each term: all lists in one statement."""
    statements, params = [], []
    for name, rows in parts.items():
        statement, values = _statement(name, rows, by_face=narrowed.is_by_face)
        statements.append(statement)
        params += values
    numbers: dict[str, dict[int, int]] = {name: {} for name in parts}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), params)
        for name, term, number in cursor.fetchall():
            numbers[name][term] = number
    return numbers


def _statement(name: str, rows: QuerySet[Shelf], *, by_face: bool) -> tuple[str, list[Any]]:
    column, number = ("face_terms", "COUNT(*)") if by_face else ("terms", "COUNT(DISTINCT listed.shown_id)")
    try:
        chosen, values = rows.order_by().values("shown_id", column).query.sql_with_params()
    except EmptyResultSet:
        return "SELECT %s AS part, 0 AS term, 0 AS number", [name]
    each = each_of(f"listed.{column}", vendor=connection.vendor)
    # Names of columns and what Django itself has compiled; all values are parameters.
    statement = (
        f"SELECT %s AS part, each.value AS term, {number} AS number "  # noqa: S608  # nosec B608
        f"FROM ({chosen}) AS listed {each} GROUP BY each.value "
        f"UNION ALL SELECT %s, {EVERYTHING}, {number} FROM ({chosen}) AS listed"
    )
    return statement, [name, *values, name, *values]


def shown(narrowed: Narrowing, counted: Counts) -> list[ShownFacet]:
    """The facets as the page shows them: what every product has first, then the attributes."""
    by_facet: dict[str, list[ShelfTerm]] = defaultdict(list)
    for term in counted.terms:
        if _is_offered(term, narrowed):
            by_facet[term.facet].append(term)
    attributes = [facet for facet in by_facet if facet not in _FIRST]
    common = sorted(attributes, key=lambda facet: -sum(counted.by_term[term.pk] for term in by_facet[facet]))
    kept = {*common[:MOST_ATTRIBUTES], *narrowed.terms}
    keys = [*_FIRST, *(facet for facet in attributes if facet in kept)]
    return [_facet(key, by_facet[key], narrowed, counted) for key in keys if by_facet[key]]


def _is_offered(term: ShelfTerm, narrowed: Narrowing) -> bool:
    """Of the categories only those right below the one shown, or at the top, and those that are chosen."""
    if term.facet != Facet.CATEGORY or narrowed.choices.has(term.facet, term.value):
        return True
    above = narrowed.base.category.path if narrowed.base.category is not None else ""
    return term.sort_key.startswith(above) and len(term.sort_key) == len(above) + Category.steplen


def _facet(key: str, terms: Sequence[ShelfTerm], narrowed: Narrowing, counted: Counts) -> ShownFacet:
    chosen = narrowed.choices
    most = sorted(terms, key=lambda term: (not chosen.has(key, term.value), -counted.by_term[term.pk]))[
        :MOST_VALUES
    ]
    keys = {term.pk for term in most}
    values = [
        FacetValue(
            value=term.value,
            label=label_of(term, currency=narrowed.base.currency),
            count=counted.by_term[term.pk],
            selected=chosen.has(key, term.value),
            query=chosen.toggled(key, term.value),
            colour=term.colour,
        )
        for term in terms
        if term.pk in keys
    ]
    return ShownFacet(key=key, label=facet_label(terms[0]), values=values)


def chips(narrowed: Narrowing) -> list[Chip]:
    """The filters in use, each with the way to do without it."""
    chosen, currency = narrowed.choices, narrowed.base.currency
    found = [
        Chip(f"{facet_label(term)}: {label_of(term, currency=currency)}", chosen.toggled(facet, value))
        for facet, terms in narrowed.terms.items()
        for value, term in terms.items()
    ]
    if chosen.price_min is not None or chosen.price_max is not None:
        found.append(
            Chip(_band(chosen.price_min, chosen.price_max, currency=currency), chosen.without_prices())
        )
    return found


def facet_label(term: ShelfTerm) -> str:
    """How a facet is called."""
    return str(Facet(term.facet).label) if term.facet in Facet else term.facet_label


def label_of(term: ShelfTerm, *, currency: str) -> str:
    """How a value is called, in the language of whoever asks."""
    match term.facet:
        case Facet.IN_STOCK:
            return _("Can be bought now")
        case Facet.ON_OFFER:
            return _("Reduced or on offer")
        case Facet.RATING:
            stars = int(term.value)
            return ngettext("%(stars)d star and more", "%(stars)d stars and more", stars) % {"stars": stars}
        case Facet.PRICE:
            low, _dash, high = term.value.partition("-")
            return _band(*(Decimal(end) if end else None for end in (low, high)), currency=currency)
    return term.label or term.value


def _band(low: Decimal | None, high: Decimal | None, *, currency: str) -> str:
    ends = {
        "low": Money(low, currency).formatted() if low is not None else "",
        "high": Money(high, currency).formatted() if high is not None else "",
    }
    if low is None:
        return _("up to %(high)s") % ends
    return _("%(low)s and more") % ends if high is None else _("%(low)s to %(high)s") % ends
