"""What may be refused when stock or a price is to be changed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


class NotReservedError(RuntimeError):
    """More is given back or sent than was reserved: the order and its stock record have parted, a bug."""


@dataclass(eq=False)
class InsufficientStock(DomainError):
    """Somebody wants more than can be sold."""

    code: ClassVar[str] = "insufficient_stock"
    sentence: ClassVar[Any] = ngettext_lazy(
        "There is only %(available)d of “%(title)s” left; you asked for %(requested)d.",
        "There are only %(available)d of “%(title)s” left; you asked for %(requested)d.",
        "available",
    )

    record_id: int
    product_id: int
    title: str
    requested: int
    available: int

    @property
    def message(self) -> str:
        if not self.available:
            return gettext("“%(title)s” is sold out.") % self.facts
        return super().message


@dataclass(eq=False)
class NotHereYet(DomainError):
    """It was sold ahead and cannot be sent before it has come."""

    code: ClassVar[str] = "not_here_yet"
    sentence: ClassVar[Any] = _(
        "%(requested)d of “%(title)s” cannot be sent yet: only %(in_stock)d are in stock."
    )

    record_id: int
    product_id: int
    title: str
    requested: int
    in_stock: int


@dataclass(eq=False)
class StockNotTracked(DomainError):
    """Nobody counts this product."""

    code: ClassVar[str] = "stock_not_tracked"
    sentence: ClassVar[Any] = _("“%(title)s” has no stock to change: its product type tracks none.")

    title: str


@dataclass(eq=False)
class NothingToAdjust(DomainError):
    """A change by nothing."""

    code: ClassVar[str] = "nothing_to_adjust"
    sentence: ClassVar[Any] = _("Write by how many the stock changes, such as 5 or -2; 0 changes nothing.")


@dataclass(eq=False)
class StockIsPromised(DomainError):
    """Less would be in stock than orders were promised, or than nothing."""

    code: ClassVar[str] = "stock_is_promised"
    sentence: ClassVar[Any] = ngettext_lazy(
        "Of the %(in_stock)d of “%(title)s” in stock %(lowest)d must stay: it is promised to an order.",
        "Of the %(in_stock)d of “%(title)s” in stock %(lowest)d must stay: they are promised to orders.",
        "lowest",
    )
    all_promised: ClassVar[Any] = ngettext_lazy(
        "The only one of “%(title)s” in stock must stay: it is promised to an order.",
        "All %(in_stock)d of “%(title)s” in stock must stay: they are promised to orders.",
        "in_stock",
    )
    too_few: ClassVar[Any] = ngettext_lazy(
        "Only %(in_stock)d of “%(title)s” is in stock, so no more than that can be taken away.",
        "Only %(in_stock)d of “%(title)s” are in stock, so no more than that can be taken away.",
        "in_stock",
    )

    title: str
    in_stock: int
    lowest: int

    @property
    def message(self) -> str:
        if not self.in_stock:
            return gettext("“%(title)s” is not in stock, so none can be taken away.") % self.facts
        if not self.lowest:
            return str(self.too_few % self.facts)
        return str(self.all_promised % self.facts) if self.lowest == self.in_stock else super().message


@dataclass(eq=False)
class TooMany(DomainError):
    """More than can be counted."""

    code: ClassVar[str] = "too_many"
    sentence: ClassVar[Any] = _("No more than %(most)d of “%(title)s” can be counted.")

    title: str
    most: int


@dataclass(eq=False)
class BackordersArePromised(DomainError):
    """So many were sold ahead already."""

    code: ClassVar[str] = "backorders_are_promised"
    sentence: ClassVar[Any] = _(
        "At least %(lowest)d of “%(title)s” must stay allowed ahead: they are sold already."
    )

    title: str
    lowest: int


@dataclass(eq=False)
class BadPrice(DomainError):
    """Nothing can be sold at that."""

    code: ClassVar[str] = "bad_price"
    sentence: ClassVar[Any] = _("%(price)s %(currency)s is no price: write an amount from 0, such as 24.90.")

    price: Decimal
    currency: str


@dataclass(eq=False)
class WasPriceTooLow(DomainError):
    """A price before that would make the price no better."""

    code: ClassVar[str] = "was_price_too_low"
    sentence: ClassVar[Any] = _("The price before (%(was_price)s) must be higher than the price (%(price)s).")

    price: Decimal
    was_price: Decimal
