"""Wagtail's own search backends, which read and write the index; on PostgreSQL they weigh only what they wrote.

A word counts for more in a short title. Wagtail works out how long titles are on average, and then looks for entries
without a weight, whenever it has written one: among 100,000 products that is a second for each product saved. Here an
entry is weighed by itself, against a usual length; `manage.py update_index` still weighs all of them exactly.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F, Model
from django.db.models.functions import Length
from modelsearch.backends import database
from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend
from wagtail.search.models import IndexEntry

USUAL_LENGTH = 5.0  # words of a title


class WeighingIndex(PostgresIndex):
    """Weighs the entries that it writes, and no others."""

    def add_items(self, model: type[Model], objs: Sequence[Model]) -> None:
        in_order = sorted(objs, key=lambda each: each.pk)  # so that two who write never wait in a circle
        super().add_items(model, in_order)
        kind, keys = ContentType.objects.get_for_model(model), [str(each.pk) for each in objs]
        own = IndexEntry.objects.filter(content_type=kind, object_id__in=keys)
        own.annotate(words=Length("title")).filter(words__gt=0).update(title_norm=USUAL_LENGTH / F("words"))

    def _refresh_title_norms(self, full: bool = False) -> None:  # noqa: FBT001, FBT002  # as Wagtail calls it
        if full:
            super()._refresh_title_norms(full=True)


class PostgresBackend(PostgresSearchBackend):
    """Wagtail's, with an index that weighs what it writes."""

    index_class = WeighingIndex


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  # as Wagtail asks for it
    """The backend for the database at hand."""
    if connection.vendor == "postgresql":
        return PostgresBackend(params)
    return database.SearchBackend(params)
