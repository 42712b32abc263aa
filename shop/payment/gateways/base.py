"""What the shop asks of a payment gateway: four verbs, one check, and answers that cannot be misread.

A verb is called outside of any transaction and is safe to call twice: `start` is known by the intent's `tender_id`,
`refund` by its `key`. A gateway that does not answer in time gives `Unknown`, which is never a refusal: the money may
have moved. What it tells later arrives as an `Event`: by HTTP, or through the outbox (`events.read`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.core.money import Money
from shop.payment.statuses import EventKind

if TYPE_CHECKING:
    from shop.payment.models import Tender


class DeclineReason(TextChoices):
    """Why there is no money, as a code for programs; its label is the sentence for the shopper."""

    REFUSED = "refused", gettext_lazy("The bank refused this payment. Nothing was taken.")
    NOT_ENOUGH_MONEY = (
        "not_enough_money",
        gettext_lazy("There was not enough money for this payment. Nothing was taken."),
    )
    CALLED_OFF = "called_off", gettext_lazy("This payment was called off. Nothing was taken.")
    EXPIRED = "expired", gettext_lazy("The time for this payment ran out. Nothing was taken.")
    UNAVAILABLE = (
        "unavailable",
        gettext_lazy(
            "This way to pay does not work at the moment. Nothing was taken; please choose another."
        ),
    )
    NOT_POSSIBLE = "not_possible", gettext_lazy("The bank does not do this for this payment.")
    ALREADY_BACK = "already_back", gettext_lazy("This money, or a part of it, has gone back already.")


@dataclass(frozen=True)
class Intent:
    """A payment to be started."""

    tender_id: UUID
    order_number: str
    amount: Money
    email: str
    return_url: str
    cancel_url: str


@dataclass(frozen=True)
class Done:
    """It is done. `reference` names this movement of money at the gateway, `captured` is how much moved."""

    reference: str
    captured: Money  # nothing: `start` has authorised the amount and taken none of it yet


@dataclass(frozen=True)
class Declined:
    """It is refused, for sure: no money moved."""

    reason: DeclineReason

    @property
    def sentence(self) -> str:
        return str(self.reason.label)


@dataclass(frozen=True)
class ActionNeeded:
    """The shopper has to do something at this address; the answer comes as an event."""

    url: str
    reference: str = ""


@dataclass(frozen=True)
class Pending:
    """The gateway has it and will tell; days later perhaps."""

    reference: str


@dataclass(frozen=True)
class Unknown:
    """Nobody can say whether it happened. `reason` is for the log."""

    reason: str

    @property
    def sentence(self) -> str:
        return _("We are asking the bank whether your payment went through. Please do not pay again.")


Result = Done | Declined | ActionNeeded | Pending | Unknown


@dataclass(frozen=True)
class Event:
    """Something that a gateway tells about a payment. The same `id` is the same event, however often it comes."""

    id: str
    kind: EventKind
    reference: str
    amount: Money
    tender_id: UUID | None = None  # where the gateway knows it: an event can overtake the answer to `start`
    external_id: str = ""  # names this movement of money in all events about it; empty: the reference does
    reason: DeclineReason | None = None

    @property
    def entry_id(self) -> str:
        """The id under which this movement stands in the ledger."""
        return self.external_id or self.reference


class Incoming(Protocol):
    """What `verify` reads; Django's HttpRequest is one, `Notice` another."""

    @property
    def body(self) -> bytes: ...

    @property
    def headers(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Notice:
    """A signed message that did not come by HTTP."""

    body: bytes
    headers: Mapping[str, str]


class Gateway(Protocol):
    code: str
    expires_after: timedelta
    is_offline: (
        bool  # the money comes later by another way: the order is confirmed as placed while it is pending
    )
    signature_header: str

    @property
    def label(self) -> str:
        """How the shopper reads it among the ways to pay."""
        ...

    def start(self, intent: Intent) -> Result:
        """Ask for the money."""
        ...

    def settle(self, tender: "Tender", amount: Money) -> Result:
        """Take what was authorised, or part of it."""
        ...

    def cancel(self, tender: "Tender") -> Result:
        """Give up a payment that has not been taken; `Declined` where it has been."""
        ...

    def refund(self, tender: "Tender", amount: Money, *, key: str) -> Result:
        """Give back so much of what was taken, once for this key."""
        ...

    def verify(self, request: Incoming) -> Event:
        """The event in this message; `UnverifiedEventError` if the gateway did not send it like this."""
        ...


@runtime_checkable
class Answering(Protocol):
    """A gateway that can be asked how a payment stands; one that cannot just has no such method."""

    def look_up(self, tender: "Tender") -> Result:
        """How it stands there now."""
        ...
