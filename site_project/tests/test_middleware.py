import logging
import re

import pytest
from django.test import RequestFactory

from site_project.middleware import StaffAwareCSPMiddleware
from site_project.tests import urls

pytestmark = pytest.mark.urls("site_project.tests.urls")


def test_gives_each_request_an_id(client):
    first, second = (client.get("/plain/")["X-Request-ID"] for _round in range(2))
    assert re.fullmatch(r"[0-9a-f]{16}", first)
    assert first != second


def test_ignores_an_id_from_strangers(client):
    assert (
        client.get("/plain/", headers={"x-request-id": "mallorys-choice"})["X-Request-ID"]
        != "mallorys-choice"
    )


@pytest.mark.parametrize(
    ("offered", "is_taken"),
    [("from-the-proxy-1", True), ("short", False), ("a line\nmore", False), ("x" * 65, False)],
)
def test_takes_a_sensible_id_from_its_own_proxy(client, settings, offered, is_taken):
    settings.TRUSTED_PROXIES = 1
    assert (client.get("/plain/", headers={"x-request-id": offered})["X-Request-ID"] == offered) is is_taken


def test_writes_a_line_for_each_request(client, caplog):
    caplog.set_level(logging.INFO, logger="site_project.requests")
    client.get("/plain/?password=open-sesame")
    (line,) = caplog.records
    assert (line.method, line.path, line.status) == ("GET", "/plain/", 200)
    assert 0 <= line.duration_ms < 5000


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/account/password/reset/key/8-dichic-4592/", "/account/password/reset/key/***"),
        ("/account/password/reset/key/8-dichic-4592", "/account/password/reset/key/***"),
        ("/plain/8/", "/plain/8/"),
        ("/a%0Ab/", "/a%0Ab/"),
        ("/kupfer-dr%C3%A4hte/", "/kupfer-dr%C3%A4hte/"),
    ],
)
@pytest.mark.django_db
def test_writes_paths_without_keys_and_line_breaks(path, logged, caplog, client):
    caplog.set_level(logging.INFO, logger="site_project.requests")
    client.raise_request_exception = False
    client.get(path)
    assert [line.path for line in caplog.records if line.name == "site_project.requests"] == [logged]


@pytest.mark.parametrize(
    ("host", "status"), [("mallory.example", 403), ("testserver", 301)], ids=["unknown host", "to https"]
)
def test_writes_no_key_of_a_request_that_meets_no_view(host, status, caplog, client, settings):
    settings.SECURE_SSL_REDIRECT = True
    caplog.set_level(logging.INFO, logger="site_project.requests")
    answer = client.get("/account/password/reset/key/8-dichic-4592/", headers={"host": host})
    assert answer.status_code == status
    assert [line.path for line in caplog.records] == ["/account/password/reset/key/***"]


def test_keeps_probes_out_of_the_log(client, caplog):
    caplog.set_level(logging.INFO, logger="site_project.requests")
    client.get("/health/address/")
    assert caplog.records == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "host", ["mallory.example", "testserver.mallory.example", "no such host", "a@testserver"]
)
def test_refuses_a_host_that_is_not_its_own(client, method, host):
    refused = client.generic(method, "/plain/", headers={"host": host})
    assert refused.status_code == 403
    assert refused["Content-Type"] == "text/plain; charset=utf-8"
    assert refused.content == (b"" if method == "HEAD" else b"This shop does not live at that address.")
    assert refused["X-Content-Type-Options"] == "nosniff"
    assert refused["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_answers_probes_under_any_host_with_its_own(client):
    answer = client.get("/health/address/", headers={"host": "10.1.2.3:8000"})
    assert answer.content == b"http://testserver/health/address/"


def test_lets_the_editor_frame_a_preview():
    request = RequestFactory().get("/")
    vars(request)["is_dummy"] = True
    policy = StaffAwareCSPMiddleware(urls.plain)(request)["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy


def test_gives_staff_pages_their_policy_in_every_language(settings):
    settings.LANGUAGES = [("en", "English"), ("de", "German")]
    policies = [
        StaffAwareCSPMiddleware(urls.plain)(RequestFactory().get(path))["Content-Security-Policy"]
        for path in ("/dashboard/", "/de/dashboard/", "/de/plain/")
    ]
    assert ["unsafe-inline" in policy for policy in policies] == [True, True, False]


@pytest.mark.urls("site_project.urls")
def test_decides_the_language_by_address_alone(client, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "German")]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"
    answer = client.get("/health/live/", headers={"accept-language": "de"})
    assert answer["Content-Language"] == "en"
    assert "Accept-Language" not in answer.get("Vary", "")
