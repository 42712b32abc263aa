"""Backends for django-tasks, through which Wagtail hands over its slow work.

With a broker a task goes to Celery; without one it is a row of the outbox, which `tick` delivers. Either way it
leaves only when the transaction that asked for it has been committed.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError
from django_tasks.signals import task_enqueued

from shop.core import clock, outbox, public_ids

TASK_TOPIC = "task.run"


class _QueueingBackend(BaseTaskBackend):
    """What both backends share: a task is written down, and its result is never asked for."""

    def validate_task(self, task: Task[Any, Any]) -> None:
        super().validate_task(task)
        if task.takes_context:
            raise InvalidTaskError("Tasks run in another process here and get no context.")

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        self.validate_task(task)
        result: TaskResult[Any] = TaskResult(
            task=task,
            id=str(public_ids.new_id()),
            status=TaskResultStatus.READY,
            enqueued_at=clock.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        self.send(path=task.module_path, args=result.args, kwargs=result.kwargs)
        task_enqueued.send(type(self), task_result=result)
        return result

    def send(self, *, path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
        raise NotImplementedError


class CeleryBackend(_QueueingBackend):
    """Sends tasks to a Celery worker."""

    def send(self, *, path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
        from site_project.celery import run_task

        transaction.on_commit(partial(run_task.delay, path, args, kwargs))


class OutboxBackend(_QueueingBackend):
    """Writes tasks into the outbox, so that they run, and run again after a failure, without any server."""

    def send(self, *, path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
        outbox.emit(TASK_TOPIC, {"path": path, "args": args, "kwargs": kwargs})


@outbox.handler(TASK_TOPIC)
def run_task_row(message: outbox.Message) -> None:
    """Run the task that a row of the outbox names."""
    task: Task[Any, Any] = import_string(message.payload["path"])
    task.call(*message.payload["args"], **message.payload["kwargs"])
