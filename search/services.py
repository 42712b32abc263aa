"""What is written down of searches: how often something was looked for, and how often that led on. Nobody's name."""

import re
from datetime import timedelta

from django.db import connection
from django.db.models import F

from search import text
from search.models import AskedQuery
from shop.core import clock

# An address, the number of a telephone, a card or an order of ours.
_PERSONAL = re.compile(r"@|\(at\)|(\d\W*){7,}|\b[a-z0-9]{4}(-[a-z0-9]{4}){2}\b")
KEPT_IF_RARE, RARE = timedelta(days=30), 3


def note_search(query: str, *, results: int) -> None:
    """Count a search, unless it looks like something that is about a person. One statement."""
    folded = _as_kept(query)
    if not folded or _PERSONAL.search(text.folded(query)):
        return
    table = connection.ops.quote_name(AskedQuery._meta.db_table)
    statement = (
        f"INSERT INTO {table} (folded, times, results, opened, last_at) VALUES (%s, 1, %s, 0, %s) "  # noqa: S608  # nosec B608
        f"ON CONFLICT (folded) DO UPDATE SET times = {table}.times + 1, results = EXCLUDED.results, "
        "last_at = EXCLUDED.last_at"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [folded, results, clock.now().date()])


def note_opened(query: str) -> None:
    """Count that a result was opened, of a query that was asked."""
    AskedQuery.objects.filter(folded=_as_kept(text.cleaned(query))).update(opened=F("opened") + 1)


def forget_rare() -> None:
    """Forget what hardly anybody has looked for in a month: it says nothing, but may be about somebody."""
    until = clock.now().date() - KEPT_IF_RARE
    AskedQuery.objects.filter(times__lt=RARE, last_at__lt=until).delete()


def _as_kept(query: str) -> str:
    """The words that were looked for, and nothing that was typed after them."""
    typed = [piece for piece in text.folded(query).split() if text.words(piece)]
    return " ".join(typed[: text.MOST_WORDS])[:250]
