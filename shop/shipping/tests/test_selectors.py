from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import clock, pagecache
from shop.core.money import Money
from shop.offer.tests.till import make_basket
from shop.partner.strategy import Strategy
from shop.shipping.models import Holiday
from shop.shipping.parcels import Parcel, of_lines
from shop.shipping.selectors import DeliveryOption, delivery_options
from shop.shipping.tests.zones import make_method, make_zone
from shop.tax.models import TaxCategory

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY_NOON = datetime(2026, 3, 11, 12, 0, tzinfo=BERLIN)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def parcel(
    gross: str = "20.00", *, quantity: int = 1, weight_grams: int = 100, is_here: bool = True
) -> Parcel:
    return Parcel(quantity=quantity, weight_grams=weight_grams, gross=euros(gross), is_here=is_here)


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


def test_offers_nothing_that_nobody_could_tax():
    make_method()
    TaxCategory.objects.create(code="new", name="New")
    make_method(code="new", tax_category_id="new")
    assert [option.code for option in options(parcel())] == ["standard"]


def test_promises_no_day_while_some_of_it_is_not_here():
    make_method()
    with pagecache.collect() as collection:
        [option] = options(parcel(), parcel(is_here=False))
    assert (option.earliest, option.latest, option.price) == (None, None, euros("4.90"))
    assert (collection.tags, collection.valid_until) == ({"delivery"}, None)


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
    assert (str(option.earliest), str(option.latest)) == (earliest, latest)


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


@pytest.mark.parametrize("count", [1, 20])
def test_asks_twice_for_any_number_of_methods_and_lines(count, django_assert_num_queries):
    shirt = make_product("Shirt", structure=Product.PARENT)
    goods = [make_product() if number % 2 else make_variant(shirt) for number in range(count)]
    basket = Basket.objects.get(pk=make_basket([(product, 1) for product in goods]).pk)
    basket.strategy = Strategy()
    for number in range(count):
        make_method(code=f"method-{number}")
    options(*of_lines(basket.all_lines()))  # basket and tax rates are known from here on
    with django_assert_num_queries(2):
        assert len(options(*of_lines(basket.all_lines()))) == count
