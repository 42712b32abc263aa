"""The shop's one clock, so that it can be shown, and tested, as of another moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("clock_moment", default=None)


def now() -> datetime:
    """The current moment, aware of its time zone."""
    return _moment.get() or timezone.now()


def today() -> date:
    """The current day where the shop is."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Do what follows as if it were this moment."""
    if timezone.is_naive(moment):
        raise ValueError("The clock takes aware moments only.")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
