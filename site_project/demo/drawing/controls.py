"""What fingers touch: knobs, switches, keys, pads, sliders."""

from __future__ import annotations

import math
from dataclasses import dataclass

from site_project.demo.drawing.colour import PLASTIC, STEEL, WHITE, darker, lighter, lit
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.scene import Item, Scene
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, prism
from site_project.demo.drawing.space import Flat, Point, circle
from site_project.demo.drawing.surface import Plane


@dataclass(frozen=True)
class Knob:
    """A knob: radius, height, colours, and where its pointer points in degrees."""

    r: float = 6.0
    h: float = 8.0
    colour: str = PLASTIC
    cap: str = ""
    mark: str = WHITE
    turn: float = -40.0
    skirt: bool = True


def knob(scene: Scene, at: Point, look: Knob, *, on: Item | None = None) -> None:
    """Draw a knurled knob with a skirt and a pointer."""
    x, y, z = at
    shade = Finish(on=on, rim=0.35)
    if look.skirt:
        drum(scene, at, (look.r * 1.16, look.h * 0.16), darker(look.colour, 0.1), finish=shade)
        z += look.h * 0.16
    teeth = max(18, round(look.r * 4))
    outline = []
    for i in range(teeth * 2):
        angle = i * math.tau / (teeth * 2)
        radius = look.r * (1.0 if i % 2 else 0.955)
        outline.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    prism(
        scene,
        outline,
        (z, z + look.h * 0.8),
        look.colour,
        finish=Finish(rim=0.15, on=on, shadow=not look.skirt),
    )
    cap = look.cap or lighter(look.colour, 0.08)
    top = z + look.h * 0.8
    rows = [(0.0, look.r * 0.94, cap), (0.6, look.r * 0.9, cap), (1.0, look.r * 0.8, cap)]
    lathe(scene, (x, y, top), (0, 0, look.h * 0.12), rows, finish=Finish(rim=0.5, shadow=False))
    face = Plane.top(x, y, top + look.h * 0.12)
    a = math.radians(look.turn - 90)
    c, s = math.cos(a), math.sin(a)
    face.line(
        [(c * look.r * 0.2, s * look.r * 0.2), (c * look.r * 0.74, s * look.r * 0.74)],
        look.mark,
        width=look.r * 0.15,
    )
    scene.items[-1].picture.append(face.svg())


def scale(plane: Plane, at: Flat, r: float, colour: str, *, count: int = 11) -> None:
    """Draw the ticks around a knob."""
    for i in range(count):
        a = math.radians(-140 + i * 280 / (count - 1) - 90)
        long = 1.16 if i % 5 else 1.24
        c, s = math.cos(a), math.sin(a)
        ends = [(at[0] + c * r, at[1] + s * r), (at[0] + c * r * long, at[1] + s * r * long)]
        plane.line(ends, colour, width=r * 0.045)


def toggle(scene: Scene, at: Point, *, h: float = 9.0, lean: Flat = (0.0, 3.0)) -> None:
    """Draw a bat switch with its nut."""
    x, y, z = at
    drum(scene, at, (3.4, 1.0), STEEL, finish=Finish(bevel=0.2))
    drum(scene, (x, y, z + 1.0), (2.2, 1.6), lighter(STEEL, 0.1), finish=Finish(shadow=False))
    rows = [(0.0, 0.9, STEEL), (0.55, 1.05, STEEL), (0.9, 1.6, STEEL), (1.0, 1.0, STEEL)]
    lathe(scene, (x, y, z + 2.6), (lean[0], lean[1], h), rows, finish=Finish(rim=0.3))


def rocker(scene: Scene, at: Point, size: Flat, *, lit_colour: str = "#C23B2E") -> None:
    """Draw a rocker switch lying in a panel."""
    x, y, z = at
    box(scene, at, (size[0], size[1], 1.2), PLASTIC)
    item = box(
        scene,
        (x + 1.2, y + 1.2, z + 1.2),
        (size[0] - 2.4, size[1] - 2.4, 1.6),
        lit_colour,
        finish=Finish(shadow=False),
    )
    face = top_of(item)
    face.line([((size[0] - 2.4) / 2, 1.4), ((size[0] - 2.4) / 2, 3.4)], WHITE, width=0.6)


def fader(scene: Scene, at: Point, travel: float, *, share: float = 0.5, cap: str = PLASTIC) -> None:
    """Draw a slide control that runs along y."""
    x, y, z = at
    slot = box(scene, (x - 1.0, y, z), (2.0, travel, 0.1), "#0c0d0e", finish=Finish(rim=0.1, shadow=False))
    top_of(slot).line([(1.0, 0.6), (1.0, travel - 0.6)], "#3b3e41", width=0.5)
    place = y + (travel - 8) * share
    body = block(
        scene, (x - 3.4, place, z + 0.1), (6.8, 8.0, 5.0), cap, r=0.8, finish=Finish(bevel=0.8, rim=0.5)
    )
    top_of(body).line([(0.9, 4.0), (5.9, 4.0)], WHITE, width=0.7)


def pad(scene: Scene, at: Point, size: Flat, colour: str, *, glow: str = "") -> Item:
    """Draw a soft square pad."""
    item = block(scene, at, (*size, 3.0), colour, r=size[0] * 0.14, finish=Finish(bevel=1.0, rim=0.5))
    if glow:
        face = top_of(item)
        frame = f'stroke="{glow}" stroke-width="{size[0] * 0.05:.2f}"'
        face.rect((1.8, 1.8), (size[0] - 3.6, size[1] - 3.6), "none", r=size[0] * 0.1, style=frame)
    return item


def keyboard(scene: Scene, at: Point, *, octaves: int = 2, width: float = 11.0, deep: float = 62.0) -> None:
    """Draw a row of piano keys along x."""
    x, y, z = at
    for i in range(octaves * 7 + 1):
        key = block(
            scene,
            (x + i * width, y, z),
            (width - 0.7, deep, 7.0),
            WHITE,
            r=0.6,
            finish=Finish(bevel=0.5, rim=0.7),
        )
        shade = lit("#CFC8BA", (0, 1, 0))
        left_of(key).rect((0, 6.2), (width - 0.7, 0.8), shade, style='opacity=".5"')
    for i in range(octaves * 7):
        if i % 7 in (2, 6):
            continue
        place = (x + (i + 1) * width - width * 0.31, y, z + 7.0)
        block(
            scene,
            place,
            (width * 0.58, deep * 0.62, 5.0),
            "#26272A",
            r=0.6,
            finish=Finish(bevel=0.9, rim=0.5),
        )


def disc_button(scene: Scene, at: Point, r: float, colour: str, *, h: float = 2.4) -> None:
    """Draw a round push button in its ring."""
    drum(scene, at, (r * 1.2, h * 0.4), PLASTIC, finish=Finish(rim=0.4))
    outline = circle(at[0], at[1], r)
    prism(
        scene,
        outline,
        (at[2] + h * 0.4, at[2] + h),
        colour,
        finish=Finish(bevel=h * 0.2, rim=0.5, shadow=False),
    )
