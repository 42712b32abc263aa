"""Money, pictures, stars and cards in templates."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import prefetch_related_objects

from shop.catalogue import cards, renditions
from shop.catalogue.models import Product
from shop.core import pagecache
from shop.core.money import Money

register = template.Library()

STARS = 5


@register.filter
def money(amount: Money | None) -> str:
    """An amount as people of this page's language write it."""
    return amount.formatted() if amount is not None else ""


@register.inclusion_tag("components/picture.html")
def shop_picture(
    image: Any, *, sizes: str = "100vw", alt: str | None = None, is_first: bool = False
) -> dict[str, Any]:
    """A picture of the library with the copies that exist, or a quiet place for one."""
    picture = renditions.shown(image, alt=alt) if image else None
    return {"picture": picture, "sizes": sizes, "is_first": is_first}


@register.inclusion_tag("components/rating.html")
def rating(average: float | None, *, number: int | None = None) -> dict[str, Any]:
    """Stars to the nearest half, said in words too."""
    halves = round((average or 0) * 2)
    kinds = [
        "full" if halves >= star * 2 else "half" if halves == star * 2 - 1 else "none"
        for star in range(1, STARS + 1)
    ]
    return {"average": average, "number": number, "stars": kinds}


@register.inclusion_tag("sections/product_grid.html")
def product_grid(products: Iterable[Product]) -> dict[str, Any]:
    """Cards of products that a view has loaded without what cards need."""
    shown = cards.cards(products)
    pagecache.tags("catalogue", *(f"product:{card.product.pk}" for card in shown))
    return {"cards": shown}


@register.filter
def products_of(lines: Iterable[Any]) -> list[Product]:
    """The products of lines, such as those of a wish list, that may be shown."""
    lines = list(lines)
    prefetch_related_objects(lines, "product")
    return [line.product for line in lines if line.product and _is_shown(line.product)]


def _is_shown(product: Product) -> bool:
    return bool(product.is_public and product.archived_at is None)
