import re
from typing import Any

import pytest

from shop.users import roles
from shop.users.models import User

pytestmark = pytest.mark.django_db
TYPED = {"email": "Alice@Example.com", "password1": "a-long-password", "password2": "a-long-password"}


def test_makes_a_customer_of_whoever_signs_up(client):
    client.post("/account/signup/", TYPED)
    alice = User.objects.get()
    assert alice.email == "alice@example.com"
    assert roles.of(alice) == {roles.Role.CUSTOMER}
    assert not alice.is_staff


@pytest.mark.parametrize("host", ["testserver:6666", "testserver"])
def test_writes_links_that_start_with_the_shops_own_address(client, settings, mailoutbox, host):
    settings.PUBLIC_URL = "https://shop.example"
    client.post("/account/signup/", TYPED, headers={"host": host})
    client.post("/account/password/reset/", {"email": "nobody@example.com"}, headers={"host": host})
    assert [mail.to for mail in mailoutbox] == [["alice@example.com"], ["nobody@example.com"]]
    links = [link for mail in mailoutbox for link in re.findall(r"https?://\S+", mail.body)]
    assert len([link for link in links if link.startswith("https://shop.example/account/")]) == 2
    assert {link for link in links if "/account/" not in link} == {"https://shop.example"}


def test_asks_for_the_address_in_our_words_as_text_and_as_html(client, mailoutbox):
    answer = client.post("/account/signup/", TYPED, follow=True)
    assert "<h1>Please confirm your e-mail address</h1>" in _text(answer)
    (mail,) = mailoutbox
    assert mail.subject == "Please confirm your e-mail address"
    ((html, kind),) = mail.alternatives
    assert kind == "text/html"
    (link,) = re.findall(r"https?://\S+/account/\S+", mail.body)
    assert f'href="{link}"' in html
    assert "made an account at" in mail.body
    assert "made an account at" in html


@pytest.mark.parametrize(
    ("path", "title"),
    [("/account/login/", "Sign in"), ("/account/signup/", "Make an account")],
)
def test_writes_headings_as_sentences(client, path, title):
    page = _text(client.get(path))
    assert f"<h1>{title}</h1>" in page
    assert "Sign In" not in page
    assert "Sign Up" not in page


def _text(answer: Any) -> str:
    """The page, without the space that templates leave inside of elements."""
    return re.sub(r">\s+|\s+<", lambda found: found[0].strip(), answer.content.decode())
