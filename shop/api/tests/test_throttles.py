from typing import Any

import pytest
from django.test import Client, RequestFactory
from rest_framework.request import Request

from shop.api.throttles import ReadThrottle, WriteThrottle
from shop.users.models import User

pytestmark = pytest.mark.django_db

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def _two_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReadThrottle, "THROTTLE_RATES", {"read": "2/min", "write": "1/min"})
    monkeypatch.setattr(ReadThrottle, "timer", lambda _self: 1_000_000.0)


def statuses(client: Client, *, times: int, **request: Any) -> list[int]:
    return [client.get("/api/v1/", **request).status_code for _ in range(times)]


def test_stops_one_caller_and_says_for_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    assert statuses(client, times=3) == [200, 200, 429]
    response = client.get("/api/v1/")
    assert response.headers["Retry-After"] == "60"
    assert response.json()["error"]["code"] == "throttled"
    assert response.json()["error"]["message"] == "That was a lot at once. Please wait 60 seconds."
    monkeypatch.setattr(ReadThrottle, "timer", lambda _self: 1_000_061.0)
    assert statuses(client, times=1) == [200]


def test_counts_each_caller_by_itself() -> None:
    assert statuses(Client(), times=3, REMOTE_ADDR="192.0.2.1") == [200, 200, 429]
    assert statuses(Client(), times=1, REMOTE_ADDR="192.0.2.2") == [200]
    alice = Client()
    alice.force_login(User.objects.create_user("alice@example.com", "correct horse battery"))
    assert statuses(alice, times=3, REMOTE_ADDR="192.0.2.1") == [200, 200, 429]


def test_counts_reads_and_writes_apart() -> None:
    def key(throttle: ReadThrottle | WriteThrottle, method: str) -> str | None:
        return throttle.get_cache_key(Request(RequestFactory().generic(method, "/api/v1/")), None)  # type: ignore[arg-type]

    assert (key(ReadThrottle(), "GET"), key(ReadThrottle(), "POST")) == ("throttle_read_at-127.0.0.1", None)
    assert (key(WriteThrottle(), "GET"), key(WriteThrottle(), "POST")) == (
        None,
        "throttle_write_at-127.0.0.1",
    )


@pytest.mark.parametrize(
    ("address", "forwarded", "proxies", "expected"),
    [
        ("192.0.2.1", "", 0, "192.0.2.1"),
        ("192.0.2.1", "198.51.100.7", 0, "192.0.2.1"),
        ("10.0.0.1", "198.51.100.7", 1, "198.51.100.7"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.7", 1, "198.51.100.7"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.7, 10.0.0.2", 2, "198.51.100.7"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001-db8-1-2--"),
        ("2001:db8:1:2:ffff::1", "", 0, "2001-db8-1-2--"),
        ("::ffff:192.0.2.1", "", 0, "192.0.2.1"),
        ("", "", 0, "nowhere"),
    ],
)
def test_knows_a_caller_by_what_our_outermost_proxy_saw(
    settings: Any, address: str, forwarded: str, proxies: int, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=address, headers={"X-Forwarded-For": forwarded})
    assert ReadThrottle().get_ident(Request(request)) == expected
