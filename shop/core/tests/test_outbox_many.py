"""Many rows of one topic, written at once."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from shop.core import outbox, request_ids
from shop.core.models import OutboxMessage
from shop.core.outbox import registry

TOPIC = "test.many"
heard: list[dict[str, Any]] = []
woken: list[str] = []


def wake() -> None:
    woken.append(request_ids.current())


@pytest.fixture(autouse=True)
def _topic(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    outbox.handler(TOPIC, leaves_database=True)(lambda message: heard.append(message.payload))
    yield
    heard.clear()
    woken.clear()


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "queries"), [(0, 0), (1, 1), (20, 1)])
def test_writes_any_number_of_rows_in_one_query(
    number: int, queries: int, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(queries):
        outbox.emit_all(TOPIC, ({"n": n} for n in range(number)))
    outbox.deliver()
    assert sorted(payload["n"] for payload in heard) == list(range(number))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("topic", "payloads", "refusal"),
    [
        (TOPIC, [{"n": 1}, {"n": object()}], outbox.BadPayload),
        (TOPIC, [{"n": 1}, {"n": "\0"}], outbox.BadPayload),
        ("test.nobody", [{"n": 1}], outbox.UnknownTopic),
    ],
)
def test_writes_none_where_one_cannot_be_kept(topic: str, payloads: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        outbox.emit_all(topic, payloads)
    assert OutboxMessage.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_wakes_once_for_all_of_them_and_never_for_none(settings: Any) -> None:
    settings.OUTBOX_WAKE = f"{__name__}.wake"
    with request_ids.working_for("one-request"), transaction.atomic():
        outbox.emit_all(TOPIC, [{"n": 1}, {"n": 2}])
        assert woken == []
    outbox.emit_all(TOPIC, [])
    assert woken == ["one-request"]
    assert set(OutboxMessage.objects.values_list("request_id", flat=True)) == {"one-request"}
