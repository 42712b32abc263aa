"""Drops the cached pages that show a review which has just been changed."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from shop.catalogue.reviews.models import ProductReview
from shop.core import pagecache


@receiver([post_save, post_delete], sender=ProductReview, dispatch_uid="drop_pages_of_review")
def drop_pages_of_review(instance: ProductReview, **_signal: Any) -> None:
    if instance.product_id:
        with transaction.atomic():
            pagecache.drop(f"product:{instance.product_id}")
