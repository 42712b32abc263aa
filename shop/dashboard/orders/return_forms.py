"""What staff may type about what goes back."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shop.core import public_ids
from shop.core.money import Money, exponent
from shop.dashboard.orders.returns import Arrival, MoneyBack

if TYPE_CHECKING:
    from shop.dashboard.orders.selectors import StaffLine, StaffOrder

_WITH_COMMA = re.compile(r"\d+,\d{1,2}")


class AmountField(forms.DecimalField):
    """An amount of one currency. Whatever is wrong with it is said in one sentence."""

    def __init__(self, *, currency: str, **kwargs: Any) -> None:
        places = exponent(currency)
        self.currency = currency
        self.example = f"{Decimal('12.5'):.{places}f}"
        super().__init__(
            max_digits=15,
            decimal_places=places,
            min_value=Decimal(1).scaleb(-places),
            # No number field: a browser would throw away what it cannot read instead of sending it back.
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            **kwargs,
        )

    def clean(self, value: Any) -> Money | None:
        typed = str(value or "").strip()
        if _WITH_COMMA.fullmatch(typed):
            typed = typed.replace(",", ".")
        try:
            amount = super().clean(typed)
        except forms.ValidationError:
            sentence = _("Write an amount above nothing, such as %(example)s.")
            raise forms.ValidationError(sentence, params={"example": self.example}) from None
        return None if amount is None else Money(amount, self.currency)


class SentOnce(forms.Form):
    """Carries a key by which the same page, sent twice, is known."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    @property
    def next_key(self) -> UUID:
        """For the page that this form is shown on: what was refused keeps its key, because nothing was done by it."""
        known = getattr(self, "cleaned_data", {}).get("key")
        return known or public_ids.new_id()

    def forget_key(self) -> None:
        """Something else was done by it."""
        del self.cleaned_data["key"]


class MoneyForm(forms.Form):
    """How much of which payment goes back, and why."""

    def __init__(self, *args: Any, order: "StaffOrder", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not only those with something left: a page sent twice must find its payment again.
        paid = [tender for tender in order.tenders if tender.has_money]
        choices = [
            (
                str(tender.public_id),
                _("%(gateway)s, %(left)s left")
                % {"gateway": tender.gateway, "left": tender.refundable.formatted()},
            )
            for tender in paid
        ]
        self.fields["tender"] = forms.ChoiceField(
            label=pgettext_lazy("shop", "Payment"),
            choices=choices,
            initial=next((str(tender.public_id) for tender in paid if tender.is_refundable), None),
        )
        self.fields["amount"] = AmountField(
            currency=order.order.currency, label=pgettext_lazy("shop", "Amount")
        )
        self.fields["reason"] = forms.CharField(
            label=_("Reason"),
            max_length=200,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            help_text=_("For colleagues: it stands in what happened to the order."),
        )

    @property
    def money(self) -> MoneyBack | None:
        typed = self.cleaned_data
        if typed.get("amount") is None:
            return None
        return MoneyBack(tender_id=UUID(typed["tender"]), amount=typed["amount"], reason=typed["reason"])


class RefundForm(MoneyForm, SentOnce):
    """Money alone."""


class RefundWithReturnForm(MoneyForm):
    """Money for what came back, if an amount is given."""

    def __init__(self, *args: Any, order: "StaffOrder", **kwargs: Any) -> None:
        super().__init__(*args, order=order, **kwargs)
        for field in self.fields.values():
            field.required = False
        self.fields["amount"].help_text = _("Empty: nothing is refunded.")
        self.fields["reason"].initial = _("Return")

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("amount") is not None:
            if not typed.get("tender"):
                self.add_error("tender", _("Choose the payment that goes back."))
            if not typed.get("reason"):
                self.add_error("reason", _("Write why it goes back."))
        return typed


class TakeBackForm(SentOnce):
    """What came back. Nothing in a line's field means that nothing of it did."""

    def __init__(self, *args: Any, order: "StaffOrder", parcel: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [line for line in order.lines if line.num_shipped]
        arrived = order.in_parcel(parcel)
        for line in self.lines:
            self.fields[_count(line)] = forms.IntegerField(
                label=line.description,
                required=False,
                initial=arrived.get(line.line_id),
                min_value=0,
                error_messages={"min_value": _("Less than nothing cannot come back.")},
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
            self.fields[_mark(line)] = forms.BooleanField(
                label=_("Back into stock"), required=False, initial=True
            )

    def rows(self) -> "list[tuple[StaffLine, forms.BoundField, forms.BoundField]]":
        """The lines of which something was sent, each with its two fields."""
        return [(line, self[_count(line)], self[_mark(line)]) for line in self.lines]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(typed[_count(line)] for line in self.lines):
            raise forms.ValidationError(_("Please say what came back: at least one article."))
        return typed

    @cached_property
    def sellable(self) -> dict[int, int]:
        return self._counted(is_sellable=True)

    @cached_property
    def damaged(self) -> dict[int, int]:
        return self._counted(is_sellable=False)

    def arrival(self, money: MoneyBack | None) -> Arrival:
        return Arrival(sellable=self.sellable, damaged=self.damaged, money=money)

    def _counted(self, *, is_sellable: bool) -> dict[int, int]:
        typed = self.cleaned_data
        asked = [line for line in self.lines if typed[_count(line)] and typed[_mark(line)] == is_sellable]
        return {line.line_id: typed[_count(line)] for line in asked}


def _count(line: "StaffLine") -> str:
    return f"back_{line.line_id}"


def _mark(line: "StaffLine") -> str:
    return f"sellable_{line.line_id}"
