"""The rule itself: `Sec-Fetch-Site`, else `Origin`, else `Referer`, of our own addresses.

A browser writes these headers and no page can change them, so another site can neither forge ours nor leave its
own out: `Referrer-Policy: no-referrer` and a sandboxed frame make `Origin: null`, which is a foreign one.
"""

from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import is_same_domain

_DEFAULT_PORTS = {"http": 80, "https": 443}


class Verdict(StrEnum):
    OURS = "ours"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"  # the client told nothing, as some privacy tools and all scripts do


class _Address(NamedTuple):
    scheme: str
    host: str
    port: int | None


def judge(request: HttpRequest) -> Verdict:
    """Tell whether one of our own pages sent this request."""
    site = request.headers.get("Sec-Fetch-Site", "").strip().lower()
    if site == "same-origin":
        return Verdict.OURS
    origin = request.headers.get("Origin", "").strip()
    if site not in {"", "none"}:
        # It comes from another origin: one that is trusted by name may, one that claims to be this very shop may not.
        claimed = _parsed(origin)
        return _ours_if(is_ours=_is_trusted(claimed) and claimed not in _own_addresses(request))
    for claim in (origin, request.headers.get("Referer", "").strip()):
        if claim:
            return _ours_if(is_ours=_is_ours(_parsed(claim), request=request))
    return Verdict.UNKNOWN


def _ours_if(*, is_ours: bool) -> Verdict:
    return Verdict.OURS if is_ours else Verdict.FOREIGN


def _is_ours(address: _Address | None, *, request: HttpRequest) -> bool:
    if address is None:
        return False
    return address in _own_addresses(request) or _is_trusted(address)


def _own_addresses(request: HttpRequest) -> tuple[_Address | None, ...]:
    """Where this shop lives: PUBLIC_URL, and the host and port that were asked."""
    return _parsed(settings.PUBLIC_URL), _parsed(f"{request.scheme}://{request.get_host()}")


def _is_trusted(address: _Address | None) -> bool:
    """Tell whether this is a trusted origin, as PUBLIC_URL always is; one may name all sub-domains by `*.`."""
    if address is None:
        return False
    trusted = (_parsed(origin.replace("://*.", "://.")) for origin in settings.CSRF_TRUSTED_ORIGINS)
    return any(
        known is not None
        and (known.scheme, known.port) == (address.scheme, address.port)
        and is_same_domain(address.host, known.host)
        for known in trusted
    )


def _parsed(url: str) -> _Address | None:
    """Take an address apart; `null` and anything malformed are no address."""
    try:
        parts = urlsplit(url)
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or parts.username is not None:
        return None
    return _Address(parts.scheme, parts.hostname, port)
