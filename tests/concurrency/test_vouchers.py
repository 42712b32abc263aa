"""Many buyers with the same code, or under the same offer, in the same moment; and the same with the guard off."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from shop.core.tests.together import at_once, meet
from shop.offer import buyers
from shop.offer import services as offers
from shop.offer.models import ConditionalOffer, OfferUse
from shop.offer.tests.till import make_offer, make_order
from shop.order.models import Order
from shop.users.models import User
from shop.voucher import services as vouchers
from shop.voucher.exceptions import VoucherNotForYou, VoucherUsedUp
from shop.voucher.models import Voucher, VoucherApplication
from shop.voucher.tests.test_services import make_voucher

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
BUYERS, USES = 40, 10
ALICE = "alice@example.com"
A_EURO, THREE_EUROS = Decimal("1.00"), Decimal("3.00")


def all_at_once(buy: Callable[[Order], Any], *, buyers: int = BUYERS) -> list[Any]:
    """What became of each buyer: None, or the error."""
    orders = [make_order() for _buyer in range(buyers)]

    def job(order: Order) -> Callable[[], Any]:
        def run() -> None:
            with transaction.atomic():
                buy(order)

        return run

    return at_once(*[job(order) for order in orders])


def tally(results: list[Any]) -> dict[str, int]:
    names = [type(result).__name__ if result else "bought" for result in results]
    return {name: names.count(name) for name in sorted(set(names))}


def test_lets_ten_of_forty_buyers_use_a_code_with_ten_uses():
    voucher = make_voucher(usage_limit=USES)
    results = all_at_once(lambda order: vouchers.take([voucher.pk], order=order))
    assert tally(results) == {"VoucherUsedUp": BUYERS - USES, "bought": USES}
    assert Voucher.objects.get().num_orders == VoucherApplication.objects.count() == USES


def test_lets_one_of_forty_buyers_use_a_code_of_one_use():
    voucher = make_voucher(usage=Voucher.SINGLE_USE)
    results = all_at_once(lambda order: vouchers.take([voucher.pk], order=order))
    assert tally(results) == {"VoucherUsedUp": BUYERS - 1, "bought": 1}
    assert Voucher.objects.get().num_orders == VoucherApplication.objects.count() == 1


def test_lets_one_customer_use_a_code_once_from_twenty_tabs():
    alice = User.objects.create_user("alice@example.com", "pw")
    voucher = make_voucher(usage=Voucher.ONCE_PER_CUSTOMER)
    results = all_at_once(lambda order: vouchers.take([voucher.pk], order=order, user=alice), buyers=20)
    assert tally(results) == {"VoucherNotForYou": 19, "bought": 1}
    assert all(isinstance(result, VoucherNotForYou | None) for result in results)
    assert VoucherApplication.objects.filter(user=alice).count() == 1


def test_gives_uses_back_while_others_take_them():
    voucher = make_voucher(usage_limit=USES)
    held = [make_order() for _use in range(USES)]
    with transaction.atomic():
        for order in held:
            vouchers.take([voucher.pk], order=order)

    def give_back_or_take(order: Order) -> None:
        if order.pk % 2:
            vouchers.give_back(held[order.pk % USES])
        else:
            vouchers.take([voucher.pk], order=order)

    all_at_once(give_back_or_take)
    assert Voucher.objects.get().num_orders == VoucherApplication.objects.count() <= USES


def test_lets_ten_of_forty_buyers_use_an_offer_with_ten_uses():
    offer = make_offer(max_global_applications=USES)
    results = all_at_once(lambda order: offers.take([(offer.pk, 1, A_EURO)], order_id=order.pk))
    assert tally(results) == {"OfferUsedUp": BUYERS - USES, "bought": USES}
    offer.refresh_from_db()
    assert (offer.num_applications, offer.total_discount, offer.status) == (USES, Decimal(USES), "Consumed")
    assert OfferUse.objects.count() == USES


def test_lets_ten_of_forty_buyers_have_a_budget_of_ten_euros():
    offer = make_offer(max_discount=Decimal(USES))
    results = all_at_once(lambda order: offers.take([(offer.pk, 1, A_EURO)], order_id=order.pk))
    assert tally(results) == {"OfferUsedUp": BUYERS - USES, "bought": USES}
    assert ConditionalOffer.objects.get().total_discount == Decimal(USES)


def test_gives_forty_buyers_together_no_cent_beyond_a_budget():
    offer = make_offer(max_discount=Decimal(USES))
    results = all_at_once(lambda order: offers.take([(offer.pk, 1, THREE_EUROS)], order_id=order.pk))
    assert tally(results) == {"OfferUsedUp": BUYERS - 3, "bought": 3}
    assert (spent(), ConditionalOffer.objects.get().status) == (Decimal(9), "Open")


def test_has_the_same_budget_again_while_others_take_from_it():
    offer = make_offer(max_discount=Decimal(USES))
    held = [make_order() for _share in range(3)]
    with transaction.atomic():
        for order in held:
            offers.take([(offer.pk, 1, THREE_EUROS)], order_id=order.pk)

    def give_back_or_take(order: Order) -> None:
        if order.pk % 2:
            offers.give_back(held[order.pk % 3].pk)
        else:
            offers.take([(offer.pk, 1, THREE_EUROS)], order_id=order.pk)

    all_at_once(give_back_or_take)
    assert spent() <= USES


def test_holds_a_guest_to_the_limit_of_an_offer_from_twenty_devices():
    offer = make_offer(max_user_applications=3)
    spellings = (ALICE, "Alice@example.com", "alice+shop@example.com")
    results = all_at_once(
        lambda order: offers.take(
            [(offer.pk, 1, A_EURO)], order_id=order.pk, email=spellings[order.pk % len(spellings)]
        ),
        buyers=20,
    )
    assert tally(results) == {"OfferUsedByBuyer": 17, "bought": 3}
    assert (OfferUse.objects.count(), spent()) == (3, Decimal(3))


def spent() -> Decimal:
    """What an offer has given; the uses and its own sum say the same."""
    given: Decimal = sum(OfferUse.objects.values_list("amount", flat=True), Decimal(0))
    assert ConditionalOffer.objects.get().total_discount == given
    return given


def test_holds_one_customer_to_the_limit_of_an_offer_from_twenty_tabs():
    alice = User.objects.create_user("alice@example.com", "pw")
    offer = make_offer(max_user_applications=3)
    results = all_at_once(
        lambda order: offers.take([(offer.pk, 1, A_EURO)], order_id=order.pk, user=alice), buyers=20
    )
    assert tally(results) == {"OfferUsedByBuyer": 17, "bought": 3}
    assert OfferUse.objects.filter(user=alice).count() == 3


def test_meets_no_deadlock_whatever_the_order_of_codes_and_offers():
    codes = [make_voucher(f"CODE{number}") for number in range(3)]
    on = [make_offer(f"Offer {number}") for number in range(3)]

    def buy(order: Order) -> None:
        turn = 1 if order.pk % 2 else -1
        vouchers.take([code.pk for code in codes[::turn]], order=order)
        offers.take([(offer.pk, 1, A_EURO) for offer in on[::turn]], order_id=order.pk)

    assert tally(all_at_once(buy)) == {"bought": BUYERS}


# Negative controls: what the tests above would see if the guards were not there.


@pytest.fixture
def without_guards(monkeypatch) -> None:
    monkeypatch.setattr(vouchers, "_with_room", lambda pk: Voucher.objects.filter(pk=pk))
    monkeypatch.setattr(offers, "_with_room", lambda pk, _use: ConditionalOffer.objects.filter(pk=pk))


@pytest.mark.usefixtures("without_guards")
def test_is_stopped_by_the_database_without_the_guard_of_codes():
    voucher = make_voucher(usage_limit=USES)
    results = all_at_once(lambda order: vouchers.take([voucher.pk], order=order))
    assert tally(results) == {"IntegrityError": BUYERS - USES, "bought": USES}
    assert VoucherApplication.objects.count() == USES


@pytest.mark.usefixtures("without_guards", "without_constraint")
def test_oversells_a_code_without_its_guards():
    voucher = make_voucher(usage_limit=USES)
    results = all_at_once(lambda order: vouchers.take([voucher.pk], order=order))
    assert tally(results) == {"bought": BUYERS}
    assert Voucher.objects.get().num_orders == VoucherApplication.objects.count() == BUYERS


@pytest.mark.usefixtures("without_guards")
def test_oversells_an_offer_without_its_guard():
    offer = make_offer(max_global_applications=USES)
    results = all_at_once(lambda order: offers.take([(offer.pk, 1, A_EURO)], order_id=order.pk))
    assert tally(results) == {"bought": BUYERS}
    assert OfferUse.objects.count() == ConditionalOffer.objects.get().num_applications == BUYERS


@pytest.mark.usefixtures("without_guards")
def test_overshoots_a_budget_without_its_guard():
    offer = make_offer(max_discount=Decimal(USES))
    results = all_at_once(lambda order: offers.take([(offer.pk, 1, THREE_EUROS)], order_id=order.pk))
    assert tally(results) == {"bought": BUYERS}
    assert spent() == BUYERS * THREE_EUROS


def test_gives_a_guest_too_much_when_uses_are_counted_before_the_lock(monkeypatch):
    """As every check in a basket has to: what it saw is old when the order is written."""
    offer = make_offer(max_user_applications=1)
    everybody_has_read = Barrier(2)
    orders = [make_order(), make_order()]
    monkeypatch.setattr(offers, "_check_buyer_limits", lambda _uses, _theirs: None)

    def read_then_take(order: Order) -> bool:
        is_used = OfferUse.objects.filter(buyers.uses_of(user_id=None, email=ALICE)).exists()
        meet(everybody_has_read)
        if not is_used:
            with transaction.atomic():
                offers.take([(offer.pk, 1, A_EURO)], order_id=order.pk, email=ALICE)
        return is_used

    assert at_once(*[partial(read_then_take, order) for order in orders]) == [False, False]
    assert OfferUse.objects.count() == 2


def test_oversells_a_code_when_the_count_is_read_and_then_written(monkeypatch):
    """Oscar's own way; what keeps it right on SQLite is that its transactions come one after the other."""
    voucher = make_voucher(usage_limit=USES)
    everybody_has_read = Barrier(2)

    def read_then_write(voucher_id: int, _amount: Decimal) -> None:
        row = Voucher.objects.get(pk=voucher_id)
        meet(everybody_has_read)
        if row.is_used_up:
            raise VoucherUsedUp(voucher=row.code)
        Voucher.objects.filter(pk=row.pk).update(num_orders=row.num_orders + 1)

    monkeypatch.setattr(vouchers, "_count", read_then_write)
    all_at_once(lambda order: vouchers.take([voucher.pk], order=order), buyers=2)
    uses = {"postgresql": 1, "sqlite": 2}[connection.vendor]
    assert VoucherApplication.objects.count() == 2
    assert Voucher.objects.get().num_orders == uses
