from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.apps.address.models import Country
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from shop.basket import selectors, services
from shop.basket.models import Basket
from shop.basket.selectors import BasketPage
from shop.basket.tests.baskets import change_record, filled
from shop.catalogue.models import Product, ProductAttribute, ProductClass, ProductImage
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core.money import Money
from shop.partner.strategy import Selector
from shop.shipping.models import DeliveryMethod, DeliveryZone

pytestmark = pytest.mark.django_db


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def page_of(basket: Basket) -> BasketPage:
    fresh = Basket.objects.get(pk=basket.pk)
    fresh.strategy = Selector().strategy()
    return selectors.basket_page(services.price(fresh, user=AnonymousUser()))


def make_delivery(price: str, **fields: Any) -> DeliveryMethod:
    country = Country.objects.get_or_create(
        iso_3166_1_a2="DE", defaults={"iso_3166_1_a3": "DEU", "iso_3166_1_numeric": "276", "name": "Germany"}
    )[0]
    zone = DeliveryZone.objects.get_or_create(name="Germany")[0]
    zone.countries.add(country)
    method: DeliveryMethod = DeliveryMethod.objects.create(
        zone=zone,
        name=fields.pop("name", "Standard"),
        code=fields.pop("code", "standard"),
        price=Decimal(price),
        tax_category_id="standard",
        cut_off=time(15),
        days_min=1,
        days_max=2,
        **fields,
    )
    return method


def test_adds_up() -> None:
    page = page_of(filled(make_product(), make_product("Wren"), quantity=2))
    assert [(line.title, line.quantity, line.unit, line.total) for line in page.lines] == [
        ("Finch One", 2, euros("24.90"), euros("49.80")),
        ("Wren", 2, euros("24.90"), euros("49.80")),
    ]
    assert (page.count, page.subtotal, page.total) == (4, euros("99.60"), euros("99.60"))
    assert page.tax == euros("15.90")  # twice 49.80 - 41.85
    assert (page.discounts, page.codes, page.delivery) == ([], [], None)
    assert page.can_be_ordered


def test_shows_an_empty_basket() -> None:
    page = selectors.basket_page(Basket())
    assert (page.lines, page.count, page.total) == ([], 0, euros("0.00"))
    assert not page.can_be_ordered


def test_estimates_the_cheapest_delivery_with_its_tax() -> None:
    make_delivery("12.00", name="Express", code="express")
    make_delivery("5.90", free_over=Decimal(50))
    page = page_of(filled(make_product(), quantity=1))
    assert page.delivery is not None
    assert (page.delivery.name, page.delivery.price) == ("Standard", euros("5.90"))
    assert page.delivery.missing_for_free == euros("25.10")
    assert (page.total, page.tax) == (euros("30.80"), euros("4.92"))


def test_has_free_delivery_from_its_limit_on() -> None:
    make_delivery("5.90", free_over=Decimal(50))
    page = page_of(filled(make_product(), quantity=3))
    assert page.delivery is not None
    assert (page.delivery.price, page.delivery.missing_for_free) == (euros("0.00"), None)
    assert page.total == euros("74.70")


def test_says_what_is_missing_until_any_way_is_free() -> None:
    make_delivery("2.90", name="Letter", code="letter")
    make_delivery("5.90", free_over=Decimal(60))
    make_delivery("9.90", name="Express", code="express", free_over=Decimal(90))
    page = page_of(filled(make_product()))
    assert page.delivery is not None
    assert (page.delivery.name, page.delivery.missing_for_free) == ("Letter", euros("35.10"))


def test_estimates_for_what_has_to_be_sent() -> None:
    make_delivery("5.90", free_over=Decimal(50))
    file = make_product("Plans as a file")
    file.product_class = ProductClass.objects.create(name="Files", requires_shipping=False)
    file.save()
    page = page_of(filled(make_product(), file, make_product("Wren")))
    assert page.delivery is not None
    assert (page.delivery.price, page.delivery.missing_for_free) == (euros("5.90"), euros("0.20"))


def test_estimates_nothing_where_nothing_has_to_be_sent() -> None:
    make_delivery("4.90")
    basket = filled(make_product())
    assert page_of(basket).needs_delivery
    ProductClass.objects.update(requires_shipping=False)
    page = page_of(basket)
    assert (page.needs_delivery, page.delivery, page.total) == (False, None, euros("24.90"))


def test_promises_no_day_for_what_is_on_order() -> None:
    make_delivery("5.90")
    finch = make_product()
    basket = filled(finch, quantity=2)
    change_record(finch, num_in_stock=1, backorder_limit=5)
    page = page_of(basket)
    assert page.delivery is not None
    assert (page.delivery.earliest, page.delivery.latest, page.can_be_ordered) == (None, None, True)


def test_shows_what_was_chosen_of_a_variant() -> None:
    shirt = make_product("Shirt", structure=Product.PARENT)
    size = ProductAttribute.objects.create(
        product_class=shirt.product_class, name="Size", code="size", type="text", is_variant_option=True
    )
    care = ProductAttribute.objects.create(
        product_class=shirt.product_class, name="Care", code="care", type="text"
    )
    small = make_variant(shirt)
    size.save_value(small, "S")
    care.save_value(small, "Cold")
    line = page_of(filled(small)).lines[0]
    assert (line.title, line.options) == ("Shirt", (("Size", "S"),))
    assert line.url == shirt.get_absolute_url()
    assert selectors.choices(shirt) == [selectors.Choice(id=small.pk, name="S")]


def notes(basket: Basket) -> list[str]:
    return [note for line in page_of(basket).lines for note in line.notes]


def test_says_nothing_of_a_line_that_did_not_change() -> None:
    assert notes(filled(make_product())) == []


@pytest.mark.parametrize(
    ("price", "note"),
    [
        ("29.90", "The price has risen since you added it: it was €24.90 and is €29.90 now."),
        ("19.90", "The price has fallen since you added it: it was €24.90 and is €19.90 now."),
    ],
)
def test_says_that_a_price_changed(price: str, note: str) -> None:
    finch = make_product()
    basket = filled(finch)
    change_record(finch, price=Decimal(price))
    assert notes(basket) == [note]
    assert page_of(basket).total == euros(price)
    assert page_of(basket).can_be_ordered


@pytest.mark.parametrize(
    ("number", "note"),
    [
        (3, "There are only 3 left. Please change the quantity."),
        (1, "There is only 1 left. Please change the quantity."),
        (0, "This is sold out at the moment. Please remove it; the rest of your basket stays."),
    ],
)
def test_says_that_there_are_fewer_now(number: int, note: str) -> None:
    finch = make_product()
    basket = filled(finch, quantity=4)
    change_record(finch, num_in_stock=number)
    assert notes(basket) == [note]
    assert not page_of(basket).can_be_ordered


@pytest.mark.parametrize("fields", [{"is_public": False}, {"archived_at": datetime(2030, 1, 1, tzinfo=UTC)}])
def test_says_that_a_product_is_not_sold_any_more(fields: dict[str, Any]) -> None:
    finch = make_product()
    basket = filled(finch, make_product("Wren"))
    Product.objects.filter(pk=finch.pk).update(**fields)
    page = page_of(basket)
    assert [line.notes for line in page.lines] == [
        ("This is not for sale any more. Please remove it; the rest of your basket stays.",),
        (),
    ]
    assert (page.lines[0].url, page.can_be_ordered) == ("", False)


def test_survives_a_product_without_a_price() -> None:
    finch = make_product()
    basket = filled(finch, make_product("Wren"))
    change_record(finch, price=None)
    page = page_of(basket)
    assert [(line.unit, line.can_be_ordered) for line in page.lines] == [
        (None, False),
        (euros("24.90"), True),
    ]
    assert page.total == euros("24.90")


def queries_of(basket: Basket) -> int:
    page_of(basket)  # what a process learns once, such as tax rates, is not the page's
    with CaptureQueriesContext(connection) as queries:
        page_of(basket)
    return len(queries)


def described(product: Product) -> Product:
    """A product with all that a line shows: a picture in the library, and what was chosen of it."""
    size = ProductAttribute.objects.get_or_create(
        product_class=product.get_product_class(), code="size", name="Size", is_variant_option=True
    )[0]
    size.save_value(product, "S")
    picture = Image.objects.create(title="A picture", file=get_test_image_file())
    ProductImage.objects.create(product=product, image=picture)
    return product


def test_asks_as_often_for_one_line_as_for_twenty() -> None:
    make_delivery("5.90")
    shirt = described(make_product("Shirt", structure=Product.PARENT))
    one = filled(described(make_variant(shirt)))
    parts = [described(make_product(f"Part {number}")) for number in range(10)]
    twenty = filled(*parts, *[described(make_variant(shirt)) for _ in range(10)])
    assert (queries_of(one), queries_of(twenty)) == (13, 13)


def test_counts_what_an_open_basket_holds() -> None:
    basket = filled(make_product(), make_product("Wren"), quantity=2)
    assert (selectors.count(basket), selectors.count(Basket())) == (4, 0)
    Basket.objects.update(status=Basket.FROZEN)
    assert selectors.count(basket) == 0
