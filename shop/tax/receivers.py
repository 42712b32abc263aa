"""Forgets the kept rates when one is changed."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from shop.tax import selectors
from shop.tax.models import TaxRate


@receiver([post_save, post_delete], sender=TaxRate, dispatch_uid="forget_tax_rates")
def forget_rates(**_signal: Any) -> None:
    selectors.forget()  # for what follows in this transaction
    transaction.on_commit(selectors.forget)  # and what others read and kept while it was open
