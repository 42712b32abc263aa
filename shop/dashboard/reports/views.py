"""Changes Oscar's page of reports: a report is refused to whoever may not see its facts elsewhere.

Oscar shows each of them to all staff. Loaded by Oscar under this name.
"""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from oscar.apps.dashboard.reports import views as oscar_views

from shop.dashboard.permissions import REPORTS, may_read
from shop.dashboard.reports.forms import ReportForm


class IndexView(oscar_views.IndexView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        reader: Any = request.user  # the permission for this page was asked for before
        readable = [code for code in REPORTS if may_read(reader, code)]
        asked = request.GET.get("report_type", "")
        if not readable or (asked in REPORTS and asked not in readable):
            raise PermissionDenied
        self.report_form_class = partial(ReportForm, reader=reader)
        return super().get(request, *args, **kwargs)
