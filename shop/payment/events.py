"""Events on their way through the outbox, signed like those that come by HTTP.

`tell` sends what the shop learned by asking, `pass_on` what a gateway signed itself. Whoever handles the topic gets
the event out again by `read`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from shop.core import outbox
from shop.core.money import Money
from shop.payment import gateways
from shop.payment.exceptions import UnverifiedEventError
from shop.payment.gateways.base import Declined, DeclineReason, Done, Event, Notice
from shop.payment.statuses import EventKind

if TYPE_CHECKING:
    from shop.payment.models import Refund, Tender

TOPIC = "gateway.event"
_OURS = "shop="  # begins the signature of what the shop itself learned


def tell(tender: "Tender", result: Done | Declined, *, kind: EventKind) -> None:
    """Send on what the shop learned by asking, in the caller's transaction, as if the gateway had told it."""
    movement = result.reference if isinstance(result, Done) else ""
    moved = result.captured if isinstance(result, Done) and result.captured else tender.money
    event = Event(
        id=f"asked:{kind}:{tender.public_id}:{movement}",
        kind=kind,
        reference=tender.reference or movement,
        amount=moved,
        tender_id=tender.public_id,
        external_id=movement,
        reason=result.reason if isinstance(result, Declined) else None,
    )
    _send(event, gateway=tender.gateway)


def tell_refusal(refund: "Refund", result: Declined) -> None:
    """Send on that a gateway does not give this money back, in the caller's transaction."""
    tender = refund.tender
    event = Event(
        id=f"asked:{EventKind.REFUND_DECLINED}:{tender.public_id}:{refund.key}",
        kind=EventKind.REFUND_DECLINED,
        reference=tender.reference,
        amount=refund.money,
        tender_id=tender.public_id,
        external_id=refund.key,  # refused at once, it has no reference at its gateway
        reason=result.reason,
    )
    _send(event, gateway=tender.gateway)


def _send(event: Event, *, gateway: str) -> None:
    body = as_body(event)
    signature = _OURS + signed(body, salt=f"payment.event.{gateway}")
    outbox.emit(TOPIC, {"gateway": gateway, "body": body, "signature": signature})


def pass_on(body: str, *, gateway: str, signature: str, due_at: datetime | None = None) -> None:
    """Send on what a gateway has signed, in the caller's transaction."""
    outbox.emit(TOPIC, {"gateway": gateway, "body": body, "signature": signature}, due_at=due_at)


def read(payload: Mapping[str, str]) -> Event:
    """The event in a payload of the topic; `UnverifiedEventError` if its signature is not right."""
    code, body, signature = payload["gateway"], payload["body"], payload["signature"]
    if not signature.startswith(_OURS):
        gateway = gateways.get(code)
        return gateway.verify(Notice(body.encode(), headers={gateway.signature_header: signature}))
    if not constant_time_compare(signature, _OURS + signed(body, salt=f"payment.event.{code}")):
        raise UnverifiedEventError(gateway=code)
    return from_body(body, gateway=code)


def signed(body: str, *, salt: str) -> str:
    """The signature that only this shop can make."""
    return salted_hmac(salt, body, algorithm="sha256").hexdigest()


def as_body(event: Event) -> str:
    return json.dumps(
        {
            "id": event.id,
            "kind": event.kind,
            "reference": event.reference,
            "amount": event.amount.minor_units,
            "currency": event.amount.currency,
            "tender": str(event.tender_id) if event.tender_id else None,
            "external_id": event.external_id,
            "reason": event.reason,
        }
    )


def from_body(body: str, *, gateway: str) -> Event:
    """The event in this text, which must have been signed: a wrong one is refused, not mended."""
    try:
        return _event(json.loads(body))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnverifiedEventError(gateway=gateway) from error


def _event(facts: Mapping[str, Any]) -> Event:
    return Event(
        id=facts["id"],
        kind=EventKind(facts["kind"]),
        reference=facts["reference"],
        amount=Money.from_minor_units(facts["amount"], facts["currency"]),
        tender_id=UUID(facts["tender"]) if facts["tender"] else None,
        external_id=facts["external_id"],
        reason=DeclineReason(facts["reason"]) if facts["reason"] else None,
    )
