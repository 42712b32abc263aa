"""What people type about a wish list: its name, and who may see it."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.wishlists.models import WishList
from shop.wishlists.services import Terms

MOST_ADDRESSES = 20
LONGEST_ADDRESS = 254  # the column's length
_BETWEEN = re.compile(r"[\s,;]+")


class AddressesField(forms.CharField):
    """E-mail addresses, one a line or between commas."""

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        addresses = tuple(dict.fromkeys(part.lower() for part in _BETWEEN.split(typed) if part))
        for address in addresses:
            _check(address)
        if len(addresses) > MOST_ADDRESSES:
            raise ValidationError(
                _("A list can be shared with %(most)d addresses at most.") % {"most": MOST_ADDRESSES}
            )
        return addresses


class TermsForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of the list"),
        max_length=255,
        error_messages={
            "required": gettext_lazy("Please give the list a name."),
            "max_length": gettext_lazy("Please use at most %(limit_value)d characters here."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who may see it?"),
        choices=[
            (WishList.PRIVATE, gettext_lazy("Only you")),
            (WishList.SHARED, gettext_lazy("The people below, once they are signed in")),
            (WishList.PUBLIC, gettext_lazy("Everybody who has its address")),
        ],
        initial=WishList.PRIVATE,
        error_messages={"invalid_choice": gettext_lazy("Please choose one of these.")},
    )
    emails = AddressesField(
        label=gettext_lazy("E-mail addresses of these people"),
        help_text=gettext_lazy("One a line. We write to none of them: send them the list’s address."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )

    @classmethod
    def showing(cls, wishlist: WishList) -> "TermsForm":
        """The form as it stands for a list that exists."""
        emails = wishlist.shared_emails.order_by("pk").values_list("email", flat=True)
        return cls(
            initial={
                "name": wishlist.name,
                "visibility": wishlist.visibility,
                "emails": "\n".join(emails),
            }
        )

    @property
    def terms(self) -> Terms:
        return Terms(**self.cleaned_data)


def _check(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        sentence = _("“%(address)s” does not look like an e-mail address.") % {"address": address}
        raise ValidationError(sentence, code="invalid") from None
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError(_("“%(address)s” is too long for an e-mail address.") % {"address": address})
