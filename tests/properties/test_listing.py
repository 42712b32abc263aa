"""Whatever an address asks of a list: it is answered, and every number on it is that of the rows behind it."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shop.catalogue.listing import choices, selectors
from shop.catalogue.listing.choices import Choices
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.shelf.models import Shelf, ShelfTerm
from shop.catalogue.tests.shelves import filterable, make_product, make_variant, on_shelf
from shop.partner import prices
from shop.partner.models import StockRecord

COLOURS = ("Copper", "Ink", "Moss")
KNOWN = [
    *(("colour", "copper"), ("colour", "ink"), ("colour", "moss"), ("size", "large"), ("price", "-10")),
    *(("brand", "ohmwind"), ("brand", "tinmoor"), ("category", "parts"), ("category", "parts/boards")),
    *(("in_stock", "1"), ("on_offer", "1"), ("rating", "4"), ("rating", "3"), ("price", "10-25")),
    *(("price_min", "9"), ("price_max", "12.50"), ("page", "2"), ("page_size", "5")),
    *(("sort", "price-asc"), ("sort", "name"), ("sort", "best-selling")),
]
NAMES = ["colour", "price_min", "price_max", "page", "page_size", "sort", "brand", "q", "x", "in_stock"]
ODD = [
    *('"', "*", "%", "\x00", "🦊", "שלום", "\u202etea", "'; --", "x" * 10_000),
    *("0", "99999999", "abc", "-1", "1e9", "NaN"),
]
known = st.sampled_from(KNOWN)
odd_words = st.one_of(st.sampled_from(ODD), st.text(max_size=12))
odd = st.tuples(st.one_of(st.sampled_from(NAMES), odd_words), odd_words)
queries = st.lists(st.one_of(known, known, odd), max_size=6)


@pytest.fixture
def assortment(db: None) -> Category:
    """Eighteen products, a third of them with variants that differ in colour, size, price and stock."""
    parts = Category.add_root(name="Parts")
    boards = parts.add_child(name="Boards")
    brands = [Brand.objects.create(name=name) for name in ("Ohmwind", "Tinmoor")]
    for number in range(18):
        category = Category.objects.get(pk=(boards if number % 2 else parts).pk)
        is_parent = number % 3 == 0
        structure = Product.PARENT if is_parent else Product.STANDALONE
        product = make_product(
            f"Part {number}", category=category, structure=structure, brand=brands[number % 2]
        )
        Product.objects.filter(pk=product.pk).update(rating=[None, 2.5, 3.5, 4.5][number % 4])
        for index in range(3 if is_parent else 0):
            make_variant(
                product,
                price=["4.00", "12.00", "30.00"][(index + number) % 3],
                in_stock=(index + number // 3) % 2 * 4,
                colour=COLOURS[index],
                size=["Large", "Small"][(index + number) % 2],
            )
    for record in StockRecord.objects.filter(pk__lt=9):
        prices.set_price(record, price=Decimal("9.00"), was_price=Decimal("11.00"))
    filterable("colour", "size")
    on_shelf()
    shown: Category = Category.objects.get(pk=boards.pk)
    return shown


Terms = dict[int, ShelfTerm]


def holds(row: Shelf, chosen: Choices, terms: Terms, *, but: str = "") -> bool:
    """Whether one row has what is asked for, in plain Python; what nothing in the shop has is no filter."""
    own = {(terms[key].facet, terms[key].value) for key in row.terms}
    there = {(term.facet, term.value) for term in terms.values()}
    for facet, values in chosen.values.items():
        asked = {(facet, value) for value in values} & there
        if facet != but and asked and not asked & own:
            return False
    return but == "price" or is_within(row, chosen)


def is_within(row: Shelf, chosen: Choices) -> bool:
    low, high = chosen.price_min, chosen.price_max
    if row.price is None:
        return low is None and high is None
    return (low is None or low <= row.price) and (high is None or row.price <= high)


def check(base: Base, chosen: Choices, rows: Sequence[Shelf], terms: Terms) -> None:
    listing = selectors.browse(base, chosen)
    assert listing.total == len({row.shown_id for row in rows if holds(row, chosen, terms)})
    shown = [card.product.pk for card in listing.cards]
    assert len(shown) == len(set(shown)) == len(listing.page.object_list)
    keys = {(term.facet, term.value): key for key, term in terms.items()}
    for facet in listing.facets:
        left = [row for row in rows if holds(row, chosen, terms, but=facet.key)]
        for value in facet.values:
            term = keys[facet.key, value.value]
            assert value.count == len({row.shown_id for row in left if term in row.terms}), (facet.key, value)


def address(pairs: Sequence[tuple[str, str]]) -> QueryDict:
    asked = QueryDict(mutable=True)
    for name, value in pairs:
        asked.appendlist(name, value)
    return asked


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs=queries, of=st.sampled_from(["everything", "category", "search"]))
def check_counts(category: Category, pairs: list[tuple[str, str]], of: str) -> None:
    chosen = choices.of(address(pairs).lists())
    terms, rows, base = ShelfTerm.objects.in_bulk(), list(Shelf.objects.all()), Base()
    if of == "search":
        found = sorted({row.shown_id for row in rows})[::2]
        base, rows = Base(found=found), [row for row in rows if row.shown_id in found]
    elif of == "category":
        own = next(key for key, term in terms.items() if term.value == category.full_slug)
        base, rows = Base(category=category), [row for row in rows if own in row.terms]
    check(base, chosen, rows, terms)


def test_counts_what_is_there(assortment: Category) -> None:
    check_counts(assortment)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs=queries, path=st.sampled_from(["/shop/", "/shop/parts/boards/", "/api/v1/products/"]))
def check_answers(client: Client, pairs: list[tuple[str, str]], path: str) -> None:
    response = client.get(f"{path}?{address(pairs).urlencode()}")
    assert response.status_code in ({200, 404} if path.startswith("/api") else {200})


def test_answers_whatever_is_asked(assortment: Category, client: Client) -> None:
    check_answers(client)
