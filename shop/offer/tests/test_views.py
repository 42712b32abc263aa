"""The offers' pages: the same for everybody, right until the clock says otherwise."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from shop.catalogue.cards import NEW_FOR
from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import make_product, make_variant, picture
from shop.core import clock, pagecache
from shop.offer import services
from shop.offer.models import ConditionalOffer, Range, RangeProduct
from shop.offer.tests.till import make_offer, make_order, make_range
from shop.offer.views import OfferDetailView, OfferListView, RangeDetailView

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def shelf(name: str, *, number: int = 1) -> Range:
    """A range of a category with so many products."""
    category = Category.add_root(name=name)
    for count in range(number):
        make_product(f"{name} {count}", category=category)
    each = make_range(name, includes_all_products=False, is_public=True)
    each.included_categories.add(category)
    return each


def test_lists_the_offers_of_this_moment_each_with_four_of_its_products(client: Client) -> None:
    make_offer("Bench week", on=shelf("Boards", number=5), description="<p>Cheap boards.</p>", priority=1)
    make_offer("Tool time", on=shelf("Tools"))
    html = client.get("/offers/").content.decode()
    assert re.findall(r'<h2 [^>]*><a href="([^"]+)"', html) == ["/offers/bench-week/", "/offers/tool-time/"]
    assert re.findall(r'card__title"><a href="/products/([^/]+)/', html) == [
        *("boards-4", "boards-3", "boards-2", "boards-1"),
        "tools-0",
    ]
    assert "Cheap boards." in html
    assert '<link rel="canonical" href="http://testserver/offers/">' in html


def test_shows_an_offer_with_all_that_is_in_it(client: Client) -> None:
    make_offer("Bench week", on=shelf("Boards", number=25), end_datetime=clock.now() + timedelta(days=3))
    html = client.get("/offers/bench-week/").content.decode()
    assert "25 products" in html
    assert html.count("<article") == 24
    assert "Until " in html
    second = client.get("/offers/bench-week/?page=2").content.decode()
    assert second.count("<article") == 1
    assert '<link rel="canonical" href="http://testserver/offers/bench-week/?page=2">' in second
    documents = [json.loads(found) for found in re.findall(r'ld\+json">(.*?)</script>', html, re.S)]
    assert [document["@type"] for document in documents] == ["BreadcrumbList", "CollectionPage"]


@pytest.mark.parametrize(
    "kind",
    [
        {"offer_type": ConditionalOffer.VOUCHER},
        {"offer_type": ConditionalOffer.USER},
        {"status": ConditionalOffer.SUSPENDED},
        {"end_datetime": NOON - timedelta(minutes=1)},
        {"start_datetime": NOON + timedelta(minutes=1)},
    ],
)
def test_shows_no_offer_that_is_not_for_everybody_now(client: Client, kind: dict[str, Any]) -> None:
    make_product()
    make_offer("Bench week", **kind)
    with clock.at(NOON):
        assert client.get("/offers/bench-week/").status_code == 404
        assert "There is no offer at the moment." in text_of(client.get("/offers/").content.decode())


def test_leaves_out_what_no_offer_may_lower(client: Client) -> None:
    make_product("Plain")
    make_product("Never cheaper", is_discountable=False)
    make_offer("Bench week")
    for path in ("/offers/", "/offers/bench-week/"):
        html = client.get(path).content.decode()
        assert "Plain" in html
        assert "Never cheaper" not in html


def test_shows_an_offer_without_products(client: Client) -> None:
    offer = make_offer("Bench week")
    offer.condition.range = None
    offer.condition.save()
    assert "Bench week" in client.get("/offers/").content.decode()
    assert "0 products" in client.get("/offers/bench-week/").content.decode()


def test_shows_the_page_of_a_range_that_has_one(client: Client) -> None:
    each = shelf("Boards", number=2)
    assert "2 products" in client.get("/offers/ranges/boards/").content.decode()
    Range.objects.filter(pk=each.pk).update(is_public=False)
    assert client.get("/offers/ranges/boards/").status_code == 404
    assert client.get("/offers/ranges/nothing-here/").status_code == 404


def test_escapes_a_hostile_name(client: Client) -> None:
    make_product()
    offer = make_offer("</script><script>alert(1)</script>", slug="x")
    for path in ("/offers/", offer.get_absolute_url()):
        html = client.get(path).content.decode()
        assert "<script>alert" not in html


def collected(rf: RequestFactory, view: type, **kwargs: str) -> pagecache.Collection:
    with pagecache.collect() as collection:
        view.as_view()(rf.get("/"), **kwargs)  # type: ignore[attr-defined]
    return collection


def test_says_what_it_is_made_of_and_until_when_it_is_right(rf: RequestFactory) -> None:
    product = make_product()
    make_offer("Ends first", end_datetime=NOON + timedelta(days=3))
    make_offer("Ends later", end_datetime=NOON + timedelta(days=9))
    make_offer("Over", end_datetime=NOON - timedelta(days=1))
    with clock.at(NOON):
        page = collected(rf, OfferListView)
        assert page.tags == {"offers", "catalogue", f"product:{product.pk}"}
        assert page.valid_until == NOON + timedelta(days=3)
        make_offer("Begins", start_datetime=NOON + timedelta(days=2))
        make_offer("Never begins", start_datetime=NOON + timedelta(days=1), status="Suspended")
        assert collected(rf, OfferListView).valid_until == NOON + timedelta(days=2)
        one = collected(rf, OfferDetailView, slug="ends-later")
        assert one.tags == page.tags
        assert one.valid_until == NOON + timedelta(days=9)
    make_range("Everything else", is_public=True)
    of_range = collected(rf, RangeDetailView, slug="everything-else")
    assert of_range.tags == page.tags
    assert of_range.valid_until == product.date_created + NEW_FOR  # its card says that it is new


def change_offer(offer: ConditionalOffer) -> None:
    offer.save()


def delete_offer(offer: ConditionalOffer) -> None:
    offer.delete()


def change_benefit(offer: ConditionalOffer) -> None:
    offer.benefit.save()


def change_condition(offer: ConditionalOffer) -> None:
    offer.condition.save()


def change_range(offer: ConditionalOffer) -> None:
    offer.condition.range.save()


def widen_range(offer: ConditionalOffer) -> None:
    offer.condition.range.included_categories.add(Category.add_root(name="Tools"))


def put_into_range(offer: ConditionalOffer) -> None:
    offer.condition.range.add_product(Product.objects.get())


def leave_out(offer: ConditionalOffer) -> None:
    offer.condition.range.excluded_products.add(Product.objects.get())


def put_in_order(offer: ConditionalOffer) -> None:
    rows = [RangeProduct.objects.create(range=offer.condition.range, product=Product.objects.get())]
    before = pagecache.versions(["offers"])
    RangeProduct.objects.bulk_update(rows, ["display_order"])
    assert pagecache.versions(["offers"]) != before


def use_up(offer: ConditionalOffer) -> None:
    with transaction.atomic():
        services.take([(offer.pk, 1, Decimal(1))], order_id=make_order().pk)


@pytest.mark.parametrize(
    "change",
    [
        *(change_offer, delete_offer, change_benefit, change_condition, change_range, widen_range),
        *(put_into_range, leave_out, put_in_order, use_up),
    ],
)
def test_is_dropped_by_what_it_shows(change: Callable[[ConditionalOffer], None]) -> None:
    make_product()
    offer = make_offer(
        "Bench week", on=make_range("Some", includes_all_products=False), max_global_applications=1
    )
    offer = ConditionalOffer.objects.get(pk=offer.pk)
    before = pagecache.versions(["offers"])
    change(offer)
    assert pagecache.versions(["offers"]) != before


def test_is_dropped_when_an_order_gives_the_last_use_back_and_by_no_other_order() -> None:
    offer = make_offer("Bench week", max_global_applications=2)
    first, second = make_order(), make_order()

    def dropped(step: Callable[[], None]) -> bool:
        before = pagecache.versions(["offers"])
        with transaction.atomic():
            step()
        return pagecache.versions(["offers"]) != before

    assert not dropped(lambda: services.take([(offer.pk, 1, Decimal(1))], order_id=first.pk))
    assert dropped(lambda: services.take([(offer.pk, 1, Decimal(1))], order_id=second.pk))
    assert dropped(lambda: services.give_back(first.pk))
    assert not dropped(lambda: services.give_back(second.pk))


def queries_of(client: Client, path: str) -> int:
    client.get(path)  # the frame and the tax rates are kept
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def fill(each: Range, *, number: int) -> None:
    """So many products that are sold as variants, in a category of the range."""
    category = each.included_categories.get()
    for count in range(number):
        shirt = make_product(f"Shirt {count} of {each.name}", structure=Product.PARENT, category=category)
        picture(shirt)
        picture(make_variant(shirt, colour="Copper"))


@pytest.mark.parametrize("number", [3, 30])
def test_asks_as_often_for_any_number_of_offers(client: Client, number: int) -> None:
    for count in range(number):
        each = shelf(f"Shelf {count}")
        fill(each, number=1)
        make_offer(f"Offer {count}", on=each)
    # offers, counted and read; the next change; paths of categories, included and excluded; which products; these,
    # with stock, pictures and copies, and the same of their variants; the frame, the site
    assert queries_of(client, "/offers/") == 16


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize("path", ["/offers/bench-week/", "/offers/ranges/boards/"])
def test_asks_as_often_for_any_number_of_products(client: Client, number: int, path: str) -> None:
    each = shelf("Boards")
    fill(each, number=number)
    make_offer("Bench week", on=each)
    # the offer or the range; paths, included and excluded; products, counted and read, with stock, pictures and
    # copies, and the same of their variants; the frame, the site
    assert queries_of(client, path) == 14
