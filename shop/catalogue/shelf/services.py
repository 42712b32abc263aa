"""Makes the rows what they are to be, and moves the numbers of each category along."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from shop.catalogue.models import Product
from shop.catalogue.shelf import rows as shelf_rows
from shop.catalogue.shelf import terms as shelf_terms
from shop.catalogue.shelf.marking import mark, mark_all
from shop.catalogue.shelf.models import Facet, OfferedProduct, SalesCount, Shelf, ShelfCount, ShelfTerm
from shop.catalogue.shelf.rows import Row
from shop.catalogue.shelf.terms import Names
from shop.core import pagecache
from shop.core.locking import require_transaction

AT_ONCE = 500
MARKED_ONE_BY_ONE = 500
EVERYTHING = 0  # the category and the term that stand for the whole shop and for every product
_NOT_SHOWN = {"available"}  # how many there are says the product's own page, which is dropped with the stock

Key = tuple[str, int, int]  # currency, category, term


@dataclass(frozen=True)
class Fault:
    """Something on the shelf that was not true."""

    subject: str
    stored: Any
    true: Any


def refresh(product_ids: Iterable[int]) -> list[Fault]:
    """Work out the rows of these products anew, or of the products of these variants, and tell what was wrong.

    Locks the products, the lowest key first, then the numbers of their categories.
    """
    return _refreshed(product_ids, said={})


def _refreshed(product_ids: Iterable[int], *, said: Names) -> list[Fault]:
    with transaction.atomic():
        shown = _locked(product_ids)
        wanted = _wanted(shown, said=said)
        present = _present(shown, wanted)
        faults = list(_differences(present, wanted))
        if faults:
            _replace(present, wanted)
            moved = _counts(wanted)
            moved.subtract(_counts(present))
            _move(moved)
            _drop_pages(faults, shown)
    return faults


def take_off(shown_id: int) -> None:
    """Take the rows of a product away that is about to be deleted, or whose variant is; locks the product."""
    with transaction.atomic():
        _locked([shown_id])
        present = _present([shown_id])
        Shelf.objects.filter(pk__in=[row.pk for row in present]).delete()
        moved: Counter[Key] = Counter()
        moved.subtract(_counts(present))
        _move(moved)
        pagecache.drop("catalogue")


def set_sales(sold: Mapping[int, int]) -> None:
    """Write down how often each of these was sold."""
    with transaction.atomic():
        stored = dict(SalesCount.objects.filter(product__in=sold).values_list("product", "number"))
        changed = {pk: number for pk, number in sold.items() if stored.get(pk, 0) != number}
        SalesCount.objects.bulk_create(
            [SalesCount(product_id=pk, number=number) for pk, number in sorted(changed.items())],
            update_conflicts=True,
            unique_fields=["product"],
            update_fields=["number"],
        )
        mark(*changed)


def lock(product_ids: Iterable[int]) -> None:
    """Lock these products until the commit, so that what is told of them is told by one at a time."""
    require_transaction("what was counted could be older than what is written down.")
    _locked(product_ids)


def put_on_offer(product_ids: Collection[int]) -> None:
    """Have exactly these be on offer."""
    with transaction.atomic():
        stored = set(OfferedProduct.objects.values_list("product", flat=True))
        new, gone = set(product_ids) - stored, stored - set(product_ids)
        OfferedProduct.objects.filter(product__in=gone).delete()
        OfferedProduct.objects.bulk_create(
            [OfferedProduct(product_id=pk) for pk in sorted(new)], ignore_conflicts=True
        )
        if len(new | gone) > MARKED_ONE_BY_ONE:
            mark_all()
        else:
            mark(*sorted(new | gone))


def rebuild() -> Iterator[Fault]:
    """Make every row, number and name true, a part at a time, and tell each that was not."""
    said: Names = {}
    for some in _parts():
        yield from _refreshed(some, said=said)
    yield from _recount(mend=True)
    yield from _names(said, mend=True)


def faults_of_sales(sold: Mapping[int, int]) -> Iterator[Fault]:
    """Tell what is written down of sales and differs from this."""
    stored = dict(SalesCount.objects.values_list("product", "number"))
    for pk in sorted(stored.keys() | sold.keys()):
        if stored.get(pk, 0) != sold.get(pk, 0):
            yield Fault(f"sales of {pk}", stored=stored.get(pk, 0), true=sold.get(pk, 0))


def faults_of_offers(product_ids: Collection[int]) -> Iterator[Fault]:
    """Tell what is written down of offers and differs from this."""
    stored, true = set(OfferedProduct.objects.values_list("product", flat=True)), set(product_ids)
    for pk in sorted(stored ^ true):
        yield Fault(f"offers of {pk}", stored=pk in stored, true=pk in true)


def faults() -> Iterator[Fault]:
    """Tell what is not true of what was told, and change nothing."""
    said: Names = {}
    for some in _parts():
        wanted = _wanted(some, said=said, is_looking_only=True)
        yield from _differences(_present(some, wanted), wanted)
    yield from _recount(mend=False)
    yield from _names(said, mend=False)


def _parts() -> Iterator[list[int]]:
    """The keys of all that a list could show, and of all that stands on the shelf, a part at a time."""
    last = 0
    products = Product.objects.exclude(structure=Product.CHILD).order_by("pk")
    while some := list(products.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        yield some
        last = some[-1]
    # What has become a variant since is shown no more, but may still stand there.
    if strays := list(Shelf.objects.filter(shown__structure=Product.CHILD).values_list("shown", flat=True)):
        yield strays


def _locked(product_ids: Iterable[int]) -> list[int]:
    """The products that show these, or have until now; those that are there are locked until the commit."""
    asked = set(product_ids)
    parents = Product.objects.filter(pk__in=asked, parent__isnull=False).values_list("parent", flat=True)
    former = set(Shelf.objects.filter(product__in=asked).values_list("shown", flat=True))
    shown = Product.objects.filter(pk__in={*asked, *parents, *former}).exclude(structure=Product.CHILD)
    locked = shown.order_by("pk").select_for_update(of=("self",), no_key=True)
    return sorted({*locked.values_list("pk", flat=True), *former})


def _present(shown: Collection[int], wanted: Iterable[Shelf] = ()) -> list[Shelf]:
    """The rows of these products, and those that stand under another product still."""
    own = Q(shown__in=shown) | Q(product__in=[row.product_id for row in wanted])
    return list(Shelf.objects.filter(own))


def _wanted(shown: Collection[int], *, said: Names, is_looking_only: bool = False) -> list[Shelf]:
    """The rows as they are to be, their terms as keys; a term that nobody has written down yet is 0."""
    rows = [row for some in shelf_rows.of(shown).values() for row in some]
    terms = {term for row in rows for term in (*row.terms, *row.face_terms)}
    shelf_terms.note_names(terms, said=said)
    keys = shelf_terms.known_keys(terms) if is_looking_only else shelf_terms.keys_of(terms)
    return [_as_stored(row, keys) for row in rows]


def _as_stored(row: Row, keys: dict[tuple[str, str], int]) -> Shelf:
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    for name in ("terms", "face_terms"):
        values[name] = sorted(keys.get(term.identity, 0) for term in values[name])
    return Shelf(**values)


def _differences(present: Sequence[Shelf], wanted: Sequence[Shelf]) -> Iterator[Fault]:
    stored, true = _by_key(present), _by_key(wanted)
    for key in sorted(stored.keys() | true.keys()):
        before, after = _columns(stored.get(key)), _columns(true.get(key))
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                yield Fault(f"{key[0]}.{name}", stored=before.get(name), true=after.get(name))


def _by_key(rows: Iterable[Shelf]) -> dict[tuple[int, str], Shelf]:
    return {(row.product_id, row.currency): row for row in rows}


def _columns(row: Shelf | None) -> dict[str, Any]:
    return {} if row is None else {field.name: getattr(row, field.name) for field in fields(Row)}


def _replace(present: Sequence[Shelf], wanted: Sequence[Shelf]) -> None:
    """Put new rows where they differ: an UPDATE would stumble over the one face that a product has."""
    stored = _by_key(present)
    kept = {
        key
        for key, row in _by_key(wanted).items()
        if key in stored and _columns(stored[key]) == _columns(row)
    }
    Shelf.objects.filter(pk__in=[row.pk for key, row in stored.items() if key not in kept]).delete()
    Shelf.objects.bulk_create([row for key, row in _by_key(wanted).items() if key not in kept])


def _drop_pages(faults: Sequence[Fault], shown: Sequence[int]) -> None:
    if any(fault.subject.partition(".")[2] not in _NOT_SHOWN for fault in faults):
        pagecache.drop("catalogue", *(f"product:{pk}" for pk in shown))


def _counts(rows: Iterable[Shelf]) -> Counter[Key]:
    """What these rows add to the numbers: each shown product once, by its face."""
    categories = _category_terms()
    counts: Counter[Key] = Counter()
    for row in rows:
        if row.is_face:
            counts.update(_places(row.currency, row.face_terms, categories))
    return counts


def _places(currency: str, terms: Sequence[int], categories: Mapping[int, int]) -> Iterator[Key]:
    for category in (EVERYTHING, *(categories[term] for term in terms if term in categories)):
        for term in (EVERYTHING, *terms):
            yield currency, category, term


def _category_terms() -> dict[int, int]:
    """The category that each of these terms stands for."""
    rows = ShelfTerm.objects.filter(facet=Facet.CATEGORY).values_list("pk", "ref")
    return {term: int(ref) for term, ref in rows}


def _move(moved: Counter[Key]) -> None:
    """Add to the numbers, in one order, so that two who do never wait for each other in a circle."""
    steps = sorted((key, by) for key, by in moved.items() if by)
    for start in range(0, len(steps), AT_ONCE):
        _add(steps[start : start + AT_ONCE])


def _add(steps: Sequence[tuple[Key, int]]) -> None:
    table = connection.ops.quote_name(ShelfCount._meta.db_table)
    rows = ", ".join(["(%s, %s, %s, %s)"] * len(steps))
    statement = (
        f"INSERT INTO {table} (currency, category, term_id, number) VALUES {rows} "  # noqa: S608  # nosec B608  # a table's name and placeholders
        f"ON CONFLICT (currency, category, term_id) DO UPDATE SET number = {table}.number + EXCLUDED.number"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for key, by in steps for value in (*key, by)])


def _recount(*, mend: bool) -> list[Fault]:
    """Count all faces and compare; while that goes on, nobody else moves a number."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                table = connection.ops.quote_name(ShelfCount._meta.db_table)
                cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        categories, true = _category_terms(), Counter[Key]()
        for currency, terms in (
            Shelf.objects.filter(is_face=True).values_list("currency", "face_terms").iterator()
        ):
            true.update(_places(currency, terms, categories))
        stored = {
            (currency, category, term): number
            for currency, category, term, number in ShelfCount.objects.values_list(
                "currency", "category", "term_id", "number"
            )
        }
        wrong = {
            key: true[key] - stored.get(key, 0) for key in {*true, *stored} if true[key] != stored.get(key, 0)
        }
        if mend and wrong:
            _move(Counter(wrong))
            pagecache.drop("catalogue")
    return [Fault(f"count {key}", stored=stored.get(key, 0), true=true[key]) for key in sorted(wrong)]


def _names(said: Names, *, mend: bool) -> list[Fault]:
    """Find the terms that are called as nothing is that has them."""
    wrong = shelf_terms.misnamed(said)
    if mend and wrong:
        with transaction.atomic():
            for term, true in wrong:
                ShelfTerm.objects.filter(pk=term.pk).update(label=true)
            pagecache.drop("catalogue")
    return [Fault(f"name {term}", stored=term.label, true=true) for term, true in wrong]
