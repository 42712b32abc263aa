"""The door: password managers know it, and what is wrong is tied to its field."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from shop.users.models import User
from shop.users.templatetags.devices import device

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


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


TITLE_CASE = re.compile(
    r"(Sign In|Password Reset|Change Password|Remember Me|New Password|Two-Factor|Recovery Codes)"
)


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("login/", "Sign in"),
        ("signup/", "Make an account"),
        ("password/reset/", "A new password"),
        ("password/reset/done/", "Please look into your mail"),
        ("password/reset/key/1-x/", "This link does not work any more"),
        ("password/reset/key/done/", "Your password is changed"),
        ("inactive/", "This account is closed"),
    ],
)
def test_speaks_the_shops_words_at_the_door(client: Client, path: str, heading: str):
    html = client.get(f"/account/{path}").content.decode()
    assert re.findall(r"<h1>\s*([^<]+?)\s*</h1>", html) == [heading]
    assert not TITLE_CASE.search(html)


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("password/change/", "Change your password"),
        ("email/", "E-mail address"),
        ("2fa/", "Second factor"),
        ("2fa/totp/activate/", "Connect your app"),
        ("sessions/", "Devices"),
    ],
)
def test_speaks_the_shops_words_inside(client: Client, path: str, heading: str):
    sign_in(client)
    html = client.get(f"/account/{path}").content.decode()
    assert re.findall(r"<h1>\s*([^<]+?)\s*</h1>", html) == [heading]
    assert not TITLE_CASE.search(html)


def test_gives_recovery_codes_with_the_app_and_takes_them_with_it(client: Client):
    alice = sign_in(client)
    client.get("/account/2fa/totp/activate/")
    counter = next(totp.yield_hotp_counters_from_time())
    code = totp.format_hotp_value(totp.hotp_value(client.session[totp.SECRET_SESSION_KEY], counter))
    answer = client.post("/account/2fa/totp/activate/", {"code": code}, follow=True)
    html = answer.content.decode()
    assert (
        re.findall(r"<li><code>(\d{8})</code></li>", html)
        == RecoveryCodes(Authenticator.objects.get(user=alice, type="recovery_codes")).get_unused_codes()
    )
    assert "10 of 10 codes are left." in " ".join(client.get("/account/2fa/").content.decode().split())
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=alice).exists()


KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {KIT} Chrome/130.0.0.0 Safari/537.36", "Chrome on Linux"),
        (f"Mozilla/5.0 (Windows NT 10.0) {KIT} Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
        (f"Mozilla/5.0 (iPhone; like Mac OS X) {KIT} Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Macintosh; Mac OS X 10.15) Gecko/20100101 Firefox/131.0", "Firefox on Mac"),
        (f"Mozilla/5.0 (Linux; Android 14) {KIT} Chrome/130.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Windows NT 10.0)", "Windows"),
        ("curl/8.5.0", "A browser that we do not know"),
        ("", "A browser that we do not know"),
    ],
)
def test_calls_a_browser_by_its_name(agent: str, name: str):
    assert device(agent) == name


def sign_in(client: Client) -> User:
    """Alice, who has just shown twice who she is, as what is weighty asks for."""
    alice = User.objects.create_user("alice@example.com", PASSWORD)
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    client.post("/account/login/", {"login": alice.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return alice
