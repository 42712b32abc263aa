from datetime import UTC, datetime, timedelta

import pytest
from celery.schedules import crontab
from django.contrib.sessions.models import Session
from django.utils.module_loading import import_string
from wagtail.models import Page, Site

from shop.catalogue.tests.shelves import make_product
from shop.core import clock
from shop.core.models import IdempotencyRecord, OutboxMessage
from shop.customer.models import ProductAlert
from site_project import celery, schedule

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)


def test_names_functions_that_exist_once_each() -> None:
    assert all(callable(import_string(job.path)) for job in schedule.SCHEDULE)
    assert len({job.name for job in schedule.SCHEDULE}) == len(schedule.SCHEDULE)


def test_delivers_the_outbox_every_second() -> None:
    jobs = [job for job in schedule.SCHEDULE if job.path in {schedule.DELIVER, schedule.SEND}]
    assert [(job.every, job.can_stop_early, job.asks_others) for job in jobs] == [
        (A_SECOND, True, False),
        (A_SECOND, True, True),
    ]


@pytest.mark.django_db
def test_one_round_begins_no_row_after_its_time(monkeypatch) -> None:
    monkeypatch.setattr(schedule, "ROUND_SECONDS", 0)
    OutboxMessage.objects.create(topic="mail.send", payload={})
    OutboxMessage.objects.create(topic="test.gone", payload={})
    schedule.deliver()
    schedule.send()
    assert set(OutboxMessage.objects.values_list("attempts", flat=True)) == {0}
    monkeypatch.setattr(schedule, "ROUND_SECONDS", 60)
    schedule.deliver()
    assert dict(OutboxMessage.objects.values_list("topic", "attempts")) == {"mail.send": 0, "test.gone": 1}
    schedule.send()
    assert dict(OutboxMessage.objects.values_list("topic", "attempts")) == {"mail.send": 1, "test.gone": 1}


def test_beat_keeps_the_same_schedule() -> None:
    celery.app.finalize()
    entries = celery.app.conf.beat_schedule
    assert {name: entry["args"] for name, entry in entries.items()} == {
        job.name: (job.path,) for job in schedule.SCHEDULE
    }
    assert {name: entry["schedule"] for name, entry in entries.items()} == {
        job.name: celery.when(job.every) for job in schedule.SCHEDULE
    }
    assert entries["deliver the outbox to others"]["options"]["expires"] == 5


def test_beat_gives_daily_jobs_a_time_of_day() -> None:
    assert celery.when(timedelta(minutes=1)) == timedelta(minutes=1)
    assert celery.when(timedelta(days=1)) == crontab(hour="3", minute="17")


@pytest.mark.django_db
def test_publishes_pages_at_their_time() -> None:
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    page = root.add_child(instance=Page(title="Soon", slug="soon", live=False))
    page.go_live_at = clock.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    schedule.publish_pages()
    page.refresh_from_db()
    assert not page.live
    revision.approved_go_live_at = clock.now() - timedelta(minutes=1)  # an hour and a minute later
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    schedule.publish_pages()
    page.refresh_from_db()
    assert page.live


@pytest.mark.django_db
def test_forgets_ended_sessions_only() -> None:
    for key, ends in (("ended", -1), ("lives", 1)):
        Session.objects.create(
            session_key=key, session_data="", expire_date=clock.now() + timedelta(hours=ends)
        )
    schedule.forget_sessions()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["lives"]


@pytest.mark.django_db
def test_forgets_old_rows_only() -> None:
    for age in (schedule.DELIVERED_KEPT_FOR + A_SECOND, schedule.DELIVERED_KEPT_FOR - A_SECOND):
        OutboxMessage.objects.create(topic="mail.send", payload={}, delivered_at=NOON - age)
    for key, age in enumerate((A_SECOND, -A_SECOND)):
        created_at = NOON - schedule.IDEMPOTENCY_KEYS_KEPT_FOR - age
        IdempotencyRecord.objects.create(scope="test", key=str(key), fingerprint="", created_at=created_at)
    with clock.at(NOON):
        schedule.forget_delivered()
        schedule.forget_idempotency_keys()
    assert OutboxMessage.objects.get().delivered_at == NOON - schedule.DELIVERED_KEPT_FOR + A_SECOND
    assert IdempotencyRecord.objects.get().key == "1"


@pytest.mark.django_db
def test_forgets_guests_who_asked_long_ago_and_do_not_wait() -> None:
    product = make_product()
    for email, age in (("old@example.com", A_SECOND), ("new@example.com", -A_SECOND)):
        alert = ProductAlert.objects.create(product=product, email=email)
        asked_at = NOON - schedule.ALERTS_KEPT_FOR - age
        ProductAlert.objects.filter(pk=alert.pk).update(date_created=asked_at)
    with clock.at(NOON):
        schedule.forget_alerts()
    assert ProductAlert.objects.get().email == "new@example.com"
