"""What becomes of the other rows while the other side of their topic is away."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from shop.core import clock, outbox
from shop.core.models import OutboxMessage
from shop.core.outbox import delivery, registry

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)

done: list[outbox.Message] = []


def _mail(message: outbox.Message) -> None:
    done.append(message)
    if message.payload.get("silent"):
        raise TimeoutError
    if message.payload.get("fails"):
        raise ValueError


@pytest.fixture(autouse=True)
def _topics(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    outbox.handler("test.mail", leaves_database=True, away=(TimeoutError,))(_mail)
    outbox.handler("test.note", leaves_database=True)(_mail)
    yield
    done.clear()


def _row(row_id: UUID) -> OutboxMessage:
    return OutboxMessage.objects.get(id=row_id)


def test_tries_no_other_row_of_a_topic_whose_other_side_is_away() -> None:
    with clock.at(NOON):
        first = outbox.emit("test.mail", {"silent": True, "n": 1}, due_at=NOON - timedelta(minutes=1))
        later = outbox.emit("test.mail", {}, due_at=NOON + timedelta(hours=1))
        others = [outbox.emit("test.mail", {"n": n}) for n in range(2, 200)]
        note = outbox.emit("test.note", {})
        assert outbox.deliver() == outbox.Delivered(count=1, failed=1)
    assert [message.id for message in done] == [first, note]
    assert (_row(first).attempts, _row(later).due_at) == (1, NOON + timedelta(hours=1))
    waiting = OutboxMessage.objects.filter(id__in=others)
    assert set(waiting.values_list("attempts", "due_at", "lease")) == {(0, NOON + delivery.AWAY_PAUSE, None)}
    OutboxMessage.objects.filter(id=first).update(payload={})
    with clock.at(NOON + delivery.AWAY_PAUSE):
        assert outbox.deliver() == outbox.Delivered(count=199)


def test_goes_on_with_a_topic_when_only_one_row_is_bad() -> None:
    outbox.emit("test.mail", {"fails": True}, due_at=clock.now() - timedelta(minutes=1))
    outbox.emit("test.mail", {"n": 2})
    assert outbox.deliver() == outbox.Delivered(count=1, failed=1)
