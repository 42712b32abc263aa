"""Many who drop and many who fold, at the same moment."""

import threading
from collections.abc import Callable
from threading import Barrier, BrokenBarrierError, Event

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from shop.core import pagecache
from shop.core.models import PageTag, PageTagDrop
from shop.core.pagecache import counters
from shop.core.tests.together import at_once

NAMES = [f"product:{number}" for number in range(20)]


def _drop(*names: str) -> None:
    with transaction.atomic():
        pagecache.drop(*names)


def _drop_in_turn(order: list[str], after_each: Callable[[], None]) -> None:
    """A drop for each save of a row, as receivers do it."""
    with transaction.atomic():
        for name in order:
            pagecache.drop("catalogue", name)
            after_each()


# Dropping.


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_lets_nobody_wait_who_drops_the_same_tags_in_another_order() -> None:
    both = Barrier(2)

    def meet() -> None:
        # Each is in the middle of its transaction here; on SQLite, where one alone may write, nobody is met.
        if connection.vendor == "postgresql":
            both.wait(timeout=5)

    orders = (NAMES, NAMES[::-1])
    assert at_once(*[lambda order=order: _drop_in_turn(order, meet) for order in orders]) == [None, None]
    assert pagecache.versions(["catalogue", *NAMES]) == {"catalogue": 40, **dict.fromkeys(NAMES, 2)}


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_is_needed_because_writers_of_one_row_wait_for_each_other() -> None:
    PageTag.objects.create(name="catalogue")
    both = Barrier(2)

    def count_up() -> None:
        with transaction.atomic():
            PageTag.objects.filter(name="catalogue").update(version=7)
            both.wait(timeout=0.5)

    assert {type(answer) for answer in at_once(count_up, count_up)} == {BrokenBarrierError}


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_sees_what_commits_out_of_order() -> None:
    """Whoever wrote first commits last: an id or a time of the latest drop would not show it."""
    wrote_first, has_looked = Event(), Event()
    seen: list[int] = []

    def look() -> None:
        seen.append(pagecache.versions(["product:1"])["product:1"])

    def slow() -> None:
        with transaction.atomic():
            pagecache.drop("product:1")
            wrote_first.set()
            assert has_looked.wait(timeout=10)
        look()

    def overtake() -> None:
        assert wrote_first.wait(timeout=10)
        look()
        if connection.vendor == "postgresql":  # on SQLite nothing can overtake the one who writes
            _drop("product:1")
        look()
        has_looked.set()

    assert at_once(slow, overtake) == [None, None]
    assert seen == {"postgresql": [0, 1, 2], "sqlite": [0, 0, 1]}[connection.vendor]


# Folding.


@pytest.mark.django_db
def test_changes_no_version_by_folding(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(counters, "FOLDED_AT_ONCE", 2)
    PageTag.objects.create(name="product:1", version=5)
    for names in (["product:1", "product:2"], ["product:1"], ["product:3"]):
        _drop(*names)
    expected = {"product:1": 7, "product:2": 1, "product:3": 1, "product:4": 0}
    assert pagecache.versions(expected) == expected

    for _ in range(2):
        pagecache.fold()
        with django_assert_num_queries(1):
            assert pagecache.versions(expected) == expected
        assert not PageTagDrop.objects.exists()
    _drop("product:1")
    assert pagecache.versions(expected) == expected | {"product:1": 8}


@pytest.mark.django_db
def test_folds_a_thousand_tags_at_once() -> None:
    names = [f"product:{number}" for number in range(1000)]
    _drop(*names)
    pagecache.fold()
    assert PageTag.objects.filter(version=1, name__in=names).count() == 1000
    assert not PageTagDrop.objects.exists()


@pytest.mark.django_db
def test_keeps_the_drops_when_a_fold_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_counts: object) -> None:
        raise OSError("the power is gone")

    pagecache.fold()
    _drop("product:1")
    monkeypatch.setattr(counters, "_count_up", fail)
    with pytest.raises(OSError, match="power"):
        pagecache.fold()
    assert pagecache.versions(["product:1"]) == {"product:1": 1}
    assert PageTagDrop.objects.count() == 1


@pytest.mark.django_db
def test_is_needed_because_two_reads_lose_what_is_folded_between_them() -> None:
    _drop("product:1")
    folded = sum(PageTag.objects.filter(name="product:1").values_list("version", flat=True))
    pagecache.fold()
    unfolded = PageTagDrop.objects.filter(name="product:1").count()
    assert folded + unfolded == 0
    assert pagecache.versions(["product:1"]) == {"product:1": 1}


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_counts_every_drop_once_whoever_folds_and_reads_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "FOLDED_AT_ONCE", 7)
    PageTag.objects.create(name="menu:main", version=3)
    _drop("menu:main")
    is_over = threading.Event()

    def drop_often() -> None:
        for _ in range(15):
            _drop(*NAMES)

    def fold_often() -> None:
        for _ in range(8):
            pagecache.fold()

    def read_often() -> set[tuple[int, bool]]:
        """The menu never changes, and no count ever goes back."""
        seen, before = set(), 0
        while not is_over.is_set():
            now = pagecache.versions(["menu:main", NAMES[0]])
            seen.add((now["menu:main"], now[NAMES[0]] >= before))
            before = now[NAMES[0]]
        return seen

    def work() -> list[object]:
        try:
            return at_once(drop_often, drop_often, fold_often, fold_often, fold_often)
        finally:
            is_over.set()

    assert at_once(read_often, work) == [{(4, True)}, [None] * 5]
    pagecache.fold()
    assert not PageTagDrop.objects.exists()
    assert pagecache.versions(["menu:main", *NAMES]) == {"menu:main": 4, **dict.fromkeys(NAMES, 30)}


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_never_counts_a_row_that_another_one_folds() -> None:
    """Both stand between the deletion and the count at the same time, if the database lets them."""
    both = Barrier(2)
    pagecache.fold()
    _drop("product:1", "product:2")

    def take() -> list[str]:
        with transaction.atomic():
            taken = counters._take(5)
            if connection.vendor == "postgresql":
                both.wait(timeout=5)  # nobody waits for rows that are taken
            return taken

    first, second = at_once(take, take)
    assert sorted(first + second) == ["product:1", "product:2"]
