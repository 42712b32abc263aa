"""Small parts that sit on boards: chips, passives, buttons, lights."""

from __future__ import annotations

from dataclasses import dataclass

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import GOLD, PLASTIC, STEEL, TIN, darker, lighter, mix
from site_project.demo.drawing.scene import Item, Scene, number
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe
from site_project.demo.drawing.space import Flat, Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane


def corner(board: Board, at: Flat, size: Flat) -> Point:
    """Return the far corner of a part that is placed by its middle."""
    x, y, z = board.place(at)
    return (x - size[0] / 2, y - size[1] / 2, z)


def top_of(item: Item) -> Plane:
    """Return the plane on top of a thing, which draws on that thing."""
    plane = Plane.top(item.box.low[0], item.box.low[1], item.box.high[2])
    plane.marks = item.picture
    return plane


def left_of(item: Item) -> Plane:
    """Return the plane of a thing's left face."""
    plane = Plane.left(item.box.low[0], item.box.high[1], item.box.high[2])
    plane.marks = item.picture
    return plane


def right_of(item: Item) -> Plane:
    """Return the plane of a thing's right face."""
    plane = Plane.right(item.box.high[0], item.box.high[1], item.box.high[2])
    plane.marks = item.picture
    return plane


def chip(board: Board, at: Flat, size: Flat, label: str, *, pins: int = 8, sides: int = 4) -> Item:
    """Place a chip with leads on two or four sides."""
    w, d = size
    pitch = (w - 1.2) / max(1, pins - 1)
    for i in range(pins):
        x = at[0] - w / 2 + 0.6 + i * pitch
        for side in (-1, 1):
            _lead(board, (x, at[1] + side * (d / 2 + 0.55)), (min(0.42, pitch * 0.6), 1.5))
    if sides == 4:
        count = max(2, round(pins * d / w))
        step = (d - 1.2) / (count - 1)
        for i in range(count):
            y = at[1] - d / 2 + 0.6 + i * step
            for side in (-1, 1):
                _lead(board, (at[0] + side * (w / 2 + 0.55), y), (1.5, min(0.42, step * 0.6)))
    body = block(
        board.scene, corner(board, at, size), (w, d, 1.1), PLASTIC, r=0.25,
        finish=Finish(bevel=0.18, rim=0.35, on=board.slab),
    )  # fmt: skip
    face = top_of(body)
    face.disc((1.15, d - 1.15), min(0.45, d * 0.1), "#16181a")
    _chip_words(face, size, label)
    return body


def _chip_words(face: Plane, size: Flat, label: str) -> None:
    w, d = size
    rows = label.split("|")
    height = min(w / max(1, *(len(r) for r in rows)) * 1.25, d / (len(rows) + 0.7) * 0.8, 1.9)
    for i, row in enumerate(rows):
        y = d / 2 + (i - (len(rows) - 1) / 2) * height * 1.25 + height * 0.36
        face.mono((w / 2, y), row, height, "#B9B6AE", style=MIDDLE)


def _lead(board: Board, at: Flat, size: Flat) -> None:
    board.pad(at, (size[0] + 0.12, size[1] + 0.2), r=0.08)
    board.plane.rect((at[0] - size[0] / 2, at[1] - size[1] / 2), size, TIN)


def radio(board: Board, at: Flat, label: str = "FERNWERK|R2 · 2.4 GHz") -> Item:
    """Place a radio module: a tin can beside the zigzag of its antenna."""
    w, d = 16.0, 18.0
    x, y, z = corner(board, at, (w, d))
    base = box(board.scene, (x, y, z), (w, d, 0.7), "#1E2022", finish=Finish(on=board.slab, rim=0.3))
    face = top_of(base)
    points = [(1.2, 4.6)]
    for i in range(7):
        u = 1.2 + i * 2.15
        points += [(u, 1.0), (u + 1.07, 1.0), (u + 1.07, 4.2), (u + 2.15, 4.2)]
    face.line(points[:-1], GOLD, width=0.45)
    can = block(
        board.scene, (x + 0.8, y + 5.6, z + 0.7), (w - 1.6, d - 6.4, 2.2), STEEL, r=0.6,
        finish=Finish(bevel=0.3, rim=0.8, on=base),
    )  # fmt: skip
    plane = top_of(can)
    for i, row in enumerate(label.split("|")):
        plane.text((1.2, 3.2 + i * 2.3), row, 1.75 if i == 0 else 1.3, "#55585C")
    plane.rect((1.2, 8.2), (3.1, 3.1), "#8B8F94", r=0.2)
    for k in range(14):
        plane.rect((1.5 + (k * 5 % 7) * 0.36, 8.5 + (k * 3 % 7) * 0.36), (0.34, 0.34), "#2f3235")
    return can


def resistor(board: Board, at: Flat, *, turned: bool = False, colour: str = "#2A2C2F") -> None:
    """Place a small chip resistor or capacitor."""
    long, wide = 1.9, 1.05
    size = (wide, long) if turned else (long, wide)
    board.pad(at, (size[0] + 0.7, size[1] + 0.25) if not turned else (size[0] + 0.25, size[1] + 0.7))
    x, y, z = corner(board, at, size)
    body = box(board.scene, (x, y, z), (*size, 0.6), colour, finish=Finish(rim=0.25, shadow=False))
    face = top_of(body)
    for share in (0.0, 0.78):
        if turned:
            face.rect((0, share * long), (wide, long * 0.22), TIN)
        else:
            face.rect((share * long, 0), (long * 0.22, wide), TIN)


def scatter(board: Board, places: list[Flat], *, turned: bool = False) -> None:
    """Place several passives, every third of them a tan capacitor."""
    for i, at in enumerate(places):
        resistor(board, at, turned=turned, colour="#B08A5E" if i % 3 == 1 else "#2A2C2F")


def tantalum(board: Board, at: Flat) -> None:
    """Place a yellow tantalum capacitor."""
    body = box(board.scene, corner(board, at, (3.5, 2.2)), (3.5, 2.2, 1.7), "#D9A534", finish=board.finish)
    top_of(body).rect((0.2, 0), (0.5, 2.2), "#7A4A1A")


def can(board: Board, at: Flat, *, r: float = 3.2, h: float = 6.0) -> None:
    """Place an electrolytic capacitor."""
    x, y, z = board.place(at)
    base = (x - r, y - r, z)
    block(board.scene, base, (2 * r, 2 * r, 0.7), PLASTIC, r=0.8, finish=board.finish)
    tin = "#C9CCCE"
    drum(board.scene, (x, y, z + 0.7), (r * 0.94, h), tin, finish=Finish(bevel=0.35, rim=0.8, on=board.slab))
    face = Plane.top(x, y, z + h + 0.7)
    cut = f'clip-path="circle({number(r * 0.82)}px at 0 0)"'
    face.path(f"M{-r} {r * 0.35}L{r} {r * 0.35}L{r} {r}L{-r} {r}Z", "#3A3D42", style=cut)
    face.text((0, 0), "220", r * 0.5, "#4a4d52", style=MIDDLE)
    board.scene.items[-1].picture.append(face.svg())


def coil(board: Board, at: Flat, *, s: float = 6.0) -> None:
    """Place a power inductor."""
    body = block(
        board.scene, corner(board, at, (s, s)), (s, s, s * 0.5), "#3A3C40", r=1.0,
        finish=Finish(bevel=0.5, rim=0.4, on=board.slab),
    )  # fmt: skip
    top_of(body).text((s / 2, s * 0.6), "4R7", s * 0.3, "#C8C5BC", style=MIDDLE)


def crystal(board: Board, at: Flat) -> None:
    """Place a quartz in its tin can."""
    block(
        board.scene, corner(board, at, (4.8, 2.2)), (4.8, 2.2, 1.6), STEEL, r=1.0,
        finish=Finish(bevel=0.3, rim=0.8, on=board.slab),
    )  # fmt: skip


def button(board: Board, at: Flat, *, cap: str = PLASTIC, s: float = 4.2) -> None:
    """Place a tact switch."""
    box(board.scene, corner(board, at, (s, s)), (s, s, 1.5), "#C9CBCD", finish=board.finish)
    x, y, z = board.place(at)
    drum(board.scene, (x, y, z + 1.5), (s * 0.3, 1.1), cap, finish=Finish(bevel=0.2, shadow=False))


def lamp(board: Board, at: Flat, colour: str, *, on: bool = True) -> None:
    """Place a tiny surface-mounted light."""
    box(board.scene, corner(board, at, (1.9, 1.1)), (1.9, 1.1, 0.6), "#EFEBDD", finish=board.finish)
    x, y, z = board.place(at)
    box(
        board.scene,
        (x - 0.45, y - 0.4, z + 0.6),
        (0.9, 0.8, 0.15),
        lighter(colour, 0.35),
        finish=Finish(shadow=False),
    )
    if on:
        board.scene.glow(project((x, y, z + 0.7)), 5.0, colour, strength=0.85)


def pixel(board: Board, at: Flat, colour: str, *, s: float = 4.0) -> None:
    """Place a square light that can show any colour."""
    body = box(board.scene, corner(board, at, (s, s)), (s, s, 1.2), "#F1EEE6", finish=board.finish)
    top_of(body).disc((s / 2, s / 2), s * 0.4, mix(colour, "#FFFFFF", 0.35))
    x, y, z = board.place(at)
    board.scene.glow(project((x, y, z + 1.2)), s * 1.6, colour, strength=0.7)


@dataclass(frozen=True)
class Bulb:
    """A round light with wire legs: colour, radius, and whether it shines."""

    colour: str
    r: float = 2.5
    on: bool = True
    legs: float = 0.0


def bulb(scene: Scene, at: Point, look: Bulb, *, finish: Finish | None = None) -> None:
    """Draw a round light that stands upright."""
    x, y, z = at
    r = look.r
    if look.legs:
        for shift in (-0.5, 0.5):
            lathe(
                scene,
                (x + shift * r, y, z),
                (0, 0, look.legs),
                [(0, 0.28, TIN), (1, 0.28, TIN)],
                finish=Finish(rim=0),
            )
    base = z + look.legs
    drum(scene, (x, y, base), (r * 1.16, r * 0.4), look.colour, finish=finish or Finish())
    skin = mix(look.colour, "#FFFFFF", 0.18)
    steps = [(0.0, 1.0), (0.5, 1.0), (0.68, 0.93), (0.82, 0.78), (0.92, 0.56), (1.0, 0.25)]
    profile = [(t, r * k, skin) for t, k in steps]
    lathe(scene, (x, y, base + r * 0.4), (0, 0, r * 2.7), profile, finish=Finish(rim=0, shadow=False))
    spot = project((x, y, base + r * 2))
    shine = f'<ellipse cx="{number(spot[0] - r * 0.45)}" cy="{number(spot[1])}" rx="{number(r * 0.16)}" '
    scene.items[-1].picture.append(f'{shine}ry="{number(r * 0.75)}" fill="#fff" opacity=".65"/>')
    if look.on:
        scene.glow(project((x, y, base + r * 2)), r * 5.5, look.colour, strength=0.75)


def screw(scene: Scene, at: Point, r: float = 1.6, *, colour: str = STEEL) -> None:
    """Draw the round head of a screw with its cross."""
    drum(scene, at, (r, r * 0.45), colour, finish=Finish(bevel=r * 0.2, rim=0.7, shadow=False))
    face = top_of(scene.items[-1])
    dark = darker(colour, 0.65)
    face.line([(r * 0.5, r), (r * 1.5, r)], dark, width=r * 0.26)
    face.line([(r, r * 0.5), (r, r * 1.5)], dark, width=r * 0.26)
