"""How many products each choice would leave: the numbers of a facet are those under the choices in all the others.

An unfiltered category's are kept with the shelf. Those of a filtered list are counted in one statement that reads
each row once and notes which of the facets it misses: what misses none is in the list, and what misses one facet
alone is among that facet's own numbers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Case, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value, When

from shop.catalogue.listing import terms as listed_terms
from shop.catalogue.listing.narrowing import Narrowing
from shop.catalogue.listing.terms import Counts
from shop.catalogue.shelf.models import Shelf
from shop.catalogue.shelf.numbers import each_of
from shop.catalogue.shelf.services import EVERYTHING

LISTED, UNFILTERED = "", "*"  # no codes of attributes
Numbers = Mapping[int, int]
ALONE = -1  # among the numbers of places: those of products without variants, by what they miss
_ANYTHING: tuple[int, ...] = ()


def counts(narrowed: Narrowing) -> Counts:
    """Count what the numbers that are kept do not say; two queries at the most."""
    kept = narrowed.kept
    if kept is not None and not narrowed.is_narrowed:
        return kept
    numbers = _counted(narrowed)
    listed = numbers[LISTED]
    whole = numbers.get(UNFILTERED, listed) if kept is None else kept.by_term
    there = listed_terms.with_keys(whole) if kept is None else kept.terms
    chosen = [term for terms in narrowed.terms.values() for term in terms.values()]
    terms = listed_terms.in_order({*there, *chosen})
    by_facet = {facet: numbers.get(facet, whole) for facet in narrowed.conditions}
    return Counts(
        total=listed.get(EVERYTHING, 0),
        by_term={term.pk: by_facet.get(term.facet, listed).get(term.pk, 0) for term in terms},
        terms=terms,
    )


def _counted(narrowed: Narrowing) -> dict[str, Numbers]:
    """The numbers of each list that is needed, all counted in one statement."""
    rows, lists = _rows_and_lists(narrowed)
    numbers: dict[str, Counter[int]] = {name: Counter() for name in lists}
    try:
        statement, params = _statement(rows, list(lists.values()), narrowed=narrowed)
    except EmptyResultSet:
        return {**numbers}
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        alone: dict[int, Counter[int]] = defaultdict(Counter)
        for place, missed, term, number in cursor.fetchall():
            if place == ALONE:
                alone[missed][term] = number
            else:
                numbers[list(lists)[place]][term] += number
    for name, taken in lists.items():
        for missed, some in alone.items():
            if not taken or missed in taken:
                numbers[name] += some
    return {**numbers}


def _rows_and_lists(narrowed: Narrowing) -> tuple[QuerySet[Shelf], Mapping[str, tuple[int, ...]]]:
    """The rows to read, and for each list that is counted which facets its rows may miss, as bits.

    Where only one facet is used, the list without it is the unfiltered one, whose numbers may be kept.
    """
    conditions, rows = narrowed.conditions, narrowed.base_rows()
    bits = {facet: 1 << place for place, facet in enumerate(conditions)}
    of_facets = {facet: (0, bit) for facet, bit in bits.items()} if len(bits) > 1 else {}
    if narrowed.kept is None:
        unfiltered = {UNFILTERED: _ANYTHING} if bits else {}
        lists = {LISTED: (0,) if bits else _ANYTHING, **of_facets, **unfiltered}
    else:
        lists = {LISTED: (0,), **of_facets}
        rows = _that_miss_one_at_most(rows, list(conditions.values()))
    steps = (
        Case(When(condition, then=Value(0)), default=Value(bits[facet]))
        for facet, condition in conditions.items()
    )
    missed = sum(steps, start=Value(0, output_field=IntegerField()))
    return rows.annotate(missed=missed), lists


def _that_miss_one_at_most(rows: QuerySet[Shelf], conditions: Sequence[Q]) -> QuerySet[Shelf]:
    """Leave out what is in none of the lists as far as an index can; the rest is left out by what it misses."""
    if len(conditions) == 1:
        return rows.filter(*conditions)
    for one, other in combinations(conditions[:3], 2):
        rows = rows.filter(one | other)
    return rows


def _statement(
    rows: QuerySet[Shelf], lists: Sequence[tuple[int, ...]], *, narrowed: Narrowing
) -> tuple[str, list[Any]]:
    """A product that is sold in one way has one row, and those that are alike are counted together.

    Of one with variants several rows may hold, and it counts once.
    """
    is_alone = ~Q(pk__in=[]) if narrowed.is_by_face else Q(product=F("shown"))
    noted = rows.order_by().annotate(is_alone=ExpressionWrapper(is_alone, output_field=BooleanField()))
    columns = noted.values("shown_id", "missed", "is_alone", held=F(narrowed.column))
    chosen, values = columns.query.sql_with_params()
    parts = [*_numbers(ALONE, "missed", "CAST(SUM(number) AS bigint)", of="alike")]
    for place, taken in enumerate([] if narrowed.is_by_face else lists):
        where = "NOT is_alone" + (f" AND missed IN ({', '.join(map(str, taken))})" if taken else "")
        parts += _numbers(place, "0", "COUNT(DISTINCT shown_id)", of="listed", where=where)
    # What Django itself has compiled, names of columns and whole numbers of ours; all values are parameters.
    return (
        f"WITH listed AS ({chosen}), alike AS (SELECT missed, held, COUNT(*) AS number FROM listed "  # noqa: S608  # nosec B608
        f"WHERE is_alone GROUP BY missed, held) {' UNION ALL '.join(parts)}"
    ), list(values)


def _numbers(place: int, missed: str, number: str, *, of: str, where: str = "TRUE") -> Iterator[str]:
    """How many have each term, and how many there are."""
    each = each_of(f"{of}.held", vendor=connection.vendor)
    yield f"SELECT {place}, {missed}, each.value, {number} FROM {of} {each} WHERE {where} GROUP BY 2, 3"  # noqa: S608  # nosec B608
    yield f"SELECT {place}, {missed}, {EVERYTHING}, {number} FROM {of} WHERE {where} GROUP BY 2"  # noqa: S608  # nosec B608
