"""The probes: `/health/live/` says that the process answers, `/health/ready/` that all it needs does too."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu import Connection
from modelsearch.backends import get_search_backend
from wagtail.search.models import IndexEntry

from site_project.cache import ForgivingRedisCache

logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 2
SEARCH_ENGINES = {"SQLiteSearchBackend": "fts5", "PostgresBackend": "postgres"}


class NotReady(Exception):
    """What a part lacks, in a sentence for the person on duty."""


@dataclass
class _Known:
    """What stays true once it was: asking again on every probe would cost more than the answer."""

    is_migrated: bool = False


_known = _Known()


@never_cache
@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers; touches nothing."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Say whether every part is there, and for each that is not what is wrong with it."""
    parts = {"cache": _state(_cache), "broker": _state(_broker)}
    probe = _impatient_copy(connection)
    try:
        parts["database"] = _state(partial(_database, probe))
        parts["migrations"] = _state(partial(_migrations, probe), needs=parts["database"])
        parts["search"] = _state(partial(_search, probe), needs=parts["migrations"])
    finally:
        probe.close()
    is_ready = all(part["ok"] for part in parts.values())
    status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse({"ready": is_ready, "parts": parts}, status=status)


def _state(check: Callable[[], str], *, needs: dict[str, Any] | None = None) -> dict[str, Any]:
    """Run one check; whatever it raises, the probe answers."""
    if needs and not needs["ok"]:
        return {"ok": False, "says": "Not asked, because something that it needs is missing."}
    try:
        return {"ok": True, "says": check()}
    except NotReady as lack:
        says = str(lack)
    except Exception as error:
        logger.warning("A part of the shop is not ready: %s", error)  # the answer may be read by strangers
        says = "Does not answer, or not as expected; the log says why."
    return {"ok": False, "says": says}


def _impatient_copy(patient: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """A connection beside the pool, which would wait longer for a dead server than a probe may."""
    probe: BaseDatabaseWrapper = patient.copy()
    options = probe.settings_dict["OPTIONS"]
    options.pop("pool", None)
    if probe.vendor == "postgresql":
        options["connect_timeout"] = str(PATIENCE_SECONDS)
        options["tcp_user_timeout"] = str(PATIENCE_SECONDS * 1000)
        options["options"] = f"{options.get('options', '')} -c statement_timeout={PATIENCE_SECONDS}s"
    else:
        options["timeout"] = PATIENCE_SECONDS
    return probe


def _database(probe: BaseDatabaseWrapper) -> str:
    try:
        with probe.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:
        logger.warning("The database is away: %s", error)
        raise NotReady("The database cannot be reached; DATABASE_URL says where it should be.") from error
    return probe.vendor


def _migrations(probe: BaseDatabaseWrapper) -> str:
    if not _known.is_migrated:
        executor = MigrationExecutor(probe)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if missing:
            raise NotReady(f"{missing} migrations have not been applied; run `manage.py migrate`.")
        _known.is_migrated = True
    return "all applied"


def _search(probe: BaseDatabaseWrapper) -> str:
    table = IndexEntry._meta.db_table + ("_fts" if probe.vendor == "sqlite" else "")
    with probe.cursor() as cursor:
        if table not in probe.introspection.table_names(cursor):
            raise NotReady(f"The search index has no table {table}; run `manage.py migrate`.")
    backend = type(get_search_backend()).__name__
    if backend not in SEARCH_ENGINES:
        raise NotReady(f"Search runs on {backend}, which finds little; restart the shop after migrating.")
    return SEARCH_ENGINES[backend]


def _cache() -> str:
    cache = caches["default"]
    if not isinstance(cache, ForgivingRedisCache):
        return "this process's memory"
    try:
        cache.ping()
    except Exception as error:
        logger.warning("The cache is away: %s", error)
        raise NotReady("Redis cannot be reached; CACHE_URL or REDIS_URL says where it should be.") from error
    return "redis"


def _broker() -> str:
    url = str(settings.CELERY_BROKER_URL or "")
    if not url:
        return "none; `manage.py tick` does the work"
    waits = {"socket_connect_timeout": PATIENCE_SECONDS, "socket_timeout": PATIENCE_SECONDS}
    broker = Connection(url, connect_timeout=PATIENCE_SECONDS, transport_options=waits)
    try:
        with broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=PATIENCE_SECONDS)
            return str(broker.transport.driver_type)
    except Exception as error:
        logger.warning("The broker is away: %s", error)
        raise NotReady(
            "The broker cannot be reached; BROKER_URL or REDIS_URL says where it should be."
        ) from error
