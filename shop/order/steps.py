"""The small steps that the services are made of. Each needs the lock on the order's row, which `lock` takes."""

from typing import Any

from shop.core.locking import require_transaction
from shop.order import states
from shop.order.exceptions import NotFromThisStateError
from shop.order.models import Order, ShipmentLine
from shop.order.states import Counts, EventKind, FulfilmentStatus, OrderStatus
from shop.order.timeline import add_event
from shop.payment import ledger


def lock(order: Order) -> None:
    """Lock the order's row until the commit, and bring this instance to what the row says now."""
    require_transaction("the lock on the order would be gone at once.")
    # Whoever writes a tender or an event of this order shares its key meanwhile, and need not wait.
    locked = Order.objects.order_by().select_for_update(of=("self",), no_key=True)
    order.refresh_from_db(from_queryset=locked)


def move(order: Order, status: OrderStatus, **changes: Any) -> None:
    """Move an order to its next status, with whatever changes with it; refuse a step that the table does not know."""
    if not states.can(order.state, status):
        raise NotFromThisStateError(number=order.number, state=order.get_status_display())
    for name, value in {"status": status.value, **changes}.items():
        setattr(order, name, value)
    order.save(update_fields=["status", *changes])


def follow_ledger(order: Order) -> None:
    """Bring the order's payment status in line with its ledger."""
    status = ledger.status(ledger.sums(order.pk), total=order.total)
    if order.payment_status != status:
        order.payment_status = status.value
        order.save(update_fields=["payment_status"])


def follow_lines(order: Order) -> None:
    """Bring the order's fulfilment in line with its lines and shipments."""
    counters = order.lines.values_list("quantity", "num_cancelled", "num_shipped", "num_returned")
    ordered, cancelled, shipped, returned = (sum(column) for column in zip(*counters, strict=True))
    delivered = ShipmentLine.objects.filter(shipment__order=order, shipment__delivered_at__isnull=False)
    status = states.fulfilment(
        Counts(
            ordered=ordered,
            cancelled=cancelled,
            shipped=shipped,
            returned=returned,
            delivered=sum(delivered.values_list("quantity", flat=True)),
        )
    )
    if order.fulfilment_status != status:
        order.fulfilment_status = status.value
        order.save(update_fields=["fulfilment_status"])


def finish(order: Order) -> None:
    """Complete an open order that is sent and paid."""
    fulfilment = FulfilmentStatus(order.fulfilment_status)
    if order.state is OrderStatus.OPEN and states.is_complete(order.payment_status, fulfilment):
        move(order, OrderStatus.COMPLETE)
        add_event(order, EventKind.COMPLETED)
