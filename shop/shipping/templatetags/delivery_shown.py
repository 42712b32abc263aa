"""What pages say of delivery."""

from typing import Any

from django import template
from django.template import Context

from shop.catalogue.selectors import ProductPage
from shop.shipping import selectors

register = template.Library()


@register.inclusion_tag("components/delivery_note.html", takes_context=True)
def delivery_note(context: Context, page: ProductPage) -> dict[str, Any]:
    """What it costs to send a product, when it arrives, and where to read more if an editor wrote that."""
    return {"note": selectors.product_note(page), "link": getattr(context.get("frame"), "delivery", None)}
