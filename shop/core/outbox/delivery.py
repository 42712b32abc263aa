"""Delivering due rows: each is claimed by lease, run, and marked only while the lease is still ours.

Rows are claimed one by one, with the same guarded UPDATE on every database, so that a process that dies holds up
no more than the row in its hand.
"""

import logging
import random
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from shop.core import clock, public_ids, request_ids
from shop.core.models import OutboxMessage
from shop.core.outbox import registry
from shop.core.outbox.registry import Handler, Message
from shop.core.outbox.services import UnknownTopic

logger = logging.getLogger(__name__)

FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=10), timedelta(hours=6)
DELAY_GROWTH = 3
AWAY_PAUSE = timedelta(minutes=1)  # for rows that were not tried, as the other side was away
JITTER = 0.2  # a fifth more or less, so that what failed together does not come back together
BATCH = 50  # rows looked up at once; others may have claimed them by the time we get there
_ERROR_LENGTH = 2000
_WAITING = Q(delivered_at__isnull=True, dead_at__isnull=True)


@dataclass(frozen=True)
class Delivered:
    """What one round did: rows delivered, rows to be tried again, rows given up."""

    count: int = 0
    failed: int = 0
    dead: int = 0


class LeaseLost(Exception):
    """Somebody else has claimed the row since; what this run wrote is rolled back."""


class _Due(NamedTuple):
    id: UUID
    topic: str
    attempts: int
    request_id: str
    created_at: datetime


@dataclass(frozen=True)
class _Claim:
    """A row that is ours until its lease ends."""

    row: _Due
    lease: UUID
    attempt: int

    def mark(self, **changes: object) -> bool:
        """Write down how it ended, if the row is still ours."""
        held = OutboxMessage.objects.filter(_WAITING, id=self.row.id, lease=self.lease)
        return held.update(lease=None, leased_until=None, **changes) == 1


def deliver(
    *,
    leaves_database: bool | None = None,
    limit: int = 500,
    should_stop: Callable[[], bool] = lambda: False,
) -> Delivered:
    """Deliver due rows, oldest first, until none is left, `limit` is reached or `should_stop` says so.

    `leaves_database` leaves out the rows of one kind of handler. A topic whose other side is away is done with for
    this round. Not to be called inside a transaction: the claims would not be seen by others until it ends.
    """
    done, seen, away = Delivered(), 0, set[str]()
    while seen < limit:
        batch = _due(min(BATCH, limit - seen), _of_kind(leaves_database=leaves_database) & ~Q(topic__in=away))
        for row in batch:
            if should_stop():
                return done
            if row.topic not in away and (claim := _claim(row)):
                done = _run(claim, done, away)
        seen += len(batch)
        if len(batch) < BATCH:
            break
    return done


def _of_kind(*, leaves_database: bool | None) -> Q:
    """Rows without a handler are of the kind that stays."""
    if leaves_database is None:
        return Q()
    leaving = Q(topic__in=registry.leaving())
    return leaving if leaves_database else ~leaving


def _due(limit: int, wanted: Q = Q()) -> list[_Due]:  # noqa: B008  # a Q is never changed
    now = clock.now()
    rows = OutboxMessage.objects.filter(wanted, _WAITING, _unleased(now), due_at__lte=now).order_by(
        "due_at", "created_at"
    )
    return [_Due(*values) for values in rows.values_list(*_Due._fields)[:limit]]


def _unleased(now: datetime) -> Q:
    return Q(leased_until__isnull=True) | Q(leased_until__lte=now)


def _unchanged(row: _Due, now: datetime) -> Q:
    """The guard of every claim: the row waits, nobody holds it, and nobody has tried it since we looked."""
    return _WAITING & _unleased(now) & Q(attempts=row.attempts)


def _claim(row: _Due) -> _Claim | None:
    now, lease = clock.now(), public_ids.new_id()
    handler = registry.of(row.topic)
    leased_until = now + ((handler and handler.lease) or settings.OUTBOX_LEASE)
    with transaction.atomic(durable=True):
        claimed = OutboxMessage.objects.filter(_unchanged(row, now), id=row.id).update(
            lease=lease, leased_until=leased_until, attempts=row.attempts + 1
        )
    return _Claim(row, lease=lease, attempt=row.attempts + 1) if claimed else None


def _run(claim: _Claim, done: Delivered, away: set[str]) -> Delivered:
    with request_ids.working_for(claim.row.request_id or request_ids.new()):
        try:
            _deliver(claim)
        except LeaseLost:
            logger.warning(
                "Outbox row %s (%s) outlived its lease; another has it.", claim.row.id, claim.row.topic
            )
            return done
        except Exception as error:
            failed = _fail(claim, error, done)
            if _is_away(claim, error):
                away.add(claim.row.topic)
                _put_off(claim.row.topic)
            return failed
    return replace(done, count=done.count + 1)


def _deliver(claim: _Claim) -> None:
    handler = registry.of(claim.row.topic)
    if handler is None:
        raise UnknownTopic(claim.row.topic)
    if claim.attempt > settings.OUTBOX_ATTEMPTS:
        raise RuntimeError("Every process that tried to deliver this row ended in the middle of it.")
    if handler.leaves_database:
        _deliver_outside(claim, handler)
    else:
        _deliver_inside(claim, handler)


def _deliver_outside(claim: _Claim, handler: Handler) -> None:
    handler.function(_message(claim))
    if not claim.mark(delivered_at=clock.now()):
        raise LeaseLost


def _deliver_inside(claim: _Claim, handler: Handler) -> None:
    with transaction.atomic(durable=True):
        handler.function(_message(claim))
        # Last, so that the row is not locked while the handler works.
        if not claim.mark(delivered_at=clock.now()):
            raise LeaseLost


def _message(claim: _Claim) -> Message:
    payload = OutboxMessage.objects.values_list("payload", flat=True).get(id=claim.row.id)
    return Message(
        id=claim.row.id,
        topic=claim.row.topic,
        payload=payload,
        attempt=claim.attempt,
        created_at=claim.row.created_at,
    )


def _fail(claim: _Claim, error: Exception, done: Delivered) -> Delivered:
    now, words = clock.now(), _in_words(error)
    if claim.attempt >= settings.OUTBOX_ATTEMPTS:
        if claim.mark(dead_at=now, last_error=words):
            logger.error("Outbox row %s (%s) is given up.", claim.row.id, claim.row.topic, exc_info=error)
        return replace(done, dead=done.dead + 1)
    if claim.mark(due_at=now + delay(after=claim.attempt), last_error=words):
        logger.warning("Outbox row %s (%s) failed: %s", claim.row.id, claim.row.topic, words)
    return replace(done, failed=done.failed + 1)


def _is_away(claim: _Claim, error: Exception) -> bool:
    handler = registry.of(claim.row.topic)
    return handler is not None and isinstance(error, handler.away)


def _put_off(topic: str) -> None:
    """Let the topic's due rows wait, all their attempts kept; locks them in the order of their keys."""
    now = clock.now()
    rows = OutboxMessage.objects.filter(_WAITING, _unleased(now), topic=topic, due_at__lte=now)
    with transaction.atomic(durable=True):
        list(rows.select_for_update().order_by("id").values_list("id", flat=True))
        rows.update(due_at=now + AWAY_PAUSE)


def _in_words(error: Exception) -> str:
    # Whatever a handler raises must be storable, or its row would stop the others.
    words = "".join(traceback.format_exception_only(error)).strip().replace("\0", "")
    return words.encode(errors="replace").decode()[:_ERROR_LENGTH]


def delay(*, after: int) -> timedelta:
    """How long a row waits after its so-many-th failed attempt."""
    # The exponent is bounded too: 3 ** 1000 seconds is no timedelta.
    growth: int = DELAY_GROWTH ** min(after - 1, 20)
    grown = min(FIRST_DELAY * growth, LONGEST_DELAY)
    return grown * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311  # spreads load, guards nothing
