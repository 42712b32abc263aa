"""What the checkout asks for, one form a section; the addresses have a module of their own."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.core.money import AmountError, Money, UnknownCurrencyError
from shop.payment.gateways.base import Gateway
from shop.shipping.selectors import DeliveryOption


class ContactForm(forms.Form):
    """Whom we tell about the order."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("For the confirmation and the parcel's way to you. Nothing else."),
        error_messages={
            "required": _("Please enter your e-mail address."),
            "invalid": _("This does not look like an e-mail address. It needs an @ and a domain."),
        },
        widget=forms.EmailInput(
            attrs={
                "autocomplete": "email",
                "inputmode": "email",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )


class DeliveryForm(forms.Form):
    """How the parcel travels."""

    delivery = forms.ChoiceField(
        label=_("Delivery"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose how we send it."),
            "invalid_choice": _("We cannot send it that way any more. Please choose another one."),
        },
    )

    def __init__(self, *args: Any, options: Iterable[DeliveryOption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = {option.code: option for option in options}
        cast("forms.ChoiceField", self.fields["delivery"]).choices = [
            (option.code, option.name) for option in self.options.values()
        ]


class PlaceForm(forms.Form):
    """The last press: what was shown, and with which payment."""

    gateway = forms.ChoiceField(
        label=_("Payment"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose how you pay."),
            "invalid_choice": _("That payment is not offered any more. Please choose another one."),
        },
    )
    shown_total = forms.CharField(widget=forms.HiddenInput, max_length=40)
    shown_digest = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    checkout_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, gateways: Iterable[Gateway], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(gateway.code, gateway.label) for gateway in gateways]
        cast("forms.ChoiceField", self.fields["gateway"]).choices = choices

    def clean_shown_total(self) -> Money:
        """The amount that stood beside the button; what is no amount was not written by our page."""
        amount, _space, currency = str(self.cleaned_data["shown_total"]).partition(" ")
        try:
            return Money(Decimal(amount), currency)
        except (AmountError, UnknownCurrencyError, InvalidOperation):
            raise forms.ValidationError(_("Please look at the total once more.")) from None
