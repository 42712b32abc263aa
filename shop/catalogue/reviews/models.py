"""What shoppers say about products.

Changes of Oscar's: a review stands in its product's list, not at an address with numbers; saving one writes the
product's rating and nothing else of it; an order leaves a row that says who bought what.
"""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews.abstract_models import AbstractProductReview, AbstractVote


class ProductReview(AbstractProductReview):
    class Meta(AbstractProductReview.Meta):
        abstract = False

    def get_absolute_url(self) -> str:
        """Its place in the list of the product's reviews."""
        return reverse("catalogue:reviews-detail", kwargs={"product_slug": self.product.slug, "pk": self.pk})

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():  # the product's rating, and its cached pages, change with it
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().delete(*args, **kwargs)


class Vote(AbstractVote):
    """As Oscar has it; named here because our code imports it by path."""


class VerifiedPurchase(models.Model):
    """Somebody bought a product; written by the order, so that a review can say so."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="verified_purchases",
    )
    product = models.ForeignKey(
        "catalogue.Product",
        verbose_name=_("product"),
        on_delete=models.CASCADE,
        related_name="verified_purchases",
    )
    order_number = models.CharField(_("order number"), max_length=128)
    at = models.DateTimeField(_("at"))

    class Meta:
        app_label = "reviews"
        verbose_name = _("verified purchase")
        verbose_name_plural = _("verified purchases")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "product", "order_number"], name="reviews_verified_purchase_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.order_number}: {self.product_id}"


from oscar.apps.catalogue.reviews.models import *  # noqa: E402, F403  # Oscar's other models come after ours
