from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from shop.core import audit, clock, pagecache
from shop.shipping.models import DeliveryMethod, DeliveryZone, Holiday
from shop.shipping.tests.zones import make_country, make_method, make_zone
from shop.users import roles
from shop.users.models import User

pytestmark = pytest.mark.django_db
LIST = "/dashboard/shipping/"


@pytest.fixture
def bob(client: Client) -> Client:
    """Signed in as somebody who looks after the assortment."""
    user = User.objects.create_user("bob@example.com", "pw")
    roles.assign(user, roles.Role.MERCHANDISER)
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def _one_factor(settings) -> None:
    settings.STAFF_NEED_SECOND_FACTOR = False


def page(kind: str, action: str, row=None) -> str:
    return reverse(f"dashboard:delivery-{kind}-{action}", args=[row.pk] if row else [])


def a_method(zone: DeliveryZone, **fields: object) -> dict[str, object]:
    return {
        "zone": zone.pk,
        "name": "Express",
        "code": "express",
        "price": "9.90",
        "free_over": "",
        "tax_category": "standard",
        "max_weight_grams": "",
        "cut_off": "15:00",
        "days_min": "1",
        "days_max": "1",
        "position": "0",
        "is_active": "on",
        **fields,
    }


def test_lists_zones_methods_and_holidays_to_come(bob):
    make_method(make_zone("Germany", "DE"))
    make_zone("Moon", "AQ")
    Holiday.objects.create(date=date(2026, 4, 6), name="Easter Monday")
    Holiday.objects.create(date=date(2026, 1, 1), name="New Year")
    with clock.at(datetime(2026, 3, 11, tzinfo=ZoneInfo("Europe/Berlin"))):
        text = bob.get(LIST).content.decode()
    for words in (
        "Germany",
        "Standard",
        "4.90",
        "50.00",
        "15:00",
        "1–3",
        "Moon",
        "No methods yet",
        "Easter Monday",
    ):
        assert words in text
    assert "New Year" not in text


def test_adds_a_zone_with_its_countries(bob):
    make_country("CH", "Switzerland")
    answer = bob.post(page("zone", "create"), {"name": "Alps", "countries": ["CH"]})
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    zone = DeliveryZone.objects.get()
    assert [country.pk for country in zone.countries.all()] == ["CH"]
    [entry] = audit.trail(zone)
    assert (entry.action, entry.actor_name) == ("deliveryzone.added", "bob@example.com")


def test_lets_a_country_belong_to_one_zone(bob):
    make_country("CH", "Switzerland")
    make_zone("Alps", "CH")
    answer = bob.post(page("zone", "create"), {"name": "Other", "countries": ["CH"]})
    assert "Switzerland belongs to the zone “Alps” already." in answer.content.decode()
    assert 'value="Other"' in answer.content.decode()
    assert DeliveryZone.objects.count() == 1


def test_adds_a_method_that_customers_are_offered_from_then_on(bob):
    before = pagecache.versions(["delivery"])
    bob.post(page("method", "create"), a_method(make_zone()))
    method = DeliveryMethod.objects.get()
    assert (method.code, method.price, method.cut_off) == ("express", Decimal("9.90"), time(15))
    assert (method.free_over, method.is_active) == (None, True)
    assert pagecache.versions(["delivery"]) != before


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"days_min": "5", "days_max": "2"}, "The most days cannot be fewer than the fewest."),
        ({"price": "-1"}, "Ensure this value is greater than or equal to 0."),
        ({"price": "abc"}, "Enter a number."),
        ({"cut_off": "25:00"}, "Enter a valid time."),
        ({"code": "standard"}, "This zone has a method with this code already."),
    ],
)
def test_says_what_is_wrong_with_a_method_and_keeps_what_was_typed(bob, wrong, sentence):
    method = make_method()
    answer = bob.post(page("method", "create"), a_method(method.zone, **wrong))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in text
    assert 'value="Express"' in text
    assert list(DeliveryMethod.objects.all()) == [method]


def test_changes_a_method_and_writes_down_what_it_was(bob):
    method = make_method()
    shown = bob.get(page("method", "edit", method)).content.decode()
    assert 'value="15:00"' in shown
    bob.post(
        page("method", "edit", method), a_method(method.zone, code="standard", name="Standard", price="5.90")
    )
    method.refresh_from_db()
    assert method.price == Decimal("5.90")
    assert audit.trail(method)[0].changes["price"] == ["4.90", "5.90"]


def test_asks_before_it_deletes(bob):
    method = make_method()
    address = page("method", "delete", method)
    assert "Do you want to delete “Germany: Standard”?" in bob.get(address).content.decode()
    assert DeliveryMethod.objects.exists()
    assert bob.post(address)["Location"] == LIST
    assert not DeliveryMethod.objects.exists()


def test_keeps_a_zone_that_still_has_methods(bob):
    method = make_method()
    answer = bob.post(page("zone", "delete", method.zone), follow=True)
    assert "“Germany” still has delivery methods." in answer.content.decode()
    assert DeliveryZone.objects.exists()
    assert not audit.trail(method.zone).exists()


def test_adds_changes_and_deletes_a_holiday(bob):
    bob.post(page("holiday", "create"), {"date": "2026-10-03", "name": "Unity Day"})
    holiday = Holiday.objects.get()
    assert 'value="2026-10-03"' in bob.get(page("holiday", "edit", holiday)).content.decode()
    bob.post(page("holiday", "edit", holiday), {"date": "2026-10-03", "name": "German Unity Day"})
    assert Holiday.objects.get().name == "German Unity Day"
    twice = bob.post(page("holiday", "create"), {"date": "2026-10-03", "name": "Again"})
    assert "already exists" in twice.content.decode()
    bob.post(page("holiday", "delete", holiday))
    assert not Holiday.objects.exists()


def test_lets_staff_who_may_only_look_do_no_more(client):
    mallory = User.objects.create_user("mallory@example.com", "pw")
    names = ["access_dashboard", "view_deliverymethod"]
    mallory.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(User.objects.get(pk=mallory.pk))
    method = make_method()
    text = client.get(LIST).content.decode()
    assert "Standard" in text
    assert page("method", "edit", method) not in text
    assert client.post(page("method", "delete", method)).status_code == 403
    assert client.post(page("method", "edit", method), a_method(method.zone)).status_code == 403
    assert DeliveryMethod.objects.get().name == "Standard"


def test_knows_no_method_that_is_not_there(bob):
    assert bob.get("/dashboard/shipping/methods/999/").status_code == 404


def test_stands_in_the_menu(bob):
    assert f'href="{LIST}"' in bob.get("/dashboard/").content.decode()
