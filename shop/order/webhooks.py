"""Where gateways tell what became of a payment: what they say is the truth, once its signature is right."""

import json
import logging

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shop.core import clock
from shop.core.exceptions import DomainError
from shop.core.locking import lock_row
from shop.order import services
from shop.order.exceptions import UnknownTenderError
from shop.payment import events, gateways
from shop.payment import selectors as payments
from shop.payment.exceptions import UnknownGatewayError, UnverifiedEventError
from shop.payment.gateways.base import Event
from shop.payment.models import GatewayEvent

logger = logging.getLogger(__name__)


# A gateway has no session and no token: `verify` refuses whatever it did not sign.
@csrf_exempt
@never_cache
@require_POST
def webhook(request: HttpRequest, gateway: str) -> HttpResponse:
    """Take one event; the answer tells the gateway whether to send it again."""
    try:
        event = gateways.get(gateway).verify(request)
    except UnknownGatewayError as error:
        return _answer(error, status=404)
    except UnverifiedEventError as error:
        return _answer(error, status=400)
    with transaction.atomic(durable=True):
        _keep(gateway, event)  # by itself, so that it stays whatever comes of it
    try:
        receive(gateway, event)
    except (
        DomainError
    ) as error:  # about a payment not known yet, or a refund before its capture: it is sent again
        logger.warning("Event %s of %s cannot be taken yet: %s", event.id, gateway, error)
        return _answer(error, status=409)
    return JsonResponse({"received": True})


def receive(gateway: str, event: Event) -> None:
    """Do what follows from an event, once; raises `UnknownTenderError` while its payment is not known.

    Opens a transaction or joins one; takes the lock on the event's row, then on the order's.
    """
    with transaction.atomic():
        kept = lock_row(GatewayEvent.objects.all(), pk=_keep(gateway, event).pk)
        if kept.processed_at is not None:
            return
        tender = payments.tender_of(event, gateway=gateway)
        if tender is None:
            raise UnknownTenderError(gateway=gateway, reference=event.reference)
        services.record_money(tender, event)
        kept.processed_at = clock.now()
        kept.save(update_fields=["processed_at"])


def _keep(gateway: str, event: Event) -> GatewayEvent:
    kept, _is_new = GatewayEvent.objects.get_or_create(
        gateway=gateway,
        event_id=event.id,
        defaults={"kind": event.kind.value, "payload": json.loads(events.as_body(event))},
    )
    return kept


def _answer(error: DomainError, *, status: int) -> JsonResponse:
    return JsonResponse({"code": error.code, "detail": error.message}, status=status)
