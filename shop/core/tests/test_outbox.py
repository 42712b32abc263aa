from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from shop.core import clock, outbox, request_ids
from shop.core.models import AuditEntry, OutboxMessage
from shop.core.outbox import delivery, registry

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)

done: list[outbox.Message] = []
woken: list[str] = []


def _note(message: outbox.Message) -> None:
    """Leaves the database: it writes into this process's memory."""
    done.append(message)
    if message.payload.get("fails"):
        raise OSError("the other side is away")


def _audit(message: outbox.Message) -> None:
    """Stays in the database."""
    AuditEntry.objects.create(action=message.payload["action"], target_type="row", target_id=str(message.id))
    if message.payload.get("fails"):
        raise IntegrityError("no")


def wake() -> None:
    woken.append(request_ids.current())


@pytest.fixture(autouse=True)
def _topics(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    outbox.handler("test.note", leaves_database=True)(_note)
    outbox.handler("test.audit")(_audit)
    yield
    done.clear()
    woken.clear()


def _row(row_id: UUID) -> OutboxMessage:
    return OutboxMessage.objects.get(id=row_id)


def _undo() -> None:
    with transaction.atomic():
        outbox.emit("test.note", {"n": 1})
        raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_never_delivers_what_was_rolled_back() -> None:
    with pytest.raises(ZeroDivisionError):
        _undo()
    outbox.emit("test.note", {"n": 2})
    assert outbox.deliver() == outbox.Delivered(count=1)
    assert [message.payload for message in done] == [{"n": 2}]


@pytest.mark.django_db(transaction=True)
def test_wakes_once_per_transaction_after_the_commit(settings) -> None:
    settings.OUTBOX_WAKE = f"{__name__}.wake"
    with request_ids.working_for("one-request"):
        with transaction.atomic():
            outbox.emit("test.note", {"n": 1})
            with transaction.atomic():
                outbox.emit("test.note", {"n": 2})
            outbox.emit("test.note", {"n": 3})
            assert woken == []
        assert woken == ["one-request"]
        outbox.emit("test.note", {"n": 4})
    assert woken == ["one-request", "one-request"]


@pytest.mark.django_db(transaction=True)
def test_wakes_for_the_row_that_outlived_a_rolled_back_savepoint(settings) -> None:
    settings.OUTBOX_WAKE = f"{__name__}.wake"
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError):
            _undo()
        outbox.emit("test.note", {"n": 2})
    assert len(woken) == 1


@pytest.mark.django_db(transaction=True)
def test_does_not_wake_for_what_was_rolled_back(settings) -> None:
    settings.OUTBOX_WAKE = f"{__name__}.wake"
    with pytest.raises(ZeroDivisionError):
        _undo()
    assert woken == []


@pytest.mark.django_db(transaction=True)
def test_a_failing_wake_does_not_reach_the_caller(settings) -> None:
    settings.OUTBOX_WAKE = "no_such_module.wake"
    outbox.emit("test.note", {})
    assert OutboxMessage.objects.count() == 1


@pytest.mark.django_db
def test_refuses_an_unknown_topic() -> None:
    with pytest.raises(outbox.UnknownTopic, match=r"No handler is registered for the topic test\.nobody\."):
        outbox.emit("test.nobody", {})
    assert OutboxMessage.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("payload", "why"),
    [
        ({"at": NOON}, "is not JSON: Object of type datetime"),
        ({"n": float("nan")}, "is not JSON: Out of range"),
        ({"text": "a\0b"}, "holds a NUL character"),
        ({"text": "\\\0"}, "holds a NUL character"),
        ({"text": "\ud800"}, "is not JSON: .*surrogates not allowed"),
        (["a", "list"], "is a list; it must be a dict"),
    ],
)
def test_refuses_a_payload_that_is_not_json(payload, why: str) -> None:
    with pytest.raises(outbox.BadPayload, match=rf"The payload of test\.note {why}"):
        outbox.emit("test.note", payload)
    assert OutboxMessage.objects.count() == 0


@pytest.mark.django_db
def test_keeps_every_other_character() -> None:
    payload = {"text": "\\u0000 😀 \\\\u0000 \x01 ü"}
    assert _row(outbox.emit("test.note", payload)).payload == payload


@pytest.mark.django_db
def test_refuses_a_naive_due_date() -> None:
    with pytest.raises(ValueError, match="aware moment"):
        outbox.emit("test.note", {}, due_at=NOON.replace(tzinfo=None))
    assert OutboxMessage.objects.count() == 0


def test_refuses_a_second_handler_of_a_topic() -> None:
    outbox.handler("test.note", leaves_database=True)(_note)  # the same function again is no other one
    with pytest.raises(outbox.HandlerTaken, match=rf"test\.note already has a handler, {__name__}\._note\."):
        outbox.handler("test.note")(_audit)
    assert registry.of("test.note") == registry.Handler(_note, leaves_database=True, lease=None)


@pytest.mark.django_db
def test_finds_the_handlers_of_installed_apps() -> None:
    assert {"mail.send", "task.run", "task.queue"} <= set(registry._handlers)


@pytest.mark.django_db
def test_delivers_in_the_order_of_due_dates_and_nothing_early() -> None:
    with clock.at(NOON):
        outbox.emit("test.note", {"n": 2}, due_at=NOON - timedelta(minutes=1))
        outbox.emit("test.note", {"n": 1}, due_at=NOON - timedelta(minutes=2))
        outbox.emit("test.note", {"n": 4}, due_at=NOON + timedelta(seconds=1))
        outbox.emit("test.note", {"n": 3})
        assert outbox.deliver() == outbox.Delivered(count=3)
    assert [message.payload["n"] for message in done] == [1, 2, 3]
    with clock.at(NOON + timedelta(seconds=1)):
        assert outbox.deliver() == outbox.Delivered(count=1)


@pytest.mark.django_db
def test_runs_under_the_request_that_emitted() -> None:
    seen = []
    outbox.handler("test.seen")(lambda _message: seen.append(request_ids.current()))
    with request_ids.working_for("alice-buys"):
        outbox.emit("test.seen", {})
    outbox.emit("test.seen", {})
    outbox.deliver()
    assert seen[0] == "alice-buys"
    assert len(seen[1]) == 16


@pytest.mark.django_db
def test_marks_what_it_delivered() -> None:
    with clock.at(NOON):
        row = _row(outbox.emit("test.note", {}))
        outbox.deliver()
    row.refresh_from_db()
    assert (row.delivered_at, row.attempts, row.lease, row.leased_until) == (NOON, 1, None, None)
    assert outbox.deliver() == outbox.Delivered()


@pytest.mark.django_db
def test_poison_does_not_stop_the_others() -> None:
    with clock.at(NOON):
        poison = outbox.emit("test.note", {"fails": True}, due_at=NOON - timedelta(minutes=1))
        unknown = OutboxMessage.objects.create(
            topic="test.gone", payload={}, due_at=NOON - timedelta(minutes=1)
        )
        twisted = OutboxMessage.objects.create(
            topic="test.audit", payload=["no dict"], due_at=NOON - timedelta(minutes=1)
        )
        good = outbox.emit("test.note", {"n": 1})
        assert outbox.deliver() == outbox.Delivered(count=1, failed=3)
    assert _row(good).delivered_at == NOON
    assert _row(poison).last_error == "OSError: the other side is away"
    assert _row(unknown.id).last_error.endswith(
        "UnknownTopic: No handler is registered for the topic test.gone."
    )
    assert _row(twisted.id).last_error.startswith("TypeError: ")
    assert {_row(row_id).delivered_at for row_id in (poison, unknown.id, twisted.id)} == {None}


@pytest.mark.django_db
def test_survives_an_error_that_cannot_be_written_down() -> None:
    def fail(_message: outbox.Message) -> None:
        raise ValueError("\0 \ud800 " + "x" * 5000)

    outbox.handler("test.fail")(fail)
    row_id = outbox.emit("test.fail", {})
    assert outbox.deliver() == outbox.Delivered(failed=1)
    assert _row(row_id).last_error.startswith("ValueError:  ? xxx")
    assert len(_row(row_id).last_error) == 2000


@pytest.mark.django_db
def test_gives_poison_up_after_growing_delays(settings, caplog) -> None:
    settings.OUTBOX_ATTEMPTS = 5
    moment, waits = NOON, []
    with clock.at(NOON):
        row = _row(outbox.emit("test.note", {"fails": True}))
    for _attempt in range(4):
        with clock.at(moment):
            assert outbox.deliver() == outbox.Delivered(failed=1)
        row.refresh_from_db()
        waits.append(row.due_at - moment)
        with clock.at(row.due_at - timedelta(milliseconds=1)):
            assert outbox.deliver() == outbox.Delivered()
        moment = row.due_at
    with clock.at(moment):
        assert outbox.deliver() == outbox.Delivered(dead=1)
    row.refresh_from_db()
    assert (row.attempts, row.dead_at, row.delivered_at) == (5, moment, None)
    for wait, seconds in zip(waits, (10, 30, 90, 270), strict=True):
        assert 0.8 * seconds <= wait.total_seconds() <= 1.2 * seconds
    assert all(later > earlier for earlier, later in pairwise(waits))
    assert [record.levelname for record in caplog.records if "given up" in record.message] == ["ERROR"]
    with clock.at(moment + timedelta(days=30)):
        assert outbox.deliver() == outbox.Delivered()
    assert len(done) == 5


def test_delays_are_bounded() -> None:
    assert delivery.delay(after=1000) <= timedelta(hours=6) * 1.2


@pytest.mark.django_db
def test_rolls_back_what_a_failing_handler_wrote() -> None:
    outbox.emit("test.audit", {"action": "kept"})
    outbox.emit("test.audit", {"action": "undone", "fails": True})
    assert outbox.deliver() == outbox.Delivered(count=1, failed=1)
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["kept"]


@pytest.mark.django_db
def test_leaves_the_row_to_whoever_took_it_over(settings) -> None:
    def slow(message: outbox.Message) -> None:
        done.append(message)
        if message.attempt == 1:
            with clock.at(clock.now() + settings.OUTBOX_LEASE):
                assert outbox.deliver() == outbox.Delivered(count=1)
            raise OSError("too late, and it must not be written over what the other one wrote")

    outbox.handler("test.slow", leaves_database=True)(slow)
    row_id = outbox.emit("test.slow", {})
    assert outbox.deliver().count == 0
    assert [message.attempt for message in done] == [1, 2]
    assert _row(row_id).last_error == ""
    assert _row(row_id).delivered_at is not None


@pytest.mark.django_db
def test_undoes_its_work_when_it_cannot_mark_the_row() -> None:
    def robbed(message: outbox.Message) -> None:
        AuditEntry.objects.create(action="robbed", target_type="row", target_id="1")
        OutboxMessage.objects.filter(id=message.id).update(lease=message.id)

    outbox.handler("test.robbed")(robbed)
    outbox.emit("test.robbed", {})
    assert outbox.deliver() == outbox.Delivered()
    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db
def test_a_lease_keeps_others_away_until_it_ends(settings) -> None:
    with clock.at(NOON):
        row_id = outbox.emit("test.note", {})
        assert delivery._claim(delivery._due(1)[0])  # and then the process dies
        assert outbox.deliver() == outbox.Delivered()
    with clock.at(NOON + settings.OUTBOX_LEASE - timedelta(seconds=1)):
        assert outbox.deliver() == outbox.Delivered()
    with clock.at(NOON + settings.OUTBOX_LEASE):
        assert outbox.deliver() == outbox.Delivered(count=1)
    assert _row(row_id).attempts == 2


@pytest.mark.django_db
def test_gives_up_a_row_that_kills_every_process(settings) -> None:
    row_id, moment = outbox.emit("test.note", {}, due_at=NOON), NOON
    for _death in range(settings.OUTBOX_ATTEMPTS):
        with clock.at(moment):
            assert delivery._claim(delivery._due(1)[0])
        moment += settings.OUTBOX_LEASE
    with clock.at(moment):
        assert outbox.deliver() == outbox.Delivered(dead=1)
    assert done == []
    assert "ended in the middle of it" in _row(row_id).last_error


@pytest.mark.django_db
def test_stops_between_two_rows_when_asked() -> None:
    outbox.emit("test.note", {"n": 1})
    outbox.emit("test.note", {"n": 2})
    assert outbox.deliver(should_stop=lambda: len(done) == 1) == outbox.Delivered(count=1)
    assert (
        OutboxMessage.objects.filter(leased_until__isnull=True, delivered_at__isnull=True, attempts=0).count()
        == 1
    )


@pytest.mark.django_db
def test_delivers_no_more_than_the_limit_and_more_than_a_batch(monkeypatch) -> None:
    monkeypatch.setattr(delivery, "BATCH", 2)
    for _n in range(6):
        outbox.emit("test.note", {})
    assert outbox.deliver(limit=5) == outbox.Delivered(count=5)
    assert outbox.deliver() == outbox.Delivered(count=1)


@pytest.mark.django_db
def test_delivers_one_kind_of_row_alone() -> None:
    outbox.emit("test.note", {})
    audited = outbox.emit("test.audit", {"action": "seen"})
    OutboxMessage.objects.create(topic="test.gone", payload={})
    assert outbox.deliver(leaves_database=False) == outbox.Delivered(count=1, failed=1)
    assert _row(audited).delivered_at is not None
    assert done == []
    assert outbox.deliver(leaves_database=True) == outbox.Delivered(count=1)
    assert len(done) == 1


@pytest.mark.django_db
def test_finds_what_was_delivered_long_ago_by_an_index() -> None:
    old = OutboxMessage.objects.filter(delivered_at__lt=NOON).values_list("id", flat=True)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # few rows are read faster without
        assert "core_outbox_delivered" in old[:1000].explain()


@pytest.mark.django_db(transaction=True)
def test_refuses_to_deliver_inside_a_transaction() -> None:
    row_id = outbox.emit("test.note", {})
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        outbox.deliver()
    assert done == []
    assert _row(row_id).attempts == 0


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 10])
def test_costs_one_query_and_three_for_each_row(rows: int) -> None:
    for _n in range(rows):
        outbox.emit("test.note", {})
    with CaptureQueriesContext(connection) as captured:
        assert outbox.deliver() == outbox.Delivered(count=rows)
    sentences = [query["sql"].split()[0] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert sentences == ["SELECT", *["UPDATE", "SELECT", "UPDATE"] * rows]
    assert len(captured) == 1 + 5 * rows


@pytest.mark.django_db
def test_forgets_what_was_delivered_and_nothing_else(monkeypatch) -> None:
    monkeypatch.setattr("shop.core.outbox.services.FORGET_AT_ONCE", 2)
    with clock.at(NOON):
        for _n in range(3):
            outbox.emit("test.note", {})
        outbox.deliver()
        waiting = outbox.emit("test.note", {})
    dead = OutboxMessage.objects.create(topic="test.note", payload={}, dead_at=NOON)
    assert outbox.forget_delivered_before(NOON) == 0
    assert outbox.forget_delivered_before(NOON + timedelta(seconds=1)) == 3
    assert set(OutboxMessage.objects.values_list("id", flat=True)) == {waiting, dead.id}
