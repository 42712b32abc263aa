"""The demo gateway: takes no money, and does what the person at the demo bank's page tells it to do."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from shop.core.money import Money
from shop.payment import events
from shop.payment.exceptions import UnverifiedEventError
from shop.payment.gateways.base import (
    ActionNeeded,
    Declined,
    DeclineReason,
    Done,
    Event,
    Incoming,
    Intent,
    Pending,
    Result,
    Unknown,
)
from shop.payment.gateways.demo import bank
from shop.payment.models import DemoPayment, DemoPaymentState

if TYPE_CHECKING:
    from shop.payment.models import Tender


class DemoGateway:
    code = bank.CODE
    expires_after = timedelta(minutes=30)
    is_offline = False
    signature_header = "X-Demo-Bank-Signature"

    @property
    def label(self) -> str:
        return _("Demo payment (no money is taken)")

    def start(self, intent: Intent) -> Result:
        payment = bank.open_payment(intent)
        return _as_result(payment)

    def settle(self, tender: "Tender", amount: Money) -> Result:
        """Nothing is ever left to be taken here: the demo bank takes all at once."""
        payment = bank.payment(tender.public_id)
        if payment is not None and bank.is_taken(payment) and amount == payment.money:
            return _as_result(payment)
        return Declined(DeclineReason.NOT_POSSIBLE)

    def cancel(self, tender: "Tender") -> Result:
        if bank.call_off(tender.public_id):
            return Done(bank.reference(tender.public_id), captured=Money.zero(tender.currency))
        return Declined(DeclineReason.NOT_POSSIBLE)

    def refund(self, tender: "Tender", amount: Money, *, key: str) -> Result:
        if reference := bank.give_back(tender.public_id, amount=amount, key=key):
            return Done(reference, captured=amount)
        return Declined(DeclineReason.NOT_POSSIBLE)

    def verify(self, request: Incoming) -> Event:
        try:
            body = request.body.decode()
        except UnicodeDecodeError as error:
            raise UnverifiedEventError(gateway=self.code) from error
        if not constant_time_compare(request.headers.get(self.signature_header, ""), bank.signature(body)):
            raise UnverifiedEventError(gateway=self.code)
        return events.from_body(body, gateway=self.code)

    def look_up(self, tender: "Tender") -> Result:
        payment = bank.payment(tender.public_id)
        return _as_result(payment) if payment else Unknown("The demo bank has no such payment.")


def _as_result(payment: DemoPayment) -> Result:
    reference = bank.reference(payment.tender_id)
    match DemoPaymentState(payment.state):
        case DemoPaymentState.OPEN:
            return ActionNeeded(reverse("demo-bank", args=[payment.tender_id]), reference=reference)
        case DemoPaymentState.PAID if bank.is_taken(payment):
            return Done(reference, captured=payment.money)
        case DemoPaymentState.DECLINED:
            return Declined(DeclineReason.REFUSED)
        case DemoPaymentState.CANCELLED:
            return Declined(DeclineReason.CALLED_OFF)
        case DemoPaymentState.PENDING | DemoPaymentState.PAID:
            return Pending(reference)
