"""Wide scenes for guides about power: supplies, cells on a blackboard, motors."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import RED, WHITE, darker, lighter
from site_project.demo.drawing.gallery import PICTURES
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.props import bench_top, jar, mug
from site_project.demo.drawing.rooms import slate, wall
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, ball, block, box, lathe
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.boards import fern_one
from site_project.demo.drawing.things.hand_tools import MATS, mat
from site_project.demo.drawing.things.motors import fan, stepper
from site_project.demo.drawing.things.power import cell, panel, supply
from site_project.demo.drawing.things.scenes import scene
from site_project.demo.drawing.things.wire import breadboard
from site_project.demo.drawing.wires import Cable, cable

CHALK = "#EDEBE2"
TRACK = ("#FF4A3A", "#FF7A2A", "#FFB23A", "#FFE07A", "#FFF2CF", "#D9F0FF", "#8FC8FF", "#5A9AFF")


@scene(
    "scene-supplies",
    "A wall socket, a USB-C supply, a converter and a bench supply, in a row; a strip of lights glows between them.",
    44,
)
def _supplies(sheet: Scene) -> None:
    plane = wall(sheet, (-60, -60, -14), (470, 158), "#E6DCC9")
    _dado(plane, 470, 158)
    bench_top(sheet, (-60, -60, 0), (470, 252), ink="#B88A57")
    _socket(plane, (250, 84))
    _plugged_in(sheet, (134, -60, 46))
    supply(sheet, (-44, -50, 0), volts="12.00", amps="0.824")
    sheet.stand(PICTURES["step-down"].draw, (46, 132, 0))
    _strip(sheet, (142, 146, 0))
    fern_one(sheet, "copper", at=(252, 8, 0))
    for i, ink in enumerate(("#34363A", RED)):
        way: list[Point] = [
            (3 + i * 32, 118, 14),
            (2 + i * 28, 130, 8),
            (8 + i * 8, 148, 3),
            (30, 150 + i * 5, 4),
            (48, 147 + i * 5, 5),
        ]
        cable(sheet, way, Cable(ink, 3.2))
    for i, ink in enumerate(("#34363A", RED)):
        way = [
            (106, 147 + i * 5, 5),
            (118, 148 + i * 4, 4),
            (130, 149 + i * 3, 2),
            (143, 149 + i * 3, 1.4),
        ]
        cable(sheet, way, Cable(ink, 2.2))
    brown = [
        (161.5, -13, 65),
        (163, 2, 58),
        (176, 44, 3),
        (220, 84, 2),
        (300, 96, 2),
        (352, 66, 2),
        (352, 32, 4),
        (336, 30, 4),
    ]
    cable(sheet, brown, Cable("#A3441B", 4.2))
    block(sheet, (322, 25, 1.6), (16, 10, 5), "#3A3C40", r=2, finish=Finish(bevel=1.2, rim=0.5))
    mug(sheet, (370, -22, 0), "#2C6E8C")


def _dado(plane: Plane, long: float, high: float) -> None:
    """Tiles on the lower half of a wall."""
    top = high * 0.34
    plane.rect((0, top), (long, high - top), "#DCE4DC")
    for i in range(math.ceil(long / 40)):
        plane.line([(i * 40, top), (i * 40, high)], "#C2CCC3", width=1)
    for j in range(math.ceil((high - top) / 36)):
        plane.line([(0, top + j * 36), (long, top + j * 36)], "#C2CCC3", width=1)
    plane.rect((0, top - 5), (long, 5), "#A3441B").rect((0, top - 5), (long, 1.4), "#D78A5F")


def _socket(plane: Plane, at: tuple[float, float]) -> None:
    """Two round sockets in a frame."""
    u, v = at
    plane.rect((u - 72, v - 32), (144, 64), "#C9C3B5", r=6).rect((u - 73, v - 34), (144, 64), WHITE, r=6)
    for side in (-36, 36):
        plane.disc((u + side, v - 2), 24, "#E3DDD0").disc((u + side, v - 2), 21, "#CFC8B9").disc(
            (u + side, v - 2), 19, "#DAD4C6"
        )
        for k in (-8, 8):
            plane.disc((u + side + k, v - 2), 2.4, "#3a352c")


def _plugged_in(sheet: Scene, at: Point) -> None:
    """The wall supply in the left of the two sockets, its sockets forward."""
    x, y, z = at
    body = block(sheet, (x, y, z), (40, 46, 34), WHITE, r=7, finish=Finish(bevel=3, rim=0.5, shadow=False))
    face = left_of(body)
    for i in range(2):
        face.rect((7 + i * 15, 12), (11, 6), darker(WHITE, 0.25), r=3).rect((8, 13), (9, 4), "#121315", r=2)
    face.rect((23, 13), (9, 4), "#121315", r=2)
    face.title((20, 29), "65", 7, "#A3441B", style=MIDDLE)


def _strip(sheet: Scene, at: Point) -> None:
    """The light strip along x, from warm to cold."""
    x, y, z = at
    strip = box(sheet, at, (240, 10, 1.0), WHITE)
    face = top_of(strip)
    for i in range(16):
        ink = TRACK[i // 2]
        u = 8 + i * 15.0
        face.rect((u - 6.4, 3), (2.2, 1.3), "#C8703F").rect((u - 6.4, 5.8), (2.2, 1.3), "#C8703F")
        body = box(sheet, (x + u - 2.5, y + 2.5, z + 1.0), (5, 5, 1.4), "#F6F3EC")
        top_of(body).disc((2.5, 2.5), 1.9, lighter(ink, 0.4))
        sheet.glow(project((x + u, y + 5, z + 2.4)), 17, ink, strength=0.7)


@scene(
    "scene-cells",
    "Cells, a holder, a charger and a small solar panel lie on a blackboard between sums in chalk.",
    150,
)
def _cells(sheet: Scene) -> None:
    face = slate(sheet, (-40, -40, 0), (430, 262))
    _sums(face)
    sheet.stand(PICTURES["pouch-cell"].draw, (-18, 24, 0))
    sheet.stand(PICTURES["holder-18650"].draw, (176, -18, 0))
    for i, ink in enumerate(("#3C8F74", "#B5623A")):
        cell(sheet, (150 + i * 10, 150 + i * 26, 9.2), ink, flipped=i == 1)
    sheet.stand(PICTURES["sip-charger"].draw, (282, 128, 0))
    panel(sheet, (306, -28, 0), size=(78, 96))
    way = [(310, 72, 3), (306, 92, 1.4), (292, 104, 1.4), (280, 150, 1.4), (288, 166, 1.4), (290, 160, 3)]
    cable(sheet, way, Cable("#2B2D30", 2.6))
    for spot, ink in (((28, 196), CHALK), ((44, 204), "#E8B48F")):
        lathe(
            sheet,
            (*spot, 3.4),
            (26, -6, 0),
            [(0, 3.4, ink), (0.9, 3.4, ink), (1, 2.6, ink)],
            finish=Finish(rim=0.3),
        )
    block(sheet, (330, 184, 0), (56, 26, 8), "#3A403D", r=3, finish=Finish(rim=0.2))
    block(sheet, (330, 184, 8), (56, 26, 10), "#C08F58", r=3, finish=Finish(bevel=2.4, shadow=False))


def _sums(face: Plane) -> None:
    """How long a cell lasts, worked out in chalk."""

    def write(at: tuple[float, float], words: str, size: float, ink: str = CHALK) -> None:
        face.title(at, words, size, ink, style='opacity=".9"')

    write((22, 26), "how long?", 20)
    face.path("M22 34C60 31 100 36 132 32", "none", style=f'stroke="{CHALK}" stroke-width="2.2" opacity=".7"')
    write((24, 146), "2000 mAh", 17)
    write((24, 170), "÷ 0.9 mA", 17)
    face.line([(22, 178), (118, 178)], CHALK, width=1.8)
    write((24, 200), "≈ 92 days", 21, "#F0C49A")
    face.path("M22 208C60 204 90 210 124 205", "none", style='stroke="#F0C49A" stroke-width="2" opacity=".8"')
    face.path(
        "M150 74C170 60 196 66 214 60M206 55L215 60L208 67",
        "none",
        style=f'stroke="{CHALK}" stroke-width="1.8" opacity=".7"',
    )
    write((222, 112), "7.4 V in a row", 13)
    write((196, 246), "sun, then cell, then load", 13, "#BFD8C9")
    for i, share in enumerate((1.0, 0.62, 0.28)):
        u = 252 + i * 16
        face.rect((u, 132), (11, 20), "none", r=2, style=f'stroke="{CHALK}" stroke-width="1.4" opacity=".8"')
        face.rect((u + 2, 132 + 18 * (1 - share) + 1), (7, 18 * share), "#BFD8C9", style='opacity=".75"')


@scene(
    "scene-motors",
    "Motors on a bench: a stepper turns, a servo nods, a fan blows; the smoke stays in a jar with a cork.",
    6,
)
def _motors(sheet: Scene) -> None:
    bench_top(sheet, (-64, -56, 0), (500, 280), ink="#7F5B3C")
    sheet.lay(mat(sheet, (20, 26, 0), (264, 178), MATS["slate"]))
    supply(sheet, (334, -46, 0), volts="12.00", amps="0.350")
    breadboard(sheet, (152, 52, 3), columns=44)
    sheet.stand(PICTURES["hush-driver"].draw, (182, 70, 8))
    stepper(sheet, (50, 56, 3), leads=False)
    for i, ink in enumerate(("#C23B2E", "#2F5FA8", "#2F8E5A", "#34363A")):
        way = [(182, 80 + i * 2, 12), (164, 80 + i * 2, 26), (122, 74 + i * 3, 18), (93, 72 + i * 3, 9)]
        cable(sheet, way, Cable(ink, 1.8, shadow=False))
    for i, ink in enumerate(("#34363A", RED)):
        start = [(381 + i * 32.0, 124, 14), (380 + i * 26.0, 140, 6), (350 + i * 8, 146 + i * 4, 2)]
        cable(
            sheet,
            [*start, (312, 112 + i * 3, 2), (286, 66 + i * 3, 8), (264, 56 + i * 3, 12)],
            Cable(ink, 3.2),
        )
    sheet.stand(PICTURES["nod-9"].draw, (118, 132, 3))
    fan(sheet, (214, 138, 3))
    sheet.stand(PICTURES["roll-wheel"].draw, (340, 186, 0))
    _smoke(sheet, (-16, 2, 0))


def _smoke(sheet: Scene, at: Point) -> None:
    """The jar in which the smoke is kept."""
    x, y, z = at
    for i in range(9):
        a = i * 2.4
        r = 4 + (i * 7 % 9)
        spot = (x + 9 * math.cos(a), y + 9 * math.sin(a), z + 14 + i * 5)
        item = ball(sheet, spot, r, "#B9BEC2", finish=Finish(shadow=False))
        item.picture.insert(0, '<g opacity=".55">')
        item.picture.append("</g>")
    jar(sheet, at, 28, 84, "magic|smoke")
