"""The rendered pictures, as the seed finds them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "pictures"


@dataclass(frozen=True)
class PictureFile:
    """One file of a picture in one width and format."""

    path: Path
    width: int
    height: int
    format: str


@dataclass(frozen=True)
class Shot:
    """A picture of a product, or a scene when it has no product."""

    name: str
    product: str
    view: str
    variant: str
    alt: str
    focal: tuple[float, float]
    master: PictureFile
    renditions: tuple[PictureFile, ...]


@cache
def shots() -> tuple[Shot, ...]:
    """Return all pictures; those of a product in the order in which they are to be shown."""
    rows = json.loads((FOLDER / "index.json").read_text())["pictures"]
    return tuple(
        Shot(
            name=row["name"],
            product=row["product"],
            view=row["view"],
            variant=row["variant"],
            alt=row["alt"],
            focal=(row["focal"][0], row["focal"][1]),
            master=PictureFile(FOLDER / row["master"], row["width"], row["height"], "webp"),
            renditions=tuple(
                PictureFile(FOLDER / r["file"], r["width"], r["height"], r["format"])
                for r in row["renditions"]
            ),
        )
        for row in rows
    )


def shots_of(product: str) -> tuple[Shot, ...]:
    """Return a product's pictures: the whole first, then details, use and box, then its other colours."""
    order = {"whole": 0, "detail": 1, "use": 2, "box": 3}
    found = [shot for shot in shots() if shot.product == product]
    first = found[0].name if found else ""
    return tuple(
        sorted(
            found, key=lambda s: (s.name != first, s.variant != "" and s.name != first, order[s.view], s.name)
        )
    )


def shot_of_variant(product: str, colour: str) -> Shot:
    """Return the picture that shows a product in a colour, or the product when colours have no pictures."""
    found = shots_of(product)
    return next((shot for shot in found if shot.variant == colour), found[0])


def scene(name: str) -> Shot:
    """Return a wide scene by its name without `scene-`."""
    return next(shot for shot in shots() if shot.name == f"scene-{name}")
