from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from shop.tax.models import TaxCategory, TaxRate

pytestmark = pytest.mark.django_db


def rate_of(rate: str, *, country: str = "FR", valid_from: date = date(2020, 1, 1)) -> TaxRate:
    return TaxRate(category_id="standard", country=country, rate=Decimal(rate), valid_from=valid_from)


def test_starts_with_the_two_german_rates() -> None:
    rates = TaxRate.objects.values_list("category_id", "country", "rate").order_by("category_id")

    assert list(rates) == [("reduced", "DE", Decimal("0.0700")), ("standard", "DE", Decimal("0.1900"))]


def test_keeps_a_category_that_has_rates() -> None:
    with pytest.raises(ProtectedError):
        TaxCategory.objects.get(code="standard").delete()

    assert TaxCategory.objects.filter(code="standard").exists()


def test_takes_one_rate_a_day() -> None:
    rate_of("0.20").save()

    with pytest.raises(IntegrityError), transaction.atomic():
        rate_of("0.21").save()
    rate_of("0.21", valid_from=date(2020, 1, 2)).save()

    assert TaxRate.objects.filter(country="FR").count() == 2


@pytest.mark.parametrize("rate", ["-0.0001", "1", "19"])
def test_refuses_a_rate_that_is_no_share(rate: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        rate_of(rate).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        rate_of(rate).save()

    assert "rate" in refusal.value.message_dict
    assert not TaxRate.objects.filter(country="FR").exists()


@pytest.mark.parametrize("country", ["de", "D", "D1", "Germany"])
def test_refuses_what_is_no_country(country: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        rate_of("0.2", country=country).full_clean()

    assert "Write the country as two capital letters, such as DE." in refusal.value.message_dict["country"]
