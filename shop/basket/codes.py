"""Whether a code that somebody typed lowers the price of a basket, and if not, why not."""

from typing import Any

from django.utils.translation import gettext as _

from shop.basket import idle
from shop.basket.exceptions import BadCode
from shop.basket.models import Basket
from shop.voucher.models import Voucher

LONGEST_CODE = 128  # the column's length


def normal(typed: str) -> str:
    """The code as it is stored: people add spaces and write small letters."""
    return "".join(typed.replace("\0", "").split()).upper()


def usable(typed: str, *, basket: Basket, user: Any) -> Voucher:
    """The voucher of a code that this person may use for this basket now."""
    code = normal(typed)
    if not code:
        raise BadCode(reason=_("Please type a code first."))
    voucher = Voucher.objects.filter(code=code).first() if len(code) <= LONGEST_CODE else None
    if voucher is None:
        raise BadCode(reason=_("We do not know this code. Please check it for typing mistakes."))
    if reason := idle.out_of_time(voucher):
        raise BadCode(reason=reason)
    if basket.vouchers.filter(pk=voucher.pk).exists():
        raise BadCode(reason=_("This code is in your basket already."))
    is_available, reason = voucher.is_available_to_user(user)
    if not is_available:
        raise BadCode(reason=str(reason))
    return voucher


def check_effect(voucher: Voucher, *, basket: Basket) -> None:
    """Refuse a code that gives nothing for what is in a basket that was priced with it."""
    if voucher.pk not in effective_ids(basket):
        raise BadCode(reason=idle.reason(voucher, basket=basket))


def effective_ids(basket: Basket) -> set[int]:
    """The vouchers that took something off this basket, off its delivery, or promise something for later."""
    return {applied["voucher"].pk for applied in basket.offer_applications if applied["voucher"]}
