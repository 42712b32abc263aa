"""The ways through the account: where somebody stands is said."""

import re

import pytest
from django.test import Client

from shop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(User.objects.create_user("alice@example.com", "pw"))
    return client


def marked(client: Client, path: str) -> list[tuple[str, str]]:
    html = client.get(path).content.decode()
    nav = html[html.index('<nav class="account-nav"') : html.index("</nav>", html.index("account-nav"))]
    return re.findall(r'<a href="([^"]+)" aria-current="(\w+)"', nav)


@pytest.mark.parametrize(
    "path", ["/account/", "/account/addresses/", "/account/email/", "/account/sessions/"]
)
def test_marks_the_page_one_is_on(client: Client, path: str):
    assert marked(client, path) == [(path, "page")]


def test_marks_what_a_page_belongs_to(client: Client):
    assert marked(client, "/account/addresses/add/") == [("/account/addresses/", "true")]
