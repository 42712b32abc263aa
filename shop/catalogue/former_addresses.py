"""Addresses that categories and products had before; each leads straight to the present one.

A row names what it leads to, not an address, so that there are no chains. An address that something has now is no
former one: whatever takes it takes its row away.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from shop.catalogue.models import Category, Product


class CategoryAddress(models.Model):
    """Where a category stood before."""

    full_slug = models.CharField(max_length=1000, unique=True)
    category = models.ForeignKey(
        "catalogue.Category", on_delete=models.CASCADE, related_name="former_addresses"
    )

    class Meta:
        app_label = "catalogue"

    def __str__(self) -> str:
        return self.full_slug


class ProductAddress(models.Model):
    """Where a product stood before."""

    slug = models.CharField(max_length=255, unique=True)
    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="former_addresses"
    )

    class Meta:
        app_label = "catalogue"

    def __str__(self) -> str:
        return self.slug


def keep_categories(former: Iterable[tuple[int, str]], *, present: "models.QuerySet[Category]") -> None:
    """Let these addresses lead to these categories; those that the `present` ones have now lead nowhere else."""
    rows = [CategoryAddress(category_id=pk, full_slug=full_slug) for pk, full_slug in former if full_slug]
    _keep(rows, name="full_slug", of="category")
    CategoryAddress.objects.filter(full_slug__in=present.values("full_slug")).delete()


def keep_product(product: "Product", *, former: str) -> None:
    """Let this slug lead to this product; the one it has now leads nowhere else."""
    _keep([ProductAddress(product=product, slug=former)] if former else [], name="slug", of="product")
    ProductAddress.objects.filter(slug=product.slug).delete()


def _keep(rows: list[Any], *, name: str, of: str) -> None:
    """Whoever left an address last is who it leads to."""
    if rows:
        type(rows[0]).objects.bulk_create(
            rows, update_conflicts=True, unique_fields=[name], update_fields=[of]
        )


def category_once_at(full_slug: str) -> "Category | None":
    """The category that stood at this address, if the shop shows it."""
    found = CategoryAddress.objects.filter(full_slug=full_slug).select_related("category").first()
    return found.category if found and found.category.is_browsable else None


def product_once_at(slug: str) -> "Product | None":
    """The product that had this slug, if the shop shows it."""
    from shop.catalogue.models import Product

    shown: Product | None = Product.objects.browsable().filter(former_addresses__slug=slug).first()
    return shown
