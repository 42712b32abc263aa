"""What Oscar's dashboard shows as thumbnails: a small copy of the picture if there is one, else the picture itself.

Nothing is encoded while somebody waits for a page.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models.fields.files import FieldFile
from django.templatetags.static import static
from oscar.core.thumbnails import AbstractThumbnailer
from wagtail.images.models import Rendition

from shop.catalogue import renditions

NO_PICTURE = "oscar/img/image_not_found.jpg"
SMALL = renditions.spec(renditions.WIDTHS[0], renditions.PLAIN_FORMAT)


@dataclass(frozen=True)
class Thumbnail:
    url: str


class LibraryThumbnailer(AbstractThumbnailer):
    def generate_thumbnail(self, source: FieldFile | str, **_options: Any) -> Thumbnail:
        """The copy of the library's picture over the same file; Oscar names "no picture" by its path alone."""
        if isinstance(source, str):
            return Thumbnail(url=static(NO_PICTURE))
        copy = Rendition.objects.filter(image__file=source.name, filter_spec=SMALL).first()
        return Thumbnail(url=copy.url if copy else source.url)

    def delete_thumbnails(self, source: FieldFile | str) -> None:
        """They belong to the library's picture and go with it."""
