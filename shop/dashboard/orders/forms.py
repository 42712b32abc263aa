"""What staff may type about an order."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from shop.dashboard.orders.services import Parcel
from shop.dashboard.orders.words import PAYMENTS
from shop.order.models import FulfilmentState, OrderState, ShippingAddress
from shop.order.states import CancelReason

if TYPE_CHECKING:
    from shop.dashboard.orders.selectors import StaffLine, StaffOrder

ANY = [("", _("any"))]
_DAYS = [  # what every calendar and time zone can reckon with
    MinValueValidator(date(1990, 1, 1), _("Please choose a day from 1990 on.")),
    MaxValueValidator(date(2199, 12, 31), _("Please choose a day before 2200.")),
]


def _day(label: Any) -> forms.DateField:
    picker = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=picker, validators=_DAYS)


class PeriodForm(forms.Form):
    """From one day to another, both included; either may be left open."""

    placed_from = _day(_("Placed from"))
    placed_to = _day(_("Placed to"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("placed_from"), cleaned.get("placed_to")
        if start and end and start > end:
            self.add_error("placed_to", _("The last day is before the first one."))
        return cleaned


class OrderFilterForm(PeriodForm):
    """Which orders to list."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=200,
        help_text=_("Order number, e-mail, name, SKU, article or tracking code."),
    )
    order = forms.ChoiceField(label=_("Order"), required=False, choices=[*ANY, *OrderState.choices])
    payment = forms.ChoiceField(
        label=_("Payment"),
        required=False,
        choices=[*ANY, *((status.value, word) for status, word in PAYMENTS.items())],
    )
    fulfilment = forms.ChoiceField(
        label=_("Parcels"), required=False, choices=[*ANY, *FulfilmentState.choices]
    )

    field_order = ["q", "order", "payment", "fulfilment", "placed_from", "placed_to"]


class ShipForm(forms.Form):
    """What a parcel holds. Nothing in a line's field means that the line stays here."""

    sent_before = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    carrier = forms.CharField(
        label=_("Carrier"),
        max_length=64,
        required=False,
        widget=forms.TextInput(attrs={"list": "carriers", "autocomplete": "off"}),
    )
    tracking_code = forms.CharField(
        label=_("Tracking code"),
        max_length=128,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    tracking_url = forms.URLField(
        label=_("Tracking address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Only for a carrier that is not in the list."),
    )

    def __init__(self, *args: Any, order: "StaffOrder", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [line for line in order.lines if line.num_to_ship]
        for line in self.lines:
            self.fields[_field_of(line.line_id)] = forms.IntegerField(
                label=line.description,
                required=False,
                initial=line.num_to_ship,
                min_value=0,
                error_messages={"min_value": _("A parcel cannot hold less than nothing.")},
                # Not a number field: that shows nothing where something else than a number was typed.
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )

    def rows(self) -> "list[tuple[StaffLine, forms.BoundField]]":
        """The lines that can be sent, each with its field."""
        return [(line, self[_field_of(line.line_id)]) for line in self.lines]

    @property
    def parcel(self) -> Parcel:
        typed = self.cleaned_data
        lines = {line.line_id: typed[_field_of(line.line_id)] or 0 for line in self.lines}
        words = {name: typed[name].strip() for name in ("carrier", "tracking_code", "tracking_url")}
        return Parcel(lines=lines, **words)


def _field_of(line_id: int) -> str:
    return f"line_{line_id}"


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("The buyer reads it in the mail about the cancellation."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_reason(self) -> str:
        """Words that mean something to the shop itself would be taken as such."""
        reason: str = self.cleaned_data["reason"].strip()
        if reason.lower() in set(CancelReason) or len(reason) < 5:
            raise forms.ValidationError(_("Please write a few words that the buyer will understand."))
        return reason


class AddressForm(forms.ModelForm):  # type: ignore[type-arg]
    """The country stays: tax, price and day of the delivery were agreed for it."""

    class Meta:
        model = ShippingAddress
        fields = [
            *("first_name", "last_name", "line1", "line2", "line3", "line4", "state", "postcode"),
            *("phone_number", "notes"),
        ]
        labels = {"line4": _("Town"), "last_name": _("Name"), "first_name": _("First name")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("last_name", "line1", "line4"):
            self.fields[name].required = True

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """What was corrected, field by field as (old, new)."""
        return {
            name: (str(self.initial.get(name) or ""), str(self.cleaned_data[name] or ""))
            for name in self.changed_data
        }


class NoteForm(forms.Form):
    message = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "no-widget-init"}),
        help_text=_("For colleagues only."),
    )
