"""The rules for addresses in the environment: which ones are taken, and how one is shown without its secrets."""

import re
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from pydantic import AfterValidator

_FILE_SCHEMES = frozenset({"sqlite", "folder"})
_PATH_SCHEMES = _FILE_SCHEMES | {"unix", "postgres", "postgresql"}  # these may do without a host
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST_SHOWN = 100


def of_scheme(*allowed: str, example: str) -> AfterValidator:
    """Take addresses of these schemes that name a place and have a sensible port; an empty one stays empty."""

    def check(value: str) -> str:
        parts = _split(value)
        if value and (parts is None or parts.scheme not in allowed or not _names_a_place(parts)):
            raise ValueError(f"is not an address this shop can use; write for example {example}")
        return value

    return AfterValidator(check)


def _split(value: str) -> SplitResult | None:
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises ValueError for a port that is no number
    except ValueError:
        return None
    return parts


def _names_a_place(parts: SplitResult) -> bool:
    has_path = bool(parts.path.strip("/"))
    if parts.scheme in _FILE_SCHEMES:
        return has_path and not parts.netloc and ":memory:" not in parts.path
    return has_path if parts.scheme in _PATH_SCHEMES else bool(parts.hostname)


def public(value: str) -> str:
    """The shop's own address: scheme and host as browsers send them in `Origin`."""
    parts = _split(value)
    if (
        parts is None
        or parts.scheme not in _DEFAULT_PORTS
        or not parts.hostname
        or not re.fullmatch(r"[A-Za-z0-9.\-\[\]:]+", parts.netloc)
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
    ):
        raise ValueError("must be a scheme and a host and no more, for example https://shop.example.com")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    is_default_port = parts.port in {None, _DEFAULT_PORTS[parts.scheme]}
    return f"{parts.scheme}://{host}" if is_default_port else f"{parts.scheme}://{host}:{parts.port}"


def contact(value: str) -> str:
    """Where people can be reached: mailto: or https:, or an e-mail address alone; an empty one stays empty."""
    if value and not re.fullmatch(
        r"(mailto:)?[^\s@:/?]+@[^\s@:/?]+\.[^\s@:/?]+|https://[^\s/]+(/\S*)?", value
    ):
        raise ValueError(
            "is no way to reach anybody; write an e-mail address, mailto:security@example.com or an https address"
        )
    return value


def file_path(url: str, *, below: Path) -> Path:
    """The file that `sqlite:///relative` or `sqlite:////absolute` names."""
    return below / unquote(urlsplit(url).path).removeprefix("/")


def as_broker(redis_url: str) -> str:
    """A Redis address as Celery writes it, which differs for sockets."""
    if not redis_url.startswith("unix:"):
        return redis_url
    return redis_url.replace("unix:", "redis+socket:", 1).replace("db=", "virtual_host=", 1)


def masked(text: str) -> str:
    """One line that a log may keep: the passwords of addresses replaced by stars."""
    line = " ".join(text.split())
    line = re.sub(r"^([\w+]+:/*)?.*@", r"\1***@", line)
    line = re.sub(r"(?i)\b(pass\w*|key|secret|token)=[^&\s]*", r"\1=***", line)
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
