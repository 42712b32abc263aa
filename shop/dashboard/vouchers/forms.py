"""Changes Oscar's forms of codes: a code has the limit of uses, and a moment is told to the minute.

Oscar's mask wants seconds too, and sends `10:00:ss` for whoever types none.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.vouchers.forms import *  # noqa: F403  # Oscar asks this module for its other forms too
from oscar.apps.dashboard.vouchers.forms import VoucherForm as OscarVoucherForm
from oscar.apps.dashboard.vouchers.forms import VoucherSetForm as OscarVoucherSetForm
from oscar.forms.widgets import DateTimePickerInput

_TO_THE_MINUTE = {
    name: DateTimePickerInput(format="%Y-%m-%d %H:%M") for name in ("start_datetime", "end_datetime")
}


class VoucherForm(OscarVoucherForm):
    class Meta(OscarVoucherForm.Meta):
        fields = [*OscarVoucherForm.Meta.fields, "usage_limit"]
        widgets = _TO_THE_MINUTE

    def clean_usage_limit(self) -> int | None:
        limit: int | None = self.cleaned_data["usage_limit"]
        if limit is not None and limit < self.instance.num_orders:
            raise forms.ValidationError(
                _("%(uses)d orders use this code already, so the limit cannot be lower than that."),
                params={"uses": self.instance.num_orders},
            )
        return limit


class VoucherSetForm(OscarVoucherSetForm):
    class Meta(OscarVoucherSetForm.Meta):
        widgets = _TO_THE_MINUTE
