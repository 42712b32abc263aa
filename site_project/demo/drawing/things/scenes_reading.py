"""Wide scenes for guides about finding out: a data sheet, buttons that bounce, an oscilloscope."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import BRIGHT_COPPER, INK, MASK, RED, STEEL, WHITE
from site_project.demo.drawing.gallery import PICTURES
from site_project.demo.drawing.parts import top_of
from site_project.demo.drawing.props import bench_top, magnifier, mug, pencil
from site_project.demo.drawing.rooms import lines_of_text, paper
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, drum, lathe
from site_project.demo.drawing.space import Point
from site_project.demo.drawing.surface import END, MIDDLE, Plane
from site_project.demo.drawing.things.boards import fern_one
from site_project.demo.drawing.things.books import COVERS, book
from site_project.demo.drawing.things.hand_tools import MATS, mat
from site_project.demo.drawing.things.instruments import analyser, hook, scope
from site_project.demo.drawing.things.measuring import probe
from site_project.demo.drawing.things.more_boards import fern_mini
from site_project.demo.drawing.things.scenes import scene
from site_project.demo.drawing.things.sensors import breeze
from site_project.demo.drawing.things.wire import RAINBOW, breadboard
from site_project.demo.drawing.wires import Cable, cable

GREY = "#8A8378"
MARKER = "#F5DE6B"


@scene(
    "scene-datasheet",
    "A data sheet under a magnifying glass: the row for the supply voltage is marked in yellow.",
    208,
)
def _datasheet(sheet: Scene) -> None:
    bench_top(sheet, (-40, -60, 0), (560, 330), ink="#C6A274")
    _drawings(paper(sheet, (222, -40, 0), (190, 250), turn=8))
    _ratings(paper(sheet, (52, -12, 0), (200, 270), turn=-4, thick=1.2))
    glass = magnifier(sheet, (186, 118, 1.2), (0.72, 0.69), r=40)
    _enlarged(glass)
    sheet.stand(PICTURES["hairs-breadth"].draw, (296, 132, 0))
    board = paper(sheet, (0, 30, 0), (46, 40), turn=10, ink="#D8C9A8", thick=1.0)
    board.text((4, 8), "1 × Breeze", 5, "#6b5a36")
    breeze(sheet, (2, 46, 1))
    book(sheet, (392, -50, 0), COVERS["field-notes-on-pins"], size=(120, 168))
    mug(sheet, (486, 226, 0), "#2C6E8C")
    pencil(sheet, (18, 160, 3.2), (40, 248, 3.2), "#E3A21F")
    rows = [
        (0.0, 5.4, MARKER),
        (0.7, 5.4, MARKER),
        (0.71, 4.6, "#33363A"),
        (0.88, 3.4, MARKER),
        (1.0, 2.0, MARKER),
    ]
    lathe(sheet, (238, 246, 6), (84, -16, 0), rows, finish=Finish(rim=0.4))


def _ratings(face: Plane) -> None:
    face.title((14, 26), "Breeze", 15, INK).text((70, 26), "rev 2 · page 4 of 38", 6, GREY)
    face.line([(14, 33), (60, 33), (66, 39), (186, 39)], BRIGHT_COPPER, width=1.4)
    face.title((14, 56), "Absolute maximum ratings", 8, "#A3441B")
    lines_of_text(face, (14, 62), 172, 3, step=6)
    face.title((14, 98), "Operating conditions", 8, "#1B6B57")
    face.rect((14, 104), (172, 10), "#3A3F44")
    for u, word in ((18, "what"), (96, "min"), (122, "typ"), (148, "max"), (172, "unit")):
        face.text((u, 111), word, 5.4, WHITE)
    rows = (
        ("Temperature", "−40", "", "85", "°C"),
        ("Supply voltage", "1.7", "3.3", "3.6", "V"),
        ("Supply current", "", "0.4", "1.2", "mA"),
        ("Asleep", "", "0.1", "", "µA"),
        ("Bus clock", "", "100", "400", "kHz"),
    )
    for i, row in enumerate(rows):
        v = 114 + i * 12
        if i == 1:
            face.rect((15, v + 1), (170, 10.4), MARKER, r=2)
        for u, word in zip((18, 96, 122, 148, 172), row, strict=True):
            face.text((u, v + 8.6), word, 5.6, INK)
        face.line([(14, v + 12), (186, v + 12)], "#CFC8BA", width=0.4)
    _answer(face)


def _answer(face: Plane) -> None:
    """A curve with its axes below the table."""
    face.title((14, 194), "How long until it is right?", 7, INK)
    face.line([(24, 202), (24, 254), (182, 254)], GREY, width=0.8)
    for k in range(1, 5):
        face.line([(24, 254 - k * 11), (182, 254 - k * 11)], "#DDD6C8", width=0.4)
    curve = [(24 + i * 3.9, 254 - 44 * (1 - math.exp(-i / 9))) for i in range(41)]
    face.line(curve, MASK, width=1.5)
    face.line([(24, 210), (182, 210)], BRIGHT_COPPER, width=0.7, style='stroke-dasharray="3 3"')
    face.text((180, 250), "seconds", 4.6, GREY, style=END)


def _drawings(face: Plane) -> None:
    """The page with the outline and the pins."""
    face.title((96, 24), "Pins", 9, INK)
    face.rect((96, 36), (60, 62), "none", r=3, style=f'stroke="{INK}" stroke-width="1.4"')
    face.disc((103, 43), 2, INK)
    for i, word in enumerate(("3V", "GND", "SCL", "SDA", "INT")):
        v = 44 + i * 11
        face.line([(156, v), (168, v)], INK, width=1.6)
        face.text((152, v + 2), word, 5.6, INK, style=END)
    face.title((96, 124), "Outline", 9, INK)
    face.rect((102, 136), (56, 40), "none", r=3, style=f'stroke="{INK}" stroke-width="1.2"')
    for u in (109, 151):
        face.ring((u, 143), 3, INK, width=0.9)
    face.line([(102, 186), (158, 186)], "#A3441B", width=0.8).text(
        (130, 194), "25.0", 6, "#A3441B", style=MIDDLE
    )
    face.line([(168, 136), (168, 176)], "#A3441B", width=0.8).text((171, 158), "18.0", 6, "#A3441B")
    lines_of_text(face, (96, 206), 84, 5, step=6.4)


def _enlarged(glass: Plane) -> None:
    """What the magnifying glass shows."""
    glass.raw('<clipPath id="lens"><circle r="39"/></clipPath>')
    glass.raw(
        f'<g clip-path="url(#lens)"><rect x="-44" y="-16" width="88" height="26" fill="{MARKER}"/>'
        '<path d="M-44 -16H44M-44 10H44M-44 34H44M-44 -40H44" stroke="#CFC8BA" stroke-width="1"/></g>'
    )
    glass.text((-36, 2), "max", 8, "#6b5a16").title((34, 4), "3.6 V", 17, INK, style=END)
    glass.text((-24, 26), "1.2 mA", 11, INK).text((-20, -22), "85 °C", 11, INK)
    glass.path("M-30 -20A36 36 0 0 1 6 -36A44 44 0 0 0 -30 -20Z", "#FFFFFF", style='opacity=".8"')


@scene(
    "scene-debounce",
    "A strip of paper shows how one press of a button becomes seven; a logic analyser listens to a breadboard.",
    214,
)
def _debounce(sheet: Scene) -> None:
    sheet.lay(mat(sheet, (-60, -60, -3), (356, 236), MATS["slate"]))
    _bounces(paper(sheet, (-34, 104, 0), (300, 54), turn=-3, ink="#FBF7EC"))
    breadboard(sheet, (60, 8, 0))
    fern_mini(sheet, (70, 25.4, 11))
    for i, ink in enumerate((BRIGHT_COPPER, "#EDBB33", "#2F8E5A")):
        _button(sheet, (140 + i * 26, 29, 8.5), ink)
    for i, ink in enumerate(("#C23B2E", "#34363A", "#E5A32B")):
        high = 20 + i * 7
        way = [
            (100 - i * 7.6, 48, 9),
            (104 - i * 6, 49, high),
            (132 + i * 20, 49, high),
            (146 + i * 26, 46, 9),
        ]
        cable(sheet, way, Cable(ink, 1.9, shadow=False))
    analyser(sheet, (-34, -44, 0))
    for i in range(8):
        _listen(sheet, i)
    for i in range(3):
        _button(sheet, (250 + i * 3, -34 + i * 22, 0), ("#2F5FA8", "#F4F0E6", RED)[i])


def _button(sheet: Scene, at: Point, ink: str) -> None:
    """A large push button with its cap."""
    x, y, z = at
    body = block(sheet, at, (13, 13, 5), "#2B2D30", r=1, finish=Finish(bevel=0.6, rim=0.5))
    face = top_of(body)
    for u in (2.2, 10.8):
        for v in (2.2, 10.8):
            face.disc((u, v), 0.9, "#8d9297")
    drum(sheet, (x + 6.5, y + 6.5, z + 5), (5.2, 5), ink, finish=Finish(bevel=1, rim=0.6, on=body))


def _listen(sheet: Scene, i: int) -> None:
    """One lead of the analyser: the first two hold on to the button, the others lie around."""
    start = (-24 + i * 5.2, 2, 8)
    if i < 2:
        spot = (143 + i * 8, 24, 9.0)
        way = [
            start,
            (start[0], 14, 6),
            (20, 20 - i * 5, 3),
            (110, 2 - i * 3, 30),
            (spot[0], spot[1] - 2, 40),
        ]
        cable(sheet, way, Cable(RAINBOW[i], 1.9))
        hook(sheet, (spot[0], spot[1] - 2, 40), (0, 4, -30), RAINBOW[i])
        return
    end = (-42 + i * 11, 52 + (i % 3) * 8, 3)
    way = [start, (start[0], 16, 5), (end[0] + 6, 36, 2), (end[0], end[1] - 2, 3)]
    cable(sheet, way, Cable(RAINBOW[i], 1.9))
    hook(sheet, end, (0, 22, 0), RAINBOW[i])


def _bounces(face: Plane) -> None:
    """The strip: one press, and the seven edges of its first milliseconds."""
    for i in range(61):
        face.line([(i * 5, 0), (i * 5, 54)], "#E6D9C2", width=0.5 if i % 5 == 0 else 0.2)
    for i in range(11):
        face.line([(0, i * 5.4), (300, i * 5.4)], "#E6D9C2", width=0.2)
    high, low = 15.0, 39.0
    edges = (92, 97, 101, 110, 114, 118, 132)
    points = [(6.0, high)]
    for i, u in enumerate(edges):
        level, after = (high, low) if i % 2 == 0 else (low, high)
        points += [(u, level), (u, after)]
    points += [(294.0, low)]
    face.rect((92, 8), (100, 38), BRIGHT_COPPER, style='opacity=".14"')
    face.line(points, "#1F4E8C", width=1.5)
    face.text((10, 49), "released", 5.2, GREY).text((204, 34), "pressed", 5.2, GREY)
    face.text((96, 51.4), "20 ms in which nobody listens", 5, "#A3441B")
    face.title((8, 9.6), "one press, seven edges", 7, INK)


@scene(
    "scene-scope",
    "A pocket oscilloscope shows a square wave that overshoots; its probe and ground clip hold on to a board.",
    48,
)
def _scope(sheet: Scene) -> None:
    bench_top(sheet, (-50, -50, 0), (400, 262), ink="#8A6748")
    sheet.lay(mat(sheet, (128, 18, 0), (196, 168), MATS["green"]))
    scope(sheet, (-30, -34, 0), shown=_ringing, sweep="200 ns/div")
    breadboard(sheet, (160, 78, 3))
    fern_one(sheet, "green", at=(168, 84, 13))
    _probe_at(sheet, (212.0, 126.0, 16))
    _samples(paper(sheet, (-26, 96, 0), (128, 92), turn=-5))
    pencil(sheet, (20, 190, 3.2), (98, 168, 3.2), "#C23B2E")
    mug(sheet, (308, -14, 0), "#E9E2D2")


def _ringing(screen: Plane) -> None:
    """A square wave with the ringing that a long ground lead adds, and a steady line below."""
    points = []
    for i in range(421):
        t = i / 420
        phase = (t * 2.5) % 0.5 * 2
        side = 1 if (t * 2.5) % 1 < 0.5 else -1
        level = side * (1 + 0.55 * math.exp(-phase * 9) * math.cos(phase * 52))
        points.append((8 + t * 84, 27 - level * 8))
    screen.line(points, "#F2C84B", width=0.9)
    screen.line([(8, 54), (92, 54)], "#59D6F0", width=0.9)
    screen.line([(8, 19), (92, 19)], "#F0A27A", width=0.35, style='stroke-dasharray="1.6 1.6"')
    screen.mono((66, 13), "+54 %", 4, "#F0A27A")


def _probe_at(sheet: Scene, tip: Point) -> None:
    """A probe that stands on a pin, with the short lead to ground."""
    end = probe(sheet, tip, (0.34, -0.3, 0.89), "#4A6F86")
    way = [end, (258, 84, 138), (252, 50, 142), (222, 10, 92), (184, -8, 34), (156, -8, 15), (136, -8, 14)]
    cable(sheet, way, Cable("#34363A", 3.6))
    hold = (tip[0] + 20 * 0.34, tip[1] - 20 * 0.3, tip[2] + 20 * 0.89)
    lead = [hold, (hold[0] + 16, hold[1] + 8, hold[2] + 6), (hold[0] + 24, hold[1] + 12, 24), (236, 128, 20)]
    cable(sheet, lead, Cable("#2B2D30", 1.8, shadow=False))
    lathe(sheet, (236, 128, 20), (-3, -2, -6), [(0, 2.4, "#2B2D30"), (0.6, 2.8, "#2B2D30"), (1, 1.2, STEEL)])


def _samples(face: Plane) -> None:
    """A page of a notebook: a fast wave, the places where it is looked at, and the slow wave that they suggest."""
    for i in range(18):
        face.line([(0, i * 5.2), (128, i * 5.2)], "#D6E0E4", width=0.3)
    for i in range(25):
        face.line([(i * 5.2, 0), (i * 5.2, 92)], "#D6E0E4", width=0.3)
    face.title((10, 16), "too few looks", 9, INK)
    fast = [(10 + i * 0.27, 48 + 18 * math.sin(i * math.tau / 40)) for i in range(401)]
    face.line(fast, "#8FB3C9", width=0.9)
    slow = [(10 + i * 0.27, 48 - 18 * math.sin(i * math.tau / 360)) for i in range(401)]
    face.line(slow, RED, width=1.2)
    for k in range(12):
        face.disc((10 + k * 36 * 0.27, 48 - 18 * math.sin(k * math.tau / 10)), 2.1, RED)
    face.text((10, 82), "blue is there, red is shown", 6.4, "#5F5A52")
