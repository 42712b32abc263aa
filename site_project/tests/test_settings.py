import logging
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.core import checks
from django.test import RequestFactory
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from site_project.settings.env import BASE_DIR
from site_project.tests import starting

HTTPS = "https://shop.example.com"
MADE_BY_ADDRESS = (
    "ALLAUTH_",
    "ALLOWED_HOSTS",
    "CSRF_",
    "PUBLIC_URL",
    "REST_FRAMEWORK",
    "SECURE_",
    "SESSION_COOKIE",
    "TRUSTED_PROXIES",
)


@pytest.fixture
def living_at(tmp_path, settings) -> Callable[..., None]:
    """Let the running shop answer as a production one does that was started with these variables."""

    def move(address: str, **variables: str) -> None:
        built = starting.production(data=tmp_path, PUBLIC_URL=address, **variables)
        for name, value in built.items():
            if name.startswith(MADE_BY_ADDRESS):
                setattr(settings, name, value)

    return move


def test_passes_the_deployment_check(tmp_path):
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=BASE_DIR,
        env={
            "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
            "DATA_DIR": str(tmp_path),
            "SECRET_KEY": starting.GOOD_KEY,
            "PUBLIC_URL": HTTPS,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert checked.stderr == ""
    assert (checked.returncode, checked.stdout) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.parametrize(("kind", "is_shown"), [("dev", True), ("production", False)])
def test_shows_code_to_developers_only(kind, is_shown, tmp_path):
    built = starting.settings_of(kind, data=tmp_path, SECRET_KEY=starting.GOOD_KEY)
    assert built["DEBUG"] is is_shown
    assert ("site_project.debugging.OwnNotFoundMiddleware" in built["MIDDLEWARE"]) is is_shown


def test_needs_nothing_of_a_developer(tmp_path):
    built = starting.settings_of("dev", data=tmp_path)
    assert built["PAYMENT_GATEWAYS"] == ("demo",)
    assert built["DEMO_MODE"] is True
    assert built["STAFF_NEED_SECOND_FACTOR"] is False
    assert built["DATABASES"]["default"]["NAME"] == tmp_path / "shop.sqlite3"
    assert built["CELERY_BROKER_URL"] is None
    assert "localhost" in built["ALLOWED_HOSTS"]


def test_offers_no_demo_to_real_shoppers(tmp_path):
    built = starting.production(data=tmp_path)
    assert built["PAYMENT_GATEWAYS"] == ()
    assert built["DEMO_MODE"] is False
    assert built["STAFF_NEED_SECOND_FACTOR"] is True


def test_takes_the_demo_in_production_when_told_twice(tmp_path):
    built = starting.production(data=tmp_path, PAYMENT_GATEWAYS="demo", DEMO_MODE="1")
    assert built["PAYMENT_GATEWAYS"] == ("demo",)
    assert built["STAFF_NEED_SECOND_FACTOR"] is False


def test_moves_to_the_real_engines(tmp_path):
    built = starting.production(
        data=tmp_path, DATABASE_URL="postgres://host/shop", REDIS_URL="redis://host/0", WEB_WORKERS="4"
    )
    assert built["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert built["CACHES"]["default"]["BACKEND"] == "site_project.cache.ForgivingRedisCache"
    assert built["CACHES"]["default"]["LOCATION"] == ["redis://host/0"]
    assert built["SESSION_ENGINE"] == "django.contrib.sessions.backends.db"
    assert built["CELERY_BROKER_URL"] == "redis://host/0"
    assert built["TASKS"]["default"]["BACKEND"] == "site_project.tasks.CeleryBackend"


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        (HTTPS, ["shop.example.com"]),
        ("http://127.0.0.1:8000", ["127.0.0.1", "localhost", "127.0.0.1", "[::1]"]),
        ("http://[2001:db8::1]:8000", ["[2001:db8::1]"]),
    ],
)
def test_answers_no_other_host(address, hosts, tmp_path):
    assert starting.production(data=tmp_path, PUBLIC_URL=address)["ALLOWED_HOSTS"] == hosts


COOKIES = [
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "LANGUAGE_COOKIE_SECURE",
    "OSCAR_BASKET_COOKIE_SECURE",
    "OSCAR_RECENTLY_VIEWED_COOKIE_SECURE",
]


@pytest.mark.parametrize(("address", "is_https"), [(HTTPS, True), ("http://127.0.0.1:8000", False)])
def test_follows_the_scheme_of_its_address(address, is_https, tmp_path):
    built = starting.production(data=tmp_path, PUBLIC_URL=address)
    assert [built[name] for name in COOKIES] == [is_https] * 5
    assert built["SECURE_SSL_REDIRECT"] is is_https
    assert built["SECURE_HSTS_SECONDS"] == (365 * 24 * 60 * 60 if is_https else 0)
    assert built["OSCAR_URL_SCHEMA"] == ("https" if is_https else "http")


@pytest.mark.urls("site_project.tests.urls")
def test_keeps_a_plain_address_plain(client, living_at):
    living_at("http://127.0.0.1:8000")
    page = client.get("/plain/", headers={"host": "127.0.0.1:8000"})
    assert page.status_code == 200
    assert "Strict-Transport-Security" not in page


@pytest.mark.urls("site_project.tests.urls")
def test_sends_plain_requests_to_https(client, living_at):
    living_at(HTTPS)
    answer = client.get("/plain/?a=1", headers={"host": "shop.example.com"})
    assert (answer.status_code, answer["Location"]) == (301, f"{HTTPS}/plain/?a=1")


def test_answers_probes_without_https(client, living_at):
    living_at(HTTPS)
    assert client.get("/health/live/", headers={"host": "10.1.2.3:8000"}).status_code == 200


@pytest.mark.urls("site_project.tests.urls")
def test_tells_browsers_to_be_careful(client, living_at):
    living_at(HTTPS)
    headers = client.get("/plain/", secure=True, headers={"host": "shop.example.com"}).headers
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def _policy(headers: Any) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, _space, sources in parts}


@pytest.mark.urls("site_project.tests.urls")
def test_lets_the_storefront_run_its_own_files_only(client):
    assert _policy(client.get("/plain/").headers) == {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.urls("site_project.tests.urls")
@pytest.mark.parametrize("path", ["/cms/plain/", "/dashboard/plain/"])
def test_lets_staff_pages_run_what_wagtail_and_oscar_bring(client, path):
    policy = _policy(client.get(path).headers)
    assert policy["script-src"] == "'self' 'unsafe-inline' 'unsafe-eval'"
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.urls("site_project.tests.urls")
@pytest.mark.parametrize(("proxies", "status"), [("0", 301), ("1", 200)])
def test_believes_the_scheme_of_its_own_proxy_only(client, living_at, proxies, status):
    living_at(HTTPS, TRUSTED_PROXIES=proxies)
    answer = client.get("/plain/", headers={"host": "shop.example.com", "x-forwarded-proto": "https"})
    assert answer.status_code == status


@pytest.mark.urls("site_project.tests.urls")
@pytest.mark.parametrize("proxies", ["0", "1"])
def test_never_believes_a_forwarded_host(client, living_at, proxies):
    living_at(HTTPS, TRUSTED_PROXIES=proxies)
    answer = client.get(
        "/address/", secure=True, headers={"host": "shop.example.com", "x-forwarded-host": "mallory.example"}
    )
    assert answer.content == b"https://shop.example.com/address/"


@pytest.mark.parametrize(
    ("proxies", "address"), [("0", "192.0.2.1"), ("1", "198.51.100.3"), ("2", "198.51.100.2")]
)
def test_finds_the_shopper_behind_its_own_proxies(living_at, proxies, address):
    living_at(HTTPS, TRUSTED_PROXIES=proxies)
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.2, 198.51.100.3"
    )
    assert get_adapter().get_client_ip(request) == address
    assert int(proxies) == api_settings.NUM_PROXIES
    assert BaseThrottle().get_ident(APIView().initialize_request(request)) == address


def test_silences_no_check(settings):
    assert settings.SILENCED_SYSTEM_CHECKS == []
    assert checks.run_checks() == []


def test_writes_each_line_once(tmp_path):
    loggers = starting.production(data=tmp_path, LOG_LEVEL="DEBUG")["LOGGING"]["loggers"]
    assert loggers["django"] == {"handlers": [], "level": "INFO"}
    assert logging.getLogger("django").handlers == []
