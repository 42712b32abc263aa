"""Pictures of shirts, the apron, the bag and the beanie."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import BRIGHT_COPPER, MASK, darker, lighter, lit
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import Finish, lathe
from site_project.demo.drawing.space import Box, circle, project, rectangle
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(232)

CLOTH = {
    "green": MASK,
    "night": "#2A2D35",
    "cream": "#EBE2D0",
    "black": "#2D2F32",
    "sand": "#D9C6A3",
    "plum": "#6B3F63",
    "slate": "#59616B",
}

TEE = (
    "M58 14C66 26 94 26 102 14L124 20C134 23 140 30 144 40L158 74C160 78 158 81 154 83L134 92C130 94 "
    "127 92 126 88"
    "L122 78V182C122 186 120 188 116 188H44C40 188 38 186 38 182V78L34 88C33 92 30 94 26 92L6 83C2 81"
    " 0 78 2 74"
    "L16 40C20 30 26 23 36 20Z"
)


def cloth(scene: Scene, path: str, size: tuple[float, float], ink: str) -> Plane:
    """Lay a piece of cloth flat and return the plane of its front."""
    w, d = size
    scene.cast(rectangle(w * 0.2, d * 0.06, w * 0.6, d * 0.9), height=5)
    art = Plane.top(0, 0, 0)
    for i in range(7):
        layer = Plane.top(0, 0, i * 0.6)
        layer.path(path, lit(ink, (0.2, 0.7, 0.1)))
        art.marks += layer.marks
    face = Plane.top(0, 0, 4.2)
    top = lit(ink, (0, 0, 1))
    shine = scene.linear((0, 0), (w, d), [(0, lighter(top, 0.08)), (0.5, top), (1, darker(top, 0.12))])
    face.path(path, shine)
    scene.put("".join(art.marks), Box((0, 0, 0), (w, d, 4.2)))
    face.marks = [*face.marks]
    scene.items[-1].picture += face.marks
    face.marks = scene.items[-1].picture
    return face


def folds(face: Plane, ink: str, paths: tuple[str, ...]) -> None:
    """Draw soft folds: a dark line and a light one beside it."""
    for path in paths:
        face.path(
            path,
            "none",
            style=f'stroke="{darker(ink, 0.55)}" stroke-width="2.6" stroke-linecap="round" opacity=".16"',
        )
        face.path(
            path,
            "none",
            style=f'stroke="{lighter(ink, 0.6)}" stroke-width="1.2" stroke-linecap="round" opacity=".22" '
            'transform="translate(-1.8 -1)"',
        )


def tee(scene: Scene, ink: str) -> Plane:
    """Lay a T-shirt flat, with collar, seams and folds."""
    face = cloth(scene, TEE, (160, 190), ink)
    face.path("M58 14C66 26 94 26 102 14C96 34 64 34 58 14Z", darker(ink, 0.45))
    face.path("M58 14C66 26 94 26 102 14", "none", style=f'stroke="{lighter(ink, 0.12)}" stroke-width="3.4"')
    face.path("M56.6 16C65 31 95 31 103.4 16", "none", style=f'stroke="{darker(ink, 0.3)}" stroke-width=".6"')
    for path in ("M38 78C36 62 38 40 36 22", "M122 78C124 62 122 40 124 22"):
        face.path(path, "none", style=f'stroke="{darker(ink, 0.35)}" stroke-width=".7" opacity=".8"')
    stitch = f'stroke="{darker(ink, 0.4)}" stroke-width=".5" stroke-dasharray="1.6 1"'
    face.path("M40 184H120", "none", style=stitch)
    face.path("M6 78L29 89M154 78L131 89", "none", style=stitch)
    folds(
        face,
        ink,
        (
            "M44 96C54 104 58 118 56 140",
            "M114 100C106 112 108 130 112 150",
            "M48 168C66 160 80 170 104 162",
            "M30 50C34 58 36 66 36 74",
            "M130 50C126 58 124 66 124 74",
        ),
    )
    return face


@SHELF.colours(
    "trace-tee",
    "A {colour} T-shirt with one copper line from collar to hem that bends at 45 degrees.",
    {"green": "green", "night": "night-blue", "cream": "cream"},
    fill=0.86,
)
def _trace(scene: Scene, colour: str) -> None:
    face = tee(scene, CLOTH[colour])
    points = [(96, 27), (96, 52), (82, 66), (82, 98), (62, 118), (62, 186)]
    face.line(points, "#C8703F", width=2.4)
    face.line([(u - 0.5, v) for u, v in points], "#E9A67C", width=0.5)
    for spot in ((82, 82), (62, 140)):
        face.disc(spot, 4.2, "#C8703F").disc(spot, 1.7, CLOTH[colour])
    face.line([(82, 82), (98, 82), (108, 92)], "#C8703F", width=1.6)
    face.disc((108, 92), 2.6, "#C8703F")


@SHELF.colours(
    "blinks-tee",
    "A {colour} T-shirt; on the chest a small lit lamp and the words: it blinks.",
    {"black": "black", "sand": "sand"},
    fill=0.86,
)
def _blinks(scene: Scene, colour: str) -> None:
    face = tee(scene, CLOTH[colour])
    ink = "#F4EFE3" if colour == "black" else "#33302B"
    face.title((80, 84), "it blinks.", 17, ink, style=MIDDLE)
    face.path("M74 58A6 6 0 0 1 86 58V63H74Z", "#FF5A4A").rect((72.6, 63), (14.8, 2.4), ink)
    for k in range(5):
        a = math.radians(-170 + k * 40)
        face.line(
            [(80 + 9 * math.cos(a), 58 + 9 * math.sin(a)), (80 + 12 * math.cos(a), 58 + 12 * math.sin(a))],
            "#FF8A6A",
            width=1.2,
        )


@SHELF.colours(
    "ground-loop-tee",
    "A {colour} T-shirt with a wave and its distorted harmonics printed across the chest in four colours.",
    {"plum": "plum", "slate": "slate-grey"},
    fill=0.86,
)
def _ground_loop(scene: Scene, colour: str) -> None:
    face = tee(scene, CLOTH[colour])
    for i, ink in enumerate(("#F0A27A", "#EDBB33", "#8FD3BF", "#F4EFE3")):
        points = []
        for k in range(121):
            t = k / 120
            level = math.sin(t * 2 * math.tau) + 0.34 * i * math.sin(t * 6 * math.tau + i) * 0.5
            points.append((42 + t * 76, 84 + i * 9 - level * 11))
        face.line(points, ink, width=2.0)
    face.text((80, 134), "50 Hz", 8, "#F4EFE3", style=MIDDLE)


@SHELF.colours(
    "bench-apron",
    "A {colour} canvas apron with pockets, tools in them, and leather straps.",
    {"sand": "sand", "green": "green"},
    fill=0.86,
)
def _apron(scene: Scene, colour: str) -> None:
    ink = CLOTH[colour]
    for side in (54, 106):
        cable(
            scene,
            [
                (side, 6, 3),
                (side - (8 if side < 80 else -8), -20, 2),
                (80, -40, 1.5),
                (134 - side * 0.3, -30, 1.5),
            ],
            Cable("#7A4526", 6),
        )
    path = (
        "M52 0H108C110 22 118 44 146 60C150 62 152 66 152 70V176C152 182 148 186 142 186H18C12 186 8 182 "
        "8 176V70C8 66 10 62 14 60C42 44 50 22 52 0Z"
    )
    face = cloth(scene, path, (160, 188), ink)
    seam = f'stroke="{darker(ink, 0.35)}" stroke-width=".8" stroke-dasharray="2.4 1.4"'
    for at, size in (((60, 30), (40, 30)), ((18, 100), (58, 58)), ((84, 100), (58, 58))):
        face.rect(at, size, lighter(ink, 0.07), r=3, style=f'stroke="{darker(ink, 0.3)}" stroke-width=".7"')
        face.rect((at[0] + 2, at[1] + 2), (size[0] - 4, size[1] - 4), "none", r=2, style=seam)
        for u in (at[0] + 1.5, at[0] + size[0] - 1.5):
            face.disc((u, at[1] + 1.5), 1.8, BRIGHT_COPPER)
    face.rect((70, 14), (3.4, 24), "#C9CDD0", r=1).rect((69, 16), (5.4, 14), "#B4552C", r=2)
    face.rect((80, 12), (3, 24), "#E3A21F", r=1)
    face.rect((60, 32), (40, 28), lighter(ink, 0.07), r=3, style='opacity=".96"')
    face.title((80, 50), "copperline", 7, darker(ink, 0.5) if colour == "sand" else "#F0C9A0", style=MIDDLE)
    folds(
        face,
        ink,
        ("M30 70C40 80 44 88 42 98", "M128 72C120 82 118 90 120 98", "M40 170C66 164 90 174 124 168"),
    )


@SHELF.shows(
    "tote-bag",
    "A natural cotton bag printed with the outlines of a board, an iron, a knob and a spoon.",
    fill=0.86,
)
def _tote(scene: Scene) -> None:
    ink = "#E6DAC0"
    for u in (44, 96):
        cable(
            scene,
            [(u, 14, 3), (u - 2, -18, 3), (u + 10, -46, 2), (u + 22, -18, 3), (u + 20, 14, 3)],
            Cable("#D8C9A8", 7),
        )
    face = cloth(
        scene,
        "M10 6H150C152 6 153 8 153 10V176C153 182 149 186 143 186H17C11 186 7 182 7 176V10C7 8 8 6 10 6Z",
        (160, 188),
        ink,
    )
    face.line([(10, 16), (150, 16)], darker(ink, 0.25), width=0.7)
    line = "#1B6B57"
    outline = f'stroke="{line}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"'
    face.rect((26, 44), (56, 36), "none", r=3, style=outline).rect(
        (44, 54), (18, 16), "none", r=1, style=outline
    )
    for i in range(7):
        face.disc((32 + i * 7.4, 48.4), 1.2, line).disc((32 + i * 7.4, 75.6), 1.2, line)
    face.ring((112, 62), 18, "#A3441B", width=1.8).line([(112, 60), (120, 50)], "#A3441B", width=1.8)
    face.path("M28 126L60 110M60 110L66 104L96 92M60 110L64 116L98 98L96 92", "none", style=outline)
    face.path(
        "M110 132C104 118 122 112 126 124C129 132 120 138 116 134L100 158",
        "none",
        style='stroke="#A3441B" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"',
    )
    face.title((28, 168), "copperline", 15, line)
    face.line([(28, 174), (70, 174), (76, 168), (134, 168)], "#A3441B", width=1.2)
    folds(face, ink, ("M20 30C30 60 24 100 30 140", "M142 40C134 70 140 110 136 150"))


@SHELF.colours(
    "bench-beanie",
    "A ribbed {colour} beanie with a folded brim and a woven label the size of a chip.",
    {"copper": "copper-red", "night": "night-blue", "white": "white"},
    fill=0.7,
)
def _beanie(scene: Scene, colour: str) -> None:
    ink = {"copper": "#A9522B", "night": "#333845", "white": "#EFEAE0"}[colour]
    rows = [
        (0, 50, ink),
        (0.3, 51, ink),
        (0.55, 47, ink),
        (0.75, 38, ink),
        (0.9, 24, ink),
        (0.97, 12, ink),
        (1, 4, ink),
    ]
    scene.cast(circle(0, 0, 54), height=46)
    lathe(scene, (0, 0, 36), (0, 0, 58), rows, finish=Finish(rim=0, shadow=False))
    crown = scene.items[-1]
    lathe(
        scene,
        (0, 0, 0),
        (0, 0, 36),
        [(0, 52, ink), (0.15, 55.5, ink), (0.85, 55.5, ink), (1, 52, ink)],
        finish=Finish(rim=0.2, shadow=False),
    )
    brim = scene.items[-1]
    for i in range(38):
        a = math.radians(-46 + i * 4.9)
        c, s = math.cos(a), math.sin(a)
        for item, levels in (
            (brim, ((2, 53.6), (5, 55.4), (31, 55.4), (34, 53.4))),
            (crown, ((38, 50.2), (53, 50.8), (68, 46.6), (79.5, 37.8), (88, 24.4), (92, 12))),
        ):
            line = "M" + "L".join("{:.2f} {:.2f}".format(*project((r * c, r * s, z))) for z, r in levels)
            item.picture.append(
                f'<path d="{line}" fill="none" stroke="{darker(ink, 0.5)}" stroke-width="1.5" '
                'opacity=".3" stroke-linecap="round"/>'
            )
    label = Plane((8, 55, 28), (0.97, -0.18, 0), (0, 0, -1))
    label.rect((0, 0), (24, 19), "#26282B", r=1)
    for i in range(5):
        label.rect((2.4 + i * 4.4, -2.4), (2, 2.4), "#D5D8DA").rect((2.4 + i * 4.4, 19), (2, 2.4), "#D5D8DA")
    label.disc((4, 4), 1.3, "#55585c").title((12, 13), "CU 29", 6.4, "#F0A27A", style=MIDDLE)
    brim.picture.append(label.svg())
