"""How often each tag has changed: a row for each drop, added in the transaction of what it tells of.

Rows are only added, so nobody who drops ever waits for anybody. They are counted, not compared: the values of a
sequence follow the order in which transactions write, while a count follows the order in which they commit. Now and
then the rows are folded into a number per tag, which changes no sum. Those numbers are never deleted: a count that
began again could be met twice.
"""

from collections import Counter
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Count, Model

from shop.core.locking import require_transaction
from shop.core.models import PageTag, PageTagDrop
from shop.core.pagecache.names import checked

_ROWS_A_STATEMENT = 500
FOLDED_AT_ONCE = 5000  # a transaction; on SQLite every writer waits for it


def drop(*names: str) -> None:
    """Say that what these tags stand for changes with this transaction: pages made of it are not served again."""
    require_transaction("a page could be kept between the change and the word of it.")
    PageTagDrop.objects.bulk_create(
        [PageTagDrop(name=name) for name in checked(names)], batch_size=_ROWS_A_STATEMENT
    )


def versions(names: Iterable[str]) -> dict[str, int]:
    """How often each of these tags has changed by what is committed now, in one query."""
    counted = dict.fromkeys(checked(names), 0)
    if not counted:
        return counted
    folded = PageTag.objects.filter(name__in=counted).values_list("name", "version")
    unfolded = PageTagDrop.objects.filter(name__in=counted).values_list("name").annotate(Count("pk"))
    # One statement, because a fold that commits between two would be counted by neither of them, or by both.
    for name, times in folded.union(unfolded, all=True):
        counted[name] += times
    return counted


def fold() -> None:
    """Count the rows of drops into their tags' numbers; any number of processes may do so at once."""
    while _fold_some() == FOLDED_AT_ONCE:
        pass


def _fold_some() -> int:
    with transaction.atomic(durable=True):
        taken = _take(FOLDED_AT_ONCE)
        # In one order, so that two who fold the same tags wait for each other at most once, and never in a circle.
        ordered = sorted(Counter(taken).items())
        for start in range(0, len(ordered), _ROWS_A_STATEMENT):
            _count_up(ordered[start : start + _ROWS_A_STATEMENT])
    return len(taken)


def _take(limit: int) -> list[str]:
    """Delete the oldest rows, and name them: what is deleted here, and nothing else, is what has to be counted."""
    table = _table(PageTagDrop)
    # Another process that folds has locked its rows; SQLite lets only one write.
    lock = "FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else ""
    statement = (
        f"DELETE FROM {table} WHERE id IN "  # noqa: S608  # nosec B608  # a table's name and placeholders
        f"(SELECT id FROM {table} ORDER BY id LIMIT %s {lock}) RETURNING name"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [limit])
        return [name for (name,) in cursor.fetchall()]


def _count_up(counts: list[tuple[str, int]]) -> None:
    table = _table(PageTag)
    rows = ", ".join(["(%s, %s)"] * len(counts))
    statement = (
        f"INSERT INTO {table} (name, version) VALUES {rows} "  # noqa: S608  # nosec B608  # a table's name and placeholders
        f"ON CONFLICT (name) DO UPDATE SET version = {table}.version + EXCLUDED.version"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for count in counts for value in count])


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
