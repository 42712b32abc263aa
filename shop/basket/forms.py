"""What a shopper types at a basket. A refused form keeps it, and says in one sentence what would be right."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shop.basket.codes import LONGEST_CODE
from shop.basket.exceptions import BadQuantity

# Python's int() would take "1_000", "+3" and the digits of every script, which a typist hardly means.
_WHOLE_NUMBER = re.compile(r"[0-9]{1,20}")


def quantity_from(typed: str) -> int:
    """The number that somebody typed, if it is one that can be asked for."""
    number = int(typed) if _WHOLE_NUMBER.fullmatch(typed) else 0
    if number < 1:
        raise BadQuantity(most=settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD)
    return number


class QuantityField(forms.Field):
    """How many: typed as text, so that whatever was typed comes back as it was."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4})

    def clean(self, value: Any) -> int:
        try:
            return quantity_from(str(value or "").strip())
        except BadQuantity as error:
            raise forms.ValidationError(error.message, code=error.code) from None


class QuantityForm(forms.Form):
    """How many of one line, or of one product."""

    quantity = QuantityField(label=_("Quantity"))


class CodeForm(forms.Form):
    """A code that lowers the price; whether it does is the basket's to say."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        error_messages={
            "required": _("Please type a code first."),
            "max_length": _("No code of ours is that long. Please check it for typing mistakes."),
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
