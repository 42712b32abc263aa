"""What may be refused to staff beyond what an order's own services refuse."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class ParcelSentMeanwhileError(DomainError):
    code = "parcel_sent_meanwhile"
    sentence = _(
        "A parcel of order %(number)s was sent since you opened this page. Please look at what is left, then send it."
    )

    number: str


@dataclass(eq=False)
class AddressIsFinalError(DomainError):
    code = "address_is_final"
    sentence = _("Order %(number)s has nothing left to send, so its address stays as it is.")

    number: str


@dataclass(eq=False)
class FormUsedError(DomainError):
    """A page that was sent before, opened again and sent with something else in it."""

    code = "form_used"
    sentence = _(
        "This page of order %(number)s was sent before, with something else in it. Please look at what was done; "
        "if this is still right, send it again."
    )

    number: str


@dataclass(eq=False)
class UnknownPaymentError(DomainError):
    code = "unknown_payment"
    sentence = _("Order %(number)s has no such payment. Please choose one of those shown.")

    number: str
