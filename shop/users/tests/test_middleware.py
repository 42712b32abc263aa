import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role
from shop.users.staff_paths import is_staff_path

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"
SET_UP = "/account/2fa/totp/activate/"
STAFF_PAGES = ["/dashboard/", "/dashboard/orders/", "/cms/", "/cms/pages/"]


@pytest.fixture
def bob() -> User:
    user = User.objects.create_user("bob@example.com", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    roles.assign(user, Role.ADMIN)
    return user


@pytest.fixture
def _outside_a_demo(settings) -> None:
    settings.STAFF_NEED_SECOND_FACTOR = True


def sign_in(client: Client) -> str:
    answer: Any = client.post("/account/login/", {"login": "bob@example.com", "password": PASSWORD})
    return str(answer["Location"])


def open_set_up(client: Client) -> Any:
    """The page that shows the secret; allauth asks for the password once more before it."""
    client.get(SET_UP)
    return client.post("/account/reauthenticate/", {"password": PASSWORD, "next": SET_UP}, follow=True)


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


@pytest.mark.parametrize("page", STAFF_PAGES)
@pytest.mark.usefixtures("_outside_a_demo")
def test_keeps_staff_pages_from_whoever_has_no_second_factor(client, bob, page):
    sign_in(client)
    answer = client.get(page)
    assert (answer.status_code, answer["Location"]) == (302, SET_UP)


@pytest.mark.parametrize("page", STAFF_PAGES)
def test_asks_for_none_in_a_demo(client, bob, page):
    sign_in(client)
    assert client.get(page).status_code == 200


@pytest.mark.usefixtures("_outside_a_demo")
def test_lets_post_nothing_without_it(client, bob):
    sign_in(client)
    assert client.post("/dashboard/partners/create/", {"name": "Evil"})["Location"] == SET_UP


@pytest.mark.usefixtures("_outside_a_demo")
def test_lets_it_be_set_up_and_then_lets_in(client, bob):
    sign_in(client)
    page = client.get("/dashboard/", follow=True)
    assert "People who work here need a second factor." in page.content.decode()
    page = open_set_up(client)
    answer = client.post(SET_UP, {"code": code(page.context["form"].secret)})
    assert answer["Location"] == "/account/2fa/recovery-codes/"
    assert client.get("/account/2fa/recovery-codes/").status_code == 200
    assert client.get("/dashboard/").status_code == 200
    assert client.get("/cms/").status_code == 200


@pytest.mark.usefixtures("_outside_a_demo")
def test_refuses_a_wrong_code_and_leaves_all_as_it_was(client, bob):
    sign_in(client)
    page = open_set_up(client)
    wrong = f"{(int(code(page.context['form'].secret)) + 1) % 1_000_000:06}"
    answer = client.post(SET_UP, {"code": wrong})
    assert "Incorrect code." in answer.content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.usefixtures("_outside_a_demo")
def test_shows_no_secret_to_whoever_finds_a_session_left_open(client, bob):
    sign_in(client)
    assert client.get(SET_UP)["Location"].startswith("/account/reauthenticate/")
    answer = client.post("/account/reauthenticate/", {"password": "wrong", "next": SET_UP})
    assert "Incorrect password." in answer.content.decode()
    assert client.get(SET_UP).status_code == 302


@pytest.mark.usefixtures("_outside_a_demo")
def test_leaves_the_shop_to_whoever_has_none(client, bob):
    sign_in(client)
    assert client.get("/basket/").status_code == 200


def test_asks_whoever_has_one_at_each_sign_in(client, bob):
    secret = generate_totp_secret()
    TOTP.activate(bob, secret)
    assert sign_in(client) == "/account/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    assert client.get("/dashboard/")["Location"].startswith("/dashboard/login/")
    wrong = f"{(int(code(secret)) + 1) % 1_000_000:06}"
    assert client.post("/account/2fa/authenticate/", {"code": wrong}).status_code == 200
    assert "_auth_user_id" not in client.session
    client.post("/account/2fa/authenticate/", {"code": code(secret)})
    assert client.session["_auth_user_id"] == str(bob.pk)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/cms/", True),
        ("/dashboard/orders/", True),
        ("/en/dashboard/", True),
        ("/", False),
        ("/blog/cms/", False),
    ],
)
def test_knows_a_staff_page_in_any_language(path, expected):
    assert is_staff_path(path) is expected
