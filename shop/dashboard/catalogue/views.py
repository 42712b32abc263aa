"""Changes Oscar's pages for products: a product is stored whole or not at all, what a record costs and how many there
are is not written here, a category below another is made there, a product type can be deleted, and the list of what
runs low knows what is asked.

Loaded by Oscar under this name; its other views are Oscar's own.
"""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import ListView
from oscar.apps.dashboard.catalogue import views as oscar_views
from oscar.apps.partner.models import StockAlert

from shop.catalogue.models import Category
from shop.dashboard.catalogue import selectors

if TYPE_CHECKING:
    Listing = ListView[StockAlert]
else:
    Listing = ListView

WRITES_STOCK = ("partner.add_stockrecord", "partner.change_stockrecord", "partner.add_pricechange")


class ProductCreateUpdateView(oscar_views.ProductCreateUpdateView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perms(WRITES_STOCK):
            del self.formsets["stockrecord_formset"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().post(request, *args, **kwargs)


class CategoryCreateView(oscar_views.CategoryCreateView):
    def get_initial(self) -> dict[str, Any]:
        """The parent by the name that the tree's form has for it; Oscar's is of an older one."""
        if "parent" not in self.kwargs:
            return dict(super().get_initial())
        parent = get_object_or_404(Category, pk=self.kwargs["parent"])
        return {"treebeard_ref_node": parent.pk, "treebeard_position": "first-child"}


class ProductClassDeleteView(oscar_views.ProductClassDeleteView):
    form_class = Form  # Oscar's is the form of the type itself, which the question does not fill in


class StockAlertListView(Listing):
    template_name = "oscar/dashboard/catalogue/stockalert_list.html"
    context_object_name = "alerts"
    paginate_by = 20

    @property
    def status(self) -> str:
        asked = self.request.GET.get("status", "")
        return asked if asked in dict(StockAlert.status_choices) else ""

    def get_queryset(self) -> "QuerySet[StockAlert]":
        return selectors.alerts(self.status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choices = [("", _("All")), *StockAlert.status_choices]
        return super().get_context_data(status=self.status, choices=choices, **kwargs)
