"""What may go wrong when an order uses a code."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class VoucherUsedUp(DomainError):
    code = "voucher_used_up"
    sentence = _("The code %(voucher)s has been used as often as it may be. Please look at the new total.")

    voucher: str


@dataclass(eq=False)
class VoucherNotForYou(DomainError):
    code = "voucher_not_for_you"
    sentence = _("The code %(voucher)s can be used once by each customer who is signed in.")

    voucher: str
