"""Guards taken off, for the tests that show what they are for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.backends.signals import connection_created

from shop.voucher.models import Voucher


@pytest.fixture
def without_constraint(transactional_db: None) -> Iterator[None]:
    """The check of the database left out: on SQLite by each connection, on PostgreSQL until the copy is made anew."""

    def ignore_checks(connection: Any, **_signal: Any) -> None:
        connection.cursor().execute("PRAGMA ignore_check_constraints = ON")

    if connection.vendor == "sqlite":
        connection_created.connect(ignore_checks)
        yield
        connection_created.disconnect(ignore_checks)
        return
    limit = next(each for each in Voucher._meta.constraints if each.name == "voucher_within_usage_limit")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Voucher, limit)
    yield
