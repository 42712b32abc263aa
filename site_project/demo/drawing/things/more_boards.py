"""Pictures of the other boards."""

from __future__ import annotations

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import GOLD, PLASTIC, STEEL, WHITE
from site_project.demo.drawing.connectors import audio, network, pins, terminal, usb_a, usb_c, video
from site_project.demo.drawing.packages import tray
from site_project.demo.drawing.parts import (
    Bulb,
    bulb,
    button,
    chip,
    coil,
    crystal,
    lamp,
    resistor,
    scatter,
    tantalum,
    top_of,
)
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.screens import characters, glass
from site_project.demo.drawing.solids import Finish, block, box, lathe
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE
from site_project.demo.drawing.things.boards import SHELF, fern_one
from site_project.demo.drawing.things.wire import breadboard
from site_project.demo.drawing.wires import Cable, cable, sag


def fern_mini(scene: Scene, at: Point = (0, 0, 0)) -> Board:
    """Draw the Fern Mini."""
    board = Board(scene, at, (38, 20), "green", r=1.6)
    board.web("mini", count=6)
    board.castellations(13)
    for i in range(13):
        board.route((3.8 + i * 2.54, 17.4), (14.4 + i * 0.36, 13.4), width=0.28)
        board.route((3.8 + i * 2.54, 2.6), (14.4 + i * 0.36, 6.6), width=0.28)
    chip(board, (16.6, 10), (6, 6), "FW20|MINI", pins=10)
    usb_c(board, (39, 10), side="right")
    button(board, (26.2, 13.4), s=3.0)
    crystal(board, (8.6, 7.0))
    scatter(board, [(7, 10.6), (7, 12.6), (24.4, 7), (24.4, 9)])
    lamp(board, (28.6, 6.2), "#59E08A")
    board.name((5.4, 15.6), "Mini", 2.2)
    return board


@SHELF.shows(
    "fern-mini", "The Fern Mini, a stamp-sized board with half holes along both long edges.", fill=0.74
)
def _fern_mini(scene: Scene) -> None:
    fern_mini(scene)


def long_range(scene: Scene, at: Point = (0, 0, 0)) -> Board:
    """Draw the Fern Long Range with its antenna."""
    x, y, z = at
    board = Board(scene, at, (58, 26), "black")
    board.web("long-range", count=12)
    board.pads((6, 2.2), 18)
    board.pads((6, 23.8), 18)
    chip(board, (30, 15), (6, 6), "FW32L", pins=10)
    shield = block(
        scene,
        (x + 36, y + 7.4, z + 1.6),
        (11, 11, 2.2),
        STEEL,
        r=0.6,
        finish=Finish(bevel=0.3, on=board.slab),
    )
    top_of(shield).text((5.5, 5), "868 MHz", 1.7, "#55585C", style=MIDDLE)
    usb_c(board, (59, 13), side="right")
    glass_pane = box(scene, (x + 8, y + 7, z + 1.6), (17, 11.5, 1.6), "#15171A", finish=Finish(on=board.slab))
    face = top_of(glass_pane)
    glass(face, (0.6, 0.6), (15.8, 8.6), "#0A0D12", r=0.4)
    characters(face, (1.6, 1.5), ("4.2 km ", "RSSI-98", "sent 17"), 2.3, ("#9FE6FF", "#0A0D12"))
    lathe(scene, (x - 1, y + 13, z + 3.2), (-6, 0, 0), [(0, 2.6, GOLD), (0.6, 3.1, GOLD), (1, 3.1, GOLD)])
    lathe(
        scene,
        (x - 5, y + 13, z + 3.4),
        (0, 0, 60),
        [(0, 3.4, PLASTIC), (0.1, 3.8, PLASTIC), (0.16, 4.2, PLASTIC), (1, 2.9, PLASTIC)],
    )
    return board


@SHELF.shows(
    "fern-long-range",
    "The Fern Long Range board with an upright antenna and a small display that counts packets.",
)
def _long_range(scene: Scene) -> None:
    long_range(scene)


def heron(scene: Scene, at: Point = (0, 0, 0)) -> Board:
    """Draw the Heron 8 computer."""
    x, y, z = at
    board = Board(scene, at, (85, 56), "green", r=3)
    board.web("heron", count=26)
    board.holes(3.6)
    pins(board, (9.5, 2.2), 20, rows=2)
    sink = block(
        scene, (x + 26, y + 20, z + 1.6), (17, 17, 2), "#A9AEB3", r=0.6, finish=Finish(on=board.slab)
    )
    for i in range(8):
        box(
            scene,
            (x + 26.4 + i * 2.15, y + 20.4, z + 3.6),
            (0.9, 16.2, 5.5),
            "#B9BEC3",
            finish=Finish(shadow=False, rim=0.6),
        )
    top_of(sink)
    chip(board, (15, 28), (12, 10), "8 GB|HERON", pins=12, sides=2)
    chip(board, (54, 38), (7, 7), "NET", pins=10)
    usb_a(board, (86.5, 15), side="right")
    usb_a(board, (86.5, 31), side="right")
    network(board, (86.5, 47.6), side="right")
    usb_c(board, (10, 57), side="left")
    video(board, (25, 57), side="left")
    video(board, (40, 57), side="left")
    audio(board, (53, 57), side="left")
    scatter(board, [(50, 14 + i * 2) for i in range(6)])
    scatter(board, [(6 + i * 2.4, 42) for i in range(8)], turned=True)
    coil(board, (8, 16), s=5)
    tantalum(board, (48, 30))
    lamp(board, (4, 50), "#59E08A")
    board.name((17, 46.6), "Heron 8", 4.2)
    return board


@SHELF.shows(
    "heron-8",
    "The Heron 8 computer: four USB sockets, network, two video outputs and a finned heat sink.",
    fill=0.76,
)
def _heron(scene: Scene) -> None:
    heron(scene)


@SHELF.shows(
    "heron-8",
    "The sockets of the Heron 8 seen close up: network with its two lights, and USB.",
    view="detail",
    fill=0.98,
)
def _heron_detail(scene: Scene) -> None:
    heron(scene)
    scene.extent = [project(p) for p in ((48, 20, 0), (88, 20, 18), (88, 58, 0), (48, 58, 0))]


@SHELF.shows(
    "relay-quad",
    "A relay board with four blue relays, screw terminals in front and a light for each channel.",
    fill=0.76,
)
def _relays(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (75, 55), "black")
    board.web("relay", count=14)
    board.holes(3.4)
    for i in range(4):
        u = 6.5 + i * 16
        relay = block(
            scene, (u, 19, 1.6), (15.2, 19, 15), "#2C66B8", r=0.6, finish=Finish(bevel=0.5, on=board.slab)
        )
        face = top_of(relay)
        face.title((7.6, 8.2), "CLICK", 3.3, "#E8EFFA", style=MIDDLE)
        face.text((7.6, 12.0), "10 A 250 V~", 1.8, "#CFE0F7", style=MIDDLE)
        face.text((7.6, 14.6), "5 V DC", 1.8, "#CFE0F7", style=MIDDLE)
        terminal(board, (u + 0.1, 45.6), 3, colour="#2E8368")
        lamp(board, (u + 7.6, 14.8), "#FF5A4A", on=i in {0, 2})
        resistor(board, (u + 3.0, 14.8))
        board.plane.rect((u + 1.5, 40.6), (12, 1.1), "#0c0a09", r=0.5)
    pins(board, (28, 5), 7)
    for i in range(4):
        board.route((30.5 + i * 2.54, 6.2), (14.1 + i * 16, 13.2))


@SHELF.shows(
    "blank-canvas", "A white proto board with 830 gold holes, laid out like a breadboard.", fill=0.78
)
def _blank(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (90, 60), "white")
    board.holes(3.6, r=1.6)
    for block_top in (15.5, 33.4):
        for row in range(5):
            board.pads((8.6, block_top + row * 2.54), 30)
        for column in range(30):
            u = 8.6 + column * 2.54
            board.plane.line([(u, block_top), (u, block_top + 10.2)], "#C9BFA9", width=0.25)
    for v in (4.2, 6.8, 53.2, 55.8):
        board.pads((11.1, v), 28)
    for v, paint in ((2.4, "#C23B2E"), (8.7, "#2F5FA8"), (51.3, "#C23B2E"), (57.7, "#2F5FA8")):
        board.plane.line([(10, v), (81, v)], paint, width=0.3)
    for i in range(0, 30, 5):
        board.silk((8.6 + i * 2.54, 13.6), str(i + 1), 1.5)
    board.name((45, 31.4), "blank canvas", 3.0, style=MIDDLE)


@SHELF.shows(
    "hush-driver",
    "The Hush stepper driver, a small board with pins on both sides and a copper heat sink.",
    fill=0.7,
)
def _hush(scene: Scene) -> None:
    board = Board(scene, (0, 0, 9), (20.4, 15.3), "copper", r=0.8)
    for y in (0.2, 12.6):
        box(scene, (0.2, y, 6.5), (20, 2.5, 2.4), PLASTIC)
        for i in range(8):
            box(scene, (1.2 + i * 2.5, y + 0.9, 0), (0.64, 0.64, 6.5), GOLD, finish=Finish(rim=0.5))
    board.pads((1.5, 1.5), 8, pitch=2.5)
    board.pads((1.5, 13.8), 8, pitch=2.5)
    chip(board, (10, 7.6), (5.4, 5.4), "HUSH", pins=9)
    block(scene, (6.2, 3.8, 11.9), (7.6, 7.6, 0.9), "#B5653A", r=0.3, finish=Finish(rim=0.7))
    for i in range(4):
        for j in range(4):
            box(
                scene,
                (6.4 + i * 1.95, 4.0 + j * 1.95, 12.8),
                (1.2, 1.2, 4.2),
                "#C8784A",
                finish=Finish(shadow=False, rim=0.7),
            )
    resistor(board, (3.6, 6.2), turned=True)
    resistor(board, (3.6, 9.4), turned=True)
    box(scene, (16, 5.4, 10.6), (3, 3, 1.6), "#D8D5CC", finish=Finish(on=board.slab))
    top_of(scene.items[-1]).disc((1.5, 1.5), 1.1, GOLD).line([(0.8, 1.5), (2.2, 1.5)], "#6b501c", width=0.3)


@SHELF.shows(
    "fern-one",
    "The back of the tin radio module and the chip of a Fern One, close up.",
    view="detail",
    fill=0.98,
)
def _fern_detail(scene: Scene) -> None:
    fern_one(scene, "green")
    scene.extent = [project(p) for p in ((2, 6, 2), (46, 6, 6), (46, 40, 2), (2, 40, 2))]


@SHELF.shows(
    "fern-one", "A Fern One on a breadboard, wired to a red and a green light.", view="use", fill=0.78
)
def _fern_use(scene: Scene) -> None:
    breadboard(scene, (0, 0, 0))
    fern_one(scene, "green", at=(6, 6, 10))
    for i, paint in enumerate(("#E0453A", "#3FBF6A")):
        bulb(scene, (108 + i * 18, 30, 8.5), Bulb(paint, legs=7))
        start = (40 + i * 5, 46.5, 12.0)
        cable(
            scene, sag(start, (108 + i * 18, 40, 9), depth=-14, side=4), Cable(("#C23B2E", "#E5A32B")[i], 1.7)
        )


@SHELF.shows(
    "fern-one",
    "A Fern One in its paper tray with a card of pin names and a short cable.",
    view="box",
    fill=0.76,
)
def _fern_box(scene: Scene) -> None:
    inside = tray(scene, (0, 0, 0), (100, 78, 22), "#C89B6A")
    fern_one(scene, "green", at=(inside[0] + 10, inside[1] + 12, inside[2] + 2))
    card = box(scene, (108, 14, 0), (44, 66, 0.8), WHITE)
    face = top_of(card)
    face.title((4, 10), "Fern One", 7, "#1B6B57")
    for i in range(10):
        face.rect((4, 16 + i * 4.4), (8, 2.6), ("#1B6B57", "#A3441B", "#8A8378")[i % 3], r=0.8)
        face.rect((14, 16.8 + i * 4.4), (14 + (i * 7) % 11, 1.1), "#CFC8BA", r=0.5)
