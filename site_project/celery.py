"""Celery, for shops with a broker: a worker delivers the outbox and runs tasks, beat keeps the schedule.

Shops without one run `manage.py tick`, which does the same from the same `schedule`.
"""

import logging
import os
from typing import Any

from celery import Celery
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.production")

logger = logging.getLogger(__name__)

app = Celery("tillpress")
app.config_from_object("django.conf:settings", namespace="CELERY")


@app.on_after_finalize.connect
def keep_schedule(sender: Celery, **_kwargs: Any) -> None:
    """Give beat the same periodic jobs that `tick` runs."""
    from site_project.schedule import SCHEDULE

    for job in SCHEDULE:
        sender.add_periodic_task(job.every, run_job.s(job.path), name=job.name)


@app.task(name="site_project.run_job")
def run_job(path: str) -> None:
    """Run one job of the schedule."""
    import_string(path)()


@app.task(name="site_project.deliver_outbox")
def deliver_outbox() -> None:
    """Deliver what is due; beat's own run of it picks up whatever a lost wake-up left."""
    from shop.core import outbox

    outbox.deliver()


@app.task(name="site_project.run_task")
def run_task(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run one django-tasks task."""
    import_string(path).call(*args, **kwargs)


def wake_outbox() -> None:
    """Tell a worker that there is something to deliver; a broker that is away costs only the wait for beat."""
    try:
        deliver_outbox.apply_async(retry=False)
    except (OperationalError, OSError) as error:
        logger.warning("The broker is away, the outbox waits for the schedule: %s", error)
