import contextvars
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from shop.core import clock

MIDSUMMER = datetime(2030, 6, 21, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def test_tells_the_machines_time_when_nobody_has_set_it() -> None:
    before = datetime.now(UTC)
    told = clock.now()

    assert before <= told <= datetime.now(UTC)
    assert told.utcoffset() == timedelta(0)


def test_tells_the_moment_it_is_set_to_and_then_the_machines_again() -> None:
    with clock.at(MIDSUMMER):
        assert clock.now() == MIDSUMMER
    assert clock.now() < MIDSUMMER


def test_goes_back_to_the_outer_moment_when_nested() -> None:
    with clock.at(MIDSUMMER):
        with clock.at(MIDSUMMER + timedelta(days=1)):
            assert clock.now() == MIDSUMMER + timedelta(days=1)
        assert clock.now() == MIDSUMMER


def test_goes_back_after_an_error() -> None:
    with pytest.raises(LookupError), clock.at(MIDSUMMER):
        raise LookupError

    assert clock.now() < MIDSUMMER


def test_is_set_in_its_own_thread_only() -> None:
    told: list[datetime] = []
    with clock.at(MIDSUMMER):
        thread = Thread(target=lambda: told.append(clock.now()), daemon=True)
        thread.start()
        thread.join(timeout=10)

    assert told[0] < MIDSUMMER


def test_can_be_carried_into_another_thread_on_purpose() -> None:
    told: list[datetime] = []
    with clock.at(MIDSUMMER):
        context = contextvars.copy_context()
    thread = Thread(target=lambda: context.run(lambda: told.append(clock.now())), daemon=True)
    thread.start()
    thread.join(timeout=10)

    assert told == [MIDSUMMER]


def test_refuses_a_naive_moment() -> None:
    with clock.at(MIDSUMMER):
        with pytest.raises(ValueError, match="aware moments only"), clock.at(datetime(2030, 1, 1)):  # noqa: DTZ001
            pytest.fail("it went on with a naive moment")
        assert clock.now() == MIDSUMMER


def test_counts_hours_as_they_pass_when_summer_time_ends() -> None:
    with clock.at(datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)):
        three_hours_later = clock.now() + timedelta(hours=3)

    assert three_hours_later.astimezone(BERLIN).hour == 3  # 1:30, 2:30, 2:30 again, 3:30


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2030, 6, 20, 21, 59, tzinfo=UTC), date(2030, 6, 20)),
        (datetime(2030, 6, 20, 22, 0, tzinfo=UTC), date(2030, 6, 21)),  # midnight in Berlin
    ],
)
def test_starts_the_day_at_the_shops_midnight_wherever_the_visitor_is(moment: datetime, day: date) -> None:
    with clock.at(moment), timezone.override("America/Los_Angeles"):
        assert clock.today() == day
