"""Pictures of stickers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from site_project.demo.drawing.colour import BRIGHT_COPPER, MASK, WHITE
from site_project.demo.drawing.dice import Dice
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.screens import wave
from site_project.demo.drawing.solids import Finish, block, prism
from site_project.demo.drawing.space import Flat, circle, rounded, turned
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.wire import RAINBOW

SHELF = Shelf(300)


def sticker(scene: Scene, outline: Sequence[Flat], z: float, colour: str) -> Plane:
    """Draw a sticker with its white rim and return the plane to draw on."""
    prism(scene, outline, (z, z + 0.5), "#FFFEFA", finish=Finish(rim=0.9))
    xs, ys = [p[0] for p in outline], [p[1] for p in outline]
    cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide = (max(xs) - min(xs)) / 2
    share = 1 - 2.4 / wide
    face = Plane.top(cx, cy, z + 0.5)
    face.marks = scene.items[-1].picture
    face.polygon([((x - cx) * share, (y - cy) * share) for x, y in outline], colour)
    return face


def gloss(face: Plane, size: float) -> None:
    """Draw light that lies on vinyl."""
    face.path(
        f"M{-size} {-size * 0.2}C{-size * 0.4} {-size} {size * 0.3} {-size} {size * 0.7} {-size * 0.7}"
        f"C0 {-size * 0.75} {-size * 0.6} {-size * 0.4} {-size} {-size * 0.2}Z",
        "#FFFFFF",
        style='opacity=".14"',
    )


@SHELF.shows(
    "trace-sheet",
    ("A sheet of copper foil stickers: lines that bend at 45 degrees, round vias, and one curl in a corner."),
    fill=0.78,
)
def _sheet(scene: Scene) -> None:
    block(scene, (0, 0, 0), (110, 150, 0.6), "#EFE9DC", r=2)
    face = Plane.top(0, 0, 0.6)
    dice = Dice("trace-sheet")
    for i in range(15):
        v = 24 + i * 7.8
        bend, lean = dice.between(18, 60), dice.between(4, 16)
        points = [
            (8, v),
            (8 + bend, v),
            (8 + bend + lean, v - lean),
            (8 + bend + lean + dice.between(10, 26), v - lean),
        ]
        face.line(points, BRIGHT_COPPER, width=2)
        face.line([(a, b - 0.4) for a, b in points], "#EBB48C", width=0.4)
        for spot in (points[0], points[-1]):
            face.disc(spot, 2.5, BRIGHT_COPPER).disc(spot, 1, "#EFE9DC")
    face.title((8, 14), "traces", 9, "#A3441B")
    face.text((102, 14), "30 + 12 + 1 mistake", 4, "#5F5A52", style='text-anchor="end"')
    scene.items[-1].picture.append(face.svg())


@SHELF.shows(
    "it-blinks",
    "Round stickers in green, cream and copper with a drawn light and the words: it blinks.",
    fill=0.76,
)
def _blinks(scene: Scene) -> None:
    for i, (x, y, ink, fg) in enumerate(
        (
            (0, 0, MASK, "#F4F0E6"),
            (58, -12, "#F3EAD6", "#A3441B"),
            (22, 52, "#B4552C", "#FFF3E2"),
            (84, 40, "#2B2D30", "#F0A27A"),
            (50, 20, "#EDBB33", "#3A2A12"),
        )
    ):
        face = sticker(scene, circle(x, y, 30), i * 0.6, ink)
        face.path("M-8 -2A8 8 0 0 1 8 -2V6H-8Z", fg).rect((-10, 6), (20, 3), fg, r=1).line(
            [(-4, 9), (-4, 14)], fg, width=1.4
        ).line([(4, 9), (4, 14)], fg, width=1.4)
        for k in range(5):
            a = math.radians(-170 + k * 40)
            face.line(
                [
                    (11.5 * math.cos(a), -2 + 11.5 * math.sin(a)),
                    (15.5 * math.cos(a), -2 + 15.5 * math.sin(a)),
                ],
                fg,
                width=1.4,
            )
        face.title((0, 22.6), "it blinks", 7.4, fg, style=MIDDLE)
        gloss(face, 26)


@SHELF.shows(
    "resistor-code",
    "A long sticker with the ten colours of the resistor code, their digits and their names.",
    fill=0.8,
)
def _code(scene: Scene) -> None:
    names = ("black", "brown", "red", "orange", "yellow", "green", "blue", "violet", "grey", "white")
    inks = ("#2B2D30", *RAINBOW[:9])
    for copy in range(2):
        face = sticker(scene, rounded(copy * 12, copy * 50, 190, 42, 6), copy * 0.6, "#F7F2E6")
        for i in range(10):
            u = -90 + i * 18
            face.rect((u, -17), (16.5, 20), inks[i], r=2)
            face.title((u + 8.2, -3), str(i), 12, "#F7F2E6" if i not in {4, 9} else "#33302B", style=MIDDLE)
            face.text((u + 8.2, 9.4), names[i], 4, "#33302B", style=MIDDLE)
        face.text(
            (-90, 16.6), "1st digit · 2nd digit · zeros · tolerance: gold 5 %, silver 10 %", 4.6, "#5F5A52"
        )


@SHELF.shows(
    "mask-dots",
    "A sheet of round labels with drawn symbols: resistor, screw, spring, question mark and misc.",
    fill=0.78,
)
def _dots(scene: Scene) -> None:
    block(scene, (0, 0, 0), (120, 150, 0.6), "#F4EFE3", r=2)
    face = Plane.top(0, 0, 0.6)
    inks = (MASK, "#B4552C", "#2F5FA8", "#8A8378", "#6B3F63")
    for j in range(7):
        for i in range(6):
            u, v, kind = 13 + i * 18.8, 13 + j * 20.6, (i + j * 2) % 5
            face.disc((u, v), 8.4, inks[kind])
            _symbol(face, (u, v), kind)
    scene.items[-1].picture.append(face.svg())


def _symbol(face: Plane, at: Flat, kind: int) -> None:
    u, v = at
    if kind == 0:
        face.line(
            [
                (u - 6, v),
                (u - 4, v),
                (u - 3, v - 3),
                (u - 1, v + 3),
                (u + 1, v - 3),
                (u + 3, v + 3),
                (u + 4, v),
                (u + 6, v),
            ],
            WHITE,
            width=1,
        )
    elif kind == 1:
        face.line([(u - 6, v), (u - 1.4, v)], WHITE, width=1).line(
            [(u - 1.4, v - 4), (u - 1.4, v + 4)], WHITE, width=1.2
        )
        face.line([(u + 1.4, v - 4), (u + 1.4, v + 4)], WHITE, width=1.2).line(
            [(u + 1.4, v), (u + 6, v)], WHITE, width=1
        )
    elif kind == 2:
        face.ring((u, v), 4, WHITE, width=1.1).line([(u - 2, v), (u + 2, v)], WHITE, width=1.1).line(
            [(u, v - 2), (u, v + 2)], WHITE, width=1.1
        )
    elif kind == 3:
        face.title((u, v + 2), "misc", 6, WHITE, style=MIDDLE)
    else:
        face.title((u, v + 4), "?", 11, WHITE, style=MIDDLE)


@SHELF.shows(
    "hot-side", "Yellow warning triangles with a small iron and three wavy lines of heat.", fill=0.76
)
def _hot(scene: Scene) -> None:
    for i in range(3):
        cx, cy = i * 40.0, (i % 2) * 30.0 + i * 4
        shape = turned(
            [
                (cx, cy - 33),
                (cx + 3, cy - 31),
                (cx + 33, cy + 21),
                (cx + 31, cy + 25),
                (cx - 31, cy + 25),
                (cx - 33, cy + 21),
                (cx - 3, cy - 31),
            ],
            (-12, 8, 20)[i],
            about=(cx, cy),
        )
        face = sticker(scene, shape, i * 0.6, "#EDBB33")
        turn = (-12, 8, 20)[i]
        marks = [
            (
                '<path d="M-16 14H10L14 9H-8Z" fill="#2B2D30"/><path d="M14 9L20 6" stroke="#2B2D30" '
                'stroke-width="2.2" stroke-linecap="round"/>'
            )
        ]
        marks += [
            f'<path d="M{-9 + k * 9} 3c-4 -4 4 -6 0 -11" fill="none" stroke="#2B2D30" '
            'stroke-width="2" stroke-linecap="round"/>'
            for k in range(3)
        ]
        face.raw(f'<g transform="rotate({turn})">{"".join(marks)}</g>')
        gloss(face, 14)


@SHELF.shows(
    "wave-set",
    "Four stickers cut to shape: sine, triangle, saw and square, in the colours of the Moth.",
    fill=0.76,
)
def _waves(scene: Scene) -> None:
    for i, (shape, ink) in enumerate(
        (("sine", MASK), ("ring", "#F3EAD6"), ("saw", "#B4552C"), ("square", "#2A2D35"))
    ):
        x, y = (i % 2) * 96.0, (i // 2) * 56.0
        face = sticker(scene, rounded(x + (i // 2) * 10, y, 90, 48, 12), i * 0.2, ink)
        paint = "#A3441B" if shape == "ring" else "#F6EAD2"
        if shape == "ring":
            points = [(-36 + k * 12, (-12 if k % 2 else 12)) for k in range(7)]
            face.line(points, paint, width=5)
        else:
            wave(face, (-36, -15), (72, 30), paint, shape=shape, width=5)
        gloss(face, 20)
