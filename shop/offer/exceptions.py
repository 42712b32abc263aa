"""What may go wrong when an order uses offers."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class OfferUsedUp(DomainError):
    code = "offer_used_up"
    sentence = _("The offer “%(name)s” has just been used up. Please look at the new total.")

    offer_id: int
    name: str
