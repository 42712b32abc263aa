"""Pictures of drum machine, modules and noise box, and the Moth's other views."""

from __future__ import annotations

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import BRIGHT_COPPER, COPPER, STEEL, WOOD, YELLOW
from site_project.demo.drawing.connectors import jack, plug
from site_project.demo.drawing.controls import Knob, disc_button, fader, knob, pad, scale, toggle
from site_project.demo.drawing.packages import Print, carton, tray
from site_project.demo.drawing.parts import chip, screw, top_of
from site_project.demo.drawing.scene import Item, Scene
from site_project.demo.drawing.screens import digits, shine, wave
from site_project.demo.drawing.solids import Finish, block, drum
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.synths import SHELF, moth, patch
from site_project.demo.drawing.wires import Cable, cable


def thump(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the drum machine."""
    x, y, z = at
    case = block(scene, at, (176, 128, 26), "#33363C", r=6, finish=Finish(bevel=2.4, rim=0.5))
    face = top_of(case)
    face.rect((6, 6), (164, 44), "#26282C", r=3)
    face.title((12, 22), "thump", 13, "#F0C9A0")
    for i, word in enumerate(("kick", "snare", "hat", "spoon")):
        scale(face, (70 + i * 24, 24), 9, "#D9D4C8")
        face.text((70 + i * 24, 42), word, 4, "#D9D4C8", style=MIDDLE)
        knob(
            scene,
            (x + 70 + i * 24, y + 24, z + 26),
            Knob(r=6.6, h=9, turn=-80 + i * 50, cap=COPPER if i == 3 else ""),
            on=case,
        )
    digits(face, (13, 29), "120", 12, ("#FF7A4A", "#3a231b"))
    for j in range(2):
        for i in range(8):
            lit_up = (i, j) in {(0, 0), (4, 0), (2, 1), (6, 1), (7, 1)}
            place = (x + 9 + i * 20.2, y + 58 + j * 33, z + 26)
            ink = "#D0703A" if lit_up else "#56595F"
            pad(scene, place, (17, 28), ink, glow="#FFD9B8" if lit_up else "")
            if lit_up:
                scene.glow(project((place[0] + 8, place[1] + 14, place[2] + 3)), 22, "#FF8A4A", strength=0.45)
    shine(scene, face.moved(10, 26), (30, 16), "#FF7A4A")


@SHELF.shows(
    "thump",
    "The Thump drum machine: sixteen pads, five of them glowing in copper, and four knobs.",
    fill=0.76,
)
def _thump(scene: Scene) -> None:
    thump(scene)


def module(scene: Scene, at: Point, wide: float, colour: str) -> Item:
    """Draw the panel of a rack module that lies flat on its board."""
    x, y, z = at
    Board(scene, (x + 2, y + 10, z), (wide - 4, 108), "black", r=1)
    panel = block(scene, (x, y, z + 12), (wide, 128.5, 2), colour, r=1.2, finish=Finish(bevel=0.4, rim=0.7))
    for v in (10, 112):
        for u in (6, wide - 10):
            drum(scene, (x + u, y + v, z + 1.6), (2.4, 10.4), STEEL, finish=Finish(shadow=False))
    for far in (3.4, 125):
        for side in (7.5, wide - 7.5):
            screw(scene, (x + side, y + far, z + 14), 2)
    return panel


def drift(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the Drift oscillator."""
    x, y, z = at
    panel = module(scene, at, 61, "#E9E2D2")
    face = top_of(panel)
    face.title((30.5, 14), "drift", 9, "#A3441B", style=MIDDLE)
    knob(
        scene,
        (x + 30.5, y + 36, z + 14),
        Knob(r=11, h=12, turn=20, colour="#2B2D30", cap="#B5653A"),
        on=panel,
    )
    scale(face, (30.5, 36), 15, "#33302B")
    for i, word in enumerate(("fine", "honesty")):
        scale(face, (16 + i * 29, 67), 8.4, "#33302B")
        knob(scene, (x + 16 + i * 29, y + 67, z + 14), Knob(r=6, h=8, turn=-30 + i * 110), on=panel)
        face.text((16 + i * 29, 80), word, 3.8, "#33302B", style=MIDDLE)
    for i, shape in enumerate(("sine", "saw", "square", "ring")):
        wave(face, (6.5 + i * 13, 86), (9, 6), "#A3441B", shape=shape, width=0.7)
        jack(scene, (x + 11 + i * 13, y + 101, z + 14))
        jack(scene, (x + 11 + i * 13, y + 116, z + 14))


@SHELF.shows(
    "drift",
    "The Drift oscillator module with one large and two small knobs, four drawn waves and eight sockets.",
)
def _drift(scene: Scene) -> None:
    drift(scene)


def sieve(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the Sieve filter."""
    x, y, z = at
    panel = module(scene, at, 61, "#1F4E43")
    face = top_of(panel)
    face.title((30.5, 14), "sieve", 9, "#F3EEE6", style=MIDDLE)
    for i in range(12):
        high = 22.0 if i < 6 else 22.0 * float(0.62 ** (i - 5))
        if i == 6:
            high = 30
        face.rect((9.5 + i * 3.6, 52 - high), (2.2, high), "#8FD3BF" if i != 6 else "#F0A27A", r=0.6)
    for i, word in enumerate(("cutoff", "sing")):
        scale(face, (17 + i * 27, 70), 10.6, "#F3EEE6")
        knob(
            scene,
            (x + 17 + i * 27, y + 70, z + 14),
            Knob(r=7.6, h=10, turn=40 - i * 90, colour="#E9E2D2", mark="#A3441B"),
            on=panel,
        )
        face.text((17 + i * 27, 85.6), word, 3.8, "#F3EEE6", style=MIDDLE)
    for i in range(4):
        jack(scene, (x + 11 + i * 13, y + 98, z + 14))
        jack(scene, (x + 11 + i * 13, y + 114, z + 14))


@SHELF.shows(
    "sieve", "The green Sieve filter module with a bar chart of what it lets through and two cream knobs."
)
def _sieve(scene: Scene) -> None:
    sieve(scene)


def walk(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the Walk sequencer."""
    x, y, z = at
    panel = module(scene, at, 122, "#2A2D35")
    face = top_of(panel)
    face.title((8, 15), "walk", 10, "#E9E2D2")
    levels = (0.2, 0.55, 0.35, 0.8, 0.5, 0.15, 0.65, 0.4)
    for i, level in enumerate(levels):
        u = 12 + i * 12.4
        fader(scene, (x + u, y + 36, z + 14), 46, share=level, cap="#C8703F" if i == 3 else "#E9E2D2")
        face.disc((u, 30), 1.9, "#FF8A4A" if i == 3 else "#5b3a2c")
        face.mono((u, 25), str(i + 1), 3.6, "#A8A196", style=MIDDLE)
        if i == 3:
            scene.glow(project((x + u, y + 30, z + 14)), 12, "#FF8A4A")
        jack(scene, (x + u, y + 114, z + 14), r=2.7)
        toggle(scene, (x + u, y + 96, z + 14), h=6, lean=(0, 2.4 if i % 3 else -2.4))
    disc_button(scene, (x + 112, y + 46, z + 14), 5.4, "#C23B2E", h=4)
    disc_button(scene, (x + 112, y + 64, z + 14), 3.6, "#E9E2D2", h=3)
    for v in (84, 99, 114):
        jack(scene, (x + 112, y + v, z + 14), r=2.7)


@SHELF.shows(
    "walk", "The Walk sequencer: eight faders, eight switches, a red start button, and step four is lit."
)
def _walk(scene: Scene) -> None:
    walk(scene)


@SHELF.shows(
    "gravel", "The Gravel noise box in a wooden tray with two touch plates, three knobs and a light sensor."
)
def _gravel(scene: Scene) -> None:
    block(scene, (-6, -6, 0), (112, 82, 22), WOOD, r=3, finish=Finish(bevel=1.4, rim=0.5))
    board = Board(scene, (0, 0, 21), (100, 70), "black", r=3)
    board.web("gravel", count=10)
    board.holes(4, r=1.6)
    for u in (22, 78):
        board.round_pad((u, 49), 12)
        board.silk((u, 66), "touch", 3.6)
    for i in range(3):
        knob(
            scene,
            (24 + i * 26, 18, 22.6),
            Knob(r=7.4, h=10, turn=-70 + i * 70, colour="#C8703F", mark="#FFF2E0"),
            on=board.slab,
        )
    drum(scene, (50, 42, 22.6), (4.4, 2), "#E8D9B0", finish=Finish(on=board.slab))
    eye = Plane.top(50, 42, 24.6).line(
        [(-2.6, -1.6), (2.6, -1.6), (2.6, 0), (-2.6, 0), (-2.6, 1.6), (2.6, 1.6)], "#A3441B", width=0.6
    )
    scene.items[-1].picture.append(eye.svg())
    board.name((34, 60), "gravel", 8)
    jack(scene, (91, 35, 22.6), r=3.4)


PATCHES = {
    "copper": BRIGHT_COPPER,
    "red": "#C23B2E",
    "yellow": YELLOW,
    "white": "#F0ECE2",
    "black": "#34363A",
}


@SHELF.colours(
    "patch-leads",
    "Five {colour} patch leads side by side in soft loops, with slim plugs at both ends.",
    {"copper": "copper", "red": "red", "yellow": "yellow", "white": "white", "black": "black"},
)
def _patch_leads(scene: Scene, colour: str) -> None:
    ink = PATCHES[colour]
    for i in range(5):
        x = i * 15.0
        plug(scene, (x, 118, 5), (0, -1, 0), ink)
        plug(scene, (x + 66, 20, 5), (0, -1, 0), ink)
        way = [
            (x, 84, 5),
            (x - 2, 66, 2.4),
            (x + 14, 34, 2),
            (x + 34, 16, 5 + i),
            (x + 52, -34 - i * 2, 3),
            (x + 66, -40, 3),
            (x + 66, -14, 5),
        ]
        cable(scene, way, Cable(ink, 3.6))


@SHELF.shows(
    "halbton-moth",
    "The knobs of the Moth, its sockets and the small screen that draws the wave, close up.",
    view="detail",
    fill=0.98,
)
def _moth_detail(scene: Scene) -> None:
    moth(scene, (0, 0, 0), "copper")
    patch(scene, (15 + 13.6, 64, 31.5), (15 + 13.6 * 4, 64, 31.5), YELLOW, high=16)
    scene.extent = [project(p) for p in ((20, 0, 31), (136, 0, 31), (136, 78, 31), (20, 78, 31))]


@SHELF.shows(
    "halbton-moth",
    "The Moth on a desk, patched to a small module with three coloured leads.",
    view="use",
    fill=0.8,
)
def _moth_use(scene: Scene) -> None:
    moth(scene, (0, 0, 0), "copper")
    drift(scene, (40, -150, 0))
    patch(scene, (15, 64, 31.5), (51, -34, 14), YELLOW, high=22)
    patch(scene, (15 + 27.2, 64, 31.5), (77, -49, 14), "#2F8E5A", high=34)
    patch(scene, (15 + 68, 64, 31.5), (90, -34, 14), BRIGHT_COPPER, high=24)


@SHELF.shows(
    "halbton-moth",
    "What is in the box of the Moth: panel, keys in a row, bags of parts and the printed carton.",
    view="box",
    fill=0.8,
)
def _moth_box(scene: Scene) -> None:
    look = Print("moth", "two-voice analogue synthesizer kit", "#8F4523", "#F4E8D6", "#F0C9A0")
    carton(scene, (-30, -120, 0), (200, 100, 44), look)
    floor = tray(scene, (-30, 10, 0), (200, 110, 30), "#C89B6A")
    x, y, z = floor
    panel = block(scene, (x + 4, y + 4, z), (118, 56, 4), "#8F4523", r=2, finish=Finish(bevel=0.6))
    face = top_of(panel)
    face.title((8, 14), "moth", 11, "#F4E8D6")
    for i in range(5):
        face.disc((17 + i * 21, 36), 4.4, "#2a1610")
    board = Board(scene, (x + 128, y + 4, z), (60, 56), "green", r=2)
    board.web("moth-box", count=10)
    chip(board, (30, 20), (10, 10), "MOTH|A2", pins=12)
    for i in range(6):
        knob(
            scene,
            (x + 14 + i * 18, y + 76, z),
            Knob(r=6.4, h=9, turn=-50 + i * 30, cap=COPPER if i == 2 else ""),
        )
    for i in range(4):
        jack(scene, (x + 126 + i * 13, y + 76, z), r=4)
    for i in range(2):
        block(scene, (x + 10, y + 90 + i * 7, z), (150, 5, 16), WOOD, r=1.2)
