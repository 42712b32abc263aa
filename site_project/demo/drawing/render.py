"""Rendering: each picture once as a master, and in the widths and formats that pages ask for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from site_project.demo.drawing.gallery import PICTURES, Picture

FOLDER = Path(__file__).parent.parent / "pictures"
INDEX = "index.json"
SQUARE_WIDTHS = (320, 640, 960)
WIDE_WIDTHS = (480, 960, 1280)
MASTER_QUALITY = 80
AVIF_QUALITY = 52
WEBP_QUALITY = 72


@dataclass(frozen=True)
class Rendition:
    """One file of a picture."""

    file: str
    width: int
    height: int
    format: str


def widths_of(picture: Picture) -> tuple[int, ...]:
    """Return the widths in which a picture is kept beside its master."""
    return WIDE_WIDTHS if picture.sheet.width > picture.sheet.height else SQUARE_WIDTHS


def renditions_of(picture: Picture) -> list[Rendition]:
    """Return the files that a picture has besides its master."""
    ratio = picture.sheet.height / picture.sheet.width
    return [
        Rendition(f"{picture.name}-{width}.{form}", width, round(width * ratio), form)
        for width in widths_of(picture)
        for form in ("avif", "webp")
        if not (form == "webp" and width == widths_of(picture)[-1])  # those who need WebP get the master
    ]


def chosen(names: Sequence[str]) -> list[Picture]:
    """Return the pictures whose names begin with one of these; all, if none is given."""
    if not names:
        return list(PICTURES.values())
    found = [p for p in PICTURES.values() if any(p.name.startswith(name) for name in names)]
    if not found:
        raise LookupError(f"No picture is called {', '.join(names)}.")
    return found


def read_index(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Return what is known of the rendered pictures, by name."""
    path = folder / INDEX
    if not path.exists():
        return {}
    return {row["name"]: row for row in json.loads(path.read_text())["pictures"]}


def render(names: Sequence[str] = (), *, folder: Path = FOLDER, tell: Callable[[str], None]) -> int:
    """Render what has changed and return how many pictures that were."""
    from site_project.demo.drawing.browser import camera

    folder.mkdir(parents=True, exist_ok=True)
    known = read_index(folder)
    todo = [(p, svg) for p, svg in _drawn(chosen(names)) if _is_stale(p, svg, known=known, folder=folder)]
    if todo:
        with camera() as shoot, ThreadPoolExecutor(max_workers=2) as writers:
            for picture, svg in todo:
                image = shoot(svg, picture.sheet)
                writers.submit(_write, picture, image, folder).add_done_callback(_raise)
                known[picture.name] = _row(picture, svg)
                tell(picture.name)
    _write_index(known, folder)
    return len(todo)


def _raise(done: Any) -> None:
    done.result()


def _drawn(pictures: Iterable[Picture]) -> Iterable[tuple[Picture, str]]:
    for picture in pictures:
        yield picture, picture.svg()


def source_of(svg: str) -> str:
    """Return the mark by which an unchanged picture is known."""
    return hashlib.sha256(svg.encode()).hexdigest()[:16]


def _is_stale(picture: Picture, svg: str, *, known: dict[str, dict[str, Any]], folder: Path) -> bool:
    row = known.get(picture.name)
    files = [f"{picture.name}.webp", *(r.file for r in renditions_of(picture))]
    if row is None or row["source"] != source_of(svg):
        return True
    return not all((folder / file).exists() for file in files)


def _write(picture: Picture, image: Image.Image, folder: Path) -> None:
    image.save(folder / f"{picture.name}.webp", quality=MASTER_QUALITY, method=4)
    for rendition in renditions_of(picture):
        small = image.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS)
        if rendition.format == "avif":
            small.save(folder / rendition.file, quality=AVIF_QUALITY, speed=7)
        else:
            small.save(folder / rendition.file, quality=WEBP_QUALITY, method=4)


def _row(picture: Picture, svg: str) -> dict[str, Any]:
    return {
        "name": picture.name,
        "product": picture.product,
        "view": picture.view,
        "variant": picture.variant,
        "alt": picture.alt,
        "focal": list(picture.focal),
        "width": picture.sheet.width,
        "height": picture.sheet.height,
        "master": f"{picture.name}.webp",
        "renditions": [
            {"file": r.file, "width": r.width, "height": r.height, "format": r.format}
            for r in renditions_of(picture)
        ],
        "source": source_of(svg),
    }


def _write_index(known: dict[str, dict[str, Any]], folder: Path) -> None:
    order = {name: i for i, name in enumerate(PICTURES)}
    rows = [known[name] for name in sorted(known, key=lambda n: order.get(n, len(order))) if name in order]
    text = json.dumps({"pictures": rows}, ensure_ascii=False, indent=1)
    (folder / INDEX).write_text(text + "\n")
