"""Where scenes take place: walls, windows, table tops, cloths, paper. Things throw their shadows on all of it."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import WHITE, darker, lighter
from site_project.demo.drawing.dice import Dice
from site_project.demo.drawing.parts import left_of, right_of, top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, box, drum, prism
from site_project.demo.drawing.space import Flat, Point, circle, rectangle, turned
from site_project.demo.drawing.surface import Plane

THICK = 9.0


def wall(sheet: Scene, at: Point, size: Flat, ink: str, *, looks: str = "left") -> Plane:
    """Put up a wall from a corner of the floor; it looks to the lower left or right. Return its plane."""
    (x, y, z), (long, high) = at, size
    if looks == "left":
        item = box(sheet, (x, y - THICK, z), (long, THICK, high), ink, finish=Finish(rim=0.7))
        sheet.lay(item)
        return left_of(item)
    item = box(sheet, (x - THICK, y, z), (THICK, long, high), ink, finish=Finish(rim=0.7))
    sheet.lay(item)
    return right_of(item)


def window(sheet: Scene, plane: Plane, at: Flat, size: Flat, sky: tuple[str, str]) -> None:
    """Draw a window of two panes into a wall that looks to the lower left; the sky goes from top to bottom."""
    (u, v), (w, h) = at, size
    deep, bar = 7.0, 4.0
    hole = plane.moved(u, v)
    hole.rect((-bar, -bar), (w + 2 * bar, h + 2 * bar), WHITE)
    hole.rect((-bar, h + bar - 0.8), (w + 2 * bar, 0.8), darker(WHITE, 0.3))
    paint = sheet.linear((0, 0), (0, h), [(0, sky[0]), (1, sky[1])])
    hole.rect((deep, 0), (w - deep, h - deep), paint)
    hole.polygon([(0, 0), (0, h), (deep, h - deep), (deep, 0)], darker(WHITE, 0.22))
    hole.polygon([(0, h), (w, h), (w, h - deep), (deep, h - deep)], lighter(WHITE, 0.4))
    for k in range(2):
        left = deep + k * (w - deep) / 2
        hole.path(
            f"M{left + 8} 0h{w * 0.16}L{left + 6} {h * 0.62}v-{h * 0.3}Z", "#FFFFFF", style='opacity=".3"'
        )
    middle = deep + (w - deep) / 2
    hole.rect((middle - 2.5, 0), (5, h - deep), WHITE).rect((middle + 2.5, 0), (1.2, h - deep), "#B9B2A2")
    hole.rect((deep, h * 0.34), (w - deep, 3.4), WHITE).rect((deep, h * 0.34 + 3.4), (w - deep, 1), "#B9B2A2")


def cloth(sheet: Scene, at: Point, size: Flat, inks: tuple[str, str], *, check: float = 26.0) -> None:
    """Lay a checked table cloth with a hem."""
    (x, y, z), (w, d) = at, size
    item = block(sheet, (x, y, z - 3), (w, d, 3), inks[0], r=3, finish=Finish(bevel=0.8, rim=0.4))
    face = top_of(item)
    for i in range(math.ceil(w / check)):
        if i % 2:
            face.rect((i * check, 0), (min(check, w - i * check), d), inks[1], style='opacity=".5"')
    for j in range(math.ceil(d / check)):
        if j % 2:
            face.rect((0, j * check), (w, min(check, d - j * check)), inks[1], style='opacity=".5"')
    for inset in (4.0, 5.6):
        frame = f'stroke="{lighter(inks[0], 0.4)}" stroke-width=".7" stroke-dasharray="3 2.4"'
        face.rect((inset, inset), (w - 2 * inset, d - 2 * inset), "none", r=2, style=frame)
    sheet.lay(item)


def slate(sheet: Scene, at: Point, size: Flat) -> Plane:
    """Lay a blackboard in a frame of wood and return the plane for the chalk."""
    (x, y, z), (w, d) = at, size
    frame = block(
        sheet, (x - 14, y - 14, z - 12), (w + 28, d + 28, 12), "#B98A55", r=4, finish=Finish(bevel=2)
    )
    sheet.lay(frame)
    board = box(sheet, (x, y, z - 0.4), (w, d, 0.4), "#34403D", finish=Finish(rim=0.3))
    sheet.lay(board)
    face = top_of(board)
    dice = Dice("chalk dust")
    for _ in range(16):
        start = (dice.between(20, w * 0.7), dice.between(16, d - 16))
        path = f"M{start[0]:.1f} {start[1]:.1f}q{dice.between(30, 90):.1f} {dice.between(-14, 14):.1f} 120 4"
        face.path(
            path, "none", style='stroke="#FFFFFF" stroke-width="16" opacity=".022" stroke-linecap="round"'
        )
    return face


def round_table(sheet: Scene, at: Point, r: float, ink: str) -> None:
    """Lay a round table top with its grain."""
    x, y, z = at
    reached = len(sheet.extent)
    item = drum(sheet, (x, y, z - 14), (r, 14), ink, finish=Finish(bevel=3, rim=0.5))
    del sheet.extent[reached:]  # the corners of its room lie far outside of it
    sheet.reach([(u, v, level) for u, v in circle(x, y, r) for level in (z - 14, z)])
    face = Plane.top(x, y, z)
    for i in range(-7, 8):
        v = i * r / 7.6
        half = math.sqrt(max(0.0, (r - 5) ** 2 - v * v))
        bends = (f"{-half * 0.4:.1f} {v - 9 + i % 3 * 6:.1f}", f"{half * 0.3:.1f} {v + 8:.1f}")
        path = f"M{-half:.1f} {v:.1f}C{bends[0]} {bends[1]} {half:.1f} {v:.1f}"
        face.path(path, "none", style=f'stroke="{darker(ink, 0.3)}" stroke-width=".9" opacity=".34"')
    item.picture.append(face.svg())
    sheet.lay(item)


def paper(
    sheet: Scene, at: Point, size: Flat, *, turn: float = 0.0, ink: str = "#FCFAF4", thick: float = 0.7
) -> Plane:
    """Lay a sheet of paper, turned by some degrees, and return its plane."""
    (x, y, z), (w, d) = at, size
    outline = turned(rectangle(x, y, w, d), turn, about=(x, y))
    item = prism(sheet, outline, (z, z + thick), ink, finish=Finish(rim=0.5))
    sheet.lay(item)
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return Plane((x, y, z + thick), (c, s, 0.0), (-s, c, 0.0), item.picture)


def lines_of_text(
    face: Plane, at: Flat, wide: float, count: int, *, step: float = 7.0, ink: str = "#A8A196"
) -> None:
    """Draw a paragraph that is too small to be read."""
    dice = Dice(f"text {at} {count}")
    for i in range(count):
        share = dice.between(0.5, 0.8) if i == count - 1 else dice.between(0.9, 1.0)
        face.rect((at[0], at[1] + i * step), (wide * share, step * 0.24), ink, r=step * 0.12)
