"""Pictures of measuring instruments."""

from __future__ import annotations

import math
from dataclasses import dataclass

from site_project.demo.drawing.colour import PLASTIC, RED, STEEL, WHITE, darker
from site_project.demo.drawing.controls import Knob, disc_button, knob
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.parts import top_of
from site_project.demo.drawing.scene import Item, Scene
from site_project.demo.drawing.screens import digits, glass
from site_project.demo.drawing.solids import Finish, block, drum, lathe
from site_project.demo.drawing.space import Point
from site_project.demo.drawing.surface import END, MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(42)

HOLSTERS = {"amber": "#E3A21F", "green": "#2F8368", "slate": "#59616B"}


@dataclass(frozen=True)
class Reading:
    """What a meter shows."""

    digits: str = "3.302"
    unit: str = "V DC"


def meter(scene: Scene, at: Point, holster: str, reading: Reading) -> Item:
    """Draw the Gaugefield 41 lying on its back."""
    x, y, z = at
    colour = HOLSTERS[holster]
    block(scene, at, (82, 164, 26), colour, r=13, finish=Finish(bevel=3.5, rim=0.5))
    for i in range(5):
        _grip(scene, (x, y + 50 + i * 9, z), colour)
    face = block(
        scene, (x + 8, y + 8, z + 26), (66, 148, 6), "#33363A", r=8, finish=Finish(bevel=1.6, rim=0.4)
    )
    plane = top_of(face)
    _screen(plane, reading)
    _ranges(plane)
    knob(
        scene,
        (x + 41, y + 96, z + 32),
        Knob(r=15, h=9, colour="#202225", cap="#3A3D41", mark="#F2B53A", turn=-60),
        on=face,
    )
    for i, paint in enumerate((WHITE, WHITE, "#F2B53A")):
        disc_button(scene, (x + 22 + i * 19, y + 63, z + 32), 3.6, paint, h=2.6)
    for i, paint in enumerate(("#26282B", RED, RED)):
        _socket(scene, (x + 21 + i * 20, y + 138, z + 32), paint)
    return face


def _grip(scene: Scene, at: Point, colour: str) -> None:
    plane = Plane((at[0] + 82, at[1] + 2, at[2] + 6), (0, -1, 0), (0, 0, -1))
    plane.rect((-4, -12), (4, 13), darker(colour, 0.4), r=1.6)
    scene.items[0].picture.append(plane.svg())


def _screen(plane: Plane, reading: Reading) -> None:
    plane.rect((5, 6), (56, 42), "#1B1D1F", r=3)
    plane.rect((8, 9), (50, 36), "#BFCBB4", r=1.4)
    plane.rect((8, 9), (50, 10), "#CBD6C0", r=1.4, style='opacity=".6"')
    digits(plane, (12.5, 21.5), reading.digits, 15, ("#23291F", "#B4C1A9"))
    plane.text((54.5, 16.2), reading.unit, 4.6, "#23291F", style=END)
    plane.text((12, 16.2), "AUTO", 3.6, "#23291F")
    for i in range(32):
        plane.rect((12 + i * 1.32, 40), (0.75, 2.4 if i % 5 else 3.2), "#23291F" if i < 21 else "#A9B69E")
    glass(plane, (5, 6), (56, 42), "#FFFFFF00", r=3)
    plane.title((33, 144.6), "Gaugefield 41", 4.6, "#E9E4D8", style=MIDDLE)


def _ranges(plane: Plane) -> None:
    words = ("OFF", "V~", "V=", "mV", "Ω", "»|", "µF", "Hz", "°C", "A=", "A~")
    plane.ring((33, 88), 22.6, "#5a5e63", width=0.35)
    for i, word in enumerate(words):
        a = math.radians(-140 + i * 28 - 90)
        u, v = 33 + math.cos(a) * 26.3, 88 + math.sin(a) * 26.3
        paint = "#F2B53A" if word in {"V=", "A="} else "#E9E4D8"
        plane.text((u, v + 1.4), word, 3.9, paint, style=MIDDLE)
        inner = [(33 + math.cos(a) * r, 88 + math.sin(a) * r) for r in (20.6, 22.6)]
        plane.line(inner, "#E9E4D8", width=0.5)
    for u, word in ((13, "COM"), (33, "V Ω"), (53, "10 A")):
        plane.text((u, 121.8), word, 3.7, "#E9E4D8", style=MIDDLE)
    plane.line(
        [(4, 137.4), (18, 137.4), (20, 139), (46, 139), (48, 137.4), (62, 137.4)], "#B5623A", width=0.7
    )


def _socket(scene: Scene, at: Point, colour: str) -> None:
    drum(scene, at, (5.4, 1.6), colour, finish=Finish(bevel=0.5, rim=0.5))
    face = Plane.top(at[0], at[1], at[2] + 1.6)
    face.disc((0, 0), 3.4, "#0b0c0d").disc((0.5, 0.6), 1.6, "#8b8468")
    scene.items[-1].picture.append(face.svg())


def probe(scene: Scene, tip: Point, axis: Point, colour: str) -> Point:
    """Draw a test probe from its tip along an axis; return where its cable starts."""
    rows = [
        (0.0, 0.15, STEEL), (0.03, 0.9, STEEL), (0.16, 0.9, PLASTIC), (0.161, 2.4, colour), (0.27, 3.2, colour),
        (0.28, 5.6, colour), (0.32, 5.6, colour), (0.33, 4.0, colour), (0.62, 4.6, PLASTIC), (0.7, 4.4, colour),
        (0.94, 3.0, colour), (1.0, 2.0, colour),
    ]  # fmt: skip
    long = tuple(part * 118 for part in axis)
    lathe(scene, tip, (long[0], long[1], long[2]), rows, finish=Finish(rim=0.2))
    return (tip[0] + long[0], tip[1] + long[1], tip[2] + long[2])


def meter_with_leads(scene: Scene, holster: str) -> None:
    """Draw the meter, its two leads and their probes."""
    meter(scene, (0, 0, 0), holster, Reading())
    ends = [
        probe(scene, (112 + i * 22, 150 - i * 4, 5.6), (0, -1, 0), c) for i, c in enumerate(("#2B2D30", RED))
    ]
    for i, (u, paint) in enumerate(((21, "#2B2D30"), (41, RED))):
        x, y, z = u, 140.0, 34.0
        lathe(
            scene,
            (x, y, z - 2),
            (0, 0, 17),
            [(0, 3.0, paint), (0.15, 4.3, paint), (0.8, 3.9, paint), (1, 2.4, paint)],
        )
        end = ends[i]
        way = [
            (x, y, z + 13), (x, y + 2, z + 20), (x + 3, y + 14, z + 19), (x + 12, y + 32 + i * 4, 12),
            (x + 34, y + 40 + i * 8, 1.8), (x + 62, y + 22 + i * 9, 1.8), (90 + i * 4, 100, 1.8),
            (94 + i * 4, 40, 1.8), (end[0] - 9, 12 - i * 10, 1.8), (end[0] + 2, 4 - i * 8, 2.2), end,
        ]  # fmt: skip
        cable(scene, way, Cable(paint, 3.4))


@SHELF.colours(
    "gaugefield-41",
    "The Gaugefield 41 multimeter in its {colour} holster reads 3.302 volts; two probes lie beside it.",
    {"amber": "amber", "green": "green", "slate": "slate grey"},
    fill=0.78,
)
def _gaugefield_41(scene: Scene, holster: str) -> None:
    meter_with_leads(scene, holster)
