"""What staff may say about delivery."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.models import Country

from shop.shipping.models import DeliveryMethod, DeliveryZone, Holiday


class ZoneForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = DeliveryZone
        fields = ["name", "countries"]
        help_texts = {"countries": _("A country belongs to one zone.")}

    def clean_countries(self) -> "QuerySet[Country]":
        countries: QuerySet[Country] = self.cleaned_data["countries"]
        others = DeliveryZone.objects.exclude(pk=self.instance.pk)
        taken = (
            others.filter(countries__in=countries).values_list("countries__printable_name", "name").first()
        )
        if taken:
            facts = {"country": taken[0], "zone": taken[1]}
            raise forms.ValidationError(
                _("%(country)s belongs to the zone “%(zone)s” already."), params=facts
            )
        return countries


class MethodForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = DeliveryMethod
        fields = [
            *("zone", "name", "code", "price", "free_over", "tax_category", "max_weight_grams"),
            *("cut_off", "days_min", "days_max", "position", "is_active"),
        ]
        widgets = {"cut_off": forms.TimeInput(format="%H:%M", attrs={"type": "time"})}


class HolidayForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Holiday
        fields = ["date", "name"]
        widgets = {"date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}


def changes(form: "forms.ModelForm[Any]") -> dict[str, tuple[Any, Any]]:
    """What the form changes, field by field as (old, new), in words that outlive the rows they name."""
    return {
        name: (_told(form.initial.get(name)), _told(form.cleaned_data[name])) for name in form.changed_data
    }


def _told(value: Any) -> Any:
    if isinstance(value, QuerySet | list | tuple):
        return [_told(each) for each in value]
    return value if value is None or isinstance(value, bool | int) else str(value)
