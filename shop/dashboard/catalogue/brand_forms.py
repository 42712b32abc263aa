"""What staff may type about a brand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.images.fields import WagtailImageField

from shop.catalogue.models import Brand

STATES = {
    "": False,
    "archived": True,
    "all": None,
}  # the word in the address, and whether it means archived ones


class BrandFilterForm(forms.Form):
    q = forms.CharField(label=pgettext_lazy("shop", "Search"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=pgettext_lazy("shop", "State"),
        required=False,
        choices=[("", _("in use")), ("archived", _("archived")), ("all", _("all"))],
    )


class BrandForm(forms.ModelForm):  # type: ignore[type-arg]
    """A brand; its picture is uploaded here and stands in the media library from then on."""

    slug = forms.SlugField(
        label=pgettext_lazy("shop", "Slug"),
        max_length=100,
        required=False,
        help_text=_("The name as addresses have it. Empty: made from the name."),
        error_messages={"invalid": _("A slug is made of letters without accents, digits and hyphens.")},
    )
    picture = WagtailImageField(
        label=_("Picture"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"})
    )
    without_picture = forms.BooleanField(label=_("Show no picture"), required=False)

    class Meta:
        model = Brand
        fields = ["name", "slug"]
        labels = {"name": pgettext_lazy("shop", "Name")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.image is None:
            del self.fields["without_picture"]

    def clean_name(self) -> str:
        """Names that differ only by their case would be one to every shopper."""
        name: str = " ".join(self.cleaned_data["name"].split())
        others = Brand.objects.exclude(pk=self.instance.pk)
        known = others.filter(name__iexact=name).first()
        if known and known.archived_at:
            raise forms.ValidationError(
                _("There is an archived brand “%(name)s”: restore it instead."), params={"name": known.name}
            )
        if known:
            raise forms.ValidationError(
                _("There is a brand “%(name)s” already."), params={"name": known.name}
            )
        return name

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        taken = Brand.objects.exclude(pk=self.instance.pk).filter(slug=slug).first()
        if slug and taken:
            raise forms.ValidationError(
                _("The brand “%(name)s” has this slug already."), params={"name": taken.name}
            )
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("without_picture"):
            self.instance.image = None
        return cleaned

    @property
    def has_lost_picture(self) -> bool:
        """Whether a picture was sent that has to be chosen again: no browser fills in a file by itself."""
        return bool(self.errors and self.files.get("picture"))
