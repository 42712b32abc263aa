"""Changes Oscar's reports: each asks for the permission of the facts it tells, see `views`."""

from oscar.apps.dashboard.reports import apps


class ReportsDashboardConfig(apps.ReportsDashboardConfig):
    name = "shop.dashboard.reports"
