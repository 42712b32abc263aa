"""Drops the cached pages that show what has just been changed, in the transaction that changed it.

Has what lists know of it worked out anew, and the copies of a new picture made.
"""

from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils.timezone import get_default_timezone
from wagtail.images import get_image_model

from shop.catalogue import renditions
from shop.catalogue.arranging.models import CategoryPlacement, GridBanner
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
from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.marking import SHELVED_TOPIC, mark, mark_all
from shop.catalogue.shelf.terms import follow_tree, rename_facet, rename_option
from shop.core import clock, outbox, pagecache
from shop.partner.models import StockRecord
from shop.tax.models import TaxRate


@receiver([post_save, post_delete], sender=Product, dispatch_uid="drop_product_pages")
def drop_product_pages(instance: Product, **_signal: Any) -> None:
    pagecache.drop("catalogue", *_product_tags(instance))


@receiver(post_save, sender=Product, dispatch_uid="shelve_product")
def shelve_product(instance: Product, *, raw: bool = False, **_signal: Any) -> None:
    if not raw:
        mark(instance.pk)


@receiver(pre_delete, sender=Product, dispatch_uid="take_product_off_the_shelf")
def take_product_off_the_shelf(instance: Product, **_signal: Any) -> None:
    shelf.take_off(instance.parent_id or instance.pk)
    mark(instance.parent_id)
    outbox.emit(SHELVED_TOPIC, {"product_ids": [instance.pk]})


@receiver([post_save, post_delete], sender=Category, dispatch_uid="drop_category_pages")
def drop_category_pages(instance: Category, **_signal: Any) -> None:
    pagecache.drop("catalogue", f"category:{instance.pk}")
    follow_tree()
    mark_all(categories__path__startswith=instance.path)


@receiver([post_save, post_delete], sender=CategoryPlacement, dispatch_uid="drop_pages_of_placement")
def drop_arranged_list(instance: CategoryPlacement, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(f"category:{instance.category_id}")
        mark(instance.product_id)


@receiver(post_save, sender=GridBanner, dispatch_uid="drop_pages_of_banner")
def drop_list_with_banner(instance: GridBanner, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(f"category:{instance.placement.category_id}")


@receiver(m2m_changed, sender=ProductCategory, dispatch_uid="drop_pages_of_new_categories")
def drop_lists(instance: Any, *, pk_set: set[int] | None, reverse: bool, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop("catalogue")
        mark(*(pk_set or ()) if reverse else (instance.pk,))


@receiver([post_save, post_delete], sender=ProductCategory, dispatch_uid="drop_pages_of_category_change")
@receiver([post_save, post_delete], sender=ProductImage, dispatch_uid="drop_pages_of_image")
@receiver([post_save, post_delete], sender=ProductAttributeValue, dispatch_uid="drop_pages_of_value")
@receiver([post_save, post_delete], sender=StockRecord, dispatch_uid="drop_pages_of_stock_record")
def drop_pages_of_product(sender: type[Model], instance: Any, **_signal: Any) -> None:
    lists = ["catalogue"] if sender is ProductCategory else []
    with transaction.atomic():
        pagecache.drop(*lists, *_product_tags(instance.product))
        if sender is not ProductImage:
            mark(instance.product_id)


@receiver([post_save, post_delete], sender=ProductRecommendation, dispatch_uid="drop_pages_of_advice")
def drop_pages_of_advice(instance: ProductRecommendation, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(f"product:{instance.primary_id}")


@receiver([post_save, post_delete], sender=Brand, dispatch_uid="drop_pages_of_brand")
def drop_pages_of_brand(instance: Brand, **_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(f"brand:{instance.pk}")
        mark_all(brand=instance.pk)


@receiver([post_save, post_delete], sender=ProductAttribute, dispatch_uid="drop_pages_of_attribute")
@receiver([post_save, post_delete], sender=AttributeOption, dispatch_uid="drop_pages_of_option")
@receiver([post_save, post_delete], sender=ProductClass, dispatch_uid="drop_pages_of_class")
def drop_all_product_pages(
    sender: type[Model], instance: Any, *, created: bool | None = None, **_signal: Any
) -> None:
    """Names, swatches, whether it is sent: what they say stands on the pages of many products."""
    of = {
        ProductAttribute: ("product_class", "product_class_id"),
        AttributeOption: ("product_class__attributes__option_group", "group_id"),
        ProductClass: ("product_class", "pk"),
    }
    lookup, key = of[sender]
    with transaction.atomic():
        pagecache.drop("catalogue")
        if isinstance(instance, ProductAttribute):
            rename_facet(instance)
        if isinstance(instance, AttributeOption) and created is False:  # nor deleted
            rename_option(instance)
        if getattr(instance, key) is not None:
            mark_all(**{lookup: getattr(instance, key)})


@receiver([post_save, post_delete], sender=TaxRate, dispatch_uid="shelve_what_is_taxed")
def shelve_what_is_taxed(instance: TaxRate, **_signal: Any) -> None:
    """Prices include the tax, but what nobody knows the rate of has none; so on the day that a rate begins, too."""
    begins = datetime.combine(instance.valid_from, time(), tzinfo=get_default_timezone())
    with transaction.atomic():
        pagecache.drop("catalogue")
        mark_all()
        if begins > clock.now():
            mark_all(due_at=begins)


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
