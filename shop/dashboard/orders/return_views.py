"""Pages on which staff gives money back and takes things back.

What was refused comes back with what was typed and one sentence; nothing was changed then.
"""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from shop.core.exceptions import DomainError
from shop.dashboard.orders import returns
from shop.dashboard.orders.exceptions import FormUsedError
from shop.dashboard.orders.return_forms import RefundForm, RefundWithReturnForm, SentOnce, TakeBackForm
from shop.dashboard.orders.selectors import StaffOrder
from shop.dashboard.orders.views import whole_order

if TYPE_CHECKING:
    from shop.users.models import User

MAY_REFUND = "payment.add_refund"


class RefundOrder(View):
    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        whole = whole_order(number)
        if not whole.is_refundable:
            sentence = _("Order %(number)s has no money left that could be refunded.")
            messages.error(request, sentence % {"number": number})
            return redirect("dashboard:order-detail", number=number)
        return self._ask(request, whole, RefundForm(order=whole))

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        whole = whole_order(number)
        form = RefundForm(request.POST, order=whole)
        money = form.money if form.is_valid() else None
        if money:
            try:
                is_new = returns.refund(
                    whole.order, money=money, key=form.cleaned_data["key"], actor=_actor(request)
                )
            except DomainError as refusal:
                _refuse(form, refusal)
            else:
                sentence = _("%(amount)s goes back to the buyer, who gets a mail once the bank has done it.")
                _say(request, sentence % {"amount": money.amount.formatted()}, is_new=is_new)
                return redirect("dashboard:order-detail", number=number)
        return self._ask(request, whole, form)

    def _ask(self, request: HttpRequest, whole: StaffOrder, form: RefundForm) -> HttpResponse:
        return render(request, "oscar/dashboard/orders/order_refund.html", {"whole": whole, "form": form})


class TakeBack(View):
    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        whole = whole_order(number)
        if not whole.is_returnable:
            sentence = _("Nothing of order %(number)s is out that could come back.")
            messages.error(request, sentence % {"number": number})
            return redirect("dashboard:order-detail", number=number)
        form = TakeBackForm(order=whole, parcel=request.GET.get("parcel", ""))
        return self._ask(request, whole, form, self._money_form(request, whole))

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        whole = whole_order(number)
        form, money_form = TakeBackForm(request.POST, order=whole), self._money_form(request, whole)
        if form.is_valid() and (money_form is None or money_form.is_valid()):
            arrival = form.arrival(money_form.money if money_form else None)
            try:
                is_new = returns.take_back(
                    whole.order, arrival=arrival, key=form.cleaned_data["key"], actor=_actor(request)
                )
            except DomainError as refusal:
                _refuse(form, refusal)
            else:
                _say(request, _("What came back is written down."), is_new=is_new)
                return redirect("dashboard:order-detail", number=number)
        return self._ask(request, whole, form, money_form)

    def _money_form(self, request: HttpRequest, whole: StaffOrder) -> RefundWithReturnForm | None:
        """For those who may refund; somebody else who sends an amount is stopped, not half obeyed."""
        if not cast("User", request.user).has_perm(MAY_REFUND):
            if request.POST.get("refund-amount"):
                raise PermissionDenied
            return None
        # A page sent twice has to be understood twice, whatever is left by then.
        is_open = whole.is_refundable or (request.method == "POST" and whole.has_money)
        return RefundWithReturnForm(request.POST or None, order=whole, prefix="refund") if is_open else None

    def _ask(
        self,
        request: HttpRequest,
        whole: StaffOrder,
        form: TakeBackForm,
        money_form: RefundWithReturnForm | None,
    ) -> HttpResponse:
        context = {"whole": whole, "form": form, "money_form": money_form}
        return render(request, "oscar/dashboard/orders/order_take_back.html", context)


def _refuse(form: SentOnce, refusal: DomainError) -> None:
    form.add_error(None, refusal.message)
    if isinstance(refusal, FormUsedError):
        form.forget_key()


def _say(request: HttpRequest, sentence: str, *, is_new: bool) -> None:
    if is_new:
        messages.success(request, sentence)
    else:
        messages.info(request, _("This page was sent twice. It was done once."))


def _actor(request: HttpRequest) -> Any:
    return request.user  # the permission was asked for before
