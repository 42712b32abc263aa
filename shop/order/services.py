"""Everything that happens to an order after it was written.

Each of these opens a transaction, or joins its caller's, and takes the lock on the order's row first; a repeat finds
nothing to do. What has to be said to a gateway or a person is an outbox row of the same transaction.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.core import audit, clock
from shop.core.exceptions import DomainError
from shop.core.locking import lock_rows
from shop.core.money import Money
from shop.order import notifications, parcels, reservation, sales, steps, verified
from shop.order.exceptions import AlreadyDeliveredError, NotFromThisStateError, PartlySentError
from shop.order.models import Order, Shipment
from shop.order.states import CancelReason, EventKind, FulfilmentStatus, OrderStatus
from shop.order.timeline import add_event
from shop.partner import stock
from shop.payment import ledger
from shop.payment import selectors as payments
from shop.payment import services as payment
from shop.payment.gateways.base import Event
from shop.payment.models import Refund, Tender, TenderStatus
from shop.payment.statuses import EventKind as MoneyEvent
from shop.payment.statuses import PaymentStatus

if TYPE_CHECKING:
    from shop.users.models import User

_UNDECIDED = (TenderStatus.STARTED, TenderStatus.PENDING, TenderStatus.AUTHORISED)
_HAS_MONEY = (TenderStatus.AUTHORISED, TenderStatus.CAPTURED, TenderStatus.PART_REFUNDED)
_COVERED = (PaymentStatus.PAID, PaymentStatus.AUTHORISED)
_BASKET_COMES_BACK = (CancelReason.DECLINED, CancelReason.BUYER)


def record_money(tender: Tender, event: Event) -> None:
    """Take what a gateway says about a payment: the ledger first, then whatever follows for the order."""
    with transaction.atomic():
        order = tender.order
        steps.lock(order)
        recorded = payment.record(tender, event=event)
        if recorded.entry is not None:
            steps.follow_ledger(order)
        if event.kind in {MoneyEvent.DECLINED, MoneyEvent.CANCELLED}:
            decline(tender, reason=event.reason.value if event.reason else "")
        elif event.kind is MoneyEvent.PENDING:
            _money_is_awaited(order, tender)
        elif event.kind is MoneyEvent.REFUND_DECLINED:
            _refunds_are_off(order, tender, recorded.declined)
        elif recorded.entry is None:
            return
        elif event.kind in {MoneyEvent.REFUNDED, MoneyEvent.CHARGED_BACK}:
            _money_went_back(order, event)
            if recorded.declined:
                _refunds_are_off(order, tender, recorded.declined)
                _promise_what_is_left(order, tender)
        else:
            _money_came(order, tender, event)


def confirm(order: Order, *, actor: "User | None" = None) -> bool:
    """Open a pending order, whose money is there or as good as there; False if it was open before."""
    with transaction.atomic():
        steps.lock(order)
        if order.state in {OrderStatus.OPEN, OrderStatus.COMPLETE}:
            return False
        if order.state is not OrderStatus.PENDING:  # only money opens these again
            raise NotFromThisStateError(number=order.number, state=order.get_status_display())
        _open(order, EventKind.CONFIRMED, actor=actor)
        baskets.submit_for(order)
        if not order.total:  # an order of nothing is paid
            steps.follow_ledger(order)
        notifications.confirmed(order)
    return True


def decline(tender: Tender, *, reason: str = "") -> bool:
    """Cancel a pending order whose payment was refused, unless another payment may still come; False if not."""
    with transaction.atomic():
        order = tender.order
        steps.lock(order)
        tender.refresh_from_db(fields=["status"])
        if order.state is not OrderStatus.PENDING or tender.status in _HAS_MONEY:
            return False
        Tender.objects.filter(pk=tender.pk, status__in=[TenderStatus.STARTED, TenderStatus.PENDING]).update(
            status=TenderStatus.DECLINED
        )
        add_event(
            order, EventKind.PAYMENT_DECLINED, gateway=tender.gateway, amount=tender.money, reason=reason
        )
        if order.tenders.exclude(pk=tender.pk).filter(status__in=_UNDECIDED).exists():
            return False
        cancel(order, reason=CancelReason.DECLINED)
    return True


def cancel(order: Order, *, reason: str, actor: "User | None" = None) -> bool:
    """Cancel an order of which nothing was sent, give back what it held and what was paid; False if it was before.

    `reason` is the words of the person who cancels, or one of `CancelReason`, which only pending orders know.
    """
    with transaction.atomic():
        steps.lock(order)
        is_pending = order.state is OrderStatus.PENDING
        if order.state is OrderStatus.CANCELLED or (reason == CancelReason.REPLACED and not is_pending):
            return False
        if (
            reason in set(CancelReason) and not is_pending
        ):  # its money came just now: only staff may give that back
            raise NotFromThisStateError(number=order.number, state=order.get_status_display())
        if order.fulfilment_status != FulfilmentStatus.NONE:
            raise PartlySentError(number=order.number)
        was = order.status
        _close(order, OrderStatus.CANCELLED, cancel_reason=reason[:255])
        add_event(order, EventKind.CANCELLED, actor=actor, reason=str(reason), was=was)
        if actor is not None:
            audit.record(
                "order.cancelled", target=order, actor=actor, changes={"status": (was, order.status)}
            )
        if is_pending and reason in _BASKET_COMES_BACK:
            _give_basket_back(order)
        notifications.cancelled(order)
    return True


def expire(order: Order) -> bool:
    """Let go of a pending order whose time has run out; False if there is nothing to let go of."""
    with transaction.atomic():
        steps.lock(order)
        is_due = order.expires_at is not None and order.expires_at <= clock.now()
        if order.state is not OrderStatus.PENDING or not is_due:
            return False
        _close(order, OrderStatus.EXPIRED)
        add_event(order, EventKind.EXPIRED)
        _give_basket_back(order)
        notifications.expired(order)
    return True


def ship(
    order: Order,
    *,
    lines: Mapping[int, int],
    carrier: str = "",
    tracking_code: str = "",
    tracking_url: str = "",
    actor: "User | None" = None,
) -> Shipment:
    """Send so many of these lines of an open order, by line id; what leaves the house leaves the stock."""
    with transaction.atomic():
        steps.lock(order)
        if order.state is not OrderStatus.OPEN:
            raise NotFromThisStateError(number=order.number, state=order.get_status_display())
        packed = parcels.pack(order, lines=lines)
        stock.consume(parcels.wants(packed))
        label = parcels.Label(carrier=carrier, tracking_code=tracking_code, tracking_url=tracking_url)
        shipment = parcels.write(order, packed=packed, label=label, actor=actor)
        add_event(order, EventKind.SHIPPED, actor=actor, **parcels.facts(shipment, packed=packed))
        if actor is not None:
            audit.record("order.shipped", target=order, actor=actor)
        steps.follow_lines(order)
        steps.finish(order)
        notifications.shipped(shipment)
    return shipment


def deliver(shipment: Shipment, *, actor: "User | None" = None) -> None:
    """Mark a shipment as arrived."""
    with transaction.atomic():
        order = shipment.order
        steps.lock(order)
        shipment.refresh_from_db()
        if shipment.delivered_at is not None:
            raise AlreadyDeliveredError
        shipment.delivered_at = clock.now()
        shipment.save(update_fields=["delivered_at"])
        add_event(order, EventKind.DELIVERED, actor=actor, shipment=str(shipment.public_id))
        if actor is not None:
            audit.record("order.delivered", target=order, actor=actor)
        steps.follow_lines(order)


def take_back(
    order: Order, *, lines: Mapping[int, int], is_sellable: bool, actor: "User | None" = None
) -> None:
    """Take so many of these lines back, by line id; what is sellable goes into the stock again."""
    with transaction.atomic():
        steps.lock(order)
        unpacked = parcels.unpack(order, lines=lines)
        if is_sellable:
            stock.restock(parcels.counted_wants(unpacked), reason=stock.AdjustmentReason.RETURNED)
        pieces: Counter[str] = Counter()
        for line, quantity in unpacked:
            pieces[line.partner_sku] += quantity
        add_event(order, EventKind.RETURNED, actor=actor, lines=pieces, is_sellable=is_sellable)
        if actor is not None:
            audit.record("order.returned", target=order, actor=actor)
        steps.follow_lines(order)


def _money_is_awaited(order: Order, tender: Tender) -> None:
    is_said = order.events.filter(kind=EventKind.PAYMENT_PENDING).exists()
    if order.state is OrderStatus.PENDING and not is_said:
        add_event(order, EventKind.PAYMENT_PENDING, gateway=tender.gateway, amount=tender.money)


def _money_came(order: Order, tender: Tender, event: Event) -> None:
    is_taken = event.kind is MoneyEvent.CAPTURED
    kind = EventKind.PAYMENT_RECEIVED if is_taken else EventKind.PAYMENT_AUTHORISED
    add_event(order, kind, gateway=tender.gateway, amount=event.amount)
    is_covered = order.payment_status in _COVERED
    if order.state is OrderStatus.PENDING:
        if is_covered:
            confirm(order)
    elif order.state in {OrderStatus.CANCELLED, OrderStatus.EXPIRED}:
        is_wanted = is_covered and order.confirmed_at is None
        if not (is_wanted and _reopen(order)):
            _refuse_late_money(order)
    _refund_surplus(order, tender)
    steps.finish(order)


def _refund_surplus(order: Order, tender: Tender) -> None:
    """Send back what a second payment brought too much."""
    surplus = ledger.sums(order.pk).held - order.total
    if order.state in {OrderStatus.OPEN, OrderStatus.COMPLETE} and surplus > Money.zero(order.currency):
        _refund(order, tender, amount=min(surplus, payments.refundable(tender)))


def _money_went_back(order: Order, event: Event) -> None:
    if event.kind is MoneyEvent.REFUNDED:
        add_event(order, EventKind.REFUNDED, amount=event.amount)
        notifications.refunded(order, amount=event.amount)
    else:
        add_event(order, EventKind.CHARGED_BACK, amount=event.amount)


def _refunds_are_off(order: Order, tender: Tender, refunds: Iterable[Refund]) -> None:
    """Tell of promised refunds that are not carried out, once of each: by answer, by event, or for want of money."""
    told = set(order.events.filter(kind=EventKind.REFUND_DECLINED).values_list("data__refund", flat=True))
    for refund in refunds:
        if refund.pk not in told:
            add_event(
                order,
                EventKind.REFUND_DECLINED,
                amount=refund.money,
                gateway=tender.gateway,
                refund=refund.pk,
                reason=refund.decline_reason,
            )


def _promise_what_is_left(order: Order, tender: Tender) -> None:
    """A bank that took a part back by itself called off the whole promise: the rest is still the buyer's."""
    if order.state in {OrderStatus.CANCELLED, OrderStatus.EXPIRED}:
        _refund(order, tender, amount=payments.refundable(tender))
    else:
        _refund_surplus(order, tender)


def _reopen(order: Order) -> bool:
    """Open an order again with a new reservation; False, and nothing changed, if something of it is gone."""
    was, basket = order.status, _lock_basket(order)
    try:
        with transaction.atomic():
            _open(order, EventKind.REOPENED, was=was)
            reservation.take_again(order)
    except DomainError:  # too little stock, a code or an offer used up
        steps.lock(order)  # for the instance, which does not roll back
        return False
    if basket is not None:
        _close_basket_again(order, basket)
    notifications.reopened(order)
    return True


def _refuse_late_money(order: Order) -> None:
    """Send back whatever came for an order that stays closed, and say so."""
    total = _give_money_back(order)
    if total:
        notifications.too_late(order, amount=total)


def _open(order: Order, kind: EventKind, *, actor: "User | None" = None, **facts: str) -> None:
    steps.move(order, OrderStatus.OPEN, confirmed_at=clock.now(), expires_at=None, cancel_reason="")
    add_event(order, kind, actor=actor, **facts)
    verified.remember(order)
    sales.follow(order)


def _close(order: Order, status: OrderStatus, *, cancel_reason: str = "") -> None:
    was_sold = order.state in {OrderStatus.OPEN, OrderStatus.COMPLETE}
    reservation.release(order)
    steps.move(order, status, expires_at=None, cancel_reason=cancel_reason)
    if was_sold:
        sales.follow(order)
    _give_money_back(order)


def _give_money_back(order: Order) -> Money:
    """Have every payment of this order called off or refunded; how much comes back by that."""
    total = Money.zero(order.currency)
    for tender in order.tenders.order_by("pk"):
        if tender.status in _UNDECIDED:
            payment.ask_cancel(tender)
            total += tender.money if tender.status == TenderStatus.AUTHORISED else Money.zero(order.currency)
        elif amount := payments.refundable(tender):
            _refund(order, tender, amount=amount)
            total += amount
    return total


def _refund(order: Order, tender: Tender, *, amount: Money) -> None:
    if amount > Money.zero(amount.currency):
        payment.ask_refund(tender, amount=amount, key=f"{order.number}-{tender.refunds.count() + 1}")
        add_event(order, EventKind.REFUND_REQUESTED, amount=amount, gateway=tender.gateway)


def _give_basket_back(order: Order) -> None:
    if order.basket is not None:
        baskets.reopen(order.basket)


def _lock_basket(order: Order) -> Basket | None:
    """Lock a closed order's basket, before any stock: its shopper may be ordering from it anew at this moment.

    Who does that holds the basket's row and waits for stock, but never for an order that is closed.
    """
    held = lock_rows(Basket.objects.filter(pk=order.basket_id))
    return held[0] if held else None


def _close_basket_again(order: Order, basket: Basket) -> None:
    """Close the shopper's basket for good, unless it holds something else by now, or another order has it."""
    if basket.can_be_edited:
        ordered = sorted(order.lines.values_list("stockrecord_id", "quantity"))
        if sorted(basket.lines.values_list("stockrecord_id", "quantity")) != ordered:
            return
        baskets.freeze_for(order)
    elif Order.objects.filter(basket=basket, status=OrderStatus.PENDING.value).exists():
        return
    baskets.submit_for(order)
