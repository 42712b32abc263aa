from datetime import UTC, date, datetime

from django.template import Context, Template
from django.utils import timezone, translation

DAY = date(2026, 11, 20)


def shown(source: str, value: object) -> str:
    return Template("{% load days %}" + source).render(Context({"value": value}))


def test_writes_a_day_with_its_weekday():
    assert shown("{{ value|day }}", DAY) == "Friday, 20 November 2026"


def test_writes_it_in_the_language_of_the_page():
    with translation.override("de"):
        assert shown("{{ value|day }}", DAY) == "Freitag, 20 November 2026"


def test_writes_a_moment_by_the_clock_of_the_shop():
    with timezone.override("Europe/Berlin"):
        late = datetime(2026, 11, 19, 23, 5, tzinfo=UTC)
        assert shown("{{ value|moment }}", late) == "Friday, 20 November 2026, 00:05"
        assert shown("{{ value|day }}", late) == "Friday, 20 November 2026"


def test_writes_nothing_for_nothing():
    assert shown("{{ value|day }}{{ value|moment }}", None) == ""
