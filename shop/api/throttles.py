"""How much one caller may ask for; the rates are in the settings, the counts in the cache."""

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

if TYPE_CHECKING:
    from rest_framework.views import (
        APIView,  # it imports the default throttles while it is being imported itself
    )

_ONE_HOUSEHOLD = 64  # the bits of an IPv6 address that its owner was given; the others are theirs to change


class _CallerThrottle(SimpleRateThrottle):
    def counts(self, method: str) -> bool:
        raise NotImplementedError

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:  # noqa: ARG002
        if not self.counts(request.method or ""):
            return None
        is_known = request.user is not None and request.user.is_authenticated
        caller = f"user-{request.user.pk}" if is_known else f"at-{self.get_ident(request)}"
        return self.cache_format % {"scope": self.scope, "ident": caller}

    def get_ident(self, request: Request) -> str:
        """The caller's address: what the outermost of our own proxies saw, never what a caller says of itself."""
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        ours = settings.TRUSTED_PROXIES
        seen = hops[-min(ours, len(hops))] if ours and hops else request.META.get("REMOTE_ADDR", "")
        return _household(seen)


def _household(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "nowhere"  # a Unix socket, or nonsense from a proxy: all of these share one count
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, _ONE_HOUSEHOLD), strict=False).network_address).replace(":", "-")


class ReadThrottle(_CallerThrottle):
    scope = "read"

    def counts(self, method: str) -> bool:
        return method in SAFE_METHODS


class WriteThrottle(_CallerThrottle):
    scope = "write"

    def counts(self, method: str) -> bool:
        return method not in SAFE_METHODS
