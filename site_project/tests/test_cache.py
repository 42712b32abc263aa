import logging
import time

import pytest
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisIsAway
from redis.retry import Retry

from site_project import cache as cache_module
from site_project.cache import ForgivingRedisCache
from site_project.settings import engines

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def away() -> ForgivingRedisCache:
    ForgivingRedisCache._outages.clear()
    return _cache(NOBODY_LISTENS)


def _cache(url: str) -> ForgivingRedisCache:
    settings = engines.cache(url)
    return ForgivingRedisCache(
        settings["LOCATION"], {"KEY_PREFIX": "tillpress", "OPTIONS": settings["OPTIONS"]}
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (lambda cache: cache.get("a"), None),
        (lambda cache: cache.get("a", "spare"), "spare"),
        (lambda cache: cache.get("a", default="spare", version=2), "spare"),
        (lambda cache: cache.get_many(["a", "b"]), {}),
        (lambda cache: cache.has_key("a"), False),
        (lambda cache: "a" in cache, False),
        (lambda cache: cache.add("a", 1), True),
        (lambda cache: cache.set("a", 1, 60), None),
        (lambda cache: cache.set("a", 1, timeout=None), None),
        (lambda cache: cache.set_many({"a": 1, "b": 2}), ["a", "b"]),
        (lambda cache: cache.touch("a"), False),
        (lambda cache: cache.incr("a"), 1),
        (lambda cache: cache.incr("a", 5), 5),
        (lambda cache: cache.decr("a", 2), -2),
        (lambda cache: cache.delete("a"), False),
        (lambda cache: cache.delete_many(["a", "b"]), None),
        (lambda cache: cache.delete_many(name for name in "ab"), None),
        (lambda cache: cache.clear(), None),
        (lambda cache: cache.get_or_set("a", 7), 7),
        (lambda cache: cache.get_or_set("a", lambda: 7), 7),
        (lambda cache: cache.close(), None),
    ],
)
@pytest.mark.parametrize("has_noticed", [False, True])
def test_answers_like_an_empty_cache_while_redis_is_away(away, question, answer, has_noticed):
    if has_noticed:
        away.get("a")
    assert question(away) == answer


def test_asks_a_dead_redis_only_once_in_a_while(away, caplog, monkeypatch):
    now = 1000.0
    monkeypatch.setattr("site_project.cache.time.monotonic", lambda: now)
    with caplog.at_level(logging.WARNING):
        for _round in range(3):
            away.get("a")
        assert len(caplog.records) == 1
        now += ForgivingRedisCache.PAUSE_SECONDS
        away.get("a")
        assert len(caplog.records) == 2


def test_shares_what_it_knows_with_other_threads(away, caplog):
    away.get("a")
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        assert _cache(NOBODY_LISTENS).get("a", "spare") == "spare"
    assert caplog.records == []


def test_waits_less_than_a_second_for_a_dead_redis(away):
    began = time.perf_counter()
    away.get("a")
    assert time.perf_counter() - began < 1


def test_tells_the_probe_what_is_wrong(away):
    with pytest.raises(RedisIsAway):
        away.ping()


def test_retries_once_before_it_speaks_of_an_outage():
    retry = engines.cache(NOBODY_LISTENS)["OPTIONS"]["retry"]
    assert isinstance(retry, Retry)
    assert retry.get_retries() == 1
    assert isinstance(retry._backoff, NoBackoff)


@pytest.mark.parametrize(
    ("prefix", "pattern"), [("tillpress", "tillpress"), ("a*b", r"a\*b"), ("x[1]", r"x\[1\]")]
)
def test_matches_its_own_prefix_only(prefix, pattern):
    assert cache_module._literally(prefix) == pattern
