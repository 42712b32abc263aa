"""Wide scenes for guides, the home page and landing pages."""

from __future__ import annotations

import math
from collections.abc import Callable

from site_project.demo.drawing.colour import BRIGHT_COPPER, MASK, RED, WHITE, WOOD, lighter
from site_project.demo.drawing.gallery import Draw, Picture, add
from site_project.demo.drawing.machines import gear
from site_project.demo.drawing.packages import Print, Reel, carton, reel, tray
from site_project.demo.drawing.parts import Bulb, bulb, left_of, screw, top_of
from site_project.demo.drawing.props import bench_top, mug, pencil
from site_project.demo.drawing.scene import Scene, Sheet
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, rod
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.audio import axial, speaker
from site_project.demo.drawing.things.boards import fern_one
from site_project.demo.drawing.things.books import COVERS, book
from site_project.demo.drawing.things.displays import slowpaper
from site_project.demo.drawing.things.hand_tools import MATS, mat
from site_project.demo.drawing.things.instruments import scope
from site_project.demo.drawing.things.kits import PRINT, scoot, station_mast
from site_project.demo.drawing.things.lamps import firefly, slow_lamp
from site_project.demo.drawing.things.measuring import Reading, meter, probe
from site_project.demo.drawing.things.modules import drift, thump, walk
from site_project.demo.drawing.things.motors import stepper
from site_project.demo.drawing.things.power import panel, supply
from site_project.demo.drawing.things.soldering import ember_station, iron
from site_project.demo.drawing.things.synths import moth, patch
from site_project.demo.drawing.things.wire import breadboard
from site_project.demo.drawing.wires import Cable, cable, sag


def scene(name: str, alt: str, hue: int, *, fill: float = 0.96) -> Callable[[Draw], Draw]:
    """Hang a wide scene."""

    def hang(draw: Draw) -> Draw:
        sheet = Sheet(width=1600, height=900, hue=hue, fill=fill)
        add(Picture(name=name, alt=alt, draw=draw, view="scene", sheet=sheet))
        return draw

    return hang


@scene(
    "scene-workbench",
    (
        "A workbench in the morning: bench supply, multimeter, soldering station, a board on a breadboard and"
        " a mug of coffee."
    ),
    34,
)
def _workbench(sheet: Scene) -> None:
    bench_top(sheet, (0, 0, 0), (760, 420))
    supply(sheet, (30, 20, 0))
    scope(sheet, (170, 26, 0))
    ember_station(sheet, (520, 30, 0))
    sheet.lay(mat(sheet, (220, 178, 0), (280, 190), MATS["green"]))
    breadboard(sheet, (250, 212, 3))
    fern_one(sheet, "green", at=(256, 218, 13))
    for i, ink in enumerate(("#E0453A", "#EDBB33", "#3FBF6A")):
        bulb(sheet, (350 + i * 16, 236, 11.5), Bulb(ink, r=3.4, legs=8))
        cable(
            sheet,
            sag((296 + i * 5, 258.5, 15), (350 + i * 16, 250, 12), depth=-18, side=5),
            Cable(("#C23B2E", "#E5A32B", "#2F8E5A")[i], 2),
        )
    meter(sheet, (30, 214, 0), "amber", Reading("3.302", "V DC"))
    ends = [
        probe(sheet, (150 + i * 20, 390 - i * 4, 5.6), (0, -1, 0), ink)
        for i, ink in enumerate(("#2B2D30", RED))
    ]
    for i, end in enumerate(ends):
        cable(
            sheet,
            [end, (end[0] - 2, 250, 2), (end[0] - 30, 214, 2), (112, 204 - i * 6, 2)],
            Cable(("#2B2D30", RED)[i], 3.4),
        )
    book(sheet, (560, 210, 0), COVERS["solder-slowly"])
    mug(sheet, (700, 330, 0))
    reel(sheet, (450, 130, 0), Reel(26, 7, 26, "#A3441B", "#C4C8CC", turns=12, fill=0.8))
    for i in range(5):
        axial(sheet, (524, 262 + i * 13, 0), ("#5A3A22", "#34363A", "#C23B2E"))
    pencil(sheet, (570, 396, 3), (660, 392, 3), "#E3A21F")


@scene(
    "scene-weather",
    (
        "A weather station stands on a balcony with its copper cups turning; a paper display on the sill says"
        " that rain comes at four."
    ),
    204,
)
def _weather(sheet: Scene) -> None:
    bench_top(sheet, (-160, -110, 0), (560, 330), ink="#CDBFA8")
    for i in range(8):
        rod(sheet, ((-150 + i * 77, -100, 0), (-150 + i * 77, -100, 92)), (4, 4), "#5d6a66")
    rod(sheet, ((-156, -100, 94), (396, -100, 94)), (6, 6), "#46524e")
    station_mast(sheet, (40, 10, 0))
    slowpaper(sheet, (210, 80, 0))
    panel(sheet, (-120, 60, 0), size=(110, 84))
    clay = "#C0663C"
    for x, y, s in ((350, -30, 1.0), (300, -52, 0.7)):
        lathe(
            sheet,
            (x, y, 0),
            (0, 0, 52 * s),
            [(0, 24 * s, clay), (0.75, 32 * s, clay), (0.76, 36 * s, clay), (1, 36 * s, clay)],
            finish=Finish(top="#4a3222", rim=0.6),
        )
        for i in range(7):
            a = i * math.tau / 7
            c, t = math.cos(a), math.sin(a)
            way = [
                (x + 4 * c, y + 4 * t, 52 * s),
                (x + 14 * c * s, y + 14 * t * s, 88 * s),
                (x + (22 + i % 3 * 8) * c * s, y + (22 + i % 3 * 8) * t * s, (100 + i * 23 % 34) * s),
            ]
            cable(sheet, way, Cable(("#3C9A5F", "#2F8652", "#4FAF6E")[i % 3], 7 * s, shadow=False))
    mug(sheet, (160, 180, 0), "#2C8C86")


@scene(
    "scene-synth",
    (
        "The Moth synthesizer on a desk, patched to an oscillator and a sequencer, with a drum machine, a "
        "loudspeaker and a book."
    ),
    18,
)
def _synth(sheet: Scene) -> None:
    bench_top(sheet, (-110, -180, 0), (620, 400), ink="#8F6A48")
    speaker(sheet, (-80, -170, 0))
    moth(sheet, (30, 20, 0), "copper")
    drift(sheet, (70, -140, 0))
    walk(sheet, (150, -140, 0))
    thump(sheet, (250, 40, 0))
    patch(sheet, (45, 84, 31.5), (81, -24, 14), "#EDBB33", high=26)
    patch(sheet, (72.2, 84, 31.5), (107, -39, 14), "#2F8E5A", high=40)
    patch(sheet, (113, 84, 31.5), (162, -26, 14), BRIGHT_COPPER, high=34)
    patch(sheet, (120, -24, 14), (199, -26, 14), "#F0ECE2", high=18)
    book(sheet, (340, -160, 0), COVERS["patch-notes"])
    mug(sheet, (470, 180, 0), "#22304F")


@scene(
    "scene-soldering",
    (
        "An iron touches a pin of a firefly badge on a green mat, beside its station, a reel of solder and "
        "loose parts."
    ),
    14,
)
def _soldering(sheet: Scene) -> None:
    bench_top(sheet, (-40, -30, 0), (560, 360))
    ember_station(sheet, (0, 0, 0))
    sheet.lay(mat(sheet, (230, 90, 0), (240, 180), MATS["green"]))
    firefly(sheet, (330, 190, 3))
    iron(sheet, (346, 164, 6), (0.85, -0.25, 0.46), scale=0.9)
    sheet.glow(project((346, 164, 6)), 14, "#FFB46A", strength=0.8)
    reel(sheet, (250, 60, 0), Reel(27, 7, 26, MASK, "#C4C8CC", turns=14, fill=0.8))
    cable(sheet, [(270, 80, 8), (282, 110, 5), (304, 140, 6), (344, 164, 5)], Cable("#C9CDD0", 1.8))
    for i in range(6):
        axial(sheet, (400 + (i % 2) * 22, 210 + (i // 2) * 14, 3), ("#E07B2E", "#E07B2E", "#5A3A22"))
    for i in range(3):
        bulb(sheet, (270 + i * 12, 250, 3), Bulb("#B6F24A", r=3, on=False))
    mug(sheet, (470, 20, 0))


@scene(
    "scene-robot",
    (
        "The Scoot robot drives over a wooden floor between a spool, a box and a pencil, looking ahead with "
        "its two eyes."
    ),
    130,
)
def _robot(sheet: Scene) -> None:
    floor = bench_top(sheet, (-150, -120, 0), (560, 340), ink="#D2B184")
    scoot(sheet, (0, 20, 0))
    carton(sheet, (170, -110, 0), (190, 110, 60), PRINT)
    reel(sheet, (-90, -60, 0), Reel(36, 9, 36, "#C9A272", "#1F7A63", turns=12, fill=0.9))
    pencil(sheet, (240, 90, 3.4), (330, 150, 3.4), "#E3A21F")
    for i in range(4):
        screw(sheet, (230 + i * 22, 180 - i * 9, 0), 5)
    floor.path(
        "M20 300C120 300 150 262 260 262S420 250 540 190",
        "none",
        style='stroke="#2B2D30" stroke-width="9" stroke-linecap="round" opacity=".85"',
    )


@scene(
    "scene-lamp",
    "The Slow Lamp glows beside an open evening: a book, a mug and a phone-free bedside table.",
    40,
)
def _lamp(sheet: Scene) -> None:
    bench_top(sheet, (-130, -100, 0), (420, 270), ink="#7A5638")
    slow_lamp(sheet, (-20, -10, 0))
    book(sheet, (70, -70, 0), COVERS["ohms-law-for-cooks"])
    book(sheet, (78, -62, 11), COVERS["small-voltages"])
    mug(sheet, (230, 90, 0), "#B4552C")
    cable(sheet, [(-50, 24, 4), (-70, 60, 2), (-50, 100, 2), (0, 130, 2), (60, 168, 2)], Cable("#E9E2D2", 4))
    firefly(sheet, (70, 134, 0), mask="black")


@scene(
    "scene-drawer",
    "An open drawer of parts: resistors, chips, gears, lights, screws and wire, each in its compartment.",
    96,
)
def _drawer(sheet: Scene) -> None:
    x, y, z = tray(sheet, (0, 0, 0), (520, 300, 46), "#C99A62")
    for i in range(1, 4):
        box(sheet, (x + i * 128, y, z), (3, 295, 30), "#B9895A", finish=Finish(shadow=False))
    for part in range(4):
        box(
            sheet,
            (x + part * 128 + (3 if part else 0), y + 146, z),
            (125 if part else 128, 3, 30),
            "#B9895A",
            finish=Finish(shadow=False),
        )
    _compartments(sheet, (x, y, z))
    front = box(sheet, (-10, 302, -6), (540, 10, 64), WOOD, finish=Finish(rim=0.5))
    face = left_of(front)
    face.rect((200, 18), (140, 30), "#F7F2E6", r=3).title((270, 39), "misc", 20, "#33302B", style=MIDDLE)


def _compartments(sheet: Scene, at: Point) -> None:
    x, y, z = at
    for i in range(9):
        axial(
            sheet,
            (x + 20 + (i % 3) * 34, y + 20 + (i // 3) * 34, z),
            (
                ("#5A3A22", "#34363A", "#C23B2E"),
                ("#EDBB33", "#7A4B94", "#5A3A22"),
                ("#E07B2E", "#E07B2E", "#5A3A22"),
            )[i % 3],
        )
    for i, count in enumerate((36, 24, 18, 30)):
        gear(
            sheet,
            (x + 162 + (i % 2) * 52, y + 40 + (i // 2) * 56, z),
            count,
            ("#B4592F", "#EFEBE1", "#2A8168", "#EDBB33")[i],
        )
    for i in range(12):
        ink = ("#E0453A", "#EDBB33", "#3FBF6A", "#58B7FF")[i % 4]
        bulb(sheet, (x + 280 + (i % 4) * 26, y + 24 + (i // 4) * 40, z), Bulb(ink, r=7, on=i in {1, 6}))
    stepper(sheet, (x + 410, y + 24, z), leads=False)
    stepper(sheet, (x + 460, y + 84, z), leads=False)
    _more_compartments(sheet, at)


def _more_compartments(sheet: Scene, at: Point) -> None:
    x, y, z = at
    for i in range(3):
        reel(
            sheet,
            (x + 40 + i * 16, y + 190 + i * 30, z),
            Reel(24, 6, 20, "#3A3C40", (RED, "#2F5FA8", "#EDBB33")[i], turns=9),
        )
    fern_one(sheet, "green", at=(x + 150, y + 165, z))
    fern_one(sheet, "copper", at=(x + 158, y + 225, z), headers=False)
    for i in range(14):
        screw(
            sheet,
            (x + 276 + (i % 5) * 22, y + 172 + (i // 5) * 36, z),
            6,
            colour=("#C49A3E", "#BFC3C7")[i % 2],
        )
    for i in range(5):
        block(
            sheet,
            (x + 404 + (i % 2) * 50, y + 168 + (i // 2) * 40, z),
            (38, 30, 14),
            (MASK, "#D9C6A3", "#A9522B", "#33363A", "#2C8C86")[i],
            r=4,
            finish=Finish(bevel=1.5),
        )


@scene(
    "scene-dispatch",
    (
        "The dispatch table: cartons with a copper trace, a roll of paper tape, a scale and a label ready to "
        "stick."
    ),
    28,
)
def _dispatch(sheet: Scene) -> None:
    bench_top(sheet, (-60, -60, 0), (640, 400))
    plain = Print("copperline", "Ships tomorrow.", "#C89B6A", "#4a3016", "#8A4A26")
    carton(sheet, (-20, -20, 0), (180, 130, 90), plain)
    carton(sheet, (0, -6, 90), (120, 90, 50), plain)
    carton(sheet, (190, -30, 0), (140, 100, 60), PRINT)
    x, y, z = tray(sheet, (120, 150, 0), (200, 140, 70), "#C89B6A")
    carton(
        sheet,
        (x + 10, y + 10, z),
        (120, 80, 34),
        Print("moth", "two voices", "#8F4523", "#F4E8D6", "#F0C9A0"),
    )
    block(sheet, (x + 138, y + 20, z), (46, 84, 30), "#E3A21F", r=6, finish=Finish(bevel=3))
    lathe(
        sheet,
        (400, 60, 0),
        (0, 0, 34),
        [(0, 44, "#C9A272"), (1, 44, "#C9A272")],
        finish=Finish(top="#D9B584"),
    )
    face = Plane.top(400, 60, 34).disc((0, 0), 26, "#EFE6D2").disc((0, 0), 24, "#3b2a1a")
    sheet.items[-1].picture.append(face.svg())
    label = box(sheet, (380, 170, 0), (110, 76, 0.8), WHITE)
    words = top_of(label)
    words.title((8, 20), "To: Ines K.", 12, "#1C1A17")
    for i in range(3):
        words.rect((8, 28 + i * 8), (60 - i * 12, 3), "#A8A196")
    for i in range(26):
        words.rect((8 + i * 3.6, 54), ((1.2, 2.2, 0.8)[i % 3], 16), "#1C1A17")
    block(sheet, (480, 20, 0), (70, 90, 22), "#ECE7DB", r=6, finish=Finish(bevel=2))
    drum(sheet, (515, 56, 22), (26, 4), "#C6CACD", finish=Finish(bevel=1))
    mug(sheet, (530, 250, 0), "#1F6E5A")
    rod(sheet, ((360, 300, 14), (392, 300, 14)), (14, 14), "#D9A65C")


@scene(
    "scene-hero",
    (
        "The Fern One, large, wired to a glowing lamp and a paper display on a green mat: what you can build "
        "this evening."
    ),
    158,
)
def _hero(sheet: Scene) -> None:
    sheet.lay(mat(sheet, (-40, -40, -3), (330, 210), MATS["green"]))
    fern_one(sheet, "green", at=(40, 40, 0))
    slowpaper(sheet, (140, -24, 0))
    slow_lamp(sheet, (0, 0, 0))
    for i, ink in enumerate(("#C23B2E", "#34363A", "#EDBB33", "#2F8E5A")):
        way = [
            (98 - i * 5, 43.4, 9),
            (104 - i * 4, 34, 20),
            (150, 64 + i * 5, 12 - i),
            (232, 70 + i * 4, 3),
            (258, 44 + i * 3, 3),
            (247, 14 + i * 2.4, 4),
        ]
        cable(sheet, way, Cable(ink, 2.2))
    bulb(sheet, (160, 110, 0), Bulb("#FF5A4A", r=6))
    pencil(sheet, (180, 140, 3.2), (262, 128, 3.2), "#E3A21F")
    mug(sheet, (20, 130, 0), lighter(MASK, 0.05))
