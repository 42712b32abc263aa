"""Says where parcels go, what that costs and how long it takes, and on which days nobody works."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from oscar.apps.address.models import Country

from shop.core import clock, pagecache
from shop.shipping.models import DeliveryMethod, DeliveryZone, Holiday
from shop.shipping.selectors import TAG
from site_project.demo import deals

CUT_OFF = time(15, 0)
HEAVIEST = 31_500
YEARS_AHEAD = 2


@dataclass(frozen=True)
class Way:
    """One way of sending a parcel."""

    code: str
    name: str
    price: Decimal
    days: tuple[int, int]
    free_over: Decimal | None = None


@dataclass(frozen=True)
class Zone:
    """Countries with the same ways of sending; without countries: all that no other zone has."""

    name: str
    countries: tuple[str, ...]
    ways: tuple[Way, ...]


ZONES = (
    Zone(
        "Germany",
        ("DE",),
        (
            Way("parcel", "Parcel", Decimal("4.90"), (1, 2), free_over=deals.free_delivery_from()),
            Way("express", "Express, the next working day", Decimal("11.90"), (1, 1)),
        ),
    ),
    Zone("Switzerland", ("CH",), (Way("parcel", "Parcel", Decimal("14.90"), (3, 6)),)),
    Zone("United Kingdom", ("GB",), (Way("parcel", "Parcel", Decimal("15.90"), (4, 7)),)),
    Zone("United States", ("US",), (Way("parcel", "Parcel", Decimal("24.90"), (5, 9)),)),
    Zone(
        "European Union",
        (),
        (Way("parcel", "Parcel", Decimal("9.90"), (3, 5), free_over=Decimal("120.00")),),
    ),
)


def arrange() -> None:
    """Make every zone with its methods, and every holiday, that is not there yet."""
    present = set(DeliveryZone.objects.values_list("name", flat=True))
    missing = [zone for zone in ZONES if zone.name not in present]
    for zone in missing:
        _zone(zone)
    known = set(Holiday.objects.values_list("date", flat=True))
    days = [Holiday(date=day, name=name) for day, name in _holidays() if day not in known]
    Holiday.objects.bulk_create(days)
    if missing or days:
        pagecache.drop(TAG)


def _zone(wanted: Zone) -> None:
    zone = DeliveryZone.objects.create(name=wanted.name)
    if wanted.countries:
        zone.countries.set(Country.objects.filter(pk__in=wanted.countries))
    else:
        elsewhere = [code for other in ZONES for code in other.countries]
        zone.countries.set(Country.objects.filter(is_shipping_country=True).exclude(pk__in=elsewhere))
    DeliveryMethod.objects.bulk_create(
        DeliveryMethod(
            zone=zone,
            code=way.code,
            name=way.name,
            price=way.price,
            free_over=way.free_over,
            tax_category_id="standard",
            max_weight_grams=HEAVIEST,
            cut_off=CUT_OFF,
            days_min=way.days[0],
            days_max=way.days[1],
            position=position,
        )
        for position, way in enumerate(wanted.ways)
    )


def _holidays() -> list[tuple[date, str]]:
    first = clock.today().year
    return [row for year in range(first, first + YEARS_AHEAD + 1) for row in holidays_of(year)]


def holidays_of(year: int) -> list[tuple[date, str]]:
    """The public holidays of Leipzig, where the parcels leave."""
    easter = easter_of(year)
    return [
        (date(year, 1, 1), "New Year"),
        (easter - timedelta(days=2), "Good Friday"),
        (easter + timedelta(days=1), "Easter Monday"),
        (date(year, 5, 1), "Labour Day"),
        (easter + timedelta(days=39), "Ascension Day"),
        (easter + timedelta(days=50), "Whit Monday"),
        (date(year, 10, 3), "Day of German Unity"),
        (date(year, 10, 31), "Reformation Day"),
        (_day_of_repentance(year), "Day of Repentance"),
        (date(year, 12, 25), "Christmas Day"),
        (date(year, 12, 26), "Second Day of Christmas"),
    ]


def _day_of_repentance(year: int) -> date:
    """The Wednesday before 23 November."""
    before = date(year, 11, 22)
    return before - timedelta(days=(before.weekday() - 2) % 7)


def easter_of(year: int) -> date:
    """Easter Sunday: the Sunday after the church's full moon, which follows a cycle of 19 years."""
    century = year // 100
    leap_days_left_out = century - century // 4
    moon_correction = (century - (century - 17) // 25) // 3
    age = (19 * (year % 19) + leap_days_left_out - moon_correction + 15) % 30
    age -= (age // 28) * (1 - (29 // (age + 1)) * ((21 - year % 19) // 11))
    weekday = (year + year // 4 + age + 2 - leap_days_left_out) % 7
    offset = age - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
