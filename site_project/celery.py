"""Celery, for shops with a broker: a worker delivers the outbox and runs tasks, beat keeps the schedule.

Shops without one run `manage.py tick`, which does the same from the same `schedule`.
"""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from celery import Celery, Task, schedules, signals
from django.conf import settings
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError
from kombu.pools import producers

from shop.core import request_ids

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.production")

logger = logging.getLogger(__name__)

app = Celery("tillpress")
app.config_from_object("django.conf:settings", namespace="CELERY")

A_DAY = timedelta(days=1)
IMPATIENT = {"max_retries": 0, "socket_connect_timeout": 0.5, "socket_timeout": 0.5}
PAUSE_SECONDS = (
    5.0  # asking a broker that is away costs up to its connect timeout; do not ask at every commit
)
_asks_broker_again_at = 0.0


@signals.setup_logging.connect
def keep_django_logging(**_kwargs: Any) -> None:
    """Django's LOGGING stands; that this is connected keeps Celery from replacing it."""
    for name in ("celery.app.trace", "celery.beat", "celery.worker.strategy"):
        # They say three lines a second about having nothing to deliver.
        logging.getLogger(name).setLevel(logging.WARNING)


@signals.celeryd_init.connect
@signals.beat_init.connect
def refuse_without_broker(**_kwargs: Any) -> None:
    """Celery would go looking for a broker on this machine; one sentence is kinder."""
    if not settings.CELERY_BROKER_URL:
        raise SystemExit(
            "Celery needs a broker: set BROKER_URL or REDIS_URL, or run `manage.py tick` instead."
        )


@app.on_after_finalize.connect
def keep_schedule(sender: Celery, **_kwargs: Any) -> None:
    """Give beat the same periodic jobs that `tick` runs."""
    from site_project.schedule import SCHEDULE

    for job in SCHEDULE:
        # Expiring: while no worker is there, runs do not pile up for the one that comes back.
        sender.add_periodic_task(
            when(job.every), run_job.s(job.path), name=job.name, expires=max(job.every.total_seconds(), 5)
        )


def when(every: timedelta) -> timedelta | schedules.crontab:
    """A daily job gets a time of day: an interval would start anew with every restart of a beat without memory."""
    return schedules.crontab(hour="3", minute="17") if every >= A_DAY else every


@app.task(name="site_project.run_job")
def run_job(path: str) -> None:
    """Run one job of the schedule, unless another process of this machine is at it: runs do not pile up."""
    with _alone_at(path) as is_alone:
        if is_alone:
            with request_ids.working_for(request_ids.new()):
                import_string(path)()


@contextmanager
def _alone_at(path: str) -> Iterator[bool]:
    """Hold the file that stands for this job; it is let go even by a process that is killed."""
    folder = settings.DATA_DIR / "running"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / path).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@app.task(name="site_project.deliver_outbox")
def deliver_outbox() -> None:
    """Deliver what is due; beat's own runs pick up whatever a lost wake-up left."""
    from site_project import schedule

    run_job(schedule.DELIVER)
    run_job(schedule.SEND)


@app.task(
    name="site_project.run_task",
    autoretry_for=(Exception,),
    max_retries=10,
    retry_backoff=10,
    retry_backoff_max=1800,  # Redis gives a message to another worker after an hour (visibility_timeout)
    reject_on_worker_lost=True,
)
def run_task(path: str, args: list[Any], kwargs: dict[str, Any], request_id: str) -> None:
    """Run one django-tasks task."""
    from site_project import outbox_handlers

    with request_ids.working_for(request_id):
        outbox_handlers.run_task(path, args=args, kwargs=kwargs)


def queue_task(path: str, *, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Hand a task to a worker; a broker that is away is the caller's to retry."""
    _send(run_task, path, args, kwargs, request_ids.current())


def wake_outbox() -> None:
    """Tell a worker that there is something to deliver; a broker that is away costs only the wait for beat."""
    global _asks_broker_again_at  # noqa: PLW0603  # one memory for all threads; a race costs one more question
    if time.monotonic() < _asks_broker_again_at:
        return
    try:
        _send(deliver_outbox, expires=60)
    except (OperationalError, OSError) as error:
        _asks_broker_again_at = time.monotonic() + PAUSE_SECONDS
        logger.warning("The broker is away, the outbox waits for the schedule: %s", error)


def _send(task: Task, *args: Any, **options: Any) -> None:
    """Publish within about a second or fail: somebody's request may be waiting."""
    # Not for the workers' own connections: they wait for the next message as long as it takes.
    impatient = app.connection_for_write(connect_timeout=1, transport_options=IMPATIENT)
    with producers[impatient].acquire(block=True, timeout=1) as producer:
        task.apply_async(args, producer=producer, retry=False, **options)
