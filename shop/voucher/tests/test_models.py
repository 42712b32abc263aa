from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from shop.core import clock
from shop.offer.tests.till import make_order
from shop.users.models import User
from shop.voucher import services
from shop.voucher.models import Voucher, VoucherSet
from shop.voucher.tests.test_services import make_voucher

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


def use(voucher: Voucher, *, user: User | None = None) -> None:
    with transaction.atomic():
        services.take([voucher.pk], order=make_order(user=user), user=user)


def reason(voucher: Voucher, user: User | None) -> str:
    """Why not, the same whether the uses are loaded already or asked for."""
    fresh = Voucher.objects.get(pk=voucher.pk)
    loaded = Voucher.objects.with_uses(user).get(pk=voucher.pk)
    is_available, why = fresh.is_available_to_user(user=user)
    assert loaded.is_available_to_user(user=user) == (is_available, why)
    assert is_available == (not why)
    return str(why)


def test_cannot_be_used_more_often_than_its_limit_whatever_writes():
    voucher = make_voucher(usage_limit=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.filter(pk=voucher.pk).update(num_orders=3)
    assert Voucher.objects.get().num_orders == 0


def test_saving_a_code_that_was_read_before_keeps_its_counters():
    read_before = make_voucher()
    use(read_before)
    read_before.name = "Bench week"
    read_before.save()
    voucher = Voucher.objects.get()
    assert (voucher.name, voucher.num_orders) == ("Bench week", 1)


def test_says_when_it_is_used_up():
    voucher = make_voucher(usage_limit=1)
    assert reason(voucher, None) == ""
    use(voucher)
    assert reason(voucher, None) == "This code has been used as often as it may be."


def test_says_when_its_one_use_is_gone(alice):
    voucher = make_voucher(usage=Voucher.SINGLE_USE)
    assert reason(voucher, alice) == ""
    use(voucher)
    assert reason(voucher, alice) == "This code has already been used."


def test_says_who_has_used_it_and_who_must_sign_in(alice):
    voucher = make_voucher(usage=Voucher.ONCE_PER_CUSTOMER)
    assert reason(voucher, None) == "Please sign in to use this code."
    assert reason(voucher, alice) == ""
    use(voucher, user=alice)
    assert reason(voucher, alice) == "You have already used this code."
    assert reason(voucher, User.objects.create_user("bob@example.com", "pw")) == ""


def test_is_active_by_the_shops_clock():
    voucher = make_voucher()
    assert (voucher.is_active(), voucher.is_expired()) == (True, False)
    with clock.at(clock.now() + timedelta(days=2)):
        assert (voucher.is_active(), voucher.is_expired()) == (False, True)


def test_a_set_is_active_by_the_shops_clock():
    now = clock.now()
    codes = VoucherSet(start_datetime=now, end_datetime=now + timedelta(days=1))
    with clock.at(now + timedelta(hours=1)):
        assert codes.is_active()
    with clock.at(now + timedelta(days=2)):
        assert not codes.is_active()


@pytest.mark.parametrize("attempt", ["record_usage", "record_discount"])
def test_refuses_oscars_own_ways_of_counting(attempt, alice):
    voucher = make_voucher()
    arguments = (make_order(), alice) if attempt == "record_usage" else ({"discount": Decimal(1)},)
    with pytest.raises(NotImplementedError, match="services"):
        getattr(voucher, attempt)(*arguments)
    assert Voucher.objects.get().num_orders == 0
