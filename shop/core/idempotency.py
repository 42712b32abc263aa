"""Doing something once however often it is asked for: a repeat gets the answer that the first one got.

The row is written before the work and in the same transaction, so the unique constraint decides who is first, a
failure leaves nothing behind, and an answer is only ever seen when the work behind it has been committed.
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from django.db import OperationalError, connection
from django.utils.translation import gettext_lazy as _

from shop.core import transactions
from shop.core.exceptions import DomainError
from shop.core.models import IdempotencyRecord

WAIT_SECONDS = 10.0  # on PostgreSQL; on SQLite the connection's own `timeout` says how long to wait
_USABLE_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_KEY_INDEX = "core_idempotency_scope_key"  # which PostgreSQL names if it was this that it waited at


@dataclass(eq=False)
class KeyReusedError(DomainError):
    code = "idempotency_key_reused"
    sentence = _(
        "This idempotency key was already used for a different request. Send a new key with a new request."
    )

    scope: str
    key: str


@dataclass(eq=False)
class StillRunningError(DomainError):
    code = "still_running"
    sentence = _("We are still working on the first request with this key. Please ask again in a moment.")

    scope: str
    key: str


@dataclass(eq=False)
class UnusableKeyError(DomainError):
    code = "idempotency_key_unusable"
    sentence = _(
        "An idempotency key is 1 to 255 letters, digits or signs without spaces, a UUID for example."
    )

    key: str


def fingerprint(method: str, *, path: str, body: bytes) -> str:
    """What tells one request from another; the path comes with its query."""
    parts = (method.upper().encode(), path.encode(), body)
    # Hashed one by one first, so that no byte can wander from one part into the next unnoticed.
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def run_once(scope: str, *, key: str, fingerprint: str, do: Callable[[], Any]) -> Any:
    """Run `do` in a transaction with its answer (anything JSON holds), or give the answer of the first run.

    Opens the outermost transaction and has committed when it returns; a service that `do` calls opens its own by
    `transactions.owned`. What needs the commit, such as asking a bank, comes after `run_once` and not into `do`.
    `scope` names the operation and whose keys these are. A second caller waits for the first.
    """
    if not _USABLE_KEY.fullmatch(key):
        raise UnusableKeyError(key=key)
    with ExitStack() as until_commit:
        try:
            until_commit.enter_context(transactions.hosting())  # where SQLite waits
            record, is_first = _claim(scope, key=key, fingerprint=fingerprint)  # where PostgreSQL waits
        except OperationalError as error:
            record, is_first = _after_a_long_wait(error, scope=scope, key=key), False
        if is_first:
            record.answer = _as_json(do())
            record.save(update_fields=["answer"])
    if record.fingerprint != fingerprint:
        raise KeyReusedError(scope=scope, key=key)
    return record.answer


def forget_before(moment: datetime) -> int:
    """Drop the answers given before this moment; how many there were."""
    forgotten, _by_model = IdempotencyRecord.objects.filter(created_at__lt=moment).delete()
    return forgotten


def _claim(scope: str, *, key: str, fingerprint: str) -> tuple[IdempotencyRecord, bool]:
    with _waiting_at_most(WAIT_SECONDS):
        return IdempotencyRecord.objects.get_or_create(
            scope=scope, key=key, defaults={"fingerprint": fingerprint}
        )


@contextmanager
def _waiting_at_most(seconds: float) -> Iterator[None]:
    """Bound the wait for another transaction's lock; whatever `do` locks later is not our business."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{int(seconds * 1000)}ms"])
        yield
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


def _after_a_long_wait(error: OperationalError, *, scope: str, key: str) -> IdempotencyRecord:
    """The key's row if it can be read by now; else whatever is true of it: still running, or the error itself."""
    cause = error.__cause__
    if isinstance(cause, psycopg.errors.LockNotAvailable) and _KEY_INDEX in (cause.diag.context or ""):
        raise StillRunningError(scope=scope, key=key) from error
    if getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
        # Any writer keeps all others out, so this tells nothing of our key. Nobody is kept from reading.
        record = IdempotencyRecord.objects.filter(scope=scope, key=key).first()
        if record is not None:
            return record
    raise error


def _as_json(answer: Any) -> Any:
    # The first caller gets what a repeat will get: a tuple is a list from the start.
    return json.loads(json.dumps(answer, allow_nan=False))
