"""Fixtures for every test: a database that costs a copy, and a cache of its own."""

import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from django.test import TransactionTestCase

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

    from tests.databases import TestDatabase


@pytest.hookimpl(tryfirst=True)  # before Hypothesis looks for the profile that it was told to use
def pytest_configure(config: pytest.Config) -> None:
    from tests.properties import examples

    examples.register_profiles()
    if not hasattr(config, "workerinput"):
        from tests import demo_shop

        demo_shop.begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        from tests import demo_shop

        demo_shop.end_run()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: "DjangoDbBlocker"
) -> Iterator["TestDatabase"]:
    """Replaces pytest-django's: see `tests/databases.py`."""
    from tests import databases

    database = databases.for_this_run()
    with django_db_blocker.unblock():
        database.prepare()

    def restore(_test: Any) -> None:
        database.restore()

    # Django would truncate some 150 tables and lose what the migrations put there.
    flushing, TransactionTestCase._fixture_teardown = TransactionTestCase._fixture_teardown, restore  # type: ignore[attr-defined]
    yield database
    TransactionTestCase._fixture_teardown = flushing  # type: ignore[attr-defined]
    with django_db_blocker.unblock():
        database.remove()


@pytest.fixture(autouse=True)
def _cache_of_its_own() -> None:
    """No test sees what another one cached, in this process or in one beside it."""
    prefix = f"test-{secrets.token_hex(8)}"
    caches.settings["default"]["KEY_PREFIX"] = prefix  # what other threads' connections will be made from
    caches["default"].key_prefix = prefix
