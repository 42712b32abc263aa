from datetime import date

import pytest

from site_project.demo.delivery import easter_of, holidays_of


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (1981, date(1981, 4, 19)),
        (2000, date(2000, 4, 23)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_knows_when_easter_is(year: int, expected: date) -> None:
    assert easter_of(year) == expected


def test_knows_the_holidays_of_saxony() -> None:
    assert [day.isoformat()[5:] for day, _name in holidays_of(2026)] == [
        "01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "10-31", "11-18", "12-25", "12-26",
    ]  # fmt: skip
    assert (date(2023, 11, 22), "Day of Repentance") in holidays_of(2023)
