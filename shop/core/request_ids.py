"""One id for everything that one request (or one task) does: in answers, logs, outbox rows and mails."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("request_id", default="")
_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{8,64}")


def current() -> str:
    """The id of what is being done now; empty outside of any request."""
    return _current.get()


def new() -> str:
    """An id that no other request has."""
    return secrets.token_hex(8)


def accept(offered: str) -> str:
    """Take the id that a trusted proxy offers, or make one where it is not fit for a log line."""
    return offered if _ACCEPTABLE.fullmatch(offered) else new()


@contextmanager
def working_for(request_id: str) -> Iterator[str]:
    """Do what follows, in this thread or task, under this id."""
    token = _current.set(request_id)
    try:
        yield request_id
    finally:
        _current.reset(token)
