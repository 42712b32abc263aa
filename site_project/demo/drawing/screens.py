"""Displays and what they show."""

from __future__ import annotations

import math

from site_project.demo.drawing.colour import darker, lighter
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.space import Flat, project
from site_project.demo.drawing.surface import Plane

SEGMENTS = {
    "0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "6": "afgedc", "7": "abc",
    "8": "abcdefg", "9": "abcdfg", "-": "g", " ": "", "A": "abcefg", "b": "cdefg", "C": "adef", "d": "bcdeg",
    "E": "adefg", "F": "aefg", "H": "bcefg", "L": "def", "o": "cdeg", "P": "abefg", "r": "eg", "t": "defg",
    "U": "bcdef",
}  # fmt: skip


def digits(plane: Plane, at: Flat, words: str, size: float, colours: tuple[str, str]) -> float:
    """Write in seven segments; colours are of lit and of dark segments; return the width used."""
    u, v = at
    w, pitch = size * 0.52, size * 0.74
    place = u
    for letter in words:
        if letter in ".:":
            _dots(plane, (place - size * 0.13, v), size, letter=letter, colour=colours[0])
            continue
        _digit(plane, (place, v), (w, size), SEGMENTS.get(letter, ""), colours)
        place += pitch
    return place - u


def _dots(plane: Plane, at: Flat, size: float, *, letter: str, colour: str) -> None:
    for level in (1.0,) if letter == "." else (0.32, 0.7):
        plane.disc((at[0], at[1] + size * level - size * 0.03), size * 0.06, colour)


def _digit(plane: Plane, at: Flat, size: Flat, shown: str, colours: tuple[str, str]) -> None:
    (u, v), (w, h) = at, size
    t, lean = h * 0.1, h * 0.07
    spots = {
        "a": (0, 0, 1), "g": (0, 0.5, 1), "d": (0, 1, 1),
        "f": (0, 0, 0), "b": (1, 0, 0), "e": (0, 0.5, 0), "c": (1, 0.5, 0),
    }  # fmt: skip
    for name, (right, down, flat) in spots.items():
        x, y = u + right * w, v + down * h
        gap = t * 0.6
        ends = [(x + gap, y), (x + w - gap, y)] if flat else [(x, y + gap), (x, y + h / 2 - gap)]
        skewed = [(a + lean * (1 - (b - v) / h), b) for a, b in ends]
        plane.line(skewed, colours[0] if name in shown else colours[1], width=t)


def shine(scene: Scene, plane: Plane, size: Flat, colour: str) -> None:
    """Let a screen give light to what is around it."""
    middle = project(plane.at(size[0] / 2, size[1] / 2))
    scene.glow(middle, max(size) * 0.95, colour, strength=0.22)


def glass(plane: Plane, at: Flat, size: Flat, colour: str, *, r: float = 0.8) -> None:
    """Draw a dark pane with a slanted reflection."""
    w, h = size
    plane.rect(at, size, colour, r=r)
    u, v = at
    reflection = f"M{u} {v}H{u + w * 0.46}L{u + w * 0.2} {v + h}H{u}Z"
    plane.path(reflection, "#FFFFFF", style='opacity=".07"')


def wave(plane: Plane, at: Flat, size: Flat, colour: str, *, shape: str = "sine", width: float = 0.5) -> None:
    """Draw a wave form."""
    (u, v), (w, h) = at, size
    points = []
    for i in range(81):
        t = i / 80
        phase = (t * 2.5) % 1
        level = {
            "sine": math.sin(t * 2.5 * math.tau),
            "saw": 1 - 2 * phase,
            "square": 1.0 if phase < 0.5 else -1.0,
            "ring": math.exp(-t * 3) * math.sin(t * 8 * math.tau),
            "bump": math.exp(-((t - 0.4) ** 2) * 40) * 1.7 - 0.7 + 0.06 * math.sin(t * 90),
        }[shape]
        points.append((u + t * w, v + h / 2 - level * h * 0.45))
    plane.line(points, colour, width=width)


def grid(plane: Plane, at: Flat, size: Flat, cells: tuple[int, int], colour: str) -> None:
    """Draw the graticule of an instrument."""
    (u, v), (w, h) = at, size
    for i in range(cells[0] + 1):
        plane.line([(u + w * i / cells[0], v), (u + w * i / cells[0], v + h)], colour, width=w * 0.002)
    for i in range(cells[1] + 1):
        plane.line([(u, v + h * i / cells[1]), (u + w, v + h * i / cells[1])], colour, width=w * 0.002)


def bars(plane: Plane, at: Flat, size: Flat, levels: tuple[float, ...], colour: str) -> None:
    """Draw a bar chart."""
    (u, v), (w, h) = at, size
    step = w / len(levels)
    for i, level in enumerate(levels):
        plane.rect((u + i * step, v + h * (1 - level)), (step * 0.66, h * level), colour, r=step * 0.1)


def dots(plane: Plane, at: Flat, pitch: float, rows: tuple[str, ...], colours: dict[str, str]) -> None:
    """Draw a picture from letters, one dot for each."""
    for j, row in enumerate(rows):
        for i, letter in enumerate(row):
            if letter in colours:
                place = (at[0] + (i + 0.5) * pitch, at[1] + (j + 0.5) * pitch)
                plane.disc(place, pitch * 0.4, colours[letter])


def characters(plane: Plane, at: Flat, words: tuple[str, ...], size: float, colours: tuple[str, str]) -> None:
    """Write on a display of fixed cells."""
    ink, cell = colours
    for j, row in enumerate(words):
        for i, letter in enumerate(row):
            u, v = at[0] + i * size * 0.66, at[1] + j * size * 1.2
            plane.rect((u, v), (size * 0.6, size * 1.05), cell)
            if letter != " ":
                plane.mono((u + size * 0.03, v + size * 0.82), letter, size * 0.88, ink)


def face_glow(colour: str) -> tuple[str, str]:
    """Return the colours of lit and of dark segments for a light colour."""
    return lighter(colour, 0.15), darker(colour, 0.82)
