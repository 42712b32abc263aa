"""`manage.py shelf` as whoever runs the shop uses it."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from shop.catalogue.models import Product
from shop.catalogue.shelf.models import Shelf
from shop.catalogue.tests.shelves import make_product, on_shelf
from shop.offer.tests.till import make_offer

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("shelf", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def finch() -> Product:
    product = make_product()
    on_shelf()
    return product


def test_says_that_the_shelf_is_true(finch: Product) -> None:
    assert run() == "The shelf is true.\n"
    assert run("--rebuild") == "The shelf is true.\n"


def test_says_what_is_wrong_and_leaves_it(finch: Product) -> None:
    Shelf.objects.update(price=Decimal("1.00"))
    out = StringIO()
    with pytest.raises(CommandError, match=r"^1 things are wrong: --rebuild puts them right\.$"):
        call_command("shelf", stdout=out)
    assert out.getvalue() == f"{finch.pk}.price: Decimal('1.00') should be Decimal('24.90')\n"
    assert Shelf.objects.get().price == Decimal("1.00")


def test_says_what_was_wrong_and_puts_it_right(finch: Product) -> None:
    Shelf.objects.update(price=Decimal("1.00"))
    told = run("--rebuild")
    assert f"{finch.pk}.price: Decimal('1.00') should be Decimal('24.90')" in told
    assert told.endswith("1 things were wrong, and are right now.\n")
    assert run() == "The shelf is true.\n"


def test_fills_an_empty_shelf_with_offers_and_sales_too(finch: Product) -> None:
    Shelf.objects.all().delete()
    make_offer()
    run("--rebuild")
    assert Shelf.objects.get().is_on_offer
    assert run() == "The shelf is true.\n"
