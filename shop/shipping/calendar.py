"""Working days: when a parcel leaves and arrives. Days and times are those of the place where the shop is."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from shop.core import clock

A_DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date, *, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def sent_on(cut_off: time, *, holidays: Collection[date]) -> date:
    """The day on which an order of this moment leaves: today until the cut-off, else the next working day."""
    now = timezone.localtime(clock.now(), timezone.get_default_timezone())
    first = now.date() if now.time() < cut_off else now.date() + A_DAY
    return first if is_working_day(first, holidays=holidays) else next_working_day(first, holidays=holidays)


def after_working_days(day: date, *, days: int, holidays: Collection[date]) -> date:
    """So many working days later; the same day for none."""
    for _each in range(days):
        day = next_working_day(day, holidays=holidays)
    return day


def next_working_day(day: date, *, holidays: Collection[date]) -> date:
    """The first working day after this one."""
    day += A_DAY
    while not is_working_day(day, holidays=holidays):
        day += A_DAY
    return day


def next_change(cut_off: time) -> datetime:
    """The moment from which the dates given now are wrong: the next cut-off or the next midnight."""
    zone = timezone.get_default_timezone()
    now = timezone.localtime(clock.now(), zone)
    if now.time() < cut_off:
        return datetime.combine(now.date(), cut_off, tzinfo=zone)
    return datetime.combine(now.date() + A_DAY, time.min, tzinfo=zone)
