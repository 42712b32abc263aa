from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import RequestFactory

from shop.core import clock, outbox
from shop.core.models import OutboxMessage
from shop.core.money import Money
from shop.payment import events, gateways
from shop.payment.exceptions import UnknownGatewayError
from shop.payment.gateways.base import Declined, Event, Gateway, Incoming, Notice, Pending, Unknown
from shop.payment.gateways.demo import bank
from shop.payment.gateways.demo.gateway import DemoGateway
from shop.payment.models import DemoPayment, Tender
from shop.payment.tests.gateway_contract import PRICE, GatewayContract
from shop.payment.tests.tenders import euros, make_tender

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
demo = DemoGateway()
_is_a_gateway: Gateway = demo  # the type checker sees through no dotted path of the registry


def last_payload() -> dict[str, Any]:
    payload: dict[str, Any] = OutboxMessage.objects.filter(topic=events.TOPIC).latest("created_at").payload
    return payload


def sent() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(topic=events.TOPIC).order_by("created_at"))


class TestDemoGateway(GatewayContract):
    code = "demo"

    def _decide(self, tender: Tender, choice: bank.Choice) -> Incoming:
        bank.decide(tender.public_id, choice=choice)
        payload = last_payload()
        return Notice(payload["body"].encode(), {demo.signature_header: payload["signature"]})

    def approve(self, tender: Tender) -> Incoming:
        return self._decide(tender, bank.Choice.PAY)

    def refuse(self, tender: Tender) -> Incoming:
        return self._decide(tender, bank.Choice.DECLINE)

    def test_takes_its_event_from_a_web_request_too(self, tender: Tender) -> None:
        message = self.approve(tender)
        request = RequestFactory().post(
            "/webhooks/demo/",
            message.body,
            content_type="application/json",
            headers={demo.signature_header: message.headers[demo.signature_header]},
        )

        assert demo.verify(request) == events.read(last_payload())

    def test_leaves_a_payment_pending_and_lets_it_be_decided_later(self, tender: Tender) -> None:
        bank.decide(tender.public_id, choice=bank.Choice.LEAVE_PENDING)
        bank.decide(tender.public_id, choice=bank.Choice.LEAVE_PENDING)
        assert [events.read(row.payload).kind for row in sent()] == ["pending"]
        assert demo.look_up(tender) == Pending(tender.reference)

        bank.decide(tender.public_id, choice=bank.Choice.PAY)
        assert [events.read(row.payload).kind for row in sent()] == ["pending", "captured"]

    def test_confirms_late_after_one_minute_and_not_before(self, tender: Tender, heard: list[Event]) -> None:
        with clock.at(NOON):
            bank.decide(tender.public_id, choice=bank.Choice.PAY_LATE)
            assert outbox.deliver().count == 0
            assert demo.look_up(tender) == Pending(tender.reference)
        with clock.at(NOON + timedelta(seconds=59)):
            outbox.deliver()
            assert heard == []
            assert isinstance(demo.refund(tender, euros(1), key="a"), Declined)
        with clock.at(NOON + timedelta(seconds=60)):
            outbox.deliver()
            assert [event.kind for event in heard] == ["captured"]

    def test_gives_up_no_payment_that_is_going_to_be_confirmed_late(self, tender: Tender) -> None:
        bank.decide(tender.public_id, choice=bank.Choice.PAY_LATE)

        assert isinstance(demo.cancel(tender), Declined)
        assert DemoPayment.objects.get().state == "paid"

    @pytest.mark.parametrize("first", [bank.Choice.PAY, bank.Choice.DECLINE, bank.Choice.PAY_LATE])
    @pytest.mark.parametrize("second", list(bank.Choice))
    def test_decides_once(self, tender: Tender, first: bank.Choice, second: bank.Choice) -> None:
        state = bank.decide(tender.public_id, choice=first).state

        assert bank.decide(tender.public_id, choice=second).state == state
        assert len(sent()) == 1

    def test_decides_nothing_that_was_called_off(self, tender: Tender) -> None:
        demo.cancel(tender)

        assert bank.decide(tender.public_id, choice=bank.Choice.PAY).state == "cancelled"
        assert sent() == []

    def test_refuses_a_known_key_with_another_amount(self, paid: Tender) -> None:
        demo.refund(paid, euros(1), key="a")

        assert isinstance(demo.refund(paid, euros(2), key="a"), Declined)
        assert DemoPayment.objects.get().refunds == {"a": 100}

    def test_knows_nothing_of_a_payment_that_it_never_had(self) -> None:
        stranger = make_tender(gateway="demo", public_id=uuid4())

        assert isinstance(demo.look_up(stranger), Unknown)
        assert isinstance(demo.refund(stranger, PRICE, key="a"), Declined)
        assert isinstance(demo.settle(stranger, PRICE), Declined)

    def test_keeps_the_amount_exactly(self) -> None:
        yen = Money(euros(5000).amount, "JPY")
        tender = make_tender(amount=yen, gateway="demo")
        demo.start(self.intent(tender))
        bank.decide(tender.public_id, choice=bank.Choice.PAY)

        assert events.read(last_payload()).amount == yen

    def test_is_not_there_where_the_shop_does_not_take_it(self, settings: Any) -> None:
        settings.PAYMENT_GATEWAYS = ()

        assert gateways.available() == []
        with pytest.raises(UnknownGatewayError, match="by “demo”"):
            gateways.get("demo")
