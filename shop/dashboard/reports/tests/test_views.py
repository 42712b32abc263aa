"""A report is read by whoever may see its facts elsewhere too."""

import csv
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from oscar.apps.analytics.models import ProductRecord, UserRecord
from oscar.apps.dashboard.reports.utils import GeneratorRepository

from shop.basket.models import Basket
from shop.dashboard.permissions import REPORTS
from shop.dashboard.tests.staff import at_work, text_of
from shop.order.tests.purchases import discount_of, euros, line_of, offer_of, place, place_finches, voucher_of
from shop.partner.tests.shelf import record_of
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

PAGE = "/dashboard/reports/"
OF_PEOPLE = {"order_report", "user_analytics", "open_baskets", "submitted_baskets"}


@pytest.fixture
def alice() -> User:
    """Alice has bought something, left something in her basket, and was counted while she looked around."""
    alice = User.objects.create_user("alice@example.com", "pw", first_name="Alice", last_name="Ampere")
    offer = offer_of()
    voucher_of(offer)
    discount = discount_of(offer.pk, euros("2.49"), voucher_id=None)
    place(line_of(record_of(), off=euros("2.49")), discounts=(discount,), user=alice)
    Basket.objects.create(owner=alice, status="Open")
    Basket.objects.create(owner=alice, status="Submitted")
    UserRecord.objects.create(user=alice, num_orders=1)
    ProductRecord.objects.create(product=record_of("Wren").product, num_views=7)
    return alice


def read(client: Client, report: str, **asked: str) -> Any:
    return client.get(PAGE, {"report_type": report, "date_from": "", "date_to": "", **asked})


def offered(client: Client) -> set[str]:
    form = client.get(PAGE).context["form"]
    return {code for code, _words in form.fields["report_type"].choices}


def test_names_a_permission_for_each_report_there_is() -> None:
    assert {generator.code for generator in GeneratorRepository().get_report_generators()} == set(REPORTS)


@pytest.mark.parametrize("report", sorted(REPORTS))
@pytest.mark.parametrize("download", ["", "on"])
def test_refuses_reports_about_people_to_a_merchandiser(report: str, download: str, alice: User) -> None:
    mia = at_work(Role.MERCHANDISER, email="mia@example.com")
    answer = read(mia, report, download=download)
    assert answer.status_code == (403 if report in OF_PEOPLE else 200)
    assert alice.email not in answer.content.decode()
    assert "Ampere" not in answer.content.decode()


def test_offers_a_merchandiser_what_is_theirs() -> None:
    mia = at_work(Role.MERCHANDISER)
    assert offered(mia) == {"product_analytics", "vouchers", "conditional-offers"}
    assert "Orders placed" not in text_of(mia.get(PAGE))
    assert "Open baskets" not in text_of(mia.get(PAGE))


@pytest.mark.parametrize("report", sorted(REPORTS))
@pytest.mark.usefixtures("alice")
def test_shows_an_admin_each_report(report: str) -> None:
    ada = at_work(Role.ADMIN)
    assert offered(ada) == set(REPORTS)
    assert read(ada, report).status_code == 200
    assert read(ada, report, download="on")["Content-Type"] == "text/csv"


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.ORDER_STAFF, Role.SUPPORT])
def test_opens_to_nobody_whose_work_it_is_not(role: Role) -> None:
    client = at_work(role, email="mallory@example.com")
    assert client.get(PAGE).status_code == 403
    assert {read(client, report).status_code for report in REPORTS} == {403}


def test_refuses_the_page_to_whoever_may_read_none_of_them() -> None:
    mallory = User.objects.create_user("mallory@example.com", "pw")
    few = Permission.objects.filter(codename__in=["access_dashboard", "view_userrecord"])
    mallory.user_permissions.set(few)
    client = Client()
    client.force_login(mallory)
    assert client.get(PAGE).status_code == 403
    assert read(client, "user_analytics").status_code == 403


@pytest.mark.parametrize("report", ["", "nonsense", "order_report\0", "x" * 3000])
def test_says_when_there_is_no_such_report(report: str) -> None:
    answer = read(at_work(Role.ADMIN), report)
    assert answer.status_code == 200
    assert answer.context["form"].errors["report_type"]


def test_tells_in_each_download_what_is_true_then(alice: User) -> None:
    """Oscar keeps what it has read once for as long as the process lives."""
    ada = at_work(Role.ADMIN)
    before = read(ada, "open_baskets", download="on").content.decode().count(alice.email)
    Basket.objects.create(owner=alice, status="Open")
    assert read(ada, "open_baskets", download="on").content.decode().count(alice.email) == before + 1


def test_writes_nothing_that_a_spreadsheet_would_reckon_with() -> None:
    mallory = User.objects.create_user("mallory@example.com", "pw", first_name="=1+1", last_name="M")
    place_finches(1, user=mallory)
    content = read(at_work(Role.ADMIN), "order_report", download="on").content.decode()
    assert [row[1] for row in csv.reader(content.splitlines())] == ["Name", "'=1+1 M"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "Orders placed"),
        ({"date_from": "2026-03-01"}, "Orders placed from March 1, 2026 on"),
        ({"date_to": "2026-03-02"}, "Orders placed until March 2, 2026"),
        (
            {"date_from": "2026-03-01", "date_to": "2026-03-02"},
            "Orders placed from March 1, 2026 to March 2, 2026",
        ),
    ],
)
def test_says_for_which_days_it_tells(asked: dict[str, str], words: str) -> None:
    assert read(at_work(Role.ADMIN), "order_report", **asked).context["description"] == words
