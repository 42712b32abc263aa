"""Tells the shelf which products an offer for everybody takes something off now.

Worked out after every change of an offer or a range, when a product comes or moves, and by the clock when an offer
begins or ends.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from shop.catalogue.shelf import services as shelf
from shop.catalogue.shelf.services import Fault
from shop.core import clock, outbox
from shop.core.locking import lock_rows
from shop.offer.goods import goods_of
from shop.offer.models import ConditionalOffer, Range

TOPIC = "offers.changed"


def follow(*moments: datetime | None) -> None:
    """Work it out after the commit, and again at those of these moments that are yet to come."""
    outbox.emit(TOPIC, {})
    for moment in moments:
        if moment is not None and moment > clock.now():
            outbox.emit(TOPIC, {}, due_at=moment)


def shelve() -> None:
    """Put on offer what is, and nothing else; locks the offers, so that no older answer is written last."""
    with transaction.atomic():
        lock_rows(ConditionalOffer.objects.filter(offer_type=ConditionalOffer.SITE))
        shelf.put_on_offer(_offered())


def faults() -> Iterator[Fault]:
    """Tell what the shelf has been told of offers and is not true."""
    yield from shelf.faults_of_offers(_offered())


def _offered() -> set[int]:
    reduced = (products.filter(is_discountable=True) for products in goods_of(_ranges()).values())
    return {pk for products in reduced for pk in products.values_list("pk", flat=True)}


def _ranges() -> set[Range]:
    """What the open offers take something off; delivery is in no range."""
    offers = ConditionalOffer.active.filter(offer_type=ConditionalOffer.SITE).select_related("benefit__range")
    return {offer.benefit.range for offer in offers if offer.benefit.range_id}
