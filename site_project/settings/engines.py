"""Turns the addresses in the environment into Django's settings for database, cache and mail."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from redis.backoff import NoBackoff
from redis.retry import Retry

from site_project.settings import addresses
from site_project.settings.env import BASE_DIR


def database(url: str, *, default: Path, threads: int, is_pooled: bool = True) -> dict[str, Any]:
    """Django's settings for a database address; an empty one is SQLite in the shop's own folder."""
    if not url or url.startswith("sqlite:"):
        return _sqlite(addresses.file_path(url, below=BASE_DIR) if url else default)
    parts = urlsplit(url)
    options: dict[str, Any] = {"connect_timeout": "5", **dict(parse_qsl(parts.query))}
    host = options.pop("host", "") or unquote(parts.hostname or "")  # ?host= names the folder of a socket
    if is_pooled:
        options["pool"] = {"min_size": 1, "max_size": threads + 2, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    # IMMEDIATE is what lets many threads write: with Django's default, 15 of 120 transactions got through.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def cache(url: str) -> dict[str, Any]:
    """Django's settings for a cache address; an empty one is this process's own memory."""
    if not url:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 10_000},
        }
    return {
        "BACKEND": "site_project.cache.ForgivingRedisCache",
        "LOCATION": [url],  # in a list, because Django splits a text at commas, and a password may have some
        "KEY_PREFIX": "tillpress",
        "OPTIONS": {
            "socket_connect_timeout": 0.5,
            "socket_timeout": 1,
            "retry": Retry(NoBackoff(), 1),  # a connection that Redis closed while idle is no outage
        },
    }


def mail(url: str, *, default: Path) -> dict[str, Any]:
    """Where the outbox hands mail over: an SMTP server, or a folder that keeps each message as a file."""
    parts = urlsplit(url)
    if not url or parts.scheme == "folder":
        return {"folder": Path(unquote(parts.path)) if url else default}
    return {
        "host": parts.hostname,
        "port": parts.port or {"smtps": 465, "smtp+tls": 587}.get(parts.scheme, 25),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parts.scheme == "smtp+tls",
        "timeout": 20,
    }
