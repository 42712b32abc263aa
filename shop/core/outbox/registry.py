from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Message:
    """One row of the outbox, as its handler sees it."""

    id: UUID
    topic: str
    payload: dict[str, Any]
    attempt: int


Handler = Callable[[Message], None]
_handlers: dict[str, Handler] = {}


def handler(topic: str) -> Callable[[Handler], Handler]:
    """Register the one function that delivers rows of this topic; it must be safe to run twice."""

    def register(function: Handler) -> Handler:
        _handlers[topic] = function
        return function

    return register
