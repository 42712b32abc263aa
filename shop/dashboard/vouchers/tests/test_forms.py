import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from shop.offer.models import ConditionalOffer
from shop.offer.tests.till import make_offer, make_order
from shop.users import roles
from shop.users.models import User
from shop.voucher import services
from shop.voucher.models import Voucher

pytestmark = pytest.mark.django_db


@pytest.fixture
def bob(client: Client, settings) -> Client:
    settings.STAFF_NEED_SECOND_FACTOR = False
    user = User.objects.create_user("bob@example.com", "pw")
    roles.assign(user, roles.Role.MERCHANDISER)
    client.force_login(user)
    return client


def typed(limit: str) -> dict[str, object]:
    return {
        "name": "Bench week",
        "code": "bench10",
        "start_datetime": "2026-03-01 00:00",
        "end_datetime": "2030-03-01 00:00",
        "usage": Voucher.MULTI_USE,
        "usage_limit": limit,
        "offers": [ConditionalOffer.objects.get().pk],
    }


@pytest.fixture
def voucher(bob) -> Voucher:
    make_offer(offer_type=ConditionalOffer.VOUCHER)
    bob.post(reverse("dashboard:voucher-create"), typed("10"))
    voucher: Voucher = Voucher.objects.get()
    return voucher


def test_takes_a_limit_of_uses(voucher):
    assert (voucher.code, voucher.usage_limit) == ("BENCH10", 10)


def test_takes_the_limit_away(bob, voucher):
    bob.post(reverse("dashboard:voucher-update", args=[voucher.pk]), typed(""))
    voucher.refresh_from_db()
    assert voucher.usage_limit is None


def test_refuses_a_limit_below_what_is_used(bob, voucher):
    with transaction.atomic():
        services.take([voucher.pk], order=make_order())
        services.take([voucher.pk], order=make_order())
    answer = bob.post(reverse("dashboard:voucher-update", args=[voucher.pk]), typed("1"))
    assert "2 orders use this code already" in answer.content.decode()
    voucher.refresh_from_db()
    assert (voucher.usage_limit, voucher.num_orders) == (10, 2)


@pytest.mark.parametrize("page", ["voucher-create", "voucher-set-create"])
def test_asks_for_no_seconds(page, bob):
    """Oscar's mask would send `10:00:ss` for a moment that was typed to the minute."""
    form = bob.get(reverse(f"dashboard:{page}"))
    assert "yyyy-mm-dd HH:MM&#x27;" in form.content.decode()
    assert "HH:MM:ss" not in form.content.decode()
