"""What can be refused about an account."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class OrderIsPendingError(DomainError):
    code = "order_is_pending"
    sentence = _("Order %(number)s still waits for its payment. Please pay it or cancel it first.")

    number: str
