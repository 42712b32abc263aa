"""Tells the shelf how often something was sold: what open and complete orders hold."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Sum

from shop.catalogue.shelf import services as shelf
from shop.core import outbox
from shop.order.models import Line, Order
from shop.order.states import OrderStatus

TOPIC = "order.sales_changed"
_SOLD = (OrderStatus.OPEN, OrderStatus.COMPLETE)


def follow(order: Order) -> None:
    """Count what this order holds anew after the commit: it has become a sale, or is none any more."""
    outbox.emit(TOPIC, {"order": order.pk})


def count(order_id: int) -> None:
    """Count all sales of the products of one order; locks them first, so that no older count is written last."""
    products = Line.objects.filter(order=order_id, product__isnull=False).values_list("product", flat=True)
    with transaction.atomic():
        shelf.lock(products)
        shelf.set_sales(_sold(set(products)))


def count_all() -> None:
    """Count all sales of everything."""
    products = Line.objects.filter(product__isnull=False).order_by().values_list("product", flat=True)
    shelf.set_sales(_sold(set(products.distinct())))


def _sold(products: Collection[int]) -> dict[int, int]:
    lines = Line.objects.filter(product__in=products, order__status__in=_SOLD).order_by()
    totals = dict(lines.values_list("product").annotate(Sum("quantity")))
    return {product: totals.get(product, 0) for product in products}
