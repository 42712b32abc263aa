"""A shared cache that the shop can do without: when Redis goes away, pages get slower and stay up."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")


@dataclass
class Outage:
    """What this process knows of a Redis: when to ask it again, and whether it missed a change meanwhile."""

    asks_again_at: float = 0.0
    missed_a_change: bool = False


class ForgivingRedisCache(RedisCache):
    """Answers like an empty cache while Redis is away, and asks again every few seconds.

    What it held is dropped when it comes back, if this process changed anything meanwhile. Another process may ask
    before that and read what is old: the cache holds nothing that may not be, and sessions live in the database.
    """

    PAUSE_SECONDS = 5.0  # each question to a dead Redis costs its connect timeout; do not ask on every one
    _outages: ClassVar[dict[str, Outage]] = {}  # by address: every thread has a cache object of its own

    def __init__(self, server: list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._outage = self._outages.setdefault(",".join(server), Outage())

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._ask(partial(super().get, key, default, version), if_away=default)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        return self._ask(partial(super().get_many, keys, version), if_away={})

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._ask(partial(super().has_key, key, version), if_away=False)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        # "Nobody holds it" is what an empty cache says.
        return self._change(partial(super().add, key, value, timeout, version), if_away=True)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._change(partial(super().set, key, value, timeout, version), if_away=None)

    def set_many(
        self, data: dict[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[str]:
        return self._change(partial(super().set_many, data, timeout, version), if_away=list(data))

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._change(partial(super().touch, key, timeout, version), if_away=False)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return self._change(partial(super().incr, key, delta, version), if_away=delta)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._change(partial(super().delete, key, version), if_away=False)

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        self._change(partial(super().delete_many, list(keys), version), if_away=None)

    def clear(self) -> None:
        self._change(self._drop_own_keys, if_away=None)

    def ping(self) -> None:
        """Raise what is wrong with Redis, for the readiness probe."""
        self._cache.get_client(write=True).ping()

    def _change(self, question: Callable[[], Answer], *, if_away: Answer) -> Answer:
        return self._ask(question, if_away=if_away, changes=True)

    def _ask(self, question: Callable[[], Answer], *, if_away: Answer, changes: bool = False) -> Answer:
        outage = self._outage
        if time.monotonic() >= outage.asks_again_at:
            try:
                if outage.missed_a_change:
                    self._drop_own_keys()
                    outage.missed_a_change = False
                return question()
            except (RedisError, OSError) as error:
                outage.asks_again_at = time.monotonic() + self.PAUSE_SECONDS
                logger.warning("The cache is away, going on without it: %s", error)
        outage.missed_a_change |= changes
        return if_away

    def _drop_own_keys(self) -> None:
        """Drop the shop's keys alone; Django would flush the database, and a broker may live in it too."""
        client = self._cache.get_client(write=True)
        for key in client.scan_iter(match=f"{_literally(self.key_prefix)}:*", count=1000):
            client.unlink(key)


def _literally(prefix: str) -> str:
    """The prefix as a Redis pattern that matches nothing else."""
    return "".join(f"\\{letter}" if letter in r"*?[]\^-" else letter for letter in prefix)
