"""Changes Oscar's form of a code: it has the limit of uses."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.vouchers.forms import *  # noqa: F403  # Oscar asks this module for its other forms too
from oscar.apps.dashboard.vouchers.forms import VoucherForm as OscarVoucherForm


class VoucherForm(OscarVoucherForm):
    class Meta(OscarVoucherForm.Meta):
        fields = [*OscarVoucherForm.Meta.fields, "usage_limit"]

    def clean_usage_limit(self) -> int | None:
        limit: int | None = self.cleaned_data["usage_limit"]
        if limit is not None and limit < self.instance.num_orders:
            raise forms.ValidationError(
                _("%(uses)d orders use this code already, so the limit cannot be lower than that."),
                params={"uses": self.instance.num_orders},
            )
        return limit
