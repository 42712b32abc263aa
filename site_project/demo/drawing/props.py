"""What stands around in scenes: a table top, a mug, a pencil."""

from __future__ import annotations

from site_project.demo.drawing.colour import WOOD, darker
from site_project.demo.drawing.parts import top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, block, lathe
from site_project.demo.drawing.space import Point
from site_project.demo.drawing.surface import Plane
from site_project.demo.drawing.wires import Cable, cable


def bench_top(sheet: Scene, at: Point, size: tuple[float, float], *, ink: str = WOOD) -> None:
    """Draw a thick table top of oiled wood with its grain and seams."""
    (x, y, z), (w, d) = at, size
    top = block(sheet, (x, y, z - 14), (w, d, 14), ink, r=5, finish=Finish(bevel=2.5, rim=0.5))
    face = top_of(top)
    planks = 6
    for i in range(planks):
        v = 3 + i * (d - 6) / planks
        if i:
            face.line([(3, v), (w - 3, v)], darker(ink, 0.3), width=0.9, style='opacity=".6"')
        for k in range(3):
            level = v + (k + 0.7) * d / planks / 4
            first = f"{w * 0.3:.0f} {level - 5 + k * 4:.1f}"
            second = f"{w * 0.6:.0f} {level + 6 - k * 3:.1f}"
            wave = f"M4 {level:.1f}C{first} {second} {w - 4:.0f} {level:.1f}"
            face.path(wave, "none", style=f'stroke="{darker(ink, 0.3)}" stroke-width=".8" opacity=".34"')


def mug(sheet: Scene, at: Point, ink: str = "#F3EEE2") -> None:
    """Draw a mug of coffee with a copper trace on it."""
    x, y, z = at
    way = [
        (x + 20, y - 12, z + 34),
        (x + 34, y - 22, z + 34),
        (x + 36, y - 24, z + 14),
        (x + 22, y - 14, z + 10),
    ]
    cable(sheet, way, Cable(ink, 6, shadow=False))
    lathe(
        sheet,
        (x, y, z),
        (0, 0, 44),
        [(0, 22, ink), (0.06, 24, ink), (1, 24, ink)],
        finish=Finish(top=darker(ink, 0.2)),
    )
    face = Plane.top(x, y, z + 44).disc((0, 0), 21.4, "#3d2415").disc((-3, -3), 14, "#55331d")
    sheet.items[-1].picture.append(face.svg())


def pencil(sheet: Scene, a: Point, b: Point, ink: str) -> None:
    """Draw a pencil between two points."""
    axis = (b[0] - a[0], b[1] - a[1], b[2] - a[2])
    lathe(
        sheet,
        a,
        axis,
        [
            (0, 3.2, "#D9A0A0"),
            (0.06, 3.2, "#C9CDD0"),
            (0.1, 3.2, ink),
            (0.86, 3.2, "#E2C79A"),
            (0.97, 0.8, "#33302b"),
            (1, 0.2, "#33302b"),
        ],
        finish=Finish(rim=0.3),
    )
