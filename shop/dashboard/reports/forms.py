"""Changes Oscar's form of a report: it offers only what somebody may read.

Loaded by Oscar under this name.
"""

from typing import TYPE_CHECKING, Any

from oscar.apps.dashboard.reports import forms as oscar_forms

from shop.dashboard.permissions import may_read

if TYPE_CHECKING:
    from shop.users.models import User


class ReportForm(oscar_forms.ReportForm):
    def __init__(self, *args: Any, reader: "User", **kwargs: Any) -> None:
        known = oscar_forms.ReportForm.generators
        self.generators = [each for each in known if may_read(reader, each.code)]
        super().__init__(*args, **kwargs)
        self.fields["report_type"].choices = [(each.code, each.description) for each in self.generators]
