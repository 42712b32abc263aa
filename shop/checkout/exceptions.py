"""What may go wrong when an order is placed."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError
from shop.core.money import Money


@dataclass(eq=False)
class TotalChanged(DomainError):
    """The order would cost something else than the page said; it was not placed."""

    code = "total_changed"
    sentence = _(
        "The total has changed while you were here: it was %(shown)s and is %(now)s now."
        " We have not placed the order. Please check it once more."
    )

    shown: Money
    now: Money
    changes: list[str] = field(default_factory=list)

    @property
    def message(self) -> str:
        return str(self.sentence % {"shown": self.shown.formatted(), "now": self.now.formatted()})


@dataclass(eq=False)
class ReviewChanged(TotalChanged):
    """The order would be another one than the page showed, for the same money; it was not placed."""

    code = "review_changed"
    sentence = _(
        "What you see here is not what the page showed when you pressed the button: the basket, an address or the"
        " delivery has changed meanwhile. We have not placed the order. Please check it once more."
    )


@dataclass(eq=False)
class BasketIsEmpty(DomainError):
    code = "basket_empty"
    sentence = _("Your basket is empty, so there is nothing to order.")


@dataclass(eq=False)
class NoLongerSold(DomainError):
    """A line of the basket cannot be bought any more."""

    code = "no_longer_sold"
    sentence = _("“%(title)s” cannot be bought any more. Please take it out of the basket; the rest stays.")

    title: str


@dataclass(eq=False)
class NotDeliverable(DomainError):
    code = "not_deliverable"
    sentence = _("We cannot send it that way any more. Please choose another way of delivery.")

    delivery_code: str
