"""What the shop does by the clock. Celery's beat and `manage.py tick` both run this one list."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command

from shop.core import clock, idempotency, outbox


@dataclass(frozen=True)
class Job:
    """A function to be called over and over; it must be safe to run twice, and in two processes at once.

    One that `can_stop_early` takes `should_stop` and asks it between two pieces of work.
    """

    name: str
    every: timedelta
    path: str
    can_stop_early: bool = False


SCHEDULE = [
    Job("deliver the outbox", timedelta(seconds=1), "shop.core.outbox.deliver", can_stop_early=True),
    Job("publish and expire pages", timedelta(minutes=1), "site_project.schedule.publish_pages"),
    Job("expire unpaid orders", timedelta(minutes=1), "shop.order.expiry.expire_due"),
    Job(
        "ask about open payments",
        timedelta(minutes=5),
        "shop.payment.reconcile.ask_about_undecided",
        can_stop_early=True,
    ),
    Job("forget ended sessions", timedelta(days=1), "site_project.schedule.forget_sessions"),
    Job("forget delivered messages", timedelta(days=1), "site_project.schedule.forget_delivered"),
    Job("forget old idempotency keys", timedelta(days=1), "site_project.schedule.forget_idempotency_keys"),
]

DELIVERED_KEPT_FOR = timedelta(
    days=7
)  # mails hold addresses and reset links: long enough to look into, no longer
IDEMPOTENCY_KEYS_KEPT_FOR = timedelta(days=2)


def publish_pages() -> None:
    """Let pages appear and go at the times their editors set."""
    call_command("publish_scheduled")


def forget_sessions() -> None:
    """Delete sessions that ended."""
    call_command("clearsessions")


def forget_delivered() -> None:
    """Delete outbox rows that were delivered some time ago."""
    outbox.forget_delivered_before(clock.now() - DELIVERED_KEPT_FOR)


def forget_idempotency_keys() -> None:
    """Delete the answers kept for requests that nobody repeats any more."""
    idempotency.forget_before(clock.now() - IDEMPOTENCY_KEYS_KEPT_FOR)
