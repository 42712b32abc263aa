"""Uses of codes: taken with an order, never more than there are, and given back with it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import F, Q

from shop.core.locking import lock_rows, require_transaction
from shop.voucher.exceptions import VoucherNotForYou, VoucherUsedUp
from shop.voucher.models import Voucher, VoucherApplication

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from shop.order.models import Order
    from shop.users.models import User

NOTHING: Mapping[int, Decimal] = {}


def take(
    voucher_ids: Iterable[int],
    *,
    order: "Order",
    user: "User | AnonymousUser | None" = None,
    amounts: Mapping[int, Decimal] = NOTHING,
) -> None:
    """Use each code once for this order, or raise `VoucherUsedUp` or `VoucherNotForYou`: the caller rolls back.

    `amounts` says what each code took off. Needs a transaction; takes the row locks of the vouchers, in primary-key
    order.
    """
    require_transaction("an order and its uses of codes are written together.")
    vouchers = list(Voucher.objects.filter(pk__in=set(voucher_ids)).order_by("pk"))
    if not vouchers:
        return
    buyer_id = user.pk if user is not None and user.is_authenticated else None
    for voucher in vouchers:
        _count(voucher, amounts.get(voucher.pk, Decimal(0)))
    _check_usage(vouchers, user_id=buyer_id)
    VoucherApplication.objects.bulk_create(
        VoucherApplication(
            voucher=voucher, order=order, user_id=buyer_id, amount=amounts.get(voucher.pk, Decimal(0))
        )
        for voucher in vouchers
    )


def give_back(order: "Order") -> None:
    """Undo `take`; a second time does nothing. Needs a transaction; takes the order's uses, then the vouchers."""
    used = lock_rows(VoucherApplication.objects.filter(order_id=order.pk))
    for application in sorted(used, key=lambda application: application.voucher_id):
        Voucher.objects.filter(pk=application.voucher_id).update(
            num_orders=F("num_orders") - 1, total_discount=F("total_discount") - application.amount
        )
    VoucherApplication.objects.filter(pk__in=[application.pk for application in used]).delete()


def _count(voucher: Voucher, amount: Decimal) -> None:
    counted = _with_room(voucher.pk).update(
        num_orders=F("num_orders") + 1, total_discount=F("total_discount") + amount
    )
    if not counted:
        raise VoucherUsedUp(voucher=voucher.code)


def _with_room(voucher_id: int) -> "QuerySet[Voucher]":
    """The guard: the voucher, if its limit still allows a use."""
    return Voucher.objects.filter(Q(usage_limit=None) | Q(num_orders__lt=F("usage_limit")), pk=voucher_id)


def _check_usage(vouchers: list[Voucher], *, user_id: int | None) -> None:
    """Reads what the rows locked by `_count` protect: no other order with these codes is being written."""
    limited = [voucher for voucher in vouchers if voucher.usage != Voucher.MULTI_USE]
    if not limited:
        return
    is_theirs = Q(voucher__usage=Voucher.ONCE_PER_CUSTOMER, user_id=user_id, user__isnull=False)
    uses = VoucherApplication.objects.filter(
        is_theirs | Q(voucher__usage=Voucher.SINGLE_USE), voucher__in=limited
    )
    used = set(uses.values_list("voucher_id", flat=True))
    for voucher in limited:
        if voucher.usage == Voucher.SINGLE_USE and voucher.pk in used:
            raise VoucherUsedUp(voucher=voucher.code)
        if voucher.usage == Voucher.ONCE_PER_CUSTOMER and (user_id is None or voucher.pk in used):
            raise VoucherNotForYou(voucher=voucher.code)
