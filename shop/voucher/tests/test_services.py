from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from shop.core import clock
from shop.core.locking import NotInTransactionError
from shop.offer.tests.till import make_order
from shop.users.models import User
from shop.voucher import services
from shop.voucher.exceptions import VoucherNotForYou, VoucherUsedUp
from shop.voucher.models import Voucher, VoucherApplication

pytestmark = pytest.mark.django_db


def make_voucher(code: str = "BENCH10", **fields: Any) -> Voucher:
    now = clock.now()
    dates = {"start_datetime": now - timedelta(days=1), "end_datetime": now + timedelta(days=1)}
    voucher: Voucher = Voucher.objects.create(name=code, code=code, **dates, **fields)
    return voucher


def take(*vouchers: Voucher, order: Any = None, user: Any = None, **amounts: Any) -> Any:
    order = order or make_order(user=user)
    with transaction.atomic():
        services.take([voucher.pk for voucher in vouchers], order=order, user=user, **amounts)
    return order


def uses(voucher: Voucher) -> tuple[int, int, Decimal]:
    voucher = Voucher.objects.get(pk=voucher.pk)
    return voucher.num_orders, voucher.applications.count(), voucher.total_discount


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


def test_counts_a_use_and_what_it_took_off(alice):
    voucher = make_voucher()
    order = take(voucher, user=alice, amounts={voucher.pk: Decimal("2.50")})
    assert uses(voucher) == (1, 1, Decimal("2.50"))
    application = VoucherApplication.objects.get()
    assert (application.order, application.user, application.amount) == (order, alice, Decimal("2.50"))


def test_needs_a_transaction():
    with pytest.raises(NotInTransactionError):
        services.take([], order=make_order())


def test_gives_back_once():
    voucher = make_voucher(usage_limit=1)
    order = take(voucher, amounts={voucher.pk: Decimal("2.50")})
    for _again in range(2):
        with transaction.atomic():
            services.give_back(order)
        assert uses(voucher) == (0, 0, Decimal("0.00"))
    take(voucher)
    assert uses(voucher) == (1, 1, Decimal("0.00"))


def test_refuses_more_uses_than_the_limit_and_counts_none():
    first, voucher = make_voucher("FIRST"), make_voucher(usage_limit=1)
    take(voucher)
    with pytest.raises(VoucherUsedUp) as refusal:
        take(first, voucher)
    assert refusal.value.message.startswith("The code BENCH10 has been used as often as it may be.")
    assert uses(voucher) == (1, 1, Decimal("0.00"))
    assert uses(first) == (0, 0, Decimal("0.00"))


def test_refuses_a_second_order_for_a_code_of_one_use():
    voucher = make_voucher(usage=Voucher.SINGLE_USE)
    take(voucher)
    with pytest.raises(VoucherUsedUp):
        take(voucher)
    assert uses(voucher) == (1, 1, Decimal("0.00"))


def test_lets_each_customer_use_a_code_once(alice):
    voucher = make_voucher(usage=Voucher.ONCE_PER_CUSTOMER)
    take(voucher, user=alice)
    with pytest.raises(VoucherNotForYou) as refusal:
        take(voucher, user=alice)
    assert refusal.value.facts == {"voucher": "BENCH10"}
    assert uses(voucher) == (1, 1, Decimal("0.00"))
    take(voucher, user=User.objects.create_user("bob@example.com", "pw"))
    assert uses(voucher) == (2, 2, Decimal("0.00"))


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_lets_no_guest_use_a_code_for_customers(nobody):
    voucher = make_voucher(usage=Voucher.ONCE_PER_CUSTOMER)
    with pytest.raises(VoucherNotForYou):
        take(voucher, user=nobody, order=make_order())
    assert uses(voucher) == (0, 0, Decimal("0.00"))


def test_takes_a_code_once_an_order():
    voucher = make_voucher()
    order = take(voucher, voucher)
    assert uses(voucher) == (1, 1, Decimal("0.00"))
    with pytest.raises(IntegrityError), transaction.atomic():
        take(voucher, order=order)
    assert uses(voucher) == (1, 1, Decimal("0.00"))


def test_asks_three_times_for_one_code_and_once_more_for_each_other(alice, django_assert_num_queries):
    vouchers = [make_voucher(f"CODE{number}", usage=Voucher.ONCE_PER_CUSTOMER) for number in range(5)]
    for chosen, queries in ((vouchers[:1], 3), (vouchers, 7)):
        order = make_order()
        alices = User.objects.create_user(f"{order.number}@example.com", "pw")
        with transaction.atomic(), django_assert_num_queries(queries):
            services.take([voucher.pk for voucher in chosen], order=order, user=alices)
