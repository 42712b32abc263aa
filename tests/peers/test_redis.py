"""The cache against a Redis of its own, which goes away and comes back."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from importlib import import_module

import pytest
import redis
from django.conf import settings as running_settings
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from shop.users.models import User
from site_project.cache import ForgivingRedisCache
from site_project.settings import engines
from site_project.tests import starting

pytestmark = pytest.mark.peers

SERVER = shutil.which("redis-server") or "redis-server"


class Server:
    """A `redis-server` on a free port, which keeps nothing on disk."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        arguments = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen([SERVER, *arguments], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while not self._answers():
            assert time.monotonic() < deadline, "redis-server did not start."
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            return bool(redis.Redis(port=self.port).ping())
        except redis.ConnectionError:
            return False

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def cache(server, monkeypatch) -> ForgivingRedisCache:
    monkeypatch.setattr(ForgivingRedisCache, "PAUSE_SECONDS", 0.0)
    settings = engines.cache(server.url)
    return ForgivingRedisCache(
        settings["LOCATION"], {"KEY_PREFIX": "tillpress", "OPTIONS": settings["OPTIONS"]}
    )


def test_is_a_cache_like_any_other(cache):
    assert cache.get("a", "spare") == "spare"
    cache.set("a", {"b": 1})
    assert cache.get("a") == {"b": 1}
    assert cache.add("a", 2) is False
    assert cache.add("b", 2) is True
    assert cache.incr("b", 3) == 5
    assert cache.decr("b") == 4
    assert cache.set_many({"c": 3, "d": 4}) == []
    assert cache.get_many(["b", "c", "d", "e"]) == {"b": 4, "c": 3, "d": 4}
    assert "c" in cache
    assert cache.touch("c", 60) is True
    assert cache.delete("c") is True
    cache.delete_many(["d"])
    assert cache.get_many(["c", "d"]) == {}
    assert cache.get_or_set("f", lambda: 6) == 6
    with pytest.raises(ValueError, match="not found"):
        cache.incr("none")


def test_comes_back_by_itself(cache, server):
    cache.set("a", 1)
    server.stop()
    assert cache.get("a", "spare") == "spare"
    server.start()
    cache.set("a", 2)
    assert cache.get("a") == 2


def test_takes_a_connection_lost_in_between_for_no_outage(cache, server, caplog):
    cache.set("a", 1)
    server.stop()
    server.start()
    cache.set("a", 2)
    assert cache.get("a") == 2
    assert caplog.records == []


def test_drops_what_it_held_when_it_missed_a_change(cache, server, monkeypatch):
    cache.set_many({"session": "Alice", "page": "old"})
    client = cache._cache.get_client(write=True)
    client.set("unacked", "a message of the broker")
    with monkeypatch.context() as broken:  # the network is cut, Redis itself lives on
        broken.setattr(cache._class, "get_client", _refuse)
        assert cache.delete("session") is False
    assert cache.get("session") is None
    assert cache.get("page") is None
    assert client.get("unacked") == b"a message of the broker"


def test_keeps_what_it_held_when_it_missed_nothing(cache, monkeypatch):
    cache.set("page", "still good")
    with monkeypatch.context() as broken:
        broken.setattr(cache._class, "get_client", _refuse)
        assert cache.get("page") is None
    assert cache.get("page") == "still good"


def _refuse(*_arguments, **_named):
    raise redis.ConnectionError("The network is cut.")


def test_clears_its_own_keys_only(cache, server):
    client = cache._cache.get_client(write=True)
    client.set("celery", "a message of the broker")
    cache.set_many({f"page-{number}": number for number in range(2500)})
    cache.clear()
    assert client.keys("*") == [b"celery"]


@pytest.mark.django_db
def test_brings_no_session_back_that_was_signed_out_while_it_was_away(
    cache, server, client, settings, tmp_path, monkeypatch
):
    built = starting.production(data=tmp_path, CACHE_URL=server.url)
    settings.CACHES, settings.SESSION_ENGINE = built["CACHES"], built["SESSION_ENGINE"]
    assert not _is_signed_in_after_an_outage(cache, client, monkeypatch)
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    assert _is_signed_in_after_an_outage(cache, client, monkeypatch)  # this could fail


def _is_signed_in_after_an_outage(cache, client, monkeypatch) -> bool:
    """The process that signs Alice out misses Redis; the one that she asks next never missed anything."""
    alice, _is_new = User.objects.get_or_create(email="alice@example.com")
    client.force_login(alice)
    key = client.session.session_key
    assert _user_of(key) == alice
    with monkeypatch.context() as broken:
        broken.setattr(cache._class, "get_client", _refuse)
        client.logout()
    cache._outage.missed_a_change = False
    return _user_of(key).is_authenticated


def _user_of(session_key: str) -> User | AnonymousUser:
    request = HttpRequest()
    request.session = import_module(running_settings.SESSION_ENGINE).SessionStore(session_key)
    return auth.get_user(request)
