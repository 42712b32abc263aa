"""Pictures of synthesizer kits."""

from __future__ import annotations

from site_project.demo.drawing.colour import BRIGHT_COPPER, WOOD, darker
from site_project.demo.drawing.connectors import jack, plugged
from site_project.demo.drawing.controls import Knob, fader, keyboard, knob, pad, scale
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.parts import screw, top_of
from site_project.demo.drawing.scene import Item, Scene
from site_project.demo.drawing.screens import glass, shine, wave
from site_project.demo.drawing.solids import Finish, block, box
from site_project.demo.drawing.space import Point, project
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(18)

MOTHS = {
    "copper": ("#8F4523", "#F4E8D6", "#F0C9A0"),
    "cream": ("#EBE2D0", "#3A332B", "#A3441B"),
    "night": ("#2A2D35", "#D9D4C8", "#E29A6A"),
}


def moth(scene: Scene, at: Point, look: str) -> Item:
    """Draw the Moth: wooden cheeks, panel, two octaves of keys."""
    x, y, z = at
    panel, ink, accent = MOTHS[look]
    w = 15 * 11.0
    box(scene, (x, y, z), (w + 8, 142, 16), "#2B2A2A", finish=Finish(rim=0.2))
    for side in (-7.0, w + 8):
        block(scene, (x + side, y - 3, z), (7, 150, 32), WOOD, r=2.5, finish=Finish(bevel=1.2, rim=0.5))
        _grain(scene, (x + side, y - 3, z + 32))
    keyboard(scene, (x + 4, y + 80, z + 16), octaves=2, deep=60)
    top = block(scene, (x + 1, y, z + 16), (w + 6, 77, 15), panel, r=2, finish=Finish(bevel=1.0, rim=0.5))
    plane = top_of(top)
    _moth_print(plane, ink, accent)
    _moth_controls(scene, (x + 1, y, z + 31), (panel, ink, accent), top)
    return top


def _grain(scene: Scene, at: Point) -> None:
    plane = Plane.top(at[0], at[1], at[2])
    for i, u in enumerate((1.9, 3.1, 4.4, 5.3)):
        plane.line([(u, 3 + i * 3), (u + 0.3, 60), (u - 0.2, 146 - i * 4)], darker(WOOD, 0.25), width=0.22)
    scene.items[-1].picture.append(plane.svg())


def _moth_print(plane: Plane, ink: str, accent: str) -> None:
    plane.title((8, 14), "moth", 11, ink)
    plane.text((8, 19.5), "two-voice analogue", 3.1, ink)
    plane.line([(40, 10.5), (56, 10.5), (59, 13.5), (66, 13.5)], accent, width=0.8)
    labels = ("pitch", "shape", "cutoff", "peak", "rate")
    for i, word in enumerate(labels):
        u = 19 + i * 23
        scale(plane, (u, 38), 9.4, ink)
        plane.text((u, 53.6), word, 3.4, ink, style=MIDDLE)
    for i, word in enumerate("ADSR"):
        plane.text((132 + i * 10.4, 43.5), word, 3.8, ink, style=MIDDLE)
    for i, word in enumerate(("in", "gate", "cv", "lfo", "env", "sync", "mix", "out")):
        plane.text((14 + i * 13.6, 72.6), word, 2.7, ink, style=MIDDLE)


def _moth_controls(scene: Scene, at: Point, look: tuple[str, str, str], on: Item) -> None:
    x, y, z = at
    _, _, accent = look
    for i, turn in enumerate((-100, -30, 40, 90, -60)):
        cap = accent if i in {2} else ""
        knob(scene, (x + 19 + i * 23, y + 38, z), Knob(r=6.8, h=9, turn=turn, cap=cap), on=on)
    for i, share in enumerate((0.15, 0.55, 0.35, 0.7)):
        fader(scene, (x + 132 + i * 10.4, y + 6, z), 32, share=share)
    for i in range(8):
        jack(scene, (x + 14 + i * 13.6, y + 64, z), r=2.9)
    for u, v in ((4, 4), (167, 4), (4, 73), (167, 73)):
        screw(scene, (x + u, y + v, z), 1.7)
    screen = Plane.top(x + 70, y + 5, z + 0.05)
    screen.rect((0, 0), (46, 18), "#131416", r=1.4)
    glass(screen, (1.2, 1.2), (43.6, 15.6), "#0B0E12", r=0.8)
    wave(screen, (4, 3.4), (37, 11), "#8FE3D0", shape="saw", width=0.7)
    on.picture.append(screen.svg())
    shine(scene, screen, (46, 18), "#8FE3D0")
    for i in range(4):
        pad(scene, (x + 131 + i * 9.6, y + 50, z), (8.2, 8.2), "#3B3D42", glow=accent if i == 1 else "")
    scene.glow(project((x + 145, y + 54, z + 3)), 10, "#FF9A52", strength=0.5)


def patch(scene: Scene, a: Point, b: Point, colour: str, *, high: float = 26.0) -> None:
    """Draw a patch cable plugged into two jacks of a level panel."""
    for end in (a, b):
        plugged(scene, (end[0], end[1], end[2] + 1), colour)
    lift = 17.0
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 9, a[2] + lift + high)
    way = [
        (a[0], a[1], a[2] + lift), (a[0] * 0.9 + b[0] * 0.1, a[1] + 2, a[2] + lift + high * 0.7), middle,
        (a[0] * 0.1 + b[0] * 0.9, b[1] + 2, b[2] + lift + high * 0.7), (b[0], b[1], b[2] + lift),
    ]  # fmt: skip
    cable(scene, way, Cable(colour, 2.6, shadow=False))


@SHELF.colours(
    "halbton-moth",
    (
        "The Moth desktop synthesizer with a {colour} panel, wooden cheeks, five knobs, patch sockets and"
        " two octaves of keys."
    ),
    {"copper": "copper", "cream": "cream", "night": "night-blue"},
    fill=0.8,
)
def _moth(scene: Scene, look: str) -> None:
    moth(scene, (0, 0, 0), look)
    patch(scene, (15 + 13.6, 64, 31.5), (15 + 13.6 * 4, 64, 31.5), BRIGHT_COPPER, high=16)
