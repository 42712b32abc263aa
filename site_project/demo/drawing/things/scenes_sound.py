"""Wide scenes for guides about sound: a noise box that is played with a torch, and an amplifier with two speakers."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import (
    BRIGHT_COPPER,
    COPPER,
    STEEL,
    WOOD,
)
from site_project.demo.drawing.gallery import PICTURES
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.props import bench_top
from site_project.demo.drawing.rooms import paper
from site_project.demo.drawing.scene import Scene, number
from site_project.demo.drawing.screens import wave
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import END, MIDDLE, Plane
from site_project.demo.drawing.things.audio import axial, speaker
from site_project.demo.drawing.things.scenes import scene
from site_project.demo.drawing.things.soldering import pocket_iron
from site_project.demo.drawing.wires import Cable, cable


@scene(
    "scene-noise",
    "A torch shines on the light sensor of the Gravel noise box; a lead runs to a loudspeaker, parts lie around.",
    16,
)
def _noise(sheet: Scene) -> None:
    bench_top(sheet, (-116, -110, 0), (402, 256), ink="#5B4030")
    speaker(sheet, (-104, -102, 0))
    sheet.stand(PICTURES["gravel"].draw, (86, -14, 0))
    _torch(sheet, (222, 62, 26))
    _beam(sheet, (212, 54, 32), (136, 28, 25))
    lead = [
        (180, 21, 26),
        (200, -2, 30),
        (196, -44, 10),
        (150, -74, 2),
        (70, -50, 2),
        (24, -24, 3),
        (-14, 0, 8),
    ]
    cable(sheet, lead, Cable("#C23B2E", 4))
    sheet.stand(lambda part: pocket_iron(part, hot=False), (-104, 58, 0))
    for i in range(7):
        at = (120 + (i % 4) * 22, 96 + (i // 4) * 16 + (i % 2) * 4, 0)
        axial(sheet, at, (("#5A3A22", "#34363A", "#C23B2E"), ("#E07B2E", "#E07B2E", "#5A3A22"))[i % 2])
    _nine_volts(sheet, (236, -70, 0))
    _score(paper(sheet, (8, 88, 0), (92, 52), turn=-6, ink="#F6EFDE"))


def _torch(sheet: Scene, at: Point) -> None:
    """A small torch on a block of wood, its head to the upper left."""
    x, y, z = at
    block(sheet, (x + 10, y + 6, 0), (44, 26, z - 6), WOOD, r=3, finish=Finish(bevel=1.2))
    rows = [
        (0.0, 14, "#2B2D30"), (0.12, 15, "#3A3D42"), (0.2, 12, "#3A3D42"), (0.26, 9, BRIGHT_COPPER),
        (0.3, 9, "#33363A"), (0.92, 9, "#33363A"), (0.94, 9.6, BRIGHT_COPPER), (1.0, 8.6, BRIGHT_COPPER),
    ]  # fmt: skip
    lathe(sheet, (x - 8, y - 4, z + 8), (88, 32, 0), rows, finish=Finish(rim=0.4))


def _beam(sheet: Scene, start: Point, spot: Point) -> None:
    """The light between the torch and what it shines on."""
    a, b = project(start), project(spot)
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    px, py = -dy / length, dx / length
    near, far = 11.0, 22.0
    points = [
        (a[0] + px * near, a[1] + py * near), (b[0] + px * far, b[1] + py * far),
        (b[0] - px * far, b[1] - py * far), (a[0] - px * near, a[1] - py * near),
    ]  # fmt: skip
    paint = sheet.fade(a, b, [(0, "#FFF3C4", 0.75), (1, "#FFE9A8", 0.12)])
    path = "M" + "L".join(f"{number(u)} {number(v)}" for u, v in points) + "Z"
    sheet.glows.append(f'<path d="{path}" fill="{paint}" filter="{sheet.blur(5)}"/>')
    sheet.glow(b, 34, "#FFE08A", strength=0.75)


def _nine_volts(sheet: Scene, at: Point) -> None:
    x, y, z = at
    body = block(sheet, at, (27, 18, 44), "#33363A", r=2, finish=Finish(bevel=0.8, rim=0.6))
    left_of(body).rect((0, 0), (27, 12), "#C8703F").title((13.5, 30), "9 V", 9, "#F4E8D6", style=MIDDLE)
    for u, r in ((8, 3.4), (19, 4.4)):
        drum(sheet, (x + u, y + 9, z + 44), (r, 3), STEEL, finish=Finish(bevel=0.6, shadow=False))


def _score(face: Plane) -> None:
    """What was played, as somebody wrote it down."""
    face.title((8, 14), "near, far, away", 7.4, "#A3441B")
    for i, shape in enumerate(("saw", "ring", "square")):
        wave(face, (8 + i * 27, 20), (24, 20), "#33302B", shape=shape, width=1)
    face.text((8, 48), "louder when angry", 5.6, "#6b5a36")


@scene(
    "scene-amp",
    "A record turns between two birch loudspeakers; in front of it the Tin Ear amplifier sits in its open case.",
    338,
)
def _amp(sheet: Scene) -> None:
    bench_top(sheet, (-166, -90, 0), (540, 264), ink="#8F6A48")
    speaker(sheet, (-156, -82, 0))
    speaker(sheet, (244, -82, 0))
    _turntable(sheet, (-22, -78, 0))
    sheet.stand(_open_amp, (60, 72, 0))
    for side in (-1, 1):
        for i, ink in enumerate(("#C23B2E", "#34363A")):
            start = (150 + side * 5 + i * 4.0, 158, 12)
            if side < 0:
                way = [
                    start,
                    (136 + i * 4, 168, 4),
                    (60, 166 - i * 4, 2),
                    (-20, 110 - i * 4, 2),
                    (-60, 40 + i * 3, 2),
                    (-70, 16, 6),
                ]
            else:
                way = [
                    start,
                    (168 + i * 4, 168, 4),
                    (240, 156 - i * 4, 2),
                    (296, 92 + i * 3, 2),
                    (304, 40, 2),
                    (304, 16, 6),
                ]
            cable(sheet, way, Cable(ink, 2.8))
    signal = [(142, 48, 10), (152, 60, 6), (170, 76, 3), (206, 96, 3), (200, 128, 6), (186, 132, 14)]
    cable(sheet, signal, Cable("#E9E2D2", 3))
    _sleeve(paper(sheet, (262, 64, 0), (84, 84), turn=4, ink="#22304F"))


def _turntable(sheet: Scene, at: Point) -> None:
    """A small record player: plinth, platter, record and arm."""
    x, y, z = at
    base = block(sheet, at, (206, 128, 24), "#6E4A30", r=6, finish=Finish(bevel=2, rim=0.5))
    face = top_of(base)
    for i in range(8):
        face.path(f"M4 {10 + i * 15}C60 {4 + i * 15} 130 {18 + i * 14} 202 {10 + i * 15}", "none",
                  style='stroke="#4b3020" stroke-width=".8" opacity=".5"')  # fmt: skip
    mx, my = x + 80, y + 64
    drum(sheet, (mx, my, z + 24), (58, 5), "#B9BEC3", finish=Finish(bevel=1, rim=0.8, on=base))
    record = drum(sheet, (mx, my, z + 29), (56, 2), "#1d1d20", finish=Finish(rim=0.6, shadow=False))
    disc = Plane.top(mx, my, z + 31)
    for i in range(12):
        disc.ring((0, 0), 23 + i * 2.6, "#3a3b40", width=0.5)
    disc.path("M0 0L50 -22A54 54 0 0 1 54 -4Z", "#FFFFFF", style='opacity=".13"')
    disc.path("M0 0L-50 22A54 54 0 0 1 -54 4Z", "#FFFFFF", style='opacity=".13"')
    disc.disc((0, 0), 19, BRIGHT_COPPER).title((0, -6), "moth", 7, "#FFF2E0", style=MIDDLE)
    disc.text((0, 12), "side A", 4, "#FFF2E0", style=MIDDLE).disc((0, 0), 1.8, "#1d1d20")
    record.picture.append(disc.svg())
    _arm(sheet, (x + 176, y + 26, z + 24))
    for i, ink in enumerate((COPPER, "#B9BEC3")):
        drum(sheet, (x + 172 + i * 18, y + 110, z + 24), (6, 4), ink, finish=Finish(bevel=1, on=base))


def _arm(sheet: Scene, at: Point) -> None:
    x, y, z = at
    drum(sheet, at, (15, 5), "#3A3D42", finish=Finish(bevel=1))
    drum(sheet, (x, y, z + 5), (7, 13), "#C6CACD", finish=Finish(bevel=1.2, shadow=False))
    lathe(
        sheet,
        (x + 5, y - 12, z + 15),
        (6, -14, 0),
        [(0, 6, "#3A3D42"), (1, 6, "#3A3D42")],
        finish=Finish(rim=0.6),
    )
    way = [
        (x + 4, y - 8, z + 16),
        (x - 4, y + 20, z + 16),
        (x - 18, y + 56, z + 14),
        (x - 50, y + 76, z + 10),
    ]
    cable(sheet, way, Cable("#D5D8DA", 3))
    block(
        sheet, (x - 64, y + 70, z + 8), (18, 9, 4), "#2B2D30", r=1.4, finish=Finish(bevel=0.6, shadow=False)
    )


def _open_amp(part: Scene) -> None:
    """The Tin Ear on the floor of its case, between two rows of fins."""
    block(part, (12, 0, 0), (132, 96, 7), "#3C3F44", r=1.5, finish=Finish(bevel=0.6))
    for u in (0.0, 144.0):
        for i in range(8):
            box(part, (u, 3 + i * 12, 1), (12, 5, 30), "#4A4E54", finish=Finish(rim=0.6))
    part.stand(PICTURES["tin-ear"].draw, (32, 14, 7))


def _sleeve(face: Plane) -> None:
    """The cover of the record."""
    face.disc((42, 46), 25, "#E9B85A").disc((50, 40), 22, "#22304F")
    for i in range(4):
        wave(face, (8, 62 + i * 5), (68, 5), "#F0A27A", shape="sine", width=0.9)
    face.title((8, 16), "moth", 11, "#F4E8D6").text((76, 16), "night flights", 5.4, "#F0C9A0", style=END)
