"""Joins what a guest did to an account once its address is confirmed; a typed address proves nothing."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed, user_logged_in
from django.dispatch import receiver

from shop.customer import services
from shop.customer.alerts import services as alerts
from shop.users.models import User


@receiver(email_confirmed, dispatch_uid="customer.join_guest_orders")
def join_guest_orders(email_address: EmailAddress, **_kwargs: Any) -> None:
    """Allauth sends this when somebody has opened the link that went to the address."""
    if email_address.verified:
        services.join_guest_orders(email_address.user, confirmed_email=email_address.email)


@receiver(user_logged_in, dispatch_uid="customer.join_orders_at_sign_in")
def join_orders_at_sign_in(user: User, **_kwargs: Any) -> None:
    """What was ordered as a guest since the address was confirmed; nobody confirms it twice."""
    services.join_orders_of_confirmed_addresses(user)


@receiver(email_confirmed, dispatch_uid="customer.join_alerts")
def join_alerts(email_address: EmailAddress, **_kwargs: Any) -> None:
    """What a guest waits for is the account's from here on; Oscar hands it to whoever types the address."""
    if email_address.verified:
        alerts.join(email_address.user, confirmed_email=email_address.email)
