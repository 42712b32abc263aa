"""Drawing on a plane in space: labels, pads, traces, screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from site_project.demo.drawing.scene import number, outline_path
from site_project.demo.drawing.space import Flat, Point, add, project, times, unit

DISPLAY = "Bricolage Grotesque"
SANS = "Instrument Sans"
MONO = "DejaVu Sans Mono"


@dataclass
class Plane:
    """A plane whose u runs to the right of what is written on it, and v down the page."""

    origin: Point
    u: Point
    v: Point
    marks: list[str] = field(default_factory=list)

    @classmethod
    def top(cls, x: float, y: float, z: float) -> Plane:
        """Return a level plane, read along x."""
        return cls((x, y, z), (1, 0, 0), (0, 1, 0))

    @classmethod
    def top_turned(cls, x: float, y: float, z: float) -> Plane:
        """Return a level plane, read towards the upper right; its origin is the near corner."""
        return cls((x, y, z), (0, -1, 0), (1, 0, 0))

    @classmethod
    def left(cls, x: float, y: float, z: float) -> Plane:
        """Return the plane of a left face, from its upper left corner."""
        return cls((x, y, z), (1, 0, 0), (0, 0, -1))

    @classmethod
    def right(cls, x: float, y: float, z: float) -> Plane:
        """Return the plane of a right face, from its upper left corner."""
        return cls((x, y, z), (0, -1, 0), (0, 0, -1))

    def at(self, u: float, v: float) -> Point:
        """Return where a place on the plane is in space."""
        return add(self.origin, add(times(self.u, u), times(self.v, v)))

    def moved(self, u: float, v: float) -> Plane:
        """Return the same plane from another corner, drawing into the same marks."""
        return Plane(self.at(u, v), self.u, self.v, self.marks)

    def standing(self, u: Point, v: Point) -> Plane:
        """Return a plane from the same corner with other directions."""
        return Plane(self.origin, unit(u), unit(v), self.marks)

    def raw(self, svg: str) -> Plane:
        """Draw SVG as it is, in the plane's own measures."""
        (ox, oy), (ux, uy), (vx, vy) = project(self.origin), project(self.u), project(self.v)
        matrix = " ".join(number(n) for n in (ux, uy, vx, vy, ox, oy))
        self.marks.append(f'<g transform="matrix({matrix})">{svg}</g>')
        return self

    def rect(self, at: Flat, size: Flat, fill: str, *, r: float = 0, style: str = "") -> Plane:
        """Draw a rectangle; style is any further attributes."""
        corner = f' rx="{number(r)}"' if r else ""
        place = (
            f'x="{number(at[0])}" y="{number(at[1])}" width="{number(size[0])}" height="{number(size[1])}"'
        )
        return self.raw(f'<rect {place}{corner} fill="{fill}" {style}/>')

    def disc(self, at: Flat, r: float, fill: str, *, style: str = "") -> Plane:
        """Draw a disc."""
        return self.raw(
            f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="{number(r)}" fill="{fill}" {style}/>'
        )

    def ring(self, at: Flat, r: float, colour: str, *, width: float) -> Plane:
        """Draw a ring."""
        return self.disc(at, r, "none", style=f'stroke="{colour}" stroke-width="{number(width)}"')

    def line(self, points: Sequence[Flat], colour: str, *, width: float, style: str = "") -> Plane:
        """Draw a line through points with round ends."""
        path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
        return self.path(path, "none", style=_stroke(colour, width) + style)

    def polygon(self, points: Sequence[Flat], fill: str, *, style: str = "") -> Plane:
        """Draw a closed shape."""
        return self.path(outline_path(points), fill, style=style)

    def path(self, d: str, fill: str, *, style: str = "") -> Plane:
        """Draw a path."""
        return self.raw(f'<path d="{d}" fill="{fill}" {style}/>')

    def text(self, at: Flat, words: str, size: float, colour: str, *, style: str = "") -> Plane:
        """Write words in the text face."""
        return self.letters(at, words, size, colour, style=f'font-family="{SANS}" font-weight="600" {style}')

    def title(self, at: Flat, words: str, size: float, colour: str, *, style: str = "") -> Plane:
        """Write words in the display face."""
        face = f'font-family="{DISPLAY}" font-weight="750" letter-spacing="{number(-size * 0.02)}"'
        return self.letters(at, words, size, colour, style=f"{face} {style}")

    def mono(self, at: Flat, words: str, size: float, colour: str, *, style: str = "") -> Plane:
        """Write words in a face of even width."""
        return self.letters(at, words, size, colour, style=f'font-family="{MONO}" {style}')

    def letters(self, at: Flat, words: str, size: float, colour: str, *, style: str = "") -> Plane:
        """Write words as the style says."""
        # Tiny font sizes are rounded by browsers; letters are set ten times as large and scaled down.
        place = f'transform="translate({number(at[0])} {number(at[1])}) scale(.1)"'
        return self.raw(
            f'<text {place} font-size="{number(size * 10)}" fill="{colour}" {style}>{escape(words)}</text>'
        )

    def svg(self) -> str:
        """Return all that was drawn."""
        return "".join(self.marks)


MIDDLE = 'text-anchor="middle"'
END = 'text-anchor="end"'


def _stroke(colour: str, width: float) -> str:
    return f'stroke="{colour}" stroke-width="{number(width)}" stroke-linecap="round" stroke-linejoin="round" '
