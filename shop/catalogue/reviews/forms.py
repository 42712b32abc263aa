"""The form for a review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SCORES = [
    (5, _("5 stars: very good")),
    (4, _("4 stars: good")),
    (3, _("3 stars: all right")),
    (2, _("2 stars: not good")),
    (1, _("1 star: bad")),
]


class ReviewForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("Your rating"), choices=SCORES, coerce=int, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("In one line"), max_length=120)
    body = forms.CharField(label=_("Your review"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))

    def review(self) -> dict[str, Any]:
        """What was typed, by the names of the service that writes it."""
        return {name: self.cleaned_data[name] for name in ("score", "title", "body")}
