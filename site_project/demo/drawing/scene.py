"""A sheet with things on it: what hides what, the shadows below, and the finished SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from site_project.demo.drawing.colour import lighter, tint
from site_project.demo.drawing.space import Box, Flat, Point, hull, project
from site_project.demo.drawing.space import add as moved

Stops = Sequence[tuple[float, str]]

#: How far a shadow falls on the floor for each unit of height: to the right, and a little to the front.
CAST: Flat = (0.44, -0.16)


def number(value: float) -> str:
    """Return a number as short as SVG allows."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) >= 0.0005 else "0"


def outline_path(points: Sequence[Flat]) -> str:
    """Return a closed path through points of the sheet."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


@dataclass
class Item:
    """One thing in space: its room, its picture, and the shadows that fall on its top."""

    box: Box
    picture: list[str]
    shadows: list[str] = field(default_factory=list)
    clip: str = ""
    order: int = 0


@dataclass(frozen=True)
class Sheet:
    """Size of the picture and what lies behind the things."""

    width: int = 1600
    height: int = 1600
    hue: int = 30
    fill: float = 0.7
    backdrop: str = ""

    def scale(self, wide: float, high: float) -> float:
        """Return how much larger to draw, so that flat things look as large as tall ones."""
        share = self.fill if self.fill > 0.9 else 0.87
        limit = min(self.width * share / wide, self.height * share / high)
        by_area = self.fill * (self.width * self.height / (wide * high)) ** 0.5
        return limit if self.fill > 0.9 else min(limit, by_area)


class Scene:
    """Things that were put into space, drawn from back to front."""

    def __init__(self, *, unit: float = 0.1) -> None:
        """Start an empty scene; unit is the length that one pixel of the picture shows."""
        self.unit = unit
        self.items: list[Item] = []
        self.ground: list[Item] = []
        self.floor: list[str] = []
        self.decals: list[str] = []
        self.glows: list[str] = []
        self.extent: list[Flat] = []
        self._defs: dict[str, str] = {}

    def linear(self, start: Flat, end: Flat, stops: Stops) -> str:
        """Return a gradient along a line of the sheet."""
        ends = " ".join(
            f'{k}="{number(v)}"' for k, v in zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
        )
        body = "".join(f'<stop offset="{number(at)}" stop-color="{c}"/>' for at, c in stops)
        return self._define(
            f'<linearGradient gradientUnits="userSpaceOnUse" {ends} id="#">{body}</linearGradient>'
        )

    def fade(self, start: Flat, end: Flat, stops: Sequence[tuple[float, str, float]]) -> str:
        """Return a gradient whose stops also have an opacity."""
        ends = " ".join(
            f'{k}="{number(v)}"' for k, v in zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
        )
        body = "".join(
            f'<stop offset="{number(at)}" stop-color="{c}" stop-opacity="{number(o)}"/>' for at, c, o in stops
        )
        return self._define(
            f'<linearGradient gradientUnits="userSpaceOnUse" {ends} id="#">{body}</linearGradient>'
        )

    def radial(self, centre: Flat, radius: float, stops: Sequence[tuple[float, str, float]]) -> str:
        """Return a round gradient; each stop has an offset, a colour and an opacity."""
        body = "".join(
            f'<stop offset="{number(at)}" stop-color="{c}" stop-opacity="{number(o)}"/>' for at, c, o in stops
        )
        where = f'cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}"'
        return self._define(
            f'<radialGradient gradientUnits="userSpaceOnUse" {where} id="#">{body}</radialGradient>'
        )

    def blur(self, pixels: float) -> str:
        """Return a filter that blurs by so many pixels of the picture."""
        deviation = number(pixels * self.unit)
        room = 'x="-40%" y="-40%" width="180%" height="180%"'
        return self._define(f'<filter id="#" {room}><feGaussianBlur stdDeviation="{deviation}"/></filter>')

    def clip(self, path: str) -> str:
        """Return a clip along a path of the sheet."""
        return self._define(f'<clipPath id="#"><path d="{path}"/></clipPath>')

    def _define(self, body: str) -> str:
        if body not in self._defs:
            self._defs[body] = f"d{len(self._defs)}"
        return f"url(#{self._defs[body]})"

    def put(self, picture: str, box: Box, *, clip: str = "") -> Item:
        """Put a drawn thing into the room that it takes."""
        item = Item(box=box, picture=[picture], clip=clip, order=len(self.items))
        self.items.append(item)
        self.extent.extend(project(corner) for corner in box.corners())
        return item

    def lay(self, item: Item) -> None:
        """Make the thing that was put last a part of the ground, on which others throw their shadows."""
        self.items.remove(item)
        item.picture.insert(0, self._shadow(self.floor.pop()))
        self.ground.append(item)

    def stand(self, draw: Callable[[Scene], None], at: Point) -> None:
        """Let what was drawn around its own corner stand at a point of this scene, as one thing."""
        part = Scene(unit=self.unit)
        part._defs = self._defs
        draw(part)
        du, dv = project(at)
        place = f'<g transform="translate({number(du)} {number(dv)})">'
        below = [*part.decals, *([self._shadow("".join(part.floor))] if part.floor else [])]
        self.decals.extend(f"{place}{art}</g>" for art in below)
        art = "".join(part._drawn(item) for item in part.sorted_items())
        corners = [moved(corner, at) for item in part.items for corner in (item.box.low, item.box.high)]
        self.items.append(Item(Box.around(corners), [f"{place}{art}</g>"], order=len(self.items)))
        self.glows.extend(f"{place}{art}</g>" for art in part.glows)
        self.extent.extend((u + du, v + dv) for u, v in part.extent)

    def reach(self, points: Sequence[Point]) -> None:
        """Count points as part of what the picture must show."""
        self.extent.extend(project(p) for p in points)

    def cast(self, outline: Sequence[Flat], *, height: float, z: float = 0.0, on: Item | None = None) -> None:
        """Let an outline with a height throw its soft shadow on the floor, or on another thing."""
        reach = height / (1 + height / 130)  # tall things would else darken the whole sheet
        far = [(x + CAST[0] * reach, y + CAST[1] * reach) for x, y in outline]
        shadow = outline_path([project((x, y, z)) for x, y in hull([*outline, *far])])
        if on is None:
            self.floor.append(shadow)
            return
        on.shadows.append(shadow)

    def glow(self, centre: Flat, radius: float, colour: str, *, strength: float = 0.7) -> None:
        """Let light shine over everything near a place of the sheet."""
        core = lighter(colour, 0.5)
        stops = [(0.0, core, strength), (0.25, colour, strength * 0.55), (1.0, colour, 0.0)]
        paint = self.radial(centre, radius, stops)
        x, y = (number(v) for v in centre)
        self.glows.append(f'<circle cx="{x}" cy="{y}" r="{number(radius)}" fill="{paint}"/>')

    def sorted_items(self) -> list[Item]:
        """Return the things from back to front."""
        count = len(self.items)
        behind: list[list[int]] = [[] for _ in range(count)]
        for i in range(count):
            a = self.items[i].box
            for j in range(i + 1, count):
                b = self.items[j].box
                if not a.overlaps_on_sheet(b):
                    continue
                if b.is_behind(a) and not a.is_behind(b):
                    behind[i].append(j)
                else:
                    behind[j].append(i)
        return self._in_order(behind)

    def _in_order(self, behind: list[list[int]]) -> list[Item]:
        done = [False] * len(self.items)
        result: list[Item] = []
        for root in range(len(self.items)):
            stack = [(root, False)]
            while stack:
                index, ready = stack.pop()
                if ready:
                    result.append(self.items[index])
                elif not done[index]:
                    done[index] = True
                    stack.append((index, True))
                    stack.extend((below, False) for below in sorted(behind[index], reverse=True))
        return result

    def body(self) -> str:
        """Return the ground, the shadows on it, things and light, in this order."""
        parts = [mark for item in self.ground for mark in item.picture] + self.decals
        if self.floor:
            parts.append(self._shadow("".join(self.floor)))
        parts.extend(self._drawn(item) for item in self.sorted_items())
        return "".join([*parts, *self.glows])

    def _shadow(self, path: str) -> str:
        far = f'<path d="{path}" fill="#3a2a22" opacity=".24" filter="{self.blur(38)}"/>'
        return far + f'<path d="{path}" fill="#2c1e18" opacity=".42" filter="{self.blur(8)}"/>'

    def _drawn(self, item: Item) -> str:
        if not item.shadows:
            return "".join(item.picture)
        path = "".join(item.shadows)
        shadow = f'<path d="{path}" fill="#0d0a08" opacity=".38" filter="{self.blur(4)}"/>'
        clip = f' clip-path="{item.clip}"' if item.clip else ""
        return "".join(item.picture) + f"<g{clip}>{shadow}</g>"

    def svg(self, sheet: Sheet) -> str:
        """Return the whole picture, its things centred on the sheet."""
        body = self.body()
        left, top, wide, high = self.bounds()
        scale = sheet.scale(wide, high)
        dx = sheet.width / 2 - (left + wide / 2) * scale
        dy = sheet.height / 2 - (top + high / 2) * scale
        place = f"translate({number(dx)} {number(dy)}) scale({number(scale)})"
        backdrop = sheet.backdrop or self._backdrop(sheet)
        defs = "".join(d.replace('id="#"', f'id="{name}"') for d, name in self._defs.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width}" height="{sheet.height}" '
            f'viewBox="0 0 {sheet.width} {sheet.height}"><defs>{defs}</defs>{backdrop}'
            f'<g transform="{place}" stroke-linejoin="round">{body}</g></svg>\n'
        )

    def _backdrop(self, sheet: Sheet) -> str:
        pale, deep = tint(sheet.hue, light=0.94, strength=0.46), tint(sheet.hue, light=0.85, strength=0.4)
        w, h = sheet.width, sheet.height
        stops = [(0.0, lighter(pale, 0.3), 1.0), (0.6, pale, 1.0), (1.0, deep, 1.0)]
        paint = self.radial((w * 0.4, h * 0.36), max(w, h) * 0.85, stops)
        return f'<rect width="{w}" height="{h}" fill="{paint}"/>'

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height of what was drawn."""
        xs, ys = [p[0] for p in self.extent], [p[1] for p in self.extent]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def drawn(draw: Callable[[Scene], None], sheet: Sheet) -> str:
    """Return a picture as SVG; drawn twice, so that lines know how long a pixel is."""
    rough = Scene()
    draw(rough)
    _, _, wide, high = rough.bounds()
    scale = sheet.scale(wide, high)
    scene = Scene(unit=1 / scale)
    draw(scene)
    return scene.svg(sheet)


def rim_colour(colour: str) -> str:
    """Return the colour of light on an edge."""
    return lighter(colour, 0.5)
