"""Changes Oscar's availability: what may be sold ahead counts too, and the sentences are ours."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from oscar.apps.partner.availability import Available, StockRequired, Unavailable

__all__ = ["Available", "InStockOrAhead", "StockRequired", "Unavailable"]


class InStockOrAhead(StockRequired):
    """So many can be bought, of which so many are here."""

    CODE_AHEAD = "ahead"

    def __init__(self, num_available: int, *, num_here: int) -> None:
        super().__init__(num_available)
        self.num_here = num_here

    @property
    def code(self) -> str:
        is_only_ahead = self.num_available > 0 >= self.num_here
        return self.CODE_AHEAD if is_only_ahead else str(super().code)

    @property
    def short_message(self) -> str | Promise:
        return {
            self.CODE_IN_STOCK: _("In stock"),
            self.CODE_AHEAD: _("On order, can be bought now"),
            self.CODE_OUT_OF_STOCK: _("Sold out"),
        }[self.code]

    @property
    def message(self) -> str | Promise:
        if self.code != self.CODE_IN_STOCK:
            return self.short_message
        return ngettext(
            "In stock (%(number)d available)", "In stock (%(number)d available)", self.num_here
        ) % {"number": self.num_here}

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, Any]:
        if self.num_available <= 0:
            return False, _("Sold out.")
        if quantity > self.num_available:
            reason = ngettext(
                "There is only %(number)d left.", "There are only %(number)d left.", self.num_available
            )
            return False, reason % {"number": self.num_available}
        return True, ""
