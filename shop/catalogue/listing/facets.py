"""The filters of a list as its page shows them: their values with their numbers and links, and those in use."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.catalogue.listing.narrowing import Narrowing
from shop.catalogue.listing.terms import Counts, KnownTerm
from shop.catalogue.models import Category
from shop.catalogue.shelf.models import Facet
from shop.core.money import Money

MOST_ATTRIBUTES = 12  # those that most of the list's products have; and those that are chosen
MOST_VALUES = 60
SEEN_AT_ONCE = 7
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
    def seen(self) -> Sequence[FacetValue]:
        """The values that are seen at once: a few, with whatever is chosen before the others, or nearly all."""
        return self._chosen_first()[:SEEN_AT_ONCE] if self._is_long else self.values

    @property
    def unseen(self) -> Sequence[FacetValue]:
        return self._chosen_first()[SEEN_AT_ONCE:] if self._is_long else ()

    @property
    def _is_long(self) -> bool:
        return len(self.values) > SEEN_AT_ONCE + 2

    def _chosen_first(self) -> Sequence[FacetValue]:
        return sorted(self.values, key=lambda value: not value.selected)


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address of the list without it."""

    label: str
    without: str


def shown(narrowed: Narrowing, counted: Counts) -> list[ShownFacet]:
    """The facets as the page shows them: what every product has first, then the attributes."""
    by_facet: dict[str, list[KnownTerm]] = defaultdict(list)
    for term in counted.terms:
        if _is_offered(term, narrowed):
            by_facet[term.facet].append(term)
    attributes = [facet for facet in by_facet if facet not in _FIRST]
    common = sorted(attributes, key=lambda facet: -sum(counted.by_term[term.pk] for term in by_facet[facet]))
    kept = {*common[:MOST_ATTRIBUTES], *narrowed.terms}
    keys = [*_FIRST, *(facet for facet in attributes if facet in kept)]
    return [_facet(key, by_facet[key], narrowed, counted) for key in keys if by_facet[key]]


def _is_offered(term: KnownTerm, narrowed: Narrowing) -> bool:
    """Of the categories only those right below the one shown, or at the top, and those that are chosen."""
    if term.facet != Facet.CATEGORY or narrowed.choices.has(term.facet, term.value):
        return True
    above = narrowed.base.category.path if narrowed.base.category is not None else ""
    return term.sort_key.startswith(above) and len(term.sort_key) == len(above) + Category.steplen


def _facet(key: str, terms: Sequence[KnownTerm], narrowed: Narrowing, counted: Counts) -> ShownFacet:
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


def facet_label(term: KnownTerm) -> str:
    """How a facet is called."""
    return str(Facet(term.facet).label) if term.facet in Facet else term.facet_label


def label_of(term: KnownTerm, *, currency: str) -> str:
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
