"""Colours, and what the one light from the upper left makes of them."""

from __future__ import annotations

import colorsys

from site_project.demo.drawing.space import Point, dot, unit

LIGHT: Point = (0.04, 0.6, 0.8)

PAPER = "#FBF8F2"
INK = "#1C1A17"
COPPER = "#A3441B"
BRIGHT_COPPER = "#C8703F"
MASK = "#1B6B57"
GOLD = "#D8A848"
STEEL = "#BFC3C7"
TIN = "#D5D8DA"
PLASTIC = "#2B2D30"
WHITE = "#F7F4EE"
RED = "#C23B2E"
AMBER = "#E5A32B"
BLUE = "#2F5FA8"
YELLOW = "#EDBB33"
WOOD = "#C99A62"

Rgb = tuple[float, float, float]


def parse(colour: str) -> Rgb:
    """Return red, green and blue between 0 and 1."""
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def text(rgb: Rgb) -> str:
    """Return a colour as it is written in SVG."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in rgb)


def mix(a: str, b: str, share: float) -> str:
    """Return a colour between two; share 0 is the first."""
    p, q = parse(a), parse(b)
    return text((p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share, p[2] + (q[2] - p[2]) * share))


def lighter(colour: str, share: float = 0.2) -> str:
    """Return a colour nearer to warm white."""
    return mix(colour, "#FFFDF8", share)


def darker(colour: str, share: float = 0.2) -> str:
    """Return a colour nearer to a deep warm shadow."""
    return mix(colour, "#17110F", share)


def lit(colour: str, normal: Point) -> str:
    """Return how a surface looks that faces a direction."""
    level = 0.6 + 0.52 * dot(unit(normal), LIGHT)
    r, g, b = parse(colour)
    glow = max(0.0, level - 0.56) * 0.13
    veil = (1 - min(level, 1.0)) * 0.07
    return text(
        (r * level + glow + veil * 0.7, g * level + glow + veil * 0.55, b * level + glow + veil * 0.85)
    )


def tint(hue: int, *, light: float = 0.92, strength: float = 0.42) -> str:
    """Return the pale tint of a category's hue."""
    return text(colorsys.hls_to_rgb(hue / 360, light, strength))
