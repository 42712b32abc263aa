"""The counter is a page tag's version; every thread reads it, waits for the others to have read it, and writes."""

from collections.abc import Callable
from threading import Barrier

import pytest
from django.contrib.sites.models import Site
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from shop.core import audit, locking
from shop.core.models import AuditEntry, PageTag
from shop.core.tests.together import at_once, meet

THREADS = 6


def _count_up(read: Callable[[], PageTag], everybody: Barrier) -> None:
    tag = read()
    meet(everybody)
    tag.version += 1
    tag.save()


def _count_up_in_a_transaction(read: Callable[[], PageTag], everybody: Barrier) -> None:
    with transaction.atomic():
        _count_up(read, everybody)


def _read_plainly() -> PageTag:
    return PageTag.objects.get(name="counter")


def _lock_one() -> PageTag:
    return locking.lock_row(PageTag.objects.all(), name="counter")


def _lock_all() -> PageTag:
    return locking.lock_rows(PageTag.objects.filter(name="counter"))[0]


def _counted_by(
    count_up: Callable[[Callable[[], PageTag], Barrier], None], read: Callable[[], PageTag]
) -> int:
    PageTag.objects.create(name="counter", version=0)
    everybody = Barrier(THREADS)
    answers = at_once(*[lambda: count_up(read, everybody)] * THREADS)

    assert answers == [None] * THREADS
    return _read_plainly().version


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("read", [_lock_one, _lock_all])
def test_loses_no_update_under_a_lock(read: Callable[[], PageTag]) -> None:
    assert _counted_by(_count_up_in_a_transaction, read) == THREADS


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_is_needed_because_a_plain_read_loses_all_updates_but_one() -> None:
    # SQLite has no row locks to lose: there the transaction itself, being IMMEDIATE, keeps the others out.
    expected = {"postgresql": 1, "sqlite": THREADS}[connection.vendor]

    assert _counted_by(_count_up_in_a_transaction, _read_plainly) == expected


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_is_needed_because_without_a_transaction_every_database_loses_updates() -> None:
    assert _counted_by(_count_up, _read_plainly) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("lock", [_lock_one, _lock_all])
def test_refuses_to_lock_outside_of_a_transaction(lock: Callable[[], PageTag]) -> None:
    PageTag.objects.create(name="counter")

    with pytest.raises(locking.NotInTransactionError, match="the lock on PageTag would be gone at once"):
        lock()


@pytest.mark.django_db
def test_does_not_take_the_tests_own_transaction_for_one() -> None:
    assert connection.in_atomic_block
    with pytest.raises(
        locking.NotInTransactionError, match=r"No transaction is open here: money would be lost\."
    ):
        locking.require_transaction("money would be lost.")


@pytest.mark.django_db
def test_is_content_within_a_transaction_and_no_longer_after_it() -> None:
    with transaction.atomic(), transaction.atomic():
        locking.require_transaction("never said.")

    with pytest.raises(locking.NotInTransactionError):
        locking.require_transaction("said.")


@pytest.mark.django_db
def test_locks_in_primary_key_order_whatever_order_was_asked_for() -> None:
    for name in ("b", "c", "a"):
        PageTag.objects.create(name=name)

    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        rows = locking.lock_rows(PageTag.objects.filter(name__in=["a", "b", "c"]).order_by("-name"))

    assert [row.name for row in rows] == ["a", "b", "c"]
    if connection.vendor == "postgresql":
        select = next(query["sql"] for query in asked if query["sql"].startswith("SELECT"))
        assert select.endswith('ORDER BY "core_pagetag"."name" ASC FOR UPDATE OF "core_pagetag"')


@pytest.mark.django_db
def test_locks_the_rows_themselves_and_not_those_they_point_to() -> None:
    entry = audit.record("site.made", target=Site.objects.create(domain="copperline.example"))
    with_actor = AuditEntry.objects.select_related("actor")

    # PostgreSQL refuses to lock the empty side of an outer join.
    with transaction.atomic():
        assert locking.lock_row(with_actor, pk=entry.pk) == entry
        assert locking.lock_rows(with_actor.filter(pk=entry.pk)) == [entry]


@pytest.mark.django_db
def test_says_when_there_is_no_such_row() -> None:
    with transaction.atomic():
        with pytest.raises(PageTag.DoesNotExist):
            locking.lock_row(PageTag.objects.all(), name="nobody")
        assert locking.lock_rows(PageTag.objects.filter(name="nobody")) == []
