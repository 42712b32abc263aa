from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from shop.core import clock
from shop.offer import services
from shop.offer.models import ConditionalOffer
from shop.offer.tests.till import make_offer, make_order

pytestmark = pytest.mark.django_db


def test_saving_an_offer_that_was_read_before_keeps_its_counters():
    read_before = make_offer()
    order = make_order()
    with transaction.atomic():
        services.take([(read_before.pk, 1, Decimal(3))], order_id=order.pk)
    read_before.description = "Until Sunday."
    read_before.save()
    offer = ConditionalOffer.objects.get()
    assert (offer.description, offer.num_applications, offer.total_discount) == (
        "Until Sunday.",
        1,
        Decimal("3.00"),
    )


def test_is_active_by_the_shops_clock():
    now = clock.now()
    offer = make_offer(start_datetime=now + timedelta(days=1), end_datetime=now + timedelta(days=2))
    assert list(ConditionalOffer.active.all()) == []
    assert not offer.is_available()
    with clock.at(now + timedelta(days=1, hours=1)):
        assert list(ConditionalOffer.active.all()) == [offer]
        assert offer.is_available()
    with clock.at(now + timedelta(days=3)):
        assert list(ConditionalOffer.active.all()) == []


def test_refuses_oscars_own_way_of_counting():
    offer = make_offer()
    with pytest.raises(NotImplementedError, match="services"):
        offer.record_usage({"freq": 1, "discount": Decimal(1)})
    assert ConditionalOffer.objects.get().num_applications == 0
