"""Components that say the same whenever they are told the same: rendered once, then kept by each process.

A list has dozens of cards, and the next list has many of them again. What is kept is found by all that it was told,
so nothing has to be dropped when something changes: it is told something else then.
"""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST_KEPT = 4096  # two kilobytes each


def rendered(template_name: str, **told: Hashable) -> SafeString:
    """Render a component that depends on nothing but these values and the language: on no request and no clock."""
    facts = tuple(told.items())
    if settings.DEBUG:  # whoever works on a template wants to see it
        return _rendered(template_name, facts)
    return _kept(template_name, facts, get_language())


@lru_cache(maxsize=MOST_KEPT)
def _kept(template_name: str, facts: tuple[tuple[str, Hashable], ...], _language: str | None) -> SafeString:
    return _rendered(template_name, facts)


def _rendered(template_name: str, facts: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(template_name, dict(facts))
