"""Drops the cached pages that show what has just been changed, in the transaction that changed it."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from oscar.apps.partner.models import StockRecord

from shop.catalogue.models import Category, Product, ProductCategory, ProductImage
from shop.core import pagecache


@receiver([post_save, post_delete], sender=Product, dispatch_uid="drop_product_pages")
def drop_product_pages(instance: Product, **_signal: Any) -> None:
    pagecache.drop("catalogue", *_product_tags(instance))


@receiver([post_save, post_delete], sender=Category, dispatch_uid="drop_category_pages")
def drop_category_pages(instance: Category, **_signal: Any) -> None:
    pagecache.drop("catalogue", f"category:{instance.pk}")


@receiver(m2m_changed, sender=ProductCategory, dispatch_uid="drop_pages_of_new_categories")
def drop_lists(**_signal: Any) -> None:
    pagecache.drop("catalogue")


@receiver([post_save, post_delete], sender=ProductCategory, dispatch_uid="drop_pages_of_category_change")
@receiver([post_save, post_delete], sender=ProductImage, dispatch_uid="drop_pages_of_image")
@receiver([post_save, post_delete], sender=StockRecord, dispatch_uid="drop_pages_of_stock_record")
def drop_pages_of_product(sender: type[Model], instance: Any, **_signal: Any) -> None:
    lists = ["catalogue"] if sender is ProductCategory else []
    with transaction.atomic():
        pagecache.drop(*lists, *_product_tags(instance.product))


def _product_tags(product: Product) -> list[str]:
    return [f"product:{pk}" for pk in (product.pk, product.parent_id) if pk]
