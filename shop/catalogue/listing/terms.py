"""The terms of the shelf as lists read them, and the numbers that are kept beside it: a row each, and no models."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q

from shop.catalogue.listing.choices import Choices
from shop.catalogue.shelf.models import ShelfCount, ShelfTerm
from shop.catalogue.shelf.services import EVERYTHING


class KnownTerm(NamedTuple):
    """One value of one facet, as `ShelfTerm` has it."""

    pk: int
    facet: str
    ref: str
    value: str
    label: str
    facet_label: str
    facet_position: int
    sort_key: str
    colour: str


@dataclass(frozen=True)
class Counts:
    """How many products a list has, how many with each term, and which terms it has unfiltered, in their order."""

    total: int
    by_term: Mapping[int, int]
    terms: Sequence[KnownTerm]


def kept(*, currency: str, category: int) -> Counts:
    """The numbers of an unfiltered list as they stand beside the shelf; one query."""
    rows = ShelfCount.objects.filter(currency=currency, category=category, number__gt=0)
    columns = ("term_id", *(f"term__{name}" for name in KnownTerm._fields[1:]), "number")
    by_term, terms = {}, []
    for *term, number in rows.values_list(*columns):
        by_term[term[0]] = number
        if term[0] != EVERYTHING:
            terms.append(KnownTerm._make(term))
    return Counts(total=by_term.pop(EVERYTHING, 0), by_term=by_term, terms=in_order(terms))


def asked(choices: Choices, *, but: Iterable[KnownTerm] = ()) -> list[KnownTerm]:
    """Those that somebody chose and that the shop has, except such as are known already; one query, or none."""
    known = {(term.facet, term.value) for term in but}
    others = [
        Q(facet=facet, value=value)
        for facet, values in choices.values.items()
        for value in values
        if (facet, value) not in known
    ]
    # Of two that are called alike, one of them no longer, the newer one counts.
    return _found(reduce(or_, others)) if others else []


def with_keys(keys: Iterable[int]) -> list[KnownTerm]:
    """These terms; one query."""
    return _found(Q(pk__in=set(keys) - {EVERYTHING}))


def in_order(terms: Iterable[KnownTerm]) -> list[KnownTerm]:
    """As the facets and their values stand on a page."""
    return sorted(terms, key=lambda term: (term.facet_position, term.facet, term.sort_key, term.pk))


def _found(wanted: Q) -> list[KnownTerm]:
    rows = ShelfTerm.objects.filter(wanted).order_by("pk").values_list(*KnownTerm._fields)
    return [KnownTerm._make(row) for row in rows]
