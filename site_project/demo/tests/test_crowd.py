"""The large catalogue, at a small number."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.images.models import Image

from shop.catalogue.models import Product, ProductAttributeValue, ProductImage
from shop.catalogue.selectors import product_page
from shop.core import outbox
from shop.partner.models import PriceChange, StockRecord
from site_project.demo import crowd, kinds, library
from site_project.demo.assortment import PRODUCTS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "AT_ONCE", 40)


def seed(number: int) -> list[str]:
    printed = StringIO()
    call_command("seed_catalogue", products=number, stdout=printed)
    return printed.getvalue().splitlines()


def test_makes_as_many_as_wanted_with_all_that_products_have(client: Client) -> None:
    lines = seed(90)
    assert [line.split(",")[0] for line in lines[:-1]] == ["40 of 90", "80 of 90", "90 of 90"]
    assert lines[-1] == "There are 90 products for measuring."
    browsable = Product.objects.browsable()
    assert browsable.count() == 90
    assert not browsable.filter(categories=None).exists()
    assert not browsable.filter(brand=None).exists()
    assert ProductAttributeValue.objects.filter(product__in=browsable).count() > 300
    assert not ProductImage.objects.filter(image=None).exists()
    sold = Product.objects.exclude(structure=Product.PARENT)
    assert StockRecord.objects.count() == sold.count() > 90
    assert not StockRecord.objects.filter(price=None).exists()
    assert set(PriceChange.objects.values_list("record", flat=True)) == set(
        StockRecord.objects.values_list("pk", flat=True)
    )
    outbox.deliver()
    assert "90 products" in client.get("/shop/").content.decode()


def test_makes_products_that_can_be_shown_and_found(client: Client) -> None:
    seed(30)
    page = product_page(crowd._like(PRODUCTS[0], number=0).slug)
    assert page is not None
    assert page.product.title == "Amber Fern One 0"
    assert [variant.sku for variant in page.variants] == [f"BULK-0000000-{number}" for number in (1, 2, 3)]
    assert page.gallery
    outbox.deliver()
    html = client.get("/search/?q=Amber+Fern+Mini").content.decode()
    assert "Amber Fern Mini 1" in html


def test_goes_on_after_an_interruption_and_changes_nothing_when_it_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as interrupted:
        make = crowd._make

        def once(numbers: range) -> None:
            if numbers.start:
                raise KeyboardInterrupt
            make(numbers)

        interrupted.setattr(crowd, "_make", once)
        with pytest.raises(KeyboardInterrupt):
            seed(50)
    assert crowd.present() == 40
    assert [line.split(",")[0] for line in seed(50)[:-1]] == ["50 of 50"]
    records = list(StockRecord.objects.values())
    assert seed(50) == ["There are 50 products for measuring."]
    assert list(StockRecord.objects.values()) == records


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (-3, "-3"), (10**9, "1,000,000,000")])
def test_refuses_a_number_that_makes_no_sense(number: int, shown: str) -> None:
    with pytest.raises(CommandError, match=f"takes a number from 1 to 1,000,000, not {shown}"):
        call_command("seed_catalogue", products=number)
    assert not Product.objects.exists()


def test_shares_shelves_and_pictures_with_the_demo() -> None:
    library.hang()
    kinds.build()
    pictures = Image.objects.count()
    seed(5)
    assert Image.objects.count() == pictures
