"""Wide scenes for guides about shells: a case that is taken apart in the air, and a printer at work."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import STEEL, WHITE, darker
from site_project.demo.drawing.gallery import PICTURES
from site_project.demo.drawing.machines import gear, teeth
from site_project.demo.drawing.packages import tray
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.props import bench_top, pencil
from site_project.demo.drawing.rooms import paper
from site_project.demo.drawing.scene import Scene, number
from site_project.demo.drawing.solids import Finish, block, drum, lathe, prism, rod
from site_project.demo.drawing.space import Box, Flat, Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.boards import fern_one
from site_project.demo.drawing.things.books import COVERS, book
from site_project.demo.drawing.things.hand_tools import MATS, mat
from site_project.demo.drawing.things.scenes import scene
from site_project.demo.drawing.wires import Cable, cable

SAND = "#D9C6A3"
AMBER = "#E3A21F"


@scene(
    "scene-case",
    "A case in the air, taken apart: base with spacers, board, lid and four screws, above a mat with calipers.",
    206,
)
def _case(sheet: Scene) -> None:
    sheet.lay(mat(sheet, (-110, -70, -3), (420, 250), MATS["green"]))
    x, y = 6.0, -6.0
    _base(sheet, (x, y, 0))
    fern_one(sheet, "copper", at=(x + 17, y + 14, 58))
    _lid(sheet, (x, y, 100))
    for u, v in ((10, 10), (94, 10), (10, 64), (94, 64)):
        _screw(sheet, (x + u, y + v, 140))
        for low, high in ((20, 52), (68, 96), (118, 132)):
            _dashes(sheet, (x + u, y + v), (low, high))
    sheet.stand(PICTURES["hairs-breadth"].draw, (60, 116, 0))
    book(sheet, (176, -54, 0), COVERS["boxes-and-lids"])
    sheet.stand(PICTURES["standoff-set"].draw, (-92, 70, 0))
    pencil(sheet, (-70, 30, 3.2), (-36, -32, 3.2), "#2F8E5A")


def _base(sheet: Scene, at: Point) -> None:
    """The lower half, open, with its four posts."""
    x, y, z = tray(sheet, at, (104, 74, 26), SAND)
    for u in (7.6, 91.6):
        for v in (7.6, 61.6):
            drum(sheet, (x + u, y + v, z), (5, 17), SAND, finish=Finish(rim=0.7, shadow=False))
            hole = Plane.top(x + u, y + v, z + 17).disc((0, 0), 2.2, "#4a3d28")
            sheet.items[-1].picture.append(hole.svg())


def _lid(sheet: Scene, at: Point) -> None:
    """The upper half, with a window and vents; it floats, so that it throws no shadow on what is near."""
    x, y, z = at
    lid = block(sheet, at, (104, 74, 14), SAND, r=6, finish=Finish(bevel=2.4, shadow=False, rim=0.7))
    face = top_of(lid)
    for u in (10, 94):
        for v in (10, 64):
            face.disc((u, v), 4.4, darker(SAND, 0.3)).disc((u, v), 2.4, "#3d3222")
    face.rect((26, 18), (34, 22), darker(SAND, 0.25), r=2).rect((27.4, 19.4), (31.2, 19.2), "#12161a", r=1.4)
    face.path("M28 20h14l-9 18h-5Z", "#FFFFFF", style='opacity=".16"')
    for i in range(6):
        face.rect((68 + i * 4.2, 18), (1.9, 22), darker(SAND, 0.55), r=0.9)
    face.line([(26, 54), (48, 54), (54, 48), (78, 48)], "#A3441B", width=1.3)
    del x, y, z


def _screw(sheet: Scene, at: Point) -> None:
    x, y, z = at
    rows = [(0.0, 0.4, STEEL), (0.08, 1.7, STEEL), (0.74, 1.7, STEEL), (0.75, 4.2, STEEL), (1.0, 3.6, STEEL)]
    item = lathe(sheet, at, (0, 0, 18), rows, finish=Finish(rim=0.7, shadow=False))
    face = Plane.top(x, y, z + 18)
    face.line([(-2, 0), (2, 0)], "#3b3e41", width=0.9).line([(0, -2), (0, 2)], "#3b3e41", width=0.9)
    item.picture.append(face.svg())


def _dashes(sheet: Scene, spot: Flat, levels: Flat) -> None:
    """The line along which parts go together."""
    (x, y), (low, high) = spot, levels
    a, b = project((x, y, low)), project((x, y, high))
    path = f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}"
    art = f'<path d="{path}" stroke="#A3441B" stroke-width=".9" stroke-dasharray="3 2.6"/>'
    sheet.put(art, Box((x - 0.4, y - 0.4, low), (x + 0.4, y + 0.4, high)))


@scene(
    "scene-printer",
    "A printer lays down a gear wheel layer by layer from an amber reel; finished wheels and clips lie beside it.",
    92,
)
def _printer(sheet: Scene) -> None:
    bench_top(sheet, (-50, -64, 0), (410, 236), ink="#A57F54")
    _machine(sheet, (-30, -44, 0))
    for i, (x, y, count, ink) in enumerate(
        ((212, -24, 40, "#B4592F"), (258, -12, 30, "#EFEBE1"), (222, 24, 24, "#2A8168"), (276, 26, 18, AMBER))
    ):
        gear(sheet, (x, y, 0), count, ink, phase=0.2 * i)
    _drawing(paper(sheet, (214, 72, 0), (120, 92), turn=-5))
    _comb(sheet, (-22, 124, 0))
    pencil(sheet, (318, -40, 3.2), (336, 42, 3.2), "#2F5FA8")


def _comb(sheet: Scene, at: Point) -> None:
    """The test piece: holes that grow by a tenth, and the pins that are tried in them."""
    x, y, z = at
    bar = block(sheet, at, (132, 26, 6), "#2A8168", r=2, finish=Finish(bevel=0.6, rim=0.6))
    face = top_of(bar)
    for i in range(5):
        u = 16 + i * 25.0
        face.disc((u, 10), 6 + i * 0.3, "#123a2f").text((u, 23), f"+0.{i}", 6, WHITE, style=MIDDLE)
    for i in (1, 3):
        rows = [(0.0, 5.8, AMBER), (1.0, 5.8, AMBER)]
        lathe(
            sheet,
            (x + 16 + i * 25.0, y + 10, z + 6),
            (0, 0, 12 - i * 2),
            rows,
            finish=Finish(rim=0.6, on=bar),
        )
    lathe(
        sheet,
        (x + 146, y + 8, z + 5.8),
        (16, 6, 0),
        [(0.0, 5.8, AMBER), (1.0, 5.8, AMBER)],
        finish=Finish(rim=0.6),
    )


def _machine(sheet: Scene, at: Point) -> None:
    x, y, z = at
    dark, rail = "#2F3337", "#B9BEC3"
    base = block(sheet, at, (196, 150, 22), dark, r=6, finish=Finish(bevel=2))
    front = left_of(base)
    front.rect((132, 5), (50, 12), "#0E1114", r=1.5).text(
        (157, 13), "layer 21 · 64 %", 5.2, "#8FE3D0", style=MIDDLE
    )
    front.title((10, 15), "Lattenhof", 8, "#8d9297")
    bed = block(
        sheet, (x + 30, y + 22, z + 26), (136, 112, 4), "#7A4A32", r=3, finish=Finish(bevel=0.8, on=base)
    )
    face = top_of(bed)
    for i in range(1, 8):
        face.line([(i * 17, 4), (i * 17, 108)], "#94624a", width=0.5)
    for i in range(1, 7):
        face.line([(4, i * 16), (132, i * 16)], "#94624a", width=0.5)
    _growing(sheet, (x + 92, y + 74, z + 30))
    for u in (4.0, 180.0):
        block(sheet, (x + u, y + 66, z + 22), (12, 12, 116), rail, r=2, finish=Finish(rim=0.7))
    block(sheet, (x + 4, y + 66, z + 138), (188, 12, 12), rail, r=2, finish=Finish(rim=0.7, shadow=False))
    for level in (92, 104):
        rod(
            sheet,
            ((x + 10, y + 82, z + level), (x + 186, y + 82, z + level)),
            (2.4, 2.4),
            STEEL,
            finish=Finish(shadow=False, rim=0.4),
        )
    _head(sheet, (x + 108, y + 74, z + 46))
    _spool(sheet, (x + 70, y + 72, z + 190))
    way = [
        (x + 104, y + 100, z + 196),
        (x + 112, y + 108, z + 170),
        (x + 124, y + 104, z + 138),
        (x + 120, y + 88, z + 111),
    ]
    cable(sheet, way, Cable(AMBER, 2.2, shadow=False))


def _growing(sheet: Scene, at: Point) -> None:
    """The wheel on the bed, layer on layer."""
    x, y, z = at
    outline = teeth(x, y, 34, module=2.2)
    for i in range(8):
        ink = AMBER if i % 2 else darker(AMBER, 0.08)
        prism(sheet, outline, (z + i * 1.6, z + i * 1.6 + 1.6), ink, finish=Finish(rim=0.25, shadow=i == 0))
    face = Plane.top(x, y, z + 12.8)
    face.disc((0, 0), 26, darker(AMBER, 0.25)).ring((0, 0), 26, darker(AMBER, 0.45), width=0.6)
    for i in range(-7, 8):
        half = math.sqrt(max(0.0, 25**2 - (i * 3.4) ** 2))
        face.line([(i * 3.4, -half), (i * 3.4, half)], AMBER, width=0.9)
        face.line([(-half, i * 3.4), (half, i * 3.4)], AMBER, width=0.9)
    face.disc((0, 0), 8, AMBER).disc((0, 0), 4.4, "#3d2a18")
    sheet.items[-1].picture.append(face.svg())


def _head(sheet: Scene, at: Point) -> None:
    """Nozzle, block and fan, just above the wheel."""
    x, y, z = at
    rows = [
        (0.0, 1.0, "#D8B24A"),
        (0.3, 4.4, "#D8B24A"),
        (0.31, 6, "#D8B24A"),
        (0.5, 6, "#D8B24A"),
        (0.51, 8, STEEL),
        (1.0, 8, STEEL),
    ]
    lathe(sheet, (x, y + 12, z - 3), (0, 0, 24), rows, finish=Finish(rim=0.4, shadow=False))
    body = block(
        sheet, (x - 18, y - 4, z + 21), (36, 30, 44), "#3A3F45", r=3, finish=Finish(bevel=1.2, shadow=False)
    )
    face = left_of(body)
    face.disc((18, 20), 13, "#17191c").disc((18, 20), 4, "#B5653A")
    for i in range(6):
        face.raw(f'<path transform="rotate({i * 60} 18 20)" d="M18 16q6 -5 4 -8q-4 0 -4 8Z" fill="#B5653A"/>')
    face.rect((7, 36), (22, 4), "#C8703F", r=1)
    sheet.glow(project((x, y + 12, z - 2)), 12, "#FFB46A", strength=0.7)


def _spool(sheet: Scene, at: Point) -> None:
    """The reel above the frame, its axis along x."""
    x, y, z = at
    card = "#C9A272"
    for u in (-6.0, 50.0):
        block(
            sheet, (x + u, y - 6, z - 40), (5, 12, 46), "#3A3F45", r=1, finish=Finish(shadow=False, bevel=0.6)
        )
    rows = [
        (0.0, 38, card),
        (0.08, 38, card),
        (0.081, 32, AMBER),
        (0.92, 32, AMBER),
        (0.921, 38, card),
        (1.0, 38, card),
    ]
    item = lathe(sheet, (x, y, z), (44, 0, 0), rows, finish=Finish(rim=0.6, shadow=False))
    for i in range(14):
        turn = Plane((x + 5 + i * 2.6, y, z), (0, -1, 0), (0, 0, -1))
        turn.path(
            "M-29 14A32 32 0 1 1 25 -19",
            "none",
            style=f'stroke="{darker(AMBER, 0.35)}" stroke-width=".6" opacity=".7"',
        )
        item.picture.append(turn.svg())
    face = Plane((x + 44, y, z), (0, -1, 0), (0, 0, -1))
    face.disc((0, 0), 37.4, card)
    for i in range(6):
        a = i * math.tau / 6
        face.disc((23 * math.cos(a), 23 * math.sin(a)), 7, "#7a5a34")
    face.disc((0, 0), 9, "#2b2018").ring((0, 0), 36.6, darker(card, 0.2), width=1)
    item.picture.append(face.svg())


def _drawing(face: Plane) -> None:
    """The wheel on paper, with its measures."""
    face.polygon(teeth(40, 44, 24, module=2.1), "none", style='stroke="#1F4E8C" stroke-width=".9"')
    face.ring((40, 44), 5, "#1F4E8C", width=0.9)
    face.line([(13, 77), (67, 77)], "#A3441B", width=0.7).text((40, 86), "54.6", 6.4, "#A3441B", style=MIDDLE)
    for i, words in enumerate(("24 teeth", "module 2.1", "bore 5 + 0.2")):
        face.text((76, 26 + i * 13), words, 6.4, "#33302B")
