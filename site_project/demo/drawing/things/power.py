"""Pictures of power supplies, cells and panels."""

from __future__ import annotations

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import MASK, RED, STEEL, WHITE, darker, lighter
from site_project.demo.drawing.connectors import clip_socket, terminal, usb_c
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.parts import can, chip, coil, lamp, left_of, right_of, scatter, top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.screens import digits, face_glow, shine
from site_project.demo.drawing.solids import Finish, block, box, drum, extrusion, lathe, rod
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(48)


def supply(scene: Scene, at: Point = (0, 0, 0), *, volts: str = "12.00", amps: str = "0.482") -> None:
    """Draw the Steady 30; its front faces the lower left."""
    x, y, z = at
    for u in (8, 82):
        for v in (10, 130):
            drum(scene, (x + u, y + v, z), (5, 3), "#1E1F21")
    case = block(scene, (x, y, z + 3), (92, 148, 118), "#5E6A66", r=5, finish=Finish(bevel=2.2, rim=0.5))
    vents = right_of(case)
    for i in range(9):
        vents.rect((86 - i * 6, 22), (2.6, 50), "#2d3432", r=1.3)
    lid = top_of(case)
    lid.title((10, 132), "Steady 30", 11, lighter("#5E6A66", 0.5))
    front = box(scene, (x + 3, y + 148, z + 6), (86, 4, 112), "#ECE7DB", finish=Finish(rim=0.6, shadow=False))
    plane = left_of(front)
    _supply_front(plane, volts, amps)
    shine(scene, plane.moved(10, 12), (64, 40), "#FF5A3A")
    _supply_controls(scene, (x + 3, y + 152, z + 6))


def _supply_front(plane: Plane, volts: str, amps: str) -> None:
    plane.rect((7, 8), (72, 46), "#141517", r=2.5)
    for i, (words, ink, unit) in enumerate(((volts, "#FF4F3A", "V"), (amps, "#5BE58A", "A"))):
        lit_ink, dark_ink = face_glow(ink)
        digits(plane, (13, 12 + i * 21), words, 15, (lit_ink, dark_ink))
        plane.text((71, 27 + i * 21), unit, 7, lit_ink)
    plane.title((8, 63), "ohmwind", 5.4, "#33302B")
    plane.text((78, 63), "0–30 V · 5 A", 4, "#5F5A52", style='text-anchor="end"')
    for u, word in ((23, "volts"), (55, "amps")):
        plane.text((u, 92.5), word, 4, "#5F5A52", style=MIDDLE)
    plane.line([(6, 96), (20, 96), (23, 99), (50, 99), (53, 96), (80, 96)], "#B5623A", width=0.7)


def _supply_controls(scene: Scene, at: Point) -> None:
    x, y, z = at
    for u, r in ((23, 9.5), (55, 9.5)):
        ends = (x + u, y, z + 112 - 78)
        rows = [
            (0, r * 1.1, "#26282B"),
            (0.12, r * 1.1, "#26282B"),
            (0.13, r, "#34363A"),
            (0.9, r * 0.94, "#34363A"),
            (1, r * 0.84, "#34363A"),
        ]
        lathe(scene, ends, (0, 12, 0), rows, finish=Finish(rim=0.5))
        face = Plane((ends[0], ends[1] + 12, ends[2]), (1, 0, 0), (0, 0, -1))
        face.disc((0, 0), r * 0.76, "#484B50").line([(0, -r * 0.3), (r * 0.12, -r * 0.7)], WHITE, width=1.1)
        scene.items[-1].picture.append(face.svg())
    for u, ink in ((44, "#26282B"), (60, MASK), (76, RED)):
        rows = [(0, 5, ink), (0.3, 5, ink), (0.31, 4, ink), (1, 4.4, ink)]
        lathe(scene, (x + u, y, z + 8), (0, 13, 0), rows, finish=Finish(rim=0.5, top="#B9A25A"))
    switch = box(scene, (x + 9, y, z + 3), (16, 3, 10), "#1E1F21", finish=Finish(shadow=False))
    left_of(switch).rect((2, 1.6), (12, 6.8), "#C23B2E", r=0.8).text((8, 6.8), "I", 4, WHITE, style=MIDDLE)


@SHELF.shows(
    "steady-30", "The Steady 30 bench supply shows 12.00 volts in red and 0.482 amps in green.", fill=0.74
)
def _steady(scene: Scene) -> None:
    supply(scene)


@SHELF.shows(
    "steady-30",
    "The two knobs, the switch and the sockets of the bench supply, close up.",
    view="detail",
    fill=0.98,
)
def _steady_detail(scene: Scene) -> None:
    supply(scene)
    scene.extent = [project(p) for p in ((2, 152, 4), (92, 152, 4), (92, 152, 112), (2, 152, 112))]


@SHELF.shows(
    "steady-30",
    "The bench supply feeds a small board over a red and a black lead and shows 3.30 volts.",
    view="use",
    fill=0.76,
)
def _steady_use(scene: Scene) -> None:
    from site_project.demo.drawing.things.boards import fern_one

    supply(scene, volts="3.300", amps="0.041")
    fern_one(scene, "green", at=(40, 232, 0))
    for i, (u, ink) in enumerate(((47, "#2B2D30"), (79, RED))):
        lathe(scene, (u, 165, 14), (0, 16, 0), [(0, 3.4, ink), (0.8, 3.4, ink), (1, 2.2, ink)])
        end = (96 - i * 8.0, 234.0, 4.0)
        way = [(u, 180, 14), (u, 192, 9), (u + 16 + i * 10, 206, 2), (112 - i * 2, 222, 2), end]
        cable(scene, way, Cable(ink, 3.4))


POUCHES = {"500": (30, 36), "1200": (34, 50), "2000": (36, 62)}


@SHELF.shows(
    "pouch-cell", "Three silver pouch cells of different sizes with yellow tape and red and black leads."
)
def _pouch(scene: Scene) -> None:
    for k, (name, (w, d)) in enumerate(POUCHES.items()):
        x = k * 44.0
        cell = block(scene, (x, 62 - d, 0), (w, d, 6), "#C9CED2", r=2.4, finish=Finish(bevel=2, rim=0.8))
        face = top_of(cell)
        face.rect((0, 0), (w, 8), "#E3B23A", r=1)
        face.title((w / 2, d * 0.52), f"{name} mAh", w * 0.145, "#3b4146", style=MIDDLE)
        face.text((w / 2, d * 0.52 + 6), "3.7 V · do not bend", w * 0.08, "#5b6268", style=MIDDLE)
        for i, ink in enumerate(("#C23B2E", "#34363A")):
            u = x + w * 0.4 + i * 4
            cable(
                scene,
                [(u, 62 - d, 3), (u + 1, 50 - d, 2), (u + 7, 42 - d, 1.4), (u + 14, 36 - d, 1.8)],
                Cable(ink, 1.6),
            )
        block(scene, (x + w * 0.4 + 12, 28 - d, 0), (7, 8, 4.6), WHITE, r=0.5)


@SHELF.shows(
    "sip-charger", "The Sip solar charger: three white sockets, a coil and an amber light on a green board."
)
def _sip(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (40, 30), "green", r=2)
    board.web("sip", count=9)
    board.holes(2.6, r=1.1)
    for i, word in enumerate(("sun", "cell", "load")):
        clip_socket(board, (8 + i * 11.6, 31), 2, side="left")
        board.silk((8 + i * 11.6, 23.4), word, 1.8)
    usb_c(board, (41, 15), side="right")
    coil(board, (13, 11.6), s=7)
    chip(board, (24, 11.4), (4.4, 4.4), "SIP", pins=6)
    scatter(board, [(18.6, 7), (18.6, 9), (18.6, 11), (29, 8), (29, 10)])
    lamp(board, (30, 20.6), "#FFA52A")
    lamp(board, (34, 20.6), "#59E08A", on=False)
    board.name((7, 5.4), "sip", 3)


@SHELF.shows(
    "balcony-panel", "A small solar panel leans on its fold-out stand; its lead runs off to the front."
)
def _panel(scene: Scene) -> None:
    panel(scene, (0, 0, 0))
    cable(
        scene,
        [(24, 92, 3), (22, 102, 1.5), (40, 114, 1.5), (70, 110, 1.5), (96, 118, 1.5)],
        Cable("#2B2D30", 3),
    )


def panel(scene: Scene, at: Point, *, size: tuple[float, float] = (120, 90)) -> None:
    """Draw a tilted panel of solar cells."""
    x, y, z = at
    w, d = size
    rise = d * 0.55
    rod(scene, ((x + w / 2, y - 6, z), (x + w / 2, y + 8, z + rise * 0.92)), (2, 2), "#8f969b")
    extrusion(scene, [(y, z + rise), (y, z + rise + 4), (y + d, z + 4.5), (y + d, z)], (x, x + w), "#C6CBCF")
    u, v = (1.0, 0.0, 0.0), (0.0, d, -rise + 0.5)
    length = (v[1] ** 2 + v[2] ** 2) ** 0.5
    face = Plane((x, y, z + rise + 4.05), u, (0, v[1] / length, v[2] / length))
    face.rect((3, 3), (w - 6, length - 6), "#16243F", r=1)
    for i in range(6):
        for j in range(4):
            cw, ch = (w - 10) / 6, (length - 10) / 4
            place = (5 + i * cw, 5 + j * ch)
            face.rect(
                (place[0] + 0.5, place[1] + 0.5),
                (cw - 1, ch - 1),
                ("#20396B", "#243F75", "#1D355F")[(i + j) % 3],
                r=2,
            )
            for k in (0.3, 0.7):
                face.line(
                    [(place[0] + cw * k, place[1] + 0.5), (place[0] + cw * k, place[1] + ch - 0.5)],
                    "#9FB2CF",
                    width=0.35,
                )
    face.path(f"M3 3H{w * 0.5}L{w * 0.28} {length - 3}H3Z", "#FFFFFF", style='opacity=".08"')
    scene.items[-1].picture.append(face.svg())


@SHELF.colours(
    "wall-65",
    "A {colour} wall supply with two USB-C sockets and folding prongs.",
    {"white": "white", "black": "black"},
)
def _wall(scene: Scene, colour: str) -> None:
    ink = WHITE if colour == "white" else "#34363A"
    body = block(scene, (0, 0, 0), (34, 40, 48), ink, r=7, finish=Finish(bevel=3, rim=0.5))
    plane = left_of(body)
    for i in range(2):
        plane.rect((10.5, 12 + i * 13), (13, 6), darker(ink, 0.25), r=3)
        plane.rect((11.6, 13 + i * 13), (10.8, 4), "#121315", r=2)
        plane.rect((13.4, 14.6 + i * 13), (7.2, 0.8), "#5a5d61")
    plane.title((17, 41), "65", 6, lighter(ink, 0.5) if colour == "black" else "#A3441B", style=MIDDLE)
    side = right_of(body)
    side.title(
        (20, 26), "ohmwind", 6, darker(ink, 0.4) if colour == "white" else lighter(ink, 0.35), style=MIDDLE
    )
    for v in (13, 27):
        rod(scene, ((17, v, 48), (17, v, 66)), (2.4, 2.4), STEEL, finish=Finish(rim=0.7))


@SHELF.shows("holder-18650", "A black holder with two round cells, one turned against the other.")
def _holder(scene: Scene) -> None:
    from site_project.demo.drawing.packages import tray

    floor = tray(scene, (0, 0, 0), (78, 42, 15), "#2E3033")
    for i, ink in enumerate(("#3C8F74", "#B5623A")):
        cell(scene, (floor[0] + 4, floor[1] + 9.4 + i * 19, 10.5), ink, flipped=i == 1)
    for i, ink in enumerate((RED, "#34363A")):
        cable(
            scene,
            [(76, 10 + i * 20, 6), (88, 12 + i * 18, 3), (98, 22 + i * 10, 1), (100, 40 + i * 6, 1)],
            Cable(ink, 2),
        )


def cell(scene: Scene, at: Point, ink: str, *, flipped: bool = False) -> None:
    """Draw a round cell along x."""
    x, y, z = at
    rows = [
        (0.0, 9, STEEL),
        (0.015, 9.2, ink),
        (0.93, 9.2, ink),
        (0.94, 9, "#E9E4D6"),
        (0.965, 8.8, STEEL),
        (0.966, 4.5, STEEL),
        (1, 4.5, STEEL),
    ]
    if flipped:
        rows = [(0.0, 9.0, STEEL), (0.02, 9.2, ink), (0.98, 9.2, ink), (1, 9, STEEL)]
    lathe(scene, (x, y, z), (65, 0, 0), rows, finish=Finish(rim=0.5, shadow=False))
    face = Plane((x + 14, y + 6.2, z + 6.6), (1, 0, 0), (0, 0.7, -0.7))
    face.title((0, 2), "2600 mAh  3.7 V", 5, "#F4F0E6")
    scene.items[-1].picture.append(face.svg())


@SHELF.shows(
    "step-down",
    "A blue converter board with a display that reads 5.02, a coil and screw terminals at both ends.",
)
def _step_down(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (62, 36), "navy", r=2)
    board.web("step", count=8)
    board.holes(3, r=1.4)
    terminal(board, (50, 12), 2, side="right")
    terminal(board, (4, 12), 2, side="right")
    shown = box(scene, (20, 22, 1.6), (24, 11, 6), "#1c1d1f", finish=Finish(on=board.slab))
    lit_ink, dark_ink = face_glow("#FF4F3A")
    face = top_of(shown)
    digits(face, (4, 2.4), "5.02", 6.4, (lit_ink, dark_ink))
    shine(scene, face, (24, 11), "#FF4F3A")
    coil(board, (24, 11), s=10)
    can(board, (36, 8), r=3.4, h=8)
    can(board, (44, 8), r=3.4, h=8)
    trim = box(scene, (31, 14.6, 1.6), (9.5, 5, 9), "#2B62B5", finish=Finish(on=board.slab))
    top_of(trim).disc((2.4, 2.5), 1.3, "#D8B24A").line([(1.5, 2.5), (3.3, 2.5)], "#6b501c", width=0.35)
