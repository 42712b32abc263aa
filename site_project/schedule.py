"""What the shop does by the clock. Celery's beat and `manage.py tick` both run this one list.

Other servers do not stop the clock. Rows of the outbox that leave the database are delivered by a job of their own,
which `tick` keeps in a thread of its own; rows that stay in it, and the rest of the schedule, never wait for them.
A round begins no row after ROUND_SECONDS, so that no other job waits longer than that and one row. A server that is
away is asked once in a round: the other rows of its topic wait for a minute and keep their attempts. Under Celery
a machine makes one run of a job at a time (`celery.run_job`), so that a slow server holds one process of the worker.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command

from shop.core import clock, idempotency, outbox
from shop.customer.alerts import services as alerts


@dataclass(frozen=True)
class Job:
    """A function to be called over and over; it must be safe to run twice, and in two processes at once.

    One that `can_stop_early` takes `should_stop` and asks it between two pieces of work. One that `asks_others` waits
    for other servers, so nothing else may wait for it.
    """

    name: str
    every: timedelta
    path: str
    can_stop_early: bool = False
    asks_others: bool = False


A_SECOND = timedelta(seconds=1)
DELIVER, SEND = "site_project.schedule.deliver", "site_project.schedule.send"

SCHEDULE = [
    Job("deliver the outbox within the database", A_SECOND, DELIVER, can_stop_early=True),
    Job("deliver the outbox to others", A_SECOND, SEND, can_stop_early=True, asks_others=True),
    Job("publish and expire pages", timedelta(minutes=1), "site_project.schedule.publish_pages"),
    Job("expire unpaid orders", timedelta(minutes=1), "shop.order.expiry.expire_due"),
    Job(
        "ask about open payments",
        timedelta(minutes=5),
        "shop.payment.reconcile.ask_about_undecided",
        can_stop_early=True,
        asks_others=True,
    ),
    Job("fold the drops of page tags", timedelta(minutes=10), "shop.core.pagecache.fold"),
    Job("forget ended sessions", timedelta(days=1), "site_project.schedule.forget_sessions"),
    Job("forget delivered messages", timedelta(days=1), "site_project.schedule.forget_delivered"),
    Job("forget rare queries", timedelta(days=1), "search.services.forget_rare"),
    Job("forget guests who wait no more", timedelta(days=1), "site_project.schedule.forget_alerts"),
    Job("forget old idempotency keys", timedelta(days=1), "site_project.schedule.forget_idempotency_keys"),
]

# Mails hold addresses and reset links: long enough to look into, no longer.
DELIVERED_KEPT_FOR = timedelta(days=7)
ALERTS_KEPT_FOR = timedelta(days=30)
IDEMPOTENCY_KEYS_KEPT_FOR = timedelta(days=2)
ROUND_SECONDS = 10.0


def deliver(*, should_stop: Callable[[], bool] = lambda: False) -> None:
    """Deliver what stays in the database, for a round at most."""
    outbox.deliver(leaves_database=False, should_stop=_in_a_round(should_stop))


def send(*, should_stop: Callable[[], bool] = lambda: False) -> None:
    """Deliver what leaves the database, for a round at most."""
    outbox.deliver(leaves_database=True, should_stop=_in_a_round(should_stop))


def _in_a_round(should_stop: Callable[[], bool]) -> Callable[[], bool]:
    until = time.monotonic() + ROUND_SECONDS
    return lambda: should_stop() or time.monotonic() >= until


def publish_pages() -> None:
    """Let pages appear and go at the times their editors set."""
    call_command("publish_scheduled")


def forget_sessions() -> None:
    """Delete sessions that ended."""
    call_command("clearsessions")


def forget_delivered() -> None:
    """Delete outbox rows that were delivered some time ago."""
    outbox.forget_delivered_before(clock.now() - DELIVERED_KEPT_FOR)


def forget_alerts() -> None:
    """Delete the addresses of guests who asked to be told of something, and do not wait for it."""
    alerts.forget_before(clock.now() - ALERTS_KEPT_FOR)


def forget_idempotency_keys() -> None:
    """Delete the answers kept for requests that nobody repeats any more."""
    idempotency.forget_before(clock.now() - IDEMPOTENCY_KEYS_KEPT_FOR)
