"""Smaller copies of pictures in newer formats: made by a task after the upload, never while a shopper waits.

A page shows what there is: until the task has run that is the picture as it was uploaded.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import Rendition

from shop.core import pagecache

WIDTHS = (320, 480, 640, 960, 1280)
FORMATS = ("avif", "webp")  # the smaller first: a browser takes the first that it knows
PLAIN_WIDTH, PLAIN_FORMAT = 960, "webp"  # at the most, for what shows one picture, whatever its own size
WIDEST_CARD = 640  # on a card nothing wider is ever needed


def spec(width: int, file_format: str) -> str:
    """Wagtail's name of a copy."""
    return f"width-{width}|format-{file_format}"


SPECS = tuple(spec(width, file_format) for file_format in FORMATS for width in WIDTHS)
_LOADED = "shown_renditions"


@dataclass(frozen=True)
class Source:
    """The copies of a picture in one format."""

    mime_type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """A picture as a page shows it."""

    src: str
    alt: str
    width: int
    height: int
    sources: tuple[Source, ...]
    whole: str  # the picture as it was uploaded


def loaded_for(path: str = "", *, widest: int = WIDTHS[-1]) -> Prefetch[Any]:
    """Load the copies of the pictures at this path of a queryset (or of these themselves), for `shown`."""
    specs = [spec(width, file_format) for file_format in FORMATS for width in WIDTHS if width <= widest]
    copies = Rendition.objects.filter(filter_spec__in=specs)
    return Prefetch(f"{path}__renditions" if path else "renditions", queryset=copies, to_attr=_LOADED)


def shown(image: Any, *, alt: str | None = None) -> Picture:
    """A picture with the copies that exist; asks nothing of the database where `loaded_for` has."""
    pagecache.tag(f"image:{image.pk}")
    by_spec = _copies(image)
    plain = _plain(by_spec)
    return Picture(
        src=plain.url if plain else image.file.url,
        alt=image.default_alt_text if alt is None else alt,
        width=image.width,
        height=image.height,
        sources=tuple(source for file_format in FORMATS if (source := _source(file_format, by_spec))),
        whole=image.file.url,
    )


def smallest(image: Any) -> str:
    """The address of a picture as the lists of staff show it, in thumbnail size; asks for no more than `shown`."""
    copy = _copies(image).get(spec(WIDTHS[0], PLAIN_FORMAT))
    return str(copy.url if copy else image.file.url)


def _copies(image: Any) -> dict[str, Any]:
    """The copies of a picture that exist, by Wagtail's names of them."""
    copies = getattr(image, _LOADED, None)
    if copies is None:
        copies = image.renditions.filter(filter_spec__in=SPECS)
    return {copy.filter_spec: copy for copy in copies}


def _plain(by_spec: dict[str, Any]) -> Any:
    """The widest copy that is no wider than needed; not every picture has a copy of every width."""
    widths = [width for width in reversed(WIDTHS) if width <= PLAIN_WIDTH]
    return next((by_spec[name] for width in widths if (name := spec(width, PLAIN_FORMAT)) in by_spec), None)


def _source(file_format: str, by_spec: dict[str, Any]) -> Source | None:
    copies = [by_spec[name] for width in WIDTHS if (name := spec(width, file_format)) in by_spec]
    by_width = {
        copy.width: copy for copy in copies
    }  # a small picture is not made larger: its copies are alike
    srcset = ", ".join(f"{copy.url} {width}w" for width, copy in by_width.items())
    return Source(mime_type=f"image/{file_format}", srcset=srcset) if srcset else None


@task()
def make(image_id: int) -> None:
    """Make the copies of a picture that are missing; safe to run twice."""
    image = get_image_model().objects.get(pk=image_id)
    image.get_renditions(*SPECS)
    with transaction.atomic():
        pagecache.drop(f"image:{image_id}")


def ask_for(image: Any) -> None:
    """Have the copies of a picture made soon, if one is missing; in the caller's transaction."""
    present = Rendition.objects.filter(image=image, filter_spec__in=SPECS).count()
    if present < len(SPECS) and not image.is_svg():
        make.enqueue(image.pk)
