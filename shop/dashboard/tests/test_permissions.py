import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.urls import reverse
from oscar.apps.dashboard.nav import _dashboard_url_names_to_config

from shop.catalogue.models import Category
from shop.catalogue.reviews.models import ProductReview
from shop.dashboard.permissions import STRICTER, TO_POST
from shop.order.models import Order
from shop.order.tests.purchases import country, offer_of, place_finches
from shop.partner.tests.shelf import record_of
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
    assert set(TO_POST) <= set(_dashboard_url_names_to_config())


ACTIONS = {
    "users-index": {"action": "make_inactive", "selected_user": "%(ada)s"},
    "catalogue-product-list": {"action": "make_products_non_public", "selected_product": "%(product)s"},
    "catalogue-category-list": {"action": "make_non_public", "selected_category": "%(boards)s"},
    "catalogue-category-detail-list": {"action": "make_non_public", "selected_category": "%(radio)s"},
    "reviews-list": {
        "action": "update_selected_review_status",
        "status": "2",
        "selected_review": "%(review)s",
    },
    "offer-detail": {"suspend": "1"},
    "partner-manage": {"name": "Mallory", "line1": "Hof 1", "postcode": "89073", "country": "DE"},
}


@pytest.fixture
def shelves() -> dict[str, Any]:
    """Something to be changed from each of the pages, by its key."""
    product = record_of().product
    country("DE")
    boards = Category.add_root(name="Boards")
    review = ProductReview.objects.create(product=product, score=4, title="Good", body="So it is.", name="Al")
    ada = User.objects.create_user("ada@example.com", "pw")
    radio = boards.add_child(name="Radio")
    offer = offer_of()
    partner = product.stockrecords.get().partner
    return {"product": product, "boards": boards, "radio": radio, "review": review, "ada": ada} | {
        "offer": offer, "partner": partner,
    }  # fmt: skip


def stored(rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [type(row).objects.filter(pk=row.pk).values().get() for row in rows.values()]


def address_of(name: str, shelves: dict[str, Any]) -> str:
    pk = {"catalogue-category-detail-list": "boards", "offer-detail": "offer", "partner-manage": "partner"}
    return reverse(f"dashboard:{name}", kwargs={"pk": shelves[pk[name]].pk} if name in pk else {})


@pytest.mark.parametrize("name", sorted(TO_POST))
def test_lets_whoever_may_look_change_nothing(name, client, bob, shelves):
    looks = Permission.objects.filter(codename__startswith="view_") | Permission.objects.filter(
        codename="access_dashboard"
    )
    bob.user_permissions.set(looks)
    client.force_login(bob)
    keys = {key: row.pk for key, row in shelves.items()}
    before = stored(shelves)
    page = address_of(name, shelves)
    assert client.get(page).status_code == 200
    fields = {field: value % keys for field, value in ACTIONS[name].items()}
    assert client.post(page, fields).status_code == 403
    assert stored(shelves) == before


@pytest.mark.parametrize("name", sorted(set(TO_POST) - {"catalogue-product-list"}))  # which asks first
def test_lets_an_admin_change_from_the_same_page(name, client, bob, shelves):
    roles.assign(bob, Role.ADMIN)
    client.force_login(bob)
    keys = {key: row.pk for key, row in shelves.items()}
    before = stored(shelves)
    client.post(address_of(name, shelves), {field: value % keys for field, value in ACTIONS[name].items()})
    assert stored(shelves) != before


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.ORDER_STAFF])
@pytest.mark.usefixtures("shelves")
def test_offers_no_actions_to_whoever_may_only_look(role, client, bob):
    roles.assign(bob, role)
    client.force_login(bob)
    for page in ("/dashboard/users/", "/dashboard/catalogue/", "/dashboard/catalogue/categories/"):
        assert 'name="action"' not in client.get(page).content.decode()
    roles.assign(bob, Role.ADMIN)
    client.force_login(User.objects.get(pk=bob.pk))
    for page in ("/dashboard/users/", "/dashboard/catalogue/", "/dashboard/catalogue/categories/"):
        assert 'name="action"' in client.get(page).content.decode()


def test_loads_nothing_from_elsewhere_and_counts_no_visits(client, bob):
    roles.assign(bob, Role.ADMIN)
    client.force_login(bob)
    page = client.get("/dashboard/").content.decode()
    assert "/static/oscar/js/jquery/jquery.min.js" in page
    assert "//ajax.googleapis.com" not in page
    assert "google" not in page.lower()


@pytest.mark.usefixtures("shelves")
def test_leads_order_staff_from_a_product_to_its_stock(client, bob):
    roles.assign(bob, Role.ORDER_STAFF)
    client.force_login(bob)
    page = client.get("/dashboard/catalogue/").content.decode()
    links = set(re.findall(r'href="(/dashboard/catalogue/products/[^"?]*)', page))
    assert links
    assert {client.get(link).status_code for link in links} == {200}
    assert "Create new product" not in page
