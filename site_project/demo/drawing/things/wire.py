"""Pictures of wire and connectors."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import COPPER, GOLD, MASK, PLASTIC, STEEL, TIN, YELLOW, darker
from site_project.demo.drawing.connectors import PITCH
from site_project.demo.drawing.dice import Dice
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.packages import Reel, divided, reel
from site_project.demo.drawing.parts import top_of
from site_project.demo.drawing.scene import Item, Scene
from site_project.demo.drawing.solids import Finish, block, box, lathe, rod
from site_project.demo.drawing.space import Point
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(28)

RAINBOW = (
    "#5A3A22",
    "#C23B2E",
    "#E07B2E",
    "#EDBB33",
    "#3D9A5B",
    "#2F5FA8",
    "#7A4B94",
    "#8E8F8C",
    "#F4F0E6",
    "#2B2D30",
)
INKS = {
    "red": "#C23B2E",
    "black": "#34363A",
    "blue": "#2F5FA8",
    "yellow": YELLOW,
    "green": MASK,
    "white": "#F0ECE2",
}


@SHELF.colours(
    "hookup-wire",
    "A reel of {colour} hook-up wire with its tinned end hanging free.",
    {"red": "red", "black": "black", "blue": "blue", "yellow": "yellow", "green": "green", "white": "white"},
)
def _hookup(scene: Scene, colour: str) -> None:
    ink = INKS[colour]
    reel(scene, (0, 0, 0), Reel(34, 9, 34, "#3A3C40", ink, turns=15))
    way = [(22, 22, 26), (30, 30, 16), (38, 38, 4), (46, 52, 1), (30, 66, 1), (6, 62, 1)]
    cable(scene, way, Cable(ink, 2.2))
    rod(scene, ((6, 62, 1), (-4, 59, 1)), (0.7, 0.6), TIN)


@SHELF.shows(
    "jumper-ribbon",
    "A fanned ribbon of forty jumper wires in ten colours, sockets at one end and pins at the other.",
)
def _ribbon(scene: Scene) -> None:
    for i in range(40):
        ink = RAINBOW[i % 10]
        spread = (i - 19.5) * 0.9 if i > 27 else 0.0
        x = i * 2.3
        way = [
            (x, 0, 1.2),
            (x, 22, 1.2),
            (x + 4, 48, 5),
            (x + spread * 0.6 + 6, 78, 2),
            (x + spread * 1.6 + 6, 112, 1.2),
        ]
        cable(scene, way, Cable(ink, 1.9, shadow=i % 4 == 0))
        block(scene, (x - 1.1, -14, 0), (2.2, 14, 2.5), PLASTIC, r=0.2, finish=Finish(rim=0.35))
        end = way[-1]
        block(scene, (end[0] - 1.1, end[1], 0), (2.2, 12, 2.5), PLASTIC, r=0.2, finish=Finish(rim=0.35))
        box(scene, (end[0] - 0.35, end[1] + 12, 0.9), (0.7, 6.5, 0.7), GOLD)


def breadboard(scene: Scene, at: Point, *, columns: int = 63) -> Item:
    """Draw a breadboard along x."""
    _x, _y, _z = at
    w = columns * PITCH + 6
    base = block(scene, at, (w, 54.6, 8.5), "#F5F2EA", r=1.6, finish=Finish(bevel=0.5, rim=0.7))
    face = top_of(base)
    face.rect((1, 25.6), (w - 2, 3.4), "#D9D3C5")
    holes = []
    for row in (13.2, 30.6):
        holes += [(3 + (i + 0.5) * PITCH, row + k * PITCH) for i in range(columns) for k in range(5)]
    for row in (3.4, 46.8):
        holes += [
            (3 + (i + 0.5) * PITCH, row + k * PITCH) for i in range(columns) if i % 6 != 5 for k in range(2)
        ]
    path = "".join(f"M{u - 0.5:.2f} {v - 0.5:.2f}h1v1h-1z" for u, v in holes)
    face.path(path, "#3A3631")
    shine = "".join(f"M{u - 0.5:.2f} {v + 0.5:.2f}h1v.22h-1z" for u, v in holes)
    face.path(shine, "#FFFFFF")
    for v, ink in ((2.0, "#C23B2E"), (7.6, "#2F5FA8"), (45.2, "#C23B2E"), (51.2, "#2F5FA8")):
        face.line([(4, v), (w - 4, v)], ink, width=0.45)
    for i in range(0, columns, 5):
        face.text((3 + (i + 0.5) * PITCH - 1, 12.0), str(i + 1), 1.9, "#8A8378")
    return base


@SHELF.shows(
    "breadboard-830", "A white breadboard with red and blue rails and a few bridges of wire.", fill=0.76
)
def _breadboard(scene: Scene) -> None:
    breadboard(scene, (0, 0, 0))
    dice = Dice("bridges")
    for i in range(7):
        a = 3 + (4 + i * 8.5) * PITCH
        reach = dice.between(10, 26)
        v = 20.8 if i % 2 else 30.6
        way = [
            (a, v, 8.5),
            (a, v, 11.5),
            (a + reach / 2, v + 2, 13.5),
            (a + reach, v, 11.5),
            (a + reach, v, 8.5),
        ]
        cable(scene, way, Cable(RAINBOW[1 + i % 6], 1.7, shadow=False))


@SHELF.shows("terminal-set", "A clear box with six compartments full of green and blue screw terminals.")
def _terminals(scene: Scene) -> None:
    for i, spot in enumerate(divided(scene, (0, 0, 0), (96, 62, 13), (3, 2))):
        for k in range(4):
            poles = 2 if i % 2 else 3
            place = (spot[0] - 8.5 + (k % 2) * 1.5, spot[1] - 13 + k * 6.4, spot[2])
            _loose_terminal(scene, place, poles, ("#2E8368", "#2B7A9B", "#3A3C40")[i % 3])


def _loose_terminal(scene: Scene, at: Point, poles: int, colour: str) -> None:
    item = box(scene, at, (poles * 5.0, 5.6, 8), colour, finish=Finish(rim=0.5))
    face = top_of(item)
    for i in range(poles):
        face.disc((2.5 + i * 5, 2.6), 1.7, darker(colour, 0.5)).disc((2.5 + i * 5, 2.6), 1.4, STEEL)
        face.line([(1.6 + i * 5, 2.2), (3.4 + i * 5, 3.0)], "#4c4f53", width=0.4)


@SHELF.shows(
    "header-strips", "Pin strips and socket strips in a fan: gold pins, black plastic, one of them bent."
)
def _headers(scene: Scene) -> None:
    for k in range(4):
        x, y = k * 5, k * 11
        box(scene, (x, y, 3), (20 * PITCH, 2.5, 2.5), PLASTIC, finish=Finish(rim=0.35))
        for i in range(20):
            box(
                scene,
                (x + (i + 0.5) * PITCH - 0.32, y + 0.9, 0),
                (0.64, 0.64, 3),
                GOLD,
                finish=Finish(rim=0.3),
            )
            box(
                scene,
                (x + (i + 0.5) * PITCH - 0.32, y + 0.9, 5.5),
                (0.64, 0.64, 6.5),
                GOLD,
                finish=Finish(rim=0.6, shadow=False),
            )
    for k in range(2):
        item = box(
            scene, (22 + k * 5, 46 + k * 12, 0), (16 * PITCH, 2.6, 8.5), PLASTIC, finish=Finish(rim=0.4)
        )
        face = top_of(item)
        for i in range(16):
            face.rect(
                ((i + 0.5) * PITCH - 0.5, 0.8),
                (1.0, 1.0),
                "#0c0d0e",
                style='stroke="#6a6d71" stroke-width=".14"',
            )


def clip(scene: Scene, at: Point, ink: str, *, turn: int = 1) -> None:
    """Draw a crocodile clip along y."""
    x, y, z = at
    lathe(
        scene,
        (x, y, z + 3),
        (0, turn * 24.0, 0),
        [(0, 3.6, ink), (0.2, 4.4, ink), (0.9, 3.4, ink), (1, 3.0, ink)],
        finish=Finish(rim=0.2),
    )
    box(scene, (x - 1.6, y + (24 if turn > 0 else -18), z + 3.4), (3.2, 18, 1.2), STEEL)
    box(scene, (x - 1.6, y + (24 if turn > 0 else -18), z + 1.2), (3.2, 18, 1.0), darker(STEEL, 0.2))


@SHELF.shows(
    "clip-leads", "Five crocodile leads in black, red, yellow, green and blue, curled beside each other."
)
def _clips(scene: Scene) -> None:
    for i, ink in enumerate(("#2B2D30", "#C23B2E", "#EDBB33", "#2F8E5A", "#2F5FA8")):
        x = i * 17.0
        clip(scene, (x, 96, 0), ink)
        clip(scene, (x + 4, -20, 0), ink, turn=-1)
        way = [
            (x, 98, 3),
            (x - 2, 84, 2),
            (x + 10, 66, 1.8),
            (x - 6, 44, 4),
            (x + 9, 22, 1.8),
            (x + 4, -8, 2),
            (x + 4, -22, 3),
        ]
        cable(scene, way, Cable(ink, 3.0))


BRAIDS = {"copper": COPPER, "black": "#34363A", "green": MASK}


def usb_plug(scene: Scene, at: Point, *, turn: int, ink: str) -> None:
    """Draw a USB-C plug along y; turn is the direction of its nose."""
    x, y, z = at
    nose = y + 24 if turn > 0 else y - 8
    block(scene, (x - 4.2, nose, z + 1.6), (8.4, 8, 2.6), STEEL, r=1.2, finish=Finish(bevel=0.4, rim=0.8))
    body = block(scene, (x - 6, y, z), (12, 24, 6), "#3A3C40", r=2.4, finish=Finish(bevel=1.6, rim=0.5))
    top_of(body).text((2.2, 13), "10G", 3.2, "#D9D4C8")
    del ink


@SHELF.colours(
    "usb-c-cable",
    "A coiled USB-C cable with a {colour} braid and grey plugs.",
    {"copper": "copper-red", "black": "black", "green": "green"},
)
def _usb_cable(scene: Scene, colour: str) -> None:
    ink = BRAIDS[colour]
    way: list[Point] = [(64, 66, 3), (52, 62, 3)]
    for i in range(54):
        a = math.radians(60 + i * 20)
        r = 40 - i * 0.12
        way.append((r * math.cos(a), r * math.sin(a), 2.4 + i * 0.16))
    way += [(20, 48, 10), (22, 62, 5), (22, 74, 3)]
    for start in range(0, len(way) - 1, 3):
        cable(scene, way[start : start + 4], Cable(ink, 4.4, stripe=darker(ink, 0.35)))
    usb_plug(scene, (22, 74, 0), turn=1, ink=ink)
    block(scene, (64, 60, 0), (22, 12, 6), "#3A3C40", r=2.4, finish=Finish(bevel=1.6, rim=0.5))
    block(scene, (86, 61.8, 1.6), (8, 8.4, 2.6), STEEL, r=1.2, finish=Finish(bevel=0.4, rim=0.8))


@SHELF.shows("shrink-tube", "A clear box of shrink tubes in six colours and widths.")
def _shrink(scene: Scene) -> None:
    inks = ("#C23B2E", "#34363A", "#2F5FA8", "#EDBB33", "#2F8E5A", "#F0ECE2")
    for i, spot in enumerate(divided(scene, (0, 0, 0), (108, 70, 10), (3, 2))):
        r = 1.0 + i * 0.38
        count = int(22 / (2 * r + 0.5))
        for layer in range(2):
            for k in range(count - layer):
                y = spot[1] - 12 + (k + 0.5 + layer * 0.5) * (2 * r + 0.5)
                z = spot[2] + r + layer * r * 1.7
                rod(
                    scene,
                    ((spot[0] - 14, y, z), (spot[0] + 13, y, z)),
                    (r, r),
                    inks[i],
                    finish=Finish(rim=0.4, top=darker(inks[i], 0.5), shadow=False),
                )
