"""Changes Oscar's pages for codes in one point: the form has the limit of uses, see `forms`."""

from oscar.apps.dashboard.vouchers import apps


class VouchersDashboardConfig(apps.VouchersDashboardConfig):
    name = "shop.dashboard.vouchers"
