"""Uses of codes: taken with an order, never more than there are, and given back with it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

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
    ids = sorted(set(voucher_ids))
    if not ids:
        return
    buyer_id = user.pk if user is not None and user.is_authenticated else None
    for voucher_id in ids:
        _count(voucher_id, amounts.get(voucher_id, Decimal(0)))
    # Read after `_count`, whose locks keep every other order with these codes from being written meanwhile.
    vouchers = list(Voucher.objects.with_uses(user).filter(pk__in=ids).order_by("pk"))
    for voucher in vouchers:
        _check_usage(voucher, user_id=buyer_id)
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


def _count(voucher_id: int, amount: Decimal) -> None:
    counted = _with_room(voucher_id).update(
        num_orders=F("num_orders") + 1, total_discount=F("total_discount") + amount
    )
    if not counted:
        code = Voucher.objects.filter(pk=voucher_id).values_list("code", flat=True).first()
        raise VoucherUsedUp(voucher=code or str(voucher_id))


def _with_room(voucher_id: int) -> "QuerySet[Voucher]":
    """The guard: the voucher, if its limit still allows a use."""
    return Voucher.objects.filter(Q(usage_limit=None) | Q(num_orders__lt=F("usage_limit")), pk=voucher_id)


def _check_usage(voucher: Any, *, user_id: int | None) -> None:
    """Refuse a code that was used before by whoever may use it once; `with_uses` has asked."""
    if voucher.usage == Voucher.SINGLE_USE and voucher.was_used:
        raise VoucherUsedUp(voucher=voucher.code)
    if voucher.usage == Voucher.ONCE_PER_CUSTOMER and (user_id is None or voucher.was_used_by_them):
        raise VoucherNotForYou(voucher=voucher.code)
