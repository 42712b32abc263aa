"""Text as it is compared and sorted, whatever its capitals and accents."""

import unicodedata


def folded(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def without_accents(text: str) -> str:
    """The words of a text that have accents, each once and without these, for an index that only finds as written.

    SQLite's finds both; that of PostgreSQL has to be told.
    """
    words = dict.fromkeys(text.lower().split())
    return " ".join(plain for word in words if (plain := folded(word)) != word)
