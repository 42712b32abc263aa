"""Gears, servos and other things that move."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import WHITE, darker, lit
from site_project.demo.drawing.parts import left_of, screw, top_of
from site_project.demo.drawing.scene import Scene, outline_path
from site_project.demo.drawing.solids import Finish, block, drum, prism
from site_project.demo.drawing.space import Box, Flat, Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable


def teeth(x: float, y: float, count: int, *, module: float = 1.0, phase: float = 0.0) -> list[Flat]:
    """Return the outline of a gear wheel."""
    r = count * module / 2
    outline = []
    for i in range(count):
        start = (i + phase) * math.tau / count
        for share, radius in (
            (0.0, r - 1.2 * module),
            (0.22, r - 1.1 * module),
            (0.36, r + module),
            (0.64, r + module),
            (0.78, r - 1.1 * module),
        ):
            a = start + share * math.tau / count
            outline.append((x + radius * math.cos(a), y + radius * math.sin(a)))
    return outline


def gear(
    scene: Scene,
    at: Point,
    count: int,
    colour: str,
    *,
    phase: float = 0.0,
) -> None:
    """Draw a gear wheel that lies flat; phase turns it by so many teeth."""
    x, y, z = at
    high = 6.0
    item = prism(scene, teeth(x, y, count, phase=phase), (z, z + high), colour, finish=Finish(rim=0.5))
    r = count / 2 - 2.6
    face = Plane.top(x, y, z + high)
    if r > 7:
        face.disc((0, 0), r, darker(colour, 0.12)).ring((0, 0), r, darker(colour, 0.4), width=0.35)
        face.disc((0, 0), r * 0.42 + 2, colour)
        for i in range(6 if r > 12 else 5):
            a = i * math.tau / (6 if r > 12 else 5) + 0.3
            spot = (r * 0.68 * math.cos(a), r * 0.68 * math.sin(a))
            face.disc(spot, r * 0.17, darker(colour, 0.72)).disc(
                (spot[0] + r * 0.03, spot[1] + r * 0.04), r * 0.13, darker(colour, 0.5)
            )
    face.disc((0, 0), 2.5, "#17130f").rect((-2.5, 1.5), (5, 1.1), colour)
    face.mono((0, 4.6 + min(r, 3)), str(count), min(3.2, r * 0.5), darker(colour, 0.55), style=MIDDLE)
    item.picture.append(face.svg())


def upright_gear(scene: Scene, at: Point, count: int, colour: str) -> None:
    """Draw a small gear wheel that stands, its axle along x."""
    x, y, z = at
    outline = teeth(0, 0, count)
    front = [project((x + 5, y + u, z + v)) for u, v in outline]
    back = [project((x, y + u, z + v)) for u, v in outline]
    art = f'<path d="{outline_path(back)}" fill="{lit(colour, (0, 1, 0.2))}"/>'
    for k in range(1, 8):
        layer = [project((x + 5 * k / 8, y + u, z + v)) for u, v in outline]
        art += f'<path d="{outline_path(layer)}" fill="{lit(colour, (0, 1, 0.4))}"/>'
    art += f'<path d="{outline_path(front)}" fill="{lit(colour, (1, 0, 0))}"/>'
    hub = Plane((x + 5, y, z), (0, -1, 0), (0, 0, -1)).disc((0, 0), 1.1, "#55585c")
    r = count / 2 + 1
    scene.put(art + hub.svg(), Box((x, y - r, z - r), (x + 5, y + r, z + r)))


def servo(
    scene: Scene, at: Point, colour: str, *, label: str = "", turn: float = 25, lead: bool = True
) -> None:
    """Draw a micro servo with its horn."""
    x, y, z = at
    body = block(scene, at, (23, 12, 16), colour, r=0.8)
    if label:
        plane = left_of(body)
        plane.rect((3, 4), (17, 8.6), "#F3EFE4", r=0.6)
        plane.title((11.5, 10.2), label, 5, "#1C1A17", style=MIDDLE)
    ear = block(scene, (x - 4.6, y, z + 16), (32, 12, 2.4), colour, r=0.8, finish=Finish(shadow=False))
    for u in (2.2, 29.8):
        top_of(ear).disc((u, 6), 1.1, darker(colour, 0.7))
    block(scene, (x, y, z + 18.4), (23, 12, 4), colour, r=0.8, finish=Finish(shadow=False, bevel=0.4))
    drum(scene, (x + 6, y + 6, z + 22.4), (5.8, 4), colour, finish=Finish(shadow=False, bevel=0.3))
    drum(scene, (x + 13, y + 6, z + 22.4), (2.6, 3.6), colour, finish=Finish(shadow=False))
    drum(scene, (x + 6, y + 6, z + 26.4), (2.3, 3), WHITE, finish=Finish(shadow=False))
    _horn(scene, (x + 6, y + 6, z + 29.4), turn)
    if not lead:
        return
    for i, ink in enumerate(("#5A3A22", "#C23B2E", "#E5962B")):
        v = y + 4.6 + i * 1.3
        way = [
            (x + 23, v, z + 3),
            (x + 28, v + 1, 1.4),
            (x + 34, v + 8, 0.8),
            (x + 30, v + 20, 0.8),
            (x + 20, v + 27, 0.8),
        ]
        cable(scene, way, Cable(ink, 1.3))
    block(scene, (x + 11, y + 30, 0), (8, 8, 2.6), "#2B2D30", r=0.3, finish=Finish(rim=0.4))


def _horn(scene: Scene, at: Point, turn: float) -> None:
    x, y, z = at
    a = math.radians(turn)
    c, s = math.cos(a), math.sin(a)
    outline = []
    for t, half in (
        (-4.0, 0.0),
        (-3.4, 2.4),
        (0.0, 3.4),
        (14.0, 1.9),
        (16.0, 1.2),
        (16.6, 0.0),
        (16.0, -1.2),
        (14.0, -1.9),
        (0.0, -3.4),
        (-3.4, -2.4),
    ):
        outline.append((x + t * c - half * s, y + t * s + half * c))
    item = prism(scene, outline, (z, z + 1.8), WHITE, finish=Finish(rim=0.8))
    face = Plane.top(x, y, z + 1.8)
    for t in (6, 8.6, 11.2, 13.8):
        face.disc((t * c, t * s), 0.55, "#5c5850")
    item.picture.append(face.svg())
    screw(scene, (x, y, z + 1.8), 1.6)


def hexagon(x: float, y: float, r: float) -> list[Flat]:
    """Return the outline of a hexagon."""
    return [
        (x + r * math.cos(i * math.tau / 6 + 0.2), y + r * math.sin(i * math.tau / 6 + 0.2)) for i in range(6)
    ]
