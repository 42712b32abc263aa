"""What pages and mails show of orders."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Sum

from shop.core import clock, envelopes
from shop.core.money import Money
from shop.order import links, states, wording
from shop.order.exceptions import BadOrderLinkError
from shop.order.models import (
    BillingAddress,
    Line,
    Order,
    OrderEvent,
    Shipment,
    ShipmentLine,
    ShippingAddress,
)
from shop.order.states import OrderStatus

if TYPE_CHECKING:
    from shop.users.models import User


@dataclass(frozen=True, kw_only=True)
class OrderPageLine:
    line_id: int
    title: str
    options: dict[str, str]
    sku: str
    quantity: int
    unit: Money
    total: Money
    url: str  # empty where the product is not sold any more
    num_shipped: int
    num_to_ship: int

    @property
    def before(self) -> Money:
        """The total, which is before discounts, by the name that it has in the checkout: both fill one table."""
        return self.total


@dataclass(frozen=True, kw_only=True)
class OrderPageDiscount:
    name: str
    amount: Money


@dataclass(frozen=True, kw_only=True)
class OrderPageParcel:
    public_id: UUID
    carrier: str
    tracking_code: str
    tracking_url: str
    shipped_at: datetime
    delivered_at: datetime | None
    contents: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class OrderPageEvent:
    at: datetime
    kind: str
    words: str


@dataclass(frozen=True, kw_only=True)
class OrderPage:
    """An order as its buyer sees it."""

    order: Order
    number: str
    label_key: str
    label: str
    placed_at: datetime
    email: str
    link: str
    lines: tuple[OrderPageLine, ...]
    discounts: tuple[OrderPageDiscount, ...]
    subtotal: Money  # of the lines, before discounts
    delivery_name: str
    delivery: Money
    total: Money
    tax: Money
    address: tuple[str, ...]
    billing_address: tuple[str, ...]
    delivery_earliest: date | None
    delivery_latest: date | None
    parcels: tuple[OrderPageParcel, ...]
    events: tuple[OrderPageEvent, ...]

    @property
    def needs_delivery(self) -> bool:
        """Whether any of it goes somewhere; of services and downloads nothing does."""
        return bool(self.address)

    @property
    def is_billed_elsewhere(self) -> bool:
        """Whether the invoice goes somewhere else than the parcel."""
        return bool(self.billing_address) and self.billing_address != self.address

    @property
    def is_awaiting_payment(self) -> bool:
        return self.order.state is OrderStatus.PENDING

    @property
    def is_closed(self) -> bool:
        return self.order.state in {OrderStatus.CANCELLED, OrderStatus.EXPIRED}


@dataclass(frozen=True, kw_only=True)
class OrderSummary:
    """An order as a list shows it."""

    number: str
    placed_at: datetime
    label_key: str
    label: str
    total: Money
    pieces: int


def order_page(order: Order) -> OrderPage:
    """Everything the page of one order shows, in the same number of queries whatever it holds."""
    order = _whole().get(pk=order.pk)
    lines = list(order.lines.all())
    gross = Money.zero(order.currency)
    for line in lines:
        gross += _money(order, line.line_price_before_discounts_incl_tax)
    return OrderPage(
        order=order,
        number=order.number,
        label_key=states.label(order.status, order.payment_status, order.fulfilment_status),
        label=wording.label(order),
        placed_at=order.date_placed,
        email=order.email,
        link=links.address(order),
        lines=tuple(_line(order, line) for line in lines),
        discounts=_discounts(order),
        subtotal=gross,
        delivery_name=order.shipping_method,
        delivery=_delivery_before_discounts(order),
        total=order.total,
        tax=_money(order, order.total_incl_tax - order.total_excl_tax),
        address=_address(order.shipping_address),
        billing_address=_address(order.billing_address),
        delivery_earliest=order.delivery_earliest,
        delivery_latest=order.delivery_latest,
        parcels=tuple(_parcel(shipment) for shipment in order.shipments.all()),
        events=tuple(_event(event) for event in order.events.all()),
    )


def history(user: "User") -> list[OrderSummary]:
    """The orders of an account, the latest first; one query."""
    orders = Order.objects.filter(user=user).annotate(pieces=Sum("lines__quantity"))
    return [
        OrderSummary(
            number=order.number,
            placed_at=order.date_placed,
            label_key=states.label(order.status, order.payment_status, order.fulfilment_status),
            label=wording.label(order),
            total=order.total,
            pieces=order.pieces or 0,
        )
        for order in orders.order_by("-date_placed", "-pk")
    ]


def of_user(user: "User", *, number: str) -> Order | None:
    """The order of this number if it is this person's; nobody learns of other people's."""
    order: Order | None = Order.objects.filter(user=user, number=number).first()
    return order


def by_link(signed: str) -> Order | None:
    """The order that a signed link leads to."""
    try:
        number = links.number_from(signed)
    except BadOrderLinkError:
        return None
    order: Order | None = Order.objects.filter(number=number).first()
    return order


def due_to_expire() -> list[Order]:
    """Pending orders whose time has run out, the oldest first."""
    due = Order.objects.filter(status=OrderStatus.PENDING.value, expires_at__lte=clock.now())
    return list(due.order_by("expires_at", "pk"))


def pending_of(*, user: "User | None" = None, number: str = "") -> Order | None:
    """The pending order that a new one of the same shopper replaces: of the account, or of this number."""
    pending = Order.objects.filter(status=OrderStatus.PENDING.value).order_by("-pk")
    of_shopper = pending.filter(user=user) if user is not None else pending.filter(user=None, number=number)
    order: Order | None = of_shopper.first()
    return order


def _whole() -> "QuerySet[Order]":
    addressed = Order.objects.select_related("shipping_address__country", "billing_address__country")
    orders: QuerySet[Order] = addressed.prefetch_related(
        Prefetch("lines", Line.objects.select_related("product__parent").order_by("pk")),
        "discounts",
        Prefetch(
            "shipments",
            Shipment.objects.prefetch_related(
                Prefetch("lines", ShipmentLine.objects.select_related("line").order_by("pk"))
            ),
        ),
        Prefetch("events", OrderEvent.objects.order_by("at", "pk")),
    )
    return orders


def _address(kept: ShippingAddress | BillingAddress | None) -> tuple[str, ...]:
    if kept is None:
        return ()
    lines = envelopes.lines(
        name=kept.name,
        street=(kept.line1, kept.line2, kept.line3),
        postcode=kept.postcode,
        town=kept.line4,
        state=kept.state,
        country_name=str(kept.country),
    )
    return tuple(lines)


def _money(order: Order, amount: Decimal) -> Money:
    return Money(amount, order.currency)


def _line(order: Order, line: Line) -> OrderPageLine:
    return OrderPageLine(
        line_id=line.pk,
        title=line.title,
        options=line.options,
        sku=line.partner_sku,
        quantity=line.quantity,
        unit=_money(order, line.unit_price_incl_tax or Decimal(0)),
        total=_money(order, line.line_price_before_discounts_incl_tax),
        url=_url(line),
        num_shipped=line.num_shipped,
        num_to_ship=line.num_to_ship,
    )


def _url(line: Line) -> str:
    product = line.product
    if product is None:
        return ""
    shown = product.parent if product.parent_id else product
    is_shown = shown.is_public and shown.archived_at is None
    return shown.get_absolute_url() if is_shown else ""


def _discounts(order: Order) -> tuple[OrderPageDiscount, ...]:
    return tuple(
        OrderPageDiscount(name=row.offer_name or row.voucher_code, amount=_money(order, row.amount))
        for row in order.discounts.all()
        if row.amount
    )


def _delivery_before_discounts(order: Order) -> Money:
    """What delivery costs without the discounts that are listed by name."""
    total = order.delivery_gross
    for row in order.discounts.all():
        if row.is_shipping_discount:
            total += _money(order, row.amount)
    return total


def _parcel(shipment: Shipment) -> OrderPageParcel:
    return OrderPageParcel(
        public_id=shipment.public_id,
        carrier=shipment.carrier,
        tracking_code=shipment.tracking_code,
        tracking_url=shipment.tracking_url,
        shipped_at=shipment.shipped_at,
        delivered_at=shipment.delivered_at,
        contents=tuple((row.line.description, row.quantity) for row in shipment.lines.all()),
    )


def _event(event: OrderEvent) -> OrderPageEvent:
    amount = event.data.get("amount")
    spoken = Money.rounded(Decimal(amount["amount"]), amount["currency"]).formatted() if amount else ""
    return OrderPageEvent(
        at=event.at, kind=event.kind, words=wording.event(event.kind, event.data, amount=spoken)
    )
