from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from shop.dashboard.permissions import STRICTER, TO_POST
from shop.order.models import Order
from shop.order.tests.purchases import place_finches
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = [
    pytest.mark.django_db,
    # Oscar lists offers in no order.
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]
PAGES = (
    "/dashboard/",
    "/dashboard/orders/",
    "/dashboard/catalogue/",
    "/dashboard/users/",
    "/dashboard/offers/",
    "/dashboard/vouchers/",
    "/dashboard/reviews/",
    "/dashboard/partners/",
    "/dashboard/reports/",
    "/cms/",
    "/cms/pages/",
    "/cms/users/",
    "/cms/redirects/",
)
ALLOWED = {
    Role.CUSTOMER: set(),
    Role.EDITOR: {"/cms/", "/cms/pages/"},
    Role.PUBLISHER: {"/cms/", "/cms/pages/", "/cms/redirects/"},
    Role.ORDER_STAFF: {
        "/dashboard/", "/dashboard/orders/", "/dashboard/catalogue/", "/dashboard/users/", "/dashboard/partners/",
    },
    Role.MERCHANDISER: {
        "/dashboard/", "/dashboard/catalogue/", "/dashboard/offers/", "/dashboard/vouchers/",
        "/dashboard/reviews/", "/dashboard/partners/", "/dashboard/reports/",
    },
    Role.SUPPORT: {
        "/dashboard/", "/dashboard/orders/", "/dashboard/catalogue/", "/dashboard/users/", "/dashboard/reviews/",
    },
    Role.ADMIN: set(PAGES),
}  # fmt: skip


def page_names(label: str) -> set[str]:
    config: Any = apps.get_app_config(label)
    return {pattern.name for pattern in config.urls[0]}


@pytest.fixture
def bob() -> User:
    return User.objects.create_user("bob@example.com", "pw")


@pytest.fixture
def order() -> Order:
    return place_finches(1)


@pytest.mark.parametrize("role", list(Role))
def test_opens_to_a_role_the_pages_of_its_work_and_no_others(client, bob, role):
    roles.assign(bob, role)
    client.force_login(bob)
    assert {page for page in PAGES if client.get(page).status_code == 200} == ALLOWED[role]


@pytest.mark.parametrize("role", [Role.ORDER_STAFF, Role.SUPPORT, Role.MERCHANDISER])
def test_shows_a_role_only_the_menu_that_it_can_use(client, bob, role):
    roles.assign(bob, role)
    client.force_login(bob)
    menu = client.get("/dashboard/").content.decode()
    for page in ("/dashboard/offers/", "/dashboard/orders/statistics/", "/dashboard/users/"):
        assert (f'href="{page}"' in menu) == (client.get(page).status_code == 200), page


def test_lets_order_staff_write_a_note(client, bob, order):
    roles.assign(bob, Role.ORDER_STAFF)
    client.force_login(bob)
    page = reverse("dashboard:order-note", kwargs={"number": order.number})
    client.post(page, {"message": "Rang twice."})
    assert order.notes.get().message == "Rang twice."


def test_sends_a_stranger_who_posts_to_the_sign_in_page(client, order):
    page = reverse("dashboard:order-note", kwargs={"number": order.number})
    answer = client.post(page, {"message": "x"})
    assert answer["Location"].startswith("/dashboard/login/?next=")
    assert not order.notes.exists()


def test_names_only_pages_that_there_are():
    for label, permissions in STRICTER.items():
        assert set(permissions) <= page_names(label)
    assert set(TO_POST) <= page_names("partners_dashboard")


def test_loads_nothing_from_elsewhere_and_counts_no_visits(client, bob):
    roles.assign(bob, Role.ADMIN)
    client.force_login(bob)
    page = client.get("/dashboard/").content.decode()
    assert "/static/oscar/js/jquery/jquery.min.js" in page
    assert "//ajax.googleapis.com" not in page
    assert "google" not in page.lower()
