"""One order: its page, and the forms that move it.

What was refused comes back on the same page with what was typed and one sentence; nothing was changed then. Somebody
who opens the address of a form by Back or Reload is led to the order.
"""

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from shop.core.exceptions import DomainError
from shop.dashboard.orders import selectors, services
from shop.dashboard.orders.forms import AddressForm, CancelForm, NoteForm, ShipForm
from shop.dashboard.orders.selectors import StaffOrder
from shop.order import services as orders
from shop.order.models import Order, Shipment
from shop.order.parcels import TRACKING_PAGES

if TYPE_CHECKING:
    from shop.users.models import User


class OrderDetail(View):
    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        return _page(request, whole_order(number))


class Action(View):
    """A form of the order's page."""

    def get(self, request: HttpRequest, number: str, **_more: Any) -> HttpResponse:  # noqa: ARG002
        return redirect("dashboard:order-detail", number=number)


class ShipOrder(Action):
    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        whole = whole_order(number)
        form = ShipForm(request.POST, order=whole)
        if form.is_valid():
            try:
                services.ship(
                    whole.order,
                    parcel=form.parcel,
                    sent_before=form.cleaned_data["sent_before"],
                    actor=_actor(request),
                )
            except DomainError as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, _("The parcel is on its way. The buyer gets a mail about it."))
                return redirect("dashboard:order-detail", number=number)
        return _page(request, whole, ship_form=form)


class DeliverShipment(Action):
    def post(self, request: HttpRequest, number: str, shipment_id: UUID) -> HttpResponse:
        shipment = Shipment.objects.filter(order__number=number, public_id=shipment_id).first()
        if shipment is None:
            raise Http404(_("There is no such parcel."))
        try:
            orders.deliver(shipment, actor=_actor(request))
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The parcel is marked as delivered."))
        return redirect("dashboard:order-detail", number=number)


class CancelOrder(View):
    """Asks first, and for a reason."""

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        whole = whole_order(number)
        if not whole.is_cancellable:
            messages.error(
                request,
                _("Order %(number)s can no longer be cancelled as a whole.") % {"number": number},
            )
            return redirect("dashboard:order-detail", number=number)
        return self._ask(request, whole, CancelForm())

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        whole = whole_order(number)
        form = CancelForm(request.POST)
        if form.is_valid():
            try:
                orders.cancel(whole.order, reason=form.cleaned_data["reason"], actor=_actor(request))
            except DomainError as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, _("Order %(number)s is cancelled.") % {"number": number})
                return redirect("dashboard:order-detail", number=number)
        return self._ask(request, whole, form)

    def _ask(self, request: HttpRequest, whole: StaffOrder, form: CancelForm) -> HttpResponse:
        context = {"whole": whole, "form": form}
        return render(request, "oscar/dashboard/orders/order_cancel.html", context)


class CorrectAddress(View):
    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        order = _with_address(number)
        return self._form(request, order, AddressForm(instance=order.shipping_address))

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        order = _with_address(number)
        form = AddressForm(request.POST, instance=order.shipping_address)
        if form.is_valid():
            try:
                services.correct_address(
                    order, address=form.instance, changes=form.changes, actor=_actor(request)
                )
            except DomainError as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, _("The address is corrected."))
                return redirect("dashboard:order-detail", number=number)
        return self._form(request, order, form)

    def _form(self, request: HttpRequest, order: Order, form: AddressForm) -> HttpResponse:
        context = {"order": order, "form": form}
        return render(request, "oscar/dashboard/orders/shippingaddress_form.html", context)


class AddNote(Action):
    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        whole = whole_order(number)
        form = NoteForm(request.POST)
        if form.is_valid():
            services.add_note(whole.order, message=form.cleaned_data["message"], actor=_actor(request))
            messages.success(request, _("The note is saved."))
            return redirect("dashboard:order-detail", number=number)
        return _page(request, whole, note_form=form)


def _page(request: HttpRequest, whole: StaffOrder, **forms: Any) -> HttpResponse:
    context = {
        "whole": whole,
        "carriers": list(TRACKING_PAGES),
        "ship_form": forms.get("ship_form") or ShipForm(order=whole),
        "note_form": forms.get("note_form") or NoteForm(),
    }
    return render(request, "oscar/dashboard/orders/order_detail.html", context)


def whole_order(number: str) -> StaffOrder:
    whole = selectors.staff_order(number)
    if whole is None:
        raise Http404(_("There is no such order."))
    return whole


def _with_address(number: str) -> Order:
    order = selectors.order(number)
    if order is None or order.shipping_address is None:
        raise Http404(_("There is no such order."))
    return order


def _actor(request: HttpRequest) -> "User":
    return cast("User", request.user)  # the permission was asked for before
