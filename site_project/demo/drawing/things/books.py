"""Pictures of books, each with a cover of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from site_project.demo.drawing.colour import BRIGHT_COPPER, darker
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.machines import teeth
from site_project.demo.drawing.parts import left_of, right_of, top_of
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.screens import wave
from site_project.demo.drawing.solids import Finish, block, box
from site_project.demo.drawing.space import Point
from site_project.demo.drawing.surface import MIDDLE, Plane
from site_project.demo.drawing.wires import Cable, cable

SHELF = Shelf(262)


@dataclass(frozen=True)
class Cover:
    """A book's outside: words, colours, thickness and what is drawn on it."""

    title: tuple[str, ...]
    author: str
    paper: str
    ink: str
    thick: float
    art: Callable[[Plane, str], None]
    hard: bool = False


def book(scene: Scene, at: Point, cover: Cover, *, size: tuple[float, float] = (120, 168)) -> None:
    """Draw a book that lies on its back cover."""
    (x, y, z), (w, d) = at, size
    over = 2.4 if cover.hard else 0.0
    board = 2.2 if cover.hard else 0.8
    box(scene, at, (w, d, board), cover.paper, finish=Finish(rim=0.4))
    pages = box(
        scene,
        (x, y + over, z + board),
        (w - over, d - 2 * over, cover.thick),
        "#F2ECDD",
        finish=Finish(shadow=False, rim=0),
    )
    for plane, long in ((left_of(pages), w - over), (right_of(pages), d - 2 * over)):
        for i in range(int(cover.thick / 0.9)):
            plane.line([(0, 0.5 + i * 0.9), (long, 0.5 + i * 0.9)], "#CFC5AE", width=0.22)
        plane.rect((0, 0), (long, cover.thick * 0.22), "#6b5f45", style='opacity=".22"')
    lid = box(
        scene,
        (x, y, z + board + cover.thick),
        (w, d, board),
        cover.paper,
        finish=Finish(rim=0.6, on=None, shadow=False),
    )
    face = top_of(lid)
    face.line([(6, 0), (6, d)], darker(cover.paper, 0.22), width=0.7)
    cover.art(face, cover.ink)
    for i, row in enumerate(cover.title):
        face.title((13, 26 + i * 16.5), row, 17, cover.ink)
    face.text((13, d - 10), cover.author, 7, cover.ink)
    face.text((w - 10, d - 10), "deskmouse", 5, cover.ink, style='text-anchor="end" opacity=".7"')


def _pins_art(face: Plane, ink: str) -> None:
    face.rect((44, 84), (40, 52), ink, r=3)
    face.disc((51, 92), 2.4, "#1B6B57")
    for i in range(8):
        for u in (34, 86):
            face.rect((u, 88 + i * 6), (8, 2.6), "#E9B85A")
    face.line([(86, 90), (98, 90), (110, 78)], "#E9B85A", width=1.4)


def _joint_art(face: Plane, ink: str) -> None:
    face.disc((64, 112), 34, darker("#E8B14A", 0.1))
    face.disc((64, 112), 20, "#D3D7DA").disc((58, 105), 8, "#F4F6F7")
    face.rect((61, 60), (6, 50), "#B9BEC2", r=2)
    face.line([(20, 150), (44, 126)], ink, width=2.2)


def _small_art(face: Plane, ink: str) -> None:
    for i in range(9):
        wave(
            face,
            (14, 84 + i * 7),
            (92, 4 + i * 0.5),
            ("#F0A27A", ink)[i % 2],
            shape="sine",
            width=0.8 + i * 0.09,
        )


def _patch_art(face: Plane, ink: str) -> None:
    for j in range(4):
        for i in range(5):
            spot = (20 + i * 20, 78 + j * 18)
            face.disc(spot, 6, ink).disc(spot, 3, "#20303a")
    for path, paint in (
        ("M20 78C30 130 70 60 80 132", "#F0A27A"),
        ("M60 96C90 140 104 80 100 78", "#EDBB33"),
        ("M20 114C40 150 60 140 60 132", "#6CC7AE"),
    ):
        face.path(path, "none", style=f'stroke="{paint}" stroke-width="3.6" stroke-linecap="round"')


def _cook_art(face: Plane, ink: str) -> None:
    face.path("M28 104H98V124C98 140 86 146 63 146S28 140 28 124Z", ink)
    face.rect((14, 108), (16, 6), ink, r=3).rect((96, 108), (16, 6), ink, r=3)
    for i in range(3):
        u = 44 + i * 18
        face.line(
            [(u, 96), (u, 90), (u - 4, 88), (u + 4, 84), (u - 4, 80), (u + 4, 76), (u, 74), (u, 68)],
            ink,
            width=1.8,
        )


def _box_art(face: Plane, ink: str) -> None:
    for i in range(5):
        s = 78 - i * 15
        face.rect((62 - s / 2, 112 - s / 2), (s, s), "none", r=3, style=f'stroke="{ink}" stroke-width="2.2"')
    face.rect((56, 66), (12, 10), ink, r=2)


def _why_art(face: Plane, ink: str) -> None:
    for i, (u, v) in enumerate(((62, 78), (38, 106), (88, 106), (38, 136), (88, 136))):
        shape = [(u, v - 9), (u + 17, v), (u, v + 9), (u - 17, v)]
        if i in {0, 1}:
            face.polygon(shape, "none", style=f'stroke="{ink}" stroke-width="1.8"')
        else:
            face.rect((u - 14, v - 7), (28, 14), "none", r=3, style=f'stroke="{ink}" stroke-width="1.8"')
    for line in (
        [(45, 78), (38, 84), (38, 97)],
        [(79, 78), (88, 84), (88, 99)],
        [(38, 115), (38, 129)],
        [(55, 106), (74, 106)],
    ):
        face.line(line, ink, width=1.6)
    face.title((62, 83), "?", 12, ink, style=MIDDLE)


def _gear_art(face: Plane, ink: str) -> None:
    for u, v, n, paint in ((46, 104, 18, ink), (84, 128, 13, BRIGHT_COPPER), (88, 86, 9, "#EDBB33")):
        face.polygon(teeth(u, v, n, module=2.9), paint)
        face.disc((u, v), n * 0.5, darker("#5C3A6B", 0.1))
    face.line([(46, 104), (84, 128)], "#F4F0E6", width=1.4)


COVERS = {
    "field-notes-on-pins": Cover(
        ("Field Notes", "on Pins"), "Johanna Fels", "#1B6B57", "#F4F0E6", 14, _pins_art
    ),
    "solder-slowly": Cover(("Solder", "Slowly"), "Mikkel Aas", "#EFE6D2", "#A3441B", 16, _joint_art),
    "small-voltages": Cover(
        ("Small", "Voltages"), "Dr. Amara Nwosu", "#22304F", "#E8E2D4", 28, _small_art, hard=True
    ),
    "patch-notes": Cover(("Patch", "Notes"), "Lorenz Quandt", "#B4552C", "#FBF3E4", 11, _patch_art),
    "ohms-law-for-cooks": Cover(
        ("Ohm’s Law", "for Cooks"), "Beppe Conti", "#EDBB33", "#3A2A12", 9, _cook_art
    ),
    "boxes-and-lids": Cover(
        ("Boxes", "and Lids"), "Noor van Dijk", "#C9DAD6", "#1F4E56", 20, _box_art, hard=True
    ),
    "why-it-is-not-working": Cover(
        ("Why It Is", "Not Working"), "Resi Holzapfel", "#2B2D30", "#F0A27A", 17, _why_art
    ),
    "gears-and-grief": Cover(("Gears", "and Grief"), "Tomás Rey", "#5C3A6B", "#EADDF0", 19, _gear_art),
}


@SHELF.shows(
    "field-notes-on-pins",
    "The book Field Notes on Pins: green cover with a drawn chip; it lies on a second copy.",
    fill=0.74,
)
def _pins(scene: Scene) -> None:
    book(scene, (14, 10, 0), COVERS["field-notes-on-pins"])
    book(scene, (0, 0, 16), COVERS["field-notes-on-pins"])


@SHELF.shows(
    "solder-slowly",
    "The book Solder Slowly, cream with a solder joint on the cover and a bookmark of copper tape.",
    fill=0.74,
)
def _slowly(scene: Scene) -> None:
    book(scene, (0, 0, 0), COVERS["solder-slowly"])
    cable(scene, [(40, 160, 10), (40, 170, 9), (41, 180, 3), (44, 196, 1)], Cable(BRIGHT_COPPER, 5))


@SHELF.shows(
    "small-voltages",
    "The thick hardcover Small Voltages, night blue with rows of waves in copper and cream.",
    fill=0.74,
)
def _small(scene: Scene) -> None:
    book(scene, (0, 0, 0), COVERS["small-voltages"])


@SHELF.shows(
    "patch-notes",
    "The spiral-bound Patch Notes: copper cover with sockets and three drawn cables.",
    fill=0.74,
)
def _patch(scene: Scene) -> None:
    book(scene, (0, 0, 0), COVERS["patch-notes"])
    for i in range(20):
        v = 8 + i * 8.0
        points = [(5, v, 13), (2, v, 17), (-4, v, 15), (-5, v, 7), (-3, v, 1)]
        cable(scene, points, Cable("#B9BDC1", 1.5, shadow=False))


@SHELF.shows(
    "ohms-law-for-cooks",
    "The yellow book Ohm's Law for Cooks: a pot from which resistors rise like steam.",
    fill=0.74,
)
def _cooks(scene: Scene) -> None:
    book(scene, (0, 0, 0), COVERS["ohms-law-for-cooks"])


@SHELF.shows(
    "boxes-and-lids", "The hardcover Boxes and Lids with nested squares, lying on a wooden box.", fill=0.74
)
def _boxes(scene: Scene) -> None:
    block(scene, (-8, -8, 0), (136, 184, 30), "#C99A62", r=3, finish=Finish(bevel=1.2))
    left_of(scene.items[-1]).line([(0, 11), (136, 11)], "#6d4c25", width=0.9)
    right_of(scene.items[-1]).line([(0, 11), (184, 11)], "#5a3d1d", width=0.9)
    book(scene, (0, 0, 30), COVERS["boxes-and-lids"])


@SHELF.shows(
    "why-it-is-not-working",
    "The black book Why It Is Not Working with a flow chart in copper on its cover.",
    fill=0.74,
)
def _why(scene: Scene) -> None:
    book(scene, (0, 0, 0), COVERS["why-it-is-not-working"])


@SHELF.shows(
    "gears-and-grief",
    "The plum-coloured book Gears and Grief with three meshing gears on its cover.",
    fill=0.74,
)
def _grief(scene: Scene) -> None:
    book(scene, (0, 0, 0), COVERS["gears-and-grief"])
