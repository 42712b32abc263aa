"""What stands around in scenes: a table top, a mug, a pencil."""

from __future__ import annotations

from site_project.demo.drawing.colour import STEEL, WOOD, darker, lighter
from site_project.demo.drawing.parts import top_of
from site_project.demo.drawing.scene import Scene, number
from site_project.demo.drawing.solids import Finish, block, drum, lathe
from site_project.demo.drawing.space import Box, Flat, Point, circle, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable


def bench_top(sheet: Scene, at: Point, size: tuple[float, float], *, ink: str = WOOD) -> Plane:
    """Lay a thick table top of oiled wood, as the ground of a scene, and return its plane."""
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
    sheet.lay(top)
    return face


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


def magnifier(sheet: Scene, at: Point, axis: Flat, *, r: float = 34.0) -> Plane:
    """Draw a magnifying glass that lies on what it enlarges, its handle along an axis; return the glass."""
    (x, y, z), (ax, ay) = at, axis
    rows = [
        (0.0, 4.2, STEEL),
        (0.12, 4.6, STEEL),
        (0.13, 6.4, "#8A4A26"),
        (0.9, 7.4, "#8A4A26"),
        (1.0, 5.0, "#8A4A26"),
    ]
    lathe(sheet, (x + ax * r, y + ay * r, z + 6), (ax * 96, ay * 96, 0), rows, finish=Finish(rim=0.3))
    ring = drum(sheet, at, (r + 4, 6), "#B98A3A", finish=Finish(bevel=1.2, rim=0.9))
    face = Plane.top(x, y, z + 6)
    face.marks = ring.picture
    face.disc((0, 0), r, "#F4FBFA").ring((0, 0), r, "#7A5A22", width=1)
    return face


def jar(sheet: Scene, at: Point, r: float, high: float, label: str) -> None:
    """Draw a closed jar of glass with a label; what is inside is drawn into the item before the glass."""
    x, y, z = at
    glass = "#DCE9E6"
    rows = [
        (0.0, r * 0.94, glass),
        (0.05, r, glass),
        (0.74, r, glass),
        (0.88, r * 0.66, glass),
        (1.0, r * 0.66, glass),
    ]
    body = lathe(sheet, at, (0, 0, high), rows, finish=Finish(rim=0.8, top="#EEF6F4"))
    body.picture.insert(0, '<g opacity=".55">')
    body.picture.append("</g>")
    cork = [(0.0, r * 0.6, "#B88552"), (1.0, r * 0.72, "#B88552")]
    lathe(sheet, (x, y, z + high - 4), (0, 0, 20), cork, finish=Finish(rim=0.4, shadow=False, top="#C99A66"))
    c = 0.7071
    tag = Plane((x + r * c, y + r * c, z + high * 0.5), (c, -c, 0), (0, 0, -1))
    wide = r * 1.2
    tag.rect((-wide / 2, 0), (wide, high * 0.26), "#F7F1E2", r=1.5)
    for i, row in enumerate(label.split("|")):
        tag.title((0, high * (0.11 + i * 0.1)), row, high * 0.085, "#A3441B", style=MIDDLE)
    body.picture.append(tag.svg())


def leaf(sheet: Scene, at: Point, size: float, turn: float, ink: str) -> None:
    """Draw one leaf that faces the eye."""
    x, y, z = at
    u, v = project(at)
    s = size
    low, high, narrow, wide = (number(s * share) for share in (0.3, 0.7, 0.6, 0.8))
    left = f"M0 {number(s)}C-{wide} {low} -{narrow} -{high} 0 {number(-s)}"
    path = f"{left}C{narrow} -{high} {wide} {low} 0 {number(s)}Z"
    place = f"translate({number(u)} {number(v)}) rotate({number(turn)})"
    art = (
        f'<g transform="{place}"><path d="{path}" fill="{darker(ink, 0.14)}"/>'
        f'<path d="{left}Z" fill="{lighter(ink, 0.12)}"/>'
        f'<path d="M0 {number(s)}V{number(-s)}" stroke="{darker(ink, 0.35)}" stroke-width=".7"/></g>'
    )
    sheet.put(art, Box((x - s, y - s, z - s * 0.6), (x + s, y + s, z + s * 0.6)))


def pot(sheet: Scene, at: Point, r: float, high: float, ink: str = "#C0663C") -> None:
    """Draw a flower pot with soil."""
    rows = [
        (0.0, r * 0.68, ink),
        (0.74, r * 0.9, ink),
        (0.75, r, ink),
        (0.98, r * 1.02, ink),
        (1.0, r * 0.97, ink),
    ]
    item = lathe(sheet, at, (0, 0, high), rows, finish=Finish(top=ink, shadow=False, rim=0.6))
    sheet.cast(circle(at[0], at[1], r * 0.75), height=high * 0.9, z=at[2])
    soil = (
        Plane.top(at[0], at[1], at[2] + high)
        .disc((0, 0), r * 0.88, "#4a3222")
        .disc((1, 1), r * 0.8, "#3d2819")
    )
    item.picture.append(soil.svg())
