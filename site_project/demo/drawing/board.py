"""Circuit boards: the laminate, its pads, traces, holes and silkscreen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_project.demo.drawing.colour import GOLD, MASK, darker, lighter
from site_project.demo.drawing.dice import Dice
from site_project.demo.drawing.scene import Item, Scene, outline_path
from site_project.demo.drawing.solids import Finish, prism
from site_project.demo.drawing.space import Flat, Point, circle, project, rounded
from site_project.demo.drawing.surface import MIDDLE, Plane


@dataclass(frozen=True)
class Mask:
    """The colours of a board: solder mask, traces below it, silkscreen."""

    base: str
    trace: str
    silk: str = "#F4F1E8"
    edge: str = "#C9B27A"


MASKS = {
    "green": Mask(MASK, "#43A589"),
    "black": Mask("#26282B", "#474C52"),
    "copper": Mask("#8C3F1D", "#C47548"),
    "white": Mask("#ECE8DF", "#D8D2C4", silk="#33302B"),
    "navy": Mask("#22406B", "#4675B5"),
    "purple": Mask("#4B2F66", "#7D5CA0"),
    "red": Mask("#9E2B2B", "#C24B45"),
    "bare": Mask("#C98E4F", "#DDAA6E", silk="#5A3B1C", edge="#B98548"),
}


class Board:
    """A board that lies level; parts are placed on it in its own measures."""

    def __init__(self, scene: Scene, at: Point, size: Flat, mask: str = "green", *, r: float = 2.5) -> None:
        """Lay a board with its far corner at a point."""
        self.scene, self.size, self.mask = scene, size, MASKS[mask]
        self.x, self.y = at[0], at[1]
        self.z = at[2] + 1.6
        outline = rounded(at[0], at[1], size[0], size[1], r)
        self.slab: Item = prism(scene, outline, (at[2], at[2] + 1.3), self.mask.edge)
        skin = Finish(shadow=False, rim=0.5)
        self.slab = prism(scene, outline, (at[2] + 1.3, self.z), self.mask.base, finish=skin)
        self.plane = Plane.top(self.x, self.y, self.z)
        self.plane.marks = self.slab.picture
        self.finish = Finish(on=self.slab)

    def place(self, at: Flat) -> Point:
        """Return the point of space of a place on the board."""
        return (self.x + at[0], self.y + at[1], self.z)

    def pad(self, at: Flat, size: Flat, *, r: float = 0.2) -> None:
        """Draw a gold pad by its middle."""
        corner = (at[0] - size[0] / 2, at[1] - size[1] / 2)
        self.plane.rect(corner, size, GOLD, r=r)
        self.plane.rect(corner, (size[0], size[1] * 0.4), lighter(GOLD, 0.45), r=r, style='opacity=".6"')

    def hole(self, at: Flat, r: float = 1.6, *, ring: float = 1.2) -> None:
        """Drill a screw hole with its gold ring."""
        self.plane.disc(at, r + ring, darker(self.mask.base, 0.12))
        self.plane.disc(at, r + ring * 0.8, GOLD)
        self.plane.disc((at[0] - 0.1, at[1] - 0.1), r + ring * 0.45, lighter(GOLD, 0.3))
        self.plane.disc(at, r, "#1a1512")
        self.plane.disc((at[0] + r * 0.25, at[1] + r * 0.25), r * 0.75, "#4a3b30")

    def holes(self, inset: float = 3.2, r: float = 1.6) -> None:
        """Drill a hole into each corner."""
        w, d = self.size
        for x in (inset, w - inset):
            for y in (inset, d - inset):
                self.hole((x, y), r)

    def via(self, at: Flat) -> None:
        """Draw a via."""
        self.plane.disc(at, 0.42, lighter(self.mask.trace, 0.25))
        self.plane.disc(at, 0.2, darker(self.mask.base, 0.5))

    def trace(self, points: Sequence[Flat], *, width: float = 0.35) -> None:
        """Draw a trace through points."""
        self.plane.line(points, self.mask.trace, width=width)

    def route(self, a: Flat, b: Flat, *, upright: bool = True, width: float = 0.35) -> None:
        """Draw a trace that leaves and arrives straight and bends at 45°."""
        (ax, ay), (bx, by) = a, b
        if upright:
            lean = min(abs(bx - ax), abs(by - ay))
            spare = (abs(by - ay) - lean) / 2 * (1 if by > ay else -1)
            slope = lean * (1 if by > ay else -1)
            points = [a, (ax, ay + spare), (bx, ay + spare + slope), (bx, by)]
        else:
            lean = min(abs(bx - ax), abs(by - ay))
            spare = (abs(bx - ax) - lean) / 2 * (1 if bx > ax else -1)
            slope = lean * (1 if bx > ax else -1)
            points = [a, (ax + spare, ay), (ax + spare + slope, by), (bx, by)]
        self.trace(points, width=width)

    def web(self, name: str, *, count: int = 18) -> None:
        """Draw bundles of traces that wander over the board and end in vias."""
        dice = Dice(name)
        w, d = self.size
        clip = self.scene.clip(self._inner_path())
        before = len(self.slab.picture)
        for _ in range(count):
            self._bundle(dice, (dice.between(2, w - 2), dice.between(2, d - 2)), lanes=1 + dice.below(4))
        marks = "".join(self.slab.picture[before:])
        self.slab.picture[before:] = [f'<g clip-path="{clip}">{marks}</g>']

    def _bundle(self, dice: Dice, start: Flat, *, lanes: int) -> None:
        run, lean = dice.between(4, self.size[0] * 0.4), dice.between(2, self.size[1] * 0.3)
        side = 1 if dice.roll() < 0.5 else -1
        for lane in range(lanes):
            y = start[1] + lane * 0.9
            x = start[0] + (lane * 0.37 if side > 0 else -lane * 0.37)
            points = [
                (start[0] - run, y),
                (x, y),
                (x + lean, y + lean * side),
                (x + lean + run * 0.6, y + lean * side),
            ]
            self.trace(points)
            self.via(points[0])
            self.via(points[-1])

    def _inner_path(self) -> str:
        w, d = self.size
        outline = rounded(self.x + 0.8, self.y + 0.8, w - 1.6, d - 1.6, 1.8)
        return outline_path([project((x, y, self.z)) for x, y in outline])

    def silk(self, at: Flat, words: str, size: float = 1.5, *, style: str = MIDDLE) -> None:
        """Write on the silkscreen."""
        self.plane.text(at, words, size, self.mask.silk, style=f'{style} letter-spacing="{size * 0.04:.2f}"')

    def name(self, at: Flat, words: str, size: float = 3.4, *, style: str = "") -> None:
        """Write the board's name."""
        self.plane.title(at, words, size, self.mask.silk, style=style)

    def frame(self, at: Flat, size: Flat, *, r: float = 0.3) -> None:
        """Draw the silkscreen outline of a part."""
        line = f'stroke="{self.mask.silk}" stroke-width=".18" opacity=".85"'
        self.plane.rect(at, size, "none", r=r, style=line)

    def pads(self, at: Flat, count: int, *, along: str = "x", pitch: float = 2.54) -> None:
        """Draw a row of round solder pads with their holes."""
        for i in range(count):
            x, y = (at[0] + i * pitch, at[1]) if along == "x" else (at[0], at[1] + i * pitch)
            self.plane.disc((x, y), 0.92, GOLD)
            self.plane.disc((x - 0.08, y - 0.08), 0.72, lighter(GOLD, 0.35))
            self.plane.disc((x, y), 0.48, "#241a12")

    def castellations(self, count: int, *, pitch: float = 2.54) -> None:
        """Draw half holes along both long edges."""
        w, d = self.size
        start = (w - (count - 1) * pitch) / 2
        for i in range(count):
            for y in (0.9, d - 0.9):
                self.pad((start + i * pitch, y), (1.5, 1.8), r=0.6)
                self.plane.disc((start + i * pitch, y + (0.35 if y > d / 2 else -0.35)), 0.45, "#2a1d13")

    def round_pad(self, at: Flat, r: float) -> None:
        """Draw a large round pad."""
        outline = circle(at[0], at[1], r)
        self.plane.polygon(outline, GOLD)
        self.plane.disc((at[0] - r * 0.1, at[1] - r * 0.1), r * 0.85, lighter(GOLD, 0.28))
