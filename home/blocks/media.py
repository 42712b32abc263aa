"""Blocks of pictures. Each has a template of its name in `templates/blocks/`."""

from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock

from shop.catalogue import renditions


class LibraryPictureBlock(ImageChooserBlock):
    """A picture of the library, with the copies of all pictures of a text loaded together."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        pictures: list[Any] = super().bulk_to_python(values)
        prefetch_related_objects([found for found in pictures if found], renditions.loaded_for())
        return pictures


class PictureBlock(StructBlock):
    """A picture with a line below it."""

    picture = LibraryPictureBlock(label=_("Picture"))
    caption = CharBlock(label=_("Line below it"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"
