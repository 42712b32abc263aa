"""The colour as a publisher sets it, in the Wagtail admin."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.brand import Brand
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db


def signed_in(client: Client, role: Role) -> Client:
    bob = User.objects.create_user("bob@example.com", "correct horse battery")
    roles.assign(bob, role)
    client.force_login(bob)
    return client


def address() -> str:
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["home", "brand", site.pk])


def typed(colour: str) -> dict[str, str]:
    return {"colour": colour, "logo": "", "icon": ""}


def test_lets_a_publisher_set_the_colour(client: Client) -> None:
    answer = signed_in(client, Role.PUBLISHER).post(address(), typed("#1B4FA3"))
    assert (answer.status_code, answer["Location"]) == (302, address())
    assert Brand.objects.get().colour == "#1b4fa3"


def test_refuses_a_publisher_a_colour_that_nobody_could_read_and_keeps_what_was_typed(client: Client) -> None:
    answer = signed_in(client, Role.PUBLISHER).post(address(), typed("#ffcc00"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Letters would be hard to read in this colour" in page
    assert 'value="#ffcc00"' in page
    assert not Brand.objects.exclude(colour="").exists()


def test_lets_no_editor_change_it(client: Client) -> None:
    answer = signed_in(client, Role.EDITOR).post(address(), typed("#1b4fa3"))
    assert answer.status_code in {302, 403}
    assert not Brand.objects.exclude(colour="").exists()
