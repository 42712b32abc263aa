"""Wide scenes for guides about tools: wire and its ends, a bench in a crate, soldering tips."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import (
    BRIGHT_COPPER,
    COPPER,
    INK,
    TIN,
    WHITE,
    WOOD,
    darker,
)
from site_project.demo.drawing.gallery import PICTURES
from site_project.demo.drawing.packages import Reel, reel, tray
from site_project.demo.drawing.parts import left_of, right_of, top_of
from site_project.demo.drawing.props import bench_top, mug, pencil
from site_project.demo.drawing.rooms import cloth, lines_of_text, paper
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, box, lathe, rod
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import END, Plane
from site_project.demo.drawing.things.measuring import Reading, meter
from site_project.demo.drawing.things.scenes import scene
from site_project.demo.drawing.things.soldering import iron, pocket_iron
from site_project.demo.drawing.things.wire import INKS
from site_project.demo.drawing.wires import Cable, cable

REELS = ("red", "black", "blue", "yellow", "green", "white")


@scene(
    "scene-wire",
    "Six reels of wire hang on a rod; their ends run down to a stripper, shrink tubes and screw terminals.",
    30,
)
def _wire(sheet: Scene) -> None:
    bench_top(sheet, (-66, -72, 0), (540, 318), ink="#C6A274")
    for u in (-20.0, 348.0):
        block(sheet, (u, -54, 0), (14, 44, 8), WOOD, r=2, finish=Finish(bevel=1))
        block(sheet, (u + 2, -40, 8), (10, 16, 112), WOOD, r=2, finish=Finish(bevel=1))
    rod(sheet, ((-24, -32, 104), (366, -32, 104)), (5, 5), "#8A4A26")
    for i, name in enumerate(REELS):
        _hung_reel(sheet, (14 + i * 56.0, -32, 104), INKS[name])
    for i, name in enumerate(REELS[:5]):
        _loose_end(sheet, i, INKS[name])
    sheet.stand(PICTURES["bare-wire"].draw, (4, 136, 0))
    sheet.stand(PICTURES["shrink-tube"].draw, (228, 78, 0))
    sheet.stand(PICTURES["terminal-set"].draw, (350, 78, 0))
    _joints(sheet, (182, 196, 0))


def _hung_reel(sheet: Scene, at: Point, ink: str) -> None:
    """A reel that hangs on the rod, its axis along x."""
    x, y, z = at
    flange = "#3A3C40"
    rows = [
        (0.0, 34, flange),
        (0.07, 34, flange),
        (0.071, 30, ink),
        (0.93, 30, ink),
        (0.931, 34, flange),
        (1.0, 34, flange),
    ]
    item = lathe(sheet, at, (42, 0, 0), rows, finish=Finish(rim=0.7))
    for i in range(13):
        turn = Plane((x + 4.5 + i * 2.75, y, z), (0, -1, 0), (0, 0, -1))
        style = f'stroke="{darker(ink, 0.4)}" stroke-width=".5" opacity=".6"'
        turn.path("M-27 13A30 30 0 1 1 24 -18", "none", style=style)
        item.picture.append(turn.svg())
    face = Plane((x + 42, y, z), (0, -1, 0), (0, 0, -1))
    face.disc((0, 0), 33.4, flange).ring((0, 0), 30, "#55595e", width=0.7)
    for i in range(5):
        a = i * math.tau / 5 + 0.4
        face.disc((19 * math.cos(a), 19 * math.sin(a)), 6.4, darker(ink, 0.25))
    face.disc((0, 0), 8.4, "#191a1c").disc((0, 0), 5, "#8A4A26")
    item.picture.append(face.svg())


def _loose_end(sheet: Scene, i: int, ink: str) -> None:
    """The end of a reel: from the rod over the table to the front, stripped and tinned."""
    x = 36 + i * 56.0
    end = (92 + i * 20.0, 96 + i * 5.0, 1.2)
    way = [
        (x, -2, 100),
        (x, 6, 60),
        (x - 4, 16, 14),
        (x - 8 + (2 - i) * 9, 44, 1.2),
        (end[0] + 4, end[1] - 24, 1.2),
        end,
    ]
    cable(sheet, way, Cable(ink, 3.2))
    rod(sheet, (end, (end[0] - 2, end[1] + 12, 1.2)), (0.9, 0.8), TIN, finish=Finish(rim=0.3))


def _joints(sheet: Scene, at: Point) -> None:
    """Three ways to join: twisted and soldered, under a tube, in a terminal."""
    x, y, z = at
    card = paper(sheet, (x - 10, y - 14, z), (160, 54), turn=-2, ink="#F4EEDF")
    for i, word in enumerate(("bare", "soldered", "dressed")):
        card.text((6, 14 + i * 15), word, 7, "#6b5a36")
    for i in range(3):
        v = y - 3 + i * 15.0
        cable(sheet, [(x + 44, v, 2), (x + 70, v, 2), (x + 82, v, 2)], Cable(INKS["blue"], 3.4))
        cable(sheet, [(x + 102, v, 2), (x + 116, v, 2), (x + 142, v, 2)], Cable(INKS["blue"], 3.4))
        middle = ((0.9, BRIGHT_COPPER), (1.7, TIN), (3.0, "#C23B2E"))[i]
        ends = ((x + 80, v, 2.4), (x + 104, v, 2.4)) if i < 2 else ((x + 74, v, 2.6), (x + 110, v, 2.6))
        rod(sheet, ends, (middle[0], middle[0]), middle[1], finish=Finish(rim=0.4))


@scene(
    "scene-crate",
    "A wooden crate on a checked cloth holds a pocket iron, a meter, cutters, a supply and solder with price tags.",
    24,
)
def _crate(sheet: Scene) -> None:
    cloth(sheet, (-90, -80, 0), (560, 350), ("#F3EADB", "#C9764A"))
    x, y, z = tray(sheet, (0, -40, 0), (330, 210, 34), "#C99A62")
    for side in (left_of(sheet.items[-1]), right_of(sheet.items[-2])):
        side.rect((75, 8), (60, 13), "#3d2a18", r=6.5).rect((77, 9.6), (56, 4), "#1f150c", r=2)
    meter(sheet, (x + 10, y + 18, z), "green", Reading("0.000", "V DC"))
    sheet.stand(lambda part: pocket_iron(part, hot=False), (x + 112, y + 24, z))
    sheet.stand(PICTURES["wall-65"].draw, (x + 112, y + 112, z))
    sheet.stand(PICTURES["snip"].draw, (x + 272, y + 92, z))
    reel(sheet, (x + 212, y + 128, z), Reel(27, 7, 26, COPPER, "#C4C8CC", turns=12, fill=0.8))
    for place, words in (
        ((100, 34), "84.00"),
        ((216, 58), "49.00"),
        ((150, 128), "29.90"),
        ((166, 156), "12.80"),
        ((222, 162), "24.00"),
    ):
        _tag(sheet, (x + place[0], y + place[1], z), words)
    _receipt(paper(sheet, (366, -52, 0), (76, 196), turn=4))
    mug(sheet, (336, 222, 0), "#1F6E5A")
    pencil(sheet, (250, 226, 3.2), (170, 240, 3.2), "#E3A21F")


def _tag(sheet: Scene, at: Point, words: str) -> None:
    """A price tag of card with a loop of string."""
    x, y, z = at
    card = box(sheet, at, (30, 14, 0.8), "#F4E6C8", finish=Finish(rim=0.6))
    face = top_of(card)
    face.disc((3.4, 7), 1.3, "#6b5a36").title((29, 10.4), words, 8.4, "#A3441B", style=END)
    way = [(x + 3.4, y + 7, z + 1), (x - 5, y + 3, z + 2), (x - 10, y - 6, z + 4)]
    cable(sheet, way, Cable("#C9B48A", 0.9, shadow=False))


def _receipt(face: Plane) -> None:
    """What it cost, with the sum below."""
    face.title((8, 18), "Copperline", 10, "#A3441B")
    face.line([(8, 24), (30, 24), (34, 28), (68, 28)], BRIGHT_COPPER, width=1)
    rows = (
        ("iron", "49.00"),
        ("supply", "29.90"),
        ("meter", "84.00"),
        ("solder", "12.80"),
        ("cutters", "24.00"),
    )
    for i, (word, price) in enumerate(rows):
        face.text((8, 46 + i * 14), word, 7.6, INK).mono((68, 46 + i * 14), price, 7, INK, style=END)
    face.line([(8, 110), (68, 110)], INK, width=0.8)
    face.title((8, 126), "Total", 9, INK).title((68, 126), "199.70", 10, INK, style=END)
    lines_of_text(face, (8, 140), 60, 3, step=6)
    for i in range(24):
        face.rect((8 + i * 2.5, 164), ((0.8, 1.6, 0.6)[i % 3], 18), INK)


@scene(
    "scene-tips",
    "Five soldering tips in a block of wood beside their chart of temperatures; an iron rests in brass curls.",
    10,
)
def _tips(sheet: Scene) -> None:
    bench_top(sheet, (-54, -74, 0), (390, 228), ink="#6E4A30")
    _chart(paper(sheet, (194, -52, 0), (128, 150), turn=5, ink="#F7F0E0"))
    sheet.stand(PICTURES["tip-set"].draw, (22, -58, 0))
    sheet.stand(PICTURES["nest"].draw, (12, 70, 0))
    end = iron(sheet, (20, 62, 34), (0.78, 0.1, 0.44), scale=0.9)
    way = [end, (164, 62, 104), (172, 14, 44), (164, -30, 4), (160, -52, 3), (160, -72, 3)]
    cable(sheet, way, Cable("#34363A", 5))
    sheet.glow(project((20, 62, 34)), 12, "#FFB46A", strength=0.7)
    sheet.stand(PICTURES["flux-pen"].draw, (122, 106, 0))


def _chart(face: Plane) -> None:
    """Four numbers on a scale, as the note beside it explains them."""
    face.title((10, 18), "Four numbers", 11, "#A3441B")
    face.line([(10, 24), (46, 24), (52, 30), (118, 30)], BRIGHT_COPPER, width=1.2)
    rows = (("280", "soft plastic", "#E9C46A"), ("320", "old solder", "#E7A34A"), ("350", "most things", "#DD7A35"),
            ("380", "thick copper", "#C24A2A"))  # fmt: skip
    for i, (number_of, words, ink) in enumerate(rows):
        v = 44 + i * 24
        face.rect((10, v - 6), (20 + i * 12, 15), ink, r=3)
        face.title((13, v + 5.4), number_of, 10, WHITE if i > 1 else INK)
        face.text((36 + i * 12, v + 5), words, 7.4, INK)
