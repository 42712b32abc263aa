"""The page of an order for whoever holds its signed link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.order import selectors


@never_cache
@require_safe
def order_by_link(request: HttpRequest, signed: str) -> HttpResponse:
    """Show an order; a link that was not made by this shop leads nowhere."""
    order = selectors.by_link(signed)
    if order is None:
        raise Http404("No order belongs to this link.")
    response = render(request, "order/detail.html", {"page": selectors.order_page(order)})
    response.headers["Referrer-Policy"] = "same-origin"  # the address is the key: carriers must not see it
    return response
