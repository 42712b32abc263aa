"""Pictures of boards."""

from __future__ import annotations

from site_project.demo.drawing.board import Board
from site_project.demo.drawing.connectors import clip_socket, pins, usb_c
from site_project.demo.drawing.gallery import Shelf
from site_project.demo.drawing.parts import button, chip, crystal, lamp, pixel, radio, scatter, tantalum
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.space import Point

SHELF = Shelf(158)


def fern_one(scene: Scene, mask: str, *, at: Point = (0, 0, 0), headers: bool = True) -> Board:
    """Draw the Fern One on its own."""
    board = Board(scene, at, (69, 44), mask)
    board.web("fern-one-b", count=9)
    board.holes(3.4)
    for i in range(20):
        x = 10.4 + i * 2.54
        board.route((x, 40.6), (31.5 + i * 0.42, 26.6))
        board.route((x, 3.4), (31.5 + i * 0.42, 16.0))
    for y in (3.4, 40.6):
        board.pads((10.4, y), 20)
    for i in range(20):
        board.silk((10.4 + i * 2.54, 38.7), f"{i}", 1.05)
    _fern_parts(board)
    if headers:
        pins(board, (10.4, 3.4), 20)
    return board


def _fern_parts(board: Board) -> None:
    radio(board, (10.6, 22.0), "FERNWERK|R2 · 2.4 GHz")
    chip(board, (35.6, 21.3), (9, 9), "FW32|A1 2538", pins=14)
    chip(board, (53.0, 12.8), (5.2, 4.0), "3V3", pins=4, sides=2)
    crystal(board, (25.4, 16.0))
    usb_c(board, (70.0, 22.0), side="right")
    clip_socket(board, (70.0, 33.2), 2, side="right")
    button(board, (52.6, 32.6))
    button(board, (45.0, 32.6))
    scatter(board, [(46.4, 14.6), (46.4, 16.6), (46.4, 18.6)])
    scatter(board, [(24.0, 21.0), (24.0, 24.0), (24.0, 27.0)], turned=True)
    scatter(board, [(50.2, 20.0), (53.0, 20.0), (55.8, 20.0), (50.2, 24.2), (53.0, 24.2)], turned=True)
    tantalum(board, (60.6, 12.8))
    pixel(board, (26.8, 33.2), "#4FD8C4", s=3.4)
    lamp(board, (60.4, 28.0), "#59E08A")
    lamp(board, (60.4, 30.4), "#FFB347")
    board.silk((52.6, 36.6), "RESET", 1.25)
    board.silk((45.0, 36.6), "BOOT", 1.25)
    board.name((30.4, 34.8), "Fern", 4.0)


@SHELF.colours(
    "fern-one",
    (
        "The Fern One microcontroller board with a {colour} solder mask, gold pin headers and a tin radio"
        " module."
    ),
    {"green": "green", "black": "black", "copper": "copper-red"},
    fill=0.78,
)
def _fern_one(scene: Scene, mask: str) -> None:
    fern_one(scene, mask)
