"""The pages after the button: back from the bank, waiting for it, thanks, and an order that was left unpaid."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.checkout import giving_up, paying, selectors
from shop.checkout.answers import see_other
from shop.checkout.visit import Visit
from shop.order.models import Order
from shop.order.selectors import order_page
from shop.order.states import OrderStatus


@never_cache
@require_safe
def returned(request: HttpRequest, tender_id: UUID) -> HttpResponse:
    """Back from the bank. This page believes nothing it is told: it looks how the order stands."""
    visit = Visit(request)
    tender = selectors.tender(
        tender_id, user=visit.user, answers=visit.answers, basket_ids=visit.named_baskets
    )
    if tender is None:
        raise Http404(_("There is no such payment."))
    visit.answers.remember_last(tender.order.number)
    return paying.outcome(visit, order=tender.order)


@never_cache
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """We are asking the bank. The page's script asks the same with `?ask`, which changes nothing."""
    visit = Visit(request)
    order = _last_order(visit)
    if "ask" in request.GET:
        return JsonResponse({"is_known": paying.is_known(order)})
    answer = paying.outcome(visit, order=order)
    if answer.headers["Location"] != request.path:
        return answer
    return TemplateResponse(request, "checkout/waiting.html", {"order": order})


@never_cache
@require_safe
def thank_you(request: HttpRequest) -> HttpResponse:
    """Only for an order that is confirmed, or promised while its money comes by another way."""
    visit = Visit(request)
    order = _last_order(visit)
    is_confirmed = order.state in {OrderStatus.OPEN, OrderStatus.COMPLETE}
    if not is_confirmed and not (
        order.state is OrderStatus.PENDING and selectors.awaits_offline_money(order)
    ):
        raise Http404(_("There is nothing to thank for yet."))
    visit.answers.settle_order()
    page = order_page(order)
    context = {"page": page, "order": page.order, "link": page.link}
    return TemplateResponse(request, "checkout/thank_you.html", context)


@method_decorator(never_cache, name="dispatch")
class PendingOrderView(View):
    """An order that waits for its money: pay it, or take it back and change it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        visit = Visit(request)
        order = visit.pending_order
        if order is None:
            return see_other("checkout:index")
        context = {
            "order": order,
            "order_lines": list(order.lines.all()),
            "is_with_the_bank": paying.is_with_the_bank(order),
        }
        return TemplateResponse(request, "checkout/pending.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        visit = Visit(request)
        order = visit.pending_order
        if order is None:
            return see_other("checkout:index")
        if request.POST.get("action") == "pay":
            return paying.go_on(visit, order=order)
        return giving_up.take_back(visit, order=order, back_to="checkout:index")


def _last_order(visit: Visit) -> Order:
    order = selectors.last_order(answers=visit.answers)
    if order is None:
        raise Http404(_("There is no such order."))
    return order
