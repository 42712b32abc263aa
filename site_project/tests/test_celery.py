import logging
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import signals
from celery.app.log import Logging
from django.db import transaction

from shop.core import outbox, request_ids
from shop.core.models import OutboxMessage
from site_project import celery
from site_project.tests.processes import running

ran: list[str] = []


def note_id() -> None:
    ran.append(request_ids.current())


@pytest.fixture(autouse=True)
def _asks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(celery, "_asks_broker_again_at", 0.0)
    ran.clear()


def _use_broker(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(celery.app.conf, "broker_url", url)
    monkeypatch.setattr(celery.app.conf, "broker_write_url", url)


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A server that takes the call and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["redis", "amqp"])
@pytest.mark.parametrize("is_silent", [False, True])
def test_emitting_neither_fails_nor_waits_while_the_broker_is_away(
    scheme: str, is_silent: bool, silent_port: int, settings, monkeypatch, caplog
) -> None:
    settings.OUTBOX_WAKE = "site_project.celery.wake_outbox"
    _use_broker(monkeypatch, f"{scheme}://127.0.0.1:{silent_port if is_silent else 1}//")
    began = time.monotonic()
    with transaction.atomic():
        outbox.emit("mail.send", {})
    assert time.monotonic() - began < 1.6
    assert "The broker is away" in caplog.text
    again = time.monotonic()
    outbox.emit("mail.send", {})
    assert time.monotonic() - again < 0.1  # it is not asked again for some seconds
    assert OutboxMessage.objects.count() == 2


def test_leaves_logging_to_django() -> None:
    handlers, level = list(logging.getLogger().handlers), logging.getLogger().level
    Logging(celery.app).setup(loglevel="DEBUG", redirect_stdouts=True)
    assert signals.setup_logging.has_listeners()
    assert (logging.getLogger().handlers, logging.getLogger().level) == (handlers, level)


def test_runs_a_job_under_an_id_of_its_own() -> None:
    celery.run_job(f"{__name__}.note_id")
    assert len(ran[0]) == 16


def run_again() -> None:
    ran.append("once")
    celery.run_job(f"{__name__}.run_again")
    celery.run_job(f"{__name__}.note_id")


def test_begins_no_second_run_of_a_job_beside_the_first() -> None:
    celery.run_job(f"{__name__}.run_again")
    assert [len(word) for word in ran] == [len("once"), 16]
    celery.run_job(f"{__name__}.note_id")
    assert len(ran) == 3


def test_a_job_that_failed_is_run_again(monkeypatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(f"{__name__}.note_id", fail)
        with pytest.raises(ZeroDivisionError):
            celery.run_job(f"{__name__}.note_id")
    celery.run_job(f"{__name__}.note_id")
    assert len(ran) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["worker", "beat"])
def test_says_what_it_needs_where_no_broker_is_set(role: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running("-m", "celery", "-A", "site_project", role, log=log, BROKER_URL="", REDIS_URL="") as process:
        assert process.wait(timeout=60) == 1
    assert log.read_text().strip().splitlines()[-1] == (
        "Celery needs a broker: set BROKER_URL or REDIS_URL, or run `manage.py tick` instead."
    )
