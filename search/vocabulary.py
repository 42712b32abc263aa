"""The words there are, and the one that somebody meant who made a single mistake.

A mistake is one letter wrong, missing, doubled or swapped with the next. Each word is kept with every letter left
out once; whatever shares one of these with what was typed is a candidate, found by a plain index on any database,
and checked then.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from search import text
from search.models import Word, WordGap

SHORTEST_MENDED = 4
AT_ONCE = 1000


def learn(texts: Iterable[str]) -> None:
    """Add the words of these texts that are new."""
    found = text.letters_only(texts)
    known = set(Word.objects.filter(word__in=found).values_list("word", flat=True))
    add = sorted(found - known)
    if add:
        with transaction.atomic():
            _add(Counter(dict.fromkeys(add, 1)))


def rebuild(texts: Iterable[str]) -> int:
    """Know exactly the words of these texts, and tell how many they are."""
    times: Counter[str] = Counter()
    for each in texts:
        times.update(text.letters_only([each]))
    with transaction.atomic():
        known = dict(Word.objects.values_list("word", "times"))
        Word.objects.filter(word__in=known.keys() - times.keys()).delete()
        _add(Counter({word: number for word, number in times.items() if word not in known}))
        changed = [word for word in times.keys() & known.keys() if known[word] != times[word]]
        rows = Word.objects.in_bulk(changed, field_name="word") if changed else {}
        for word, row in rows.items():
            row.times = times[word]
        Word.objects.bulk_update(rows.values(), ["times"], batch_size=AT_ONCE)
    return len(times)


def near(words: Iterable[str]) -> QuerySet[WordGap]:
    """Where the words stand that share a gap with these: those that are meant are among them."""
    return WordGap.objects.filter(gap__in={gap for word in _mendable(words) for gap in gaps_of(word)})


def mended(words: Iterable[str], *, there: Iterable[tuple[str, int]] | None = None) -> dict[str, str]:
    """For each of these words that nobody knows the known word that is one mistake away.

    One query, or none where it is told which words are `there` that are near, and how often each.
    """
    asked = _mendable(words)
    if there is None:
        there = near(asked.values()).values_list("word__word", "word__times").distinct()
    candidates = list(there)
    known = {word for word, _times in candidates}
    return {
        typed: best
        for folded, typed in asked.items()
        if folded not in known and (best := _nearest(folded, candidates))
    }


def _mendable(words: Iterable[str]) -> dict[str, str]:
    """Those in which a mistake can be told, by how they are compared."""
    return {text.folded(word): word for word in words if len(word) >= SHORTEST_MENDED and word.isalpha()}


def gaps_of(word: str) -> set[str]:
    """The word, and the word without each of its letters."""
    return {word, *(word[:index] + word[index + 1 :] for index in range(len(word)))}


def _nearest(word: str, candidates: Iterable[tuple[str, int]]) -> str:
    """The candidate one mistake away that is used most."""
    near = [(times, other) for other, times in candidates if is_one_mistake_away(word, other)]
    return max(near, key=lambda each: (each[0], -abs(len(each[1]) - len(word)), each[1]))[1] if near else ""


def is_one_mistake_away(one: str, other: str) -> bool:
    """Damerau-Levenshtein's distance of 1: a letter replaced, left out, put in, or swapped with the next."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None
    )
    if start is None:
        return True  # the longer one only has a letter more at its end
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    shorter, longer = sorted((left, right), key=len)
    return longer[1:] == shorter


def _add(times: Counter[str]) -> None:
    for some in _parts(sorted(times)):
        Word.objects.bulk_create([Word(word=word, times=times[word]) for word in some], ignore_conflicts=True)
        rows = Word.objects.filter(word__in=some, gaps=None)
        WordGap.objects.bulk_create(
            [WordGap(word=row, gap=gap) for row in rows for gap in sorted(gaps_of(row.word))],
            batch_size=AT_ONCE,
        )


def _parts(words: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(words), AT_ONCE):
        yield words[start : start + AT_ONCE]
