"""An unpaid order that its shopper does not want any more: it is cancelled, and the basket is there again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shop.checkout import paying, selectors
from shop.checkout.answers import see_other
from shop.checkout.visit import Visit
from shop.core.exceptions import DomainError
from shop.core.origin import reading_leads_to, same_origin_post
from shop.order import services as orders
from shop.order.models import Order
from shop.order.states import CancelReason, OrderStatus


@reading_leads_to(lambda **_address: reverse("basket:summary"))
@same_origin_post
@never_cache
def give_up(request: HttpRequest) -> HttpResponse:
    """The button of the basket's page; it names its order, because another tab may have placed a newer one."""
    visit = Visit(request)
    number = request.POST.get("number", "")
    order = selectors.own_order(
        number, user=visit.user, answers=visit.answers, basket_ids=visit.named_baskets
    )
    if order is None or selectors.is_promised(order):
        raise Http404(_("There is no such order."))
    return take_back(visit, order=order, back_to="basket:summary")


def take_back(visit: Visit, *, order: Order, back_to: str) -> HttpResponse:
    """Cancel an unpaid order, so that its basket can be changed; twice is no mistake, and a paid one stays."""
    try:
        orders.cancel(order, reason=CancelReason.BUYER, actor=visit.user)
    except DomainError:  # it was paid meanwhile, or its time ran out
        order.refresh_from_db()
    visit.answers.remember_last(order.number)
    if order.state in {OrderStatus.OPEN, OrderStatus.COMPLETE}:
        sentence = _("Order %(number)s has been paid in the meantime, so it stays as it is.")
        messages.info(visit.request, sentence % {"number": order.number})
        return see_other("checkout:thank-you")
    if visit.answers.pending_order == order.number:
        visit.answers.drop_pending()
    messages.success(visit.request, _what_became_of(order))
    return see_other(back_to)


def _what_became_of(order: Order) -> str:
    if order.cancel_reason == CancelReason.BUYER:
        sentence = _("Order %(number)s is given up. Your basket is as it was.")
        return sentence % {"number": order.number}
    return paying.why_closed(order)
