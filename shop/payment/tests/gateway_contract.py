"""What every gateway has to keep to, whatever stands behind it. Each gateway's own test inherits this class."""

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from shop.core.money import Money
from shop.payment import gateways, services
from shop.payment.exceptions import UnverifiedEventError
from shop.payment.gateways.base import (
    ActionNeeded,
    Answering,
    Declined,
    DeclineReason,
    Done,
    Event,
    Gateway,
    Incoming,
    Intent,
    Notice,
    Pending,
    Unknown,
)
from shop.payment.models import Tender
from shop.payment.statuses import EventKind
from shop.payment.tests.tenders import euros, make_payable

PRICE = euros("29.99")
FORGERIES: list[Callable[[bytes, str], tuple[bytes, str | None]]] = [
    lambda body, signature: (body.replace(b"2999", b"1"), signature),
    lambda body, signature: (body + b" ", signature),
    lambda body, signature: (body[:0], signature),
    lambda body, signature: (b"\xff" + body, signature),
    lambda body, signature: (body, None if signature else ""),
    lambda body, signature: (body, signature[:0]),
    lambda body, signature: (body, f"é{signature}"),
    lambda body, signature: (body, signature[::-1]),
]


@pytest.mark.django_db
@pytest.mark.usefixtures("heard")
class GatewayContract(ABC):
    code: str

    @abstractmethod
    def approve(self, tender: Tender) -> Incoming:
        """The shopper pays, and the gateway tells."""

    @abstractmethod
    def refuse(self, tender: Tender) -> Incoming:
        """The gateway says no, and tells."""

    @pytest.fixture
    def gateway(self) -> Gateway:
        return gateways.get(self.code)

    @pytest.fixture
    def tender(self) -> Tender:
        services.start(
            make_payable(PRICE), gateway_code=self.code, return_url="/back/", cancel_url="/no/", key="one"
        )
        return Tender.objects.get(key="one")

    @pytest.fixture
    def paid(self, gateway: Gateway, tender: Tender) -> Tender:
        event = gateway.verify(self.approve(tender))
        with transaction.atomic():
            services.record(tender, event=event)
        return tender

    def intent(self, tender: Tender) -> Intent:
        return Intent(
            tender_id=tender.public_id,
            order_number=tender.order.number,
            amount=tender.money,
            email="alice@example.com",
            return_url="/back/",
            cancel_url="/no/",
        )

    def test_says_who_it_is(self, gateway: Gateway) -> None:
        assert gateway.code == self.code
        assert gateway.label
        assert gateway.expires_after > timedelta()
        assert gateway in gateways.available()

    def test_starts_a_payment_without_taking_it_for_paid(self, tender: Tender) -> None:
        assert tender.status in {"started", "pending"}
        assert tender.reference
        assert tender.entries.count() == 0

    def test_starts_the_same_payment_twice_as_one(self, gateway: Gateway, tender: Tender) -> None:
        first, second = gateway.start(self.intent(tender)), gateway.start(self.intent(tender))

        assert first == second
        assert isinstance(first, ActionNeeded | Pending)
        assert first.reference == tender.reference

    def test_answers_with_what_nobody_can_change(self, gateway: Gateway, tender: Tender) -> None:
        answer: Any = gateway.start(self.intent(tender))

        with pytest.raises(dataclasses.FrozenInstanceError):
            answer.reference = "another"

    def test_tells_that_money_was_taken(self, gateway: Gateway, tender: Tender) -> None:
        event = gateway.verify(self.approve(tender))

        assert (event.kind, event.amount, event.reference) == (
            EventKind.CAPTURED,
            PRICE,
            tender.reference,
        )
        assert event.tender_id in {None, tender.public_id}
        assert event.id
        assert event.entry_id

    def test_tells_that_money_was_refused_with_a_sentence_for_the_shopper(
        self, gateway: Gateway, tender: Tender
    ) -> None:
        event = gateway.verify(self.refuse(tender))

        assert (event.kind, event.reference) == (EventKind.DECLINED, tender.reference)
        assert event.reason is not None
        assert Declined(event.reason).sentence == str(event.reason.label)
        assert event.reason in DeclineReason

    def test_tells_the_same_event_twice_under_the_same_id(self, gateway: Gateway, tender: Tender) -> None:
        message = self.approve(tender)

        assert gateway.verify(message) == gateway.verify(message)

    @pytest.mark.parametrize("forge", FORGERIES)
    def test_believes_nobody_else(
        self, gateway: Gateway, tender: Tender, forge: Callable[[bytes, str], tuple[bytes, str | None]]
    ) -> None:
        message = self.approve(tender)
        body, signature = forge(message.body, message.headers[gateway.signature_header])
        headers = {} if signature is None else {gateway.signature_header: signature}

        with pytest.raises(UnverifiedEventError):
            gateway.verify(Notice(body, headers))

    def test_cancels_what_is_not_paid_and_once_more(self, gateway: Gateway, tender: Tender) -> None:
        assert isinstance(gateway.cancel(tender), Done)
        assert isinstance(gateway.cancel(tender), Done)

    def test_cancels_nothing_that_is_paid(self, gateway: Gateway, paid: Tender) -> None:
        assert isinstance(gateway.cancel(paid), Declined)
        assert isinstance(gateway.refund(paid, PRICE, key="all"), Done)

    def test_settles_no_more_than_was_promised(self, gateway: Gateway, paid: Tender) -> None:
        assert isinstance(gateway.settle(paid, PRICE + euros("0.01")), Declined)

    def test_settles_nothing_that_nobody_approved(self, gateway: Gateway, tender: Tender) -> None:
        assert not isinstance(gateway.settle(tender, PRICE), Done)

    def test_refunds_once_per_key(self, gateway: Gateway, paid: Tender) -> None:
        first = gateway.refund(paid, euros(10), key="a")

        assert first == gateway.refund(paid, euros(10), key="a")
        assert isinstance(first, Done)
        assert first.captured == euros(10)
        assert isinstance(gateway.refund(paid, euros("19.99"), key="b"), Done)

    def test_names_each_refund_apart(self, gateway: Gateway, paid: Tender) -> None:
        first, second = gateway.refund(paid, euros(1), key="a"), gateway.refund(paid, euros(1), key="b")

        assert isinstance(first, Done)
        assert isinstance(second, Done)
        assert len({first.reference, second.reference, paid.reference}) == 3

    @pytest.mark.parametrize("amount", [PRICE + euros("0.01"), Money.zero("EUR"), -euros(1)])
    def test_refunds_no_more_than_was_taken(self, gateway: Gateway, paid: Tender, amount: Money) -> None:
        assert isinstance(gateway.refund(paid, amount, key="a"), Declined)
        assert isinstance(gateway.refund(paid, PRICE, key="b"), Done)

    def test_refunds_in_no_other_currency(self, gateway: Gateway, paid: Tender) -> None:
        assert isinstance(gateway.refund(paid, Money(euros(1).amount, "CHF"), key="a"), Declined)

    def test_refunds_nothing_that_was_not_taken(self, gateway: Gateway, tender: Tender) -> None:
        assert isinstance(gateway.refund(tender, euros(1), key="a"), Declined)

    def test_says_how_it_stands_if_it_can_be_asked(self, gateway: Gateway, tender: Tender) -> None:
        if not isinstance(gateway, Answering):
            assert not hasattr(gateway, "look_up")
            return
        assert not isinstance(gateway.look_up(tender), Done | Declined | Unknown)

        event: Event = gateway.verify(self.approve(tender))

        # The same id in the ledger, or the money would count twice.
        assert gateway.look_up(tender) == Done(event.entry_id, captured=PRICE)
