from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import RequestFactory
from oscar.core.loading import get_class  # noqa: TID251  # what Oscar finds is the question

from shop.catalogue.models import Product
from shop.partner.models import StockRecord
from shop.partner.strategy import Selector, Strategy, tax_code_of
from shop.partner.tests.shelf import promised, record_of
from shop.tax.models import TaxCategory, TaxRate

pytestmark = pytest.mark.django_db


def make_variant(parent: Product, *, price: str, in_stock: int = 5) -> StockRecord:
    return record_of("", parent=parent, price=Decimal(price), num_in_stock=in_stock)


def make_parent(title: str = "Jumper wire") -> Product:
    product: Product = record_of(title).product
    product.stockrecords.all().delete()
    product.structure = Product.PARENT
    product.save()
    return product


def test_is_the_one_that_oscar_finds() -> None:
    assert get_class("partner.strategy", "Selector") is Selector
    assert isinstance(Selector().strategy(), Strategy)


def test_reads_nobodys_session() -> None:
    request = RequestFactory().get("/")  # has no user: asking for one would raise

    assert Selector().strategy(request=request, user=None).user is None


def test_takes_the_tax_out_of_the_price() -> None:
    info = Selector().strategy().fetch_for_product(record_of().product)

    assert (info.price.incl_tax, info.price.excl_tax) == (Decimal("24.90"), Decimal("20.92"))
    assert (info.price.tax, info.price.effective_price) == (Decimal("3.98"), Decimal("24.90"))
    assert (info.price.currency, info.price.tax_code) == ("EUR", "standard")
    assert info.price.is_tax_known


def test_goes_by_the_tax_category_of_the_product() -> None:
    record = record_of("The art of solder")
    record.product.tax_category = TaxCategory.objects.get(code="reduced")

    price = Selector().strategy().fetch_for_product(record.product).price

    assert (price.incl_tax, price.excl_tax, price.tax_code) == (Decimal("24.90"), Decimal("23.27"), "reduced")


def test_lets_a_variant_have_the_tax_category_of_its_parent_or_its_own() -> None:
    parent = make_parent()
    parent.tax_category_id = "reduced"
    parent.save()
    variant = make_variant(parent, price="9.90").product
    assert tax_code_of(variant) == "reduced"

    variant.tax_category_id = "standard"
    assert tax_code_of(variant) == "standard"


def test_goes_by_the_rate_in_the_shops_country(settings: Any) -> None:
    TaxRate.objects.create(
        category_id="standard", country="FI", rate=Decimal("0.255"), valid_from=date(2024, 9, 1)
    )
    settings.SHOP_COUNTRY = "FI"

    price = Selector().strategy().fetch_for_product(record_of(price=Decimal("125.50")).product).price

    assert (price.incl_tax, price.excl_tax) == (Decimal("125.50"), Decimal("100.00"))


def test_has_no_price_without_a_rate_or_without_a_price(caplog: pytest.LogCaptureFixture) -> None:
    TaxCategory.objects.create(code="feathers", name="Feathers")
    record = record_of("Goose")
    record.product.tax_category_id = "feathers"

    assert not Selector().strategy().fetch_for_product(record.product).price.exists
    assert "There is no tax rate for “feathers” in DE" in caplog.text
    assert not Selector().strategy().fetch_for_product(record_of(price=None).product).price.exists


def test_lets_what_is_in_stock_be_bought() -> None:
    record = promised(record_of(), 3)

    availability = Selector().strategy().fetch_for_product(record.product).availability

    assert availability.is_available_to_buy
    assert availability.is_purchase_permitted(2) == (True, "")
    assert availability.is_purchase_permitted(3) == (False, "There are only 2 left.")
    assert (availability.code, availability.short_message) == ("instock", "In stock")
    assert availability.message == "In stock (2 available)"


def test_lets_nothing_be_bought_that_is_sold_out() -> None:
    record = promised(record_of(), 5)

    availability = Selector().strategy().fetch_for_product(record.product).availability

    assert not availability.is_available_to_buy
    assert availability.is_purchase_permitted(1) == (False, "Sold out.")
    assert (availability.code, availability.message) == ("outofstock", "Sold out")


def test_lets_be_bought_ahead_what_may_be() -> None:
    record = promised(record_of(backorder_limit=2), 6)

    availability = Selector().strategy().fetch_for_product(record.product).availability

    assert availability.is_purchase_permitted(1) == (True, "")
    assert availability.is_purchase_permitted(2) == (False, "There is only 1 left.")
    assert (availability.code, availability.message) == ("ahead", "On order, can be bought now")


def test_lets_any_number_be_bought_of_what_nobody_counts() -> None:
    product = record_of("Score", is_tracked=False, num_in_stock=None).product

    availability = Selector().strategy().fetch_for_product(product).availability

    assert availability.is_purchase_permitted(10**9) == (True, "")


def test_sells_nothing_without_a_stock_record() -> None:
    record = record_of()
    record.delete()

    info = Selector().strategy().fetch_for_product(record.product)

    assert not info.availability.is_available_to_buy
    assert not info.price.exists
    assert info.stockrecord is None


def test_tells_of_a_parent_the_least_price_and_whether_any_variant_is_there() -> None:
    parent = make_parent()
    make_variant(parent, price="9.90", in_stock=0)
    cheapest = make_variant(parent, price="7.90")

    info = Selector().strategy().fetch_for_parent(parent)
    assert info.price.incl_tax == Decimal("7.90")
    assert info.availability.is_available_to_buy

    promised(cheapest, 5)
    assert not Selector().strategy().fetch_for_parent(parent).availability.is_available_to_buy
    assert not Selector().strategy().fetch_for_parent(make_parent("Empty")).price.exists


@pytest.mark.parametrize("number", [1, 20])
def test_asks_nothing_about_what_was_loaded(number: int, django_assert_num_queries: Any) -> None:
    parent = make_parent()
    for index in range(number):
        record_of(f"Part {index}")
        make_variant(parent, price="9.90")
    loaded = list(
        Product.objects.exclude(pk=parent.pk)
        .select_related("product_class", "parent__product_class")
        .prefetch_related("stockrecords")
    )
    strategy = Selector().strategy()

    with django_assert_num_queries(1):  # the table of tax rates, kept afterwards
        infos = [strategy.fetch_for_product(product) for product in loaded]

    assert len(infos) == 2 * number
    assert all(info.price.exists and info.availability.is_available_to_buy for info in infos)
    with django_assert_num_queries(0):
        Selector().strategy().fetch_for_product(loaded[0])
