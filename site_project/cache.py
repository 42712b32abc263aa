"""A shared cache that the shop can do without: when Redis goes away, pages get slower and stay up."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Answers like an empty cache while Redis is away, and asks again every few seconds."""

    PAUSE_SECONDS = 5.0  # each question to a dead Redis costs its connect timeout; do not ask on every one

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._asks_again_at = 0.0

    def _or(self, answer_when_away: Any, ask: Callable[[], Any]) -> Any:
        if time.monotonic() < self._asks_again_at:
            return answer_when_away
        try:
            return ask()
        except (RedisError, OSError) as error:
            self._asks_again_at = time.monotonic() + self.PAUSE_SECONDS
            logger.warning("The cache is away, going on without it: %s", error)
            return answer_when_away


def _forgiving(name: str, answer_when_away: Callable[..., Any]) -> Callable[..., Any]:
    asked = getattr(RedisCache, name)

    @wraps(asked)
    def method(self: ForgivingRedisCache, *args: Any, **kwargs: Any) -> Any:
        return self._or(answer_when_away(*args, **kwargs), lambda: asked(self, *args, **kwargs))

    return method


_WHEN_AWAY: dict[str, Callable[..., Any]] = {
    "add": lambda *_args, **_kwargs: True,  # "nobody holds it" is what an empty cache says
    "get": lambda _key, default=None, version=None: default,
    "set": lambda *_args, **_kwargs: None,
    "touch": lambda *_args, **_kwargs: False,
    "delete": lambda *_args, **_kwargs: False,
    "get_many": lambda *_args, **_kwargs: {},
    "has_key": lambda *_args, **_kwargs: False,
    "incr": lambda _key, delta=1, version=None: delta,
    "set_many": lambda data, *_args, **_kwargs: list(data),
    "delete_many": lambda *_args, **_kwargs: None,
    "clear": lambda *_args, **_kwargs: False,
}
for _name, _answer in _WHEN_AWAY.items():
    setattr(ForgivingRedisCache, _name, _forgiving(_name, _answer))
