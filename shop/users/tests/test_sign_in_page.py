"""The door: password managers know it, and what is wrong is tied to its field."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def field(html: str, name: str) -> str:
    found = re.search(rf'<input[^>]* name="{name}"[^>]*>', html)
    assert found
    return found[0]


def test_can_be_filled_in_by_a_password_manager(client: Client):
    html = client.get("/account/login/").content.decode()
    assert 'autocomplete="email"' in field(html, "login")
    assert 'autocomplete="current-password"' in field(html, "password")


def test_ties_what_is_wrong_to_its_field(client: Client):
    html = client.post("/account/login/", {"login": "", "password": "x"}).content.decode()
    login = field(html, "login")
    assert 'aria-invalid="true"' in login
    assert 'aria-describedby="id_login_error"' in login
    assert '<ul class="errorlist" id="id_login_error"' in html
    assert "aria-invalid" not in field(html, "password")


def test_hides_the_button_that_takes_a_script(client: Client):
    html = client.get("/account/login/").content.decode()
    assert re.search(r'<button class="[^"]*show-password__button"[^>]* hidden', html)
