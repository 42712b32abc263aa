"""What an arrangement does to the list of a category."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shop.catalogue import selectors
from shop.catalogue.arranging import services
from shop.catalogue.arranging.services import Banner, Wanted
from shop.catalogue.listing import choices
from shop.catalogue.models import Category, Product
from shop.catalogue.selectors import Listing
from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.models import ShelfCount
from shop.catalogue.tests.shelves import (
    filterable,
    make_image,
    make_many,
    make_product,
    make_variant,
    on_shelf,
    picture,
)
from shop.core import clock, outbox, pagecache
from shop.core.audit import trail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def boards() -> Category:
    category: Category = Category.add_root(name="Boards")
    return category


def deliver() -> None:
    while outbox.deliver().count:
        pass
    assert list(shelf.faults()) == []


def listed(category: Category, **asked: str) -> Listing:
    reading = choices.of((name, [value]) for name, value in asked.items())
    return selectors.browse(category=Category.objects.get(pk=category.pk), choices=reading)


def titles(category: Category, **asked: str) -> list[str]:
    return [card.product.title for card in listed(category, **asked).cards]


def pins(category: Category, *products: Product) -> None:
    services.arrange(category, Wanted(pins=[product.pk for product in products]), actor=None)


def hide(category: Category, *products: Product) -> None:
    services.arrange(category, Wanted(hidden=[product.pk for product in products]), actor=None)
    deliver()


def banner(position: int = 2, **fields: Any) -> Banner:
    usual = {"title": "Read on", "text": "", "link": "/blog/", "label": "To the guides"}
    return Banner(**{"position": position, "image": make_image(), **usual, **fields})


def hang(category: Category, *banners: Banner) -> None:
    services.arrange(category, Wanted(banners=banners), actor=None)


def test_puts_pins_first_in_their_order(boards: Category) -> None:
    a, b, c, d = (make_product(title, category=boards) for title in "ABCD")
    on_shelf()
    assert titles(boards) == ["D", "C", "B", "A"]
    pins(boards, b, a)
    assert titles(boards) == ["B", "A", "D", "C"]
    assert titles(boards, sort="recommended") == ["B", "A", "D", "C"]
    pins(boards, a, b, c)
    assert titles(boards) == ["A", "B", "C", "D"]
    pins(boards)
    assert titles(boards) == ["D", "C", "B", "A"]
    assert d.placements.count() == 0


def test_pins_nothing_where_somebody_sorts_or_filters(boards: Category) -> None:
    a, b = make_product("A", category=boards), make_product("B", category=boards)
    make_product("Dear", category=boards, price="99.00")
    on_shelf()
    pins(boards, a)
    assert titles(boards, sort="name") == ["A", "B", "Dear"]
    assert titles(boards, price_max="30") == ["B", "A"]
    assert titles(boards) == ["A", "Dear", "B"]
    assert b.placements.count() == 0


def test_pins_in_one_category_and_in_no_other(boards: Category) -> None:
    starter = boards.add_child(name="Starter")
    a = make_product("A", category=starter)
    make_product("B", category=starter)
    on_shelf()
    pins(boards, a)
    assert titles(boards) == ["A", "B"]
    assert titles(starter) == ["B", "A"]
    assert [card.product.title for card in selectors.browse().cards] == ["B", "A"]


@pytest.mark.parametrize("pinned", [[0], [3, 17, 29], list(range(12))])
def test_neither_repeats_nor_loses_a_product_over_the_pages(boards: Category, pinned: list[int]) -> None:
    products = make_many(30, category=boards)
    on_shelf()
    pins(boards, *(products[number] for number in pinned))
    for size in ("1", "7", "10", "11", "30"):
        pages = [
            listed(boards, page=str(number), page_size=size) for number in range(1, -(-30 // int(size)) + 1)
        ]
        shown = [card.product.pk for page in pages for card in page.cards]
        assert shown[: len(pinned)] == [products[number].pk for number in pinned]
        assert sorted(shown) == sorted(product.pk for product in products)
        assert {page.total for page in pages} == {30}


@pytest.mark.parametrize("way", ["hidden", "archived", "moved", "hidden here"])
def test_passes_over_a_pin_that_is_not_in_the_list(boards: Category, way: str) -> None:
    a, b = make_product("A", category=boards), make_product("B", category=boards)
    make_product("C", category=boards)
    on_shelf()
    pins(boards, a, b)
    match way:
        case "hidden":
            a.is_public = False
            a.save()
        case "archived":
            a.archived_at = clock.now()
            a.save()
        case "moved":
            a.categories.set([Category.add_root(name="Tools")])
        case "hidden here":
            services.arrange(boards, Wanted(pins=[b.pk], hidden=[a.pk]), actor=None)
    deliver()
    assert titles(boards) == ["B", "C"]
    assert listed(boards).total == 2


def test_shows_a_hidden_product_in_the_categories_below_and_counts_it_there_only(boards: Category) -> None:
    starter, pro = boards.add_child(name="Starter"), boards.add_child(name="Pro")
    a, b = make_product("A", category=starter), make_product("B", category=pro)
    on_shelf()
    hide(boards, a)
    assert (titles(boards), listed(boards).total) == (["B"], 1)
    assert (titles(starter), listed(starter).total) == (["A"], 1)
    below = {value.label: value.count for value in listed(boards).below}
    assert below.get("Starter", 0) == 0
    assert below["Pro"] == 1
    assert selectors.browse().total == 2
    hide(boards)
    assert titles(boards) == ["B", "A"]
    assert b.placements.count() == 0


def test_shows_what_is_hidden_below_in_the_category_above(boards: Category) -> None:
    starter = boards.add_child(name="Starter")
    a = make_product("A", category=starter)
    on_shelf()
    hide(starter, a)
    assert titles(boards) == ["A"]
    assert titles(starter) == []


def test_counts_no_hidden_product_in_any_facet(boards: Category) -> None:
    shirt = make_product("Shirt", category=boards, structure=Product.PARENT)
    make_variant(shirt, colour="Green")
    other = make_product("Other", category=boards, structure=Product.PARENT)
    make_variant(other, colour="Green")
    filterable("colour")
    on_shelf()
    hide(boards, shirt)
    colours = next(facet for facet in listed(boards).facets if facet.key == "colour")
    assert [(value.label, value.count) for value in colours.values] == [("Green", 1)]
    assert titles(boards, colour="green") == ["Other"]
    kept = ShelfCount.objects.get(category=boards.pk, term=0)
    assert kept.number == 1


def test_shows_a_banner_at_its_place_on_the_first_page_of_the_usual_list(
    boards: Category, client: Client
) -> None:
    make_many(30, category=boards)
    on_shelf()
    hang(boards, banner(3, title="Third", text="Some words"))
    html = client.get("/shop/boards/").content.decode()
    before, after = html.split("Third", 1)
    assert before.count('<article class="card card--product">') == 2
    assert '<a class="grid-banner__link" href="/blog/">' in after
    assert "Some words" in after
    for asked in ({"page": "2"}, {"sort": "name"}, {"price_max": "30"}):
        assert "grid-banner" not in client.get("/shop/boards/", asked).content.decode(), asked


def test_shows_a_banner_behind_the_last_product_of_a_short_list(boards: Category, client: Client) -> None:
    make_product("Only", category=boards)
    on_shelf()
    hang(boards, banner(9, title="Ninth"))
    html = client.get("/shop/boards/").content.decode()
    assert html.index("Only") < html.index("Ninth")


def test_shows_no_banner_over_nothing(boards: Category, client: Client) -> None:
    hang(boards, banner())
    assert "grid-banner" not in client.get("/shop/boards/").content.decode()


def test_asks_once_more_for_any_number_of_pins_and_banners(
    boards: Category, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    products = make_many(30, category=boards)
    picture(products[-1])
    on_shelf()
    client.get("/shop/boards/")
    with django_assert_num_queries(10):
        client.get("/shop/boards/")
    services.arrange(
        boards,
        Wanted(pins=[product.pk for product in products[-9:]], banners=[banner(2), banner(5), banner(7)]),
        actor=None,
    )
    with django_assert_num_queries(10):
        html = client.get("/shop/boards/").content.decode()
    assert html.count('class="grid-banner"') == 3


@pytest.mark.parametrize("change", ["pin", "hide", "banner", "picture", "take down"])
def test_drops_the_pages_of_the_category(boards: Category, change: str) -> None:
    a = make_product("A", category=boards)
    on_shelf()
    shown = banner()
    hang(boards, shown)
    tag = f"image:{shown.image.pk}" if change == "picture" else f"category:{boards.pk}"
    before = pagecache.versions([tag])
    match change:
        case "pin":
            services.arrange(boards, Wanted(pins=[a.pk], banners=[shown]), actor=None)
        case "hide":
            services.arrange(boards, Wanted(hidden=[a.pk], banners=[shown]), actor=None)
        case "banner":
            hang(boards, banner(title="Other"))
        case "picture":
            shown.image.save()
        case "take down":
            hang(boards)
    assert pagecache.versions([tag]) != before


def test_writes_nothing_where_nothing_changes(boards: Category) -> None:
    a = make_product("A", category=boards)
    wanted = Wanted(pins=[a.pk], banners=[banner()])
    services.arrange(boards, wanted, actor=None)
    rows, tag = list(boards.placements.values()), f"category:{boards.pk}"
    before, entries = pagecache.versions([tag]), trail(boards).count()
    services.arrange(boards, wanted, actor=None)
    assert list(boards.placements.values()) == rows
    assert pagecache.versions([tag]) == before
    assert trail(boards).count() == entries == 1


def test_is_forgotten_with_the_product_and_with_the_category(boards: Category) -> None:
    a, b = make_product("A", category=boards), make_product("B", category=boards)
    services.arrange(boards, Wanted(pins=[a.pk, b.pk], banners=[banner()]), actor=None)
    a.delete()
    assert boards.placements.count() == 2
    Category.objects.get(pk=boards.pk).delete()
    assert b.placements.count() == 0
