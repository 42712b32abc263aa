"""Pictures of kits that glow."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import (
    COPPER,
    TIN,
    WOOD,
)
from site_project.demo.drawing.parts import Bulb, bulb
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, lathe, prism
from site_project.demo.drawing.space import Point, circle, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.kits import SHELF
from site_project.demo.drawing.wires import Cable, cable


def firefly(scene: Scene, at: Point = (0, 0, 0), *, mask: str = "green") -> None:
    """Draw the beetle badge."""
    x, y, z = at
    body = [
        (x + 22 * math.cos(t) * (1 + 0.12 * math.cos(2 * t)), y + 34 * math.sin(t))
        for t in (i * math.tau / 64 for i in range(64))
    ]
    colours = {"green": ("#1B6B57", "#43A589"), "black": ("#26282B", "#474C52")}[mask]
    prism(scene, circle(x, y - 36, 12), (z, z + 1.6), colours[0], finish=Finish(rim=0.6))
    prism(scene, body, (z, z + 1.6), colours[0], finish=Finish(rim=0.6))
    face = Plane.top(x, y, z + 1.6)
    _wings(face, trace=colours[1])
    face.title((0, -11), "firefly", 5, "#F4F0E6", style=MIDDLE)
    for side in (-1, 1):
        face.disc((side * 5, -40), 2, "#F4F0E6")
        for v in (1.4, 3.6, 5.8):
            face.rect((side * 6.7 - 0.7, v), (1.4, 0.9), TIN)
    scene.items[-1].picture.append(face.svg())
    for u, v in ((-9, 22), (0, 26), (9, 22)):
        bulb(scene, (x + u, y + v, z + 1.6), Bulb("#B6F24A", r=2.6, on=True))
    block(scene, (x - 6, y + 0.4, z + 1.6), (12, 7.4, 2.4), "#33363A", r=0.8)
    _antennas(scene, at)


def _wings(face: Plane, *, trace: str) -> None:
    """Draw the two wings with their traces; the seam between them leaves room for the name."""
    gold = "#E9C46A"
    face.line([(0, -33), (0, -18)], gold, width=1).line([(0, -8), (0, 14)], gold, width=1)
    for side in (-1, 1):
        face.path(
            f"M{side * 2} -31C{side * 26} -22 {side * 24} 12 {side * 3} 16",
            "none",
            style=f'stroke="{gold}" stroke-width=".8"',
        )
        for v in (-21, -10, 1):
            shift = 10 if v > -20 else 7
            points = [(side * (shift + du), v + dv) for du, dv in ((0, 0), (2, 0), (4, 2), (4, 5))]
            face.line(points, trace, width=0.7)
            face.disc(points[0], 1.6, "#D8A848").disc(points[0], 0.7, "#2a1d13")


def _antennas(scene: Scene, at: Point) -> None:
    """Bend two antennas of brass wire out of the head."""
    x, y, z = at
    for side in (-1, 1):
        points = [(4, -44, 1.6), (6, -49, 3.2), (9, -54, 5), (14, -57, 5.6), (17, -56, 5.2)]
        bent = [(x + side * u, y + v, z + w) for u, v, w in points]
        cable(scene, bent, Cable("#D8A848", 1.3, shadow=False))


@SHELF.shows(
    "firefly-badge",
    "A badge in the shape of a beetle; three lights in its tail glow yellow-green.",
    fill=0.76,
)
def _firefly(scene: Scene) -> None:
    firefly(scene)


def slow_lamp(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the lamp: foot of wood, ring, paper head."""
    x, y, z = at
    lathe(
        scene,
        (x, y, z),
        (0, 0, 26),
        [(0, 44, WOOD), (0.2, 46, WOOD), (0.85, 44, WOOD), (1, 41, WOOD)],
        finish=Finish(rim=0.6, shadow=False),
    )
    scene.cast(circle(x, y, 46), height=24)
    lathe(
        scene,
        (x, y, z + 26),
        (0, 0, 8),
        [(0, 38, "#B9824A"), (0.3, 38, "#B9824A"), (0.31, 36, COPPER), (1, 36, COPPER)],
        finish=Finish(shadow=False),
    )
    paper = "#FFEBC0"
    rows = [
        (0, 36, paper),
        (0.1, 39, paper),
        (0.5, 41, paper),
        (0.85, 38, paper),
        (0.97, 31, paper),
        (1, 26, paper),
    ]
    lathe(scene, (x, y, z + 34), (0, 0, 78), rows, finish=Finish(shadow=False, rim=0.3, top="#FFF6DF"))
    scene.glow(project((x, y, z + 72)), 120, "#FFBE55", strength=0.62)


@SHELF.shows(
    "slow-lamp",
    "The Slow Lamp: a turned wooden foot with a copper ring and a glowing head of paper.",
    fill=0.74,
)
def _slow_lamp(scene: Scene) -> None:
    slow_lamp(scene)
    cable(scene, [(-30, 34, 6), (-44, 60, 2), (-20, 92, 2), (30, 96, 2), (60, 110, 2)], Cable("#8A4A26", 4))
