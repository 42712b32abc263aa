"""Money, pictures and stars in templates."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from shop.catalogue import renditions
from shop.catalogue.cards import ProductCard
from shop.core.components import rendered
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


@register.simple_tag
def product_card(card: ProductCard, *, is_first: bool = False) -> SafeString:
    """One product of a list."""
    return rendered("components/product_card.html", card=card.facts, is_first=is_first)


@register.simple_tag
def smallest_picture(image: Any) -> str:
    """The address of a picture of the library in thumbnail size, for staff."""
    return renditions.smallest(image)


@register.inclusion_tag("components/rating.html")
def rating(average: float | None, *, number: int | None = None) -> dict[str, Any]:
    """Stars to the nearest half, said in words too."""
    halves = round((average or 0) * 2)
    kinds = [
        "full" if halves >= star * 2 else "half" if halves == star * 2 - 1 else "none"
        for star in range(1, STARS + 1)
    ]
    return {"average": average, "number": number, "stars": kinds}
