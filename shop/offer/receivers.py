"""Drops the pages of offers and ranges, in the transaction that changed one; `services` does when one is used up.

Has the shelf learn what is on offer now.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from shop.catalogue.models import Category, Product, ProductCategory
from shop.core import pagecache
from shop.offer import shelving
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range, RangeProduct
from shop.offer.tags import OFFERS_TAG


@receiver([post_save, post_delete], sender=ConditionalOffer, dispatch_uid="drop_pages_of_offer")
@receiver([post_save, post_delete], sender=Condition, dispatch_uid="drop_pages_of_condition")
@receiver([post_save, post_delete], sender=Benefit, dispatch_uid="drop_pages_of_benefit")
@receiver([post_save, post_delete], sender=Range, dispatch_uid="drop_pages_of_range")
@receiver([post_save, post_delete], sender=RangeProduct, dispatch_uid="drop_pages_of_range_product")
@receiver(m2m_changed, sender=Range.included_products.through, dispatch_uid="drop_pages_of_included")
@receiver(m2m_changed, sender=Range.excluded_products.through, dispatch_uid="drop_pages_of_excluded")
@receiver(m2m_changed, sender=Range.classes.through, dispatch_uid="drop_pages_of_classes")
@receiver(m2m_changed, sender=Range.included_categories.through, dispatch_uid="drop_pages_below")
@receiver(m2m_changed, sender=Range.excluded_categories.through, dispatch_uid="drop_pages_not_below")
def drop_pages_of_offers(instance: Any = None, **_signal: Any) -> None:
    moments = (
        (instance.start_datetime, instance.end_datetime) if isinstance(instance, ConditionalOffer) else ()
    )
    with transaction.atomic():
        pagecache.drop(OFFERS_TAG)
        shelving.follow(*moments)


@receiver(m2m_changed, sender=ProductCategory, dispatch_uid="offer_in_new_categories")
@receiver([post_save, post_delete], sender=ProductCategory, dispatch_uid="offer_in_category")
@receiver([post_save, post_delete], sender=Category, dispatch_uid="offer_in_moved_category")
@receiver(post_save, sender=Product, dispatch_uid="offer_product")
def follow_products(**_signal: Any) -> None:
    """A range can hold whole categories and product types, and leaves out what has no discounts."""
    if ConditionalOffer.objects.filter(offer_type=ConditionalOffer.SITE).exists():
        shelving.follow()
