"""What was typed, made fit for a search engine: words, and nothing that an engine would take for a command."""

import re
from collections.abc import Iterable

from shop.core import folding

LONGEST_QUERY = 200
MOST_WORDS = 12
_UNTYPABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # PostgreSQL refuses NUL and lone surrogates
_WORD = re.compile(r"\w(?:[\w.,/+#]*[\w+#])?")  # 3.3 and c++ are words, too


def cleaned(typed: str) -> str:
    """What was typed, without characters that no keyboard has, and no longer than anybody types."""
    return " ".join(_UNTYPABLE.sub(" ", typed)[:LONGEST_QUERY].split())


def words(query: str) -> list[str]:
    """The words of a query, each once, in their order."""
    return list(dict.fromkeys(_WORD.findall(query.lower())))[:MOST_WORDS]


def folded(text: str) -> str:
    """As it is compared: small letters without accents, its words one space apart."""
    return " ".join(folding.folded(text).split())


def letters_only(texts: Iterable[str]) -> set[str]:
    """The words of texts in which a typing mistake can be told from a number."""
    found: set[str] = set()
    for text in texts:
        found.update(word for word in re.findall(r"[^\W\d_]{4,40}", folded(text)))
    return found
