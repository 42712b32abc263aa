"""What an answer is made of, gathered while it renders."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

from shop.core.pagecache.names import checked


class Collection:
    """The tags of one answer, and the moment from which it is wrong even if nothing is changed."""

    def __init__(self) -> None:
        self.tags: set[str] = set()
        self.valid_until: datetime | None = None

    def add(self, names: frozenset[str]) -> None:
        self.tags |= names

    def end_by(self, moment: datetime) -> None:
        self.valid_until = min(moment, self.valid_until or moment)


_current: ContextVar[Collection | None] = ContextVar("pagecache_collection", default=None)


@contextmanager
def collect() -> Iterator[Collection]:
    """Gather what is named from here on; an inner collection, such as a preview's, keeps its own."""
    collection = Collection()
    token = _current.set(collection)
    try:
        yield collection
    finally:
        _current.reset(token)


def tag(name: str) -> None:
    """Say that the page being rendered shows this fact."""
    tags(name)


def tags(*names: str) -> None:
    """Say that the page being rendered shows these facts."""
    if (collection := _current.get()) is not None:
        collection.add(checked(names))


def valid_until(moment: datetime | None) -> None:
    """Say that the page being rendered is wrong from this moment on; the earliest wins, None is never."""
    if moment is not None and timezone.is_naive(moment):
        raise ValueError("A page ends at an aware moment only.")
    if moment is not None and (collection := _current.get()) is not None:
        collection.end_by(moment)
