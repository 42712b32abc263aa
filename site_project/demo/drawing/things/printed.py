"""Pictures of 3D-printed parts."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import STEEL, WHITE, darker, lighter, mix
from site_project.demo.drawing.controls import Knob, knob
from site_project.demo.drawing.dice import Dice
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.machines import gear, hexagon
from site_project.demo.drawing.packages import Reel, reel
from site_project.demo.drawing.parts import left_of, right_of, top_of
from site_project.demo.drawing.scene import Scene, outline_path
from site_project.demo.drawing.solids import Finish, ball, block, box, drum, extrusion, lathe, prism
from site_project.demo.drawing.space import Point, circle, project, rounded
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.motors import wheel
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(96)


@SHELF.colours(
    "gear-set",
    "Gear wheels of six sizes in {colour} nylon, meshing with each other beside a toothed rack.",
    {"copper": "copper-red", "green": "green", "white": "white"},
)
def _gears(scene: Scene, colour: str) -> None:
    ink = {"copper": "#B4592F", "green": "#2A8168", "white": "#EFEBE1"}[colour]
    gear(scene, (0, 0, 0), 60, ink)
    gear(scene, (51, 0, 0), 42, ink, phase=0.5)
    gear(scene, (24, 40, 0), 30, ink)
    gear(scene, (62, 34, 0), 24, ink, phase=0.2)
    gear(scene, (51, 0, 6), 16, ink)
    gear(scene, (-4, 52, 0), 20, ink)
    gear(scene, (0, 0, 6), 24, ink)
    rack = []
    for i in range(20):
        rack += [
            (-36 + i * 3.14, 80.0),
            (-35.3 + i * 3.14, 77.8),
            (-34.3 + i * 3.14, 77.8),
            (-33.6 + i * 3.14, 80.0),
        ]
    prism(scene, [*rack, (30, 86), (-36, 86)], (0, 6), ink)


@SHELF.shows(
    "standoff-set",
    "Rows of hexagonal spacers of four heights in black and white, with soft feet and brass screws.",
)
def _standoffs(scene: Scene) -> None:
    for i in range(4):
        high = (6, 10, 15, 20)[i]
        for k in range(5):
            x, y = k * 13.0, i * 13.0
            ink = "#33363A" if (i + k) % 2 else "#EFEBE1"
            prism(scene, hexagon(x, y, 4.6), (0, high), ink, finish=Finish(rim=0.7))
            face = (
                Plane.top(x, y, high)
                .disc((0, 0), 2.1, "#15130f")
                .ring((0, 0), 2.1, darker(ink, 0.3), width=0.3)
            )
            scene.items[-1].picture.append(face.svg())
    for k in range(4):
        drum(scene, (70, k * 13, 0), (6, 5), "#4b4e52", finish=Finish(bevel=1.6))
    for k in range(4):
        lathe(
            scene,
            (2 + k * 15, 56, 2.4),
            (9, 4, 0),
            [(0, 2.9, "#D0A548"), (0.24, 2.6, "#D0A548"), (0.25, 1.4, "#C49A3E"), (1, 1.4, "#C49A3E")],
        )


SPOOLS = {
    "copper": "#B4592F",
    "green": "#1F7A63",
    "black": "#34363A",
    "sand": "#D9C6A3",
    "amber": "#E3A21F",
    "teal": "#2C8C86",
}


@SHELF.colours(
    "filament",
    "A cardboard reel of {colour} filament with a small printed boat in the same colour.",
    {
        "copper": "copper",
        "green": "green",
        "black": "black",
        "sand": "sand",
        "amber": "amber",
        "teal": "teal",
    },
)
def _filament(scene: Scene, colour: str) -> None:
    ink = SPOOLS[colour]
    top = reel(scene, (0, 0, 0), Reel(62, 16, 44, "#C9A272", ink, turns=11, fill=0.9))
    face = Plane.top(0, 0, 44)
    for i in range(6):
        a = i * math.tau / 6
        face.disc((38 * math.cos(a), 38 * math.sin(a)), 9, "#7a5a34").disc(
            (38.8 * math.cos(a), 38.8 * math.sin(a) + 1), 7.6, darker(ink, 0.3)
        )
    face.title((0, -24), "750 g", 9, "#5a3d1d", style=MIDDLE)
    top.picture.append(face.svg())
    _boat(scene, (74, 20, 0), ink)


def _boat(scene: Scene, at: Point, ink: str) -> None:
    x, y, z = at
    for i in range(9):
        grow = i * 0.8
        outline = [
            (x - grow, y + 8),
            (x - grow, y + 30),
            (x + 14, y + 56 + grow * 1.4),
            (x + 28 + grow, y + 30),
            (x + 28 + grow, y + 8),
            (x + 14, y + 4 - grow * 0.2),
        ]
        prism(scene, outline, (z + i * 1.6, z + i * 1.6 + 1.6), ink, finish=Finish(rim=0.18, shadow=i == 0))
    block(scene, (x + 4, y + 10, z + 14.4), (20, 20, 15), ink, r=2)
    left_of(scene.items[-1]).rect((5, 3), (10, 8), darker(ink, 0.6), r=1)
    right_of(scene.items[-1]).rect((5, 3), (10, 8), darker(ink, 0.6), r=1)
    block(scene, (x + 2, y + 8, z + 29.4), (24, 24, 2.4), ink, r=2, finish=Finish(shadow=False))
    drum(scene, (x + 14, y + 16, z + 31.8), (4, 9), ink, finish=Finish(shadow=False, top=darker(ink, 0.6)))


def chassis(scene: Scene, at: Point = (0, 0, 0), ink: str = "#2A8168", *, wheels: bool = False) -> None:
    """Draw the two floors of the robot."""
    x, y, z = at
    ball(scene, (x + 20, y + 30, z + 8), 8, STEEL)
    for level in (18, 52):
        plate = prism(
            scene, rounded(x, y, 130, 62, 22), (z + level, z + level + 4), ink, finish=Finish(rim=0.6)
        )
        face = top_of(plate)
        for i in range(11):
            for j in range(5):
                face.disc((16 + i * 9.8, 11 + j * 10), 2.0, darker(ink, 0.62))
    for u in (18, 112):
        for v in (10, 52):
            drum(scene, (x + u, y + v, z + 22), (3.6, 30), "#D0A548", finish=Finish(shadow=False))
    if wheels:
        wheel(scene, (x + 60, y + 62, z + 26), r=26)


@SHELF.shows(
    "chassis", "The robot chassis: two green plates full of holes on brass spacers above a steel ball."
)
def _chassis(scene: Scene) -> None:
    chassis(scene)
    box(scene, (134, 14, 18), (3, 34, 26), "#2A8168", finish=Finish(rim=0.6))
    right_of(scene.items[-1]).disc((10, 13), 6.5, "#12352b").disc((24, 13), 6.5, "#12352b")


@SHELF.colours(
    "cable-clips",
    "Cable clips of three widths in {colour}; one of them holds two cables.",
    {"copper": "copper", "grey": "grey", "red": "red"},
)
def _clips(scene: Scene, colour: str) -> None:
    ink = {"copper": "#B4592F", "grey": "#8E8F8C", "red": "#C23B2E"}[colour]
    for j in range(3):
        for i in range(4):
            r = (4.5, 6, 8)[j]
            _clip(scene, (i * 32.0, j * 34.0, 0), r, ink)
    cable(
        scene,
        [
            (-22, 74, 5),
            (-4, 74, 7.2),
            (14, 74, 7.2),
            (34, 75, 7.2),
            (60, 74, 7.2),
            (108, 74, 7.2),
            (126, 80, 3),
            (140, 92, 2),
        ],
        Cable("#34363A", 6),
    )


def _clip(scene: Scene, at: Point, r: float, ink: str) -> None:
    x, y, z = at
    outer = [
        (y - (r + 2.6) * math.cos(math.radians(a)), z + r + 2.4 + (r + 2.6) * math.sin(math.radians(a)))
        for a in range(-50, 145, 12)
    ]
    inner = [
        (y - r * math.cos(math.radians(a)), z + r + 2.4 + r * math.sin(math.radians(a)))
        for a in range(140, -55, -12)
    ]
    block(scene, (x, y - r - 3, z), (14, 2 * r + 6, 2.4), ink, r=1.5)
    extrusion(scene, [*outer, *inner], (x + 1.5, x + 12.5), ink, finish=Finish(shadow=False))


def honeycomb(scene: Scene, at: Point = (0, 0, 0), *, glow: bool = True) -> None:
    """Draw the lamp shade: a round wall of open and closed cells."""
    x, y, z = at
    r, high = 48.0, 84.0
    scene.cast(circle(x, y, r), height=high, z=z)
    dice = Dice("honeycomb")
    drum(scene, (x, y, z), (r, high), "#EBD3A0", finish=Finish(shadow=False, rim=0.7, top="#FBE9BF"))
    item = scene.items[-1]
    step = math.tau / 30
    cell = r * step / math.sqrt(3) * 1.02
    for j in range(9):
        level = z + cell + 1.5 + j * cell * 1.5
        for i in range(30):
            a = math.radians(-45) + (i + 0.5 * (j % 2)) * step
            if not -0.72 < a < 2.3:
                continue
            shape = []
            for k in range(6):
                b = (k + 0.5) * math.tau / 6
                turn = a + 0.86 * cell * math.cos(b) / r
                shape.append(
                    project(
                        (x + r * math.cos(turn), y + r * math.sin(turn), level + 0.86 * cell * math.sin(b))
                    )
                )
            side = 0.12 + 0.2 * abs(a - 1.2)
            ink = mix("#FFF6D6", "#E0B45E", side) if dice.roll() > 0.34 else mix("#E9C98C", "#A9783A", side)
            item.picture.append(f'<path d="{outline_path(shape)}" fill="{ink}"/>')
    face = Plane.top(x, y, z + high).disc((0, 0), r * 0.82, "#FFF0C4").disc((0, 0), r * 0.5, "#FFFBEA")
    item.picture.append(face.svg())
    if glow:
        scene.glow(project((x, y, z + high * 0.5)), 120, "#FFC861", strength=0.3)


@SHELF.shows(
    "honeycomb-shade",
    "A round lamp shade of hexagons, some open and some closed, glowing warmly from inside.",
)
def _honeycomb(scene: Scene) -> None:
    honeycomb(scene)


@SHELF.colours(
    "knob-set",
    "Ten knobs of three sizes in {colour}, each with a pointer.",
    {"cream": "cream", "black": "black", "copper": "copper"},
)
def _knobs(scene: Scene, colour: str) -> None:
    ink, mark = {
        "cream": ("#E9E2D2", "#A3441B"),
        "black": ("#2B2D30", WHITE),
        "copper": ("#B0582F", "#FFF2E0"),
    }[colour]
    rows = (
        ((0, 0), (34, 0)),
        ((-10, 34), (14, 34), (38, 34), (62, 34)),
        ((-8, 60), (12, 60), (32, 60), (52, 60)),
    )
    for row, (r, h) in zip(rows, ((14, 14), (9.4, 12), (6.4, 10)), strict=True):
        for i, (x, y) in enumerate(row):
            cap = lighter(ink, 0.14) if colour != "cream" else "#F4EFE3"
            knob(scene, (x, y, 0), Knob(r=r, h=h, colour=ink, mark=mark, cap=cap, turn=-90 + i * 55))
