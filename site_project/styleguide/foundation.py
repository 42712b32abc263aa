"""The tokens and the drawings, read from the files that make them."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from home import palette
from home.colour import READABLE, Colour

STATIC = Path(settings.BASE_DIR) / "static"
_TOKEN = re.compile(r"--([\w-]+): (.+);")
_SYMBOL = re.compile(r'<symbol id="([\w-]+)"')
_SHORT = re.compile(r"#(\w)(\w)(\w)")


@dataclass(frozen=True)
class Shade:
    """A colour of one theme, and how well it is read on that theme's paper."""

    value: str
    contrast: float

    @property
    def is_readable(self) -> bool:
        return self.contrast >= READABLE


@dataclass(frozen=True)
class Swatch:
    """A colour by its name, light and dark."""

    name: str
    light: Shade
    dark: Shade


@dataclass(frozen=True)
class Token:
    """A measure by its name."""

    name: str
    value: str


def colours() -> list[Swatch]:
    """Every colour that has a light and a dark side, in the order of the file."""
    pairs = palette.pairs()
    papers = pairs["paper"]
    return [
        Swatch(name, *(_shade(value, paper) for value, paper in zip(pair, papers, strict=True)))
        for name, pair in pairs.items()
    ]


def type_steps() -> list[Token]:
    return _named("type", "size-")


def spaces() -> list[Token]:
    return _named("space", "space")


def radii() -> list[Token]:
    return _named("shape", "radius")


def icons() -> list[str]:
    """The names of the drawings in the sprite."""
    return _SYMBOL.findall((STATIC / "img" / "icons.svg").read_text())


def _named(file: str, prefix: str) -> list[Token]:
    found = _TOKEN.findall(_tokens(file))
    return [Token(name, value) for name, value in found if name.startswith(prefix)]


def _tokens(file: str) -> str:
    return (STATIC / "css" / "tokens" / f"{file}.css").read_text()


def _shade(value: str, paper: str) -> Shade:
    return Shade(value, _colour(value).contrast(_colour(paper)))


def _colour(value: str) -> Colour:
    """From “#fff” too."""
    return Colour.of(_SHORT.sub(r"#\1\1\2\2\3\3", value) if len(value) == 4 else value)
