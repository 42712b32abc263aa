"""What somebody may mean by a query: its words, those that mean the same, and the words without a typing mistake."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from search import text, vocabulary
from search.models import Pin, Synonym


@dataclass(frozen=True)
class Meaning:
    """One reading of a query: each word with those that mean the same, and the products that stand first."""

    query: str
    wanted: Sequence[Sequence[str]]
    pinned: Sequence[int]


class _Saying(NamedTuple):
    """A word that means the same as one of the query, the key of a product to be first, or a word there is."""

    kind: str
    of: str
    text: str
    number: int  # of a pin its place, of a word how often it stands somewhere


def of(query: str) -> list[Meaning]:
    """The query as it was typed, and after it as it may have been meant; one query, and one more for the latter."""
    words = text.words(query)
    if not words:
        return []
    sayings = _sayings(query, words)
    there = [(saying.text, saying.number) for saying in sayings if saying.kind == "word"]
    mended = vocabulary.mended(words, there=there)
    as_typed = _meaning(query, words, sayings)
    if not mended:
        return [as_typed]
    better = " ".join(mended.get(word, word) for word in words)
    words = text.words(better)
    return [as_typed, _meaning(better, words, _sayings(better, words, is_mended=True))]


def _sayings(query: str, words: Sequence[str], *, is_mended: bool = False) -> list[_Saying]:
    """What editors have said of the query and its words, and the words that could be meant; in one query."""
    asked = {text.folded(word) for word in words} | {text.folded(query)}
    synonyms = Synonym.objects.filter(synonyms__words__folded__in=asked).order_by()
    pins = Pin.objects.filter(folded=text.folded(query)).order_by()
    rows = synonyms.annotate(kind=Value("synonym"), place=Value(0)).values_list(
        "kind", "synonyms__words__folded", "text", "place"
    )
    others: list[QuerySet[Any, Any]] = [
        pins.annotate(kind=Value("pin"), key=Cast("product", CharField())).values_list(
            "kind", "folded", "key", "position"
        )
    ]
    if not is_mended:
        near = vocabulary.near(words).annotate(kind=Value("word"), of=Value(""))
        others.append(near.values_list("kind", "of", "word__word", "word__times").distinct())
    return sorted((_Saying(*row) for row in rows.union(*others, all=True)), key=lambda saying: saying.number)


def _meaning(query: str, words: Sequence[str], sayings: Sequence[_Saying]) -> Meaning:
    pinned = [int(saying.text) for saying in sayings if saying.kind == "pin"]
    return Meaning(query, _with_synonyms(query, words, sayings), pinned)


def _with_synonyms(query: str, words: Sequence[str], sayings: Sequence[_Saying]) -> list[list[str]]:
    """Each word with those that mean the same; a query that is a phrase of an editor's counts as one word."""
    others: dict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        if saying.kind == "synonym":
            others[saying.of].add(saying.text)
    whole = others.get(text.folded(query))
    if len(words) > 1 and whole:
        return [sorted({query, *whole})]
    return [_alternatives(word, others[text.folded(word)]) for word in words]


def _alternatives(word: str, others: set[str]) -> list[str]:
    """The word, the word without its accents, and those that mean the same."""
    return [word, *sorted({text.folded(word), *others} - {word})]
