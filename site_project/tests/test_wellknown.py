from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from shop.core import clock
from site_project import wellknown


def test_keeps_robots_out_of_staff_pages_and_checkout(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /cms/", "Disallow: /dashboard/", "Disallow: /checkout/", "Disallow: /search/"} <= set(
        lines
    )
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_tells_whom_to_write_to_about_a_hole(client: Client, settings: Settings) -> None:
    settings.SECURITY_CONTACT = "https://shop.example/security/"
    with clock.at(datetime(2026, 1, 1, 12, tzinfo=UTC)):
        answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: https://shop.example/security/",
        "Expires: 2026-06-30T12:00:00+00:00",
        "Preferred-Languages: en",
        "Canonical: http://testserver/.well-known/security.txt",
    ]


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("", "mailto:shop@example.com"),
        ("sec@shop.example", "mailto:sec@shop.example"),
        ("mailto:sec@shop.example", "mailto:sec@shop.example"),
        ("https://shop.example/security/", "https://shop.example/security/"),
    ],
)
def test_gives_the_contact_as_a_uri(settings: Settings, contact: str, shown: str) -> None:
    settings.SECURITY_CONTACT, settings.DEFAULT_FROM_EMAIL = contact, "Copperline <shop@example.com>"
    assert wellknown.security_contact() == shown


def test_leads_browsers_to_the_icon(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (301, "/static/img/favicon.svg")


def test_takes_no_form_at_these_addresses(client: Client) -> None:
    assert client.post("/robots.txt").status_code == 405
