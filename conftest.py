"""Fixtures for every test: a database that costs a copy, and an outbox, cache and media folder of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: "DjangoDbBlocker"
) -> Iterator[None]:
    """Replaces pytest-django's: see `tests/databases.py`."""
    from tests import databases

    database = databases.for_this_run()
    with django_db_blocker.unblock():
        database.prepare()

    def restore(_test: Any) -> None:
        database.restore()

    # Django would truncate some 150 tables and lose what the migrations put there.
    flushing, TransactionTestCase._fixture_teardown = TransactionTestCase._fixture_teardown, restore  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = flushing  # type: ignore[method-assign]
    with django_db_blocker.unblock():
        database.remove()


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """No test sees what another one cached."""
    yield
    cache.clear()
