"""Pictures of enclosures."""

from __future__ import annotations

from site_project.demo.drawing.colour import COPPER, MASK, STEEL, WHITE, WOOD, darker
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.screens import wave
from site_project.demo.drawing.solids import Finish, block, box, drum, extrusion, lathe, prism
from site_project.demo.drawing.space import Point, project, rounded
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.things.boards import fern_one

SHELF = Shelf(208)

PLASTICS = {
    "sand": "#D9C6A3",
    "green": MASK,
    "black": "#33363A",
    "copper": "#A9522B",
    "cream": "#EBE2D0",
    "teal": "#2C8C86",
    "night": "#2F333D",
}


def lunchbox(scene: Scene, at: Point, size: Point, ink: str) -> None:
    """Draw a closed Lunchbox case."""
    (x, y, z), (w, d, h) = at, size
    block(scene, at, (w, d, h * 0.62), ink, r=7)
    block(
        scene,
        (x + 0.5, y + 0.5, z + h * 0.62),
        (w - 1, d - 1, 1),
        darker(ink, 0.45),
        r=7,
        finish=Finish(shadow=False, rim=0),
    )
    lid = block(
        scene,
        (x, y, z + h * 0.62 + 1),
        (w, d, h * 0.38 - 1),
        ink,
        r=7,
        finish=Finish(shadow=False, bevel=2.2),
    )
    face = top_of(lid)
    for u in (8, w - 8):
        for v in (8, d - 8):
            face.disc((u, v), 4, darker(ink, 0.3)).disc((u, v), 2.8, STEEL)
            face.line([(u - 1.6, v), (u + 1.6, v)], "#4c4f53", width=0.7)
            face.line([(u, v - 1.6), (u, v + 1.6)], "#4c4f53", width=0.7)
    face.rect(
        (16, 14), (w - 32, d - 28), "none", r=3, style=f'stroke="{darker(ink, 0.14)}" stroke-width="1.2"'
    )


@SHELF.colours(
    "lunchbox-case",
    "Three Lunchbox cases of different sizes in {colour}, the smallest one on top.",
    {"sand": "sand", "green": "green", "black": "black", "copper": "copper"},
)
def _lunchbox(scene: Scene, colour: str) -> None:
    ink = PLASTICS[colour]
    lunchbox(scene, (0, 0, 0), (150, 105, 46), ink)
    lunchbox(scene, (8, 8, 46), (92, 64, 32), ink)
    lunchbox(scene, (20, 118, 0), (64, 46, 26), ink)


@SHELF.shows(
    "glass-roof-case",
    (
        "A grey outdoor case with a clear lid; a board with lights shows through, two cables leave through "
        "glands."
    ),
)
def _glass_roof(scene: Scene) -> None:
    block(scene, (0, 0, 0), (130, 96, 34), "#AEB4B6", r=7, finish=Finish(rim=0.6))
    floor = top_of(scene.items[-1])
    floor.rect((5, 5), (120, 86), "#5e6567", r=4)
    fern_one(scene, "green", at=(30, 24, 34.2))
    block(scene, (0, 0, 34), (130, 96, 0.4), "#AEB4B6", r=7, finish=Finish(shadow=False, rim=0))
    del scene.items[-1]
    outline = rounded(0, 0, 130, 96, 7)
    lid = prism(scene, outline, (34.1, 56), "#DCEBEE", finish=Finish(shadow=False, rim=0.9, bevel=2))
    lid.picture.insert(0, '<g opacity=".5">')
    lid.picture.append("</g>")
    face = top_of(lid)
    face.path("M10 8H60L38 88H10Z", "#FFFFFF", style='opacity=".22"')
    for u in (9, 121):
        for v in (9, 87):
            face.disc((u, v), 4.4, "#C9CDD0").line([(u - 2, v), (u + 2, v)], "#55595d", width=0.9)
    for u in (36, 80):
        lathe(
            scene,
            (u, 96, 17),
            (0, 20, 0),
            [
                (0, 11, "#3A3D41"),
                (0.3, 11, "#3A3D41"),
                (0.31, 9, "#3A3D41"),
                (0.8, 8, "#3A3D41"),
                (1, 5, "#3A3D41"),
            ],
        )


@SHELF.shows(
    "rail-case",
    "A light grey case on a piece of steel rail, with green terminals and a window with four lights.",
)
def _rail(scene: Scene) -> None:
    for low, high, y in ((0, 3, 0), (3, 8, 6)):
        box(scene, (-40, 20 + y, low), (150, 35 - 2 * y, high - low), "#C2C7CA", finish=Finish(rim=0.8))
    block(scene, (0, 0, 8), (70, 90, 30), "#DAD8D0", r=2, finish=Finish(bevel=0.6))
    block(scene, (0, 20, 38), (70, 50, 22), "#DAD8D0", r=2, finish=Finish(bevel=1, shadow=False))
    face = top_of(scene.items[-1])
    face.rect((10, 8), (50, 12), "#2a2c2f", r=1.5)
    for i, ink in enumerate(("#59E08A", "#59E08A", "#FFB347", "#5b3a2c")):
        face.disc((17 + i * 12, 14), 2.4, ink)
        if i < 3:
            scene.glow(project((17 + i * 12, 42, 60)), 12, ink, strength=0.6)
    face.title((35, 37), "rail four", 8, "#33302B", style=MIDDLE)
    for y in (4, 72):
        for i in range(6):
            item = box(scene, (3 + i * 10.8, y, 38), (10, 13, 9), "#2E8368", finish=Finish(rim=0.4))
            top_of(item).disc((5, 6), 3.4, STEEL).line([(2.8, 5), (7.2, 7)], "#4c4f53", width=0.9)


@SHELF.colours(
    "palm-case",
    "A rounded case for the hand in {colour}, with a dark window and a copper-coloured button.",
    {"cream": "cream", "teal": "teal", "night": "night-blue"},
)
def _palm(scene: Scene, colour: str) -> None:
    ink = PLASTICS[colour]
    block(scene, (0, 0, 0), (64, 112, 12), ink, r=20)
    lid = block(scene, (0, 0, 12.4), (64, 112, 12), ink, r=20, finish=Finish(bevel=4, rim=0.5, shadow=False))
    face = top_of(lid)
    face.rect((14, 16), (36, 25), darker(ink, 0.25), r=3)
    face.rect((15, 17), (34, 23), "#0E1014", r=2.4)
    face.text((32, 27), "842 ppm", 6, "#9FE6FF", style=MIDDLE)
    face.text((32, 35), "all good", 4, "#9FE6FF", style=MIDDLE)
    for j in range(5):
        for i in range(7):
            face.disc((17 + i * 5, 82 + j * 5), 1.2, darker(ink, 0.6))
    drum(scene, (32, 60, 24.4), (7, 2.4), COPPER, finish=Finish(bevel=0.8, on=lid))


@SHELF.shows(
    "amp-case", "An aluminium case with fins along its sides and a brushed front with two drilled holes."
)
def _amp_case(scene: Scene) -> None:
    block(scene, (10, 0, 4), (145, 140, 44), "#3C3F44", r=1, finish=Finish(bevel=0.6))
    for i in range(11):
        box(scene, (155, 6 + i * 12, 6), (12, 5, 40), "#4A4E54", finish=Finish(rim=0.6))
        box(scene, (-2, 6 + i * 12, 6), (12, 5, 40), "#4A4E54", finish=Finish(rim=0.6))
    lid = top_of(scene.items[0])
    for i in range(12):
        lid.rect((30 + i * 7.4, 30), (3, 70), "#1b1c1e", r=1.5)
    front = box(scene, (-6, 140, 0), (178, 5, 52), "#CBCFD2", finish=Finish(rim=0.9))
    face = left_of(front)
    for i in range(26):
        face.line([(0.6, 1 + i * 2), (177, 1 + i * 2)], "#FFFFFF", width=0.18, style='opacity=".55"')
    face.disc((46, 26), 7, "#2a2c2f").disc((132, 26), 11, "#2a2c2f")
    for u in (7, 171):
        for v in (7, 45):
            face.disc((u, v), 3.2, "#8d9297").line([(u - 2, v - 2), (u + 2, v + 2)], "#3b3e41", width=0.8)


def rack(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw the rack frame with three modules and an empty space."""
    x, y, z = at
    profile = [(y, z), (y + 120, z), (y + 120, z + 40), (y + 24, z + 150), (y, z + 150)]
    extrusion(scene, profile, (x, x + 8), WOOD)
    extrusion(
        scene,
        [(y + 6, z + 2), (y + 112, z + 2), (y + 112, z + 36), (y + 20, z + 142), (y + 6, z + 142)],
        (x + 8, x + 292),
        "#1d1e20",
        finish=Finish(shadow=False),
    )
    slope = Plane((x + 8, y + 24, z + 147), (1, 0, 0), (0, 0.6574, -0.7535))
    slope.rect((0, 0), (284, 8), "#C9CDD0").rect((0, 132), (284, 8), "#C9CDD0")
    u = 0.0
    for wide, ink, word, fg in (
        (62, "#E9E2D2", "drift", "#A3441B"),
        (62, "#1F4E43", "sieve", "#F3EEE6"),
        (90, "#2A2D35", "walk", "#E9E2D2"),
    ):
        slope.rect((u, 1), (wide - 0.8, 138), ink, r=1)
        slope.title((u + wide / 2, 18), word, 10, fg, style=MIDDLE)
        _panel_prints(slope, u, wide, fg)
        u += wide
    for i in range(20):
        slope.disc((u + 2 + i * 3.4, 4), 1, "#55585c").disc((u + 2 + i * 3.4, 136), 1, "#55585c")
    scene.items[-1].picture.append(slope.svg())
    extrusion(scene, profile, (x + 292, x + 300), WOOD, finish=Finish(shadow=False))


def _panel_prints(slope: Plane, u: float, wide: float, ink: str) -> None:
    for i in range(3):
        slope.disc((u + wide * 0.3 + (i % 2) * wide * 0.4, 42 + i * 20), 9, "#17181a").disc(
            (u + wide * 0.3 + (i % 2) * wide * 0.4 - 1, 40 + i * 20), 7.6, "#3a3d41"
        )
        slope.line(
            [
                (u + wide * 0.3 + (i % 2) * wide * 0.4, 40 + i * 20),
                (u + wide * 0.3 + (i % 2) * wide * 0.4 + 3, 34 + i * 20),
            ],
            WHITE,
            width=1.2,
        )
    for i in range(int(wide // 14)):
        for j in range(2):
            spot = (u + 10 + i * 14, 108 + j * 17)
            slope.disc(spot, 4.2, "#B9BDC1").disc(spot, 2.2, "#0c0d0e")
    wave(slope, (u + wide * 0.56, 36), (wide * 0.3, 10), ink, shape="saw", width=1)


@SHELF.shows(
    "rack-frame", "A slanted rack with sides of ash holds three modules and one empty space.", fill=0.76
)
def _rack(scene: Scene) -> None:
    rack(scene)
