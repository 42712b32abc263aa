"""What staff sees of orders: the list, one order whole, and the figures."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.apps.order.models import OrderNote

from shop.core.money import Money
from shop.core.public_ids import order_number_from
from shop.dashboard.orders import words
from shop.dashboard.orders.words import Axes
from shop.order import selectors
from shop.order.models import Line, Order, OrderState, Shipment
from shop.order.selectors import OrderPage
from shop.order.states import FulfilmentStatus, OrderStatus
from shop.payment import selectors as payments
from shop.payment.gateways.base import DeclineReason
from shop.payment.ledger import Sums, sums_of
from shop.payment.models import EntryKind, LedgerEntry, Refund, RefundStatus, Tender

if TYPE_CHECKING:
    from shop.users.models import User

_SOLD = [OrderStatus.OPEN.value, OrderStatus.COMPLETE.value]
_CANCELLABLE = {OrderStatus.PENDING, OrderStatus.OPEN}


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which orders are asked for; what is empty does not matter."""

    q: str = ""
    order: str = ""
    payment: str = ""
    fulfilment: str = ""
    placed_from: date | None = None
    placed_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class OrderRow:
    number: str
    placed_at: datetime
    email: str
    name: str
    country: str
    total: Money
    pieces: int
    axes: Axes


@dataclass(frozen=True, kw_only=True)
class StaffLine:
    line_id: int
    product_id: int | None
    description: str
    sku: str
    quantity: int
    num_reserved: int
    num_shipped: int
    num_cancelled: int
    num_returned: int
    num_to_ship: int
    in_stock: int | None  # None: nobody counts it, or its record is gone
    unit: Money
    total: Money
    paid: Money  # the sum after discounts

    @property
    def num_returnable(self) -> int:
        return self.num_shipped - self.num_returned


@dataclass(frozen=True, kw_only=True)
class StaffTender:
    public_id: UUID
    gateway: str
    money: Money
    refundable: Money
    status: str
    reference: str
    started_at: datetime
    entries: tuple[LedgerEntry, ...]
    refunds: tuple[Refund, ...]

    @property
    def has_money(self) -> bool:
        """Whether any ever came; what of it is still here says `refundable`."""
        return any(entry.kind == EntryKind.CAPTURE for entry in self.entries)

    @property
    def refused(self) -> Refund | None:
        """The latest refund, if it came to nothing while its money is still here."""
        latest = self.refunds[-1] if self.refunds else None
        is_refused = latest is not None and latest.status == RefundStatus.DECLINED
        return latest if is_refused and self.is_refundable else None

    @property
    def is_overtaken(self) -> bool:
        """Whether the shop called that refund off itself, because the bank had taken the money, or a part, back."""
        return self.refused is not None and self.refused.decline_reason == DeclineReason.ALREADY_BACK

    @property
    def is_refundable(self) -> bool:
        return self.refundable > Money.zero(self.refundable.currency)


@dataclass(frozen=True, kw_only=True)
class StaffEvent:
    at: datetime
    words: str
    actor: str
    request_id: str


@dataclass(frozen=True, kw_only=True)
class StaffOrder:
    """An order as staff sees it."""

    order: Order
    page: OrderPage
    axes: Axes
    lines: tuple[StaffLine, ...]
    tenders: tuple[StaffTender, ...]
    sums: Sums
    events: tuple[StaffEvent, ...]
    notes: tuple[OrderNote, ...]

    @property
    def is_to_ship(self) -> bool:
        return self.order.state is OrderStatus.OPEN and any(line.num_to_ship for line in self.lines)

    @property
    def is_cancellable(self) -> bool:
        is_unsent = self.order.fulfilment_status == FulfilmentStatus.NONE
        return self.order.state in _CANCELLABLE and is_unsent

    @property
    def has_money(self) -> bool:
        return any(tender.has_money for tender in self.tenders)

    @property
    def is_refundable(self) -> bool:
        return any(tender.is_refundable for tender in self.tenders)

    @property
    def is_returnable(self) -> bool:
        return any(line.num_returnable for line in self.lines)

    def in_parcel(self, public_id: str) -> dict[int, int]:
        """How many pieces of each line, by its id, came with this parcel and may come back; no query."""
        left = {line.line_id: line.num_returnable for line in self.lines}
        parcels = [each for each in self.page.order.shipments.all() if str(each.public_id) == public_id]
        rows = (row for parcel in parcels for row in parcel.lines.all())
        return {row.line_id: min(row.quantity, left[row.line_id]) for row in rows}

    @property
    def is_address_open(self) -> bool:
        is_here = self.order.fulfilment_status in {FulfilmentStatus.NONE, FulfilmentStatus.PART}
        return bool(self.page.address) and self.order.state in _CANCELLABLE and is_here


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Orders of a period in numbers; revenue is of those that are paid or as good as paid."""

    placed: int
    by_status: tuple[tuple[str, int], ...]
    pieces: int
    revenue: tuple[Money, ...]


def orders(filters: Filters) -> "QuerySet[Order]":
    """The orders that are asked for, the latest first."""
    own = Line.objects.filter(order=OuterRef("pk")).order_by().values("order")
    found: QuerySet[Order] = (
        Order.objects.select_related("shipping_address__country")
        .annotate(pieces=Coalesce(Subquery(own.annotate(pieces=Sum("quantity")).values("pieces")), 0))
        .order_by("-date_placed", "-pk")
    )
    for field, value in (
        ("status", filters.order),
        ("payment_status", filters.payment),
        ("fulfilment_status", filters.fulfilment),
    ):
        found = found.filter(**{field: value}) if value else found
    found = found.filter(_placed(filters.placed_from, filters.placed_to))
    return found.filter(_named(filters.q)) if filters.q else found


def row(order: Any) -> OrderRow:
    """A row of the list, of an order that `orders` gave; no query."""
    address = order.shipping_address
    return OrderRow(
        number=order.number,
        placed_at=order.date_placed,
        email=order.email,
        name=address.name if address else "",
        country=address.country_id if address else "",
        total=order.total,
        pieces=order.pieces,
        axes=words.axes(order),
    )


def order(number: str) -> Order | None:
    found: Order | None = _numbered(number).first()
    return found


def staff_order(number: str) -> StaffOrder | None:
    """One order whole, in the same number of queries whatever it holds; None if there is none."""
    order = _numbered(number).select_related("user").first()
    if order is None:
        return None
    page = selectors.order_page(order)
    lines, events = list(page.order.lines.all()), list(page.order.events.all())
    prefetch_related_objects(lines, "stockrecord")
    prefetch_related_objects(events, "actor")
    tenders = list(order.tenders.order_by("pk").prefetch_related("entries", "refunds"))
    entries = [entry for tender in tenders for entry in tender.entries.all()]
    return StaffOrder(
        order=order,
        page=page,
        axes=words.axes(order),
        lines=tuple(_line(line, currency=order.currency) for line in lines),
        tenders=tuple(_tender(tender) for tender in tenders),
        sums=sums_of(entries, currency=order.currency),
        events=tuple(_event(event) for event in events),
        notes=tuple(order.notes.select_related("user").order_by("-date_created", "-pk")),
    )


def figures(placed_from: date | None, placed_to: date | None) -> Figures:
    """Orders of a period in numbers; three queries."""
    placed = Order.objects.filter(_placed(placed_from, placed_to)).order_by()
    counted = dict(placed.values_list("status").annotate(number=Count("pk")))
    sold = placed.filter(status__in=_SOLD)
    sums = sold.values_list("currency").annotate(total=Sum("total_incl_tax")).order_by("currency")
    pieces = Line.objects.filter(order__in=sold).aggregate(pieces=Sum("quantity"))["pieces"]
    return Figures(
        placed=sum(counted.values()),
        by_status=tuple(
            (str(label), counted[value]) for value, label in OrderState.choices if value in counted
        ),
        pieces=pieces or 0,
        revenue=tuple(Money(total, currency) for currency, total in sums),
    )


def _numbered(number: str) -> "QuerySet[Order]":
    asked: QuerySet[Order] = Order.objects.filter(number=number.replace("\0", ""))  # PostgreSQL takes no NUL
    return asked


def _placed(first: date | None, last: date | None) -> Q:
    condition = Q()
    if first:
        condition &= Q(date_placed__gte=timezone.make_aware(datetime.combine(first, time.min)))
    if last:
        condition &= Q(date_placed__lte=timezone.make_aware(datetime.combine(last, time.max)))
    return condition


def _named(typed: str) -> Q:
    typed = typed.strip()
    lines = Line.objects.filter(order=OuterRef("pk"))
    parcels = Shipment.objects.filter(order=OuterRef("pk"))
    return (
        Q(number=order_number_from(typed) or typed)
        | Q(number__istartswith=typed)
        | Q(email__icontains=typed)
        | Q(shipping_address__first_name__icontains=typed)
        | Q(shipping_address__last_name__icontains=typed)
        | Exists(lines.filter(Q(partner_sku__iexact=typed) | Q(title__icontains=typed)))
        | Exists(parcels.filter(tracking_code__iexact=typed))
    )


def _line(line: Line, *, currency: str) -> StaffLine:
    record = line.stockrecord
    return StaffLine(
        line_id=line.pk,
        product_id=line.product_id,
        description=line.description,
        sku=line.partner_sku,
        quantity=line.quantity,
        num_reserved=line.num_allocated,
        num_shipped=line.num_shipped,
        num_cancelled=line.num_cancelled,
        num_returned=line.num_returned,
        num_to_ship=line.num_to_ship,
        in_stock=record.num_in_stock if record and line.num_allocated else None,
        unit=Money(line.unit_price_incl_tax, currency),
        total=Money(line.line_price_before_discounts_incl_tax, currency),
        paid=Money(line.line_price_incl_tax, currency),
    )


def _tender(tender: Tender) -> StaffTender:
    return StaffTender(
        public_id=tender.public_id,
        gateway=words.gateway(tender.gateway),
        money=tender.money,
        refundable=max(payments.refundable(tender), Money.zero(tender.currency)),
        status=str(tender.get_status_display()),
        reference=tender.reference,
        started_at=tender.created_at,
        entries=tuple(sorted(tender.entries.all(), key=lambda entry: (entry.at, entry.pk))),
        refunds=tuple(sorted(tender.refunds.all(), key=lambda refund: refund.pk)),
    )


def _event(event: Any) -> StaffEvent:
    return StaffEvent(
        at=event.at,
        words=words.event(event.kind, event.data),
        actor=name_of(event.actor) if event.actor else "",
        request_id=event.request_id,
    )


def name_of(user: "User") -> str:
    return str(user.get_full_name() or user.email)
