"""Rows that were inserted in bulk are unknown to the search index, which listens to saves: tell it of them."""

from collections.abc import Sequence

from django.db.models import Model
from modelsearch.backends import get_search_backends

_AT_ONCE = 500


def index(rows: Sequence[Model]) -> None:
    """Let these rows, all of one model, be found."""
    for backend in get_search_backends(with_auto_update=True):
        for start in range(0, len(rows), _AT_ONCE):
            backend.add_bulk(type(rows[0]), rows[start : start + _AT_ONCE])
