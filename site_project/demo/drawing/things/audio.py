"""Pictures of audio kits."""

from __future__ import annotations

import math

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import (
    BRIGHT_COPPER,
    GOLD,
    PLASTIC,
    STEEL,
    TIN,
    WHITE,
    WOOD,
)
from site_project.demo.drawing.connectors import audio, barrel, pins, terminal
from site_project.demo.drawing.controls import Knob, knob, scale
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.parts import (
    can,
    chip,
    crystal,
    lamp,
    left_of,
    resistor,
    right_of,
    scatter,
    top_of,
)
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, rod
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(340)


def fins(scene: Scene, at: Point, size: Point, count: int, colour: str) -> None:
    """Draw a heat sink with upright fins along y."""
    (x, y, z), (w, d, h) = at, size
    box(scene, at, (w, d, h * 0.2), colour, finish=Finish(rim=0.5))
    step = w / count
    for i in range(count):
        box(
            scene,
            (x + i * step, y, z + h * 0.2),
            (step * 0.5, d, h * 0.8),
            colour,
            finish=Finish(rim=0.6, shadow=False),
        )


def axial(scene: Scene, at: Point, bands: tuple[str, ...]) -> None:
    """Draw a resistor with rings that lies along x."""
    x, y, z = at
    rod(scene, ((x - 3, y, z + 1.3), (x + 9.4, y, z + 1.3)), (0.3, 0.3), TIN, finish=Finish(rim=0))
    body = "#D8B98A"
    rows = [(0.0, 1.0, body), (0.06, 1.35, body), (0.2, 1.2, body)]
    for i, ink in enumerate(bands):
        rows += [(0.24 + i * 0.17, 1.2, ink), (0.31 + i * 0.17, 1.2, body)]
    rows += [(0.85, 1.2, body), (0.94, 1.35, body), (1.0, 1.0, body)]
    lathe(scene, (x, y, z + 1.4), (6.4, 0, 0), rows, finish=Finish(rim=0.2))


@SHELF.shows(
    "tin-ear",
    "An amplifier board with a row of heat sink fins, four large capacitors and one big copper knob.",
    fill=0.74,
)
def _tin_ear(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (92, 70), "copper", r=3)
    board.web("tin-ear", count=16)
    board.holes(4, r=1.8)
    fins(scene, (16, 6, 1.6), (60, 15, 22), 14, "#3A3D42")
    for u in (26, 44, 62):
        can(board, (u, 30), r=5.4, h=13)
    can(board, (78, 30), r=4, h=8)
    for i in range(6):
        place = board.place((20 + (i % 3) * 12, 43 + (i // 3) * 5))
        axial(scene, place, (("#5A3A22", "#34363A", "#C23B2E"), ("#EDBB33", "#7A4B94", "#5A3A22"))[i % 2])
    terminal(board, (60, 62), 4, colour="#2E8368")
    barrel(board, (93, 47), side="right")
    chip(board, (66, 46), (10, 6.4), "TE2", pins=8, sides=2)
    knob(scene, (33, 60, 1.6), Knob(r=8, h=15, colour="#A8532B", mark="#FFF2E0"), on=board.slab)
    board.name((43.5, 61), "tin", 5)
    board.name((43.5, 66.4), "ear", 5)
    lamp(board, (87, 60), "#59E08A")


def amp_box(scene: Scene, at: Point) -> None:
    """Draw the Inner Voice in its case; its front faces the lower left."""
    x, y, z = at
    for u in (8, 92):
        drum(scene, (x + u, y + 84, z), (5, 4), "#1E1F21")
        drum(scene, (x + u, y + 10, z), (5, 4), "#1E1F21")
    case = block(scene, (x, y, z + 4), (100, 92, 38), "#3B3E43", r=3, finish=Finish(bevel=1.2, rim=0.5))
    lid = top_of(case)
    for i in range(11):
        lid.rect((22 + i * 5.4, 18), (2.2, 34), "#17181a", r=1.1)
        lid.rect((22.3 + i * 5.4, 30), (1.6, 10), "#C8622A", r=0.8, style='opacity=".35"')
    front = box(
        scene, (x - 1, y + 92, z + 3), (102, 3.4, 40), "#C9CDD0", finish=Finish(rim=0.8, shadow=False)
    )
    face = left_of(front)
    for i in range(20):
        face.line([(0.6, 1 + i * 2), (101.4, 1 + i * 2)], "#FFFFFF", width=0.16, style='opacity=".5"')
    face.title((8, 12), "inner voice", 7.4, "#2b2d30")
    face.text((8, 35.4), "phones", 3.4, "#55585c")
    for u, r in ((17, 5.4),):
        rod(
            scene,
            ((x - 1 + u, y + 95.4, z + 18), (x - 1 + u, y + 98.4, z + 18)),
            (r, r),
            GOLD,
            finish=Finish(rim=0.6, top="#101112"),
        )
    _volume(scene, at, face)


def _volume(scene: Scene, at: Point, face: Plane) -> None:
    x, y, z = at
    shaft = (x + 74, y + 95.4, z + 22)
    lathe(
        scene,
        shaft,
        (0, 17, 0),
        [
            (0, 14, "#26282B"),
            (0.1, 14, "#26282B"),
            (0.11, 12.6, "#D9DCDE"),
            (0.92, 12.4, "#D9DCDE"),
            (1, 11.6, "#D9DCDE"),
        ],
        finish=Finish(rim=0.9),
    )
    mark = Plane((shaft[0], shaft[1] + 17, shaft[2]), (1, 0, 0), (0, 0, -1))
    mark.line([(-2, -5), (-4.4, -10)], "#A3441B", width=1.4)
    scene.items[-1].picture.append(mark.svg())
    face.disc((46, 25), 1.4, "#FFB347")
    scene.glow(project((x + 45, y + 95.4, z + 18)), 9, "#FFB347")


@SHELF.shows(
    "inner-voice",
    "A headphone amplifier in a dark case with a brushed front, one large knob and an amber light.",
)
def _inner_voice(scene: Scene) -> None:
    amp_box(scene, (0, 0, 0))


def speaker(scene: Scene, at: Point) -> None:
    """Draw the Bread Bin; its driver looks to the lower left."""
    x, y, z = at
    case = block(scene, (x, y, z), (120, 96, 170), "#D9B37C", r=4, finish=Finish(bevel=1.5, rim=0.7))
    side = right_of(case)
    for i in range(6):
        v = 12 + i * 26
        side.path(
            f"M5 {v}C30 {v + 8 - i * 3} 62 {v - 10} 90 {v + 4}",
            "none",
            style='stroke="#a97c45" stroke-width=".7" stroke-linecap="round" opacity=".5"',
        )
    front = left_of(case)
    for i in range(5):
        u = 10 + i * 25
        front.path(
            f"M{u} 5C{u + 6} 50 {u - 6} 110 {u + 3} 166",
            "none",
            style='stroke="#a97c45" stroke-width=".6" stroke-linecap="round" opacity=".35"',
        )
    _driver(scene, at)


def _driver(scene: Scene, at: Point) -> None:
    x, y, z = at
    centre = (x + 60, y + 96, z + 100)
    rings = [(0, 52, "#2B2D30"), (1, 51, "#2B2D30")]
    lathe(scene, centre, (0, 3, 0), rings, finish=Finish(rim=0.6, shadow=False))
    face = Plane((centre[0], centre[1] + 3, centre[2]), (1, 0, 0), (0, 0, -1))
    face.disc((0, 0), 47, "#17181A").disc((0, 0), 44, "#3C3A36")
    cone = scene.radial((0, 0), 40, [(0, "#8F7A58", 1), (0.55, "#C9B081", 1), (1, "#7D6745", 1)])
    face.disc((0, 0), 38, cone).ring((0, 0), 41, "#23211e", width=3)
    dome = scene.radial((-4, -5), 17, [(0, "#E4D4B0", 1), (1, "#8B7550", 1)])
    face.disc((0, 0), 13, dome)
    for i in range(6):
        a = i * math.tau / 6
        face.disc((48 * math.cos(a), 48 * math.sin(a)), 1.8, STEEL)
    face.rect((-26, 58), (52, 9), "#1d1a16", r=4.5)
    face.title((-51, -56), "bread bin", 8, "#8a6435")
    scene.items[-1].picture.append(face.svg())
    arc = [
        (x + 44, y + 48, z + 170),
        (x + 44, y + 48, z + 186),
        (x + 60, y + 48, z + 193),
        (x + 76, y + 48, z + 186),
        (x + 76, y + 48, z + 170),
    ]
    cable(scene, arc, Cable("#8A4A26", 7, shadow=False))


@SHELF.shows(
    "bread-bin",
    "A birch plywood loudspeaker with one paper cone, a slot below it and a leather handle on top.",
)
def _bread_bin(scene: Scene) -> None:
    speaker(scene, (0, 0, 0))


@SHELF.shows(
    "overhear", "Two brass contact discs on thin leads beside a small preamplifier board and a wooden clamp."
)
def _overhear(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (46, 34), "purple", r=2)
    board.web("overhear", count=7)
    board.holes(3, r=1.3)
    chip(board, (22, 12), (5, 4), "JFET", pins=4, sides=2)
    can(board, (34, 11), r=3, h=6)
    audio(board, (12, 35), side="left")
    audio(board, (24, 35), side="left")
    knob(scene, (37, 25, 1.6), Knob(r=5, h=8, colour="#E9E2D2", mark="#A3441B"), on=board.slab)
    scatter(board, [(12, 10), (12, 12), (15, 10), (15, 12)])
    board.name((6, 21), "overhear", 3)
    for i, (u, v) in enumerate(((70, 6), (78, 44))):
        drum(scene, (u, v, 0), (13.5, 0.8), GOLD, finish=Finish(rim=0.8))
        drum(scene, (u, v, 0.8), (9, 0.5), "#EDE8DC", finish=Finish(rim=0.6, shadow=False))
        cable(
            scene,
            [
                (u - 4, v + 2, 1.6),
                (u - 14, v + 9, 2),
                (58 - i * 3, 20 + i * 14, 1.2),
                (40 - i * 14, 50 - i * 2, 1.4),
                (24 - i * 12, 42, 3),
            ],
            Cable(("#34363A", "#C23B2E")[i], 2),
        )
    block(scene, (96, 16, 0), (9, 50, 9), WOOD, r=1.2)
    block(scene, (96, 16, 13), (9, 50, 9), WOOD, r=1.2, finish=Finish(shadow=False))
    rod(scene, ((100, 30, 9), (100, 30, 30)), (2.4, 2.4), "#C23B2E", finish=Finish(shadow=False))


@SHELF.shows(
    "medium-wave",
    (
        "A radio kit on a wooden plate: a ferrite rod with a copper coil, a tuning dial with a string and a "
        "small speaker."
    ),
)
def _medium_wave(scene: Scene) -> None:
    base = block(scene, (0, 0, 0), (150, 100, 9), WOOD, r=4, finish=Finish(bevel=1.2, rim=0.5))
    grain = top_of(base)
    for i in range(9):
        grain.path(
            f"M4 {8 + i * 10}C50 {4 + i * 11} 90 {14 + i * 9} 146 {8 + i * 10}",
            "none",
            style='stroke="#8f6a3c" stroke-width=".6" opacity=".45"',
        )
    for u in (22, 122):
        block(scene, (u - 4, 8, 9), (8, 12, 12), WHITE, r=1)
    _ferrite_rod(scene)
    board = Board(scene, (10, 36, 9), (56, 52), "green", r=2)
    board.web("medium", count=9)
    for i in range(3):
        x, y, z = board.place((12 + i * 14, 12))
        drum(scene, (x, y, z), (2.6, 5), "#C9CDD0", finish=Finish(bevel=0.6, on=board.slab))
    for i in range(4):
        axial(scene, board.place((10 + (i % 2) * 22, 24 + (i // 2) * 7)), ("#5A3A22", "#C23B2E", "#E07B2E"))
    can(board, (44, 42), r=4)
    board.name((8, 45), "medium wave", 4)
    _dial(scene)


def _ferrite_rod(scene: Scene) -> None:
    lathe(
        scene,
        (10, 14, 24),
        (130, 0, 0),
        [
            (0, 5, "#3A3B3E"),
            (0.28, 5, "#3A3B3E"),
            (0.281, 6.4, BRIGHT_COPPER),
            (0.62, 6.4, BRIGHT_COPPER),
            (0.621, 5, "#3A3B3E"),
            (1, 5, "#3A3B3E"),
        ],
    )
    rod_item = scene.items[-1]
    for i in range(24):
        ring = Plane((48 + i * 1.8, 14, 24), (0, -1, 0), (0, 0, -1))
        ring.path(
            "M-6.4 0A6.4 6.4 0 0 1 3.6 -5.3", "none", style='stroke="#5c2c12" stroke-width=".4" opacity=".65"'
        )
        rod_item.picture.append(ring.svg())


def _dial(scene: Scene) -> None:
    drum(scene, (110, 66, 9), (24, 8), "#2B2D30", finish=Finish(bevel=1))
    face = Plane.top(110, 66, 17)
    face.disc((0, 0), 21, "#F3EAD3")
    scale(face, (0, 0), 15, "#33302B", count=21)
    for i, word in enumerate(("530", "700", "900", "1200", "1600")):
        a = math.radians(-140 + i * 70 - 90)
        face.text((11 * math.cos(a), 11 * math.sin(a) + 1.2), word, 3.4, "#33302B", style=MIDDLE)
    face.line([(0, 0), (11, -9)], "#C23B2E", width=0.8)
    scene.items[-1].picture.append(face.svg())
    drum(scene, (110, 66, 17), (6, 6), "#A8532B", finish=Finish(bevel=1.4))


@SHELF.shows(
    "clean-line-dac", "A black audio board with gold sockets, two crystals and film capacitors in copper red."
)
def _dac(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (65, 56), "black", r=3)
    board.web("dac", count=16)
    board.holes(3.4, r=1.5)
    pins(board, (9, 4), 20, rows=2, high=4)
    chip(board, (24, 24), (8, 8), "DAC|24·192", pins=12)
    chip(board, (44, 20), (5, 4), "LDO", pins=4, sides=2)
    crystal(board, (12, 20))
    crystal(board, (12, 25))
    for u, ink in ((16, WHITE), (34, "#C23B2E")):
        x, y, z = board.place((u, 50))
        block(scene, (x - 7, y - 10, z), (14, 13, 13), PLASTIC, r=1, finish=Finish(on=board.slab))
        lathe(
            scene,
            (x, y + 3, z + 7),
            (0, 9, 0),
            [(0, 4.6, GOLD), (0.3, 4.6, GOLD), (0.31, 4.1, GOLD), (1, 4.1, GOLD)],
            finish=Finish(top=ink, rim=0.7),
        )
    for i in range(4):
        block(
            scene,
            (48 + (i % 2) * 7, 32 + (i // 2) * 9, 1.6),
            (5.4, 7, 7),
            "#A8432B",
            r=0.6,
            finish=Finish(bevel=0.5, on=board.slab),
        )
    can(board, (34, 32), r=3, h=6)
    can(board, (56, 22), r=3, h=6)
    scatter(board, [(36, 18 + i * 2) for i in range(5)])
    resistor(board, (20, 34))
    board.name((6, 36), "clean line", 3.6)
