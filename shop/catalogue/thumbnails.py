"""What Oscar's templates show as thumbnails: the picture as it was uploaded, scaled by the browser.

Nothing is encoded while somebody waits for a page.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models.fields.files import FieldFile
from django.templatetags.static import static
from oscar.core.thumbnails import AbstractThumbnailer

NO_PICTURE = "oscar/img/image_not_found.jpg"


@dataclass(frozen=True)
class Thumbnail:
    url: str


class OriginalThumbnailer(AbstractThumbnailer):
    def generate_thumbnail(self, source: FieldFile | str, **_options: Any) -> Thumbnail:
        """The picture itself; Oscar names the one for "no picture" by its path alone."""
        return Thumbnail(url=static(NO_PICTURE) if isinstance(source, str) else source.url)

    def delete_thumbnails(self, source: FieldFile | str) -> None:
        """There are none."""
