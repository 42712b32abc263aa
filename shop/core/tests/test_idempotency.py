from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from shop.core import clock, idempotency
from shop.core.models import IdempotencyRecord, PageTag
from shop.core.tests.together import at_once, meet

CALLERS = 10
FIRST, SECOND = "a" * 64, "b" * 64


def _once(
    do: Callable[[], Any], *, key: str = "k-1", fingerprint: str = FIRST, scope: str = "orders:alice"
) -> Any:
    return idempotency.run_once(scope, key=key, fingerprint=fingerprint, do=do)


def _never() -> Any:
    pytest.fail("it ran again")


def _count() -> int:
    return PageTag.objects.filter(name="run").count()


def _orders() -> int:
    return PageTag.objects.filter(name__startswith="order-").count()


def _order_number(number: int = 1) -> Callable[[], Any]:
    def do() -> dict[str, int]:
        PageTag.objects.create(name=f"order-{number}")
        return {"order": number}

    return do


@pytest.mark.django_db
def test_gives_a_repeat_the_first_answer_without_running_again() -> None:
    first = _once(_order_number())

    assert first == {"order": 1}
    assert _once(_never) == first
    assert _orders() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("answer", [None, False, 0, "", [], {}, {"total": "9.90", "lines": [1, None]}])
def test_repeats_any_answer_even_an_empty_one(answer: Any) -> None:
    assert _once(lambda: answer) == answer
    assert _once(_never) == answer


@pytest.mark.django_db
def test_gives_the_first_caller_what_a_repeat_will_get() -> None:
    assert _once(lambda: {"lines": (1, 2)}) == _once(_never) == {"lines": [1, 2]}


@pytest.mark.django_db
def test_refuses_a_key_that_comes_back_with_another_request() -> None:
    _once(_order_number())

    with pytest.raises(idempotency.KeyReusedError) as refused:
        _once(_never, fingerprint=SECOND)

    assert refused.value.facts == {"scope": "orders:alice", "key": "k-1"}
    assert refused.value.code == "idempotency_key_reused"
    record = IdempotencyRecord.objects.get()
    assert (record.fingerprint, record.answer) == (FIRST, {"order": 1})


@pytest.mark.django_db
def test_tells_scopes_apart() -> None:
    _once(_order_number(1))

    assert _once(_order_number(2), scope="orders:mallory") == {"order": 2}


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", " ", "with space", "nul\0", "line\n", "k" * 256, "ключ"])
def test_refuses_a_key_that_cannot_be_kept(key: str) -> None:
    with pytest.raises(
        idempotency.UnusableKeyError, match="1 to 255 letters, digits or signs without spaces"
    ):
        _once(_never, key=key)

    assert not IdempotencyRecord.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["k", "k" * 255, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", '"quoted"'])
def test_takes_the_keys_that_clients_send(key: str) -> None:
    assert _once(lambda: 1, key=key) == _once(_never, key=key) == 1


@pytest.mark.django_db
def test_keeps_nothing_of_a_run_that_failed_so_that_it_can_be_tried_again() -> None:
    def fail() -> None:
        _order_number(1)()
        raise LookupError("sold out")

    with pytest.raises(LookupError):
        _once(fail)

    assert not IdempotencyRecord.objects.exists()
    assert _orders() == 0
    assert _once(_order_number(2), fingerprint=SECOND) == {"order": 2}


@pytest.mark.django_db
@pytest.mark.parametrize("answer", [object(), {1, 2}, float("nan")])
def test_undoes_a_run_whose_answer_cannot_be_kept(answer: Any) -> None:
    def do() -> Any:
        _order_number()()
        return answer

    with pytest.raises((TypeError, ValueError)):
        _once(do)

    assert _orders() == 0
    assert not IdempotencyRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_has_committed_when_it_returns() -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        _once(_never)

    _once(_order_number())
    assert at_once(lambda: (IdempotencyRecord.objects.count(), _orders())) == [(1, 1)]


@pytest.mark.django_db
def test_forgets_the_answers_from_before_a_moment() -> None:
    noon = datetime(2030, 6, 21, 12, tzinfo=UTC)
    for hours, key in ((0, "old"), (1, "on-the-hour"), (2, "new")):
        with clock.at(noon + timedelta(hours=hours)):
            _once(_order_number(hours), key=key)

    assert idempotency.forget_before(noon + timedelta(hours=1)) == 1
    assert set(IdempotencyRecord.objects.values_list("key", flat=True)) == {"on-the-hour", "new"}
    assert _once(lambda: "again", key="old") == "again"


def test_takes_a_fingerprint_of_method_path_and_body() -> None:
    one = idempotency.fingerprint("POST", path="/api/v1/orders/", body=b'{"a": 1}')

    assert one == idempotency.fingerprint("post", path="/api/v1/orders/", body=b'{"a": 1}')
    assert len(one) == 64
    others = {
        idempotency.fingerprint("PUT", path="/api/v1/orders/", body=b'{"a": 1}'),
        idempotency.fingerprint("POST", path="/api/v1/orders/?a=1", body=b'{"a": 1}'),
        idempotency.fingerprint("POST", path="/api/v1/orders/", body=b'{"a": 2}'),
        idempotency.fingerprint("POST", path="/api/v1/orders/", body=b""),
        idempotency.fingerprint(
            "POST", path='/api/v1/orders/{"a": 1}', body=b""
        ),  # the same bytes, cut elsewhere
    }
    assert len(others) == 5
    assert one not in others


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Waits a tenth of a second where a shop waits ten; on SQLite each connection has to be told."""
    monkeypatch.setattr(idempotency, "WAIT_SECONDS", 0.1)

    def tell() -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout = 100")

    return tell


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_runs_once_for_ten_callers_who_all_get_its_answer() -> None:
    runs: list[int] = []
    everybody = Barrier(CALLERS)

    def do() -> dict[str, int]:
        runs.append(1)
        meet(everybody)
        return {"order": len(runs)}

    assert at_once(*[lambda: _once(do)] * CALLERS) == [{"order": 1}] * CALLERS
    assert len(runs) == 1


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_is_needed_because_looking_first_and_writing_later_runs_ten_times() -> None:
    runs: list[int] = []
    everybody = Barrier(CALLERS)

    def look_then_run() -> None:
        if IdempotencyRecord.objects.filter(scope="orders:alice", key="k-1").exists():
            return
        meet(everybody, seconds=5)
        runs.append(1)
        IdempotencyRecord.objects.get_or_create(
            scope="orders:alice", key="k-1", defaults={"fingerprint": FIRST}
        )

    assert at_once(*[look_then_run] * CALLERS) == [None] * CALLERS
    assert len(runs) == CALLERS


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_lets_the_one_who_waited_run_when_the_first_fails() -> None:
    is_running = Event()

    def fail() -> None:
        is_running.set()
        meet(Barrier(2))  # nobody else comes: half a second, in which the other one arrives and waits
        raise LookupError("the first failed")

    def wait_and_run() -> Any:
        is_running.wait(timeout=10)
        return _once(_order_number(2))

    first, second = at_once(lambda: _once(fail), wait_and_run)

    assert str(first) == "the first failed"
    assert second == {"order": 2}
    assert IdempotencyRecord.objects.get().answer == {"order": 2}


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_says_so_after_a_long_wait_and_has_the_answer_later(impatient: Callable[[], None]) -> None:
    is_running, may_end = Event(), Event()

    def work() -> dict[str, int]:
        is_running.set()
        may_end.wait(timeout=10)
        return {"order": 1}

    def ask() -> Any:
        impatient()
        is_running.wait(timeout=10)
        try:
            return _once(_never)
        finally:
            may_end.set()

    first, second = at_once(lambda: _once(work), ask)

    assert first == {"order": 1}
    if connection.vendor == "postgresql":
        assert isinstance(second, idempotency.StillRunningError)
        assert second.facts == {"scope": "orders:alice", "key": "k-1"}
    else:  # SQLite tells that somebody writes, and not what
        assert isinstance(second, OperationalError)
    assert _once(_never) == {"order": 1}


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("was_answered", [False, True])
def test_does_not_take_any_writer_for_the_first_request(
    impatient: Callable[[], None], was_answered: bool
) -> None:
    """On PostgreSQL only a lock on the whole table keeps a stranger out, on SQLite whoever writes anything."""
    if was_answered:
        _once(_order_number())
    is_writing, may_end = Event(), Event()

    def write() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("LOCK TABLE core_idempotencyrecord IN SHARE MODE")  # as CREATE INDEX does
            is_writing.set()
            may_end.wait(timeout=10)

    def ask() -> Any:
        impatient()
        is_writing.wait(timeout=10)
        try:
            return _once(_never)
        finally:
            may_end.set()

    _, answer = at_once(write, ask)

    if was_answered:
        assert answer == {"order": 1}
    else:
        assert isinstance(answer, OperationalError)
        assert not IdempotencyRecord.objects.exists()


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_refuses_a_key_reused_for_another_request_while_somebody_writes(
    impatient: Callable[[], None],
) -> None:
    _once(_order_number())
    is_writing, may_end = Event(), Event()

    def write() -> None:
        with transaction.atomic():
            is_writing.set()
            may_end.wait(timeout=10)

    def ask() -> Any:
        impatient()
        is_writing.wait(timeout=10)
        try:
            return _once(_never, fingerprint=SECOND)
        finally:
            may_end.set()

    _, refused = at_once(write, ask)

    assert isinstance(refused, idempotency.KeyReusedError)


@pytest.mark.django_db
def test_leaves_a_database_error_of_the_work_as_it_is() -> None:
    def fail() -> None:
        raise OperationalError("the work's own")

    with pytest.raises(OperationalError, match="the work's own"):
        _once(fail)

    assert not IdempotencyRecord.objects.exists()


@pytest.mark.django_db
def test_does_not_take_a_lost_connection_for_a_long_wait() -> None:
    def lose_connection(*_statement: Any) -> None:
        raise OperationalError("server closed the connection")

    with (
        connection.execute_wrapper(lose_connection),
        pytest.raises(OperationalError, match="closed the connection"),
    ):
        _once(_never)


@pytest.mark.django_db
def test_bounds_its_own_wait_and_not_that_of_the_work(impatient: Callable[[], None]) -> None:
    def ask() -> str | None:
        if connection.vendor != "postgresql":
            return None  # nothing in SQLite waits within a transaction
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            return str(cursor.fetchone()[0])

    assert _once(ask) in (None, "0")
