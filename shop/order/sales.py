"""Tells the shelf how often something was sold: what open and complete orders hold."""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.db.models import Sum

from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.models import SalesCount
from shop.catalogue.shelf.services import Fault
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
    shelf.set_sales(_all_sold())


def faults() -> Iterator[Fault]:
    """Tell what the shelf has been told of sales and is not true."""
    yield from shelf.faults_of_sales(_all_sold())


def _all_sold() -> dict[int, int]:
    ever = Line.objects.filter(product__isnull=False).order_by().values_list("product", flat=True)
    return _sold({*ever.distinct(), *SalesCount.objects.values_list("product", flat=True)})


def _sold(products: Collection[int]) -> dict[int, int]:
    lines = Line.objects.filter(product__in=products, order__status__in=_SOLD).order_by()
    totals = dict(lines.values_list("product").annotate(Sum("quantity")))
    return {product: totals.get(product, 0) for product in products}
