"""The demo shop for the tests of one module: seeded once, taken back afterwards."""

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import transaction

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def demo_shop(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> Iterator[str]:
    """What the seed printed; each test's own transaction lies inside of the one in which it was seeded."""
    printed = StringIO()
    around = transaction.atomic()
    # As Django's test case marks its own: others may be "outermost" inside of it.
    around._from_testcase = True  # type: ignore[attr-defined]
    with django_db_blocker.unblock(), around:
        call_command("seed_demo", stdout=printed)
        yield printed.getvalue()
        transaction.set_rollback(True)
