"""Cables, leads and threads: round lines along curves of space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_project.demo.drawing.colour import darker, lighter
from site_project.demo.drawing.scene import Item, Scene, number
from site_project.demo.drawing.space import Box, Flat, Point, project


@dataclass(frozen=True)
class Cable:
    """What a cable looks like."""

    colour: str
    thick: float
    shadow: bool = True
    stripe: str = ""


def smooth(points: Sequence[Flat]) -> str:
    """Return a path that bends softly through points."""
    path = f"M{number(points[0][0])} {number(points[0][1])}"
    rows = [points[0], *points, points[-1]]
    for before, here, there, after in zip(rows, rows[1:], rows[2:], rows[3:], strict=False):
        one = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        two = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        path += "C" + " ".join(number(n) for n in (*one, *two, *there))
    return path


def cable(scene: Scene, points: Sequence[Point], look: Cable, *, box: Box | None = None) -> Item:
    """Lay a cable through points of space."""
    line = smooth([project(p) for p in points])
    if look.shadow:
        floor = smooth([project((p[0] + p[2] * 0.4, p[1] - p[2] * 0.15, 0)) for p in points])
        width = number(look.thick * 1.25)
        style = f'fill="none" stroke="#2c1e18" stroke-width="{width}" opacity=".26"'
        scene.decals.append(f'<path d="{floor}" {style} filter="{scene.blur(7)}"/>')
    thick = look.thick
    shift = thick * 0.2
    art = _stroke(line, darker(look.colour, 0.5), thick)
    art += _stroke(line, look.colour, thick * 0.82, move=(-shift * 0.25, -shift * 0.3))
    art += _stroke(
        line, lighter(look.colour, 0.42), thick * 0.2, move=(-shift * 0.7, -shift * 1.0), opacity=0.75
    )
    if look.stripe:
        art += _stroke(line, look.stripe, thick * 0.26, move=(shift * 0.3, shift * 0.5))
    half = thick / 2
    if box is None:
        low = tuple(min(p[i] for p in points) - half for i in range(3))
        high = tuple(max(p[i] for p in points) + half for i in range(3))
        box = Box((low[0], low[1], low[2]), (high[0], high[1], high[2]))
    scene.reach(points)
    reached = len(scene.extent)
    item = scene.put(art, box)
    del scene.extent[reached:]
    return item


def _stroke(path: str, colour: str, width: float, *, move: Flat = (0.0, 0.0), opacity: float = 1) -> str:
    shift = f' transform="translate({number(move[0])} {number(move[1])})"' if move != (0.0, 0.0) else ""
    veil = f' stroke-opacity="{number(opacity)}"' if opacity < 1 else ""
    style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{path}" {style} stroke="{colour}" stroke-width="{number(width)}"{veil}{shift}/>'


def sag(a: Point, b: Point, *, depth: float, side: float = 0.0, count: int = 7) -> list[Point]:
    """Return points of a line that hangs, or bends to the side, between two places."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    nx, ny = -dy / length, dx / length
    points = []
    for i in range(count + 1):
        t = i / count
        bow = 4 * t * (1 - t)
        points.append(
            (
                a[0] + dx * t + nx * side * bow,
                a[1] + dy * t + ny * side * bow,
                max(0.0, a[2] + (b[2] - a[2]) * t - depth * bow),
            )
        )
    return points
