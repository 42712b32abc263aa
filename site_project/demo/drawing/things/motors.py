"""Pictures of motors."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import BRIGHT_COPPER, GOLD, PLASTIC, STEEL, TIN, WHITE, YELLOW, darker
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.machines import servo, upright_gear
from site_project.demo.drawing.parts import left_of, right_of, screw, top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, prism
from site_project.demo.drawing.space import Point, rounded
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(8)


@SHELF.shows("nod-9", "A translucent blue micro servo with a white horn and its three-wire lead.")
def _nod_9(scene: Scene) -> None:
    servo(scene, (0, 0, 0), "#3D73C4", label="nod 9")


@SHELF.shows("nod-20", "A black servo with metal gears, an aluminium middle and a round horn of aluminium.")
def _nod_20(scene: Scene) -> None:
    block(scene, (0, 0, 0), (40, 20, 12), "#26282B", r=1.6)
    body = block(scene, (0, 0, 12), (40, 20, 12), "#A9B0B8", r=1.6, finish=Finish(shadow=False))
    face = left_of(body)
    for i in range(5):
        face.rect((2, 1.6 + i * 2.0), (36, 0.8), darker("#A9B0B8", 0.35), r=0.4)
    block(scene, (-7, 0, 24), (54, 20, 2.6), "#26282B", r=1.6, finish=Finish(shadow=False))
    for u in (-4, 44):
        for v in (5, 15):
            screw(scene, (u, v, 26.6), 1.7, colour=GOLD)
    top = block(scene, (0, 0, 26.6), (40, 20, 10), "#26282B", r=1.6, finish=Finish(shadow=False, bevel=0.7))
    words = top_of(top)
    words.title((20, 17), "nod 20", 5, "#E9E4D8")
    drum(scene, (10, 10, 36.6), (6.6, 2), "#34363A", finish=Finish(on=top))
    drum(scene, (10, 10, 38.6), (3, 3), GOLD, finish=Finish(shadow=False))
    drum(scene, (10, 10, 41.6), (10.5, 2.6), "#C2433A", finish=Finish(bevel=0.5, rim=0.7))
    horn = Plane.top(10, 10, 44.2)
    for i in range(8):
        a = i * math.tau / 8
        horn.disc((7.2 * math.cos(a), 7.2 * math.sin(a)), 1.1, "#2a1512")
    scene.items[-1].picture.append(horn.svg())
    screw(scene, (10, 10, 44.2), 2.6)
    lead(scene, (40, 10, 5))


def lead(scene: Scene, start: Point, *, inks: tuple[str, ...] = ("#5A3A22", "#C23B2E", "#E5962B")) -> None:
    """Draw a flat three-wire lead that runs to the right front."""
    x, y, z = start
    for i, ink in enumerate(inks):
        v = y - 1.4 + i * 1.4
        way = [
            (x, v, z),
            (x + 8, v + 1, z * 0.6),
            (x + 16, v + 8, 1),
            (x + 17, v + 22, 1),
            (x + 9, v + 34, 1),
        ]
        cable(scene, way, Cable(ink, 1.5))
    block(scene, (x + 4, y + 32, 0), (8.4, 14, 2.7), PLASTIC, r=0.4, finish=Finish(rim=0.4))


def stepper(scene: Scene, at: Point = (0, 0, 0), *, leads: bool = True) -> None:
    """Draw the Stride 17 standing on its back, shaft up."""
    x, y, z = at
    shape = rounded(x, y, 42, 42, 4)
    for low, high, ink in ((0, 9, "#AEB3B8"), (9, 31, "#2C2E32"), (31, 40, "#B9BEC3")):
        prism(
            scene,
            shape,
            (z + low, z + high),
            ink,
            finish=Finish(rim=0.6, shadow=low == 0, bevel=0.5 if high == 40 else 0),
        )
    middle = scene.items[-2]
    label = left_of(middle)
    label.rect((5, 3.4), (32, 15), "#F0ECE0", r=0.6)
    label.title((8, 9.4), "Stride 17", 5, "#1C1A17")
    label.mono((8, 14), "45.3 Ncm  1.5 A", 2.7, "#A3441B")
    top = scene.items[-1]
    drum(scene, (x + 21, y + 21, z + 40), (11, 2), "#C9CDD1", finish=Finish(bevel=0.4, on=top))
    rows = [(0, 2.5, TIN), (1, 2.5, TIN)]
    lathe(scene, (x + 21, y + 21, z + 42), (0, 0, 20), rows, finish=Finish(rim=0.7, shadow=False))
    for u in (5.5, 36.5):
        for v in (5.5, 36.5):
            face = top_of(top)
            face.disc((u, v), 2.2, "#5b6065").disc((u + 0.2, v + 0.2), 1.7, "#1c1e20")
    if leads:
        block(scene, (x + 42, y + 14, z + 1), (5, 14, 7), WHITE, r=0.4)
        for i, ink in enumerate(("#C23B2E", "#2F5FA8", "#2F8E5A", "#34363A")):
            v = y + 16 + i * 3
            way = [
                (x + 47, v, z + 4),
                (x + 55, v + 1, 2),
                (x + 62, v + 10, 1),
                (x + 58, v + 30, 1),
                (x + 40, v + 38, 1),
            ]
            cable(scene, way, Cable(ink, 1.6))


@SHELF.shows(
    "stride-17",
    "A square stepper motor with a label that gives its measured torque, and four coloured leads.",
)
def _stride(scene: Scene) -> None:
    stepper(scene)


def wheel(scene: Scene, at: Point, *, r: float = 32.5) -> None:
    """Draw the yellow wheel with its tyre, its axle along x."""
    x, y, z = at
    lathe(
        scene,
        (x, y, z),
        (26, 0, 0),
        [(0, r * 0.94, "#2B2D30"), (0.12, r, "#2B2D30"), (0.88, r, "#2B2D30"), (1, r * 0.94, "#2B2D30")],
        finish=Finish(rim=0.2),
    )
    face = Plane((x + 26, y, z), (0, -1, 0), (0, 0, -1))
    tyre = scene.items[-1]
    face.disc((0, 0), r * 0.8, YELLOW)
    face.ring((0, 0), r * 0.79, darker(YELLOW, 0.3), width=0.7)
    for i in range(6):
        a = i * math.tau / 6
        c, s = math.cos(a), math.sin(a)
        points = [
            (c * 9 - s * 5, s * 9 + c * 5),
            (c * 9 + s * 5, s * 9 - c * 5),
            (c * 23 + s * 7.4, s * 23 - c * 7.4),
            (c * 23 - s * 7.4, s * 23 + c * 7.4),
        ]
        face.polygon(
            points,
            darker(YELLOW, 0.55),
            style=f'stroke="{darker(YELLOW, 0.55)}" stroke-width="2" stroke-linejoin="round"',
        )
    face.disc((0, 0), 6, darker(YELLOW, 0.15)).disc((0, 0), 2.6, "#55482a").rect(
        (-1.6, -2.6), (3.2, 5.2), "#ECEAE2"
    )
    tyre.picture.append(face.svg())


@SHELF.shows("roll-wheel", "A yellow gear motor with a rubber-tyred wheel and two soldered leads.")
def _roll(scene: Scene) -> None:
    block(scene, (-26, -20, 20), (19, 44, 22), YELLOW, r=3, finish=Finish(bevel=1))
    lathe(
        scene,
        (-16.5, -48, 31),
        (0, 28, 0),
        [(0, 6, STEEL), (0.1, 10, STEEL), (1, 10, STEEL)],
        finish=Finish(rim=0.6),
    )
    lathe(scene, (-7, 10, 32.5), (9, 0, 0), [(0, 2.7, WHITE), (1, 2.7, WHITE)])
    wheel(scene, (2, 10, 32.5))
    for i, ink in enumerate(("#C23B2E", "#34363A")):
        way = [
            (-20 + i * 7, -48, 31),
            (-20 + i * 8, -62, 24),
            (-30 + i * 6, -70, 2),
            (-52 + i * 4, -46 + i * 8, 1),
            (-62, -14 + i * 8, 1),
        ]
        cable(scene, way, Cable(ink, 1.8))


@SHELF.shows(
    "purr-130", "A small flat-sided motor lying down, with a white end, a thin shaft and two copper lugs."
)
def _purr(scene: Scene) -> None:
    rows = [
        (0, 2.5, STEEL),
        (0.001, 10, STEEL),
        (0.05, 10.4, STEEL),
        (0.7, 10.4, STEEL),
        (0.701, 10.2, WHITE),
        (0.95, 10.2, WHITE),
        (1, 9.2, WHITE),
    ]
    flipped = [(1 - t, r) for t, r, _ in rows][::-1]
    inks = [WHITE, WHITE, STEEL, STEEL, STEEL, STEEL, STEEL]
    profile = [(t, r, c) for (t, r), c in zip(flipped, inks, strict=True)]
    lathe(scene, (0, 0, 10.4), (26, 0, 0), profile[:-1])
    lathe(scene, (26, 0, 10.4), (2, 0, 0), [(0, 3.2, STEEL), (1, 3.0, STEEL)], finish=Finish(shadow=False))
    lathe(scene, (28, 0, 10.4), (11, 0, 0), [(0, 1.0, TIN), (1, 1.0, TIN)])
    upright_gear(scene, (38, 0, 10.4), 12, WHITE)
    for i, ink in enumerate(("#C23B2E", "#34363A")):
        v = -5 + i * 10
        box(scene, (-4, v - 1, 12), (4, 2, 0.8), BRIGHT_COPPER)
        cable(
            scene,
            [(-3, v, 12), (-12, v + 2, 6), (-18, v + 12, 1), (-8, v + 28, 1), (8, v + 34, 1)],
            Cable(ink, 1.6),
        )


@SHELF.shows("knock", "A solenoid: a copper coil in a steel frame, with a plunger and a spring.")
def _knock(scene: Scene) -> None:
    box(scene, (0, 0, 0), (34, 24, 2), STEEL, finish=Finish(rim=0.8))
    box(scene, (0, 0, 2), (2, 24, 22), STEEL, finish=Finish(rim=0.8))
    lathe(
        scene,
        (2, 12, 13),
        (30, 0, 0),
        [
            (0, 10, WHITE),
            (0.06, 10, WHITE),
            (0.061, 9, BRIGHT_COPPER),
            (0.94, 9, BRIGHT_COPPER),
            (0.941, 10, WHITE),
            (1, 10, WHITE),
        ],
        finish=Finish(rim=0.3),
    )
    coil = scene.items[-1]
    for i in range(16):
        ring = Plane((5 + i * 1.55, 12, 13), (0, -1, 0), (0, 0, -1))
        ring.path("M-9 0A9 9 0 0 1 5 -7.5", "none", style='stroke="#5c2c12" stroke-width=".35" opacity=".6"')
        coil.picture.append(ring.svg())
    box(scene, (32, 0, 2), (2, 24, 22), STEEL, finish=Finish(rim=0.8, shadow=False))
    right_of(scene.items[-1]).disc((12, 11), 4.4, "#2b2d30")
    _plunger(scene)


def _plunger(scene: Scene) -> None:
    lathe(
        scene,
        (34, 12, 13),
        (16, 0, 0),
        [(0, 3.0, TIN), (0.86, 3.0, TIN), (0.861, 5, TIN), (1, 5, TIN)],
        finish=Finish(rim=0.7),
    )
    for i in range(5):
        hoop = Plane((36 + i * 2.4, 12, 13), (0, -1, 0), (0, 0, -1))
        hoop.ring((0, 0), 4.4, "#6e7378", width=0.6)
        scene.items[-1].picture.append(hoop.svg())
    for i, ink in enumerate(("#C23B2E", "#C23B2E")):
        cable(
            scene,
            [(10, 24, 4), (12 + i * 3, 30, 2), (22 + i * 3, 40, 1), (40 + i * 2, 42 + i * 3, 1)],
            Cable(ink, 1.6),
        )


def fan(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the fan lying flat."""
    _x, _y, _z = at
    frame = block(scene, at, (40, 40, 10), "#2B2D30", r=3.4, finish=Finish(bevel=0.5, rim=0.6))
    face = top_of(frame)
    face.disc((20, 20), 18.6, "#131416")
    for i in range(7):
        a = i * math.tau / 7
        turn = f"rotate({math.degrees(a):.1f} 20 20)"
        face.raw(f'<g transform="{turn}"><path d="M20 12C23 8 29 3.4 34 6.6C31 12 28 15 25.4 17Z" fill="#B5653A"/>'
                 '<path d="M20 12C23 8 29 3.4 34 6.6C30 7.4 25 11 22.6 14Z" fill="#D8895B"/></g>')  # fmt: skip
    face.disc((20, 20), 8.8, "#C8784A").ring((20, 20), 8.4, "#8C4A27", width=0.4)
    face.title((20, 20.6), "draught", 3.4, "#FFF4E6", style=MIDDLE)
    face.text((20, 23.6), "40 mm", 2.1, "#FFF4E6", style=MIDDLE)
    for u in (4, 36):
        for v in (4, 36):
            face.disc((u, v), 1.9, "#0c0d0e")


@SHELF.shows("draught-fan", "A small square fan with copper-coloured blades and a three-wire lead.")
def _fan(scene: Scene) -> None:
    fan(scene)
    lead(scene, (40, 28, 4), inks=("#EDBB33", "#C23B2E", "#34363A"))
