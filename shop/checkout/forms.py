"""What the checkout asks for, one form a section."""

from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.models import Country, UserAddress

from shop.checkout.session import CheckoutSession
from shop.core.money import AmountError, Money, UnknownCurrencyError
from shop.customer.addresses import PostalAddress
from shop.customer.forms import AddressForm
from shop.payment.gateways.base import Gateway
from shop.shipping.selectors import DeliveryOption

ANOTHER = "new"


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


class DeliveryAddressForm(AddressForm):
    """Where the parcel goes: to an address of the book, or to the one typed below."""

    saved = forms.ChoiceField(
        label=_("Send it to"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Please choose one of these addresses.")},
    )
    keep = forms.BooleanField(label=_("Keep this address for the next time"), required=False)
    field_order = ["saved"]

    def __init__(
        self,
        *args: Any,
        book: Iterable[UserAddress],
        countries: Collection[Country],
        is_guest: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, countries=countries, **kwargs)
        self._country_codes = {country.pk for country in countries}
        self._book = {str(saved.pk): saved for saved in book}
        self._offer_book()
        if is_guest:
            del self.fields["keep"]
        for name in ("name", "line1", "line2", "postcode", "city", "state", "country"):
            attributes = self.fields[name].widget.attrs
            attributes["autocomplete"] = f"shipping {attributes['autocomplete']}"

    def _offer_book(self) -> None:
        if not self._book:
            del self.fields["saved"]
            return
        known = [(pk, f"{saved.name}, {saved.line1}, {saved.city}") for pk, saved in self._book.items()]
        cast("forms.ChoiceField", self.fields["saved"]).choices = [*known, (ANOTHER, _("Another address"))]

    @property
    def has_book(self) -> bool:
        return bool(self._book)

    def full_clean(self) -> None:
        """A chosen address is taken as it stands: what is typed below it does not count."""
        if self.is_bound and self.data.get(self.add_prefix("saved")) in self._book:
            for name, field in self.fields.items():
                field.required = name == "saved"
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        chosen = self._book.get(self.cleaned_data.get("saved", ""))
        if chosen is None:
            return super().clean()
        self.errors.clear()  # of fields that were not meant
        if chosen.country_id not in self._country_codes:
            self.add_error("saved", str(self.fields["country"].error_messages["invalid_choice"]))
        return self.cleaned_data

    @property
    def address(self) -> PostalAddress:
        chosen = self._book.get(self.cleaned_data.get("saved", ""))
        return PostalAddress.from_book(chosen) if chosen else PostalAddress.from_mapping(self.cleaned_data)

    @property
    def is_to_be_kept(self) -> bool:
        is_typed = self.cleaned_data.get("saved", "") not in self._book
        return is_typed and bool(self.cleaned_data.get("keep"))


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


def address_values(answers: CheckoutSession, *, book: Iterable[UserAddress]) -> dict[str, Any]:
    """What stands in the address form before anything is typed: the last answer, else the default address."""
    typed = answers.address
    saved = {PostalAddress.from_book(address): str(address.pk) for address in book}
    if typed is None:
        return {"saved": next(iter(saved.values()), ANOTHER), "keep": True}
    if typed in saved:
        return {"saved": saved[typed], "keep": True}
    return {**typed.as_dict(), "saved": ANOTHER, "keep": True}
