import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import ConnectionHandler
from django.test import Client
from modelsearch.backends.database.fallback import DatabaseSearchBackend
from wagtail.search.models import IndexEntry

from site_project import health
from site_project.settings import engines

NOBODY_LISTENS = "127.0.0.1:1"
ENGINES = {"sqlite": "fts5", "postgresql": "postgres"}
NOT_ASKED = {"ok": False, "says": "Not asked, because something that it needs is missing."}


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch):
    monkeypatch.setattr(health, "_known", health._Known())


def _parts(client: Client, *, status: int) -> dict[str, Any]:
    answer = client.get("/health/ready/")
    assert answer.status_code == status
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    said: dict[str, Any] = answer.json()
    assert said["ready"] is (status == 200)
    return dict(said["parts"])


def test_lives_without_database_and_session(client):
    answer = client.get("/health/live/")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Vary" not in answer


@pytest.mark.parametrize("path", ["/health/live/", "/health/ready/"])
def test_takes_no_post(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_is_ready_when_every_part_is(client, settings):
    settings.CACHES = {"default": engines.cache("")}
    assert _parts(client, status=200) == {
        "cache": {"ok": True, "says": "this process's memory"},
        "broker": {"ok": True, "says": "none; `manage.py tick` does the work"},
        "database": {"ok": True, "says": connection.vendor},
        "migrations": {"ok": True, "says": "all applied"},
        "search": {"ok": True, "says": ENGINES[connection.vendor]},
    }


@pytest.mark.django_db(transaction=True)
def test_looks_for_migrations_until_all_are_applied(client, monkeypatch):
    _parts(client, status=200)
    monkeypatch.delattr(MigrationExecutor, "migration_plan")
    _parts(client, status=200)


@pytest.mark.django_db(transaction=True)
def test_counts_missing_migrations(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'wagtailredirects'")
    parts = _parts(client, status=503)
    assert parts["migrations"]["ok"] is False
    assert parts["migrations"]["says"].endswith(" migrations have not been applied; run `manage.py migrate`.")
    assert int(parts["migrations"]["says"].split()[0]) > 0
    assert parts["database"]["ok"] is True
    assert parts["search"] == NOT_ASKED


@pytest.mark.django_db(transaction=True)
def test_misses_the_table_of_the_search_index(client, monkeypatch):
    monkeypatch.setattr(IndexEntry._meta, "db_table", "elsewhere")
    says = _parts(client, status=503)["search"]["says"]
    table = "elsewhere_fts" if connection.vendor == "sqlite" else "elsewhere"
    assert says == f"The search index has no table {table}; run `manage.py migrate`."


@pytest.mark.django_db(transaction=True)
def test_notices_a_search_that_fell_back(client, monkeypatch):
    monkeypatch.setattr(health, "get_search_backend", lambda: DatabaseSearchBackend({}))
    says = _parts(client, status=503)["search"]["says"]
    assert (
        says == "Search runs on DatabaseSearchBackend, which finds little; restart the shop after migrating."
    )


DATABASES_GONE = [
    "sqlite:////proc/no-such-folder/shop.sqlite3",
    f"postgres://alice:open-sesame@{NOBODY_LISTENS}/shop",
]


@pytest.mark.parametrize("url", DATABASES_GONE)
def test_says_that_the_database_is_gone(client, monkeypatch, django_db_blocker, url):
    gone = ConnectionHandler({"default": engines.database(url, default=Path("unused"), threads=4)})["default"]
    monkeypatch.setattr(health, "connection", gone)
    with django_db_blocker.unblock():
        parts = _parts(client, status=503)
    sentence = "The database cannot be reached; DATABASE_URL says where it should be."
    assert parts["database"] == {"ok": False, "says": sentence}
    assert parts["migrations"] == parts["search"] == NOT_ASKED
    assert "open-sesame" not in str(parts)


@pytest.mark.django_db(transaction=True)
def test_says_that_redis_is_gone(client, settings):
    settings.CACHES = {"default": engines.cache(f"redis://:open-sesame@{NOBODY_LISTENS}/0")}
    parts = _parts(client, status=503)
    sentence = "Redis cannot be reached; CACHE_URL or REDIS_URL says where it should be."
    assert parts["cache"] == {"ok": False, "says": sentence}
    assert parts["database"]["ok"] is True
    assert "open-sesame" not in str(parts)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["redis", "amqp"])
def test_says_that_the_broker_is_gone(client, settings, scheme):
    settings.CELERY_BROKER_URL = f"{scheme}://alice:open-sesame@{NOBODY_LISTENS}/"
    began = time.perf_counter()
    parts = _parts(client, status=503)
    sentence = "The broker cannot be reached; BROKER_URL or REDIS_URL says where it should be."
    assert parts["broker"] == {"ok": False, "says": sentence}
    assert "open-sesame" not in str(parts)
    assert time.perf_counter() - began < 10


@pytest.mark.django_db(transaction=True)
def test_survives_a_check_that_fails_in_no_foreseen_way(client, monkeypatch):
    monkeypatch.setattr(health, "get_search_backend", lambda: 1 / 0)
    assert _parts(client, status=503)["search"] == {
        "ok": False,
        "says": "Does not answer, or not as expected; the log says why.",
    }


def test_waits_for_nothing_longer_than_two_seconds():
    url = "postgres://host/shop?options=-c%20search_path%3Dshop"
    patient = ConnectionHandler({"default": engines.database(url, default=Path("unused"), threads=4)})[
        "default"
    ]
    options = health._impatient_copy(patient).settings_dict["OPTIONS"]
    assert options == {
        "connect_timeout": "2",
        "tcp_user_timeout": "2000",
        "options": "-c search_path=shop -c statement_timeout=2s",
    }
    assert "pool" in patient.settings_dict["OPTIONS"]
