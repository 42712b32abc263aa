from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from shop.core import clock
from shop.tax import selectors
from shop.tax.exceptions import NoTaxRate
from shop.tax.models import TaxRate

RISE = date(2030, 7, 1)


def raise_standard_rate(to: str = "0.2100", *, country: str = "DE") -> TaxRate:
    return TaxRate.objects.create(category_id="standard", country=country, rate=Decimal(to), valid_from=RISE)


@pytest.mark.django_db
def test_knows_the_rates_of_the_shops_country() -> None:
    assert selectors.rate("standard") == Decimal("0.19")
    assert selectors.rate("reduced") == Decimal("0.07")


@pytest.mark.django_db
def test_takes_the_latest_rate_that_has_begun() -> None:
    raise_standard_rate()

    assert selectors.rate("standard", on=date(2030, 6, 30)) == Decimal("0.19")
    assert selectors.rate("standard", on=RISE) == Decimal("0.21")
    assert selectors.rate("standard", on=date(2031, 1, 1)) == Decimal("0.21")


@pytest.mark.django_db
def test_goes_by_the_shops_clock_and_the_shops_day() -> None:
    raise_standard_rate()

    with clock.at(datetime(2030, 6, 30, 21, 59, tzinfo=UTC)):  # two hours behind Berlin's summer time
        assert selectors.rate("standard") == Decimal("0.19")
    with clock.at(datetime(2030, 6, 30, 22, 0, tzinfo=UTC)):
        assert selectors.rate("standard") == Decimal("0.21")


@pytest.mark.django_db
def test_tells_countries_apart(settings: Any) -> None:
    raise_standard_rate("0.2550", country="FI")

    assert selectors.rate("standard", country="FI", on=RISE) == Decimal("0.255")
    assert selectors.rate("standard", country="DE", on=RISE) == Decimal("0.19")
    settings.SHOP_COUNTRY = "FI"
    assert selectors.rate("standard", on=RISE) == Decimal("0.255")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("category", "country", "on"),
    [
        ("standard", "FR", date(2030, 1, 1)),
        ("feathers", "DE", date(2030, 1, 1)),
        ("standard", "DE", date(2006, 12, 31)),
    ],
)
def test_says_which_rate_is_missing(category: str, country: str, on: date) -> None:
    with pytest.raises(NoTaxRate) as refusal:
        selectors.rate(category, country=country, on=on)

    assert str(refusal.value) == f"There is no tax rate for “{category}” in {country} on {on}."


@pytest.mark.django_db
def test_reads_the_table_once(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        selectors.rate("standard")
    with django_assert_num_queries(0):
        selectors.rate("standard")
        selectors.rate("reduced", on=date(2024, 2, 29))


@pytest.mark.django_db
def test_forgets_what_it_kept_when_a_rate_is_added_changed_or_deleted() -> None:
    assert selectors.rate("standard", on=RISE) == Decimal("0.19")

    risen = raise_standard_rate()
    assert selectors.rate("standard", on=RISE) == Decimal("0.21")
    risen.rate = Decimal("0.22")
    risen.save()
    assert selectors.rate("standard", on=RISE) == Decimal("0.22")
    risen.delete()
    assert selectors.rate("standard", on=RISE) == Decimal("0.19")


@pytest.mark.django_db(transaction=True)
def test_forgets_again_after_the_commit_what_others_kept_meanwhile() -> None:
    with transaction.atomic():
        before = selectors._stored()
        raise_standard_rate()
        cache.set(selectors._KEY, before)  # as another process would, which sees no rise yet

    assert selectors.rate("standard", on=RISE) == Decimal("0.21")


@pytest.mark.django_db
def test_looks_up_many_rates_with_one_read(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        rates = selectors.rates()
        found = [rates.of("standard"), rates.of("reduced")]

    assert found == [Decimal("0.19"), Decimal("0.07")]
