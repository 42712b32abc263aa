"""Where the mail goes. A refused form keeps what was typed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AlertForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Please enter your e-mail address."),
            "invalid": _("This does not look like an e-mail address. It needs an @ and a domain."),
            "max_length": _("This is too long for an e-mail address."),
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
