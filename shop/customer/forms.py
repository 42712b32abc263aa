"""The account's forms: a name, an address.

Changes two of Oscar's forms: neither the address nor the password of an account is changed past allauth.
"""

import re
from collections.abc import Iterable
from typing import Any, cast

from allauth.account.forms import ResetPasswordForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.address.models import Country, UserAddress
from oscar.apps.customer import forms as oscar_forms

from shop.customer.addresses import PostalAddress

TOO_LONG = {"max_length": gettext_lazy("Please use at most %(limit_value)d characters here.")}
NEED_STATE = frozenset({"AU", "BR", "CA", "US"})
# Checked only where every address has the same plain shape; what looks odd elsewhere may well be right.
FIVE_DIGITS = frozenset({"DE"})
_FIVE_DIGITS = re.compile(r"[0-9]{5}")
HAVE_POSTCODES = frozenset(UserAddress.POSTCODES_REGEX)


class ProfileForm(oscar_forms.UserForm):
    """Without the e-mail address: a new one has to be confirmed first, which allauth's page sees to."""

    class Meta(oscar_forms.UserForm.Meta):
        fields = ["first_name", "last_name"]


class PasswordResetForm(ResetPasswordForm):
    """What the dashboard sends when staff help somebody in: allauth's mail, to a page that exists."""


def _text(label: Any, *, missing: Any = "", fill: str, **extra: Any) -> forms.CharField:
    """A line of text; without a sentence for its absence it may stay empty."""
    attributes = {"autocomplete": fill, **extra.pop("attrs", {})}
    return forms.CharField(
        label=label,
        max_length=255,
        required=bool(missing),
        error_messages={**TOO_LONG, "required": missing},
        widget=forms.TextInput(attrs=attributes),
        **extra,
    )


class AddressForm(forms.Form):
    """Where parcels go. It asks for what a carrier needs and checks little more than that something is there."""

    name = _text(gettext_lazy("Full name"), missing=gettext_lazy("Please enter a name."), fill="name")
    line1 = _text(
        gettext_lazy("Street and house number"),
        missing=gettext_lazy("Please enter the street and the house number."),
        fill="address-line1",
    )
    line2 = _text(gettext_lazy("Flat, company, c/o (optional)"), fill="address-line2")
    postcode = _text(
        gettext_lazy("Postcode"),
        fill="postal-code",
        attrs={"autocapitalize": "characters", "spellcheck": "false"},
    )
    city = _text(
        gettext_lazy("Town or city"), missing=gettext_lazy("Please enter a town."), fill="address-level2"
    )
    state = _text(gettext_lazy("State or region (if the address has one)"), fill="address-level1")
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        widget=forms.Select(attrs={"autocomplete": "country"}),
        error_messages={
            "required": gettext_lazy("Please choose a country."),
            "invalid_choice": gettext_lazy("We cannot send parcels to that country yet."),
        },
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone (optional)"),
        max_length=64,
        required=False,
        error_messages=TOO_LONG,
        help_text=gettext_lazy("Only for the carrier, if a parcel cannot be delivered."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, countries: Iterable[Country], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = cast("forms.ChoiceField", self.fields["country"])
        country.choices = [(each.pk, str(each)) for each in countries]
        country.initial = settings.SHOP_COUNTRY

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        country = typed.get("country", "")
        if country in HAVE_POSTCODES and not typed.get("postcode") and "postcode" not in self.errors:
            self.add_error("postcode", _("Please enter the postcode."))
        if country in FIVE_DIGITS and not _has_five_digits(typed.get("postcode", "")):
            self.add_error("postcode", _("A German postcode has five digits, such as 01099."))
        if country in NEED_STATE and not typed.get("state") and "state" not in self.errors:
            self.add_error("state", _("Please enter the state: addresses in that country need one."))
        return typed

    @property
    def address(self) -> PostalAddress:
        return PostalAddress.from_mapping(self.cleaned_data)


def _has_five_digits(postcode: str) -> bool:
    """Whether this is a German postcode, or none; people write "D-01099", and put spaces into it."""
    digits = re.sub(r"^DE?-?|\s", "", postcode.strip().upper())
    return not digits or _FIVE_DIGITS.fullmatch(digits) is not None


class SavedAddressForm(AddressForm):
    """An address of the address book."""

    is_default = forms.BooleanField(label=gettext_lazy("Offer this address first"), required=False)
