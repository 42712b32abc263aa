"""What staff does to an order, where it takes more than the order's own services."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from oscar.apps.order.models import OrderNote

from shop.core import audit
from shop.dashboard.orders.exceptions import AddressIsFinalError, ParcelSentMeanwhileError
from shop.order import services, steps
from shop.order.models import Order, Shipment, ShippingAddress
from shop.order.states import FulfilmentStatus, OrderStatus

if TYPE_CHECKING:
    from shop.users.models import User

_TO_BE_SENT = {OrderStatus.PENDING, OrderStatus.OPEN}
_STILL_HERE = {FulfilmentStatus.NONE, FulfilmentStatus.PART}


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What staff packed: so many of each line, by line id, and what stands on the label."""

    lines: Mapping[int, int]
    carrier: str = ""
    tracking_code: str = ""
    tracking_url: str = ""


def ship(order: Order, *, parcel: Parcel, sent_before: int, actor: "User") -> Shipment:
    """Send a parcel, unless another one was sent since the page was opened; takes the lock on the order's row.

    The same form sent twice would otherwise send a part twice.
    """
    with transaction.atomic():
        steps.lock(order)
        if order.shipments.count() != sent_before:
            raise ParcelSentMeanwhileError(number=order.number)
        return services.ship(
            order,
            lines=parcel.lines,
            carrier=parcel.carrier,
            tracking_code=parcel.tracking_code,
            tracking_url=parcel.tracking_url,
            actor=actor,
        )


def correct_address(
    order: Order, *, address: ShippingAddress, changes: Mapping[str, tuple[Any, Any]], actor: "User"
) -> None:
    """Store a corrected address while something is left to be sent to it; takes the lock on the order's row."""
    with transaction.atomic():
        steps.lock(order)
        if order.state not in _TO_BE_SENT or FulfilmentStatus(order.fulfilment_status) not in _STILL_HERE:
            raise AddressIsFinalError(number=order.number)
        address.save()
        audit.record("order.address_corrected", target=order, actor=actor, changes=changes)


def add_note(order: Order, *, message: str, actor: "User") -> OrderNote:
    """Write a note for the colleagues; the buyer never sees it."""
    note: OrderNote = OrderNote.objects.create(
        order=order, user=actor, note_type=OrderNote.INFO, message=message
    )
    return note
