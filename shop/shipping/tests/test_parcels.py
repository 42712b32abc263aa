from decimal import Decimal

import pytest

from shop.basket.models import Basket
from shop.catalogue.models import ProductClass
from shop.catalogue.tests.shelves import make_product
from shop.core.money import Money
from shop.offer.tests.till import make_basket
from shop.partner.models import StockRecord
from shop.partner.strategy import Strategy
from shop.shipping import parcels
from shop.shipping.parcels import Parcel

pytestmark = pytest.mark.django_db


def of(basket: Basket) -> list[Parcel]:
    return parcels.of_lines(basket.all_lines())


def test_sends_only_what_has_to_be_sent() -> None:
    book, file = make_product("Book", weight_grams=300), make_product("Book as a file")
    file.product_class = ProductClass.objects.create(name="Files", requires_shipping=False)
    file.save()
    basket = make_basket([(book, 2), (file, 1)])
    assert of(basket) == [Parcel(quantity=2, weight_grams=300, gross=Money(Decimal("49.80"), "EUR"))]


@pytest.mark.parametrize(
    ("in_stock", "ahead", "is_here"), [(3, 0, True), (2, 5, False), (0, 5, False), (0, 0, False)]
)
def test_knows_what_is_here(in_stock: int, ahead: int, is_here: bool) -> None:
    basket = make_basket([(make_product(), 3)], prices=Strategy)
    StockRecord.objects.update(num_in_stock=in_stock, backorder_limit=ahead)
    fresh = Basket.objects.get(pk=basket.pk)
    fresh.strategy = Strategy()
    assert [parcel.is_here for parcel in of(fresh)] == [is_here]


def test_takes_for_here_what_nobody_counts() -> None:
    product = make_product()
    ProductClass.objects.update(track_stock=False)
    StockRecord.objects.update(num_in_stock=None)
    product.refresh_from_db()
    assert [parcel.is_here for parcel in of(make_basket([(product, 3)], prices=Strategy))] == [True]
