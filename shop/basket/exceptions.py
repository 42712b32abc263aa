"""What may go wrong with a basket, with the facts that a page needs to say so."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class NotForSale(DomainError):
    code = "not_for_sale"
    sentence = _("“%(title)s” cannot be bought at the moment.")

    title: str


@dataclass(eq=False)
class VariantNeeded(DomainError):
    code = "variant_needed"
    sentence = _("Please choose which “%(title)s” you would like.")

    title: str


@dataclass(eq=False)
class InsufficientStock(DomainError):
    """More was asked for than there is; `requested` counts what the basket holds of it already (`in_basket`)."""

    code = "insufficient_stock"
    sentence = ngettext_lazy(
        "There is only %(available)d of “%(title)s” in stock.",
        "There are only %(available)d of “%(title)s” in stock.",
        "available",
    )

    title: str
    requested: int
    available: int
    in_basket: int = 0

    @property
    def message(self) -> str:
        """None, a few, or a few of which some are in the basket already: each has its own words."""
        if not self.available:
            return _("“%(title)s” is sold out at the moment.") % self.facts
        if not self.in_basket:
            return super().message
        return (
            ngettext_lazy(
                "There is only %(available)d of “%(title)s” in stock, and your basket holds %(in_basket)d already.",
                "There are only %(available)d of “%(title)s” in stock, and your basket holds %(in_basket)d already.",
                "available",
            )
            % self.facts
        )


@dataclass(eq=False)
class BadQuantity(DomainError):
    code = "bad_quantity"
    sentence = _("Please write how many you would like: a whole number from 1 to %(most)d.")

    most: int


@dataclass(eq=False)
class BasketFull(DomainError):
    code = "basket_full"
    sentence = _("One order takes at most %(most)d pieces. Please write to us if you need more.")

    most: int


@dataclass(eq=False)
class UnknownLine(DomainError):
    code = "unknown_line"
    sentence = _("That is not in your basket.")

    line_id: int


@dataclass(eq=False)
class BadCode(DomainError):
    """`reason` is the sentence: a code is refused for a dozen reasons, some of them the voucher's own."""

    code = "bad_code"
    sentence = "%(reason)s"

    reason: str


@dataclass(eq=False)
class BasketNotOpen(DomainError):
    code = "basket_not_open"
    sentence = _(
        "This basket was ordered in the meantime, so nothing in it was changed. Please load the page anew."
    )

    basket_id: int
