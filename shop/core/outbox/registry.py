"""Which function delivers which topic."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Message:
    """One row of the outbox, as its handler sees it."""

    id: UUID
    topic: str
    payload: dict[str, Any]
    attempt: int
    created_at: datetime


Deliver = Callable[[Message], None]


@dataclass(frozen=True)
class Handler:
    """The function of a topic, and how its rows are to be run."""

    function: Deliver
    leaves_database: bool
    lease: timedelta | None  # None: settings.OUTBOX_LEASE
    away: tuple[type[Exception], ...] = ()


class HandlerTaken(Exception):
    """Two functions want the same topic."""

    def __init__(self, topic: str, *, holder: Deliver) -> None:
        super().__init__(
            f"The topic {topic} already has a handler, {holder.__module__}.{holder.__qualname__}."
        )
        self.topic = topic


_handlers: dict[str, Handler] = {}


def handler(
    topic: str,
    *,
    leaves_database: bool = False,
    lease: timedelta | None = None,
    away: tuple[type[Exception], ...] = (),
) -> Callable[[Deliver], Deliver]:
    """Register the one function that delivers rows of this topic.

    A function that only writes to the database runs in the transaction that marks its row: exactly once. One that
    `leaves_database` (mail, HTTP, files) runs outside of any, at least once, and must be safe to run twice. An error
    of `away` says that the other side cannot be reached: the topic's other rows then wait without being tried.
    """

    def register(function: Deliver) -> Deliver:
        holder = _handlers.get(topic)
        if holder and holder.function is not function:
            raise HandlerTaken(topic, holder=holder.function)
        _handlers[topic] = Handler(function, leaves_database=leaves_database, lease=lease, away=away)
        return function

    return register


def leaving() -> list[str]:
    """The topics whose handlers leave the database."""
    return [topic for topic, handler in _handlers.items() if handler.leaves_database]


def of(topic: str) -> Handler | None:
    """The handler of this topic, if this process has one."""
    return _handlers.get(topic)
