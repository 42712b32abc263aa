"""Pictures of sensors."""

from __future__ import annotations

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import STEEL, WHITE
from site_project.demo.drawing.connectors import clip_socket, pins
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.parts import chip, crystal, lamp, resistor, right_of, scatter, screw, top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, prism
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(196)


def breeze(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the Breeze with its cut-out island."""
    x, y, z = at
    board = Board(scene, at, (25, 18), "green", r=1.6)
    board.web("breeze", count=5)
    board.hole((3, 3), 1.1, ring=0.7)
    board.hole((22, 3), 1.1, ring=0.7)
    board.plane.path("M15.2 5.4V13.6H20.6V5.4", "none", style='stroke="#c9d9d3" stroke-width="1.1"')
    board.plane.path("M15.2 5.4V13.6H20.6V5.4", "none", style='stroke="#24443b" stroke-width=".8"')
    cell = block(
        scene,
        (x + 16.4, y + 7.4, z + 1.6),
        (3, 3, 1.1),
        WHITE,
        r=0.3,
        finish=Finish(bevel=0.15, on=board.slab),
    )
    top_of(cell).disc((1.5, 1.5), 0.75, "#20262a").disc((1.6, 1.6), 0.5, "#4b5d66")
    chip(board, (7.6, 7.6), (3.2, 2.6), "3V3", pins=3, sides=2)
    scatter(board, [(11.6, 6.6), (11.6, 8.6)])
    board.pads((5, 15.8), 5)
    for i, word in enumerate(("3V", "GND", "SCL", "SDA", "INT")):
        board.silk((5 + i * 2.54, 14.2), word, 0.95)
    board.name((4, 12.2), "breeze", 2.1)


@SHELF.shows(
    "breeze", "The Breeze sensor: a tiny white cell on an island that is cut free from its green board."
)
def _breeze(scene: Scene) -> None:
    breeze(scene)


@SHELF.shows("puddle", "A long soil probe with a pointed tip, a line that says how deep, and a short lead.")
def _puddle(scene: Scene) -> None:
    shape = [(0, 4), (14, 4), (16, 0), (40, 0), (40, 23), (16, 23), (14, 19), (0, 19)]
    blade = [(40, 3), (98, 3), (110, 11.5), (98, 20), (40, 20)]
    board = Board(scene, (0, 0, 0), (44, 23), "green", r=2)
    del shape
    prism(scene, blade, (0, 1.6), "#1B6B57", finish=Finish(rim=0.5))
    face = top_of(scene.items[-1])
    for i in range(7):
        inner = 1.6 + i * 1.05
        if inner < 8:
            face.line(
                [
                    (2, inner),
                    (57 - i * 0.2, inner),
                    (66.5 - i * 1.1, 8.5),
                    (57 - i * 0.2, 17 - inner),
                    (2, 17 - inner),
                ],
                "#43A589",
                width=0.4,
            )
    face.line([(4, 0.8), (4, 16.2)], WHITE, width=0.5)
    face.text((6, 10), "up to here", 2.6, WHITE)
    board.web("puddle", count=4)
    chip(board, (20, 11.5), (6, 5), "555", pins=4, sides=2)
    scatter(board, [(29, 7), (29, 9), (29, 13), (29, 15)])
    lamp(board, (34, 5), "#59E08A")
    board.name((24.5, 21), "puddle", 3)
    clip_socket(board, (8.6, 24), 3, side="left")


@SHELF.shows("nosey", "The Nosey gas sensor: a gold-rimmed cell with a white filter on a navy board.")
def _nosey(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (33, 26), "navy", r=2)
    board.web("nosey", count=6)
    board.holes(2.6, r=1.1)
    can = block(
        scene,
        (7, 4.6, 1.6),
        (19, 13, 6.6),
        "#C9A24A",
        r=1.4,
        finish=Finish(bevel=0.6, rim=0.8, on=board.slab),
    )
    face = top_of(can)
    face.rect((2, 2), (15, 9), "#F3F0E6", r=1)
    for i in range(6):
        for j in range(4):
            face.disc((3.8 + i * 2.3, 3.5 + j * 2.0), 0.52, "#c4bdab")
    face.text((9.5, 12.2), "CO₂", 1.5, "#6b5018", style=MIDDLE)
    chip(board, (29.2, 13), (3, 3), "N", pins=4)
    board.pads((9, 23.4), 7)
    board.name((7, 21.2), "nosey", 2.4)
    lamp(board, (29, 20), "#FFB347")
    resistor(board, (4.2, 13), turned=True)
    resistor(board, (4.2, 16.4), turned=True)


def peek(scene: Scene, at: Point = (0, 0, 0), *, upright: bool = False) -> None:
    """Draw the Peek with its two eyes upwards, or facing the lower right."""
    x, y, z = at
    if not upright:
        board = Board(scene, at, (45, 20), "navy", r=1.4)
        board.holes(2.2, r=0.9)
        for u in (12, 33):
            _eye(scene, (x + u, y + 9, z + 1.6), (0, 0, 12))
        crystal(board, (22.5, 4))
        pins(board, (18.7, 17.4), 4)
        board.silk((22.5, 9.6), "T    R", 2)
        return
    box(scene, (x, y, z), (1.6, 45, 20), "#22406B", finish=Finish(rim=0.4))
    for v in (12, 33):
        _eye(scene, (x + 1.6, y + v, z + 10), (12, 0, 0))
    face = right_of(scene.items[-3])
    face.text((22.5, 4.5), "peek", 4, WHITE, style=MIDDLE)


def _eye(scene: Scene, at: Point, axis: Point) -> None:
    lathe(
        scene,
        at,
        axis,
        [(0, 8.2, STEEL), (0.08, 8.0, STEEL), (1, 8.0, STEEL)],
        finish=Finish(top="#3A3D41", rim=0.8),
    )
    ring = scene.items[-1]
    tip = (at[0] + axis[0], at[1] + axis[1], at[2] + axis[2])
    from site_project.demo.drawing.surface import Plane

    plane = Plane(tip, (1, 0, 0), (0, 1, 0)) if axis[2] else Plane(tip, (0, -1, 0), (0, 0, -1))
    plane.disc((0, 0), 6.8, "#23262a")
    for i in range(-6, 7):
        half = (46 - i * i) ** 0.5
        plane.line([(i, -half), (i, half)], "#70757b", width=0.22)
        plane.line([(-half, i), (half, i)], "#70757b", width=0.22)
    plane.ring((0, 0), 7.0, "#8f9499", width=0.4)
    ring.picture.append(plane.svg())


@SHELF.shows("peek", "The Peek distance sensor with two round steel eyes behind fine mesh.")
def _peek(scene: Scene) -> None:
    peek(scene)


@SHELF.shows(
    "wobble",
    "The Wobble motion sensor: a square purple board with a compass rose and one chip in the middle.",
)
def _wobble(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (20, 20), "purple", r=2)
    board.hole((2.6, 2.6), 0.95, ring=0.7)
    board.hole((17.4, 2.6), 0.95, ring=0.7)
    for r in (6.4, 7.0):
        board.plane.ring((10, 9), r, board.mask.silk, width=0.16)
    for points in ([(10, 1.2), (10.9, 3.2), (9.1, 3.2)], [(17.8, 9), (15.8, 8.1), (15.8, 9.9)]):
        board.plane.polygon(points, board.mask.silk)
    board.silk((8.0, 2.9), "Y", 1.3)
    board.silk((17.0, 7.4), "X", 1.3)
    board.web("wobble", count=4)
    chip(board, (10, 9), (4.4, 3.4), "9-AX", pins=6)
    scatter(board, [(5, 13), (7.2, 13), (13, 13)], turned=True)
    board.pads((3.7, 18), 6)
    board.name((5.2, 16.4), "wobble", 1.7)


@SHELF.shows("lumen", "The Lumen light sensor: a milky dome in the middle of a copper-red board.")
def _lumen(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (20, 18), "copper", r=2)
    board.web("lumen", count=4)
    board.hole((2.6, 2.6), 0.95, ring=0.7)
    board.hole((17.4, 2.6), 0.95, ring=0.7)
    for i in range(12):
        import math

        a = i * math.tau / 12
        c, s = math.cos(a), math.sin(a)
        board.plane.line(
            [(10 + 4.6 * c, 8 + 4.6 * s), (10 + 5.6 * c, 8 + 5.6 * s)], board.mask.silk, width=0.3
        )
    drum(scene, (10, 8, 1.6), (3.6, 1.0), WHITE, finish=Finish(bevel=0.3, on=board.slab))
    rows = [
        (0, 3.2, "#FBF8F0"),
        (0.4, 2.95, "#FBF8F0"),
        (0.75, 2.2, "#FBF8F0"),
        (0.93, 1.2, "#FBF8F0"),
        (1, 0.5, "#FBF8F0"),
    ]
    lathe(scene, (10, 8, 2.6), (0, 0, 3.0), rows, finish=Finish(rim=0, shadow=False))
    resistor(board, (16.4, 8), turned=True)
    resistor(board, (3.6, 8), turned=True)
    board.pads((5, 16), 5)
    board.name((6.4, 14.6), "lumen", 1.8)
    scene.glow(project((10, 8, 5)), 9, "#FFF2C4", strength=0.5)


@SHELF.shows("high-low", "The High Low barometer with a short steel tube on a white board.")
def _high_low(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (18, 18), "white", r=2)
    board.hole((2.6, 2.6), 0.95, ring=0.7)
    board.hole((15.4, 2.6), 0.95, ring=0.7)
    board.plane.ring((9, 8.2), 5.6, "#A3441B", width=0.25)
    for i in range(5):
        board.plane.line(
            [(4 + i * 2.4, 14.2), (5 + i * 2.4, 13.2), (6.4 + i * 2.4, 13.2)], "#A3441B", width=0.25
        )
    block(scene, (5.6, 4.8, 1.6), (6.8, 6.8, 2.2), "#E9E6DD", r=0.8, finish=Finish(bevel=0.4, on=board.slab))
    rows = [
        (0, 2.0, STEEL),
        (0.3, 2.0, STEEL),
        (0.31, 1.5, STEEL),
        (0.7, 1.5, STEEL),
        (0.72, 1.8, STEEL),
        (1, 1.3, STEEL),
    ]
    lathe(scene, (9, 8.2, 3.8), (0, 0, 8), rows, finish=Finish(top="#2a2d30", rim=0.7))
    resistor(board, (14.6, 8.2), turned=True, colour="#B08A5E")
    board.pads((3, 16.2), 6, pitch=2.4)
    board.silk((9, 13.0), "high low", 1.5)


def load_cell(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the bending bar with its leads."""
    x, y, z = at
    bar = box(scene, (x, y, z), (80, 12.7, 12.7), "#C6CACD", finish=Finish(rim=0.8))
    from site_project.demo.drawing.parts import left_of

    face = left_of(bar)
    face.disc((34, 6.3), 4, "#5b6064").disc((46, 6.3), 4, "#5b6064").rect((34, 3.6), (12, 5.4), "#5b6064")
    face.text((60, 8), "5 kg", 4.4, "#5b6064")
    plane = top_of(bar)
    for u in (6, 20, 60, 74):
        plane.disc((u, 6.3), 2.4, "#7a7f84").disc((u + 0.3, 6.6), 1.9, "#23262a")
    plane.rect((30, 2.4), (20, 8), "#E8E1CF", r=1.5)
    plane.rect((33, 4), (14, 4.6), "#C98A55", r=0.4)


@SHELF.shows(
    "loaf", "An aluminium load cell on its plate with four thin leads that run to a small amplifier board."
)
def _loaf(scene: Scene) -> None:
    block(scene, (52, -16, 0), (44, 44, 2), WHITE, r=3, finish=Finish(bevel=0.4))
    drum(scene, (74, 6.3, 2), (5, 3), "#3A3C40")
    load_cell(scene, (0, 0, 5))
    drum(scene, (6, 6.3, 0), (5, 5), "#3A3C40")
    for u in (6, 20, 60, 74):
        if u < 30:
            screw(scene, (u, 6.3, 17.7), 2.4)
    board = Board(scene, (-6, 44, 0), (34, 21), "green", r=1.5)
    board.web("loaf", count=5)
    chip(board, (17, 10), (8, 4), "24BIT", pins=8, sides=2)
    pins(board, (8, 18.4), 6)
    scatter(board, [(26, 8), (26, 10), (26, 12)])
    for i, ink in enumerate(("#C23B2E", "#34363A", "#F0ECE2", "#2F8E5A")):
        way = [
            (32 + i * 2, 12.7, 9),
            (31 + i * 2.4, 20, 3),
            (20 + i * 2.6, 30, 1.5),
            (4 + i * 3, 40, 2.6),
            (2 + i * 2.6, 47, 2.2),
        ]
        cable(scene, way, Cable(ink, 1.2))
