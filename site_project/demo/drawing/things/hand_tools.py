"""Pictures of hand tools."""

from __future__ import annotations

from site_project.demo.drawing.colour import (
    BRIGHT_COPPER,
    COPPER,
    STEEL,
    TIN,
    YELLOW,
    darker,
    lighter,
)
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.packages import tray
from site_project.demo.drawing.parts import right_of, screw, top_of
from site_project.demo.drawing.scene import Item, Scene
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, prism, rod
from site_project.demo.drawing.space import Flat, Point
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(176)

GRIPS = {"copper": "#B0532A", "green": "#1F7A63", "black": "#383B40"}
BRIGHT = "#C4C9CD"


def grips(scene: Scene, ink: str, *, spread: float = 17, long: float = 92, at: Point = (0, 0, 5)) -> None:
    """Draw the two handles of pliers, running along y from the joint."""
    x, y, z = at
    for side in (-1, 1):
        way = [
            (x + side * 5, y + 4, z), (x + side * 11, y + 18, z), (x + side * spread * 0.94, y + long * 0.45, z),
            (x + side * spread, y + long * 0.72, z), (x + side * spread * 0.82, y + long, z),
        ]  # fmt: skip
        cable(scene, way, Cable(ink, 10.5))
        inner = [(px - side * 1.2, py, pz + 3) for px, py, pz in way[1:-1]]
        cable(scene, inner, Cable(lighter(ink, 0.18), 2.2, shadow=False))


def jaws(scene: Scene, outline: list[Flat], z: Flat) -> None:
    """Draw a ground steel head and its mirror half."""
    for side in (-1, 1):
        points = [(side * u, v) for u, v in outline]
        prism(scene, points, z, BRIGHT, finish=Finish(rim=0.95))
        face = Plane.top(0, 0, z[1])
        face.line([(side * u * 0.92, v * 0.96) for u, v in outline[1:-1]], lighter(BRIGHT, 0.6), width=0.5)
        scene.items[-1].picture.append(face.svg())


def joint(scene: Scene, at: Point, r: float = 6.0) -> None:
    """Draw the rivet of a joint."""
    drum(scene, at, (r * 1.5, 1.2), BRIGHT, finish=Finish(rim=0.9))
    drum(
        scene,
        (at[0], at[1], at[2] + 1.2),
        (r * 0.7, 1.0),
        darker(BRIGHT, 0.25),
        finish=Finish(rim=0.9, shadow=False),
    )


@SHELF.colours(
    "snip",
    (
        "Flush cutters with ground steel blades and {colour} handles, slightly open; cut legs of wire lie"
        " in front."
    ),
    {"copper": "copper-red", "green": "green", "black": "black"},
)
def _snip(scene: Scene, colour: str) -> None:
    grips(scene, GRIPS[colour], spread=19, long=88)
    jaws(scene, [(0.4, 2), (9, 2), (10.5, -6), (7, -18), (1.4, -25), (0.6, -22)], (2, 8))
    joint(scene, (0, 2, 8))
    cable(scene, [(-8, 22, 6), (0, 34, 8), (8, 22, 6)], Cable(STEEL, 1.6, shadow=False))
    for i in range(4):
        rod(
            scene,
            ((22 + i * 6, -22 + i * 5, 0.6), (30 + i * 5, -24 + i * 7, 0.6)),
            (0.5, 0.5),
            BRIGHT_COPPER if i % 2 else TIN,
        )


@SHELF.shows("long-nose", "Long-nose pliers with smooth thin jaws and green handles hold a small resistor.")
def _long_nose(scene: Scene) -> None:
    grips(scene, GRIPS["green"], spread=16, long=86)
    jaws(scene, [(0.5, 2), (8.5, 2), (8, -8), (4.2, -26), (2.2, -52), (0.6, -53)], (2, 8))
    joint(scene, (0, 2, 8))
    lathe(
        scene,
        (-6, -49, 10),
        (12, 0, 0),
        [
            (0, 1.6, "#D8B98A"),
            (0.2, 2.0, "#C23B2E"),
            (0.35, 2, "#D8B98A"),
            (0.5, 2, "#2F5FA8"),
            (0.65, 2, "#D8B98A"),
            (1, 1.6, "#D8B98A"),
        ],
        finish=Finish(shadow=False),
    )
    rod(scene, ((-20, -49, 10), (20, -49, 10)), (0.5, 0.5), TIN, finish=Finish(shadow=False))


@SHELF.shows("bare-wire", "A wire stripper with a yellow body, red jaws and a piece of stripped red wire.")
def _bare_wire(scene: Scene) -> None:
    grips(scene, "#33363A", spread=20, long=96)
    body = [(-12, -34), (12, -34), (17, -8), (14, 12), (-14, 12), (-17, -8)]
    prism(scene, body, (1, 12), YELLOW, finish=Finish(bevel=1.4, rim=0.6))
    face = Plane.top(0, 0, 12)
    face.title((0, 2), "30–10", 6, "#33302B", style=MIDDLE)
    for i in range(6):
        face.rect((-9, -26 + i * 3), (18, 1), darker(YELLOW, 0.4), r=0.4)
    scene.items[-1].picture.append(face.svg())
    for side in (-1, 1):
        prism(
            scene,
            [(side * 1, -34), (side * 11, -34), (side * 9, -46), (side * 1, -46)],
            (2, 11),
            "#C23B2E",
            finish=Finish(rim=0.6),
        )
    rod(scene, ((-52, -43, 7), (-4, -43, 7)), (2.2, 2.2), "#C23B2E")
    rod(scene, ((-4, -43, 7), (18, -43, 7)), (1.1, 1.0), BRIGHT_COPPER)


def tweezer(scene: Scene, at: Point, *, bent: bool, ink: str) -> None:
    """Draw tweezers along x with their tips on the right."""
    x, y, z = at
    for side in (-1, 1):
        shape = [
            (x, y),
            (x + 34, y + side * 6.4),
            (x + 74, y + side * 5.2),
            (x + 112, y + side * 0.9),
            (x + 112, y + side * 0.2),
            (x + 74, y + side * 2.2),
            (x + 34, y + side * 3.0),
            (x, y - side * 0.4),
        ]
        if bent:
            shape = [(u, v + (max(0, u - x - 84) * 0.5)) for u, v in shape]
        prism(scene, shape, (z, z + 6.5), ink, finish=Finish(rim=0.9))
    block(scene, (x - 12, y - 2.4, z), (14, 4.8, 6.5), ink, r=1)


@SHELF.shows(
    "tweezer-trio", "Three pairs of steel tweezers on a roll of grey felt: straight, bent and crossed."
)
def _tweezers(scene: Scene) -> None:
    felt = block(scene, (-26, -24, 0), (156, 84, 2.4), "#8A8F92", r=2, finish=Finish(bevel=0.5))
    top_of(felt).rect(
        (4, 4), (148, 76), "none", r=2, style='stroke="#c9cccd" stroke-width=".6" stroke-dasharray="3 2"'
    )
    lathe(scene, (-26, -24, 7), (0, 84, 0), [(0, 7, "#7d8285"), (1, 7, "#7d8285")])
    tweezer(scene, (0, -8, 2.4), bent=False, ink=BRIGHT)
    tweezer(scene, (4, 16, 2.4), bent=True, ink="#4a4e54")
    tweezer(scene, (0, 42, 2.4), bent=False, ink=BRIGHT_COPPER)


@SHELF.shows("bit-box", "An open box with four rows of named bits and a screwdriver handle in front.")
def _bit_box(scene: Scene) -> None:
    x, y, z = tray(scene, (0, 0, 0), (132, 84, 22), "#2F5F56")
    bed = box(scene, (x + 3, y + 3, z), (121, 73, 6), "#3A3D41", finish=Finish(shadow=False))
    face = top_of(bed)
    names = ("PH0", "PH1", "PH2", "T5", "T6", "T8", "T10", "H1.5", "H2", "H3", "SL2", "Y1")
    inks = (STEEL, GOLDEN, STEEL, BRIGHT_COPPER)
    for j in range(4):
        for i in range(12):
            u, v = 6.4 + i * 9.8, 6 + j * 18
            rows = [
                (0, 2.6, inks[j]),
                (0.62, 2.6, inks[j]),
                (0.66, 1.7, inks[j]),
                (1, 1.1 + 0.3 * (i % 3), darker(inks[j], 0.2)),
            ]
            lathe(scene, (x + 3 + u, y + 3 + v, z + 6), (0, 0, 20), rows, finish=Finish(rim=0.4, on=bed))
            face.text((u, v + 8.6), names[i], 2.5, "#E9E4D8", style=MIDDLE)
    rows = [
        (0, 2.6, STEEL),
        (0.12, 2.6, STEEL),
        (0.121, 5, COPPER),
        (0.2, 7, COPPER),
        (0.3, 5.6, "#33363A"),
        (0.75, 7, "#33363A"),
        (0.9, 7, COPPER),
        (0.91, 7.4, COPPER),
        (1, 7.4, COPPER),
    ]
    lathe(scene, (8, 108, 8), (118, 0, 0), rows)


GOLDEN = "#D0A548"
MATS = {"green": ("#23705C", "#7CC4AC"), "slate": ("#4E5660", "#A3ADB8")}


def mat(scene: Scene, at: Point, size: Flat, look: tuple[str, str]) -> Item:
    """Draw the bench mat with its grid, hollows and trace."""
    (_x, _y, _z), (w, d) = at, size
    base, line = look
    item = block(scene, at, (w, d, 3), base, r=6, finish=Finish(bevel=0.8))
    face = top_of(item)
    for i in range(int(w // 10)):
        face.line(
            [(8 + i * 10, 8), (8 + i * 10, d - 8)],
            line,
            width=0.5 if i % 5 == 0 else 0.2,
            style='opacity=".55"',
        )
    for i in range(int((d - 8) // 10)):
        face.line(
            [(8, 8 + i * 10), (w - 8, 8 + i * 10)],
            line,
            width=0.5 if i % 5 == 0 else 0.2,
            style='opacity=".55"',
        )
    face.rect((w - 62, 10), (52, d * 0.34), darker(base, 0.28), r=4)
    for i in range(4):
        for j in range(3):
            cell = (w - 59 + i * 12.4, 13 + j * d * 0.107)
            face.rect(cell, (10.4, d * 0.09), darker(base, 0.5), r=2)
    for k in range(3):
        points = [
            (10, d - 26 + k * 4),
            (w * 0.4, d - 26 + k * 4),
            (w * 0.4 + d * 0.3, d * 0.7 - 26 + k * 4),
            (w - 40, d * 0.7 - 26 + k * 4),
            (w - 40 + 12, d * 0.7 - 38 + k * 4),
        ]
        face.line(points, BRIGHT_COPPER, width=1.3)
    face.ring((w - 30, d - 28), 16, BRIGHT_COPPER, width=1.3)
    face.text((w - 30, d - 26), "coffee", 7, BRIGHT_COPPER, style=MIDDLE)
    return item


@SHELF.colours(
    "cutting-mat",
    (
        "A {colour} bench mat with a grid, hollows for screws, and a copper line that leads to a ring for"
        " the coffee."
    ),
    {"green": "green", "slate": "slate-grey"},
)
def _mat(scene: Scene, colour: str) -> None:
    mat(scene, (0, 0, 0), (220, 156), MATS[colour])
    for i in range(5):
        screw(scene, (165 + i * 12.4, 20 + (i % 3) * 16, 3), 2.4)
    rod(scene, ((60, 40, 6), (120, 84, 6)), (3, 3), "#E3A21F")


@SHELF.shows(
    "clench-vise", "A solder-green bench vise of cast iron with copper sleeves on its jaws and a steel bar."
)
def _vise(scene: Scene) -> None:
    green = "#1F6E5A"
    drum(scene, (45, 40, 0), (40, 9), green, finish=Finish(bevel=2))
    drum(scene, (45, 40, 9), (25, 14), green, finish=Finish(bevel=2))
    block(scene, (8, 14, 23), (70, 52, 22), green, r=6, finish=Finish(bevel=3))
    block(scene, (4, 8, 45), (26, 64, 26), green, r=5, finish=Finish(bevel=2))
    block(scene, (30, 8, 52), (4, 64, 19), BRIGHT_COPPER, r=0.5, finish=Finish(rim=0.8))
    rod(scene, ((34, 40, 40), (128, 40, 40)), (7, 7), "#9aa0a5")
    block(scene, (52, 8, 30), (28, 64, 41), green, r=5, finish=Finish(bevel=2))
    face = right_of(scene.items[-1])
    face.title((32, 27), "clench", 13, "#D8EFE6", style=MIDDLE)
    block(scene, (48, 8, 52), (4, 64, 19), BRIGHT_COPPER, r=0.5, finish=Finish(rim=0.8))
    lathe(
        scene,
        (104, 40, 40),
        (26, 0, 0),
        [(0, 9, "#9aa0a5"), (0.2, 11, "#9aa0a5"), (0.8, 11, "#9aa0a5"), (1, 9, "#9aa0a5")],
    )
    rod(scene, ((120, -4, 40), (120, 84, 40)), (3, 3), STEEL)
    for y in (-6, 86):
        lathe(
            scene,
            (120, y - 3, 40),
            (0, 8, 0),
            [(0, 4, STEEL), (0.5, 5, STEEL), (1, 4, STEEL)],
            finish=Finish(rim=0.6),
        )
