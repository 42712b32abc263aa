"""What may go wrong when an order uses offers."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class OfferUsedUp(DomainError):
    code = "offer_used_up"
    sentence = _(
        "The offer “%(name)s” cannot be given for this order any more. Please look at the new total."
    )

    offer_id: int
    name: str


@dataclass(eq=False)
class OfferUsedByBuyer(OfferUsedUp):
    """The buyer has had the offer as often as one may; it reads like any other end of an offer.

    A guest's address may be somebody else's, and whoever typed it must not read here what its owner has bought.
    """

    code = OfferUsedUp.code
    sentence = OfferUsedUp.sentence
