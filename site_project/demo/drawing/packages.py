"""Boxes that things come in, reels, bags and trays."""

from __future__ import annotations

import math
from dataclasses import dataclass

from site_project.demo.drawing.colour import darker, lighter
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.scene import Item, Scene, number
from site_project.demo.drawing.solids import Finish, block, box, drum, facet
from site_project.demo.drawing.space import Point, project, rectangle
from site_project.demo.drawing.surface import Plane


def tray(scene: Scene, at: Point, size: Point, colour: str) -> Point:
    """Draw an open tray and return the far corner of its floor."""
    (x, y, z), (w, d, h) = at, size
    t = 2.4
    scene.cast(rectangle(x, y, w, d), height=h, z=z)
    floor = box(
        scene,
        (x + t, y + t, z),
        (w - 2 * t, d - 2 * t, 1.0),
        darker(colour, 0.28),
        finish=Finish(shadow=False, rim=0),
    )
    plain = Finish(shadow=False, rim=0.6)
    for corner, part in (
        ((x, y, z), (w, t, h)), ((x, y + t, z), (t, d - 2 * t, h)),
        ((x + w - t, y + t, z), (t, d - 2 * t, h)), ((x, y + d - t, z), (w, t, h)),
    ):  # fmt: skip
        box(scene, corner, part, colour, finish=plain)
    _inner_walls(scene, floor, (x + t, y + t, z + 1.0), (w - 2 * t, d - 2 * t, h - 1.0, colour))
    return (x + t, y + t, z + 1.0)


def _inner_walls(scene: Scene, floor: Item, at: Point, room: tuple[float, float, float, str]) -> None:
    x, y, z = at
    w, d, h, colour = room
    back = facet(scene, [(x, y, z), (x + w, y, z), (x + w, y, z + h), (x, y, z + h)], darker(colour, 0.1))
    side = facet(scene, [(x, y, z), (x, y + d, z), (x, y + d, z + h), (x, y, z + h)], darker(colour, 0.3))
    floor.picture.append(back + side)
    shade = scene.fade(
        project((x, y, z)), project((x + w * 0.5, y + d * 0.5, z)), [(0, "#000000", 0.3), (1, "#000000", 0.0)]
    )
    points = [project(p) for p in ((x, y, z), (x + w, y, z), (x + w, y + d, z), (x, y + d, z))]
    path = "M" + "L".join(f"{number(u)} {number(v)}" for u, v in points) + "Z"
    floor.picture.append(f'<path d="{path}" fill="{shade}"/>')


@dataclass(frozen=True)
class Print:
    """What is printed on a carton."""

    title: str
    line: str
    paper: str
    ink: str
    accent: str


def carton(scene: Scene, at: Point, size: Point, look: Print) -> Item:
    """Draw a closed carton with a printed lid and front."""
    (w, d, h) = size
    item = box(scene, at, size, look.paper, finish=Finish(rim=0.5))
    lid = top_of(item)
    _carton_print(lid, (w, d), look)
    side = left_of(item)
    side.rect((0, h * 0.62), (w, h * 0.38), look.accent)
    side.title((w * 0.05, h * 0.42), look.title, min(h * 0.28, w * 0.09), look.ink)
    return item


def _carton_print(lid: Plane, size: tuple[float, float], look: Print) -> None:
    w, d = size
    s = min(w, d)
    lid.title((w * 0.07, d * 0.07 + s * 0.13), look.title, s * 0.15, look.ink)
    lid.text((w * 0.07, d * 0.07 + s * 0.22), look.line, s * 0.058, look.ink)
    bends = [
        (0, d * 0.72),
        (w * 0.3, d * 0.72),
        (w * 0.3 + d * 0.16, d * 0.56),
        (w * 0.78, d * 0.56),
        (w, d * 0.56 - w * 0.22),
    ]
    for i in range(4):
        shifted = [(u, v + i * s * 0.045) for u, v in bends]
        lid.line(shifted, look.accent, width=s * 0.016)
    lid.disc((w * 0.78, d * 0.8), s * 0.05, look.accent)
    lid.disc((w * 0.78, d * 0.8), s * 0.024, look.paper)


@dataclass(frozen=True)
class Reel:
    """A reel: outer and inner radius, width, and colours of flanges and of what is wound on it."""

    r: float
    core: float
    wide: float
    flange: str
    wound: str
    turns: int = 12
    fill: float = 0.86


def reel(scene: Scene, at: Point, look: Reel) -> Item:
    """Draw a reel that lies on its side, with its hole on top."""
    x, y, z = at
    thin = look.wide * 0.08
    drum(scene, at, (look.r, thin), look.flange, finish=Finish(rim=0.6))
    inner = look.r * look.fill
    drum(
        scene,
        (x, y, z + thin),
        (inner, look.wide - 2 * thin),
        look.wound,
        finish=Finish(rim=0.1, shadow=False),
    )
    _turns(scene, (x, y, z + thin), inner, look)
    top = drum(
        scene, (x, y, z + look.wide - thin), (look.r, thin), look.flange, finish=Finish(rim=0.7, shadow=False)
    )
    face = Plane((x, y, z + look.wide), (1, 0, 0), (0, 1, 0))
    face.ring((0, 0), look.r * 0.93, darker(look.flange, 0.12), width=look.r * 0.014)
    face.disc((0, 0), look.core * 1.25, darker(look.flange, 0.1))
    face.disc((0, 0), look.core, "#1b1613")
    face.path(_moon(look.core), darker(look.flange, 0.42))
    top.picture.append(face.svg())
    return top


def _moon(r: float) -> str:
    outer, inner = number(r), number(r * 1.3)
    return f"M{number(-r)} 0A{outer} {outer} 0 0 1 0 {number(-r)}A{inner} {inner} 0 0 0 {number(-r)} 0Z"


def _turns(scene: Scene, at: Point, r: float, look: Reel) -> None:
    x, y, z = at
    high = look.wide * 0.84
    art = ""
    dark, bright = darker(look.wound, 0.42), lighter(look.wound, 0.3)
    for i in range(look.turns):
        level = z + high * (i + 0.5) / look.turns
        a, b = (
            project((x + r * math.cos(t), y + r * math.sin(t), level))
            for t in (math.radians(135), math.radians(-45))
        )
        rx, ry = r * 1.2247, r * 0.7071
        path = f"M{number(a[0])} {number(a[1])}A{number(rx)} {number(ry)} 0 0 0 {number(b[0])} {number(b[1])}"
        width = high / look.turns
        art += f'<path d="{path}" fill="none" stroke="{dark}" stroke-width="{number(width * 0.24)}" opacity=".7"/>'
        art += (
            f'<path d="{path}" fill="none" stroke="{bright}" stroke-width="{number(width * 0.16)}" '
            f'opacity=".45" transform="translate(0 {number(-width * 0.42)})"/>'
        )
    scene.items[-1].picture.append(art)


def divided(scene: Scene, at: Point, size: Point, cells: tuple[int, int]) -> list[Point]:
    """Draw a clear box with divisions and return the middle of each compartment."""
    (x, y, z), (w, d, h) = at, size
    block(scene, at, (w, d, 1.2), "#D9DEDC", r=3)
    across, along = cells
    glass = "#EAF1EF"
    plain = Finish(shadow=False, rim=0.8)
    for i in range(along + 1):
        box(scene, (x, y + i * (d - 1.4) / along, z + 1.2), (w, 1.4, h), glass, finish=plain)
        scene.items[-1].picture.insert(0, '<g opacity=".62">')
        scene.items[-1].picture.append("</g>")
    for j in range(along):
        for i in range(across + 1):
            long = (d - 1.4) / along - 1.4
            box(
                scene,
                (x + i * (w - 1.4) / across, y + 1.4 + j * (d - 1.4) / along, z + 1.2),
                (1.4, long, h),
                glass,
                finish=plain,
            )
            scene.items[-1].picture.insert(0, '<g opacity=".62">')
            scene.items[-1].picture.append("</g>")
    return [
        (x + (i + 0.5) * w / across, y + (j + 0.5) * d / along, z + 1.2)
        for j in range(along)
        for i in range(across)
    ]
