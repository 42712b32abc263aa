from datetime import timedelta
from decimal import Decimal

import pytest

from shop.catalogue import cards
from shop.catalogue.listing import selectors
from shop.catalogue.listing.choices import Choices, Sort
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.listing.tests.assortment import asked, below, small_shop, titles
from shop.catalogue.models import Category, Product
from shop.catalogue.shelf.models import SalesCount, Shelf
from shop.catalogue.tests.shelves import make_many, make_product, make_variant, on_shelf, picture
from shop.core import clock
from shop.partner import prices
from shop.partner.models import StockRecord

pytestmark = pytest.mark.django_db

LISTED = [sort for sort in Sort if sort is not Sort.RELEVANCE]


@pytest.fixture
def five() -> None:
    """Five products; B and C are alike in everything, E cannot be priced and was never rated or sold."""
    facts = {
        "A": ("5.00", 4.5, 3, 0, 1),
        "B": ("9.00", 3.0, 7, 0, 2),
        "C": ("9.00", 3.0, 7, 0, 2),
        "D": ("1.00", None, 0, 9, 5),
    }
    for title, (price, rating, sold, priority, days) in facts.items():
        product = make_product(title, price=price, priority=priority)
        came = clock.now() - timedelta(days=days)
        Product.objects.filter(pk=product.pk).update(rating=rating, date_created=came)
        SalesCount.objects.create(product=product, number=sold)
    unpriced = make_product("É", structure=Product.PARENT)
    Product.objects.filter(pk=unpriced.pk).update(date_created=clock.now() - timedelta(days=9))
    on_shelf()


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.RECOMMENDED, "DACBÉ"),
        (Sort.NEWEST, "ACBDÉ"),
        (Sort.CHEAPEST, "DACBÉ"),
        (Sort.DEAREST, "CBADÉ"),
        (Sort.NAME, "ABCDÉ"),
        (Sort.BEST_SELLING, "CBADÉ"),
        (Sort.RATING, "ACBDÉ"),
    ],
)
def test_sorts_with_what_is_missing_last_and_ties_by_the_key(five: None, sort: Sort, order: str) -> None:
    listing = asked(f"sort={sort}")
    assert "".join(card.product.title for card in listing.cards) == order
    assert listing.sort is sort


@pytest.mark.parametrize("sort", LISTED)
@pytest.mark.parametrize("filters", ["", "category=parts", "in_stock=1"])
def test_neither_repeats_nor_loses_a_product_from_page_to_page(sort: Sort, filters: str) -> None:
    made = make_many(25, category=Category.add_root(name="Parts"))
    Product.objects.update(date_created=clock.now())
    on_shelf()
    pages = [asked(f"{filters}&sort={sort}&page_size=10&page={number}") for number in (1, 2, 3)]
    shown = [card.product.pk for page in pages for card in page.cards]
    assert [len(page.cards) for page in pages] == [10, 10, 5]
    assert sorted(shown) == [product.pk for product in made]


def test_shows_the_last_page_where_one_past_the_end_is_asked_for(five: None) -> None:
    listing = asked("page=99999999&page_size=2")
    assert (listing.page.number, len(listing.cards), listing.total) == (3, 1, 5)


def test_has_an_empty_page_where_there_is_nothing() -> None:
    listing = asked("page=3&brand=x")
    assert (listing.total, listing.cards, listing.facets, listing.page.number) == (0, [], [], 1)
    assert listing.ignored == ("brand=x",)


def test_sorts_by_the_variants_that_hold_for_all_choices() -> None:
    small_shop()
    assert titles("sort=price-asc&category=parts") == ["Finch", "Robin", "Wren"]  # both 30 €, in ink
    assert titles("sort=price-asc&colour=ink") == ["Wren", "Tit"]
    make_variant(Product.objects.get(title="Tit"), price="20.00", colour="Moss")
    on_shelf()
    assert titles("sort=price-asc") == ["Finch", "Tit", "Robin", "Wren"]
    assert titles("sort=price-asc&colour=ink") == ["Wren", "Tit"]  # Tit in ink costs 60 €


def test_offers_the_order_of_relevance_to_a_search_alone(five: None) -> None:
    keys = {product.title: product.pk for product in Product.objects.all()}
    found = [keys[title] for title in "CAD"]
    listing = asked(base=Base(found=found))
    assert [card.product.title for card in listing.cards] == ["C", "A", "D"]
    assert (listing.sort, listing.sorts[0]) == (Sort.RELEVANCE, Sort.RELEVANCE)
    assert titles("sort=price-asc", base=Base(found=found)) == ["D", "A", "C"]
    assert Sort.RELEVANCE not in asked().sorts
    assert asked("sort=relevance").sort is Sort.RECOMMENDED


def test_lists_of_what_a_search_found_only_what_the_shop_shows(five: None) -> None:
    hidden = Product.objects.get(title="A")
    hidden.is_public = False
    hidden.save()
    on_shelf()
    assert titles(base=Base(found=[hidden.pk, 10**9, Product.objects.get(title="B").pk])) == ["B"]


def test_shows_the_same_card_as_the_products_own_facts_make() -> None:
    small_shop()
    prices.set_price(
        StockRecord.objects.get(product__title="Finch"), price=Decimal("8.00"), was_price=Decimal("9.00")
    )
    picture(Product.objects.get(title="Finch"))
    on_shelf()
    shown = selectors.browse(Base(), Choices()).cards
    products = [card.product for card in shown]
    assert len(products) == 4
    for card, true in zip(shown, cards.cards(products), strict=True):
        assert (card.product, card.price, card.stock.state, card.image, card.is_new) == (
            true.product,
            true.price,
            true.stock.state,
            true.image,
            true.is_new,
        )


def test_lists_a_category_and_all_below_it() -> None:
    small_shop()
    assert set(titles(base=below("parts"))) == {"Finch", "Wren", "Robin"}
    assert set(titles(base=below("parts/boards"))) == {"Finch", "Wren"}


@pytest.mark.parametrize("query", ["", "brand=ohmwind", "in_stock=1&price_max=50&sort=price-asc"])
def test_asks_the_same_queries_for_any_number_of_products(query: str, django_assert_max_num_queries) -> None:
    small_shop()
    boards = Category.objects.get(full_slug="parts/boards")
    asked(query, base=below("parts"))
    used = []
    for number, title in ((30, "Few"), (300, "Many")):
        make_many(number, category=boards, title=title)
        on_shelf()
        base = below("parts")
        with django_assert_max_num_queries(8) as queries:
            asked(query, base=base)
        used.append(len(queries))
    assert used[0] == used[1]


def test_tells_article_numbers_and_what_can_be_bought_of_all_variants_together() -> None:
    small_shop()
    keys = {product.title: product.pk for product in Product.objects.exclude(structure=Product.CHILD)}
    told = selectors.numbers_of([keys["Finch"], keys["Wren"], 10**9])
    assert (told[keys["Finch"]].sku, told[keys["Finch"]].available) == (f"sku-{keys['Finch']}", 5)
    assert told[keys["Wren"]].available == 4
    assert (told[10**9].sku, told[10**9].available) == ("", 0)


def test_counts_the_products_of_every_category() -> None:
    small_shop()
    assert [
        (each.category.full_slug, each.parent_slug, each.products) for each in selectors.categories()
    ] == [
        ("parts", None, 3),
        ("parts/boards", "parts", 2),
        ("sale", None, 1),
    ]
    assert Shelf.objects.filter(is_face=True).count() == 4
