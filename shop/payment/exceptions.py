"""What can be refused about money."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.core.exceptions import DomainError
from shop.core.money import Money


@dataclass(eq=False)
class UnknownGatewayError(DomainError):
    code = "unknown_gateway"
    sentence = _("This shop takes no payment by “%(gateway)s”. Please choose another way to pay.")

    gateway: str


@dataclass(eq=False)
class UnverifiedEventError(DomainError):
    code = "event_unverified"
    sentence = _("This message does not come from the gateway “%(gateway)s” as it stands here.")

    gateway: str


@dataclass(eq=False)
class KeyTakenError(DomainError):
    code = "payment_key_taken"
    sentence = _("Another payment of %(amount)s was already started here. Please reload the page.")

    amount: Money


@dataclass(eq=False)
class NotTheTendersCurrencyError(DomainError):
    code = "wrong_currency"
    sentence = _("This payment is in %(currency)s; %(amount)s cannot be part of it.")

    currency: str
    amount: Money


@dataclass(eq=False)
class NoAmountError(DomainError):
    code = "no_amount"
    sentence = _("%(amount)s is no amount that can move: it must be more than nothing.")

    amount: Money


@dataclass(eq=False)
class EntryDiffersError(DomainError):
    code = "entry_differs"
    sentence = _("“%(external_id)s” stands in the ledger with %(written)s already, not with %(amount)s.")

    external_id: str
    written: Money
    amount: Money


@dataclass(eq=False)
class RefundTooLargeError(DomainError):
    code = "refund_too_large"
    sentence = _("%(amount)s cannot be given back: only %(refundable)s of this payment is left.")

    amount: Money
    refundable: Money


@dataclass(eq=False)
class VoidTooLargeError(DomainError):
    code = "void_too_large"
    sentence = _(
        "%(amount)s cannot be given up: only %(voidable)s of this payment is authorised and not taken."
    )

    amount: Money
    voidable: Money


@dataclass(eq=False)
class GatewaySilentError(DomainError):
    code = "gateway_silent"
    sentence = _("The gateway “%(gateway)s” gave no answer; we ask again.")

    gateway: str
