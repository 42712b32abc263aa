"""The timeline of an order: what happened to it, when and by whom, written in the transaction of what it tells."""

from typing import TYPE_CHECKING, Any

from shop.core.money import Money
from shop.order.models import Order, OrderEvent
from shop.order.states import EventKind

if TYPE_CHECKING:
    from shop.users.models import User


def add_event(order: Order, kind: EventKind, *, actor: "User | None" = None, **facts: Any) -> OrderEvent:
    """Add an entry; amounts of money among the facts are kept as people read them."""
    data = {name: _plain(fact) for name, fact in facts.items() if fact not in (None, "")}
    return OrderEvent.objects.create(order=order, kind=kind.value, data=data, actor=actor)


def _plain(fact: Any) -> Any:
    if isinstance(fact, Money):
        return {"amount": str(fact.amount), "currency": fact.currency}
    return fact
