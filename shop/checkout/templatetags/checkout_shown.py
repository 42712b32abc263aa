"""What pages outside of the checkout show of it."""

from django import template
from django.template import Context

from shop.checkout.visit import Visit
from shop.order.models import Order

register = template.Library()


@register.simple_tag(takes_context=True)
def order_waiting(context: Context) -> Order | None:
    """The shopper's order that waits for its payment, and with it what was in the basket; one query at the most."""
    return Visit(context["request"]).pending_order
