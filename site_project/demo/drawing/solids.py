"""Solid bodies with shaded faces: prisms, cylinders, rods, turned parts, balls."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from site_project.demo.drawing.colour import lit, mix
from site_project.demo.drawing.scene import Item, Scene, number, outline_path, rim_colour
from site_project.demo.drawing.space import (
    Box,
    Flat,
    Point,
    add,
    circle,
    cross,
    dot,
    hull,
    is_convex,
    project,
    rectangle,
    rounded,
    sub,
    times,
    unit,
)

EYE: Point = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Finish:
    """How a body looks besides its colour."""

    bevel: float = 0.0
    rim: float = 0.55
    top: str = ""
    shadow: bool = True
    on: Item | None = None


PLAIN = Finish()
QUIET = Finish(shadow=False)


def box(scene: Scene, at: Point, size: Point, colour: str, *, finish: Finish = PLAIN) -> Item:
    """Draw a box with sharp edges."""
    outline = rectangle(at[0], at[1], size[0], size[1])
    return prism(scene, outline, (at[2], at[2] + size[2]), colour, finish=finish)


def block(scene: Scene, at: Point, size: Point, colour: str, *, r: float, finish: Finish = PLAIN) -> Item:
    """Draw a box whose upright edges are round."""
    outline = rounded(at[0], at[1], size[0], size[1], r)
    return prism(scene, outline, (at[2], at[2] + size[2]), colour, finish=finish)


def drum(scene: Scene, at: Point, size: Flat, colour: str, *, finish: Finish = PLAIN) -> Item:
    """Draw an upright cylinder; size is radius and height."""
    outline = circle(at[0], at[1], size[0])
    return prism(scene, outline, (at[2], at[2] + size[1]), colour, finish=finish)


def prism(scene: Scene, outline: Sequence[Flat], z: Flat, colour: str, *, finish: Finish = PLAIN) -> Item:
    """Draw an upright body over an outline of the floor."""
    low, high = z
    if finish.shadow:
        scene.cast(outline, height=high - low, z=low, on=finish.on)
    convex = is_convex(outline)
    side = _smooth_side if convex else _stepped_side
    art = side(scene, outline, (low, high - finish.bevel), colour)
    cover = outline
    if finish.bevel and convex:
        cover = inset(outline, finish.bevel)
        art += _chamfer(scene, outline, cover, (high - finish.bevel, high), colour)
    art += _top(scene, cover, high, finish.top or colour)
    if finish.rim:
        art += _rim(scene, cover, high, colour, strength=finish.rim, convex=convex)
    room = Box.around([(x, y, h) for x, y in outline for h in z])
    clip = scene.clip(outline_path([project((x, y, high)) for x, y in cover]))
    return scene.put(art, room, clip=clip)


def inset(outline: Sequence[Flat], by: float) -> list[Flat]:
    """Return a convex outline made smaller all round."""
    xs, ys = [p[0] for p in outline], [p[1] for p in outline]
    cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide, deep = (max(xs) - min(xs)) / 2 or 1, (max(ys) - min(ys)) / 2 or 1
    fx, fy = max(0.05, 1 - by / wide), max(0.05, 1 - by / deep)
    return [(cx + (x - cx) * fx, cy + (y - cy) * fy) for x, y in outline]


def front_chain(outline: Sequence[Flat]) -> list[Flat]:
    """Return the part of a convex outline that faces the eye, from left to right."""
    n = len(outline)
    left = min(range(n), key=lambda i: (round(outline[i][0] - outline[i][1], 6), -outline[i][0]))
    right = max(range(n), key=lambda i: (round(outline[i][0] - outline[i][1], 6), outline[i][0]))
    one = [outline[(left + k) % n] for k in range((right - left) % n + 1)]
    two = [outline[(left - k) % n] for k in range((left - right) % n + 1)]
    return max(one, two, key=lambda c: sum(x + y for x, y in c) / len(c))


def _along(scene: Scene, chain: Sequence[Flat], colour: str, tilt: float = 0.0) -> str:
    """Return the gradient of a bent wall, which depends on the sheet's x alone."""
    start, end = project((*chain[0], 0))[0], project((*chain[-1], 0))[0]
    length = (end - start) or 1.0
    stops: list[tuple[float, str]] = []
    longest = max(math.dist(a, b) for a, b in itertools.pairwise(chain))
    for a, b in itertools.pairwise(chain):
        normal = (-(b[1] - a[1]), b[0] - a[0], 0.0)
        if normal[0] + normal[1] < 0:
            normal = (-normal[0], -normal[1], 0.0)
        nx, ny, _ = unit(normal)
        paint = lit(colour, (nx, ny, tilt))
        here, there = ((project((*p, 0))[0] - start) / length for p in (a, b))
        if math.dist(a, b) > longest * 0.4 and len(chain) < 24:
            stops += [(here, paint), (there, mix(paint, lit(colour, (nx, ny, -0.35)), 0.22))]
        else:
            stops.append(((here + there) / 2, paint))
    return scene.linear((start, 0), (end, 0), stops)


def _smooth_side(scene: Scene, outline: Sequence[Flat], z: Flat, colour: str) -> str:
    chain = front_chain(outline)
    low = [project((x, y, z[0])) for x, y in chain]
    high = [project((x, y, z[1])) for x, y in chain]
    return f'<path d="{outline_path([*low, *high[::-1]])}" fill="{_along(scene, chain, colour)}"/>'


def _chamfer(scene: Scene, outer: Sequence[Flat], inner: Sequence[Flat], z: Flat, colour: str) -> str:
    ring = hull([project((x, y, z[0])) for x, y in outer] + [project((x, y, z[1])) for x, y in inner])
    paint = _along(scene, front_chain(outer), colour, tilt=0.85)
    return f'<path d="{outline_path(ring)}" fill="{paint}"/>'


def _stepped_side(scene: Scene, outline: Sequence[Flat], z: Flat, colour: str) -> str:
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(outline, [*outline[1:], outline[0]], strict=True))
    walls = []
    for a, b in zip(outline, [*outline[1:], outline[0]], strict=True):
        normal = (b[1] - a[1], a[0] - b[0], 0.0)
        if area < 0:
            normal = (-normal[0], -normal[1], 0.0)
        if normal[0] + normal[1] <= 1e-9:
            continue
        quad = [project(p) for p in ((*a, z[0]), (*b, z[0]), (*b, z[1]), (*a, z[1]))]
        walls.append((a[0] + a[1] + b[0] + b[1], outline_path(quad), lit(colour, normal)))
    line = number(scene.unit * 0.7)
    return "".join(
        f'<path d="{path}" fill="{paint}" stroke="{paint}" stroke-width="{line}"/>'
        for _, path, paint in sorted(walls)
    )


def _top(scene: Scene, outline: Sequence[Flat], z: float, colour: str) -> str:
    points = [project((x, y, z)) for x, y in outline]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    bright = lit(colour, (0, 0, 1))
    stops = [(0.0, mix(bright, "#FFFFFF", 0.09)), (1.0, mix(bright, lit(colour, (0.5, 0.5, 0.7)), 0.5))]
    paint = scene.linear((min(xs), min(ys)), (max(xs), max(ys)), stops)
    return f'<path d="{outline_path(points)}" fill="{paint}"/>'


def _rim(
    scene: Scene, outline: Sequence[Flat], z: float, colour: str, *, strength: float, convex: bool
) -> str:
    chain = front_chain(outline) if convex else [*outline, outline[0]]
    points = [project((x, y, z)) for x, y in chain]
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    width = number(scene.unit * 1.8)
    return (
        f'<path d="{path}" fill="none" stroke="{rim_colour(colour)}" stroke-width="{width}" '
        f'stroke-opacity="{number(strength)}" stroke-linecap="round"/>'
    )


def across(axis: Point) -> tuple[Point, Point]:
    """Return two directions that stand on an axis and on each other."""
    helper = (0.0, 0.0, 1.0) if abs(unit(axis)[2]) < 0.9 else (1.0, 0.0, 0.0)
    one = unit(cross(axis, helper))
    return one, unit(cross(axis, one))


def _ring(centre: Point, axis: Point, r: float, n: int = 48) -> list[Point]:
    one, two = across(axis)
    return [
        add(
            centre,
            add(times(one, r * math.cos(i * math.tau / n)), times(two, r * math.sin(i * math.tau / n))),
        )
        for i in range(n)
    ]


def rod(scene: Scene, ends: tuple[Point, Point], radii: Flat, colour: str, *, finish: Finish = PLAIN) -> Item:
    """Draw a round rod or cone between two points, lying as it likes."""
    return lathe(
        scene, ends[0], sub(ends[1], ends[0]), [(0, radii[0], colour), (1, radii[1], colour)], finish=finish
    )


def lathe(
    scene: Scene,
    start: Point,
    axis: Point,
    profile: Sequence[tuple[float, float, str]],
    *,
    finish: Finish = PLAIN,
) -> Item:
    """Draw a turned part; the profile's rows are the share of the axis, the radius and the colour from there."""
    if dot(axis, EYE) < 0:
        start, axis = add(start, axis), times(axis, -1)
        flipped = [(1 - t, r) for t, r, _ in profile][::-1]
        colours = [c for _, _, c in profile][:-1][::-1]
        profile = [(t, r, c) for (t, r), c in zip(flipped, [*colours, profile[0][2]], strict=True)]
    rings = [_ring(add(start, times(axis, t)), axis, r) for t, r, _ in profile]
    art = ""
    for (a, b), row in zip(itertools.pairwise(rings), profile, strict=False):
        art += _frustum(scene, a, b, axis, row[2])
    art += _cap(scene, rings[-1], axis, finish.top or profile[-1][2], rim=finish.rim)
    points = [p for ring in rings for p in ring]
    if finish.shadow:
        _rod_shadow(scene, points, finish)
    return scene.put(art, Box.around(points))


def _rod_shadow(scene: Scene, points: Sequence[Point], finish: Finish) -> None:
    z = min(p[2] for p in points)
    heights = [(p[2] - z) / (1 + (p[2] - z) / 60) for p in points]
    outline = hull([(p[0] + 0.3 * h, p[1] - 0.1 * h) for p, h in zip(points, heights, strict=True)])
    if len(outline) > 2:
        scene.cast(outline, height=0, z=z, on=finish.on)


def _frustum(scene: Scene, a: Sequence[Point], b: Sequence[Point], axis: Point, colour: str) -> str:
    outline = hull([project(p) for p in (*a, *b)])
    mid = add(times(a[0], 0.5), times(a[len(a) // 2], 0.5))
    rows = []
    ax, ay = project(unit(axis))
    size = math.hypot(ax, ay) or 1.0
    px, py = -ay / size, ax / size
    for p in a if math.dist(a[0], mid) >= math.dist(b[0], b[len(b) // 2]) / 2 else b:
        centre = mid if p in a else add(times(b[0], 0.5), times(b[len(b) // 2], 0.5))
        normal = sub(p, centre)
        if dot(normal, EYE) >= -1e-6:
            x, y = project(p)
            rows.append((x * px + y * py, lit(colour, normal)))
    rows.sort()
    first, last = rows[0][0], rows[-1][0]
    cx, cy = project(mid)
    base = cx * px + cy * py
    span = (last - first) or 1.0
    stops = [((s - first) / span, paint) for s, paint in rows]
    start = (cx + px * (first - base), cy + py * (first - base))
    end = (cx + px * (last - base), cy + py * (last - base))
    paint = scene.linear(start, end, stops)
    line = number(scene.unit * 0.5)
    return f'<path d="{outline_path(outline)}" fill="{paint}" stroke="{paint}" stroke-width="{line}"/>'


def _cap(scene: Scene, ring: Sequence[Point], axis: Point, colour: str, *, rim: float) -> str:
    points = [project(p) for p in ring]
    paint = lit(colour, axis)
    edge = f'stroke="{rim_colour(colour)}" stroke-width="{number(scene.unit * 1.4)}" stroke-opacity="{number(rim)}"'
    return f'<path d="{outline_path(points)}" fill="{paint}" {edge if rim else ""}/>'


def ball(scene: Scene, centre: Point, r: float, colour: str, *, finish: Finish = PLAIN) -> Item:
    """Draw a ball."""
    x, y = project(centre)
    screen = r * 1.2247 * 0.9
    stops = [
        (0.0, mix(lit(colour, (0, 0.4, 1)), "#FFFFFF", 0.35), 1.0),
        (0.4, lit(colour, (0, 0.4, 1)), 1.0),
        (1.0, lit(colour, (0.9, -0.5, -0.2)), 1.0),
    ]
    paint = scene.radial((x - screen * 0.3, y - screen * 0.4), screen * 1.35, stops)
    if finish.shadow:
        scene.cast(circle(centre[0], centre[1], r * 0.8), height=r, z=centre[2] - r, on=finish.on)
    low, high = sub(centre, (r, r, r)), add(centre, (r, r, r))
    art = f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(screen)}" fill="{paint}"/>'
    return scene.put(art, Box(low, high))


def facet(scene: Scene, corners: Sequence[Point], colour: str, *, normal: Point | None = None) -> str:
    """Return one flat shaded face, for bodies that are built by hand."""
    direction = normal or cross(sub(corners[1], corners[0]), sub(corners[2], corners[0]))
    if dot(direction, EYE) < 0:
        direction = times(direction, -1)
    points = [project(p) for p in corners]
    bright = lit(colour, direction)
    ys = [p[1] for p in points]
    stops = [(0.0, mix(bright, "#FFFFFF", 0.05)), (1.0, mix(bright, "#17110F", 0.05))]
    paint = scene.linear((0, min(ys)), (0, max(ys)), stops)
    width = number(scene.unit * 0.6)
    return f'<path d="{outline_path(points)}" fill="{paint}" stroke="{paint}" stroke-width="{width}"/>'


def extrusion(scene: Scene, profile: Sequence[Flat], x: Flat, colour: str, *, finish: Finish = PLAIN) -> Item:
    """Draw a body whose profile (y, z) runs along x, such as a sloped case."""
    low, high = x
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(profile, [*profile[1:], profile[0]], strict=True))
    faces = []
    for a, b in zip(profile, [*profile[1:], profile[0]], strict=True):
        normal = (0.0, b[1] - a[1], a[0] - b[0])
        if area < 0:
            normal = (0.0, -normal[1], -normal[2])
        if dot(normal, EYE) > 1e-6:
            quad = [(low, *a), (high, *a), (high, *b), (low, *b)]
            faces.append((a[0] + a[1] + b[0] + b[1], facet(scene, quad, colour, normal=normal)))
    art = "".join(face for _, face in sorted(faces))
    art += facet(scene, [(high, *p) for p in profile], colour, normal=(1, 0, 0))
    ys = [p[0] for p in profile]
    if finish.shadow:
        floor = min(p[1] for p in profile)
        outline = rectangle(low, min(ys), high - low, max(ys) - min(ys))
        scene.cast(outline, height=max(p[1] for p in profile) - floor, z=floor, on=finish.on)
    return scene.put(art, Box.around([(v, *p) for p in profile for v in x]))
