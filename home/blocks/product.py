"""Blocks that sell what a text talks about. Each has a template of its name in `templates/blocks/`."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from home.choosers import ProductChooserBlock
from shop.catalogue.listing import selectors as lists
from shop.core import pagecache


class ProductsBlock(StructBlock):
    """Products, as cards."""

    heading = CharBlock(label=_("Heading"), required=False, max_length=80)
    products = ListBlock(ProductChooserBlock(), label=_("Products"), min_num=1, max_num=12)

    class Meta:
        icon = "tag"
        label = _("Products")
        template = "blocks/products.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        chosen = [product for product in value["products"] if product]
        pagecache.tags("catalogue", *(f"product:{product.pk}" for product in chosen))
        context["cards"] = lists.cards_of([product.pk for product in chosen])
        return context
