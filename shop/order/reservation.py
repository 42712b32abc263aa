"""What an order holds until it is paid: stock, uses of codes, shares of offers. Taken together, given back together.

`Order.reservation` is the guard: it moves by an UPDATE that names the state it comes from, so that of two releases
at the same moment one gives back and the other finds nothing to do. Locks are always taken in this order: the order's
row, stock records by primary key, codes, offers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q

from shop.catalogue.models import Product
from shop.core.locking import require_transaction
from shop.offer import services as offers
from shop.order import steps
from shop.order.exceptions import CannotBeHadError
from shop.order.models import BypassesServicesError, Line, Order, OrderDiscount
from shop.order.placement import Purchase
from shop.order.states import ReservationStatus
from shop.partner import stock
from shop.partner.models import StockRecord
from shop.partner.stock import Want
from shop.voucher import services as vouchers

_TRACKS_STOCK = Exists(
    Product.objects.filter(
        Q(product_class__track_stock=True) | Q(parent__product_class__track_stock=True),
        pk=OuterRef("product_id"),
    )
)


@dataclass(frozen=True, kw_only=True)
class _Claims:
    """What is to be taken, or has been."""

    wants: tuple[Want, ...]
    voucher_ids: tuple[int, ...]
    voucher_amounts: dict[int, Decimal]
    applications: tuple[tuple[int, int, Decimal], ...]


def take(order: Order, purchase: Purchase) -> None:
    """Hold what this new order needs, or raise and hold nothing; the caller's transaction then rolls back."""
    wanted = Counter[int]()
    for line in purchase.lines:
        wanted[line.record.pk] += line.quantity
    uses = [(each.offer_id, each.times, each.amount.amount, each.voucher_id) for each in purchase.discounts]
    _take(order, _claims(wanted, uses), come_from=ReservationStatus.NONE)


def take_again(order: Order) -> None:
    """Hold once more what a cancelled or expired order had given back, or raise; takes the order's lock."""
    steps.lock(order)
    wanted = Counter[int]()
    for line in order.lines.all():
        if line.stockrecord_id is None:
            raise CannotBeHadError(title=line.title)
        wanted[line.stockrecord_id] += line.quantity
    rows = OrderDiscount.objects.filter(order=order, offer_id__isnull=False)
    uses = [(row.offer_id, row.frequency or 1, row.amount, row.voucher_id) for row in rows]
    order.lines.update(num_cancelled=0)
    _take(order, _claims(wanted, uses), come_from=ReservationStatus.RELEASED)


def release(order: Order) -> bool:
    """Give back what the order still holds; False if that was done before. Takes the order's lock."""
    steps.lock(order)
    if not _move(order, ReservationStatus.HELD, ReservationStatus.RELEASED):
        return False
    held = Counter[int]()
    for line in order.lines.filter(num_allocated__gt=0, stockrecord__isnull=False):
        held[line.stockrecord_id] += line.num_allocated
    if held:
        stock.release(_wants(held))
    order.lines.update(num_allocated=0, num_cancelled=F("quantity") - F("num_shipped"))
    vouchers.give_back(order)
    offers.give_back(order.pk)
    return True


def lock_stock(record_ids: Iterable[int], *, also_of: Iterable[Order] = ()) -> None:
    """Lock every stock record that a transaction is about to touch, at once and in primary-key order.

    For whoever gives back one order and takes another in the same transaction: two of them in opposite order would
    wait for each other for ever.
    """
    require_transaction("the locks on the stock would be gone at once.")
    older = Line.objects.filter(order__in=list(also_of)).values_list("stockrecord_id", flat=True)
    records = StockRecord.objects.filter(pk__in={*record_ids, *(pk for pk in older if pk is not None)})
    # The same kind of lock as in shop.partner.stock: order lines that are just being written share the key.
    list(records.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))


def _take(order: Order, claims: _Claims, *, come_from: ReservationStatus) -> None:
    if not _move(order, come_from, ReservationStatus.HELD):
        raise BypassesServicesError(f"Order {order.number} holds its reservation already.")
    stock.reserve(claims.wants)
    if claims.voucher_ids:
        vouchers.take(claims.voucher_ids, order=order, user=order.user, amounts=claims.voucher_amounts)
    if claims.applications:
        offers.take(claims.applications, order_id=order.pk, user=order.user, email=order.email)
    order.lines.filter(_TRACKS_STOCK, stockrecord__isnull=False).update(num_allocated=F("quantity"))


def _move(order: Order, old: ReservationStatus, new: ReservationStatus) -> bool:
    in_old = Order.objects.filter(pk=order.pk, reservation=old.value)
    is_moved: bool = in_old.update(reservation=new.value) == 1
    if is_moved:
        order.reservation = new.value
    return is_moved


def _claims(wanted: Counter[int], uses: Iterable[tuple[int, int, Decimal, int | None]]) -> _Claims:
    times, amounts = Counter[int](), defaultdict[int, Decimal](Decimal)
    by_voucher = defaultdict[int, Decimal](Decimal)
    for offer_id, so_often, amount, voucher_id in uses:
        times[offer_id] += so_often
        amounts[offer_id] += amount
        if voucher_id is not None:
            by_voucher[voucher_id] += amount
    return _Claims(
        wants=_wants(wanted),
        voucher_ids=tuple(sorted(by_voucher)),
        voucher_amounts=dict(by_voucher),
        applications=tuple((offer_id, times[offer_id], amounts[offer_id]) for offer_id in sorted(times)),
    )


def _wants(counted: Counter[int]) -> tuple[Want, ...]:
    return tuple(Want(record_id=record_id, quantity=counted[record_id]) for record_id in sorted(counted))
