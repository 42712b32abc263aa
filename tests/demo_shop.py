"""The demo shop for the tests of one module: seeded once in a run, copied for each module that wants it.

Seeding takes some seconds of computing; some twenty modules in each of two workers want the same shop.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from tests.databases import A_DAY, KEPT, TestDatabase, for_this_run, one_at_a_time

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

RUN = "TILLPRESS_TEST_RUN"  # the environment is what a run and its workers have in common
KIND = "tillpress_demo_"
PRINTED = "printed"  # written last: the demo shop is whole where it is
MEDIA = "media"


def begin_run() -> None:
    """Give this run a name, before it starts its workers."""
    os.environ[RUN] = secrets.token_hex(4)


def end_run() -> None:
    """Remove the demo shop of this run, and of those that were killed before they did."""
    for folder in KEPT.glob(f"{KIND}*.shop"):
        if folder == _folder() or time.time() - folder.stat().st_mtime > A_DAY:
            for_this_run().forget(folder.stem)
            shutil.rmtree(folder, ignore_errors=True)


def _folder() -> Path:
    return KEPT / f"{KIND}{os.environ[RUN]}.shop"


@contextmanager
def shown(database: TestDatabase) -> Iterator[str]:
    """Every test in here begins with the demo shop; what the seed printed."""
    folder = _folder()
    with one_at_a_time(folder):  # other runs need not wait: each has its own
        if not (folder / PRINTED).exists():
            _seed(database, folder=folder)
    shutil.copytree(folder / MEDIA, settings.MEDIA_ROOT, copy_function=_lay, dirs_exist_ok=True)
    database.begin_with(folder.stem)
    try:
        yield (folder / PRINTED).read_text()
    finally:
        database.begin_with(database.template)


def _seed(database: TestDatabase, *, folder: Path) -> None:
    printed = StringIO()
    database.restore()
    with override_settings(MEDIA_ROOT=folder / MEDIA):
        call_command("seed_demo", stdout=printed)
    database.keep_as(folder.stem)
    (folder / PRINTED).write_text(printed.getvalue())


def _lay(source: str, target: str) -> None:
    """Copy a picture unless another module has had it here before."""
    if not Path(target).exists():
        shutil.copyfile(source, target)


@pytest.fixture(scope="module")
def demo_shop(django_db_setup: TestDatabase, django_db_blocker: "DjangoDbBlocker") -> Iterator[str]:
    """What the seed printed; each test's own transaction leaves nothing in the shop."""
    with django_db_blocker.unblock(), shown(django_db_setup) as printed:
        yield printed
