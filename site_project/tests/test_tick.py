import signal
import socket
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from shop.core import outbox, request_ids
from shop.core.models import AuditEntry, OutboxMessage
from shop.core.outbox import registry
from site_project.management.commands import tick
from site_project.schedule import Job
from site_project.tests.processes import PATIENCE_SECONDS, running, wait_until
from site_project.tests.stalling import outbox_handlers

ran: list[str] = []


def note_id() -> None:
    ran.append(request_ids.current())


def fail() -> None:
    raise ZeroDivisionError


def fail_hard() -> None:
    raise SystemError


def stop() -> None:
    ran.append("stop")
    signal.raise_signal(signal.SIGTERM)


def go_on(*, should_stop) -> None:
    ran.append(f"should stop: {should_stop()}")


def _schedule(monkeypatch: pytest.MonkeyPatch, *names: str, **options: bool) -> None:
    jobs = [Job(name, timedelta(seconds=1), f"{__name__}.{name}", **options) for name in names]
    monkeypatch.setattr(tick, "SCHEDULE", jobs)


@pytest.fixture(autouse=True)
def _nothing_ran() -> None:
    ran.clear()


@pytest.mark.django_db
def test_one_round_runs_the_real_schedule() -> None:
    row_id = outbox.emit("task.run", {"path": "django.utils.timezone.now", "args": [], "kwargs": {}})
    call_command("tick", "--once")
    assert OutboxMessage.objects.get(id=row_id).attempts == 1


def test_a_failing_job_does_not_stop_the_others(monkeypatch, caplog) -> None:
    _schedule(monkeypatch, "fail", "no_such_function", "note_id")
    with pytest.raises(CommandError, match=r"^Failed: fail, no_such_function\. The log says why\.$"):
        call_command("tick", "--once")
    assert len(ran) == 1
    assert "The job “fail” failed" in caplog.text


def test_each_job_has_a_request_id_of_its_own(monkeypatch) -> None:
    _schedule(monkeypatch, "note_id", "note_id")
    call_command("tick", "--once")
    assert len(ran[0]) == 16
    assert ran[0] != ran[1]
    assert request_ids.current() == ""


@pytest.mark.django_db
def test_the_loop_ends_when_told_to_and_gives_the_signals_back(monkeypatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    _schedule(monkeypatch, "stop", "note_id")
    call_command("tick")
    assert ran == ["stop"]
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.django_db
def test_goes_round_until_stopped(monkeypatch) -> None:
    monkeypatch.setattr(tick, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(f"{__name__}.note_id", lambda: ran.append("n") if len(ran) < 3 else stop())
    monkeypatch.setattr(tick, "SCHEDULE", [Job("note_id", timedelta(0), f"{__name__}.note_id")])
    call_command("tick")
    assert ran == ["n", "n", "n", "stop"]


@pytest.mark.django_db
def test_runs_a_job_no_more_often_than_it_is_due(monkeypatch) -> None:
    monkeypatch.setattr(tick, "PAUSE_SECONDS", 0)
    rounds = iter(range(5))
    monkeypatch.setattr(f"{__name__}.go_on", lambda: None if next(rounds, None) is not None else stop())
    daily = Job("daily", timedelta(days=1), f"{__name__}.note_id")
    monkeypatch.setattr(tick, "SCHEDULE", [daily, Job("always", timedelta(0), f"{__name__}.go_on")])
    call_command("tick")
    assert len(ran) == 2
    assert ran[1] == "stop"


def test_lets_a_job_know_whether_to_stop(monkeypatch) -> None:
    _schedule(monkeypatch, "go_on", can_stop_early=True)
    call_command("tick", "--once")
    assert ran == ["should stop: False"]


@pytest.fixture
def _known_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The topic of the other process is known in this one, so that it can be emitted."""
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    outbox.handler(outbox_handlers.AUDIT_TOPIC)(outbox_handlers.audit)


def _entries() -> list[str]:
    return list(AuditEntry.objects.filter(action="stalling").values_list("target_id", flat=True))


def _emit(began: Path, *, stalls_for: float = 0) -> str:
    return str(outbox.emit(outbox_handlers.AUDIT_TOPIC, {"began": str(began), "stalls_for": stalls_for}))


@pytest.mark.concurrency
@pytest.mark.usefixtures("_known_here")
@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_of_a_delivery_the_next_one_delivers_it_once(tmp_path: Path) -> None:
    began, log = tmp_path / "began", tmp_path / "log"
    row_id = _emit(began, stalls_for=600)
    with running("manage.py", "tick", log=log) as first:
        wait_until(began.exists, log=log)
        first.kill()
        assert first.wait(timeout=PATIENCE_SECONDS) == -signal.SIGKILL
    row = OutboxMessage.objects.get(id=row_id)
    assert (row.attempts, row.delivered_at, row.lease is None) == (1, None, False)
    assert _entries() == []
    with running("manage.py", "tick", log=log) as second:
        wait_until(
            lambda: OutboxMessage.objects.filter(id=row_id, delivered_at__isnull=False).exists(), log=log
        )
        second.terminate()
        assert second.wait(timeout=PATIENCE_SECONDS) == 0
    row.refresh_from_db()
    assert row.attempts == 2
    assert _entries() == [row_id]


@pytest.mark.concurrency
@pytest.mark.usefixtures("_known_here")
@pytest.mark.django_db(transaction=True)
def test_told_to_end_it_finishes_the_row_in_hand_and_begins_no_other(tmp_path: Path) -> None:
    began, log = tmp_path / "began", tmp_path / "log"
    in_hand, next_one = _emit(began, stalls_for=1), _emit(began)
    with running("manage.py", "tick", log=log) as process:
        wait_until(began.exists, log=log)
        process.terminate()
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
    assert _entries() == [in_hand]
    untouched = OutboxMessage.objects.get(id=next_one)
    assert (untouched.attempts, untouched.lease, untouched.delivered_at) == (0, None, None)


@pytest.mark.concurrency
@pytest.mark.usefixtures("_known_here")
@pytest.mark.django_db(transaction=True)
def test_delivers_within_a_second_or_so_while_others_write(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running("manage.py", "tick", log=log) as process:
        first = _emit(tmp_path / "began")
        wait_until(lambda: _entries() == [first], log=log)  # it has started
        later = [_emit(tmp_path / "began") for _n in range(100)]
        waited = wait_until(lambda: len(_entries()) == 101, log=log)
        process.terminate()
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
    assert sorted(_entries()) == sorted([first, *later])
    assert set(OutboxMessage.objects.values_list("attempts", flat=True)) == {1}
    assert waited < 5  # half a second of pause and 100 rows; a machine that does much else takes longer
    assert "locked" not in log.read_text()


@pytest.mark.slow
@pytest.mark.concurrency
@pytest.mark.usefixtures("_known_here")
@pytest.mark.django_db(transaction=True)
def test_a_silent_mail_server_holds_up_nothing_else_and_not_the_end(tmp_path: Path) -> None:
    log, taken = tmp_path / "log", OutboxMessage.objects.filter(topic="mail.send", attempts=1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        for _n in range(3):
            outbox.emit("mail.send", {"from": "shop@example.com", "to": ["alice@example.com"], "mime": ""})
        silent = f"smtp://127.0.0.1:{server.getsockname()[1]}"
        with running("manage.py", "tick", log=log, EMAIL_URL=silent) as process:
            wait_until(taken.exists, log=log)
            row_id = _emit(tmp_path / "began")
            assert wait_until(lambda: _entries() == [row_id], log=log) < 5  # a mail waits for 20 seconds
            assert taken.get().lease is not None  # still in hand
            process.terminate()
            assert process.wait(timeout=PATIENCE_SECONDS) == 0
    mails = OutboxMessage.objects.filter(topic="mail.send")
    assert sorted(mails.values_list("attempts", flat=True)) == [0, 0, 1]
