"""Changes Oscar's set of stock records: one that orders point to is not deleted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.catalogue import formsets as oscar_formsets

from shop.order.models import Line


class StockRecordFormSet(oscar_formsets.StockRecordFormSet):
    def clean(self) -> None:
        super().clean()
        going: list[Any] = [form.instance.pk for form in self.deleted_forms if form.instance.pk]
        sold = Line.objects.filter(stockrecord__in=going).values_list("partner_sku", flat=True).first()
        if sold is not None:
            raise forms.ValidationError(
                _(
                    "“%(sku)s” was ordered, so its record stays in the books. Take its stock to 0 instead, "
                    "or take the product out of the shop."
                ),
                params={"sku": sold},
            )
