"""Pictures of starter kits."""

from __future__ import annotations

import math

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import (
    COPPER,
    MASK,
    STEEL,
    TIN,
    WHITE,
    WOOD,
)
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.machines import servo
from site_project.demo.drawing.packages import Print, carton, tray
from site_project.demo.drawing.parts import Bulb, bulb, chip, left_of, top_of
from site_project.demo.drawing.props import leaf
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, rod
from site_project.demo.drawing.space import Point, circle
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.audio import axial
from site_project.demo.drawing.things.boards import fern_one
from site_project.demo.drawing.things.books import COVERS, book
from site_project.demo.drawing.things.displays import LIGHTS, oled, slowpaper
from site_project.demo.drawing.things.power import panel
from site_project.demo.drawing.things.printed import chassis
from site_project.demo.drawing.things.sensors import peek
from site_project.demo.drawing.things.wire import breadboard
from site_project.demo.drawing.wires import Cable, cable, sag

SHELF = Shelf(130)
PRINT = Print("First Blink", "Twelve projects. Nothing to guess.", "#F1E8D6", "#1B6B57", "#B5623A")


def first_blink(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the open box of First Blink."""
    x, y, z = tray(scene, at, (250, 170, 34), "#C89B6A")
    bed = box(scene, (x, y, z), (245, 165, 4), "#E9DEC8", finish=Finish(shadow=False, rim=0))
    face = top_of(bed)
    for place, size in (
        ((8, 8), (78, 56)),
        ((8, 72), (176, 64)),
        ((96, 8), (40, 40)),
        ((146, 8), (92, 40)),
        ((192, 60), (46, 76)),
    ):
        face.rect(place, size, "#D3C4A6", r=4)
    z += 4
    fern_one(scene, "green", at=(x + 12, y + 14, z))
    breadboard(scene, (x + 12, y + 78, z))
    oled(scene, (x + 102, y + 14, z), LIGHTS["white"])
    servo(scene, (x + 160, y + 16, z), "#3D73C4", lead=False)
    for i, ink in enumerate(("#E0453A", "#EDBB33", "#3FBF6A", "#58B7FF")):
        bulb(scene, (x + 204 + (i % 2) * 16, y + 20 + (i // 2) * 14, z), Bulb(ink, on=i == 0))
    for i in range(5):
        axial(
            scene,
            (x + 204, y + 68 + i * 7, z),
            (("#5A3A22", "#34363A", "#C23B2E"), ("#E07B2E", "#E07B2E", "#5A3A22"))[i % 2],
        )
    for i in range(3):
        item = block(
            scene, (x + 200 + i * 12, y + 112, z), (9, 9, 5), "#33363A", r=1, finish=Finish(bevel=0.6)
        )
        drum(
            scene,
            (x + 204.5 + i * 12, y + 116.5, z + 5),
            (3, 3),
            ("#C23B2E", "#EDBB33", "#2F5FA8")[i],
            finish=Finish(on=item),
        )


@SHELF.shows(
    "first-blink",
    ("The open First Blink box: board, breadboard, display, servo, lights and resistors, each in its place."),
    fill=0.8,
)
def _first_blink(scene: Scene) -> None:
    first_blink(scene)


@SHELF.shows(
    "first-blink",
    "The closed First Blink carton with a copper trace across its lid and the printed book on top.",
    view="box",
    fill=0.76,
)
def _first_box(scene: Scene) -> None:
    carton(scene, (0, 0, 0), (250, 170, 62), PRINT)
    book(scene, (150, 20, 62), COVERS["field-notes-on-pins"], size=(80, 112))


@SHELF.shows(
    "first-blink", "The first project: a board on a breadboard lights one red lamp.", view="use", fill=0.78
)
def _first_use(scene: Scene) -> None:
    breadboard(scene, (0, 0, 0))
    fern_one(scene, "green", at=(4, 6, 10))
    bulb(scene, (120, 22, 8.5), Bulb("#FF4A3A", r=4, legs=10))
    axial(scene, (100, 34, 10), ("#E07B2E", "#E07B2E", "#5A3A22"))
    cable(scene, sag((44, 46.5, 12), (100, 36, 10), depth=-16, side=-4), Cable("#C23B2E", 1.8))
    cable(scene, sag((50, 46.5, 12), (122, 40, 9), depth=-12, side=8), Cable("#34363A", 1.8))


def station_mast(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the mast with shield, panel and rain cup."""
    x, y, z = at
    block(scene, (x - 26, y - 26, z), (52, 52, 8), "#4A4E54", r=6, finish=Finish(bevel=2))
    rod(scene, ((x, y, z + 8), (x, y, z + 210)), (5, 5), "#C6CACD", finish=Finish(rim=0.6))
    for i in range(7):
        level = z + 96 + i * 9
        rows = [(0, 29 - (i == 6) * 2, "#F4F1E8"), (0.5, 31, "#F4F1E8"), (1, 17, "#F4F1E8")]
        lathe(scene, (x, y, level), (0, 0, 7), rows, finish=Finish(rim=0.7, shadow=False))
    for a, ink in ((0.4, COPPER), (2.5, COPPER), (4.6, COPPER)):
        c, s = math.cos(a), math.sin(a)
        rod(
            scene,
            ((x, y, z + 206), (x + 40 * c, y + 40 * s, z + 206)),
            (1.6, 1.6),
            STEEL,
            finish=Finish(shadow=False),
        )
        lathe(
            scene,
            (x + 40 * c, y + 40 * s, z + 206),
            (-12 * s, 12 * c, 0),
            [(0, 3, ink), (0.5, 8, ink), (1, 10.5, ink)],
            finish=Finish(top="#4d2412", rim=0.7, shadow=False),
        )
    drum(scene, (x, y, z + 200), (6, 12), "#3A3D41", finish=Finish(bevel=2, shadow=False))
    panel(scene, (x + 6, y + 8, z + 30), size=(74, 56))


@SHELF.shows(
    "balcony-weather",
    (
        "A weather station on a mast: turning copper cups, a shield of white plates, a solar panel, and its "
        "paper display."
    ),
    fill=0.78,
)
def _balcony(scene: Scene) -> None:
    station_mast(scene)
    slowpaper(scene, (50, 80, 0))


@SHELF.shows(
    "balcony-weather",
    "The paper display of the weather station beside the sensor shield and a small panel, unpacked.",
    view="box",
    fill=0.8,
)
def _balcony_box(scene: Scene) -> None:
    x, y, z = tray(scene, (0, 0, 0), (230, 150, 36), "#C89B6A")
    slowpaper(scene, (x + 10, y + 12, z))
    panel(scene, (x + 124, y + 10, z), size=(90, 60))
    for i in range(5):
        lathe(
            scene,
            (x + 150 + i * 10, y + 110, z + 24),
            (8, 0, 0),
            [(0, 22, "#F4F1E8"), (0.5, 24, "#F4F1E8"), (1, 14, "#F4F1E8")],
            finish=Finish(rim=0.7),
        )
    board = Board(scene, (x + 20, y + 102, z), (58, 30), "green")
    board.web("bw", count=8)
    chip(board, (30, 15), (7, 7), "FW32L", pins=10)


def scoot(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the finished robot, which looks to the lower right."""
    x, y, z = at
    chassis(scene, at, "#2A8168")
    lathe(
        scene,
        (x + 50, y + 64, z + 27),
        (0, 16, 0),
        [(0, 25, "#2B2D30"), (0.1, 27, "#2B2D30"), (0.9, 27, "#2B2D30"), (1, 25, "#2B2D30")],
        finish=Finish(rim=0.2),
    )
    face = Plane((x + 50, y + 80, z + 27), (1, 0, 0), (0, 0, -1))
    face.disc((0, 0), 21, "#EDBB33")
    for i in range(6):
        a = i * math.tau / 6
        face.disc((12.5 * math.cos(a), 12.5 * math.sin(a)), 4.6, "#8a6a14")
    face.disc((0, 0), 4, STEEL)
    scene.items[-1].picture.append(face.svg())
    peek(scene, (x + 128, y + 8, z + 58), upright=True)
    fern_one(scene, "green", at=(x + 26, y + 9, z + 58))
    for i, ink in enumerate(("#C23B2E", "#34363A", "#EDBB33", "#2F8E5A")):
        way = [
            (x + 78 - i * 5, y + 49.6, z + 61),
            (x + 90, y + 52 + i, z + 76),
            (x + 116, y + 46 - i * 2, z + 80),
            (x + 127, y + 36 - i * 4, z + 66),
        ]
        cable(scene, way, Cable(ink, 1.9, shadow=False))


@SHELF.shows(
    "scoot",
    "The Scoot robot: two green floors, a yellow wheel with a black tyre, and two round eyes in front.",
    fill=0.76,
)
def _scoot(scene: Scene) -> None:
    scoot(scene)


@SHELF.shows("scoot", "The Scoot robot stops at the edge of a table and looks down.", view="use", fill=0.82)
def _scoot_use(scene: Scene) -> None:
    top = block(scene, (-70, -60, -10), (226, 210, 10), WOOD, r=4, finish=Finish(bevel=2))
    face = top_of(top)
    for i in range(10):
        face.path(
            f"M2 {10 + i * 20}C70 {2 + i * 21} 150 {20 + i * 19} 224 {8 + i * 20}",
            "none",
            style='stroke="#8f6a3c" stroke-width=".8" opacity=".4"',
        )
    scoot(scene, (0, 10, 0))


@SHELF.shows(
    "plant-minder",
    "A green plant in a terracotta pot with a small display on a stick that smiles.",
    fill=0.76,
)
def _plant(scene: Scene) -> None:
    clay = "#C0663C"
    lathe(
        scene,
        (0, 0, 0),
        (0, 0, 70),
        [(0, 32, clay), (0.74, 44, clay), (0.75, 49, clay), (0.98, 50, clay), (1, 48, clay)],
        finish=Finish(top="#4a3222", shadow=False, rim=0.6),
    )
    scene.cast(circle(0, 0, 36), height=60)
    for i in range(9):
        a = i * math.tau / 9 + 0.2
        c, s = math.cos(a), math.sin(a)
        reach, high = 34 + (i % 3) * 10, 66 + (i * 29 % 40)
        way = [
            (6 * c, 6 * s, 68),
            (reach * 0.4 * c, reach * 0.4 * s, 68 + high * 0.6),
            (reach * c, reach * s, 68 + high),
        ]
        cable(scene, way, Cable("#2E7A4C", 2.6, shadow=False))
        ink = ("#3C9A5F", "#2F8652", "#4FAF6E")[i % 3]
        leaf(scene, (reach * c, reach * s, 68 + high), 17 + (i % 3) * 3, (i * 67) % 360, ink)
    rod(scene, ((34, 34, 56), (34, 34, 84)), (1.8, 1.8), "#26282B", finish=Finish(shadow=False))
    box(scene, (15, 48, 82), (38, 3, 30), MASK, finish=Finish(shadow=False))
    face = left_of(scene.items[-1])
    face.rect((3, 3), (32, 20), "#0C0E12", r=1)
    face.disc((13, 10), 1.8, "#9FE6FF").disc((25, 10), 1.8, "#9FE6FF")
    face.path(
        "M11 15C15 20 23 20 27 15", "none", style='stroke="#9FE6FF" stroke-width="1.5" stroke-linecap="round"'
    )
    face.text((19, 28), "fine, thanks", 4, WHITE, style=MIDDLE)


@SHELF.shows(
    "every-ohm",
    "An open book with pockets full of resistors; coloured rings are printed on each pocket.",
    fill=0.78,
)
def _every_ohm(scene: Scene) -> None:
    inks = ("#5A3A22", "#C23B2E", "#E07B2E", "#EDBB33", "#3D9A5B", "#2F5FA8", "#7A4B94", "#8E8F8C")
    box(scene, (-4, -4, 0), (232, 158, 2), "#1B6B57")
    for page in range(2):
        leaf = box(scene, (page * 114, 0, 2), (110, 150, 8), "#F2ECDD")
        face = top_of(leaf)
        for j in range(5):
            for i in range(3):
                place = (5 + i * 35, 5 + j * 29)
                face.rect(place, (32, 25), "#E4DAC2", r=1.5).rect(
                    (place[0], place[1] + 9), (32, 16), "#FBF8F0", r=1.5
                )
                face.text(
                    (place[0] + 3, place[1] + 21),
                    ("10 Ω", "47 Ω", "330 Ω", "1 kΩ", "4k7", "10 kΩ", "100 kΩ", "1 MΩ")[
                        (i + j * 3 + page) % 8
                    ],
                    5,
                    "#33302B",
                )
                for k in range(3):
                    face.rect(
                        (place[0] + 20 + k * 3.4, place[1] + 12), (2.2, 4), inks[(i * 3 + j + k + page) % 8]
                    )
                for k in range(4):
                    u = place[0] + 5 + k * 6.6
                    face.line([(u, place[1] + 1), (u, place[1] + 9)], TIN, width=0.7)
                    face.rect((u - 1.3, place[1] + 3), (2.6, 5.4), "#D8B98A", r=1.2)
                    face.rect((u - 1.3, place[1] + 4.4), (2.6, 0.9), inks[(i + k + j) % 8])
    lathe(
        scene, (112, -4, 6), (0, 158, 0), [(0, 4, "#1B6B57"), (1, 4, "#1B6B57")], finish=Finish(shadow=False)
    )
