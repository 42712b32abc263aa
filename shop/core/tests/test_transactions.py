from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from shop.core import idempotency, transactions
from shop.core.locking import require_transaction
from shop.core.models import IdempotencyRecord, PageTag
from shop.core.tests.together import at_once


def _write() -> None:
    with transactions.owned():
        PageTag.objects.create(name="page:1")


@pytest.mark.django_db(transaction=True)
def test_has_committed_when_its_owner_returns() -> None:
    _write()

    assert at_once(PageTag.objects.count) == [1]


@pytest.mark.django_db(transaction=True)
def test_refuses_to_be_owned_within_another_one() -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        _write()

    assert not PageTag.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_is_taken_in_by_a_host_which_commits_it() -> None:
    with transactions.hosting():
        _write()
        require_transaction("never said.")
    assert at_once(PageTag.objects.count) == [1]


@pytest.mark.django_db(transaction=True)
def test_is_undone_with_its_host() -> None:
    with transactions.hosting():
        _write()
        transaction.set_rollback(True)

    assert not PageTag.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_is_taken_in_by_the_host_alone_and_not_by_what_stands_in_it() -> None:
    with pytest.raises(RuntimeError, match="durable"), transactions.hosting(), transaction.atomic():
        _write()
    with pytest.raises(RuntimeError, match="durable"), transactions.hosting(), transactions.owned():
        _write()

    assert not PageTag.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_has_no_host_within_another_transaction() -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic(), transactions.hosting():
        pytest.fail("it was let in")


# Within `idempotency.run_once`, whose answer is committed with the work behind it.


def _once(do: Callable[[], Any]) -> Any:
    return idempotency.run_once("orders:alice", key="k-1", fingerprint="a" * 64, do=do)


def _never() -> Any:
    pytest.fail("it ran again")


def _orders() -> int:
    return PageTag.objects.filter(name__startswith="order-").count()


def _place_order(number: int = 1) -> dict[str, int]:
    with transactions.owned():
        PageTag.objects.create(name=f"order-{number}")
    return {"order": number}


@pytest.mark.django_db(transaction=True)
def test_runs_a_service_that_owns_its_transaction_and_repeats_its_answer() -> None:
    committed: list[tuple[int, int]] = []

    def do() -> dict[str, int]:
        transaction.on_commit(lambda: committed.append((IdempotencyRecord.objects.count(), _orders())))
        return _place_order()

    assert _once(do) == _once(_never) == {"order": 1}
    assert committed == [(1, 1)]


@pytest.mark.django_db(transaction=True)
def test_keeps_no_order_whose_answer_could_not_be_written() -> None:
    def do() -> Any:
        _place_order()
        return object()

    with pytest.raises(TypeError):
        _once(do)

    assert (IdempotencyRecord.objects.count(), _orders()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_undoes_a_service_that_refuses_and_keeps_the_answer_that_says_so() -> None:
    def refuse() -> None:
        with transactions.owned():
            PageTag.objects.create(name="order-1")
            raise LookupError("sold out")

    def do() -> dict[str, str]:
        try:
            refuse()
        except LookupError as error:
            return {"error": str(error)}
        pytest.fail("it was not refused")

    assert _once(do) == _once(_never) == {"error": "sold out"}
    assert _orders() == 0


@pytest.mark.django_db(transaction=True)
def test_runs_no_service_that_goes_on_after_its_commit() -> None:
    def do() -> None:
        with transaction.atomic(durable=True):
            PageTag.objects.create(name="order-1")

    with pytest.raises(RuntimeError, match="durable"):
        _once(do)

    assert (IdempotencyRecord.objects.count(), _orders()) == (0, 0)
