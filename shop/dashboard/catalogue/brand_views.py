"""Brands: their list, and the pages to add, change, archive and delete one."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import CreateView, DeleteView, ListView, UpdateView, View

from shop.catalogue import brands
from shop.catalogue.models import Brand
from shop.core.exceptions import DomainError
from shop.dashboard.catalogue import selectors
from shop.dashboard.catalogue.brand_forms import STATES, BrandFilterForm, BrandForm

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from shop.users.models import User

    Listing = ListView[Brand]
    Create = CreateView[Brand, BrandForm]
    Update = UpdateView[Brand, BrandForm]
    Delete = DeleteView[Brand, Any]
else:
    Listing, Create, Update, Delete = ListView, CreateView, UpdateView, DeleteView

LIST = "dashboard:catalogue-brand-list"


class BrandList(Listing):
    template_name = "oscar/dashboard/catalogue/brand_list.html"
    paginate_by = 20
    form: BrandFilterForm

    def get_queryset(self) -> "QuerySet[Brand]":
        self.form = BrandFilterForm(self.request.GET)
        if not self.form.is_valid():
            return Brand.objects.none()
        asked = self.form.cleaned_data
        return selectors.brands(asked["q"].strip(), is_archived=STATES[asked["state"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=self.form, **kwargs)
        context["rows"] = [selectors.brand_row(brand) for brand in context["object_list"]]
        context["is_filtered"] = any(self.request.GET.get(name) for name in self.form.fields)
        return context


class Saved:
    """The form of a brand, which the shop's service stores."""

    template_name: str | None = "oscar/dashboard/catalogue/brand_form.html"

    def form_valid(self: Any, form: BrandForm) -> HttpResponse:
        try:
            brands.save(form.instance, upload=form.cleaned_data["picture"], actor=self.request.user)
        except DomainError as refusal:
            form.add_error(None, refusal.message)
            answer: HttpResponse = self.form_invalid(form)
            return answer
        messages.success(self.request, _("“%(name)s” is saved.") % {"name": form.instance})
        return redirect(LIST)


class BrandCreate(Saved, Create):
    model, form_class = Brand, BrandForm


class BrandUpdate(Saved, Update):
    model, form_class = Brand, BrandForm

    def get_queryset(self) -> "QuerySet[Brand]":
        return selectors.brands(is_archived=None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The brand as it is stored beside what was typed, which the form has put into its own."""
        stored = self.get_object() if self.request.method == "POST" else self.object
        return super().get_context_data(row=selectors.brand_row(stored), **kwargs)


class Moved(View):
    """A button of a brand's page; Back and Reload lead to that page."""

    done: Any

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG002
        return redirect("dashboard:catalogue-brand-update", pk=pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        brand = get_object_or_404(Brand, pk=pk)
        self.move(brand, actor=cast("User", request.user))
        messages.success(request, self.done % {"name": brand})
        return redirect(LIST)

    def move(self, brand: Brand, *, actor: "User") -> None:
        raise NotImplementedError


class Archive(Moved):
    done = gettext_lazy("“%(name)s” is archived: no new product gets this brand.")

    def move(self, brand: Brand, *, actor: "User") -> None:
        brands.archive(brand, actor=actor)


class Restore(Moved):
    done = gettext_lazy("“%(name)s” is back: products may get this brand again.")

    def move(self, brand: Brand, *, actor: "User") -> None:
        brands.restore(brand, actor=actor)


class BrandDelete(Delete):
    """Asks, and deletes when the answer is yes; the dashboard's guard refuses for a brand with products."""

    model = Brand
    template_name = "oscar/dashboard/catalogue/brand_delete.html"
    success_url = reverse_lazy(LIST)

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ARG002  # the form only carries the token
        name = self.object.name
        brands.delete(self.object, actor=cast("User", self.request.user))
        messages.success(self.request, _("“%(name)s” is deleted.") % {"name": name})
        return redirect(LIST)
