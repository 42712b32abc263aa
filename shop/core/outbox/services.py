"""Writing rows into the outbox, and forgetting the old ones."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from shop.core import clock, public_ids
from shop.core.models import OutboxMessage
from shop.core.outbox import registry

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # an escaped backslash before it makes it plain text
FORGET_AT_ONCE = 1000  # on SQLite a DELETE holds the only write lock


class UnknownTopic(Exception):
    """Nobody would ever deliver such a row."""

    def __init__(self, topic: str) -> None:
        super().__init__(f"No handler is registered for the topic {topic}.")
        self.topic = topic


class BadPayload(Exception):
    """A payload that cannot be kept as JSON by every database."""


def emit(
    topic: str, payload: dict[str, Any], *, due_at: datetime | None = None, row_id: UUID | None = None
) -> UUID:
    """Write a row in the caller's transaction, to be delivered after it commits and not before `due_at`."""
    row = _row(topic, payload, due_at=due_at, row_id=row_id)
    row.save(force_insert=True)
    _wake_after_commit()
    return row.id


def emit_all(topic: str, payloads: Iterable[dict[str, Any]]) -> None:
    """Write a row for each of these, in one query, to be delivered after the caller's transaction commits."""
    if rows := [_row(topic, payload) for payload in payloads]:
        OutboxMessage.objects.bulk_create(rows)
        _wake_after_commit()


def _row(
    topic: str, payload: dict[str, Any], *, due_at: datetime | None = None, row_id: UUID | None = None
) -> OutboxMessage:
    if registry.of(topic) is None:
        raise UnknownTopic(topic)
    if due_at is not None and timezone.is_naive(due_at):
        raise ValueError("A row is due at an aware moment only.")
    _check(payload, topic=topic)
    return OutboxMessage(
        id=row_id or public_ids.new_id(), topic=topic, payload=payload, due_at=due_at or clock.now()
    )


def _check(payload: dict[str, Any], *, topic: str) -> None:
    if not isinstance(payload, dict):
        raise BadPayload(f"The payload of {topic} is a {type(payload).__name__}; it must be a dict.")
    try:
        written = json.dumps(payload, allow_nan=False, ensure_ascii=False)
        written.encode()  # half a surrogate pair fails here, and would on PostgreSQL
    except (TypeError, ValueError, RecursionError) as error:
        raise BadPayload(f"The payload of {topic} is not JSON: {error}") from error
    if _NUL.search(written):
        raise BadPayload(f"The payload of {topic} holds a NUL character, which PostgreSQL cannot keep.")


def _wake_after_commit() -> None:
    # Django forgets the callbacks of savepoints that are rolled back, so its own list tells whether this
    # transaction will still call us.
    callbacks = (entry[1] for entry in transaction.get_connection().run_on_commit)
    if _wake_path() and _wake not in callbacks:
        transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    if path := _wake_path():
        import_string(path)()


def _wake_path() -> str | None:
    return cast("str | None", settings.OUTBOX_WAKE)


def forget_delivered_before(moment: datetime) -> int:
    """Delete what was delivered before this moment; dead letters stay until somebody looks at them."""
    forgotten = 0
    old = OutboxMessage.objects.filter(delivered_at__lt=moment).values_list("id", flat=True)
    while ids := list(old[:FORGET_AT_ONCE]):
        forgotten += OutboxMessage.objects.filter(id__in=ids).delete()[0]
    return forgotten
