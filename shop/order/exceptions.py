"""What can be refused about an order."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class NotFromThisStateError(DomainError):
    code = "order_state"
    sentence = _("Order %(number)s is %(state)s; this can no longer be done with it.")

    number: str
    state: str


@dataclass(eq=False)
class PartlySentError(DomainError):
    code = "order_partly_sent"
    sentence = _("A part of order %(number)s has been sent already, so it cannot be cancelled as a whole.")

    number: str


@dataclass(eq=False)
class NothingToShipError(DomainError):
    code = "nothing_to_ship"
    sentence = _("Please say what the parcel holds: at least one article of order %(number)s.")

    number: str


@dataclass(eq=False)
class UnknownOrderLineError(DomainError):
    code = "unknown_order_line"
    sentence = _("Order %(number)s has no such article. Please reload the page.")

    number: str
    line_id: int


@dataclass(eq=False)
class BadShipQuantityError(DomainError):
    code = "bad_ship_quantity"
    sentence = ngettext_lazy(
        "Of “%(title)s” there is %(available)d left to send, not %(requested)d.",
        "Of “%(title)s” there are %(available)d left to send, not %(requested)d.",
        "available",
    )

    title: str
    requested: int
    available: int


@dataclass(eq=False)
class BadReturnQuantityError(DomainError):
    code = "bad_return_quantity"
    sentence = ngettext_lazy(
        "Of “%(title)s” %(available)d can come back, not %(requested)d.",
        "Of “%(title)s” %(available)d can come back, not %(requested)d.",
        "available",
    )

    title: str
    requested: int
    available: int


@dataclass(eq=False)
class AlreadyDeliveredError(DomainError):
    code = "already_delivered"
    sentence = _("This shipment is marked as delivered already.")


@dataclass(eq=False)
class UnknownTenderError(DomainError):
    code = "unknown_tender"
    sentence = _("The shop knows no payment “%(reference)s” at “%(gateway)s” yet.")

    gateway: str
    reference: str


@dataclass(eq=False)
class CannotBeHadError(DomainError):
    """Something that an order had reserved once is gone meanwhile."""

    code = "cannot_be_had"
    sentence = _("“%(title)s” cannot be had any more.")

    title: str


@dataclass(eq=False)
class BadOrderLinkError(DomainError):
    code = "bad_order_link"
    sentence = _("This link leads to no order.")
