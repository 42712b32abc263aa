"""Pictures of displays."""

from __future__ import annotations

import math

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import WHITE, darker, lighter
from site_project.demo.drawing.connectors import clip_socket, pins
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.packages import Reel, reel
from site_project.demo.drawing.parts import pixel, top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.screens import bars, characters, digits, face_glow, glass, shine
from site_project.demo.drawing.solids import Finish, block, box, drum
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import END, MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(222)

LIGHTS = {"white": "#F4F7FA", "blue": "#58B7FF", "amber": "#FFC04A", "red": "#FF4A3A", "green": "#5BE58A"}


def oled(scene: Scene, at: Point, ink: str, *, words: tuple[str, str] = ("21.4 °C", "48 %")) -> Plane:
    """Draw the Glowworm showing two words and a small worm."""
    x, y, z = at
    board = Board(scene, at, (27, 27.5), "navy", r=1.4)
    board.holes(2.3, r=1.0)
    pins(board, (9.7, 1.9), 4, high=5)
    pane = box(
        scene, (x + 0.6, y + 5, z + 1.6), (25.8, 17, 1.6), "#17191C", finish=Finish(on=board.slab, rim=0.6)
    )
    face = top_of(pane)
    glass(face, (1.6, 1.2), (22.6, 12), "#07090C", r=0.4)
    face.text((3, 4.2), words[0], 2.8, ink)
    face.text((23, 4.2), words[1], 2.8, ink, style=END)
    points = [(3 + i * 0.5, 9.2 + 1.9 * math.sin(i * 0.42) * math.exp(-i * 0.012)) for i in range(38)]
    face.line(points, ink, width=0.42)
    face.disc((21.6, points[-1][1]), 0.75, ink)
    board.plane.rect((8, 22.6), (11, 3.4), "#C98A3A", r=0.3)
    shine(scene, face.moved(2, 2), (20, 10), ink)
    return face


@SHELF.colours(
    "glowworm-oled",
    "The Glowworm OLED shows a temperature and a curve in {colour} dots on black.",
    {"white": "white", "blue": "blue", "amber": "amber"},
)
def _oled(scene: Scene, colour: str) -> None:
    oled(scene, (0, 0, 0), LIGHTS[colour])


@SHELF.colours(
    "four-figures",
    "Four seven-segment digits show 12:34 in {colour}.",
    {"red": "red", "green": "green", "blue": "blue"},
)
def _four(scene: Scene, colour: str) -> None:
    board = Board(scene, (0, 0, 0), (56, 24), "black", r=1.6)
    board.holes(2.2, r=1.0)
    pins(board, (49, 3), 4, along="y", high=4)
    body = block(
        scene, (4, 2.4, 1.6), (41, 19, 8), "#1E1F21", r=0.6, finish=Finish(bevel=0.4, rim=0.5, on=board.slab)
    )
    face = top_of(body)
    lit_ink, dark_ink = face_glow(LIGHTS[colour])
    digits(face, (4.6, 3.4), "12:34", 12, (lit_ink, dark_ink))
    shine(scene, face.moved(2, 2), (36, 14), LIGHTS[colour])


def slowpaper(scene: Scene, at: Point) -> None:
    """Draw the e-ink display with a forecast."""
    x, y, z = at
    board = Board(scene, at, (104, 80), "white", r=2)
    board.holes(3, r=1.3)
    pane = box(
        scene, (x + 5, y + 3, z + 1.6), (92, 74, 1.2), "#F1EEE4", finish=Finish(on=board.slab, rim=0.6)
    )
    face = top_of(pane)
    face.rect((3, 3), (85, 66), "#E6E3D8")
    face.title((8, 18), "Tuesday", 11, "#1C1A17")
    face.title((84, 18), "17°", 11, "#C23B2E", style=END)
    face.line([(8, 23), (84, 23)], "#1C1A17", width=0.6)
    _cloud(face, (24, 38))
    face.text((46, 33), "Rain at four.", 5.4, "#1C1A17")
    face.text((46, 40.5), "Take the bus.", 5.4, "#1C1A17")
    bars(face, (10, 48), (74, 16), (0.2, 0.25, 0.4, 0.6, 0.9, 1.0, 0.75, 0.5, 0.35, 0.2), "#1C1A17")
    face.rect((10 + 4 * 7.4, 48 + 1.6), (4.9, 14.4), "#C23B2E", r=0.7)
    clip_socket(board, (105, 40), 4, side="right")


def _cloud(face: Plane, at: tuple[float, float]) -> None:
    u, v = at
    for du, dv, r in ((-8, 0, 5.4), (0, -3.4, 7), (8, 0, 5.4)):
        face.disc((u + du, v + dv), r, "#1C1A17")
    face.rect((u - 8, v - 1), (16, 6.4), "#1C1A17")
    for i in range(3):
        face.line([(u - 7 + i * 7, v + 8), (u - 9 + i * 7, v + 11.4)], "#C23B2E", width=1.2)


@SHELF.shows("slowpaper", "An e-ink display that says: Tuesday, 17 degrees, rain at four, take the bus.")
def _slowpaper(scene: Scene) -> None:
    slowpaper(scene, (0, 0, 0))


@SHELF.shows(
    "slowpaper",
    "The red seventeen degrees and the little cloud on the e-ink display, close up.",
    view="detail",
    fill=0.98,
)
def _slowpaper_detail(scene: Scene) -> None:
    slowpaper(scene, (0, 0, 0))
    scene.extent = [project(p) for p in ((8, 6, 2), (92, 6, 2), (92, 48, 2), (8, 48, 2))]


@SHELF.shows("porthole", "A round display in a steel bezel shows a speed of 42 on a coloured scale.")
def _porthole(scene: Scene) -> None:
    board = Board(scene, (-21, -21, 0), (42, 48), "black", r=6)
    pins(board, (12, 44.6), 8, high=4)
    drum(scene, (0, 0, 1.6), (19.4, 5), "#B9BDC1", finish=Finish(bevel=0.9, rim=0.8, on=board.slab))
    face = Plane.top(0, 0, 6.6)
    face.disc((0, 0), 17.2, "#0B0D11")
    for i in range(41):
        a = math.radians(-225 + i * 6.75)
        ink = ("#6CC7AE", "#EDBB33", "#E0553A")[0 if i < 22 else 1 if i < 33 else 2]
        c, s = math.cos(a), math.sin(a)
        face.line(
            [(c * (13.6 if i % 5 else 12.6), s * (13.6 if i % 5 else 12.6)), (c * 15.6, s * 15.6)],
            ink,
            width=0.6,
        )
    a = math.radians(-225 + 17 * 6.75)
    face.line(
        [(-2 * math.cos(a), -2 * math.sin(a)), (11.4 * math.cos(a), 11.4 * math.sin(a))], "#FF6B4A", width=0.8
    )
    face.disc((0, 0), 1.6, "#F3EEE6")
    face.title((0, 9), "42", 6.4, "#F3EEE6", style=MIDDLE)
    face.text((0, 12.4), "km/h", 2.2, "#A8A196", style=MIDDLE)
    face.path("M-12 -12A17 17 0 0 1 12 -12A26 26 0 0 0 -12 -12Z", "#FFFFFF", style='opacity=".08"')
    scene.items[-1].picture.append(face.svg())
    shine(scene, Plane.top(-15, -15, 6), (30, 30), "#6CC7AE")


HEART = ("........", ".oo..oo.", "oooooooo", "oooooooo", ".oooooo.", "..oooo..", "...oo...", "........")


@SHELF.shows("pixel-field", "A square of 64 colour lights, lit in the shape of a heart.")
def _field(scene: Scene) -> None:
    board = Board(scene, (0, 0, 0), (66, 66), "black", r=2)
    board.holes(2.6, r=1.2)
    for j, row in enumerate(HEART):
        for i, letter in enumerate(row):
            at = (5.6 + i * 7.85, 5.6 + j * 7.85)
            if letter == "o":
                pixel(board, at, ("#FF5A4A", "#FF7A3A", "#FF9A3A")[j % 3], s=5)
                continue
            place = board.place(at)
            item = box(
                scene, (place[0] - 2.5, place[1] - 2.5, place[2]), (5, 5, 1.2), "#EFECE4", finish=board.finish
            )
            top_of(item).disc((2.5, 2.5), 1.9, "#D8D6CE")


@SHELF.shows(
    "runway-strip", "A reel of light strip; its free end runs over the table and glows from red to blue."
)
def _runway(scene: Scene) -> None:
    reel(scene, (0, 0, 0), Reel(46, 14, 14, "#F0ECE2", "#E9E4D6", turns=3))
    strip = box(scene, (30, 44, 0), (118, 10, 1.0), WHITE)
    face = top_of(strip)
    inks = ("#FF4A3A", "#FF8A2A", "#FFD23A", "#7FE05A", "#35D0C0", "#4A9AFF", "#8A6AFF")
    for i in range(7):
        u = 8 + i * 16.6
        face.rect((u - 7.2, 3), (2.4, 1.3), "#C8703F").rect((u - 7.2, 5.8), (2.4, 1.3), "#C8703F")
        face.line([(u - 8.3, 0), (u - 8.3, 10)], "#8A8378", width=0.25)
        body = box(scene, (30 + u - 2.5, 46.5, 1.0), (5, 5, 1.4), "#F6F3EC")
        top_of(body).disc((2.5, 2.5), 1.9, lighter(inks[i], 0.4))
        scene.glow(project((30 + u, 49, 2.4)), 15, inks[i], strength=0.75)
    for i, ink in enumerate(("#C23B2E", "#2F8E5A", "#F4F0E6")):
        cable(scene, [(148, 46 + i * 3, 0.8), (160, 46 + i * 3, 1), (172, 52 + i * 4, 1)], Cable(ink, 1.8))
    shape = darker(WHITE, 0.1)
    box(scene, (172, 50, 0), (7, 12, 4), shape)


@SHELF.colours(
    "sixteen-by-two",
    "A character display with {colour} back light reads: Blinks. Reliably.",
    {"green": "green", "blue": "blue"},
)
def _sixteen(scene: Scene, colour: str) -> None:
    back, cell, ink = (
        ("#A9C94B", "#9DBD42", "#27310F") if colour == "green" else ("#2B55C8", "#2449B4", "#EAF1FF")
    )
    board = Board(scene, (0, 0, 0), (80, 36), "green", r=1.2)
    board.holes(2.6, r=1.4)
    board.pads((10, 2.4), 16)
    body = block(
        scene,
        (4.6, 5.4, 1.6),
        (71, 26, 7.4),
        "#202224",
        r=0.8,
        finish=Finish(bevel=0.7, rim=0.5, on=board.slab),
    )
    face = top_of(body)
    face.rect((2.6, 4.4), (65.8, 17), back, r=0.8)
    characters(face, (4.6, 6.0), ("  Blinks.       ", "     Reliably.  "), 5.6, (ink, cell))
    glass(face, (2.6, 4.4), (65.8, 17), "#FFFFFF00")
    shine(scene, face.moved(6, 4), (58, 14), back)
