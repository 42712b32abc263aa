"""What hangs in the gallery: a template and the states in which it is shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

TEMPLATES = Path(settings.BASE_DIR) / "templates"
_HEADER = re.compile(r"\A{#\s*(.*?)\s*#}", re.DOTALL)
_NAMES = re.compile(
    r'(?<=\s)(id|for|name|list|popovertarget|commandfor|aria-controls|aria-labelledby|aria-describedby)="([^"]+)"'
)
_FRAGMENT = re.compile(r'(?<=\s)href="#([^"]+)"')
# What would take the focus or ask the server as soon as it stands on the page.
_STILL = {
    " autofocus": "",
    " hx-get=": " data-get=",
    " data-hx-post=": " data-post=",
    "<personal-note": "<span",
    "</personal-note>": "</span>",
    "<basket-drawer": "<div",
    "</basket-drawer>": "</div>",
    "<live-basket": "<div",
    "</live-basket>": "</div>",
    "<variant-choice": "<div",
    "</variant-choice>": "</div>",
}
_THEMES = ("light", "dark")


@dataclass(frozen=True)
class Exhibit:
    """A template with sample data, by the name of the state that they make."""

    template: str
    states: Mapping[str, Mapping[str, Any]]
    is_wide: bool = False  # fills the page: light stands above dark instead of beside it
    is_source: bool = False  # shows nothing, so its HTML is shown

    @property
    def name(self) -> str:
        """Of a section with its folder, of a component without."""
        return self.template.removeprefix("components/").removesuffix(".html")

    @property
    def anchor(self) -> str:
        return slugify(self.template.removesuffix(".html").replace("/", "-"))

    @property
    def header(self) -> str:
        """What the template says of itself: what it renders, what it takes."""
        found = _HEADER.match((TEMPLATES / self.template).read_text())
        return found[1] if found else ""


@dataclass(frozen=True)
class Pane:
    """A state in light or in dark colours."""

    theme: str
    html: SafeString


@dataclass(frozen=True)
class Shown:
    """A state, rendered once and hung twice."""

    name: str
    source: str
    panes: tuple[Pane, ...]


def hang(exhibit: Exhibit, *, request: HttpRequest) -> list[Shown]:
    """All states of an exhibit."""
    return [
        _shown(name, html=rendered(exhibit, name, request=request), place=f"{exhibit.anchor}-{number}")
        for number, name in enumerate(exhibit.states)
    ]


def rendered(exhibit: Exhibit, state: str, *, request: HttpRequest) -> str:
    return render_to_string(exhibit.template, dict(exhibit.states[state]), request=request)


def _shown(name: str, *, html: str, place: str) -> Shown:
    panes = tuple(
        # Safe as the template made it: only names inside of it are made longer.
        Pane(theme, mark_safe(with_own_names(html, place=f"{place}-{theme}")))  # nosec B308, B703
        for theme in _THEMES
    )
    return Shown(name=name, source=html.strip(), panes=panes)


def with_own_names(html: str, *, place: str) -> str:
    """The same HTML with ids and groups of its own, so that it may stand on a page many times."""
    own = _NAMES.sub(lambda found: f'{found[1]}="{_each(found[2], place)}"', html)
    own = _FRAGMENT.sub(rf'href="#\1-{place}"', own)
    for active, still in _STILL.items():
        own = own.replace(active, still)
    return own


def _each(names: str, place: str) -> str:
    return " ".join(f"{name}-{place}" for name in names.split())
