"""Row locks that cannot be forgotten half-way: outside of a transaction, where they hold nothing, they refuse.

On PostgreSQL the rows are locked. SQLite has no row locks and needs none: our transactions are IMMEDIATE there,
so that from its first statement to its commit a transaction is the only one that reads to write.
"""

from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class NotInTransactionError(RuntimeError):
    """Something that holds only within a transaction was asked for outside of one: a bug."""


def require_transaction(reason: str) -> None:
    """Refuse to go on outside of a transaction, in the words of the caller: what it is needed for."""
    # A test's own transaction does not count, or every test would pass code that nobody wrapped in one.
    if not any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
        raise NotInTransactionError(f"No transaction is open here: {reason}")


def lock_rows(queryset: QuerySet[Row]) -> list[Row]:
    """The rows as they are now, locked until the commit, in primary-key order, so that lockers never deadlock."""
    require_transaction(f"the lock on {queryset.model.__name__} would be gone at once.")
    return list(queryset.order_by("pk").select_for_update(of=("self",)))


def lock_row(queryset: QuerySet[Row], **lookup: Any) -> Row:
    """The one row of this lookup as it is now, locked until the commit; `DoesNotExist` if there is none."""
    require_transaction(f"the lock on {queryset.model.__name__} would be gone at once.")
    return queryset.order_by().select_for_update(of=("self",)).get(**lookup)
