"""Collecting tags while a page renders, and counting what changes."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from shop.core import pagecache
from shop.core.locking import NotInTransactionError

NOON = datetime(2026, 5, 4, 12, tzinfo=timezone.get_default_timezone())


# Collecting.


def test_gathers_tags_and_the_earliest_end() -> None:
    with pagecache.collect() as collection:
        pagecache.tag("product:1")
        pagecache.tags("menu:main", "product:1")
        pagecache.valid_until(NOON + timedelta(hours=2))
        pagecache.valid_until(NOON)
        pagecache.valid_until(None)
        pagecache.valid_until(NOON + timedelta(hours=1))
    assert collection.tags == {"product:1", "menu:main"}
    assert collection.valid_until == NOON


def test_does_nothing_outside_of_a_collection() -> None:
    pagecache.tag("product:1")
    pagecache.valid_until(NOON)
    with pagecache.collect() as collection:
        pass
    pagecache.tag("product:2")
    assert (collection.tags, collection.valid_until) == (set(), None)


def test_keeps_an_inner_collection_apart() -> None:
    with pagecache.collect() as outer:
        with pagecache.collect() as inner:
            pagecache.tag("page:2")
        pagecache.tag("page:1")
    assert (outer.tags, inner.tags) == ({"page:1"}, {"page:2"})


def test_keeps_threads_apart() -> None:
    barrier = threading.Barrier(2, timeout=10)
    seen: dict[str, set[str]] = {}

    def render(name: str) -> None:
        with pagecache.collect() as collection:
            barrier.wait()
            pagecache.tag(name)
            barrier.wait()
        seen[name] = collection.tags

    threads = [threading.Thread(target=render, args=(name,)) for name in ("page:1", "page:2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {"page:1": {"page:1"}, "page:2": {"page:2"}}


@pytest.mark.parametrize("name", ["", "Product:1", "product:", "product: 1", "product:1 ", f"p:{'x' * 99}"])
def test_refuses_a_name_that_could_never_match(name: str) -> None:
    with pagecache.collect() as collection, pytest.raises(ValueError, match="is no name for a tag"):
        pagecache.tag(name)
    assert collection.tags == set()


def test_refuses_a_naive_end() -> None:
    with pagecache.collect() as collection, pytest.raises(ValueError, match="aware moment"):
        pagecache.valid_until(datetime(2026, 5, 4))  # noqa: DTZ001
    assert collection.valid_until is None


# Counting.


@pytest.mark.django_db
def test_counts_each_tag_up_once_a_drop_in_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with transaction.atomic():
        pagecache.drop("product:2")
        with django_assert_num_queries(1):
            pagecache.drop("product:2", "product:1", "product:2")
    with django_assert_num_queries(1):
        counted = pagecache.versions(["product:1", "product:2", "product:3"])
    assert counted == {"product:1": 1, "product:2": 2, "product:3": 0}


@pytest.mark.django_db
def test_drops_a_thousand_tags_in_two_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with transaction.atomic(), django_assert_num_queries(2):
        pagecache.drop(*(f"product:{number}" for number in range(1000)))
    assert set(pagecache.versions(f"product:{number}" for number in range(1000)).values()) == {1}


@pytest.mark.django_db
def test_drops_nothing_when_the_transaction_is_rolled_back() -> None:
    with transaction.atomic():
        pagecache.drop("product:1")
        transaction.set_rollback(True)
    assert pagecache.versions(["product:1"]) == {"product:1": 0}


@pytest.mark.django_db
def test_refuses_to_drop_outside_of_a_transaction() -> None:
    with pytest.raises(NotInTransactionError):
        pagecache.drop("product:1")
    assert pagecache.versions(["product:1"]) == {"product:1": 0}


@pytest.mark.django_db
def test_asks_nothing_for_no_tags(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with transaction.atomic(), django_assert_num_queries(0):
        assert pagecache.versions([]) == {}
        pagecache.drop()
