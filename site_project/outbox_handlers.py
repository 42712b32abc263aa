"""The site's own topics: tasks, run here or given to Celery."""

import logging
from datetime import timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

from shop.core import outbox

logger = logging.getLogger(__name__)

RUN_TASK_TOPIC, QUEUE_TASK_TOPIC = "task.run", "task.queue"
TASK_LEASE = timedelta(
    minutes=15
)  # nothing ends a task: one that takes longer may begin twice, as all must bear


# Tasks delete files and ask other servers, so they stay outside of the transaction of their row.
@outbox.handler(RUN_TASK_TOPIC, leaves_database=True, lease=TASK_LEASE)
def run_task_row(message: outbox.Message) -> None:
    """Run the task that a row names."""
    run_task(message.payload["path"], args=message.payload["args"], kwargs=message.payload["kwargs"])


@outbox.handler(QUEUE_TASK_TOPIC, leaves_database=True, away=(OperationalError, OSError))
def queue_task_row(message: outbox.Message) -> None:
    """Give the task that a row names to a Celery worker."""
    from site_project import celery

    celery.queue_task(message.payload["path"], args=message.payload["args"], kwargs=message.payload["kwargs"])


def run_task(path: str, *, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run a task; one about something that was deleted since has nothing left to do."""
    try:
        import_string(path).call(*args, **kwargs)
    except ObjectDoesNotExist as error:
        logger.warning("Task %s with %s is dropped: %s", path, args, error)
