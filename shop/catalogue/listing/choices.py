"""What somebody asked of a list, as its address says: filters, sort, page.

Whatever makes no sense is left out and named.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import pgettext_lazy as _

MOST_VALUES = 40  # of all facets together; nobody ticks more, and each is a condition
LONGEST_VALUE = 200
LARGEST_PRICE = Decimal(10) ** 9
PAGE_SIZE, LARGEST_PAGE_SIZE = 24, 100
LARGEST_PAGE = 100_000
# What addresses of lists carry that is no filter: ours, and what mailings and adverts add.
NO_FILTERS = frozenset(
    {"q", "page", "page_size", "sort", "type", "price_min", "price_max", "format", "variant"}
)
FACETS = frozenset({"category", "price", "brand", "in_stock", "on_offer", "rating"})  # of every product
TAKEN_PARAMETERS = NO_FILTERS | FACETS  # no attribute may be called so
_ADDED_BY_OTHERS = re.compile(r"(utm|mtm)_\w+|mc_[ce]id|_\w*|\w*clid|\Z")


def can_filter(code: str) -> bool:
    """Whether an attribute of this code can be filtered by: no other parameter is called so."""
    return code not in TAKEN_PARAMETERS and not _ADDED_BY_OTHERS.fullmatch(code)


class Sort(StrEnum):
    """The orders that a list can have; the first is what it has unasked."""

    RECOMMENDED = "recommended"
    RELEVANCE = "relevance"
    NEWEST = "newest"
    CHEAPEST = "price-asc"
    DEAREST = "price-desc"
    NAME = "name"
    BEST_SELLING = "best-selling"
    RATING = "rating"

    @property
    def label(self) -> Any:
        return _LABELS[self]


_LABELS = {
    Sort.RECOMMENDED: _("order of a list", "Our favourites first"),
    Sort.RELEVANCE: _("order of a list", "Best match first"),
    Sort.NEWEST: _("order of a list", "Newest first"),
    Sort.CHEAPEST: _("order of a list", "Lowest price first"),
    Sort.DEAREST: _("order of a list", "Highest price first"),
    Sort.NAME: _("order of a list", "By name"),
    Sort.BEST_SELLING: _("order of a list", "Best-selling first"),
    Sort.RATING: _("order of a list", "Best rated first"),
}


@dataclass(frozen=True)
class Choices:
    """The filters, the order and the page that somebody chose; `ignored` are parameters that made no sense."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    price_min: Decimal | None = None
    price_max: Decimal | None = None
    sort: Sort | None = None
    page: int = 1
    page_size: int = PAGE_SIZE
    query: str = ""
    ignored: tuple[str, ...] = ()

    @property
    def is_filtered(self) -> bool:
        return bool(self.values) or self.price_min is not None or self.price_max is not None

    @property
    def number_of_filters(self) -> int:
        prices = (self.price_min is not None) + (self.price_max is not None)
        return sum(len(values) for values in self.values.values()) + prices

    def has(self, facet: str, value: str) -> bool:
        return value in self.values.get(facet, ())

    def toggled(self, facet: str, value: str) -> str:
        """The query of the same list with this value chosen, or not chosen any more; on its first page."""
        chosen = self.values.get(facet, ())
        other = tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)
        return self.as_query(values={**self.values, facet: other})

    def without_prices(self) -> str:
        return self.as_query(has_prices=False)

    def as_query(self, *, values: Mapping[str, Sequence[str]] | None = None, has_prices: bool = True) -> str:
        """These choices as the end of an address, in one order, so that one list has one address."""
        pairs = self.pairs(values=values, has_prices=has_prices)
        return f"?{urlencode(pairs)}" if pairs else "."

    @property
    def kept_by_sort(self) -> list[tuple[str, str]]:
        """What a form that asks for another order has to send along."""
        return self.pairs(has_sort=False)

    @property
    def kept_by_prices(self) -> list[tuple[str, str]]:
        """What a form that asks for prices has to send along."""
        return self.pairs(has_prices=False)

    @property
    def cleared(self) -> str:
        """The query of the same list without any filter."""
        return self.as_query(values={}, has_prices=False)

    def pairs(
        self,
        *,
        values: Mapping[str, Sequence[str]] | None = None,
        has_prices: bool = True,
        has_sort: bool = True,
    ) -> list[tuple[str, str]]:
        """The parameters of these choices, for links and for the hidden fields of a form."""
        chosen = self.values if values is None else values
        pairs = [("q", self.query)] if self.query else []
        pairs += [(facet, value) for facet in sorted(chosen) for value in sorted(chosen[facet])]
        if has_prices:
            pairs += [
                (name, str(price))
                for name, price in (("price_min", self.price_min), ("price_max", self.price_max))
                if price is not None
            ]
        if has_sort and self.sort:
            pairs.append(("sort", self.sort.value))
        if self.page_size != PAGE_SIZE:
            pairs.append(("page_size", str(self.page_size)))
        return pairs


def of(params: Iterable[tuple[str, Sequence[str]]], *, query: str = "") -> Choices:
    """Read the parameters of an address, each with its values, as `QueryDict.lists()` gives them."""
    reading = _Reading()
    for name, values in params:
        reading.take(name, list(values))
    return reading.choices(query=query)


class _Reading:
    """Collects what makes sense, and names what does not."""

    def __init__(self) -> None:
        self.values: dict[str, tuple[str, ...]] = {}
        self.known: dict[str, Any] = {}
        self.ignored: list[str] = []

    def take(self, name: str, values: list[str]) -> None:
        reader = _READERS.get(name)
        if reader is not None:
            self._take_known(name, values[-1] if values else "", reader)
        elif name not in NO_FILTERS and not _ADDED_BY_OTHERS.fullmatch(name):
            self._take_filter(name, values)

    def _take_known(self, name: str, typed: str, reader: Any) -> None:
        if not typed.strip():
            return  # a field that was left empty
        read = reader(typed.strip())
        if read is None:
            self._ignore(name, typed)
        else:
            self.known[name] = read

    def _take_filter(self, name: str, values: list[str]) -> None:
        taken = sum(len(chosen) for chosen in self.values.values())
        for value in dict.fromkeys(values):
            if not value:
                continue
            if "\x00" in name + value or len(name) + len(value) > LONGEST_VALUE or taken >= MOST_VALUES:
                self._ignore(name, value)
            else:
                self.values[name] = (*self.values.get(name, ()), value)
                taken += 1

    def _ignore(self, name: str, value: str) -> None:
        self.ignored.append(f"{name}={value}"[:60].replace("\x00", ""))

    def choices(self, *, query: str) -> Choices:
        low, high = self.known.get("price_min"), self.known.get("price_max")
        if low is not None and high is not None and low > high:
            low, high = high, low
        return Choices(
            values=self.values,
            price_min=low,
            price_max=high,
            sort=self.known.get("sort"),
            page=self.known.get("page", 1),
            page_size=self.known.get("page_size", PAGE_SIZE),
            query=query,
            ignored=tuple(dict.fromkeys(self.ignored)),
        )


def _price(typed: str) -> Decimal | None:
    try:
        price = Decimal(typed.replace(",", ".")) if len(typed) <= 20 else None
    except InvalidOperation:
        return None
    if price is None or not price.is_finite() or not 0 <= price <= LARGEST_PRICE:
        return None
    return price.quantize(Decimal("0.01")) if price % 1 else price.quantize(Decimal(1))


def _number(typed: str, *, most: int) -> int | None:
    is_number = typed.isascii() and typed.isdecimal() and len(typed) < 10
    return min(int(typed), most) if is_number and int(typed) else None


_READERS: Mapping[str, Any] = {
    "price_min": _price,
    "price_max": _price,
    "sort": lambda typed: Sort(typed) if typed in set(Sort) else None,
    "page": lambda typed: _number(typed, most=LARGEST_PAGE),
    "page_size": lambda typed: _number(typed, most=LARGEST_PAGE_SIZE),
}
