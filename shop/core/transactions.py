"""Who owns a transaction: nothing stands around an owned one, so what it wrote is committed when its owner returns.

`idempotency.run_once` is the one exception. It has to write its answer in the transaction of the service that gives
it, so its own transaction hosts those of the services it calls, and they are committed with the answer or not at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connection, transaction


class _Host(transaction.Atomic):
    """An outermost transaction that takes in those of the services called directly within it."""


def hosting() -> _Host:
    """An outermost transaction in which services may open theirs."""
    return _Host(DEFAULT_DB_ALIAS, savepoint=True, durable=True)


@contextmanager
def owned() -> Iterator[None]:
    """The transaction of a service whose work ends with it: the outermost one, or else a savepoint in a host's.

    A service that goes on afterwards, to ask a bank for example, needs its commit then and there: it says
    `atomic(durable=True)`, which no host takes in.
    """
    blocks = connection.atomic_blocks
    is_hosted = bool(blocks) and isinstance(blocks[-1], _Host)
    with transaction.atomic(durable=not is_hosted):
        yield
