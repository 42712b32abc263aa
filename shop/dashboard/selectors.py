"""What the first page of the dashboard tells, by what somebody may see."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum
from oscar.apps.partner.models import StockAlert

from shop.catalogue.models import Product
from shop.core import clock
from shop.core.money import Money
from shop.offer.models import ConditionalOffer
from shop.order.models import Order
from shop.order.states import FulfilmentStatus, OrderStatus
from shop.voucher.models import Voucher

if TYPE_CHECKING:
    from shop.users.models import User

_PERIOD = timedelta(days=30)
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class OrdersNow:
    """Orders in numbers; revenue is of those that are paid or as good as paid."""

    to_pack: int
    awaiting_payment: int
    placed_today: int
    revenue_day: tuple[Money, ...]
    revenue_month: tuple[Money, ...]


@dataclass(frozen=True, kw_only=True)
class CatalogueNow:
    products: int
    hidden: int
    low_stock: int | None  # None: not theirs to see


@dataclass(frozen=True, kw_only=True)
class PromotionsNow:
    offers: int
    codes: int


@dataclass(frozen=True, kw_only=True)
class Overview:
    """None for what somebody may not see."""

    orders: OrdersNow | None
    catalogue: CatalogueNow | None
    promotions: PromotionsNow | None


def overview(user: "User") -> Overview:
    sees_promotions = user.has_perms(["offer.view_conditionaloffer", "voucher.view_voucher"])
    return Overview(
        orders=_orders() if user.has_perm("order.view_order") else None,
        catalogue=_catalogue(user) if user.has_perm("catalogue.view_product") else None,
        promotions=_promotions() if sees_promotions else None,
    )


def _orders() -> OrdersNow:
    now = clock.now()
    unsent = [FulfilmentStatus.NONE.value, FulfilmentStatus.PART.value]
    counted = Order.objects.order_by().aggregate(
        to_pack=Count("pk", filter=Q(status=OrderStatus.OPEN.value, fulfilment_status__in=unsent)),
        awaiting_payment=Count("pk", filter=Q(status=OrderStatus.PENDING.value)),
        placed_today=Count("pk", filter=Q(date_placed__gt=now - _DAY)),
    )
    return OrdersNow(**counted, revenue_day=_revenue(_DAY), revenue_month=_revenue(_PERIOD))


def _revenue(period: timedelta) -> tuple[Money, ...]:
    sold = [OrderStatus.OPEN.value, OrderStatus.COMPLETE.value]
    orders = Order.objects.filter(status__in=sold, date_placed__gt=clock.now() - period).order_by()
    sums = orders.values_list("currency").annotate(total=Sum("total_incl_tax")).order_by("currency")
    return tuple(Money(total, currency) for currency, total in sums)


def _catalogue(user: "User") -> CatalogueNow:
    shown = Product.objects.exclude(structure=Product.CHILD).filter(archived_at=None)
    counted = shown.order_by().aggregate(
        products=Count("pk", filter=Q(is_public=True)), hidden=Count("pk", filter=Q(is_public=False))
    )
    low = StockAlert.objects.filter(status=StockAlert.OPEN)
    return CatalogueNow(
        **counted, low_stock=low.count() if user.has_perm("partner.view_stockalert") else None
    )


def _promotions() -> PromotionsNow:
    now = clock.now()
    live = Q(start_datetime__isnull=True) | Q(start_datetime__lte=now)
    not_over = Q(end_datetime__isnull=True) | Q(end_datetime__gt=now)
    offers = ConditionalOffer.objects.filter(live, not_over, status=ConditionalOffer.OPEN)
    return PromotionsNow(offers=offers.count(), codes=Voucher.objects.filter(live, not_over).count())
