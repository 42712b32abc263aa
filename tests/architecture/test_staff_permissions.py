"""Every staff page asks for a permission by name. Proved from outside, by asking for each of them."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import clear_url_caches
from oscar.apps.dashboard.nav import _dashboard_url_names_to_config

from shop.users.models import User
from tests.architecture.staff_addresses import Address, is_reachable, staff_addresses

pytestmark = pytest.mark.django_db

# Where anybody may knock, and why.
EXEMPT = {
    "/dashboard/login/": "the door: it leads to the sign-in page",
    "/dashboard/logout/": "leads to the page that signs out",
    "/cms/login/": "the door: it leads to the sign-in page",
    "/cms/password_reset/": "leads to the page that resets passwords",
    "/cms/sprite/": "Wagtail's icons, which its sign-in page showed too",
    "/cms/jsi18n/": "Wagtail's translations for its scripts",
}
# Wagtail's last pattern, which answers 404 to everything else, and doors of Wagtail that ours stand before.
SHADOWED = ("wagtailadmin_login", "wagtailadmin_password_reset")


@pytest.fixture
def planted(settings) -> Iterator[None]:
    settings.ROOT_URLCONF = "tests.architecture.planted_urls"
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def mallory(client: Client) -> Client:
    client.force_login(User.objects.create_user("mallory@example.com", "pw"))
    return client


@pytest.fixture
def only_flagged(client: Client) -> Client:
    """Signed in as somebody whose row says `is_staff` and who has no permission at all."""
    user = User.objects.create_user("flagged@example.com", "pw")
    User.objects.filter(pk=user.pk).update(is_staff=True)
    client.force_login(user)
    return client


def guarded(prefix: str) -> list[Address]:
    return [
        address
        for address in staff_addresses()
        if address.path.startswith(prefix) and not is_exempt(address) and is_reachable(address)
    ]


def is_exempt(address: Address) -> bool:
    return any(
        address.path == path or (path.endswith("reset/") and address.path.startswith(path)) for path in EXEMPT
    )


def unguarded(client: Client, prefix: str) -> list[str]:
    """The pages that this visitor gets to see."""
    return [str(address) for address in guarded(prefix) if not is_turned_away(client, address)]


def is_turned_away(client: Client, address: Address) -> bool:
    answer = client.get(address.path)
    is_sent_away = answer.status_code == 302 and answer["Location"].startswith(
        ("/account/login/", "/dashboard/login/", "/cms/login/")
    )
    # A 404 would not do: an open page about a thing that does not exist answers so too.
    return is_sent_away or answer.status_code == 403


def test_finds_the_staff_pages_there_are():
    assert len(guarded("/dashboard/")) > 90
    assert len(guarded("/cms/")) > 150


def test_knows_of_no_staff_page_that_it_cannot_ask_for():
    lost = [
        address
        for address in staff_addresses()
        if not is_reachable(address) and not is_exempt(address) and not address.name.startswith(SHADOWED)
    ]
    assert [str(address) for address in lost] == []


@pytest.mark.parametrize("prefix", ["/dashboard/", "/cms/"])
def test_sends_everybody_away_who_is_not_signed_in(client, prefix):
    assert unguarded(client, prefix) == []


@pytest.mark.parametrize("prefix", ["/dashboard/", "/cms/"])
def test_sends_a_customer_away(mallory, prefix):
    assert unguarded(mallory, prefix) == []


def test_asks_staff_for_more_than_being_staff(only_flagged):
    assert unguarded(only_flagged, "/dashboard/") == []


def test_names_permissions_that_exist_on_each_page_of_the_dashboard():
    known = {
        f"{label}.{code}"
        for label, code in Permission.objects.values_list("content_type__app_label", "codename")
    }
    configs = _dashboard_url_names_to_config()
    for name in sorted({address.name for address in guarded("/dashboard/")}):
        asked = configs[name].get_permissions(name)
        for alternative in asked if isinstance(asked, tuple) else (asked,):
            assert alternative, name
            assert set(alternative) <= known, name


@pytest.mark.usefixtures("planted")
def test_catches_a_page_that_is_open_to_everybody(client):
    assert unguarded(client, "/dashboard/") == ["/dashboard/open/ (planted-open)"]
    assert unguarded(client, "/cms/") == ["/cms/open/ (planted-cms)"]


@pytest.mark.usefixtures("planted")
def test_catches_a_page_that_is_open_to_every_account(mallory):
    assert unguarded(mallory, "/dashboard/") == [
        "/dashboard/open/ (planted-open)",
        "/dashboard/for-any-account/ (planted-account)",
    ]


@pytest.mark.usefixtures("planted")
def test_catches_a_page_that_is_open_to_all_staff(only_flagged):
    assert "/dashboard/for-any-staff/ (planted-staff)" in unguarded(only_flagged, "/dashboard/")
