"""What goes back: money to the buyer, and things to the shelf. Sent twice, a form still does it once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from shop.core import audit, idempotency
from shop.core.idempotency import KeyReusedError
from shop.core.money import Money
from shop.dashboard.orders.exceptions import FormUsedError, UnknownPaymentError
from shop.order import services, steps
from shop.order.models import Order
from shop.order.states import EventKind
from shop.order.timeline import add_event
from shop.payment import services as payment

if TYPE_CHECKING:
    from shop.users.models import User


@dataclass(frozen=True, kw_only=True)
class MoneyBack:
    """So much of one payment goes back, and why."""

    tender_id: UUID
    amount: Money
    reason: str


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What came back: so many of each line, by its id, to be sold again or not, and money for it."""

    sellable: Mapping[int, int] = field(default_factory=dict)
    damaged: Mapping[int, int] = field(default_factory=dict)
    money: MoneyBack | None = None


def refund(order: Order, *, money: MoneyBack, key: UUID, actor: "User") -> bool:
    """Have money given back; False if this key has done it before. Opens the outermost transaction."""
    return _once(order, key=key, what=money, do=lambda: _give_back(order, money=money, key=key, actor=actor))


def take_back(order: Order, *, arrival: Arrival, key: UUID, actor: "User") -> bool:
    """Take things back, with money for them, all or nothing; False if this key has done it before.

    Opens the outermost transaction.
    """

    def receive() -> None:
        for lines, is_sellable in ((arrival.sellable, True), (arrival.damaged, False)):
            if any(lines.values()):
                services.take_back(order, lines=lines, is_sellable=is_sellable, actor=actor)
        if arrival.money:
            _give_back(order, money=arrival.money, key=key, actor=actor)

    return _once(order, key=key, what=arrival, do=receive)


def _once(order: Order, *, key: UUID, what: MoneyBack | Arrival, do: Callable[[], None]) -> bool:
    """Do it unless this key has; whether it was done now."""
    is_first = False

    def first() -> None:
        nonlocal is_first
        is_first = True
        do()

    fingerprint = idempotency.fingerprint("POST", path=order.number, body=repr(what).encode())
    try:
        idempotency.run_once(f"staff.return:{order.number}", key=str(key), fingerprint=fingerprint, do=first)
    except KeyReusedError:
        raise FormUsedError(number=order.number) from None
    return is_first


def _give_back(order: Order, *, money: MoneyBack, key: UUID, actor: "User") -> None:
    """Promise the money back and write down who did; takes the lock on the order's row."""
    steps.lock(order)
    tender = order.tenders.filter(public_id=money.tender_id).first()
    if tender is None:
        raise UnknownPaymentError(number=order.number)
    payment.ask_refund(tender, amount=money.amount, key=f"staff-{key.hex}")
    facts = {"amount": money.amount, "gateway": tender.gateway, "reason": money.reason}
    add_event(order, EventKind.REFUND_REQUESTED, actor=actor, **facts)
    changes = {"refund": (None, money.amount), "reason": (None, money.reason)}
    audit.record("order.refund_requested", target=order, actor=actor, changes=changes)
