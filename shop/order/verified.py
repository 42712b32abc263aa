"""Writes down who bought what, so that a review can say so."""

from shop.catalogue.reviews import services as reviews
from shop.order.models import Order


def remember(order: Order) -> None:
    """Note the products of an order that was confirmed, for the account it belongs to. Safe to run twice."""
    if order.user is None or order.confirmed_at is None:
        return
    bought = [line.product for line in order.lines.select_related("product") if line.product is not None]
    reviews.note_purchase(order.user, products=bought, order_number=order.number)
