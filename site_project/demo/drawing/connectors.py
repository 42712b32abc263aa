"""Headers, sockets and plugs."""

from __future__ import annotations

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.colour import GOLD, PLASTIC, STEEL, WHITE, darker, lighter
from site_project.demo.drawing.parts import left_of, right_of, top_of
from site_project.demo.drawing.scene import Item, Scene
from site_project.demo.drawing.solids import Finish, block, box, drum, lathe, rod
from site_project.demo.drawing.space import Flat, Point
from site_project.demo.drawing.surface import Plane

PITCH = 2.54


def pins(board: Board, at: Flat, count: int, *, along: str = "x", rows: int = 1, high: float = 6.0) -> None:
    """Place a pin header whose first pin is at a place."""
    long, wide = count * PITCH, rows * PITCH
    size = (long, wide, 2.4) if along == "x" else (wide, long, 2.4)
    x, y, z = board.place((at[0] - PITCH / 2, at[1] - PITCH / 2))
    box(board.scene, (x, y, z), size, PLASTIC, finish=Finish(rim=0.3, on=board.slab))
    for i in range(count):
        for row in range(rows):
            u, v = (i, row) if along == "x" else (row, i)
            place = (x + (u + 0.5) * PITCH - 0.32, y + (v + 0.5) * PITCH - 0.32, z + 2.4)
            box(board.scene, place, (0.64, 0.64, high), GOLD, finish=Finish(rim=0.6, shadow=False))


def socket(board: Board, at: Flat, count: int, *, along: str = "x", rows: int = 1) -> Item:
    """Place a socket strip with square holes."""
    long, wide = count * PITCH, rows * PITCH
    size = (long, wide, 8.5) if along == "x" else (wide, long, 8.5)
    x, y, z = board.place((at[0] - PITCH / 2, at[1] - PITCH / 2))
    body = box(board.scene, (x, y, z), size, PLASTIC, finish=Finish(rim=0.4, on=board.slab))
    face = top_of(body)
    for i in range(count):
        for row in range(rows):
            u, v = (i, row) if along == "x" else (row, i)
            place = ((u + 0.5) * PITCH - 0.55, (v + 0.5) * PITCH - 0.55)
            face.rect(place, (1.1, 1.1), "#0E0F10", style='stroke="#55585c" stroke-width=".14"')
            face.rect((place[0] + 0.1, place[1] + 0.55), (0.9, 0.45), "#8A6A2C", style='opacity=".7"')
    return body


def face_of(item: Item, side: str) -> tuple[Plane, float, float]:
    """Return the plane of a visible side, with its width and height."""
    low, high = item.box.low, item.box.high
    if side == "left":
        return left_of(item), high[0] - low[0], high[2] - low[2]
    return right_of(item), high[1] - low[1], high[2] - low[2]


def mouth(
    board: Board, at: Flat, size: Point, colour: str, *, side: str = "left"
) -> tuple[Plane, float, float]:
    """Place a connector's housing and return the plane of its mouth; size is width, depth, height."""
    w, d, h = size
    across = (w, d) if side == "left" else (d, w)
    x, y, z = board.place(at)
    start = (x - w / 2, y - d, z) if side == "left" else (x - d, y - w / 2, z)
    item = block(
        board.scene, start, (*across, h), colour, r=0.35, finish=Finish(bevel=0.2, rim=0.7, on=board.slab)
    )
    return face_of(item, side)


def usb_c(board: Board, at: Flat, *, side: str = "left") -> None:
    """Place a USB-C socket with its mouth at a place."""
    plane, w, h = mouth(board, at, (9.0, 7.3, 3.2), STEEL, side=side)
    plane.rect((0.55, 0.45), (w - 1.1, h - 0.9), "#17181A", r=1.15)
    plane.rect((1.7, h / 2 - 0.35), (w - 3.4, 0.7), "#3B3E42", r=0.2)
    for i in range(8):
        plane.rect((2.0 + i * 0.66, h / 2 - 0.35), (0.32, 0.3), GOLD)


def usb_a(board: Board, at: Flat, *, side: str = "left", double: bool = True) -> None:
    """Place one or two USB-A sockets in one housing."""
    high = 15.6 if double else 7.0
    plane, w, h = mouth(board, at, (13.2, 17.0, high), STEEL, side=side)
    levels = (1.4, 8.6) if double else (1.2,)
    for top in levels:
        plane.rect((1.0, top), (w - 2, 5.2), "#141517", r=0.3)
        plane.rect((1.6, top + 2.9), (w - 3.2, 1.7), "#E8E4DA")
        for i in range(4):
            plane.rect((2.5 + i * 2.2, top + 3.1), (1.1, 0.5), GOLD)
    plane.rect((0, h - 0.6), (w, 0.6), darker(STEEL, 0.3), style='opacity=".5"')


def network(board: Board, at: Flat, *, side: str = "left") -> None:
    """Place a network socket with its two lights."""
    plane, w, _ = mouth(board, at, (15.9, 21.0, 13.4), STEEL, side=side)
    plane.path("M2 3.4H5V1.9H10.9V3.4H13.9V11.4H2Z", "#131416")
    for i in range(8):
        plane.rect((3.1 + i * 1.24, 8.6), (0.5, 2.6), GOLD)
    plane.rect((0.6, 0.7), (2.6, 1.3), "#7FD08A", r=0.2)
    plane.rect((w - 3.2, 0.7), (2.6, 1.3), "#E5A32B", r=0.2)


def video(board: Board, at: Flat, *, side: str = "left") -> None:
    """Place a small video socket."""
    plane, w, h = mouth(board, at, (11.2, 7.5, 3.6), STEEL, side=side)
    plane.path(f"M.6 .6H{w - 0.6}V{h * 0.5}L{w - 1.9} {h - 0.6}H1.9L.6 {h * 0.5}Z", "#131416")
    plane.rect((2.2, h * 0.42), (w - 4.4, 0.6), "#4a4d51")


def barrel(board: Board, at: Flat, *, side: str = "left") -> None:
    """Place a round power socket."""
    plane, w, h = mouth(board, at, (9.0, 14.0, 11.0), PLASTIC, side=side)
    plane.disc((w / 2, h / 2 + 0.3), 3.5, "#0B0C0D")
    plane.ring((w / 2, h / 2 + 0.3), 3.3, "#5a5d61", width=0.3)
    plane.disc((w / 2, h / 2 + 0.3), 0.95, STEEL)


def audio(board: Board, at: Flat, *, side: str = "left") -> None:
    """Place a 3.5 mm socket with its metal nose."""
    plane, w, h = mouth(board, at, (7.0, 12.0, 5.4), PLASTIC, side=side)
    x, y, z = board.place(at)
    axis = (0.0, 2.0, 0.0) if side == "left" else (2.0, 0.0, 0.0)
    rod(board.scene, ((x, y, z + h / 2), (x + axis[0], y + axis[1], z + h / 2)), (2.4, 2.4), STEEL,
        finish=Finish(shadow=False, top="#303234"))  # fmt: skip
    plane.disc((w / 2, h / 2), 1.0, "#000000")


def terminal(board: Board, at: Flat, count: int, *, colour: str = "#2B7A9B", side: str = "left") -> None:
    """Place a screw terminal; its openings face a side."""
    pitch = 5.0
    long, deep = count * pitch, 8.0
    x, y, z = board.place(at)
    size = (long, deep, 9.0) if side == "left" else (deep, long, 9.0)
    item = box(board.scene, (x, y, z), size, colour, finish=board.finish)
    plane, _, _ = face_of(item, side)
    face = top_of(item)
    for i in range(count):
        plane.rect((i * pitch + 0.9, 4.6), (pitch - 1.8, 3.4), "#101214", r=0.2)
        plane.rect((i * pitch + 1.2, 5.6), (pitch - 2.4, 2.0), "#9a9da0")
        spot = ((i + 0.5) * pitch, deep * 0.42) if side == "left" else (deep * 0.42, (i + 0.5) * pitch)
        face.disc(spot, 1.75, darker(colour, 0.45))
        face.disc(spot, 1.45, STEEL)
        face.line([(spot[0] - 0.9, spot[1] - 0.5), (spot[0] + 0.9, spot[1] + 0.5)], "#4c4f53", width=0.42)


def clip_socket(board: Board, at: Flat, count: int, *, side: str = "left", colour: str = WHITE) -> None:
    """Place a small plug-in socket for battery or sensor leads."""
    plane, w, h = mouth(board, at, (count * 2 + 2.4, 6.0, 4.6), colour, side=side)
    plane.rect((0.7, 0.9), (w - 1.4, h - 1.6), darker(colour, 0.75))
    for i in range(count):
        plane.rect((1.7 + i * 2, h / 2), (0.7, 0.7), STEEL)


def jack(scene: Scene, at: Point, *, r: float = 3.0, colour: str = STEEL) -> None:
    """Draw a patch socket seen on a panel: nut, ring and hole."""
    six = Finish(rim=0.7, bevel=0.25)
    drum(scene, at, (r * 1.15, r * 0.35), darker(colour, 0.12), finish=six)
    drum(
        scene,
        (at[0], at[1], at[2] + r * 0.35),
        (r * 0.82, r * 0.35),
        lighter(colour, 0.1),
        finish=Finish(rim=0.7, shadow=False),
    )
    face = Plane.top(at[0], at[1], at[2] + r * 0.7)
    face.disc((0, 0), r * 0.56, "#0c0d0e")
    face.ring((0, 0), r * 0.56, "#6d7074", width=r * 0.06)
    scene.items[-1].picture.append(face.svg())


def plug(scene: Scene, tip: Point, axis: Point, colour: str, *, scale: float = 1.0) -> None:
    """Draw a 3.5 mm plug from its tip along an axis; the axis has length one."""

    def along(t: float) -> float:
        return t * scale

    total = 34.0 * scale
    rows = [
        (0.0, 0.5, GOLD), (0.06, 1.6, GOLD), (0.11, 1.25, GOLD), (0.14, 1.75, GOLD), (0.4, 1.75, PLASTIC),
        (0.41, 1.75, STEEL), (0.44, 4.2, colour), (0.86, 4.0, colour), (1.0, 2.4, colour),
    ]  # fmt: skip
    profile = [(t, along(r), c) for t, r, c in rows]
    lathe(scene, tip, (axis[0] * total, axis[1] * total, axis[2] * total), profile, finish=Finish(rim=0.2))


def plugged(scene: Scene, at: Point, colour: str) -> None:
    """Draw what is seen of a plug that stands in a socket."""
    rows = [
        (0, 1.9, GOLD),
        (0.1, 1.9, GOLD),
        (0.101, 2.2, STEEL),
        (0.16, 3.5, colour),
        (0.8, 3.3, colour),
        (1, 2.0, colour),
    ]
    lathe(scene, at, (0, 0, 18), [(float(t), r, c) for t, r, c in rows], finish=Finish(rim=0.2))
