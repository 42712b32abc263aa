"""`manage.py shelf` as whoever runs the shop uses it."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from shop.catalogue.models import Product
from shop.catalogue.shelf.models import OfferedProduct, SalesCount, Shelf
from shop.catalogue.tests.shelves import make_product, on_shelf
from shop.core import outbox
from shop.offer.tests.till import make_offer
from shop.order import sales

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


def test_looks_at_what_offers_and_orders_have_told_too(finch: Product) -> None:
    SalesCount.objects.create(product=finch, number=7)
    OfferedProduct.objects.create(product=finch)
    on_shelf()  # which takes both as they were told
    out = StringIO()
    with pytest.raises(CommandError, match=r"^2 things are wrong"):
        call_command("shelf", stdout=out)
    assert out.getvalue().splitlines() == [
        f"sales of {finch.pk}: 7 should be 0",
        f"offers of {finch.pk}: True should be False",
    ]
    assert run("--rebuild").endswith("things were wrong, and are right now.\n")
    row = Shelf.objects.get()
    assert (row.sold, row.is_on_offer) == (0, False)
    assert run() == "The shelf is true.\n"


def test_counts_past_sales_when_nobody_has(finch: Product) -> None:
    SalesCount.objects.create(product=finch, number=7)
    with transaction.atomic():
        outbox.emit(sales.TOPIC, {"order": None})
    while outbox.deliver().count:
        pass
    assert (SalesCount.objects.get().number, Shelf.objects.get().sold) == (0, 0)


def test_fills_an_empty_shelf_with_offers_and_sales_too(finch: Product) -> None:
    Shelf.objects.all().delete()
    make_offer()
    run("--rebuild")
    assert Shelf.objects.get().is_on_offer
    assert run() == "The shelf is true.\n"
