"""Joins guest orders to an account once its address is confirmed; a typed address proves nothing."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.dispatch import receiver

from shop.customer import services


@receiver(email_confirmed, dispatch_uid="customer.join_guest_orders")
def join_guest_orders(email_address: EmailAddress, **_kwargs: Any) -> None:
    """Allauth sends this when somebody has opened the link that went to the address."""
    if email_address.verified:
        services.join_guest_orders(email_address.user, confirmed_email=email_address.email)
