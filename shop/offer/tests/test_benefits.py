from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.basket.models import Line
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, stock
from shop.offer.applicator import Applicator
from shop.offer.benefits import AbsoluteBenefit, BundlePriceBenefit, PercentageBenefit
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.offer.tests.till import NineteenPercent, TwentyPercent, make_basket, make_offer
from shop.partner.models import StockRecord
from shop.partner.strategy import Strategy


def product_at(price: str, title: str = "Finch") -> Product:
    product: Product = make_product(title)
    product.stockrecords.all().delete()
    stock(product, price=price, in_stock=100)
    return product


def priced(basket: Any) -> Any:
    basket.reset_offer_applications()
    Applicator().apply(basket, basket.owner)
    return basket


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prices", "before", "discount", "after"),
    [
        (TwentyPercent, "120.00", "12.00", "108.00"),
        (NineteenPercent, "119.00", "11.90", "107.10"),
    ],
)
def test_takes_ten_percent_of_what_the_customer_would_pay(prices, before, discount, after):
    make_offer()
    basket = priced(make_basket([(product_at("10.00"), 10)], prices=prices))
    assert basket.total_incl_tax_excl_discounts == Decimal(before)
    assert [each["discount"] for each in basket.offer_discounts] == [Decimal(discount)]
    assert basket.total_incl_tax == Decimal(after)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("category", "price", "discount", "net"),
    [("standard", "119.00", "11.90", "90.00"), ("reduced", "107.00", "10.70", "90.00")],
)
def test_takes_ten_percent_at_the_shops_own_prices(category, price, discount, net):
    make_offer()
    product = product_at(price)
    Product.objects.filter(pk=product.pk).update(tax_category=category)
    basket = priced(make_basket([(Product.objects.get(pk=product.pk), 1)], prices=Strategy))
    assert [each["discount"] for each in basket.offer_discounts] == [Decimal(discount)]
    assert basket.total_incl_tax == Decimal(price) - Decimal(discount)
    assert basket.total_excl_tax == Decimal(net)


@pytest.mark.django_db
def test_would_take_twelve_percent_without_the_setting(settings):
    settings.OSCAR_OFFERS_INCL_TAX = False
    make_offer()
    basket = priced(make_basket([(product_at("10.00"), 1)], prices=TwentyPercent))
    assert basket.total_incl_tax == Decimal("10.56")  # of 12.00


@pytest.mark.django_db
def test_goes_on_to_the_other_lines_when_one_is_used_up():
    cheap, dear = product_at("5.00", "Wire"), product_at("50.00", "Meter")
    only_wire = Range.objects.create(name="Wire")
    only_wire.add_product(cheap)
    make_offer("Half price wire", percent="50", on=only_wire, priority=5)
    make_offer("Ten off")
    basket = priced(make_basket([(cheap, 1), (dear, 1)]))
    assert basket.total_incl_tax == Decimal("47.50")  # 2.50 and 45.00


@pytest.mark.django_db
def test_gives_a_bundle_its_price_as_often_as_there_are_bundles():
    make_offer("Three for ten", benefit=(Benefit.FIXED_PRICE, "10"), condition=(Condition.COUNT, "3"))
    basket = priced(make_basket([(product_at("4.99"), 7)]))
    assert basket.total_incl_tax == Decimal("24.99")  # 10 and 10 and one at its price
    assert [(each["freq"], each["discount"]) for each in basket.offer_discounts] == [(2, Decimal("9.94"))]


@pytest.mark.django_db
def test_takes_no_more_from_a_line_than_it_costs():
    products = [product_at("1.00", title) for title in ("Nut", "Bolt", "Washer")]
    make_offer("2.99 off", benefit=(Benefit.FIXED, "2.99"), max_basket_applications=1)
    basket = priced(make_basket([(product, 1) for product in products]))
    assert sorted(line.line_price_incl_tax_incl_discounts for line in basket.all_lines()) == [
        Decimal("0.00"),
        Decimal("0.00"),
        Decimal("0.01"),
    ]
    assert basket.total_incl_tax == Decimal("0.01")


@dataclass
class OpenBasket:
    """As much of a basket as benefits look at."""

    lines: list[Line]
    currency: str = "EUR"

    def all_lines(self) -> list[Line]:
        return self.lines


def line_of(index: int, cents: int, quantity: int) -> Line:
    product = Product(pk=index, title=str(index))
    line = Line(product=product, stockrecord=StockRecord(pk=index, product=product), quantity=quantity)
    price = SimpleNamespace(effective_price=Decimal(cents) / 100, incl_tax=Decimal(cents) / 100)
    line._info = SimpleNamespace(price=price)
    return line


baskets = st.lists(st.tuples(st.integers(1, 99_999), st.integers(1, 12)), min_size=1, max_size=6)
kinds = st.sampled_from([PercentageBenefit, AbsoluteBenefit, BundlePriceBenefit])


@given(goods=baskets, kind=kinds, cents=st.integers(1, 10_000), most=st.none() | st.integers(1, 20))
def test_takes_whole_cents_that_add_up(goods, kind, cents, most):
    lines = [line_of(index, *good) for index, good in enumerate(goods, start=1)]
    everything = Range(includes_all_products=True)
    everything.member_ids = frozenset(line.product.pk for line in lines)
    offer, value = ConditionalOffer(pk=1, exclusive=True), Decimal(cents) / 100
    condition = Condition(type=Condition.COUNT, value=2, range=everything).proxy()
    benefit = kind(value=value, range=everything, max_affected_items=most)
    discount = benefit.apply(OpenBasket(lines), condition, offer).discount
    taken = [line.discounts.total for line in lines]
    assert sum(taken) == discount
    assert all(amount == round(amount, 2) for amount in taken)
    assert all(
        0 <= amount <= line.unit_effective_price * line.quantity
        for amount, line in zip(taken, lines, strict=True)
    )
