"""The shop's own colour as the Wagtail admin takes it: its variables, light and dark, as a stylesheet of its own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from home.brand import BLACK, WHITE
from home.colour import Colour

COPPER = "#a3441b"  # as in static/css/tokens/colour.css, for a shop that has chosen none
# Wagtail's dark grounds as static/css/cms.css tints them, from its menus to its tooltips; a test compares them.
GROUNDS = tuple(map(Colour.of, ("#1f1d1b", "#242220", "#292623", "#37332f")))


@dataclass(frozen=True)
class CmsColours:
    """What one colour becomes in the admin."""

    action: Colour  # buttons and links on white; white letters on it
    bright: Colour  # links on the dark grounds
    deep: Colour  # the menu's ground and headings

    @classmethod
    def of(cls, text: str) -> "CmsColours":
        action = Colour.of(text or COPPER)
        return cls(
            action=action,
            bright=action.until_readable(*GROUNDS, towards=WHITE).mixed(WHITE, 0.1),
            deep=action.mixed(BLACK, 0.7),
        )


def sheet(colour: str) -> str:
    """The stylesheet that gives the admin this colour, or copper for none."""
    look = CmsColours.of(colour)
    parts = {**_by_parts("primary", look.deep), **_by_parts("secondary", look.action)}
    whole = {
        "primary-200": look.deep.mixed(BLACK, 0.3),
        "secondary-50": WHITE.mixed(look.action, 0.08),
        "secondary-75": look.bright.mixed(WHITE, 0.3),
        "secondary-100": look.bright,
        "secondary-400": look.action.mixed(BLACK, 0.2),
        "secondary-600": look.action.mixed(BLACK, 0.35),
    }
    return f":root{{{_declared({**parts, **whole})}}}"


def digest(colour: str) -> str:
    """Names the stylesheet; another program text makes another name."""
    return hashlib.sha256(sheet(colour).encode()).hexdigest()[:12]


def _by_parts(name: str, colour: Colour) -> dict[str, str]:
    """Wagtail puts its two main colours together from hue, saturation and lightness, and derives others from them."""
    hue, saturation, lightness = colour.hsl
    return {
        f"{name}-hue": f"{hue:.1f}",
        f"{name}-saturation": f"{saturation:.1f}%",
        f"{name}-lightness": f"{lightness:.1f}%",
    }


def _declared(values: Mapping[str, object]) -> str:
    return "".join(f"--w-color-{name}:{value};" for name, value in values.items())
