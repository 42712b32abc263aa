"""The list of all pictures: what each shows, of which product, in which view or colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from site_project.demo.drawing.scene import Scene, Sheet, drawn

Draw = Callable[[Scene], None]
DrawIn = Callable[[Scene, str], None]


@dataclass(frozen=True)
class Picture:
    """One picture: its name is the name of its files."""

    name: str
    alt: str
    draw: Draw
    product: str = ""
    view: str = "whole"
    variant: str = ""
    sheet: Sheet = field(default_factory=Sheet)
    focal: tuple[float, float] = (0.5, 0.5)

    def svg(self) -> str:
        """Return the picture as SVG."""
        return drawn(self.draw, self.sheet)


PICTURES: dict[str, Picture] = {}


def add(picture: Picture) -> None:
    """Hang a picture into the gallery."""
    if picture.name in PICTURES:
        raise ValueError(f"Two pictures are called {picture.name}.")
    PICTURES[picture.name] = picture


class Shelf:
    """The pictures of one category, which share the hue behind them."""

    def __init__(self, hue: int) -> None:
        """Start a shelf with the category's hue."""
        self.hue = hue

    def shows(
        self, product: str, alt: str, *, view: str = "whole", fill: float = 0.72
    ) -> Callable[[Draw], Draw]:
        """Hang what a function draws as a picture of a product."""

        def hang(draw: Draw) -> Draw:
            name = product if view == "whole" else f"{product}-{view}"
            sheet = Sheet(hue=self.hue, fill=fill)
            add(Picture(name=name, alt=alt, draw=draw, product=product, view=view, sheet=sheet))
            return draw

        return hang

    def colours(
        self, product: str, alt: str, names: Mapping[str, str], *, fill: float = 0.72
    ) -> Callable[[DrawIn], DrawIn]:
        """Hang one picture for each colour variant; names gives the words for the alt text's {colour}."""

        def hang(draw: DrawIn) -> DrawIn:
            for i, (variant, words) in enumerate(names.items()):
                name = product if i == 0 else f"{product}-{variant}"
                picture = Picture(
                    name=name,
                    alt=alt.format(colour=words),
                    draw=_bound(draw, variant),
                    product=product,
                    variant=variant,
                    sheet=Sheet(hue=self.hue, fill=fill),
                )
                add(picture)
            return draw

        return hang


def _bound(draw: DrawIn, variant: str) -> Draw:
    def bound(scene: Scene) -> None:
        draw(scene, variant)

    return bound
