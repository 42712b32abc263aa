"""Asking gateways about payments that nobody has heard of for long: a lost event must not cost anybody an order.

Being asked is a capability of its own (`gateways.base.Answering`) and not a fifth verb, because some gateways have no
such question, a bank transfer for example. `settle` could not stand in for it: it takes money.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q, QuerySet

from shop.core import clock
from shop.payment import gateways, services
from shop.payment.gateways.base import Answering
from shop.payment.models import Tender

ASK_AFTER = timedelta(minutes=5)
ASK_AGAIN_AFTER = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(days=30)  # past its end: banks keep the money of a payment no longer in doubt
AT_ONCE = 100


def ask_about_undecided(*, should_stop: Callable[[], bool] = lambda: False) -> int:
    """Ask about each undecided payment that is due to be asked about, longest waiting first; how many were asked.

    Called outside of any transaction, safe to run twice at once: a payment is claimed before it is asked about.
    """
    asked = 0
    for tender in _due()[:AT_ONCE]:
        if should_stop():
            break
        if _claim(tender):
            _ask(tender)
            asked += 1
    return asked


def _due() -> QuerySet[Tender]:
    now = clock.now()
    return (
        Tender.objects.undecided()
        .filter(
            _not_asked_since(now - ASK_AGAIN_AFTER),
            gateway__in=[gateway.code for gateway in gateways.available() if isinstance(gateway, Answering)],
            created_at__lte=now - ASK_AFTER,
            expires_at__gt=now - GIVE_UP_AFTER,
        )
        .order_by("created_at")
    )


def _not_asked_since(moment: object) -> Q:
    return Q(asked_at__isnull=True) | Q(asked_at__lte=moment)


def _claim(tender: Tender) -> bool:
    now = clock.now()
    unclaimed = Tender.objects.undecided().filter(_not_asked_since(now - ASK_AGAIN_AFTER), pk=tender.pk)
    return unclaimed.update(asked_at=now) == 1


def _ask(tender: Tender) -> None:
    gateway = gateways.get(tender.gateway)
    if isinstance(gateway, Answering):
        services.keep(tender, services.asked(lambda: gateway.look_up(tender), gateway=gateway))
