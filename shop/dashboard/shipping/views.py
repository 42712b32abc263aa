"""Zones, methods and holidays: a list of each on one page, and a page to add, edit and delete."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import CreateView, DeleteView, TemplateView, UpdateView

from shop.core import clock
from shop.core.exceptions import DomainError
from shop.dashboard.shipping.forms import HolidayForm, MethodForm, ZoneForm, changes
from shop.shipping import services
from shop.shipping.models import DeliveryMethod, DeliveryZone, Holiday

if TYPE_CHECKING:
    Create = CreateView[Any, Any]
    Update = UpdateView[Any, Any]
    Delete = DeleteView[Any, Any]
else:
    Create, Update, Delete = CreateView, UpdateView, DeleteView


class DeliveryView(TemplateView):
    template_name = "oscar/dashboard/shipping/delivery.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            zones=DeliveryZone.objects.prefetch_related("countries", "methods__tax_category"),
            holidays=Holiday.objects.filter(date__gte=clock.today()),
            **kwargs,
        )


class Saved:
    """A form whose row is stored by the shop's service."""

    template_name: str | None = "oscar/dashboard/shipping/form.html"
    success_url: Any = reverse_lazy("dashboard:shipping-method-list")
    heading: Any

    def form_valid(self: Any, form: Any) -> HttpResponse:
        services.save(
            form.instance,
            actor=self.request.user,
            countries=form.cleaned_data.get("countries"),
            changes=changes(form),
        )
        messages.success(self.request, _("“%(name)s” is saved.") % {"name": form.instance})
        return HttpResponseRedirect(self.success_url)

    def get_context_data(self: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(heading=self.heading, **kwargs)  # type: ignore[misc]
        return context


class Deleted:
    """A page that asks, and deletes when the answer is yes."""

    template_name: str | None = "oscar/dashboard/shipping/delete.html"
    success_url: Any = reverse_lazy("dashboard:shipping-method-list")

    def form_valid(self: Any, form: Any) -> HttpResponse:  # noqa: ARG002  # the form only carries the token
        name = str(self.object)
        try:
            services.delete(self.object, actor=self.request.user)
        except DomainError as refusal:
            messages.error(self.request, refusal.message)
        else:
            messages.success(self.request, _("“%(name)s” is deleted.") % {"name": name})
        return HttpResponseRedirect(self.success_url)


class ZoneCreate(Saved, Create):
    model, form_class, heading = DeliveryZone, ZoneForm, _("Add a zone")


class ZoneUpdate(Saved, Update):
    model, form_class, heading = DeliveryZone, ZoneForm, _("Edit the zone")


class ZoneDelete(Deleted, Delete):
    model = DeliveryZone


class MethodCreate(Saved, Create):
    model, form_class, heading = DeliveryMethod, MethodForm, _("Add a delivery method")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "zone": self.request.GET.get("zone"), "tax_category": "standard"}


class MethodUpdate(Saved, Update):
    model, form_class, heading = DeliveryMethod, MethodForm, _("Edit the delivery method")


class MethodDelete(Deleted, Delete):
    model = DeliveryMethod


class HolidayCreate(Saved, Create):
    model, form_class, heading = Holiday, HolidayForm, _("Add a holiday")


class HolidayUpdate(Saved, Update):
    model, form_class, heading = Holiday, HolidayForm, _("Edit the holiday")


class HolidayDelete(Deleted, Delete):
    model = Holiday
