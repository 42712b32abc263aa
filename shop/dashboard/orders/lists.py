"""Many orders at once: the list, its export for spreadsheets, and the figures. Nothing is changed here."""

import csv
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from shop.core import clock
from shop.core.public_ids import order_number_from
from shop.dashboard.orders import selectors
from shop.dashboard.orders.forms import OrderFilterForm, PeriodForm
from shop.dashboard.orders.selectors import Filters, OrderRow
from shop.dashboard.spreadsheets import harmless
from shop.order.models import Order

if TYPE_CHECKING:
    Listing = ListView[Order]
else:
    Listing = ListView

PER_PAGE = 20
AT_ONCE = 500


class OrderListView(Listing):
    """The list; a whole order number in the search box leads straight to its order."""

    template_name = "oscar/dashboard/orders/order_list.html"
    paginate_by = PER_PAGE
    form: OrderFilterForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        number = order_number_from(request.GET.get("q", ""))
        if number and selectors.order(number):
            return redirect("dashboard:order-detail", number=number)
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> "QuerySet[Order]":
        self.form = OrderFilterForm(self.request.GET)
        return _asked(self.form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        filters = self.request.GET.copy()
        filters.pop("page", None)
        is_filtered = any(filters.get(name) for name in self.form.fields)
        return {
            **context,
            "form": self.form,
            "rows": [selectors.row(order) for order in context["object_list"]],
            "filters": filters.urlencode(),
            "is_filtered": is_filtered,
        }


class OrderExport(View):
    """The listed orders as a file for spreadsheets, streamed: there may be many."""

    def get(self, request: HttpRequest) -> Any:
        form = OrderFilterForm(request.GET)
        if not form.is_valid():  # the list says what is wrong
            return redirect(f"{request.path.removesuffix('export/')}?{request.GET.urlencode()}")
        found = _asked(form).iterator(chunk_size=AT_ONCE)
        response = StreamingHttpResponse(
            _lines(selectors.row(order) for order in found), content_type="text/csv; charset=utf-8"
        )
        name = f"orders-{clock.today():%Y-%m-%d}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class OrderStatistics(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        form = PeriodForm(request.GET)
        context: dict[str, Any] = {"form": form}
        if form.is_valid():
            context["figures"] = selectors.figures(
                form.cleaned_data["placed_from"], form.cleaned_data["placed_to"]
            )
        return render(request, "oscar/dashboard/orders/statistics.html", context)


def _asked(form: OrderFilterForm) -> "QuerySet[Order]":
    return selectors.orders(Filters(**form.cleaned_data)) if form.is_valid() else Order.objects.none()


class _Echo:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        return text


def _lines(rows: Iterable[OrderRow]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"  # spreadsheets take the file for UTF-8 by it
    yield writer.writerow(
        [
            *(_("Number"), _("Placed"), _("Order"), _("Payment"), _("Parcels"), _("Total"), _("Currency")),
            *(_("Pieces"), _("E-mail"), _("Name"), _("Country")),
        ]
    )
    for row in rows:
        yield writer.writerow([harmless(str(cell)) for cell in _cells(row)])


def _cells(row: OrderRow) -> list[object]:
    axes = row.axes
    return [
        *(row.number, row.placed_at.isoformat(timespec="seconds"), axes.order, axes.payment, axes.fulfilment),
        *(row.total.amount, row.total.currency, row.pieces, row.email, row.name, row.country),
    ]
