"""A Celery worker, as a process of its own, on each broker that the environment names."""

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import transaction
from wagtail.tasks import delete_file_from_storage_task

from shop.core import outbox
from shop.core.models import AuditEntry, OutboxMessage
from shop.core.outbox import registry
from site_project import celery
from site_project.tests.processes import PATIENCE_SECONDS, running, wait_until
from site_project.tests.stalling import outbox_handlers

BROKERS = {name: os.environ[name] for name in ("REDIS_URL", "BROKER_URL") if os.environ.get(name)}
WITHIN_SECONDS = 2.0

pytestmark = [
    pytest.mark.peers,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not BROKERS, reason="Neither REDIS_URL nor BROKER_URL is set: there is no broker to try."
    ),
]


@pytest.fixture(params=BROKERS)
def broker_url(request, monkeypatch: pytest.MonkeyPatch, settings) -> Iterator[str]:
    """This broker, and a queue that no other run reads."""
    url, queue = BROKERS[request.param], f"test-{secrets.token_hex(6)}"
    for name in ("broker_url", "broker_write_url"):
        monkeypatch.setattr(celery.app.conf, name, url)
    celery.app.conf.update(task_default_queue=queue)
    monkeypatch.setattr(celery, "_asks_broker_again_at", 0.0)
    monkeypatch.setenv("TEST_QUEUE", queue)
    celery.app.__dict__.pop("amqp", None)  # it remembers the queue
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    outbox.handler(outbox_handlers.AUDIT_TOPIC)(outbox_handlers.audit)
    settings.OUTBOX_WAKE = "site_project.celery.wake_outbox"
    yield url
    with suppress(OSError), celery.app.connection_for_write() as connection:
        connection.default_channel.queue_delete(queue)
        connection.default_channel.exchange_delete(queue)
        if connection.transport.driver_type == "redis":  # kombu leaves its bindings
            keys = (f"_kombu.binding.{queue}", f"_kombu.binding_permanent.{queue}")
            connection.default_channel.client.delete(*keys)
    celery.app.conf.update(task_default_queue="celery")
    celery.app.__dict__.pop("amqp", None)


@pytest.fixture
def log(broker_url: str, tmp_path: Path) -> Iterator[Path]:
    """A worker that runs, and what it says."""
    log = tmp_path / "log"
    command = ("-m", "celery", "-A", "site_project", "worker", "--concurrency", "1", "--without-mingle")
    with running(*command, log=log, BROKER_URL=broker_url) as process:
        first = _emit()
        wait_until(lambda: first in _entries(), log=log)
        yield log
        process.terminate()
        assert process.wait(timeout=PATIENCE_SECONDS) == 0


def _emit() -> str:
    return str(outbox.emit(outbox_handlers.AUDIT_TOPIC, {}))


def _entries() -> list[str]:
    return list(AuditEntry.objects.filter(action="stalling").values_list("target_id", flat=True))


def test_delivers_soon_after_the_commit_and_not_before(log: Path) -> None:
    with transaction.atomic():
        row_id = _emit()
    assert wait_until(lambda: row_id in _entries(), log=log) < WITHIN_SECONDS
    assert _entries().count(row_id) == 1
    assert OutboxMessage.objects.get(id=row_id).attempts == 1


def test_runs_a_task_of_wagtail(log: Path, settings, tmp_path: Path) -> None:
    settings.TASKS = {"default": {"BACKEND": "site_project.tasks.CeleryBackend"}}
    (tmp_path / "old.txt").write_text("old")
    storage = ["django.core.files.storage.FileSystemStorage", [], {"location": str(tmp_path)}]
    delete_file_from_storage_task.enqueue(storage, "old.txt")
    took = wait_until(lambda: not (tmp_path / "old.txt").exists(), log=log)
    assert took < WITHIN_SECONDS
