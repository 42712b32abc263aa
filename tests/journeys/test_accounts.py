"""What a person does with an account, from the first visit on, as a browser without JavaScript would."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client

from shop.users.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"
TAKEN_MAIL = "You have an account already"
WRONG = "This e-mail address and this password do not belong together."


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def alice() -> User:
    user = User.objects.create_user("alice@example.com", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def fill_in(client: Client, page: str, typed: dict[str, str]) -> Any:
    """Open a page, fill its form in and send it, hidden fields and all."""
    answer = client.get(page, follow=True)
    form = next(
        form for form in re.findall(r"<form.*?</form>", answer.content.decode(), re.S) if "csrf" in form
    )
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    action = re.search(r'action="([^"]+)"', form)
    target = action[1] if action else answer.request["PATH_INFO"]
    return client.post(target, {**hidden, **typed})


def sign_in(
    client: Client, email: str = "alice@example.com", password: str = PASSWORD, query: str = ""
) -> Any:
    return fill_in(client, f"/account/login/{query}", {"login": email, "password": password})


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def find(pattern: str, text: str) -> "re.Match[str]":
    found = re.search(pattern, text)
    assert found, pattern
    return found


def link_in(mail: Any) -> str:
    return find(r"http://testserver(/\S+)", mail.body)[1]


def test_signs_up_confirms_the_address_and_signs_in(client, mailoutbox):
    typed = {"email": "Alice@Example.com", "password1": PASSWORD, "password2": PASSWORD}
    assert fill_in(client, "/account/signup/", typed)["Location"] == "/account/confirm-email/"
    assert client.get("/account/confirm-email/").status_code == 200
    assert [mail.to for mail in mailoutbox] == [["alice@example.com"]]

    assert sign_in(client)["Location"] == "/account/confirm-email/"
    assert who(client) is None

    client.get(link_in(mailoutbox[0]))
    assert not EmailAddress.objects.get().verified, "a mail scanner that follows links confirms nothing"
    fill_in(client, link_in(mailoutbox[0]), {})
    assert EmailAddress.objects.get().verified
    assert sign_in(client)["Location"] == "/account/"
    assert who(client) == str(User.objects.get().pk)
    assert client.get("/account/", follow=True).status_code == 200


def test_takes_another_spelling_for_the_account_there_is_and_tells_only_its_owner(client, alice, mailoutbox):
    typed = {"email": "ALICE@example.com", "password1": "another-password", "password2": "another-password"}
    answer = fill_in(client, "/account/signup/", typed)
    assert answer["Location"] == "/account/confirm-email/", "the same answer as for a new address"
    assert User.objects.get().check_password(PASSWORD)
    assert " ".join(mailoutbox[0].body.split()).count(TAKEN_MAIL) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password2": "something-else"}, "You must type the same password each time."),
        ({"password1": "short", "password2": "short"}, "This password is too short."),
        ({"email": "alice"}, "Enter a valid email address."),
        ({"email": ""}, "This field is required."),
    ],
)
def test_says_what_is_wrong_by_the_field_and_keeps_what_was_typed(client, typed, sentence):
    whole = {"email": "alice@example.com", "password1": PASSWORD, "password2": PASSWORD, **typed}
    page = fill_in(client, "/account/signup/", whole).content.decode()
    assert sentence in page
    field = find(r'<input[^>]+aria-invalid="true"[^>]*>', page)[0]
    described_by = find(r'aria-describedby="([^"]+)"', field)[1].split()
    assert all(f'id="{name}"' in page for name in described_by)
    assert any(name.endswith("_error") for name in described_by)
    assert f'value="{whole["email"]}"' in page or not whole["email"]
    assert PASSWORD not in page
    assert not User.objects.exists()


def test_refuses_a_wrong_password_with_the_same_sentence_as_an_unknown_address(client, alice):
    wrong = sign_in(client, password="wrong").content.decode()
    unknown = sign_in(client, email="nobody@example.com").content.decode()
    assert WRONG in wrong
    assert WRONG in unknown
    assert 'value="alice@example.com"' in wrong
    assert who(client) is None


def test_goes_on_to_where_somebody_wanted_to_go(client, alice):
    assert client.get("/account/orders/")["Location"] == "/account/login/?next=/account/orders/"
    assert sign_in(client, query="?next=/account/orders/")["Location"] == "/account/orders/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_goes_to_no_other_site_after_signing_in(client, alice, elsewhere):
    assert sign_in(client, query=f"?next={elsewhere}")["Location"] == "/account/"


def test_signs_out_only_when_asked_twice(client, alice):
    sign_in(client)
    client.get("/account/logout/")
    assert who(client) == str(alice.pk)
    assert fill_in(client, "/account/logout/", {})["Location"] == "/"
    assert who(client) is None


def test_resets_a_forgotten_password_once(client, alice, mailoutbox):
    fill_in(client, "/account/password/reset/", {"email": "Alice@Example.com"})
    link = link_in(mailoutbox[0])
    new = {"password1": "a-new-password", "password2": "a-new-password"}
    assert fill_in(client, link, new)["Location"] == "/account/password/reset/key/done/"
    assert sign_in(client).status_code == 200
    assert sign_in(client, password="a-new-password").status_code == 302
    again = Client().get(link, follow=True)
    assert "This link does not work any more" in again.content.decode()


def test_answers_the_same_to_an_unknown_address_that_forgot_its_password(client, mailoutbox):
    answer = fill_in(client, "/account/password/reset/", {"email": "nobody@example.com"})
    assert answer["Location"] == "/account/password/reset/done/"
    assert [mail.to for mail in mailoutbox] == [["nobody@example.com"]]
    assert "/password/reset/key/" not in mailoutbox[0].body


def test_changes_the_password_with_the_old_one_only(client, alice):
    sign_in(client)
    new = {"password1": "a-new-password", "password2": "a-new-password"}
    page = fill_in(client, "/account/password/change/", {"oldpassword": "wrong", **new}).content.decode()
    assert "Please type your current password." in page
    assert User.objects.get().check_password(PASSWORD)
    fill_in(client, "/account/password/change/", {"oldpassword": PASSWORD, **new})
    assert User.objects.get().check_password("a-new-password")
    assert who(client) == str(alice.pk)


def test_changes_the_address_when_the_new_one_is_confirmed(client, alice, mailoutbox):
    sign_in(client)
    typed = {"email": "New@Example.com", "action_add": ""}
    fill_in(client, "/account/reauthenticate/", {"password": PASSWORD, "next": "/account/email/"})
    fill_in(client, "/account/email/", typed)
    assert User.objects.get().email == "alice@example.com"
    mail = next(mail for mail in mailoutbox if mail.to == ["new@example.com"])
    fill_in(client, link_in(mail), {})
    assert User.objects.get().email == "new@example.com"
    assert [address.email for address in EmailAddress.objects.all()] == ["new@example.com"]


def test_changes_no_address_in_a_session_left_open(client, alice, mailoutbox):
    sign_in(client)
    answer = fill_in(client, "/account/email/", {"email": "mallory@example.com", "action_add": ""})
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert [address.email for address in EmailAddress.objects.all()] == ["alice@example.com"]
    assert mailoutbox == []


def test_lists_the_devices_and_signs_the_others_out(client, alice):
    phone = Client(enforce_csrf_checks=True)
    sign_in(phone)
    sign_in(client)
    assert UserSession.objects.filter(user=alice).count() == 2
    fill_in(client, "/account/sessions/", {})
    assert phone.get("/account/orders/").status_code == 302
    assert client.get("/account/orders/").status_code == 200


def test_stops_somebody_who_tries_passwords(client, alice, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    for _attempt in range(3):
        sign_in(client, password="wrong")
    page = sign_in(client).content.decode()
    assert "Please wait a few minutes before the next try." in page
    assert who(client) is None


@pytest.mark.parametrize(
    "page", ["login", "signup", "password/reset", "email", "password/change", "2fa", "sessions"]
)
def test_needs_no_inline_script_or_style_on_any_page(client, alice, page):
    sign_in(client)
    html = client.get(f"/account/{page}/", follow=True).content.decode()
    html += Client().get(f"/account/{page}/", follow=True).content.decode()
    assert not re.search(r"<script(?![^>]*(src=|application/json))", html)
    assert not re.search(r'<style|\sstyle="|\son\w+="', html)
    assert re.search(r"<main[^>]*>", html)


def test_puts_a_label_above_each_field_and_says_what_browsers_may_fill_in(client):
    html = client.get("/account/signup/").content.decode()
    for name, fill in (("email", "email"), ("password1", "new-password"), ("password2", "new-password")):
        field = find(rf'<input[^>]*name="{name}"[^>]*>', html)[0]
        assert f'autocomplete="{fill}"' in field
        assert "placeholder" not in field
        label = find(rf'<label[^>]*for="id_{name}"', html)
        assert label.start() < html.index(field)
