from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shop.core import clock, outbox
from shop.payment import reconcile
from shop.payment.gateways.base import (
    ActionNeeded,
    Declined,
    DeclineReason,
    Done,
    Event,
    Pending,
    Result,
    Unknown,
)
from shop.payment.models import Tender
from shop.payment.tests.tenders import AnsweringGateway, FakeGateway, euros, make_tender

pytestmark = pytest.mark.django_db

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def waiting(**facts: Any) -> Tender:
    with clock.at(NOON):
        return make_tender(**facts)


def ask_at(moment: datetime) -> int:
    with clock.at(moment):
        return reconcile.ask_about_undecided()


def deliver() -> None:
    with clock.at(NOON + timedelta(days=1)):
        outbox.deliver()


@pytest.mark.parametrize("status", ["started", "pending"])
def test_finds_out_that_a_payment_went_through(
    answering: AnsweringGateway, heard: list[Event], status: str
) -> None:
    tender = waiting(status=status, reference="fake-1", action_url="https://bank.example/")
    answering.answer = Done("fake-1", captured=euros(30))
    assert ask_at(NOON + 5 * MINUTE) == 1
    deliver()

    assert answering.asked == [("look_up", tender)]
    assert [(event.kind, event.entry_id, event.tender_id) for event in heard] == [
        ("captured", "fake-1", tender.public_id)
    ]


def test_finds_out_that_a_payment_was_refused(answering: AnsweringGateway, heard: list[Event]) -> None:
    waiting(status="pending", reference="fake-1")
    answering.answer = Declined(DeclineReason.EXPIRED)
    ask_at(NOON + 5 * MINUTE)
    deliver()

    assert [(event.kind, event.reason) for event in heard] == [("declined", DeclineReason.EXPIRED)]


@pytest.mark.parametrize("answer", [Unknown("?"), TimeoutError(), Pending("fake-1"), ActionNeeded("/bank/")])
def test_decides_nothing_without_a_decision(
    answering: AnsweringGateway, heard: list[Event], answer: Result | Exception
) -> None:
    waiting(status="pending", reference="fake-1")
    answering.answer = answer
    ask_at(NOON + 5 * MINUTE)
    deliver()

    assert (heard, Tender.objects.get().status) == ([], "pending")


def test_brings_back_the_answer_that_was_lost_at_the_start(answering: AnsweringGateway) -> None:
    waiting()
    answering.answer = ActionNeeded("https://bank.example/", reference="fake-1")
    ask_at(NOON + 5 * MINUTE)

    tender = Tender.objects.get()
    assert (tender.status, tender.action_url, tender.reference) == (
        "started",
        "https://bank.example/",
        "fake-1",
    )


def test_waits_before_it_asks_and_before_it_asks_again(answering: AnsweringGateway) -> None:
    waiting()
    answering.answer = Unknown("?")

    minutes = [4, 5, 6, 14, 15, 16, 24, 25]
    assert [ask_at(NOON + minute * MINUTE) for minute in minutes] == [0, 1, 0, 0, 1, 0, 0, 1]


def test_gives_up_a_month_after_the_payment_ran_out(answering: AnsweringGateway) -> None:
    tender = waiting()
    answering.answer = Unknown("?")

    assert ask_at(tender.expires_at + timedelta(days=30) - MINUTE) == 1
    assert ask_at(tender.expires_at + timedelta(days=30)) == 0


@pytest.mark.parametrize("status", ["captured", "declined", "cancelled", "refunded", "authorised"])
def test_asks_about_nothing_that_is_decided(answering: AnsweringGateway, status: str) -> None:
    waiting(status=status)

    assert ask_at(NOON + 60 * MINUTE) == 0


def test_asks_no_gateway_that_cannot_be_asked(fake: FakeGateway) -> None:
    waiting()

    assert ask_at(NOON + 60 * MINUTE) == 0
    assert Tender.objects.get().asked_at is None


def test_stops_when_it_is_told_to(answering: AnsweringGateway) -> None:
    waiting()
    with clock.at(NOON + 60 * MINUTE):
        assert reconcile.ask_about_undecided(should_stop=lambda: True) == 0
    assert answering.asked == []


def test_asks_each_once_when_two_run_together(answering: AnsweringGateway) -> None:
    tender = waiting()
    with clock.at(NOON + 60 * MINUTE):
        assert [reconcile._claim(tender), reconcile._claim(tender)] == [True, False]
