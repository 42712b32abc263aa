"""Every address under /dashboard/ and /cms/, with something in place of its arguments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern, RegexPattern
from django.utils.regex_helper import normalize

from shop.users.staff_paths import STAFF_PATHS

ARGUMENT = re.compile(r"<(?:(?P<converter>[^>:]+):)?(?P<name>[^>]+)>")
A_UUID = "00000000-0000-0000-0000-000000000001"


@dataclass(frozen=True)
class Address:
    """One pattern of the URL table that staff pages use."""

    path: str
    name: str
    view: Any

    def __str__(self) -> str:
        return f"{self.path} ({self.name or 'no name'})"


def staff_addresses() -> list[Address]:
    return [address for address in _walk(get_resolver(), "/") if address.path.startswith(STAFF_PATHS)]


def is_reachable(address: Address) -> bool:
    """Whether the address leads to this very view, and not to one above it."""
    try:
        return bool(resolve(address.path).func == address.view)
    except Resolver404:
        return False


def _walk(resolver: URLResolver, prefix: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        path = prefix + _filled(pattern.pattern)
        if isinstance(pattern, URLResolver):
            # Only these two trees are looked at: others may be long.
            if path.startswith(STAFF_PATHS) or any(staff.startswith(path) for staff in STAFF_PATHS):
                yield from _walk(pattern, path)
        elif isinstance(pattern, URLPattern):
            yield Address(path, pattern.name or "", pattern.callback)


def _filled(pattern: Any) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return ""
    if isinstance(pattern, RegexPattern):
        template, arguments = normalize(str(pattern))[0]
        return template % dict.fromkeys(arguments, "1")
    return ARGUMENT.sub(lambda match: A_UUID if match["converter"] == "uuid" else "1", str(pattern))
