"""Hangs the demo's pictures in the media library, with the copies of them that were made beforehand.

The copies are registered under the names that pages ask for, so that a fresh shop encodes nothing.
"""

from hashlib import sha1
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from wagtail.images.models import Image, Rendition

from shop.catalogue import renditions
from site_project.demo import finding
from site_project.demo.assortment import PRODUCTS
from site_project.demo.assortment.pictures import PictureFile, Shot, scene, shots

PICTURES = "original_images/copperline"
COPIES = "images/copperline"
FOCUS = 0.4  # the part of a picture, each way, that has to stay in sight when it is cropped
VIEWS = {"detail": "from near", "use": "in use", "box": "in its box"}


def hang() -> None:
    """Put every picture into the library that is not there yet."""
    present = set(Image.objects.filter(file__startswith=PICTURES).values_list("file", flat=True))
    missing = [shot for shot in shots() if _name(shot) not in present]
    if not missing:
        return
    titles = {product.slug: product.name for product in PRODUCTS}
    pictures = Image.objects.bulk_create(_picture(shot, titles=titles) for shot in missing)
    Rendition.objects.bulk_create(
        _copy(picture, file=file)
        for shot, picture in zip(missing, pictures, strict=True)
        for file in shot.renditions
    )
    finding.index(pictures)


def picture_of(shot: Shot) -> Image:
    """The library's picture of a shot."""
    picture: Image = Image.objects.get(file=_name(shot))
    return picture


def scene_of(name: str) -> Image | None:
    """The library's picture of a scene; none for no name."""
    return picture_of(scene(name)) if name else None


def pictures_by_shot() -> dict[str, Any]:
    """All of the demo's pictures in the library, by the name of their shot."""
    found = {picture.file.name: picture for picture in Image.objects.filter(file__startswith=PICTURES)}
    return {shot.name: found[_name(shot)] for shot in shots()}


def _name(shot: Shot) -> str:
    return f"{PICTURES}/{shot.master.path.name}"


def _picture(shot: Shot, *, titles: dict[str, str]) -> Image:
    content = shot.master.path.read_bytes()
    _lay(content, name=_name(shot), storage=Image._meta.get_field("file").storage)
    width, height = shot.master.width, shot.master.height
    return Image(
        title=_title(shot, titles=titles),
        description=shot.alt,
        file=_name(shot),
        width=width,
        height=height,
        file_size=len(content),
        file_hash=sha1(content, usedforsecurity=False).hexdigest(),
        focal_point_x=round(shot.focal[0] * width),
        focal_point_y=round(shot.focal[1] * height),
        focal_point_width=round(FOCUS * width),
        focal_point_height=round(FOCUS * height),
    )


def _title(shot: Shot, *, titles: dict[str, str]) -> str:
    if not shot.product:
        return f"Scene: {shot.name.removeprefix('scene-')}"
    note = shot.variant or VIEWS.get(shot.view, "")
    return f"{titles[shot.product]}, {note}" if note else titles[shot.product]


def _copy(picture: Image, *, file: PictureFile) -> Rendition:
    name = f"{COPIES}/{file.path.name}"
    _lay(file.path.read_bytes(), name=name, storage=Rendition._meta.get_field("file").storage)
    spec = renditions.spec(file.width, file.format)
    return Rendition(image=picture, filter_spec=spec, file=name, width=file.width, height=file.height)


def _lay(content: bytes, *, name: str, storage: Storage) -> None:
    """Put a file where pages look for it; one that an interrupted run left there is taken or replaced."""
    if storage.exists(name):
        if storage.size(name) == len(content):
            return
        storage.delete(name)
    if storage.save(name, ContentFile(content)) != name:
        raise RuntimeError(f"The media folder has another “{name}” already.")
