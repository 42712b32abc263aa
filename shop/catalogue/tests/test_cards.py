import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from shop.catalogue import cards, selectors
from shop.catalogue.cards import ShownPrice, StockNote, StockState
from shop.catalogue.models import Product, ProductClass
from shop.catalogue.tests.shelves import make_product, make_variant, on_shelf, picture, stock
from shop.core import clock, pagecache
from shop.core.money import Money

pytestmark = pytest.mark.django_db


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def card_of(product: Product) -> cards.ProductCard:
    (card,) = cards.cards([Product.objects.get(pk=product.pk)])
    return card


def test_shows_the_gross_price_and_the_one_before() -> None:
    product = make_product()
    product.stockrecords.all().delete()
    stock(product, price="19.90", was_price=Decimal("24.90"))
    card = card_of(product)
    assert card.price == ShownPrice(gross=euros("19.90"), was=euros("24.90"))
    assert card.facts.was_price == euros("24.90")


def test_shows_the_least_price_of_the_variants_that_can_be_bought() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    make_variant(shirt, price="16.00", in_stock=0)
    make_variant(shirt, price="20.00")
    make_variant(shirt, price="18.00", in_stock=2)
    on_shelf()
    (card,) = selectors.browse().cards
    assert card.price == ShownPrice(gross=euros("18.00"), is_least=True)
    assert card.stock == StockNote(StockState.IN_STOCK)


def test_shows_a_price_where_every_variant_is_sold_out() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    make_variant(shirt, price="16.00", in_stock=0)
    card = card_of(shirt)
    assert card.price == ShownPrice(gross=euros("16.00"))
    assert card.stock == StockNote(StockState.SOLD_OUT)


@pytest.mark.parametrize(
    ("in_stock", "backorders", "note"),
    [
        (6, 0, StockNote(StockState.IN_STOCK, available=6)),
        (5, 0, StockNote(StockState.FEW_LEFT, available=5)),
        (0, 3, StockNote(StockState.AHEAD, available=3)),
        (0, 0, StockNote(StockState.SOLD_OUT, available=0)),
    ],
)
def test_says_how_many_there_are(in_stock: int, backorders: int, note: StockNote) -> None:
    product = make_product()
    product.stockrecords.all().delete()
    stock(product, in_stock=in_stock, backorder_limit=backorders)
    assert card_of(product).stock == note


def test_counts_nothing_where_nobody_counts() -> None:
    product = make_product()
    ProductClass.objects.update(track_stock=False)
    assert card_of(product).stock == StockNote(StockState.IN_STOCK)


def test_sells_nothing_without_a_stock_record_or_a_class() -> None:
    product = make_product()
    product.stockrecords.all().delete()
    strange = Product.objects.create(title="Strange")
    for card in (card_of(product), card_of(strange)):
        assert card.price is None
        assert not card.is_in_stock


def test_shows_the_first_picture_or_that_of_a_variant() -> None:
    board = make_product("Board")
    picture(board, position=1)
    first = picture(board, position=0)
    shirt = make_product("Shirt", structure=Product.PARENT)
    worn = picture(make_variant(shirt))
    assert card_of(board).image == first.image
    assert card_of(shirt).image == worn.image
    assert card_of(make_product("Bare")).image is None


def test_is_new_for_a_month_and_a_page_that_says_so_ends_with_it() -> None:
    product = make_product()
    until = product.date_created + cards.NEW_FOR
    with clock.at(until - timedelta(seconds=1)), pagecache.collect() as last_day:
        assert card_of(product).is_new
    assert last_day.valid_until == until
    with clock.at(until), pagecache.collect() as after:
        assert not card_of(product).is_new
    assert after.valid_until is None


@pytest.mark.parametrize(
    ("in_stock", "was_price", "is_new", "tags"),
    [
        (5, None, False, []),
        (5, "24.90", False, ["Sale"]),
        (0, None, False, ["Sold out"]),
        (0, "24.90", True, ["Sold out", "Sale", "New"]),
    ],
)
def test_says_what_is_special_about_it(
    in_stock: int, was_price: str | None, is_new: bool, tags: list[str]
) -> None:
    product = make_product()
    product.stockrecords.all().delete()
    stock(product, price="19.90", in_stock=in_stock, was_price=was_price and Decimal(was_price))
    with clock.at(product.date_created + (timedelta() if is_new else cards.NEW_FOR)):
        html = render_to_string("components/product_card.html", {"card": card_of(product).facts})
    assert re.findall(r'class="tag[^"]*">([^<]+)<', html) == tags
    assert html.count("<a ") == 1
    assert ("€24.90" in html) is (was_price is not None)


@pytest.mark.parametrize("number", [1, 20])
def test_loads_any_number_of_cards_in_as_many_queries(number: int, django_assert_num_queries) -> None:
    for title in range(number):
        product = make_product(f"Board {title}", structure=Product.PARENT)
        picture(product)
        picture(make_variant(product))
    cards.cards(Product.objects.all()[:1])  # the rates of tax are kept
    products = list(Product.objects.browsable())
    # class, stock, variants, their stock, pictures and copies of variants (2), of products (2)
    with django_assert_num_queries(8):
        assert len(cards.cards(products)) == number
