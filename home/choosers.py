"""How editors choose a product for a page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from shop.catalogue.models import Product


class ProductChooserViewSet(ChooserViewSet):
    """Products that shoppers can see; a variant is chosen by its parent."""

    model = Product
    icon = "tag"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")
    per_page = 20

    def get_object_list(self) -> Any:
        return Product.objects.browsable().order_by("title", "pk")


product_chooser = ProductChooserViewSet("product_chooser")

ProductChooserBlock = product_chooser.get_block_class(name="ProductChooserBlock", module_path="home.choosers")
