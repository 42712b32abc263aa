"""Backends for django-tasks, through which Wagtail hands over its slow work.

Both write a row of the outbox, in the transaction that asks for the task: a task is neither run for what was rolled
back nor lost with a broker. The row runs the task itself, or gives it to a Celery worker; see `outbox_handlers`.
"""

from typing import Any

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError
from django_tasks.signals import task_enqueued

from shop.core import clock, outbox
from site_project.outbox_handlers import QUEUE_TASK_TOPIC, RUN_TASK_TOPIC


class OutboxBackend(BaseTaskBackend):
    """The process that delivers the outbox runs the tasks, and runs them again after a failure."""

    supports_defer = True
    topic = RUN_TASK_TOPIC

    def validate_task(self, task: Task[Any, Any]) -> None:
        super().validate_task(task)
        if task.takes_context:
            raise InvalidTaskError("Tasks run in another process here and get no context.")

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Write the task down; nobody can ask for its result."""
        self.validate_task(task)
        result = _ready(task, args=args, kwargs=kwargs, backend=self.alias)
        payload = {"path": task.module_path, "args": result.args, "kwargs": result.kwargs}
        row_id = outbox.emit(self.topic, payload, due_at=task.run_after)
        object.__setattr__(result, "id", str(row_id))  # frozen, and django-tasks fills it in the same way
        task_enqueued.send(type(self), task_result=result)
        return result


class CeleryBackend(OutboxBackend):
    """A Celery worker runs the tasks, beside others."""

    topic = QUEUE_TASK_TOPIC


def _ready(task: Task[Any, Any], *, args: Any, kwargs: Any, backend: str) -> TaskResult[Any]:
    return TaskResult(
        task=task,
        id="",
        status=TaskResultStatus.READY,
        enqueued_at=clock.now(),
        started_at=None,
        finished_at=None,
        last_attempted_at=None,
        args=args,
        kwargs=kwargs,
        backend=backend,
        errors=[],
        worker_ids=[],
    )
