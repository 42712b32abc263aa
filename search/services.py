"""What is written down of searches: how often something was looked for, and how often that led on. Nobody's name."""

import re

from django.db import connection
from django.db.models import F

from search import text
from search.models import AskedQuery
from shop.core import clock

_PERSONAL = re.compile(r"@|\d{6,}|(\d[ /-]?){7,}")  # an address, a telephone or card number


def note_search(query: str, *, results: int) -> None:
    """Count a search, unless it looks like something that is about a person. One statement."""
    folded = text.folded(query)
    if not text.words(folded) or _PERSONAL.search(folded):
        return
    table = connection.ops.quote_name(AskedQuery._meta.db_table)
    statement = (
        f"INSERT INTO {table} (folded, times, results, opened, last_at) VALUES (%s, 1, %s, 0, %s) "  # noqa: S608  # nosec B608
        f"ON CONFLICT (folded) DO UPDATE SET times = {table}.times + 1, results = EXCLUDED.results, "
        "last_at = EXCLUDED.last_at"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [folded[:250], results, clock.now().date()])


def note_opened(query: str) -> None:
    """Count that a result was opened, of a query that was asked."""
    AskedQuery.objects.filter(folded=text.folded(text.cleaned(query))[:250]).update(opened=F("opened") + 1)
