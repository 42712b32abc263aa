"""What staff have placed in the lists of categories."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shop.core.addresses import is_address


class Kind(models.TextChoices):
    """What a placement does."""

    PIN = "pin", _("stands first")
    HIDDEN = "hidden", _("is not shown here")
    BANNER = "banner", _("a banner")


class CategoryPlacement(models.Model):
    """A product that stands first in the list of a category or not at all; or a banner, so one query finds all."""

    category = models.ForeignKey("catalogue.Category", on_delete=models.CASCADE, related_name="placements")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Of a pin among the pins; of a banner the number of products before it, and one."
    )
    product = models.ForeignKey(
        "catalogue.Product", null=True, on_delete=models.CASCADE, related_name="placements"
    )

    class Meta:
        app_label = "catalogue"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["category", "product"], name="catalogue_placed_once"),
            models.CheckConstraint(
                condition=Q(kind=Kind.BANNER, product=None) | Q(~Q(kind=Kind.BANNER), product__isnull=False),
                name="catalogue_placement_of_product",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category_id}: {self.kind} {self.product_id or self.position}"


class GridBanner(models.Model):
    """What a banner among the products of a category shows."""

    placement = models.OneToOneField(
        CategoryPlacement, primary_key=True, on_delete=models.CASCADE, related_name="banner"
    )
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture in the library"),
        on_delete=models.PROTECT,
        related_name="grid_banners",
    )
    title = models.CharField(_("title"), max_length=80)
    text = models.CharField(_("text"), max_length=200, blank=True)
    link = models.CharField(_("address of its link"), max_length=200, validators=[is_address])
    label = models.CharField(_("label of its link"), max_length=40)

    class Meta:
        app_label = "catalogue"

    def __str__(self) -> str:
        return self.title
