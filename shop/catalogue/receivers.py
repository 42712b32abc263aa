"""Drops the cached pages that show what has just been changed, in the transaction that changed it.

And has the copies of a new picture made.
"""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.images import get_image_model

from shop.catalogue import renditions
from shop.catalogue.models import (
    AttributeOption,
    Brand,
    Category,
    Product,
    ProductAttribute,
    ProductAttributeValue,
    ProductCategory,
    ProductClass,
    ProductImage,
    ProductRecommendation,
)
from shop.core import pagecache
from shop.partner.models import StockRecord


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
@receiver([post_save, post_delete], sender=ProductAttributeValue, dispatch_uid="drop_pages_of_value")
@receiver([post_save, post_delete], sender=StockRecord, dispatch_uid="drop_pages_of_stock_record")
def drop_pages_of_product(sender: type[Model], instance: Any, **_signal: Any) -> None:
    lists = ["catalogue"] if sender is ProductCategory else []
    with transaction.atomic():
        pagecache.drop(*lists, *_product_tags(instance.product))


@receiver([post_save, post_delete], sender=ProductRecommendation, dispatch_uid="drop_pages_of_advice")
def drop_pages_of_advice(instance: ProductRecommendation, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(f"product:{instance.primary_id}")


@receiver([post_save, post_delete], sender=Brand, dispatch_uid="drop_pages_of_brand")
def drop_pages_of_brand(instance: Brand, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(f"brand:{instance.pk}")


@receiver([post_save, post_delete], sender=ProductAttribute, dispatch_uid="drop_pages_of_attribute")
@receiver([post_save, post_delete], sender=AttributeOption, dispatch_uid="drop_pages_of_option")
@receiver([post_save, post_delete], sender=ProductClass, dispatch_uid="drop_pages_of_class")
def drop_all_product_pages(**_signal: Any) -> None:
    """Names, swatches, whether it is sent: what they say stands on the pages of many products."""
    with transaction.atomic():
        pagecache.drop("catalogue")


@receiver(post_delete, sender=get_image_model(), dispatch_uid="drop_pages_of_deleted_picture")
def drop_pages_of_deleted_picture(instance: Any, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(f"image:{instance.pk}")


@receiver(post_save, sender=get_image_model(), dispatch_uid="follow_picture")
def follow_picture(instance: Any, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(f"image:{instance.pk}")
        renditions.ask_for(instance)


def _product_tags(product: Product) -> list[str]:
    return [f"product:{pk}" for pk in (product.pk, product.parent_id) if pk]
