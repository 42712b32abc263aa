"""Pictures of the other measuring instruments."""

from __future__ import annotations

from collections.abc import Callable

from site_project.demo.drawing.colour import (
    GOLD,
    PLASTIC,
    RED,
    STEEL,
    TIN,
    WHITE,
)
from site_project.demo.drawing.controls import Knob, disc_button, knob
from site_project.demo.drawing.packages import tray
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.screens import digits, glass, grid, shine, wave
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, prism, rod
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.measuring import SHELF, Reading, meter, probe
from site_project.demo.drawing.things.wire import RAINBOW
from site_project.demo.drawing.wires import Cable, cable


def two_waves(screen: Plane) -> None:
    """Draw a square wave above a sine."""
    wave(screen, (8, 12), (84, 22), "#F2C84B", shape="square", width=0.9)
    wave(screen, (8, 38), (84, 22), "#59D6F0", shape="sine", width=0.9)


def scope(
    scene: Scene,
    at: Point = (0, 0, 0),
    *,
    shown: Callable[[Plane], None] = two_waves,
    sweep: str = "1 ms/div",
) -> None:
    """Draw the Ripple 2 lying on its back, and what it shows between (8, 8) and (92, 64) of its face."""
    x, y, z = at
    block(scene, at, (150, 92, 26), "#3F6E8C", r=9, finish=Finish(bevel=3, rim=0.5))
    face_block = block(scene, (x + 6, y + 6, z + 26), (138, 80, 4), "#26282B", r=5, finish=Finish(bevel=1))
    face = top_of(face_block)
    glass(face, (6, 6), (88, 62), "#0B1014", r=1.5)
    grid(face, (8, 8), (84, 56), (10, 6), "#24363c")
    shown(face)
    face.mono((10, 13), sweep, 3.2, "#A8C3C9")
    face.text((8, 75), "Ripple 2", 5.4, "#D9D4C8")
    shine(scene, face.moved(8, 8), (80, 56), "#59D6F0")
    for i, word in enumerate(("time", "volts")):
        knob(
            scene,
            (x + 124, y + 24 + i * 28, z + 30),
            Knob(r=8.4, h=9, turn=-30 + i * 80, cap="#3F6E8C"),
            on=face_block,
        )
        face.text((118, 33 + i * 28), word, 3.8, "#D9D4C8", style=MIDDLE)
    for i, ink in enumerate(("#F2C84B", "#59D6F0", WHITE)):
        disc_button(scene, (x + 108 + i * 11, y + 76, z + 30), 3.2, ink, h=2.4)
    for i in range(2):
        start = (x + 150, y + 26 + i * 30, z + 14)
        lathe(scene, start, (15, 0, 0), [(0, 6, GOLD), (0.3, 6, GOLD), (0.31, 5, GOLD), (1, 5, GOLD)])


@SHELF.shows(
    "ripple-2",
    "The Ripple 2 oscilloscope shows a yellow square wave above a blue sine; a probe lies beside it.",
    fill=0.78,
)
def _ripple(scene: Scene) -> None:
    scope(scene)
    end = probe(scene, (60, 128, 6), (1, 0, 0), "#4A6F86")
    way = [(165, 26, 14), (182, 30, 8), (206, 52, 2), (214, 96, 2), (200, 124, 2.4), end]
    cable(scene, way, Cable("#34363A", 3.6))


@SHELF.shows(
    "hairs-breadth", "Steel calipers with a large display that reads 0.07 millimetres, jaws slightly open."
)
def _calipers(scene: Scene) -> None:
    beam = box(scene, (0, 14, 2), (206, 15, 3.4), "#C6CACD", finish=Finish(rim=0.8))
    face = top_of(beam)
    for i in range(151):
        long = 6 if i % 10 == 0 else 4.4 if i % 5 == 0 else 3
        face.line([(40 + i * 1.08, 15), (40 + i * 1.08, 15 - long)], "#4b5054", width=0.22)
    for i in range(16):
        face.text((40 + i * 10.8, 6.6), str(i * 10), 3.2, "#4b5054", style=MIDDLE)
    fixed = [(0, 29), (14, 29), (14, 52), (9, 74), (6, 74), (0, 50)]
    prism(scene, fixed, (2, 5.4), "#C6CACD", finish=Finish(rim=0.8))
    prism(scene, [(0, 14), (12, 14), (10, 2), (7, -6), (6, -6)], (2, 5.4), "#C6CACD", finish=Finish(rim=0.8))
    sliding = [(22, 29), (42, 29), (42, 44), (34, 60), (22, 74), (19, 74), (19, 40)]
    prism(scene, sliding, (2, 5.4), "#D3D6D9", finish=Finish(rim=0.8))
    prism(
        scene, [(18, 14), (40, 14), (34, 6), (17, -6), (16, -6)], (2, 5.4), "#D3D6D9", finish=Finish(rim=0.8)
    )
    head = block(scene, (20, 6, 5.4), (78, 32, 7), "#33363A", r=4, finish=Finish(bevel=1.2))
    plane = top_of(head)
    plane.rect((5, 4), (50, 17), "#BFCBB4", r=1)
    digits(plane, (20, 6.6), "0.07", 12, ("#23291F", "#B4C1A9"))
    plane.text((53, 18.8), "mm", 4, "#23291F", style='text-anchor="end"')
    for i, ink in enumerate(("#C8703F", WHITE, WHITE)):
        plane.rect((6 + i * 17, 24), (12, 4.6), ink, r=2)
    plane.text((59, 12), "HAIR'S", 4.2, "#A8A196").text((59, 17.6), "BREADTH", 3.6, "#A8A196")
    drum(scene, (84, 42, 3), (6, 6), "#8d9297", finish=Finish(bevel=0.8))


@SHELF.shows("eight-ears", "A small dark box with eight coloured leads that end in fine hooks.")
def _eight_ears(scene: Scene) -> None:
    analyser(scene)
    _hooks(scene)


def analyser(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the case of the Eight Ears with its socket, which looks to the lower left."""
    x, y, z = at
    case = block(scene, at, (62, 40, 16), "#2B2D30", r=4, finish=Finish(bevel=1.4))
    face = top_of(case)
    face.title((6, 14), "eight ears", 8, "#E9E2D2")
    for i in range(8):
        high = (i * 37 % 5) > 1
        face.line(
            [
                (6, 20 + i * 2),
                (18, 20 + i * 2),
                (18, 18.8 + i * 2),
                (30 + i, 18.8 + i * 2),
                (30 + i, 20 + i * 2),
                (46, 20 + i * 2),
            ]
            if high
            else [(6, 20 + i * 2), (46, 20 + i * 2)],
            RAINBOW[i],
            width=0.5,
        )
    face.disc((54, 32), 1.4, "#59E08A")
    scene.glow(project((x + 54, y + 32, z + 16)), 7, "#59E08A")
    box(scene, (x + 6, y + 40, z + 4), (46, 6, 8), PLASTIC)


def _hooks(scene: Scene) -> None:
    for i in range(8):
        u = 10 + i * 5.2
        end = (-26 + i * 18, 104 + (i % 2) * 10, 4)
        way = [
            (u, 46, 8),
            (u, 56, 6),
            (u + (end[0] - u) * 0.5, 76, 3),
            (end[0], 90, 3),
            (end[0], end[1] - 2, 4),
        ]
        cable(scene, way, Cable(RAINBOW[i], 1.9))
        hook(scene, end, (0, 22, 0), RAINBOW[i])


def hook(scene: Scene, at: Point, axis: Point, ink: str) -> None:
    """Draw a hook that holds on to a leg, from where its lead enters."""
    rows = [(0.0, 2.2, ink), (0.5, 2.6, ink), (0.7, 1.6, ink), (0.71, 0.5, TIN), (1.0, 0.4, TIN)]
    lathe(scene, at, axis, rows)


@SHELF.shows(
    "what-is-it", "A component tester with a transistor in its socket; the display draws its symbol."
)
def _what_is_it(scene: Scene) -> None:
    case = block(scene, (0, 0, 0), (72, 110, 22), "#E9E2D2", r=6, finish=Finish(bevel=2))
    face = top_of(case)
    face.rect((7, 8), (58, 46), "#1b1c1e", r=2)
    face.rect((10, 11), (52, 40), "#2F6B4F", r=1)
    ink = "#CFF5DC"
    face.ring((25, 29), 9, ink, width=0.7)
    for line in (
        [(14, 29), (22, 29)],
        [(22, 24), (22, 34)],
        [(22, 27), (31, 21.6)],
        [(22, 31), (31, 36.4)],
        [(31, 21.6), (31, 16)],
        [(31, 36.4), (31, 42)],
    ):
        face.line(line, ink, width=0.8)
    for i, words in enumerate(("NPN", "B=214", "0.63 V")):
        face.mono((38, 22 + i * 8), words, 5.4, ink)
    for u, v, word in ((12, 27, "1"), (33, 18, "2"), (33, 44, "3")):
        face.mono((u, v), word, 4, "#F0C9A0")
    face.title((36, 66), "what is it?", 7, "#A3441B", style=MIDDLE)
    sock = box(scene, (12, 74, 22), (34, 16, 7), "#2C7A5F")
    plane = top_of(sock)
    for i in range(7):
        for j in range(2):
            plane.disc((3.5 + i * 4.5, 5 + j * 6), 1.0, "#0e1512")
            plane.mono((3.5 + i * 4.5, 15), "1231231"[i], 2, WHITE, style=MIDDLE)
    rod(scene, ((50, 82, 26), (58, 82, 34)), (1.2, 1.2), STEEL)
    disc_button(scene, (58, 98, 22), 5, "#C8703F", h=4)
    for i in range(3):
        rod(
            scene,
            ((19.5 + i * 4.5, 79, 28), (19.5 + i * 4.5, 79, 42)),
            (0.5, 0.5),
            TIN,
            finish=Finish(shadow=False, rim=0),
        )
    block(scene, (17.6, 76.6, 42), (13, 5, 11), PLASTIC, r=2, finish=Finish(shadow=False, bevel=0.6))
    left_of(scene.items[-1]).mono((1.6, 6), "BC 54", 3.4, "#B9B6AE")


@SHELF.shows("bench-scale", "A bench scale with a steel pan full of screws; the display says 12.74 grams.")
def _bench_scale(scene: Scene) -> None:
    from site_project.demo.drawing.dice import Dice

    case = block(scene, (0, 0, 0), (104, 140, 18), "#ECE7DB", r=8, finish=Finish(bevel=2.4))
    face = top_of(case)
    face.rect((12, 104), (54, 24), "#1d1f21", r=2)
    face.rect((14, 106), (50, 20), "#BFD4E0", r=1)
    digits(face, (18, 109), "12.74", 14, ("#1F2A30", "#B2C7D3"))
    face.text((62, 124), "g", 5, "#1F2A30", style='text-anchor="end"')
    for i, ink in enumerate(("#A3441B", "#55585c")):
        disc_button(scene, (80 + i * 13, 116, 18), 4.6, ink, h=3)
    drum(scene, (52, 50, 18), (43, 3), "#C6CACD", finish=Finish(bevel=1.2, rim=0.9))
    dice = Dice("screws")
    for _ in range(26):
        x, y = dice.between(30, 72), dice.between(28, 70)
        if (x - 52) ** 2 + (y - 50) ** 2 < 900:
            turn = dice.between(0, 6.28)
            import math

            axis = (8 * math.cos(turn), 8 * math.sin(turn), 0.0)
            z = 22.4
            lathe(
                scene,
                (x, y, z),
                axis,
                [(0, 2.6, GOLD), (0.2, 2.4, GOLD), (0.21, 1.2, STEEL), (0.9, 1.1, STEEL), (1, 0.3, STEEL)],
                finish=Finish(rim=0.4, shadow=False),
            )
    drum(scene, (120, 30, 0), (9, 20), GOLD, finish=Finish(bevel=1))
    drum(scene, (120, 30, 20), (4, 6), GOLD, finish=Finish(bevel=1.4, shadow=False))


@SHELF.shows(
    "steel-rule", "A steel rule etched with millimetres, screw threads and pad sizes, across a pencil."
)
def _rule(scene: Scene) -> None:
    rod(scene, ((40, -34, 4), (120, 74, 4)), (3.6, 3.6), "#E3A21F")
    lathe(
        scene, (120, 74, 4), (12, 16, 0), [(0, 3.6, "#E2C79A"), (0.75, 1.2, "#33302b"), (1, 0.2, "#33302b")]
    )
    rule = box(scene, (0, 0, 8), (206, 30, 1), "#CDD1D4", finish=Finish(rim=0.9))
    face = top_of(rule)
    for i in range(181):
        long = 7 if i % 10 == 0 else 5 if i % 5 == 0 else 3.2
        face.line([(6 + i * 1.06, 0), (6 + i * 1.06, long)], "#3b3f43", width=0.22)
    for i in range(19):
        face.text((6 + i * 10.6, 11), str(i * 10), 3.6, "#3b3f43", style=MIDDLE)
    for i, word in enumerate(("M2", "M2.5", "M3", "M4", "M5", "M6")):
        face.disc((20 + i * 15, 20.4), 1.2 + i * 0.55, "#5d7f93")
        face.text((20 + i * 15, 28), word, 3, "#3b3f43", style=MIDDLE)
    for i, word in enumerate(("0402", "0603", "0805", "1206", "SOT23")):
        face.rect((116 + i * 15, 18.6), (2 + i * 1.3, 1.4 + i * 0.5), "#A3441B")
        face.text((118 + i * 15, 28), word, 2.6, "#3b3f43", style=MIDDLE)
    face.title((194, 20), "gf", 7, "#A3441B", style=MIDDLE)
    face.disc((201, 15), 2, "#5b6064")


@SHELF.shows(
    "gaugefield-41",
    "The range dial of the Gaugefield 41 with its eleven places, close up.",
    view="detail",
    fill=0.98,
)
def _meter_detail(scene: Scene) -> None:
    meter(scene, (0, 0, 0), "amber", Reading())
    scene.extent = [project(p) for p in ((4, 40, 30), (80, 40, 30), (80, 134, 30), (4, 134, 30))]


@SHELF.shows(
    "gaugefield-41",
    "The multimeter measures a round cell: the probes touch both ends and it shows 3.71 volts.",
    view="use",
    fill=0.82,
)
def _meter_use(scene: Scene) -> None:
    from site_project.demo.drawing.things.power import cell

    meter(scene, (0, 0, 0), "amber", Reading("3.714", "V DC"))
    cell(scene, (118, 150, 9.2), "#3C8F74")
    for i, (ink, tip, axis, u) in enumerate(
        (
            ("#2B2D30", (117.0, 150.0, 9.2), (-0.25, 0.8, 0.55), 21.0),
            (RED, (184.0, 150.0, 9.2), (0.35, -0.75, 0.56), 41.0),
        )
    ):
        end = probe(scene, tip, axis, ink)
        lathe(
            scene, (u, 140, 32), (0, 0, 17), [(0, 3.0, ink), (0.15, 4.3, ink), (0.8, 3.9, ink), (1, 2.4, ink)]
        )
        if i == 0:
            way = [
                (u, 140, 48),
                (u, 152, 54),
                (u + 4, 190, 40),
                (u + 20, 244, 24),
                (end[0] - 10, end[1] + 10, end[2] + 4),
                end,
            ]
        else:
            way = [
                (u, 140, 48),
                (u + 3, 138, 66),
                (100, 96, 60),
                (170, 40, 66),
                (end[0] + 12, end[1] - 14, end[2] + 10),
                end,
            ]
        cable(scene, way, Cable(ink, 3.4))


@SHELF.shows(
    "gaugefield-41",
    "What comes with the multimeter: the meter in its tray, two probes, two fuses and a signed sheet.",
    view="box",
    fill=0.8,
)
def _meter_box(scene: Scene) -> None:
    x, y, z = tray(scene, (0, 0, 0), (170, 190, 34), "#C89B6A")
    meter(scene, (x + 8, y + 12, z), "amber", Reading("0.000", "V DC"))
    for i, ink in enumerate(("#2B2D30", RED)):
        probe(scene, (x + 112 + i * 22, y + 150, z + 6), (0, -1, 0), ink)
    sheet = box(scene, (186, 40, 0), (74, 104, 0.6), WHITE)
    face = top_of(sheet)
    face.title((7, 15), "Calibration", 9, "#1C1A17")
    for i in range(8):
        face.rect((7, 26 + i * 7), (26 + (i * 7) % 13, 1.4), "#A8A196").mono(
            (50, 28 + i * 7), f"{0.02 + i * 0.031:.2f} %", 4, "#1B6B57"
        )
    face.path(
        "M8 96C14 84 18 100 22 92S30 86 34 95S42 90 48 92",
        "none",
        style='stroke="#2F5FA8" stroke-width="1.1"',
    )
    for i in range(2):
        lathe(
            scene,
            (186 + i * 16, 166, 3),
            (26, 0, 0),
            [
                (0, 3, TIN),
                (0.22, 3, TIN),
                (0.221, 2.6, "#F1ECDE"),
                (0.78, 2.6, "#F1ECDE"),
                (0.781, 3, TIN),
                (1, 3, TIN),
            ],
        )
