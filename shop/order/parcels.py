"""What goes into a parcel, and what comes back in one. Each needs the lock on the order's row."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from shop.order.exceptions import (
    BadReturnQuantityError,
    BadShipQuantityError,
    NothingToShipError,
    UnknownOrderLineError,
)
from shop.order.models import Line, Order, Shipment, ShipmentLine
from shop.partner.stock import Want

if TYPE_CHECKING:
    from shop.users.models import User

Packed = list[tuple[Line, int]]

# Where a carrier shows its parcels; the code follows.
TRACKING_PAGES = {
    "DHL": "https://www.dhl.de/en/privatkunden/pakete-empfangen/verfolgen.html?piececode=",
    "DPD": "https://tracking.dpd.de/status/en_US/parcel/",
    "GLS": "https://gls-group.com/track/",
    "UPS": "https://www.ups.com/track?tracknum=",
    "Hermes": "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#",
}


@dataclass(frozen=True, kw_only=True)
class Label:
    """What is written on the outside of a parcel."""

    carrier: str = ""
    tracking_code: str = ""
    tracking_url: str = ""

    @property
    def address(self) -> str:
        """Where the parcel can be followed: as told, or on the page of a carrier that we know."""
        page = TRACKING_PAGES.get(self.carrier)
        if self.tracking_url or not (page and self.tracking_code):
            return self.tracking_url
        return page + quote(self.tracking_code, safe="")


def pack(order: Order, *, lines: Mapping[int, int]) -> Packed:
    """The lines to be sent with their quantities; refuse an empty parcel and one that holds more than is left."""
    packed = _chosen(order, lines=lines)
    if not packed:
        raise NothingToShipError(number=order.number)
    _check(packed, left=lambda line: line.num_to_ship, error=BadShipQuantityError)
    return packed


def unpack(order: Order, *, lines: Mapping[int, int]) -> Packed:
    """Count so many of these lines as returned; refuse more than were sent."""
    unpacked = _chosen(order, lines=lines)
    if not unpacked:
        raise NothingToShipError(number=order.number)
    _check(unpacked, left=lambda line: line.num_shipped - line.num_returned, error=BadReturnQuantityError)
    for line, quantity in unpacked:
        line.num_returned += quantity
    Line.objects.bulk_update([line for line, _quantity in unpacked], ["num_returned"])
    return unpacked


def wants(packed: Packed) -> list[Want]:
    """What leaves the stock: of a line that never was reserved, because nobody counts it, nothing."""
    return _summed((line, min(quantity, line.num_allocated)) for line, quantity in packed)


def counted_wants(unpacked: Packed) -> list[Want]:
    """What goes back into the stock."""
    return _summed(unpacked)


def write(order: Order, *, packed: Packed, label: Label, actor: "User | None") -> Shipment:
    """Write the shipment down and move the counters of its lines."""
    shipment = Shipment.objects.create(
        order=order,
        carrier=label.carrier,
        tracking_code=label.tracking_code,
        tracking_url=label.address,
        created_by=actor,
    )
    ShipmentLine.objects.bulk_create(
        [ShipmentLine(shipment=shipment, line=line, quantity=quantity) for line, quantity in packed]
    )
    for line, quantity in packed:
        line.num_shipped += quantity
        line.num_allocated -= min(quantity, line.num_allocated)
    Line.objects.bulk_update([line for line, _quantity in packed], ["num_shipped", "num_allocated"])
    return shipment


def facts(shipment: Shipment, *, packed: Packed) -> dict[str, Any]:
    """What the timeline tells about a shipment."""
    return {
        "shipment": str(shipment.public_id),
        "carrier": shipment.carrier,
        "tracking_code": shipment.tracking_code,
        "pieces": sum(quantity for _line, quantity in packed),
    }


def _chosen(order: Order, *, lines: Mapping[int, int]) -> Packed:
    """The lines of which a quantity was given; nothing means that a line stays out."""
    known = {line.pk: line for line in order.lines.order_by("pk")}
    for line_id in lines:
        if line_id not in known:
            raise UnknownOrderLineError(number=order.number, line_id=line_id)
    return [(line, lines[pk]) for pk, line in known.items() if lines.get(pk, 0) != 0]


def _check(
    packed: Packed,
    *,
    left: Callable[[Line], int],
    error: type[BadShipQuantityError] | type[BadReturnQuantityError],
) -> None:
    for line, quantity in packed:
        if not 0 < quantity <= left(line):
            raise error(title=line.title, requested=quantity, available=left(line))


def _summed(packed: Iterable[tuple[Line, int]]) -> list[Want]:
    counted: dict[int, int] = {}
    for line, quantity in packed:
        if quantity and line.stockrecord_id is not None:
            counted[line.stockrecord_id] = counted.get(line.stockrecord_id, 0) + quantity
    return [Want(record_id=record_id, quantity=counted[record_id]) for record_id in sorted(counted)]
