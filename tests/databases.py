"""Test databases that cost a copy instead of a migration.

Migrating from nothing takes half a minute, so it is done once per set of migrations, into a template. Every run,
and every worker of a parallel run, gets a copy; a test that commits leaves, and its copy is made anew. What a run
needs often, the demo shop, it keeps as a template of its own (`demo_shop.py`).
"""

import fcntl
import hashlib
import os
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test"
A_DAY = 24 * 60 * 60
# What decides how a freshly migrated database looks: the migrations, and what runs after them.
MAKERS = (
    "requirements.txt",
    "*/migrations/*.py",
    "*/*/migrations/*.py",
    "*/apps.py",
    "*/*/apps.py",
    "shop/users/roles.py",
    "shop/users/receivers.py",
    "site_project/sites.py",
    "site_project/settings/base.py",
)


def _digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in MAKERS for path in ROOT.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def one_at_a_time(folder: Path = KEPT) -> Iterator[None]:
    """Among all who come here for what is kept in this folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class TestDatabase(ABC):
    """The database of one run: copied from the template, copied again whenever a test has committed."""

    __test__ = False

    def __init__(self) -> None:
        self.template = f"tillpress_{_digest()}"
        self.name = f"{self.template}_{os.getpid()}"
        self.beginning = self.template

    def prepare(self) -> None:
        with one_at_a_time():
            if not self.has_template():
                self.make_template()
        self.restore()

    def restore(self) -> None:
        """Bring back what tests begin with: the state right after the migrations, unless told otherwise."""
        connections.close_all()
        self.copy(self.beginning)

    def begin_with(self, template: str) -> None:
        """Let this test and those to come begin with another state."""
        self.beginning = template
        self.restore()

    def _migrate(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        connections.close_all()

    def _use(self, name: str) -> None:
        connections.close_all()
        connection.settings_dict["NAME"] = name

    @abstractmethod
    def has_template(self) -> bool: ...

    @abstractmethod
    def make_template(self) -> None: ...

    @abstractmethod
    def copy(self, template: str) -> None: ...

    @abstractmethod
    def keep_as(self, template: str) -> None: ...

    @abstractmethod
    def forget(self, template: str) -> None: ...

    @abstractmethod
    def remove(self) -> None: ...


class SQLiteTestDatabase(TestDatabase):
    """A file, so that threads and other processes see the same database."""

    def __init__(self) -> None:
        super().__init__()
        self.path = KEPT / f"{self.name}.run.sqlite3"

    def has_template(self) -> bool:
        return self._path_of(self.template).exists()

    def _path_of(self, template: str) -> Path:
        return KEPT / f"{template}.sqlite3"

    def make_template(self) -> None:
        for old in KEPT.glob("tillpress_*.sqlite3*"):
            if time.time() - old.stat().st_mtime > A_DAY:
                old.unlink(missing_ok=True)
        unfinished = self._path_of(self.template).with_suffix(".unfinished")
        for suffix in ("", "-wal", "-shm"):  # a killed run's journal beside a new file is a "disk I/O error"
            Path(f"{unfinished}{suffix}").unlink(missing_ok=True)
        self._use(str(unfinished))
        self._migrate()
        unfinished.rename(self._path_of(self.template))

    def copy(self, template: str) -> None:
        self.remove()
        shutil.copyfile(self._path_of(template), self.path)
        self._use(str(self.path))

    def keep_as(self, template: str) -> None:
        connections.close_all()  # the last one to leave writes the journal into the file
        shutil.copyfile(self.path, self._path_of(template))

    def forget(self, template: str) -> None:
        self._path_of(template).unlink(missing_ok=True)

    def remove(self) -> None:
        connections.close_all()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)


class PostgreSQLTestDatabase(TestDatabase):
    """A database made by `CREATE DATABASE … TEMPLATE`."""

    def _execute(self, statement: str, **names: str) -> list[Any]:
        settings = connection.settings_dict
        with psycopg.connect(
            host=settings["HOST"] or None,
            port=settings["PORT"] or None,
            user=settings["USER"] or None,
            password=settings["PASSWORD"] or None,
            dbname="postgres",
            autocommit=True,
        ) as administration:
            identifiers = {key: sql.Identifier(name) for key, name in names.items()}
            cursor = administration.execute(sql.SQL(statement).format(**identifiers))
            return cursor.fetchall() if cursor.description else []

    def has_template(self) -> bool:
        return [self.template] in [[name] for (name,) in self._execute("SELECT datname FROM pg_database")]

    def make_template(self) -> None:
        unfinished = f"{self.template}_unfinished"
        self._execute("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=unfinished)
        self._execute("CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0", name=unfinished)
        self._use(unfinished)
        self._migrate()
        self._execute("ALTER DATABASE {name} RENAME TO {final}", name=unfinished, final=self.template)

    def copy(self, template: str) -> None:
        self.remove()
        self._execute("CREATE DATABASE {name} TEMPLATE {template}", name=self.name, template=template)
        self._use(self.name)

    def keep_as(self, template: str) -> None:
        connections.close_all()
        self._execute("CREATE DATABASE {name} TEMPLATE {template}", name=template, template=self.name)

    def forget(self, template: str) -> None:
        self._execute("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=template)

    def remove(self) -> None:
        connections.close_all()
        self._execute("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=self.name)


def for_this_run() -> TestDatabase:
    return PostgreSQLTestDatabase() if connection.vendor == "postgresql" else SQLiteTestDatabase()
