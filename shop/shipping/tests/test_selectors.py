from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from shop.core import clock, pagecache
from shop.core.money import Money
from shop.shipping.models import Holiday
from shop.shipping.selectors import DeliveryOption, Parcel, delivery_options
from shop.shipping.tests.zones import make_method, make_zone

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY_NOON = datetime(2026, 3, 11, 12, 0, tzinfo=BERLIN)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def parcel(gross: str = "20.00", *, quantity: int = 1, weight_grams: int = 100) -> Parcel:
    return Parcel(quantity=quantity, weight_grams=weight_grams, gross=euros(gross))


def options(*parcels: Parcel, country: str = "DE", at: datetime = WEDNESDAY_NOON) -> list[DeliveryOption]:
    with clock.at(at):
        return delivery_options(country, parcels)


def test_says_what_delivery_costs_and_when_it_arrives():
    make_method()
    assert options(parcel("20.00"), parcel("12.50")) == [
        DeliveryOption(
            code="standard",
            name="Standard",
            price=euros("4.90"),
            net=euros("4.12"),
            tax_code="standard",
            free_over=euros("50.00"),
            missing_for_free=euros("17.50"),
            earliest=date(2026, 3, 12),
            latest=date(2026, 3, 16),
        )
    ]


@pytest.mark.parametrize(
    ("gross", "price", "missing"),
    [("49.99", "4.90", "0.01"), ("50.00", "0.00", None), ("50.01", "0.00", None)],
)
def test_is_free_from_the_limit_on(gross, price, missing):
    make_method()
    [option] = options(parcel(gross))
    assert (option.price, option.is_free) == (euros(price), price == "0.00")
    assert option.missing_for_free == (missing and euros(missing))
    assert option.net == (euros("4.12") if missing else euros("0.00"))


def test_asks_for_nothing_more_where_delivery_never_is_free_or_always_is():
    make_method(free_over=None)
    make_method(code="gift", price=Decimal(0), position=1)
    paid, gift = options(parcel())
    assert (paid.free_over, paid.missing_for_free) == (None, None)
    assert (gift.is_free, gift.missing_for_free) == (True, None)


def test_offers_what_goes_to_the_country_in_the_merchants_order():
    make_method(code="express", position=2)
    make_method(code="standard", position=1)
    make_method(code="gone", is_active=False)
    make_method(make_zone("Alps", "CH", "AT"), code="alps")
    assert [option.code for option in options(parcel())] == ["standard", "express"]
    assert [option.code for option in options(parcel(), country="ch")] == ["alps"]
    assert options(parcel(), country="NZ") == []


def test_leaves_out_what_cannot_carry_so_much():
    make_method(code="letter", max_weight_grams=1000)
    make_method(code="parcel", position=1)
    light, heavy = parcel(quantity=2, weight_grams=500), parcel(quantity=1, weight_grams=1)
    assert [option.code for option in options(light)] == ["letter", "parcel"]
    assert [option.code for option in options(light, heavy)] == ["parcel"]


def test_taxes_by_category():
    make_method(tax_category_id="reduced", price=Decimal("10.70"))
    [option] = options(parcel())
    assert (option.net, option.tax_code) == (euros("10.00"), "reduced")


@pytest.mark.parametrize(
    ("moment", "earliest", "latest"),
    [
        pytest.param("2026-03-11 14:59", "2026-03-12", "2026-03-16", id="before the cut-off"),
        pytest.param("2026-03-11 15:00", "2026-03-13", "2026-03-17", id="at the cut-off"),
        pytest.param("2026-03-13 16:00", "2026-03-17", "2026-03-19", id="Friday evening"),
        pytest.param("2026-03-14 09:00", "2026-03-17", "2026-03-19", id="Saturday"),
        pytest.param("2026-04-02 12:00", "2026-04-07", "2026-04-09", id="Thursday before Easter"),
        pytest.param("2026-04-02 16:00", "2026-04-08", "2026-04-10", id="Thursday evening before Easter"),
        pytest.param("2026-03-27 23:59", "2026-03-31", "2026-04-02", id="the night before summer time"),
    ],
)
def test_counts_working_days_where_the_shop_is(moment, earliest, latest):
    make_method()
    Holiday.objects.create(date=date(2026, 4, 3), name="Good Friday")
    Holiday.objects.create(date=date(2026, 4, 6), name="Easter Monday")
    [option] = options(parcel(), at=datetime.fromisoformat(moment).replace(tzinfo=BERLIN))
    assert option.earliest.isoformat() == earliest
    assert option.latest.isoformat() == latest


def test_goes_by_the_shops_own_day_when_utc_has_yesterday():
    make_method()
    just_after_midnight = datetime(2026, 3, 11, 0, 30, tzinfo=BERLIN)  # still the 10th in UTC
    assert options(parcel(), at=just_after_midnight)[0].earliest == date(2026, 3, 12)


@pytest.mark.parametrize(
    ("hour", "until"),
    [(12, datetime(2026, 3, 11, 15, tzinfo=BERLIN)), (16, datetime(2026, 3, 12, tzinfo=BERLIN))],
)
def test_lets_a_kept_page_live_until_its_dates_change(hour, until):
    make_method()
    with pagecache.collect() as collection:
        options(parcel(), at=datetime(2026, 3, 11, hour, tzinfo=BERLIN))
    assert collection.tags == {"delivery"}
    assert collection.valid_until == until


@pytest.mark.parametrize("count", [1, 12])
def test_asks_twice_for_any_number_of_methods(count, django_assert_num_queries):
    for number in range(count):
        make_method(code=f"method-{number}")
    options(parcel())  # the tax rates are known from here on
    with django_assert_num_queries(2):
        assert len(options(parcel(), parcel())) == count
