"""Rows that were inserted in bulk are unknown to the search index, which listens to saves: tell it of them."""

from collections.abc import Sequence
from typing import Any

from search import indexing

_AT_ONCE = 500


def index(rows: Sequence[Any]) -> None:
    """Let these rows, all of one model, be found; asked for again, with all that the index asks of them."""
    for start in range(0, len(rows), _AT_ONCE):
        indexing.put(type(rows[0]), [row.pk for row in rows[start : start + _AT_ONCE]])
