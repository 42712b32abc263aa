"""Space, and how it is seen: x runs to the lower right, y to the lower left, z up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float, float]
Flat = tuple[float, float]

COS = math.cos(math.radians(30))
SIN = 0.5


def project(point: Point) -> Flat:
    """Return where a point of space lies on the sheet."""
    x, y, z = point
    return ((x - y) * COS, (x + y) * SIN - z)


def add(a: Point, b: Point) -> Point:
    """Return the sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Point, b: Point) -> Point:
    """Return the vector from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Point, factor: float) -> Point:
    """Return a vector made longer or shorter."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Point, b: Point) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    """Return the vector that stands on both."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a: Point) -> Point:
    """Return the vector with length one."""
    length = math.sqrt(dot(a, a)) or 1.0
    return (a[0] / length, a[1] / length, a[2] / length)


@dataclass(frozen=True)
class Box:
    """The room that a thing takes, for deciding what hides what."""

    low: Point
    high: Point

    @classmethod
    def around(cls, points: Sequence[Point]) -> Box:
        """Return the smallest box that holds all points."""
        xs, ys, zs = zip(*points, strict=True)
        return cls((min(xs), min(ys), min(zs)), (max(xs), max(ys), max(zs)))

    def corners(self) -> list[Point]:
        """Return the eight corners."""
        (a, b, c), (d, e, f) = self.low, self.high
        return [(x, y, z) for x in (a, d) for y in (b, e) for z in (c, f)]

    def overlaps_on_sheet(self, other: Box) -> bool:
        """Tell whether some line of sight meets both."""
        for i, j in ((0, 1), (0, 2), (1, 2)):
            if self.low[i] - self.high[j] >= other.high[i] - other.low[j] - 1e-6:
                return False
            if other.low[i] - other.high[j] >= self.high[i] - self.low[j] - 1e-6:
                return False
        return True

    def is_behind(self, other: Box) -> bool:
        """Tell whether the other lies nearer to the eye along some axis."""
        return any(self.high[i] <= other.low[i] + 1e-6 for i in range(3))


def rectangle(x: float, y: float, w: float, d: float) -> list[Flat]:
    """Return the outline of a rectangle on the floor."""
    return [(x, y), (x + w, y), (x + w, y + d), (x, y + d)]


def rounded(x: float, y: float, w: float, d: float, r: float) -> list[Flat]:
    """Return the outline of a rectangle with round corners."""
    r = min(r, w / 2 - 1e-4, d / 2 - 1e-4)
    if r <= 0:
        return rectangle(x, y, w, d)
    outline = []
    centres = (
        (x + w - r, y + r, -90),
        (x + w - r, y + d - r, 0),
        (x + r, y + d - r, 90),
        (x + r, y + r, 180),
    )
    for cx, cy, start in centres:
        for step in range(9):
            angle = math.radians(start + step * 11.25)
            outline.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
    return outline


def circle(x: float, y: float, r: float, *, n: int = 56) -> list[Flat]:
    """Return the outline of a circle on the floor."""
    return [(x + r * math.cos(i * math.tau / n), y + r * math.sin(i * math.tau / n)) for i in range(n)]


def turned(outline: Sequence[Flat], degrees: float, *, about: Flat) -> list[Flat]:
    """Return an outline turned on the floor."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    ax, ay = about
    return [(ax + (x - ax) * c - (y - ay) * s, ay + (x - ax) * s + (y - ay) * c) for x, y in outline]


def hull(points: Sequence[Flat]) -> list[Flat]:
    """Return the convex hull."""
    ordered = sorted({(round(x, 5), round(y, 5)) for x, y in points})
    if len(ordered) < 3:
        return ordered

    def half(rows: Sequence[Flat]) -> list[Flat]:
        chain: list[Flat] = []
        for p in rows:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: Flat, b: Flat, c: Flat) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def is_convex(outline: Sequence[Flat]) -> bool:
    """Tell whether an outline nowhere bends inwards."""
    n = len(outline)
    turns = [_turn(outline[i], outline[(i + 1) % n], outline[(i + 2) % n]) for i in range(n)]
    return all(t >= -1e-7 for t in turns) or all(t <= 1e-7 for t in turns)
