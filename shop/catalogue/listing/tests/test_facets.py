import re

import pytest
from django.test import Client

from shop.catalogue.listing.choices import Choices
from shop.catalogue.listing.counting import counts
from shop.catalogue.listing.facets import MOST_VALUES, SEEN_AT_ONCE
from shop.catalogue.listing.narrowing import Base, narrowing
from shop.catalogue.listing.tests.assortment import asked, below, numbers, small_shop, titles
from shop.catalogue.models import (
    AttributeOption,
    AttributeOptionGroup,
    Brand,
    Category,
    Product,
    ProductAttribute,
    ProductAttributeValue,
    ProductClass,
)
from shop.catalogue.shelf.models import Shelf
from shop.catalogue.tests.shelves import describe, filterable, make_product, make_variant, on_shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> None:
    small_shop()


def found(query: str, *, base: Base | None = None) -> set[str]:
    return set(titles(query, base=base))


def test_offers_what_products_have_and_counts_each_product_once(shop: None) -> None:
    listing = asked()
    assert [facet.key for facet in listing.facets] == ["category", "brand", "price", "in_stock", "colour"]
    assert numbers(listing, "category") == {"parts": 3, "sale": 1}
    assert numbers(listing, "brand") == {"ohmwind": 2, "tinmoor": 1}
    assert numbers(listing, "price") == {"-10": 1, "10-25": 1, "25-50": 2, "50-100": 1}
    assert numbers(listing, "in_stock") == {"1": 3}
    assert numbers(listing, "colour") == {"copper": 1, "ink": 2}


def test_takes_several_values_of_a_facet_for_one_or_the_other(shop: None) -> None:
    assert found("brand=ohmwind&brand=tinmoor") == {"Finch", "Robin", "Wren"}
    assert found("colour=copper&colour=ink") == {"Wren", "Tit"}


def test_takes_several_facets_for_all_of_them(shop: None) -> None:
    assert found("brand=ohmwind&in_stock=1") == {"Finch"}
    assert found("category=parts&colour=ink&brand=tinmoor&brand=ohmwind") == {"Wren"}


def test_counts_a_value_under_the_choices_in_the_other_facets(shop: None) -> None:
    listing = asked("brand=ohmwind&in_stock=1")
    assert listing.total == 1
    assert numbers(listing, "brand") == {"ohmwind": 1, "tinmoor": 1}  # of what is in stock
    assert numbers(listing, "in_stock") == {"1": 1}  # of Ohmwind's
    assert numbers(listing, "colour") == {"copper": 0, "ink": 0}
    assert numbers(listing, "category") == {"parts": 1, "sale": 0}


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("colour=copper&in_stock=1", set()),
        ("colour=copper&price_max=12", {"Wren"}),
        ("colour=ink&price_max=12", set()),
        ("colour=ink&price=25-50&in_stock=1", {"Wren"}),
        ("price=10-25&in_stock=1", set()),
        ("price_min=10&price_max=20&in_stock=1&category=parts/boards", set()),
    ],
)
def test_asks_that_option_price_and_stock_hold_for_one_and_the_same_variant(
    shop: None, query: str, left: set[str]
) -> None:
    listing = asked(query)
    assert {card.product.title for card in listing.cards} == left
    assert listing.total == len(left)


def test_counts_by_the_same_variant_too(shop: None) -> None:
    listing = asked("colour=copper")
    assert numbers(listing, "in_stock") == {"1": 0}
    assert numbers(listing, "price") == {"-10": 0, "10-25": 1, "25-50": 0, "50-100": 0}
    assert numbers(listing, "colour") == {"copper": 1, "ink": 2}


def test_keeps_a_list_that_only_asks_for_prices_to_them(shop: None) -> None:
    listing = asked("price_min=10&price_max=30")
    assert {card.product.title for card in listing.cards} == {"Wren", "Robin"}
    assert numbers(listing, "price") == {"-10": 1, "10-25": 1, "25-50": 2, "50-100": 1}
    assert [chip.label for chip in listing.chips] == ["€10.00 to €30.00"]


def test_shows_a_value_that_leaves_nothing_and_does_not_link_it(shop: None, client: Client) -> None:
    html = client.get("/shop/", {"brand": "ohmwind", "in_stock": "1"}).content.decode()
    colours = html[html.index('id="facet-colour"') :]
    values = re.findall(
        r'<(a|span) class="facet__value[^>]*>.*?class="facet__label">([^<]+)<', colours, re.DOTALL
    )
    assert values[:2] == [("span", "Copper"), ("span", "Ink")]
    assert 'href="?brand=ohmwind&amp;brand=tinmoor&amp;in_stock=1"' in html


def test_links_a_chosen_value_so_that_it_can_be_taken_back(shop: None, client: Client) -> None:
    html = client.get("/shop/", {"brand": "ohmwind", "colour": "ink"}).content.decode()
    assert "0 products" in html
    assert re.search(r'id="f-brand-ohmwind" href="\?colour=ink" rel="nofollow" aria-current="true"', html)


def test_leads_to_the_categories_right_below_with_all_that_is_in_them(shop: None) -> None:
    Category.objects.get(full_slug="parts/boards").add_child(name="Small")
    small = Category.objects.get(full_slug="parts/boards/small")
    product = Product.objects.get(title="Finch")
    product.categories.add(small)
    on_shelf()
    assert [(each.value, each.label, each.count) for each in asked(base=below("parts")).below] == [
        ("parts/boards", "Boards", 2)
    ]
    assert [(each.value, each.count) for each in asked(base=below("parts/boards")).below] == [
        ("parts/boards/small", 1)
    ]
    assert found("", base=below("parts")) == {"Finch", "Wren", "Robin"}


def test_narrows_a_category_by_another_one(shop: None) -> None:
    assert found("category=parts/boards", base=below("parts")) == {"Finch", "Wren"}
    assert [chip.label for chip in asked("category=parts/boards", base=below("parts")).chips] == [
        "Category: Boards"
    ]


def test_names_what_nothing_here_has_and_leaves_it_out(shop: None) -> None:
    listing = asked("brand=nobody&material=oak&colour=ink&price_min=abc&brand=tinmoor")
    assert [card.product.title for card in listing.cards] == ["Wren"]
    assert set(listing.ignored) == {"brand=nobody", "material=oak", "price_min=abc"}


def test_finds_nothing_by_what_only_other_lists_have(shop: None) -> None:
    listing = asked("colour=copper", base=below("sale"))
    assert (listing.total, listing.ignored) == (0, ())
    assert [chip.label for chip in listing.chips] == ["Colour: Copper"]
    chosen = [value for facet in listing.facets for value in facet.values if value.selected]
    assert [(value.label, value.count) for value in chosen] == [("Copper", 0)]


def test_offers_no_attribute_that_its_kind_of_product_does_not_mark(shop: None) -> None:
    describe(Product.objects.get(title="Finch"), name="Material", value="Oak")
    on_shelf()
    assert "material" not in {facet.key for facet in asked().facets}
    assert asked("material=oak").ignored == ("material=oak",)


def test_names_each_filter_with_the_way_to_do_without_it(shop: None) -> None:
    chips = asked("brand=ohmwind&colour=ink&price_max=50&sort=name&page=2").chips
    assert [(chip.label, chip.without) for chip in chips] == [
        ("Brand: Ohmwind", "?colour=ink&price_max=50&sort=name"),
        ("Colour: Ink", "?brand=ohmwind&price_max=50&sort=name"),
        ("up to €50.00", "?brand=ohmwind&colour=ink&sort=name"),
    ]


def test_counts_what_was_kept_as_it_counts_itself(shop: None) -> None:
    """The numbers of an unfiltered list stand beside the shelf; a search over all products has to count."""
    everything = list(Shelf.objects.filter(is_face=True).values_list("shown", flat=True))
    kept = counts(narrowing(Base(), Choices()))
    counted = counts(narrowing(Base(found=everything), Choices()))
    assert (kept.total, kept.by_term) == (counted.total, counted.by_term)


def test_puts_choices_in_the_order_of_their_kind(shop: None) -> None:
    tit = Product.objects.get(title="Tit")
    for name in ("Azure", "Éclair", "Brass"):
        make_variant(tit, price="60.00", colour=name)
    on_shelf()
    labels = [value.label for facet in asked().facets if facet.key == "colour" for value in facet.values]
    assert labels == ["Copper", "Ink", "Azure", "Éclair", "Brass"]  # as the list of the attribute has them
    assert [value.label for facet in asked().facets if facet.key == "brand" for value in facet.values] == [
        "Ohmwind",
        "Tinmoor",
    ]


def test_puts_a_choice_of_two_lists_where_it_stands_further_back() -> None:
    kinds = {"Boxes": ("Small", "Large"), "Shirts": ("Small", "Medium", "Large", "Huge")}
    for kind, sizes in kinds.items():
        of_kind = ProductClass.objects.create(name=kind)
        group = AttributeOptionGroup.objects.create(name=f"Sizes of {kind}")
        size = ProductAttribute.objects.create(
            product_class=of_kind, code="size", name="Size", type="option", option_group=group
        )
        for name in sizes:
            option = AttributeOption.objects.create(group=group, option=name)
            product = make_product(f"{kind} {name}")
            Product.objects.filter(pk=product.pk).update(product_class=of_kind)
            ProductAttributeValue.objects.create(product=product, attribute=size, value_option=option)
    filterable("size")
    on_shelf()
    (facet,) = (facet for facet in asked().facets if facet.key == "size")
    assert [value.label for value in facet.values] == ["Small", "Medium", "Large", "Huge"]


def test_shows_a_few_values_at_once_and_bounds_them_all() -> None:
    category = Category.add_root(name="Parts")
    for number in range(MOST_VALUES + 5):
        make_product(
            f"Part {number}", category=category, brand=Brand.objects.create(name=f"Brand {number:02}")
        )
    on_shelf()
    (brands,) = (facet for facet in asked("brand=brand-64").facets if facet.key == "brand")
    assert len(brands.values) == MOST_VALUES
    assert [value.value for value in brands.seen][:2] == ["brand-64", "brand-00"]
    assert (len(brands.seen), len(brands.unseen)) == (SEEN_AT_ONCE, MOST_VALUES - SEEN_AT_ONCE)
    assert brands.chosen == 1
