"""Wide scenes for guides about the house: a window sill with plants, a page on the kitchen wall, a meeting table."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import (
    COPPER,
    MASK,
    RED,
    WHITE,
    darker,
)
from site_project.demo.drawing.gallery import PICTURES
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.props import bench_top, leaf, mug, pencil, pot
from site_project.demo.drawing.rooms import lines_of_text, paper, round_table, wall, window
from site_project.demo.drawing.scene import Scene, number
from site_project.demo.drawing.solids import Finish, ball, block, box, drum, lathe, rod
from site_project.demo.drawing.space import Box, Flat, Point, project
from site_project.demo.drawing.surface import END, MIDDLE, Plane
from site_project.demo.drawing.things.displays import oled
from site_project.demo.drawing.things.more_boards import fern_mini
from site_project.demo.drawing.things.scenes import scene
from site_project.demo.drawing.wires import Cable, cable

LEAVES = ("#3C9A5F", "#2F8652", "#4FAF6E")
INK = "#23241F"


@scene(
    "scene-sill",
    "Three plants on a window sill; a moisture probe stands in the largest pot, and a copper can waits beside it.",
    132,
)
def _sill(sheet: Scene) -> None:
    plane = wall(sheet, (-60, -50, -14), (450, 206), "#E9E2D0")
    window(sheet, plane, (86, 18), (290, 128), ("#BFE0F2", "#F3EFD8"))
    bench_top(sheet, (-60, -50, 0), (450, 190), ink="#CDB28A")
    _rubber_plant(sheet, (40, 40, 0))
    _herbs(sheet, (196, 12, 0))
    _cactus(sheet, (304, 4, 0))
    _probe_in_soil(sheet, (40, 40, 62))
    _can(sheet, (330, 78, 0))
    sheet.stand(_reader, (150, 78, 0))


def _reader(part: Scene) -> None:
    """The board that asks the probe, and the display that says what it answered."""
    block(part, (-8, -10, 0), (86, 50, 6), "#A9522B", r=5, finish=Finish(bevel=1.4, rim=0.5))
    fern_mini(part, (-2, 6, 6))
    oled(part, (44, 0, 6), "#9FE6FF", words=("fern", "41 %"))


def _rubber_plant(sheet: Scene, at: Point) -> None:
    x, y, z = at
    pot(sheet, at, 44, 62)
    for i in range(11):
        a = i * 2.4 + 0.5
        c, s = math.cos(a), math.sin(a)
        reach, high = 20 + (i * 13) % 28, 26 + i * 9.5
        way = [(x + 3 * c, y + 3 * s, z + 60), (x + reach * 0.5 * c, y + reach * 0.5 * s, z + 62 + high * 0.7),
               (x + reach * c, y + reach * s, z + 62 + high)]  # fmt: skip
        cable(sheet, way, Cable("#4a7a46", 2.4, shadow=False))
        leaf(
            sheet,
            (x + reach * c, y + reach * s, z + 64 + high),
            21 + i % 3 * 3,
            (i * 67) % 360,
            LEAVES[i % 3],
        )


def _herbs(sheet: Scene, at: Point) -> None:
    x, y, z = at
    pot(sheet, at, 32, 44, "#E6DCC6")
    for i in range(46):
        a, r = i * 2.39996, 30 * math.sqrt((45.5 - i) / 46)
        spot = (x + r * math.cos(a), y + r * math.sin(a), z + 46 + (1 - (r / 30) ** 2) * 34 + i % 3 * 3)
        leaf(sheet, spot, 10 + i % 3, (i * 83) % 360, LEAVES[(i + 1) % 3])


def _cactus(sheet: Scene, at: Point) -> None:
    x, y, z = at
    pot(sheet, at, 24, 34, "#2C6E8C")
    body = "#4C8F5B"
    rows = [(0.0, 13, body), (0.3, 17, body), (0.7, 16, body), (0.9, 10, body), (1.0, 4, body)]
    lathe(sheet, (x, y, z + 33), (0, 0, 58), rows, finish=Finish(rim=0.1, shadow=False))
    u, v = project((x, y, z + 34))
    ribs = "".join(
        f"M{number(u + bend)} {number(v - 2)}C{number(u + bend * 1.7)} {number(v - 18)} "
        f"{number(u + bend * 1.6)} {number(v - 44)} {number(u + bend * 0.3)} {number(v - 56)}"
        for bend in (-12.0, -6.0, 0.0, 6.0, 12.0)
    )
    spines = "".join(
        f"M{number(u + ((k * 7) % 5 - 2) * 7)} {number(v - 8 - (k * 11) % 42)}m-2 -2l2 2l2 -2"
        for k in range(22)
    )
    art = f'<path d="{ribs}" fill="none" stroke="#2F6B42" stroke-width=".9"/>'
    art += f'<path d="{spines}" fill="none" stroke="#F1ECD6" stroke-width=".6"/>'
    sheet.items[-1].picture.append(art)
    ball(sheet, (x + 2, y + 2, z + 92), 5, "#E06A8A", finish=Finish(shadow=False))


def _probe_in_soil(sheet: Scene, at: Point) -> None:
    """The upper part of the probe, with its light and its lead to the board."""
    x, y, z = at
    box(sheet, (x + 14, y + 20, z), (19, 1.8, 44), MASK, finish=Finish(shadow=False, rim=0.6))
    face = left_of(sheet.items[-1])
    face.rect((2, 4), (15, 9), "#2B2D30", r=1).line([(1, 40), (18, 40)], WHITE, width=1)
    face.text((9.5, 25), "puddle", 4.4, WHITE, style=MIDDLE).text(
        (9.5, 37), "up to here", 2.9, WHITE, style=MIDDLE
    )
    face.disc((14, 17.4), 1.4, "#59E08A")
    sheet.glow(project((x + 28, y + 22, z + 27)), 9, "#59E08A")
    for i, ink in enumerate(("#C23B2E", "#34363A", "#EDBB33")):
        start = (x + 20 + i * 3, y + 22, z + 42)
        way = [
            start,
            (start[0] + 2, start[1] + 4, z + 54),
            (92 + i * 2, 74, 60),
            (112, 108 + i * 2, 8),
            (148 + i * 2, 120, 8),
            (158 + i * 3, 103, 9),
        ]
        cable(sheet, way, Cable(ink, 1.7, shadow=i == 0))


def _can(sheet: Scene, at: Point) -> None:
    """A watering can of copper."""
    x, y, z = at
    ink = "#C07A4E"
    rows = [(0.0, 30, ink), (0.06, 32, ink), (0.8, 27, ink), (0.93, 20, ink), (1.0, 20, ink)]
    rod(sheet, ((x - 24, y - 2, z + 14), (x - 74, y - 10, z + 66)), (6, 3.6), ink, finish=Finish(rim=0.5))
    lathe(
        sheet,
        (x - 72, y - 10, z + 64),
        (-10, -1.6, 9),
        [(0, 4, ink), (1, 11, ink)],
        finish=Finish(top="#7a4526", rim=0.8),
    )
    way = [
        (x + 22, y - 12, z + 14),
        (x + 50, y - 30, z + 24),
        (x + 54, y - 34, z + 62),
        (x + 14, y - 10, z + 62),
    ]
    cable(sheet, way, Cable(darker(ink, 0.1), 5.6, shadow=False))
    lathe(sheet, at, (0, 0, 64), rows, finish=Finish(top="#3b2415", rim=0.8))


@scene(
    "scene-page",
    "A framed e-paper page on a kitchen wall, above a radio and a bowl of apples, says what Wednesday will bring.",
    222,
)
def _page(sheet: Scene) -> None:
    plane = wall(sheet, (-60, -60, -14), (420, 206), "#DDE5E8")
    bench_top(sheet, (-60, -60, 0), (420, 176), ink="#B98C5A")
    _frame(sheet, plane, (150, 16))
    _rail(plane, (30, 44))
    _bowl(sheet, (16, 28, 0))
    sheet.stand(PICTURES["medium-wave"].draw, (176, -10, 0))
    mug(sheet, (120, 62, 0), "#A3441B")


def _frame(sheet: Scene, plane: Plane, at: Flat) -> None:
    """The page behind glass, in a frame of ash that stands out from the wall."""
    (u, v), (w, h) = at, (164.0, 124.0)
    plane.rect((u + 5, v + 7), (w, h), "#2c1e18", r=3, style=f'opacity=".3" filter="{sheet.blur(9)}"')
    plane.rect((u, v), (w, h), "#C99A62", r=3).rect((u, v), (w, 2), "#E6C79A", r=1)
    plane.rect((u, v + h - 3), (w, 3), "#8d6535", r=1).rect((u + 9, v + 9), (w - 18, h - 18), "#F6F2E8")
    plane.rect((u + 9, v + 9), (w - 18, 2.4), "#8A8378", style='opacity=".4"')
    _agenda(plane.moved(u + 20, v + 18))
    plane.path(f"M{u + 12} {v + 12}h60l-40 {h - 24}h-20Z", "#FFFFFF", style='opacity=".16"')


def _agenda(face: Plane) -> None:
    """What the page says."""
    face.rect((0, 0), (124, 88), "#E6E3D8")
    face.title((6, 18), "Wednesday", 16, INK).title((118, 18), "12", 16, RED, style=END)
    face.line([(6, 24), (118, 24)], INK, width=1)
    for i, (hour, words) in enumerate((("8:40", "dentist"), ("13:00", "Ida, boards"), ("18:30", "bins out"))):
        ink = RED if i == 2 else INK
        face.title((6, 38 + i * 14), hour, 9, ink).text((42, 38 + i * 14), words, 9, ink)
    face.line([(6, 74), (118, 74)], INK, width=0.7)
    face.text((6, 83), "updated 5:00", 5.6, "#5F5A52").text((118, 83), "cell 87 %", 5.6, "#5F5A52", style=END)


def _rail(plane: Plane, at: Flat) -> None:
    """A rail with hooks, and the keys on one of them."""
    u, v = at
    plane.rect((u, v), (84, 11), "#B98A55", r=2).rect((u, v), (84, 1.6), "#DDB98A", r=0.8)
    for i in range(3):
        plane.disc((u + 14 + i * 28, v + 6), 3.6, "#5b5f63").disc((u + 14 + i * 28, v + 5.4), 2, "#C6CACD")
    k = u + 42
    plane.ring((k, v + 12), 6, "#8d9297", width=1.6)
    for shift, ink in ((-3.0, "#D0A548"), (4.0, "#B9BDC1")):
        plane.disc((k + shift, v + 25), 5, ink).disc((k + shift, v + 24), 1.8, "#6b6a66")
        plane.rect((k + shift - 1.6, v + 29), (3.2, 22), ink).rect((k + shift + 1, v + 43), (4, 2), ink)
        plane.rect((k + shift + 1, v + 47), (3, 2), ink)


APPLES = (
    ((-16, -10, 38), "#B9432E"),
    ((12, -16, 39), "#D8A93A"),
    ((20, 8, 37), "#8FA64A"),
    ((-4, 14, 38), "#C2552F"),
    ((0, -2, 56), "#C23B2E"),
)


def _bowl(sheet: Scene, at: Point) -> None:
    """A bowl with five apples, which lie in it and not behind it."""
    x, y, z = at
    ink = "#F1EADB"
    rows = [(0.0, 27, ink), (1.0, 50, ink)]
    lathe(sheet, at, (0, 0, 32), rows, finish=Finish(top="#BFB096", rim=0.9))
    for (u, v, w), apple in APPLES:
        item = ball(sheet, (x + u, y + v, z + w), 17, apple, finish=Finish(shadow=False))
        low, high = item.box.low, item.box.high
        item.box = Box((low[0], low[1], z + max(32.0, w - 16)), high)
        top = project((x + u, y + v, z + w + 15))
        stem = f"M{number(top[0])} {number(top[1])}q1 -5 5 -7"
        item.picture.append(f'<path d="{stem}" fill="none" stroke="#5A3A22" stroke-width="1.6"/>')


@scene(
    "scene-air",
    "A meeting round a table: mugs, notes and a small case in the middle whose window says 1240 ppm.",
    196,
)
def _air(sheet: Scene) -> None:
    round_table(sheet, (0, 0, 0), 210, "#C6A274")
    for i, (x, y, ink) in enumerate(
        ((-118, -66, "#2C6E8C"), (86, -128, "#F3EEE2"), (128, 62, "#A3441B"), (-66, 130, "#1F6E5A"))
    ):
        mug(sheet, (x, y, 0), ink)
        _notes(sheet, i)
    sheet.stand(_meter_case, (-46, -72, 0))
    _biscuits(sheet, (48, 66, 0))


def _biscuits(sheet: Scene, at: Point) -> None:
    """A plate of them, for what no window cures."""
    x, y, z = at
    drum(sheet, at, (34, 3), WHITE, finish=Finish(bevel=1))
    for i in range(6):
        a = i * math.tau / 6
        spot = (x + 17 * math.cos(a), y + 17 * math.sin(a), z + 3)
        drum(sheet, spot, (9, 4), "#C98F4E", finish=Finish(bevel=1.4))
    drum(sheet, (x, y, z + 7), (9, 4), "#8A5A34", finish=Finish(bevel=1.4))


def _notes(sheet: Scene, i: int) -> None:
    """Paper and a pencil at one of the four places."""
    at, turn = (((-176, -24, 0), -14.0), ((-30, -190, 0), 8.0), ((134, -64, 0), 18.0), ((-34, 112, 0), -8.0))[
        i
    ]
    face = paper(sheet, at, (62, 84), turn=turn)
    lines_of_text(face, (7, 12), 48, 5 + i, step=8)
    if i == 2:
        face.path("M10 66c6 -14 12 14 18 0s12 14 18 0", "none", style='stroke="#2F5FA8" stroke-width="1.4"')
    start = (at[0] + 30, at[1] + 44, 3.2)
    pencil(
        sheet,
        start,
        (start[0] + 56, start[1] + 26 - i * 12, 3.2),
        ("#E3A21F", "#C23B2E", "#2F8E5A", "#2F5FA8")[i],
    )


def _meter_case(part: Scene) -> None:
    """The Palm case, with what its window says now."""
    ink = "#EBE2D0"
    block(part, (0, 0, 0), (76, 124, 12), ink, r=22)
    lid = block(part, (0, 0, 12.4), (76, 124, 12), ink, r=22, finish=Finish(bevel=4, rim=0.5, shadow=False))
    face = top_of(lid)
    face.rect((9, 16), (58, 40), darker(ink, 0.25), r=4).rect((10.4, 17.4), (55.2, 37.2), "#0E1014", r=3.4)
    face.title((38, 38), "1240", 20, "#FFB347", style=MIDDLE).text(
        (38, 49), "ppm · open it", 6.4, "#FFB347", style=MIDDLE
    )
    for j in range(5):
        for i in range(8):
            face.disc((17.5 + i * 5.8, 94 + j * 5.4), 1.4, darker(ink, 0.6))
    drum(part, (38, 74, 24.4), (8, 2.6), COPPER, finish=Finish(bevel=0.8, on=lid))
    part.glow(project((38, 36, 24)), 40, "#FFB347", strength=0.3)
