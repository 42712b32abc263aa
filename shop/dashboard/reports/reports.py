"""Changes Oscar's reports: they tell what is true now, for which days, in cells that spreadsheets leave alone, and in
as many queries for thirty rows as for three.

Some of Oscar's keep one queryset for all, so that the first download is what every later one shows; of days that
nobody chose they say “between and”. Loaded by Oscar under this name.
"""

from collections.abc import Iterable
from typing import Any

from django.template.defaultfilters import date
from django.utils.translation import gettext as _
from oscar.apps.dashboard.reports import reports as oscar_reports
from oscar.core.compat import UnicodeCSVWriter

from shop.dashboard.spreadsheets import harmless

# What the rows of a report tell of other tables, by its code; Oscar asks for it row by row.
ONE_EACH = {
    "order_report": ("user",),
    "open_baskets": ("owner",),
    "submitted_baskets": ("owner",),
    "product_analytics": ("product__parent",),
}
MANY_EACH = {"open_baskets": ("lines",), "submitted_baskets": ("lines",)}


class ReportGenerator(oscar_reports.ReportGenerator):
    def get_queryset(self) -> Any:
        found = super().get_queryset().all().prefetch_related(*MANY_EACH.get(self.code, ()))
        if self.code in ONE_EACH:
            found = found.select_related(*ONE_EACH[self.code])
        return found if found.ordered else found.order_by("-pk")  # it is shown page by page

    def report_description(self) -> str:
        days = {"first": date(self.start_date), "last": date(self.end_date), "what": self.description}
        if self.start_date and self.end_date:
            return _("%(what)s from %(first)s to %(last)s") % days
        if self.start_date:
            return _("%(what)s from %(first)s on") % days
        return _("%(what)s until %(last)s") % days if self.end_date else str(self.description)


class ReportCSVFormatter(oscar_reports.ReportCSVFormatter):
    def get_csv_writer(self, file_handle: Any, **kwargs: Any) -> "HarmlessWriter":
        return HarmlessWriter(open_file=file_handle, **kwargs)


class ReportHTMLFormatter(oscar_reports.ReportHTMLFormatter):
    pass


class HarmlessWriter(UnicodeCSVWriter):
    def writerow(self, row: Iterable[Any]) -> None:
        super().writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
