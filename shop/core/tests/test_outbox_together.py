"""Several deliverers at once, on the configured database, with real threads."""

import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.models import Q

from shop.core import outbox
from shop.core.models import AuditEntry
from shop.core.outbox import delivery, registry

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

ROWS, DELIVERERS = 30, 2
seen: list[int] = []


def _see(message: outbox.Message) -> None:
    time.sleep(0.002)  # the window in which the other one would come
    seen.append(message.payload["n"])


def _audit(message: outbox.Message) -> None:
    AuditEntry.objects.create(action="seen", target_type="row", target_id=str(message.payload["n"]))


@pytest.fixture(autouse=True)
def _topics(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    outbox.handler("test.see", leaves_database=True)(_see)
    outbox.handler("test.audit")(_audit)
    yield
    seen.clear()


@pytest.fixture
def _same_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have looked up the same rows before either claims one."""
    barrier, look_up, has_looked = threading.Barrier(DELIVERERS), delivery._due, threading.local()

    def due_together(limit: int, wanted: Q) -> list[delivery._Due]:
        rows = look_up(limit, wanted)
        if not hasattr(has_looked, "once"):
            has_looked.once = True
            barrier.wait(timeout=10)
        return rows

    monkeypatch.setattr(delivery, "_due", due_together)


def _deliver_together() -> list[outbox.Delivered]:
    results: list[outbox.Delivered] = []

    def work() -> None:
        try:
            results.append(outbox.deliver())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _n in range(DELIVERERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


@pytest.mark.usefixtures("_same_list")
def test_two_deliverers_deliver_each_row_once() -> None:
    for n in range(ROWS):
        outbox.emit("test.see", {"n": n})
    results = _deliver_together()
    assert sum(result.count for result in results) == ROWS
    assert Counter(seen) == Counter(range(ROWS))


@pytest.mark.usefixtures("_same_list")
def test_two_deliverers_without_the_guard_deliver_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: this is what the guard of the claim prevents."""
    monkeypatch.setattr(delivery, "_unchanged", lambda _row, _now: Q())
    for n in range(ROWS):
        outbox.emit("test.see", {"n": n})
    _deliver_together()
    assert set(seen) == set(range(ROWS))
    assert len(seen) > ROWS


@pytest.mark.usefixtures("_same_list")
def test_work_inside_the_database_counts_once_even_without_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_unchanged", lambda _row, _now: delivery._WAITING)
    for n in range(ROWS):
        outbox.emit("test.audit", {"n": n})
    _deliver_together()
    audited = Counter(AuditEntry.objects.filter(action="seen").values_list("target_id", flat=True))
    assert audited == Counter(str(n) for n in range(ROWS))
