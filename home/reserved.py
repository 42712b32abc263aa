"""Top-level addresses that no page may take, because something else already answers there."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _
from wagtail.models import Page

# Served before Django's URL table is asked, or promised to parts of the shop that a site may switch on.
BESIDE_THE_URL_TABLE = frozenset(
    {
        "api",
        "blog",
        "feeds",
        "health",
        "media",
        "orders",
        "personal",
        "static",
        "styleguide",
        "webhooks",
        "wishlists",
    }
)
TOP_LEVEL_PARENT_DEPTH = 2  # the depth of a site's home page in Wagtail's tree

_FIRST_SEGMENT = re.compile(r"\^?([\w.-]+)/?")
_WAGTAIL_PAGES = "wagtail_serve"


def complaint(slug: str, *, parent: Page | None) -> str:
    """Why a page may not stand at this address; empty if it may."""
    if parent is None or parent.depth != TOP_LEVEL_PARENT_DEPTH:
        return ""
    if slug not in slugs() and not _is_language(slug):
        return ""
    return _("The shop itself answers at “/%(slug)s/”. Please choose another slug.") % {"slug": slug}


def _is_language(slug: str) -> bool:
    """Whether addresses of a language begin so; Django takes `de-tour` for German where the shop speaks it."""
    if slug in dict(settings.LANGUAGES):
        return True
    return get_language_from_path(f"/{slug}/") not in {None, settings.LANGUAGE_CODE}


@lru_cache(maxsize=1)
def slugs() -> frozenset[str]:
    """The first parts of all addresses that are taken."""
    return BESIDE_THE_URL_TABLE | frozenset(_first_segments(get_resolver().url_patterns))


def _first_segments(patterns: list[Any]) -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver) and route in {"", "^"}:
            yield from _first_segments(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name == _WAGTAIL_PAGES:
            continue
        elif match := _FIRST_SEGMENT.match(route):
            yield match[1]
