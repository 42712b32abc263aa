"""Pictures of the shop stand in the media library; those of products are one file for it and for Oscar's forms."""

from typing import Any

from wagtail.images import get_image_model


def show_same_file(product_image: Any) -> None:
    """Let the picture of the library and the uploaded file of a product picture be one, before it is saved.

    A new upload wins: it makes a new picture of the library, and the former one stays there.
    """
    original, image = product_image.original, product_image.image
    if not original:
        original.name = image.file.name if image else ""
    elif image is None or image.file.name != original.name or not original._committed:
        product_image.image = _picture_over(product_image)


def keep(upload: Any, *, title: str) -> Any:
    """A new picture of the library, of an uploaded file that was looked at before."""
    image = get_image_model()(title=title, file=upload)
    image._set_image_file_metadata()
    image.save()
    return image


def _picture_over(product_image: Any) -> Any:
    """A new picture of the library over the uploaded file."""
    original = product_image.original
    if not original._committed:
        original.save(original.name, original.file, save=False)
    image = get_image_model()(
        title=_title(product_image), description=product_image.caption, file=original.name
    )
    image._set_image_file_metadata()
    image.save()
    return image


def _title(product_image: Any) -> str:
    return product_image.caption or product_image.product.get_title() or str(product_image.original.name)
