"""The shop's one clock, so that it can be shown, and tested, as of another moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("clock_moment", default=None)


def now() -> datetime:
    """The current moment, in UTC."""
    return _moment.get() or timezone.now()


def today() -> date:
    """The current day where the shop is, wherever the person asking has set their own time zone."""
    return timezone.localdate(now(), timezone.get_default_timezone())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Do what follows, in this thread or task, as if it were this moment."""
    if timezone.is_naive(moment):
        raise ValueError("The clock takes aware moments only.")
    # Always UTC, as the real one: adding hours to a local moment skips or repeats one when summer time ends.
    token = _moment.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _moment.reset(token)
