"""Staff that gives money back and takes things back, as its forms send it."""

from typing import Any
from uuid import uuid4

from django.test import Client

from shop.core.money import Money
from shop.dashboard.tests.staff import post
from shop.order import services
from shop.order.models import Order
from shop.order.tests.purchases import kinds, place_open
from shop.payment.models import Refund


def page_of(order: Order, action: str = "") -> str:
    return f"/dashboard/orders/{order.number}/{action}"


def sent(quantity: int = 2) -> Order:
    """An open order of Finches, all of them sent."""
    order = place_open(quantity)
    services.ship(order, lines={order.lines.get().pk: quantity})
    order.refresh_from_db()
    return order


def refund(client: Client, order: Order, amount: str, **fields: Any) -> Any:
    typed = {"amount": amount, "reason": "Scratched", "key": uuid4(), **fields}
    if "tender" not in typed and (tender := order.tenders.first()):
        typed["tender"] = tender.public_id
    return post(client, page_of(order, "refund/"), **typed)


def take_back(client: Client, order: Order, *quantities: Any, sellable: bool = True, **fields: Any) -> Any:
    typed: dict[str, Any] = {"key": uuid4(), **fields}
    for line, quantity in zip(order.lines.order_by("pk"), quantities, strict=True):
        typed[f"back_{line.pk}"] = quantity
        if sellable:
            typed.setdefault(f"sellable_{line.pk}", "on")
    return post(client, page_of(order, "take-back/"), **typed)


def money_of(order: Order, amount: str, **fields: Any) -> dict[str, Any]:
    """The fields that ask for a refund with a return."""
    tender = order.tenders.get()
    return {"refund-tender": tender.public_id, "refund-amount": amount, "refund-reason": "Return", **fields}


def promised_back(order: Order) -> list[Money]:
    return [refund.money for refund in Refund.objects.filter(tender__order=order).order_by("pk")]


def state(order: Order) -> tuple[Any, ...]:
    order.refresh_from_db()
    lines = list(order.lines.order_by("pk").values_list("num_shipped", "num_returned"))
    return (order.status, order.fulfilment_status, kinds(order), lines, promised_back(order))
