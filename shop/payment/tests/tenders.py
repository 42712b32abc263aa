"""Orders, tenders and gateways to try payments with."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from shop.core import clock, public_ids
from shop.core.money import Money
from shop.order.models import Order
from shop.payment import ledger
from shop.payment.gateways.base import Event, Incoming, Intent, Pending, Result
from shop.payment.models import LedgerEntry, Tender
from shop.payment.services import Payable

RETURN_URL, CANCEL_URL = "/checkout/thank-you/", "/checkout/"


def euros(amount: str | int) -> Money:
    return Money(Decimal(amount), "EUR")


def make_order(total: Money | None = None) -> Order:
    total = euros(30) if total is None else total
    order: Order = Order.objects.create(
        number=public_ids.new_order_number(),
        currency=total.currency,
        total_incl_tax=total.amount,
        total_excl_tax=total.amount,
    )
    return order


def make_payable(total: Money | None = None) -> Payable:
    total = euros(30) if total is None else total
    order = make_order(total)
    return Payable(order_id=order.pk, number=order.number, total=total, email="alice@example.com")


def make_tender(order: Order | None = None, *, amount: Money | None = None, **facts: Any) -> Tender:
    amount = euros(30) if amount is None else amount
    facts = {"gateway": "fake", "expires_at": clock.now() + timedelta(minutes=30), **facts}
    return Tender.objects.create(
        order=order or make_order(amount),
        key=facts.pop("key", public_ids.new_id().hex),
        amount=amount.amount,
        currency=amount.currency,
        **facts,
    )


def write(tender: Tender, kind: Any, amount: Money, external_id: str = "one") -> LedgerEntry | None:
    """`ledger.write` in a transaction of its own."""
    with transaction.atomic():
        return ledger.write(tender, kind=kind, amount=amount, external_id=external_id)


@dataclass
class FakeGateway:
    """Answers as it is told to, and notes what it was asked."""

    code: str = "fake"
    label: str = "Fake"
    expires_after: timedelta = timedelta(minutes=20)
    is_offline: bool = False
    signature_header: str = "X-Fake"
    answer: Result | Exception = field(default_factory=lambda: Pending("fake-1"))
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def _answer(self, *question: Any) -> Result:
        self.asked.append(question)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def start(self, intent: Intent) -> Result:
        return self._answer("start", intent)

    def settle(self, tender: Tender, amount: Money) -> Result:
        return self._answer("settle", tender, amount)

    def cancel(self, tender: Tender) -> Result:
        return self._answer("cancel", tender)

    def refund(self, tender: Tender, amount: Money, *, key: str) -> Result:
        return self._answer("refund", tender, amount, key)

    def verify(self, request: Incoming) -> Event:
        raise NotImplementedError


class AnsweringGateway(FakeGateway):
    def look_up(self, tender: Tender) -> Result:
        return self._answer("look_up", tender)
