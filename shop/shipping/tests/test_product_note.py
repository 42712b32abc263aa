import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.html import strip_tags

from home.frame import Footer
from home.models import StandardPage
from home.tests.trees import below, make_home
from shop.catalogue.models import Product, ProductClass
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import clock, pagecache
from shop.partner.models import StockRecord
from shop.shipping import services
from shop.shipping.models import DeliveryMethod, DeliveryZone, Holiday
from shop.shipping.tests.zones import make_method, make_zone
from shop.users.models import User

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY_NOON = datetime(2026, 3, 11, 12, 0, tzinfo=BERLIN)


def page_of(product: Product, *, at: datetime = WEDNESDAY_NOON) -> str:
    with clock.at(at):
        answer = Client().get(product.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def note_of(product: Product, *, at: datetime = WEDNESDAY_NOON) -> list[str]:
    """The lines of the note as they read; none without one."""
    found = re.search(r'<div class="delivery-note">.*?</div>', page_of(product, at=at), re.DOTALL)
    lines = re.split("</p>|</li>", found[0].replace("<br>", "; ")) if found else []
    texts = [" ".join(strip_tags(line).split()) for line in lines]
    return [text for text in texts if text]


def arrives(first: int, last: int) -> str:
    """As the one component says it, of days in March."""
    days = {"earliest": date(2026, 3, first), "latest": date(2026, 3, last)}
    return render_to_string("components/delivery_days.html", days).strip()


def make_express(**fields: Any) -> DeliveryMethod:
    given = {
        "code": "express",
        "name": "Express",
        "price": Decimal("11.90"),
        "free_over": None,
        "days_max": 1,
    }
    return make_method(**{**given, **fields})


def test_names_the_cheapest_way_and_the_fastest() -> None:
    make_express()
    make_method(position=1)
    make_express(code="courier", price=Decimal("24.90"), position=2)
    assert note_of(make_product()) == [
        "Delivery to Germany",
        f"Standard, €4.90, free from €50.00; {arrives(12, 16)}",
        f"Express, €11.90; {arrives(12, 12)}",
    ]


def test_stands_by_the_button() -> None:
    make_method()
    html = page_of(make_product())
    assert html.index('<form class="buy"') < html.index("delivery-note") < html.index('id="reviews"')


def test_names_one_way_that_is_both() -> None:
    make_method(days_max=1)
    make_express()
    assert note_of(make_product()) == [
        "Delivery to Germany",
        f"Standard, €4.90, free from €50.00; {arrives(12, 12)}",
    ]


def test_says_that_delivery_is_free() -> None:
    make_method(free_over=Decimal("24.90"))
    assert note_of(make_product())[1].startswith("Standard, free; arrives")


@pytest.mark.parametrize("kind", ["needs none", "goes nowhere", "has no price", "has no class"])
def test_says_nothing_where_nothing_is_sent(kind: str) -> None:
    product = make_product()
    make_method(make_zone("Alps", "CH") if kind == "goes nowhere" else None)
    if kind == "needs none":
        ProductClass.objects.update(requires_shipping=False)
    elif kind == "has no price":
        StockRecord.objects.update(price=None)
    elif kind == "has no class":
        Product.objects.update(product_class=None)
    assert note_of(product) == []


def test_survives_a_price_in_another_currency() -> None:
    make_method()
    product = make_product()
    StockRecord.objects.update(price_currency="USD")
    assert note_of(product) == []


def test_promises_no_day_for_what_is_sold_out() -> None:
    make_method()
    make_express()
    product = make_product()
    StockRecord.objects.update(num_in_stock=0)
    assert note_of(product) == ["Delivery to Germany", "Standard, €4.90, free from €50.00"]


def test_promises_no_day_for_what_is_still_on_order() -> None:
    make_method()
    product = make_product()
    StockRecord.objects.update(num_in_stock=0, backorder_limit=5)
    assert note_of(product) == [
        "Delivery to Germany",
        "Standard, €4.90, free from €50.00; leaves as soon as all of it is here",
    ]


def test_says_of_variants_what_holds_for_each_that_can_be_bought() -> None:
    make_method(code="letter", name="Letter", price=Decimal("1.90"), free_over=None, max_weight_grams=500)
    make_method()
    wire = make_product("Wire", structure=Product.PARENT)
    light, heavy, gone = (make_variant(wire, price=price) for price in ("49.00", "60.00", "1.00"))
    StockRecord.objects.filter(product=gone).update(num_in_stock=0)
    Product.objects.filter(pk=light.pk).update(weight_grams=100)
    Product.objects.filter(pk=gone.pk).update(weight_grams=9000)
    assert note_of(wire)[1].startswith("Letter, €1.90; ")
    Product.objects.filter(pk=heavy.pk).update(weight_grams=501)
    assert note_of(wire)[1].startswith("Standard, €4.90, free from €50.00; ")
    StockRecord.objects.filter(product=light).update(price=Decimal("50.00"))
    assert note_of(wire)[1].startswith("Standard, free; ")


def test_leads_to_the_page_about_delivery_where_an_editor_has_chosen_one() -> None:
    make_method()
    product = make_product()
    page = below(make_home(), StandardPage(title="Delivery and returns", slug="sending"))
    assert len(note_of(product)) == 2
    Footer.objects.create(delivery_page=page)
    assert '<p><a href="/sending/">Delivery and returns</a></p>' in page_of(product)
    page.unpublish()
    assert len(note_of(product)) == 2
    page.delete()
    assert len(note_of(product)) == 2
    assert Footer.objects.get().delivery_page_id is None


@pytest.mark.parametrize(
    ("hour", "until"),
    [(12, "2026-03-11T15:00:00+01:00"), (16, "2026-03-12T00:00:00+01:00")],
)
def test_is_right_until_the_cut_off_passes_or_the_day_turns(hour: int, until: str, settings: Any) -> None:
    settings.DEBUG = True  # then the answer tells
    make_method()
    product = make_product()
    with clock.at(WEDNESDAY_NOON.replace(hour=hour)):
        headers = Client().get(product.get_absolute_url()).headers
    assert headers["X-Page-Valid-Until"] == until
    assert "delivery" in headers["X-Page-Tags"].split()


def test_has_other_days_after_the_cut_off() -> None:
    make_method()
    product = make_product()
    before, after = (note_of(product, at=WEDNESDAY_NOON.replace(hour=hour))[1] for hour in (14, 15))
    assert before.endswith(arrives(12, 16))
    assert after.endswith(arrives(13, 17))


def change_zone(bob: User) -> None:
    services.save(DeliveryZone.objects.get(), actor=bob, countries=[])


def change_method(bob: User) -> None:
    services.save(DeliveryMethod.objects.get(), actor=bob)


def take_method_away(bob: User) -> None:
    services.delete(DeliveryMethod.objects.get(), actor=bob)


def add_holiday(bob: User) -> None:
    services.save(Holiday(date=date(2026, 3, 12), name="A day off"), actor=bob)


@pytest.mark.parametrize("change", [change_zone, change_method, take_method_away, add_holiday])
def test_is_dropped_when_delivery_changes(change: Callable[[User], None], settings: Any) -> None:
    settings.DEBUG = True
    make_method()
    product, bob = make_product(), User.objects.create_user("bob@example.com", "correct horse battery")
    tags = Client().get(product.get_absolute_url()).headers["X-Page-Tags"].split()
    note, before = note_of(product), pagecache.versions(tags)
    change(bob)
    assert pagecache.versions(tags) != before
    assert (note_of(product) == note) == (change is change_method)  # saved as it was
