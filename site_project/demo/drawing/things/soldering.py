"""Pictures of soldering gear."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import COPPER, GOLD, PLASTIC, STEEL, TIN, WHITE
from site_project.demo.drawing.dice import Dice
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.packages import Reel, reel
from site_project.demo.drawing.parts import left_of, top_of
from site_project.demo.drawing.scene import Scene, number
from site_project.demo.drawing.screens import digits, face_glow, shine
from site_project.demo.drawing.solids import Finish, ball, block, drum, lathe
from site_project.demo.drawing.space import Box, Point, add, project, times
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(14)


def station(scene: Scene, at: Point = (0, 0, 0), *, shown: str = "340") -> None:
    """Draw the station's case; its front faces the lower left."""
    x, y, z = at
    case = block(scene, at, (104, 96, 84), "#2F3236", r=8, finish=Finish(bevel=3, rim=0.5))
    top_of(case).title((14, 84), "Ember 60", 13, "#6d7278")
    front = left_of(case)
    front.rect((10, 10), (84, 66), "#ECE5D6", r=4)
    lit_ink, dark_ink = face_glow("#FF7A3A")
    front.rect((16, 15), (44, 26), "#141314", r=2)
    digits(front, (21, 19), shown, 17, (lit_ink, dark_ink))
    front.text((65, 27), "°C", 8, "#33302B")
    front.text((65, 38), "set", 5, "#8A8378")
    front.line([(12, 70), (40, 70), (44, 66), (92, 66)], "#B5623A", width=0.9)
    shine(scene, front.moved(16, 15), (44, 26), "#FF7A3A")
    spot = (x + 74, y + 96, z + 29)
    rows = [
        (0, 12, "#26282B"),
        (0.1, 12, "#26282B"),
        (0.11, 10.6, "#C8703F"),
        (0.9, 10.2, "#C8703F"),
        (1, 9, "#C8703F"),
    ]
    lathe(scene, spot, (0, 15, 0), rows, finish=Finish(rim=0.7))
    face = Plane((spot[0], spot[1] + 15, spot[2]), (1, 0, 0), (0, 0, -1))
    face.line([(1.4, -4), (3, -8.4)], "#FFF2E0", width=1.2)
    scene.items[-1].picture.append(face.svg())
    lathe(
        scene,
        (x + 26, y + 96, z + 25),
        (0, 8, 0),
        [(0, 9, STEEL), (0.6, 9, STEEL), (0.61, 6, PLASTIC), (1, 6, PLASTIC)],
    )


def iron(scene: Scene, tip: Point, axis: Point, *, grip: str = "#A8532B", scale: float = 1.0) -> Point:
    """Draw an iron from its tip along an axis and return where its cable starts."""
    long = times(axis, 170 * scale)
    rows = [
        (0.0, 0.2, STEEL),
        (0.03, 1.3, STEEL),
        (0.1, 2.6, "#B99A6A"),
        (0.24, 2.8, STEEL),
        (0.25, 3.6, STEEL),
        (0.3, 3.6, STEEL),
        (0.31, 7.6, PLASTIC),
        (0.34, 8.6, grip),
        (0.4, 7.4, grip),
        (0.52, 7.8, grip),
        (0.56, 8.0, PLASTIC),
        (0.9, 7.0, PLASTIC),
        (0.91, 5.0, "#3c3f44"),
        (1.0, 3.4, "#3c3f44"),
    ]
    lathe(scene, tip, long, [(t, r * scale, c) for t, r, c in rows], finish=Finish(rim=0.2))
    return add(tip, long)


def holder(scene: Scene, at: Point) -> None:
    """Draw the cast holder with its spring of wire."""
    x, y, z = at
    block(scene, at, (62, 104, 14), "#3A3D41", r=10, finish=Finish(bevel=3, rim=0.5))
    drum(scene, (x + 31, y + 78, z + 14), (22, 10), "#2c2e31", finish=Finish(bevel=1))
    curls(scene, (x + 31, y + 78, z + 24), 19)
    block(scene, (x + 21, y + 14, z + 14), (20, 12, 46), "#3A3D41", r=4, finish=Finish(bevel=1.5))


def curls(scene: Scene, at: Point, r: float) -> None:
    """Draw a heap of brass curls."""
    dice = Dice("curls")
    x, y, z = at
    art = ""
    spots = []
    for _ in range(int(r * 9)):
        a, share = dice.between(0, math.tau), dice.roll() ** 0.5
        spots.append(
            (
                x + math.cos(a) * share * r * 0.92,
                y + math.sin(a) * share * r * 0.92,
                z + (1 - share * share) * r * 0.35,
            )
        )
    for spot in sorted(spots, key=lambda p: p[0] + p[1]):
        u, v = project(spot)
        turn, size = dice.between(0, 360), dice.between(0.08, 0.16) * r
        ink = dice.pick(("#E0B850", "#B98A2E", "#F2D684", "#8F6820"))
        art += (
            f'<path d="M{number(-size * 1.4)} 0a{number(size)} {number(size * 0.7)} 0 1 1 '
            f'{number(size * 1.8)} {number(size * 0.5)}" '
            f'transform="translate({number(u)} {number(v)}) rotate({number(turn)})" '
            f'fill="none" stroke="{ink}" stroke-width="{number(r * 0.045)}"/>'
        )
    scene.put(art, Box((x - r, y - r, z), (x + r, y + r, z + r * 0.5)))


def ember_station(scene: Scene, at: Point = (0, 0, 0)) -> None:
    """Draw station, holder and iron together."""
    x, y, z = at
    station(scene, at)
    holder(scene, (x + 132, y + 10, z))
    end = iron(scene, (x + 163, y - 22, z + 34), (0, 0.9, 0.42))
    way = [
        end,
        (end[0], end[1] + 18, end[2] + 4),
        (end[0] - 14, end[1] + 40, 44),
        (end[0] - 60, end[1] + 52, 4),
        (x + 60, y + 166, 2.4),
        (x + 30, y + 150, 8),
        (x + 26, y + 104, z + 25),
    ]
    cable(scene, way[:4], Cable("#34363A", 6))
    cable(scene, way[3:], Cable("#34363A", 6))


@SHELF.shows(
    "ember-60",
    "The Ember 60 station shows 340 degrees; its iron rests in a cast holder with a nest of brass.",
    fill=0.78,
)
def _ember_60(scene: Scene) -> None:
    ember_station(scene)


@SHELF.shows(
    "ember-60", "The orange digits and the copper knob of the Ember 60, close up.", view="detail", fill=0.98
)
def _ember_detail(scene: Scene) -> None:
    station(scene)
    scene.extent = [project(p) for p in ((0, 96, 4), (104, 96, 4), (104, 96, 90), (0, 96, 90))]


@SHELF.shows(
    "ember-60",
    "The iron of the Ember 60 touches a pin of a green board; a thread of solder comes from the left.",
    view="use",
    fill=0.8,
)
def _ember_use(scene: Scene) -> None:
    from site_project.demo.drawing.things.boards import fern_one

    fern_one(scene, "green", at=(0, 0, 0))
    tip = (41.0, 40.6, 3.0)
    iron(scene, tip, (0.8, -0.28, 0.5), scale=0.5)
    cable(
        scene, [(40, 40.8, 2.6), (28, 47, 7), (8, 56, 10), (-14, 62, 3), (-34, 74, 1)], Cable("#C9CDD0", 1.1)
    )
    scene.glow(project((41, 40.6, 3)), 7, "#FFB46A", strength=0.8)
    x, y = project((40, 39, 5))
    for i in range(3):
        path = f"M{number(x - 1 + i)} {number(y - 2)}c-3 -5 4 -8 {number(i - 1)} -14s4 -7 {number(1 - i)} -13"
        scene.glows.append(
            f'<path d="{path}" fill="none" stroke="#fff" stroke-width=".9" opacity=".38" filter="{scene.blur(5)}"/>'
        )


@SHELF.shows(
    "ember-go", "A slim iron of dark aluminium with a small display that reads 320, and its cap beside it."
)
def _ember_go(scene: Scene) -> None:
    pocket_iron(scene)


def pocket_iron(scene: Scene, *, hot: bool = True) -> None:
    """Draw the Ember Go along x, with its cap beside it."""
    rows = [
        (0.0, 0.2, STEEL),
        (0.03, 1.4, STEEL),
        (0.12, 2.6, "#B99A6A"),
        (0.26, 2.6, STEEL),
        (0.27, 4.6, STEEL),
        (0.3, 4.6, STEEL),
        (0.301, 7.4, COPPER),
        (0.33, 7.4, "#3F4349"),
        (0.97, 7.4, "#3F4349"),
        (1.0, 6.4, "#3F4349"),
    ]
    lathe(scene, (0, 0, 7.6), (168, 0, 0), rows)
    face = Plane((78, -0.4, 15.2), (1, 0, 0), (0, 1, -0.12))
    face.rect((0, 0), (34, 8.4), "#0E0F11", r=1.4)
    lit_ink, dark_ink = face_glow("#FF8A4A")
    digits(face, (4, 1.6), "320" if hot else "   ", 5.2, (lit_ink, dark_ink))
    if hot:
        face.text((20, 6.2), "20 V", 3.4, "#8FD3BF")
    face.disc((44, 4), 2.8, "#C8703F").disc((54, 4), 2.8, "#C8703F")
    scene.items[-1].picture.append(face.svg())
    lathe(
        scene,
        (20, 46, 6),
        (70, 0, 0),
        [(0, 5.2, "#E9E2D2"), (0.06, 5.8, "#E9E2D2"), (1, 6.2, "#E9E2D2")],
        finish=Finish(top="#6f695c"),
    )
    if hot:
        scene.glow(project((4, 0, 8)), 14, "#FF9A4A", strength=0.45)


@SHELF.shows(
    "sn99-solder", "Three reels of solder in three thicknesses, with a thread curling out of the front one."
)
def _solder(scene: Scene) -> None:
    for i, (ink, words) in enumerate((("#1B6B57", "0.5"), ("#A3441B", "0.8"), ("#2B2D30", "1.0"))):
        x, y = i * 40.0, i * 26.0 - (26 if i == 2 else 0)
        top = reel(scene, (x, y, 0), Reel(27, 7, 26, ink, "#C4C8CC", turns=16 - i * 4, fill=0.8))
        face = Plane.top(x, y, 26)
        face.title((0, -12), "Sn99", 8, "#F4F0E6", style=MIDDLE)
        face.text((0, 18), f"{words} mm", 6, "#F4F0E6", style=MIDDLE)
        top.picture.append(face.svg())
    way: list[Point] = [(98, 12, 12), (104, 24, 4)]
    for i in range(26):
        a = math.radians(-60 + i * 30)
        way.append(
            (
                104 + (9 + i * 0.5) * math.cos(a),
                52 + (9 + i * 0.5) * math.sin(a) + i * 0.5,
                0.8 + (i % 2) * 0.1,
            )
        )
    cable(scene, way, Cable("#C9CDD0", 1.6))


@SHELF.shows("tip-set", "Five soldering tips of different shapes stand in a block of oiled wood.")
def _tips(scene: Scene) -> None:
    base = block(scene, (0, 0, 0), (108, 30, 16), "#B98A55", r=3, finish=Finish(bevel=1.4))
    face = top_of(base)
    for i, word in enumerate(("C24", "N05", "H30", "K40", "C12")):
        u = 14 + i * 20
        face.disc((u, 12), 5.4, "#5b3d1d")
        face.title((u, 25), word, 5, "#4a3016", style=MIDDLE)
        ends = ((2.4, 2.0), (0.9, 0.2), (3.2, 2.7), (2.6, 0.6), (1.4, 1.2))[i]
        rows = [
            (0, 4.6, STEEL),
            (0.36, 4.6, STEEL),
            (0.361, 3.0, GOLD),
            (0.4, 3.0, GOLD),
            (0.401, 3.4, "#A9784A"),
            (0.74, 3.4, "#C9CDD0"),
            (0.93, ends[0], "#DDE0E2"),
            (1, ends[1], "#DDE0E2"),
        ]
        lathe(scene, (u, 12, 16), (0, 0, 66), rows, finish=Finish(rim=0.4, on=base))


@SHELF.shows("nest", "A heavy round cup full of brass curls.")
def _nest(scene: Scene) -> None:
    lathe(
        scene,
        (0, 0, 0),
        (0, 0, 26),
        [
            (0, 36, "#3A3D41"),
            (0.12, 38, "#3A3D41"),
            (0.7, 33, "#3A3D41"),
            (0.94, 34, "#3A3D41"),
            (1, 33, "#3A3D41"),
        ],
        finish=Finish(shadow=False, top="#1d1f21"),
    )
    scene.cast([(34 * math.cos(i / 4), 34 * math.sin(i / 4)) for i in range(25)], height=22)
    face = Plane((4, 35.4, 17), (1, -0.06, 0), (0, 0, -1))
    face.title((-16, 0), "nest", 11, "#C8703F")
    scene.items[-1].picture.append(face.svg())
    curls(scene, (0, 0, 24), 30)


@SHELF.shows("flux-pen", "A syringe of amber flux with a fine needle, its plunger half way in.")
def _flux(scene: Scene) -> None:
    rows = [
        (0, 0.5, STEEL),
        (0.17, 0.5, STEEL),
        (0.171, 2.2, "#2F8E5A"),
        (0.24, 3.0, "#2F8E5A"),
        (0.241, 3.0, "#F4F0E6"),
        (0.27, 8, "#D99A3A"),
        (0.62, 8, "#E4DCC6"),
        (0.72, 8, "#F1ECDE"),
        (0.721, 12, "#F1ECDE"),
        (0.745, 12, "#F1ECDE"),
        (0.746, 4.4, "#F1ECDE"),
        (0.97, 4.4, "#F1ECDE"),
        (0.971, 9, "#F1ECDE"),
        (1, 9, "#F1ECDE"),
    ]
    lathe(scene, (0, 0, 12), (138, 0, 0), rows)
    face = Plane((42, 5.2, 17), (1, 0, 0), (0, 0.75, -0.66))
    face.rect((0, -2), (38, 10), "#F7F4EE", r=1)
    face.title((3, 5.2), "flux 10 ml", 6, "#A3441B")
    scene.items[-1].picture.append(face.svg())
    lathe(scene, (20, 40, 4), (24, 0, 0), [(0, 2.2, "#C23B2E"), (1, 3.6, "#C23B2E")])
    ball(scene, (-6, 3, 3), 2.6, "#D99A3A")


@SHELF.shows("gulp", "A desoldering pump of blue aluminium with a soft white nozzle and a round button.")
def _gulp(scene: Scene) -> None:
    rows = [
        (0, 2.0, WHITE),
        (0.1, 3.0, WHITE),
        (0.11, 7, PLASTIC),
        (0.18, 10, PLASTIC),
        (0.181, 10.6, "#2F5FA8"),
        (0.74, 10.6, "#2F5FA8"),
        (0.75, 11, PLASTIC),
        (0.8, 9, PLASTIC),
        (0.801, 3.2, STEEL),
        (0.93, 3.2, STEEL),
        (0.931, 9, PLASTIC),
        (1, 8, PLASTIC),
    ]
    lathe(scene, (0, 0, 11), (190, 0, 0), rows)
    body = scene.items[-1]
    face = Plane((52, 4, 21.0), (1, 0, 0), (0, 0.8, -0.5))
    face.title((0, 5), "gulp", 12, "#E8F0FF")
    body.picture.append(face.svg())
    for i in range(8):
        ring = Plane((120 + i * 2.6, 0, 11), (0, -1, 0), (0, 0, -1))
        ring.path(
            "M-10.6 0A10.6 10.6 0 0 1 6 -8.7", "none", style='stroke="#16305c" stroke-width="1" opacity=".6"'
        )
        body.picture.append(ring.svg())
    drum(scene, (104, 0, 21), (5, 4), "#C23B2E", finish=Finish(bevel=1, shadow=False))


def arm(scene: Scene, points: list[Point], *, ink: str = "#3A3D41") -> None:
    """Draw a bending arm of ball joints with a clip at its end."""
    count = 13
    for i in range(count):
        t = i / (count - 1) * (len(points) - 1)
        k = min(int(t), len(points) - 2)
        f = t - k
        a, b = points[k], points[k + 1]
        ball(
            scene,
            (a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f, a[2] + (b[2] - a[2]) * f),
            4.6,
            ink,
            finish=Finish(shadow=False),
        )
    x, y, z = points[-1]
    lathe(
        scene,
        (x, y, z),
        (4, 10, -6),
        [(0, 3.6, "#C23B2E"), (0.6, 4, "#C23B2E"), (1, 2.4, STEEL)],
        finish=Finish(shadow=False),
    )


@SHELF.shows("third-hand", "Four bending arms on a round steel plate hold a small green board in the air.")
def _third_hand(scene: Scene) -> None:
    from site_project.demo.drawing.things.more_boards import fern_mini

    drum(scene, (0, 0, 0), (62, 7), "#4A4E54", finish=Finish(bevel=2, rim=0.7))
    arm(scene, [(-44, -22, 10), (-52, -20, 36), (-44, -6, 62), (-26, 6, 68)])
    arm(scene, [(30, -44, 10), (42, -46, 36), (38, -26, 60), (26, 0, 68)])
    arm(scene, [(-38, 36, 10), (-56, 44, 30), (-60, 48, 58), (-44, 52, 76)], ink="#A8532B")
    arm(scene, [(46, 26, 10), (62, 26, 30), (66, 18, 56), (60, 10, 76)])
    fern_mini(scene, (-22, 8, 58))
    drum(scene, (6, 40, 7), (12, 3), TIN, finish=Finish(bevel=0.6))
