import re

import pytest
from django.test import Client

from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role
from site_project.styleguide.mail_samples import mail_samples

pytestmark = pytest.mark.django_db

ADDRESS = "/styleguide/mails/"
ONE = f"{ADDRESS}mails-order-confirmed/"


@pytest.fixture
def bob(client: Client) -> Client:
    """An editor."""
    user = User.objects.create_user("bob@example.com", "correct horse battery")
    roles.assign(user, Role.EDITOR)
    client.force_login(user)
    return client


def test_hangs_each_mail_in_the_light_in_the_dark_and_as_text(bob: Client) -> None:
    page = bob.get(ADDRESS).content.decode()
    anchors = [sample.anchor for sample in mail_samples()]
    assert len(set(anchors)) == len(anchors)
    for anchor in anchors:
        assert f'id="{anchor}"' in page
        assert f'src="{ADDRESS}{anchor}/?theme=light"' in page
        assert f'src="{ADDRESS}{anchor}/?theme=dark"' in page
    assert page.count("<pre") == len(anchors)


def test_is_found_from_the_gallery(bob: Client) -> None:
    assert f'href="{ADDRESS}"' in bob.get("/styleguide/").content.decode()


def test_shows_a_mail_as_it_is_sent(bob: Client) -> None:
    shown = bob.get(ONE).content.decode()
    assert "Thank you. We have your order." in shown
    assert "@media (prefers-color-scheme: dark)" in shown


@pytest.mark.parametrize(("theme", "media"), [("light", "not all"), ("dark", "all")])
def test_shows_a_mail_in_colours_that_are_asked_for(bob: Client, theme: str, media: str) -> None:
    shown = bob.get(ONE, {"theme": theme}).content.decode()
    assert f"@media {media} {{" in shown
    assert set(re.findall(r"color-scheme:\s?([\w ]+)", shown)) == {theme}


def test_is_framed_by_the_gallery_alone_and_runs_nothing(bob: Client) -> None:
    answer = bob.get(ONE)
    policy = answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", [ADDRESS, ONE])
def test_does_not_exist_for_strangers(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_knows_no_other_mail(bob: Client) -> None:
    assert bob.get(f"{ADDRESS}mails-order-lost/").status_code == 404
