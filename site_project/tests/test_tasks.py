from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks import task
from django_tasks.exceptions import InvalidTaskError
from django_tasks.signals import task_enqueued
from wagtail.documents.models import Document
from wagtail.models import Page, Site

from shop.core import outbox, request_ids
from shop.core.models import OutboxMessage
from site_project import celery

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
ran: list[Any] = []


@task()
def note(*words: str, loud: bool = False) -> None:
    ran.append((words, loud, request_ids.current()))


@task()
def fail() -> None:
    raise ZeroDivisionError


@task()
def look_up(pk: int) -> None:
    Page.objects.get(pk=pk)


@pytest.fixture(autouse=True)
def _nothing_ran() -> None:
    ran.clear()


def _use(settings, backend: str) -> None:
    settings.TASKS = {"default": {"BACKEND": f"site_project.tasks.{backend}"}}


@pytest.mark.django_db
def test_runs_a_task_with_its_arguments_under_its_request() -> None:
    with request_ids.working_for("bob-works"):
        result = note.enqueue("a", "b", loud=True)
    assert ran == []
    assert OutboxMessage.objects.get(id=result.id).topic == "task.run"
    assert outbox.deliver() == outbox.Delivered(count=1)
    assert ran == [(("a", "b"), True, "bob-works")]


@pytest.mark.django_db
def test_runs_no_task_of_a_rolled_back_transaction() -> None:
    with transaction.atomic():
        note.enqueue()
        transaction.set_rollback(True)
    assert outbox.deliver() == outbox.Delivered()
    assert ran == []


@pytest.mark.django_db
def test_tries_a_failed_task_again() -> None:
    result = fail.enqueue()
    assert outbox.deliver() == outbox.Delivered(failed=1)
    assert OutboxMessage.objects.get(id=result.id).last_error.startswith("ZeroDivisionError")


@pytest.mark.django_db
def test_drops_a_task_about_something_that_is_gone(caplog) -> None:
    look_up.enqueue(pk=10_000_000)
    assert outbox.deliver() == outbox.Delivered(count=1)
    assert "is dropped: Page matching query does not exist." in caplog.text


@pytest.mark.django_db
def test_keeps_a_task_until_its_time() -> None:
    result = note.using(run_after=NOON + timedelta(hours=1)).enqueue()
    assert OutboxMessage.objects.get(id=result.id).due_at == NOON + timedelta(hours=1)


@pytest.mark.django_db
def test_says_that_a_task_was_enqueued() -> None:
    heard: list[str] = []

    def hear(task_result, **_kwargs: object) -> None:
        heard.append(task_result.id)

    task_enqueued.connect(hear)
    try:
        result = note.enqueue()
    finally:
        task_enqueued.disconnect(hear)
    assert heard == [result.id]


def test_refuses_a_task_that_wants_its_context() -> None:
    def talk(context: object) -> None: ...

    talk.__qualname__ = "talk"  # a function of a module, as django-tasks sees it
    with pytest.raises(InvalidTaskError, match="get no context"):
        task(takes_context=True)(talk)


@pytest.mark.django_db
def test_gives_tasks_to_celery(settings, monkeypatch) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(celery, "_send", lambda task, *args: sent.append((task.name, args)))
    _use(settings, "CeleryBackend")
    with request_ids.working_for("bob-works"):
        note.enqueue("a", loud=True)
    assert sent == []
    assert outbox.deliver() == outbox.Delivered(count=1)
    assert sent == [("site_project.run_task", (f"{__name__}.note", ["a"], {"loud": True}, "bob-works"))]
    celery.run_task(*sent[0][1])
    assert ran == [(("a",), True, "bob-works")]


@pytest.mark.django_db
def test_keeps_a_task_while_the_broker_is_away(settings, monkeypatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(celery, "_send", refuse)
    _use(settings, "CeleryBackend")
    result = note.enqueue()
    assert outbox.deliver() == outbox.Delivered(failed=1)
    assert OutboxMessage.objects.get(id=result.id).last_error == "ConnectionRefusedError: nobody there"


def _paths() -> list[str]:
    rows = OutboxMessage.objects.filter(delivered_at__isnull=True)
    return sorted(row.payload["path"] for row in rows)


@pytest.mark.django_db
def test_runs_what_wagtail_enqueues_for_a_page() -> None:
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    OutboxMessage.objects.all().delete()
    page = root.add_child(instance=Page(title="Soldering", slug="soldering"))
    assert set(_paths()) == {
        "modelsearch.tasks.insert_or_update_object_task",
        "wagtail.tasks.update_reference_index_task",
    }
    assert Page.objects.search("soldering").count() == 0
    assert outbox.deliver().failed == 0
    assert _paths() == []
    assert [found.pk for found in Page.objects.search("soldering")] == [page.pk]


@pytest.mark.django_db
def test_runs_what_wagtail_enqueues_for_a_document(
    django_capture_on_commit_callbacks, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    document = Document.objects.create(title="Guide", file=ContentFile(b"text", name="guide.txt"))
    stored = tmp_path / document.file.name
    assert outbox.deliver().failed == 0
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert _paths() == ["wagtail.tasks.delete_file_from_storage_task"]
    assert stored.exists()
    assert outbox.deliver() == outbox.Delivered(count=1)
    assert not stored.exists()
