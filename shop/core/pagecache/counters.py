"""How often each tag has changed: a counter per tag, moved in the transaction that changes what it stands for.

The counter's row stays locked until that transaction ends, so the counts of one tag follow the order of commits,
which the values of a sequence do not. Rows are never deleted: a count that began again could be met twice.
"""

from collections.abc import Iterable

from django.db import connection

from shop.core.locking import require_transaction
from shop.core.models import PageTag
from shop.core.pagecache.names import checked

UNCHANGED = 0  # the version of a tag that was never dropped, which has no row
_ROWS_A_STATEMENT = 500


def drop(*names: str) -> None:
    """Say that what these tags stand for changes with the current transaction: pages made of it are not served again.

    Takes the lock on each tag's row until the commit, in the order of their names. So call it once a transaction,
    late, with all the names: two calls take their locks in the order of the calls.
    """
    require_transaction("a page could be kept between the change and the word of it.")
    ordered = sorted(checked(names))
    for start in range(0, len(ordered), _ROWS_A_STATEMENT):
        _count_up(ordered[start : start + _ROWS_A_STATEMENT])


def _count_up(names: list[str]) -> None:
    table = connection.ops.quote_name(PageTag._meta.db_table)
    rows = ", ".join(["(%s, 1)"] * len(names))
    statement = (
        f"INSERT INTO {table} (name, version) VALUES {rows} "  # noqa: S608  # nosec B608  # a table's name and placeholders
        f"ON CONFLICT (name) DO UPDATE SET version = {table}.version + 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, names)


def versions(names: Iterable[str]) -> dict[str, int]:
    """How often each of these tags has changed by what is committed now, in one query."""
    wanted = checked(names)
    found = dict(PageTag.objects.filter(name__in=wanted).values_list("name", "version")) if wanted else {}
    return {name: found.get(name, UNCHANGED) for name in wanted}
