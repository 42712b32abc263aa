import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"


@pytest.fixture
def bob() -> User:
    user = User.objects.create_user("bob@example.com", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    roles.assign(user, Role.ADMIN)
    return user


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("door", "leads_to"),
    [
        ("/dashboard/login/?next=/dashboard/orders/", "/account/login/?next=/dashboard/orders/"),
        ("/dashboard/login/", "/account/login/?next=/dashboard/"),
        ("/dashboard/logout/", "/account/logout/"),
        ("/cms/login/?next=/cms/pages/", "/account/login/?next=/cms/pages/"),
        ("/cms/login/", "/account/login/?next=/cms/"),
        ("/cms/password_reset/", "/account/password/reset/"),
        ("/cms/password_reset/confirm/MQ/set-password/", "/account/password/reset/"),
        ("/account/register/?next=/checkout/", "/account/signup/?next=/checkout/"),
        ("/account/change-password/", "/account/login/?next=/account/change-password/"),
        ("/account/forgotten/", "/account/password/reset/"),
    ],
)
def test_leads_to_the_one_page_and_keeps_where_to_go_next(client, door, leads_to):
    answer = client.get(door)
    assert (answer.status_code, answer["Location"]) == (302, leads_to)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("customer:login", "/account/login/"),
        ("customer:logout", "/account/logout/"),
        ("customer:register", "/account/register/"),
        ("customer:change-password", "/account/change-password/"),
        ("dashboard:login", "/dashboard/login/"),
        ("dashboard:logout", "/dashboard/logout/"),
        ("wagtailadmin_login", "/cms/login/"),
        ("password-reset", "/account/forgotten/"),
    ],
)
def test_keeps_the_names_that_others_reverse(name, address):
    assert reverse(name) == address


@pytest.mark.parametrize(
    "door",
    ["/dashboard/login/", "/cms/login/", "/account/register/", "/cms/password_reset/", "/account/forgotten/"],
)
def test_signs_nobody_in_who_posts_the_right_password(client, bob, door):
    typed = {
        "username": bob.email, "login": bob.email, "email": bob.email, "password": PASSWORD, "next": "/dashboard/",
        "login-username": bob.email, "login-password": PASSWORD, "login_submit": "Log In",
    }  # fmt: skip
    answer = client.post(door, typed)
    assert answer.status_code == 302
    assert answer["Location"].startswith(("/account/login/", "/account/signup/", "/account/password/reset/"))
    assert "_auth_user_id" not in client.session


def test_registers_nobody_who_posts_to_oscars_form(client):
    typed = {
        "registration-email": "new@example.com", "registration-password1": PASSWORD,
        "registration-password2": PASSWORD, "registration_submit": "Register",
    }  # fmt: skip
    for door in ("/account/register/", "/account/login/"):
        client.post(door, typed)
    assert not User.objects.exists()


def test_changes_no_password_that_is_posted_to_oscars_form(client, bob):
    client.force_login(bob)
    typed = {
        "old_password": PASSWORD,
        "new_password1": "another-password",
        "new_password2": "another-password",
    }
    answer = client.post("/account/change-password/", typed)
    assert (answer.status_code, answer["Location"]) == (302, "/account/password/change/")
    bob.refresh_from_db()
    assert bob.check_password(PASSWORD)


def test_signs_nobody_out_who_only_follows_a_link(client, bob):
    client.force_login(bob)
    for address in ("/account/logout/", "/dashboard/logout/"):
        client.get(address, follow=True)
        assert client.session["_auth_user_id"] == str(bob.pk)


def test_has_no_admin_of_django(client):
    assert client.get("/django-admin/").status_code == 404
    assert client.get("/admin/").status_code == 404


@pytest.mark.parametrize("start", ["/cms/", "/cms/pages/", "/dashboard/", "/cms/login/", "/dashboard/login/"])
def test_tells_a_signed_in_stranger_no_instead_of_sending_them_round(client, start):
    client.force_login(User.objects.create_user("mallory@example.com", "pw"))
    assert client.get(start, follow=True).status_code == 403


@pytest.mark.parametrize(("door", "inside"), [("/cms/login/", "/cms/"), ("/dashboard/login/", "/dashboard/")])
def test_lets_in_who_is_signed_in_already(client, bob, door, inside):
    client.force_login(bob)
    assert client.get(door)["Location"] == inside


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_sends_nobody_to_another_site(client, bob, elsewhere):
    assert client.get("/cms/login/", {"next": elsewhere})["Location"] == "/account/login/?next=/cms/"
    client.force_login(bob)
    assert client.get("/cms/login/", {"next": elsewhere})["Location"] == "/cms/"


def test_takes_no_post_from_another_site(browser, bob):
    answer = browser.post("/account/login/", {"login": bob.email, "password": PASSWORD})
    assert answer.status_code == 403
    assert "_auth_user_id" not in browser.session
