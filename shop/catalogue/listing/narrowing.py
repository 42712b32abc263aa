"""What was asked of a list, as conditions on the rows of the shelf."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.db.models import F, Q, QuerySet

from shop.catalogue.listing import terms as listed_terms
from shop.catalogue.listing.choices import Choices
from shop.catalogue.listing.terms import Counts, KnownTerm
from shop.catalogue.models import Category
from shop.catalogue.shelf.models import Facet, Shelf
from shop.catalogue.shelf.numbers import OneOf
from shop.catalogue.shelf.services import EVERYTHING

# The same for all variants of a product.
OF_THE_SHOWN = frozenset({Facet.CATEGORY, Facet.BRAND, Facet.RATING})


@dataclass(frozen=True)
class Base:
    """What a list is of before anybody filters: everything, a category, or what a search has found."""

    category: Category | None = None
    found: Sequence[int] | None = None  # by a search: the best first
    currency: str = field(default_factory=lambda: settings.OSCAR_DEFAULT_CURRENCY)


@dataclass(frozen=True)
class Narrowing:
    """The choices as terms of the shelf; `kept` are the numbers of the unfiltered list, where some are kept."""

    base: Base
    choices: Choices
    terms: Mapping[str, Mapping[str, KnownTerm]]
    kept: Counts | None
    category_term: int | None  # None where nothing stands in the category
    unknown: tuple[str, ...]  # choices that nothing in the shop has

    @property
    def is_narrowed(self) -> bool:
        return bool(self.conditions)

    @property
    def has_price(self) -> bool:
        return self.choices.price_min is not None or self.choices.price_max is not None

    @cached_property
    def is_by_face(self) -> bool:
        """Whether all variants of a product share what is asked for, so that its face answers for them."""
        return OF_THE_SHOWN.issuperset(self.terms) and not self.has_price

    @property
    def column(self) -> str:
        return "face_terms" if self.is_by_face else "terms"

    @cached_property
    def conditions(self) -> Mapping[str, Q]:
        """What a row has to be, facet by facet."""
        conditions = {
            facet: Q(**{f"{self.column}__holds": [term.pk for term in terms.values()]})
            for facet, terms in self.terms.items()
        }
        if self.has_price:
            conditions[Facet.PRICE] = conditions.get(Facet.PRICE, Q()) & self._within()
        return conditions

    def _within(self) -> Q:
        low, high = self.choices.price_min, self.choices.price_max
        ends = {"price__gte": low, "price__lte": high}
        return Q(**{name: end for name, end in ends.items() if end is not None})

    def rows(self) -> QuerySet[Shelf]:
        """The rows that hold for all choices."""
        return self.base_rows().filter(*self.conditions.values())

    def base_rows(self) -> QuerySet[Shelf]:
        """Those of the unfiltered list; of each product only the face where that is enough."""
        rows = Shelf.objects.filter(currency=self.base.currency)
        if self.base.category is not None:
            rows = rows.filter(terms__holds=[self.category_term]) if self.category_term else rows.none()
        if self.base.found is not None:
            rows = rows.filter(OneOf(F("shown"), self.base.found))
        return rows.filter(is_face=True) if self.is_by_face else rows


def narrowing(base: Base, choices: Choices) -> Narrowing:
    """Look the choices up among the terms of the list, then among those of the shop; one query, sometimes two."""
    kept = _kept(base)
    there = kept.terms if kept else ()
    known = {(term.facet, term.value): term for term in listed_terms.asked(choices, but=there)}
    known |= {(term.facet, term.value): term for term in there}
    pairs = [(facet, value) for facet, values in choices.values.items() for value in values]
    terms: dict[str, dict[str, KnownTerm]] = defaultdict(dict)
    for facet, value in pairs:
        if term := known.get((facet, value)):
            terms[facet][value] = term
    return Narrowing(
        base=base,
        choices=choices,
        terms=dict(terms),
        kept=kept,
        category_term=_own_term(base, there),
        unknown=tuple(f"{facet}={value}"[:60] for facet, value in pairs if (facet, value) not in known),
    )


def _kept(base: Base) -> Counts | None:
    if base.found is not None:
        return None
    return listed_terms.kept(
        currency=base.currency, category=EVERYTHING if base.category is None else base.category.pk
    )


def _own_term(base: Base, terms: Sequence[KnownTerm]) -> int | None:
    if base.category is None:
        return None
    own = (Facet.CATEGORY, str(base.category.pk))
    return next((term.pk for term in terms if (term.facet, term.ref) == own), None)
