from collections.abc import Callable
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import IntegrityError, transaction

from shop.core.locking import NotInTransactionError
from shop.core.tests.together import at_once, meet
from shop.offer.models import ConditionalOffer, OfferUse
from shop.order import placement, reservation
from shop.order.exceptions import CannotBeHadError
from shop.order.models import BypassesServicesError, Line, Order
from shop.order.states import OrderStatus
from shop.order.tests.purchases import (
    discount_of,
    euros,
    line_of,
    offer_of,
    place,
    place_finches,
    purchase_of,
    record_in,
    voucher_of,
)
from shop.partner import stock
from shop.partner.exceptions import InsufficientStock
from shop.partner.models import StockRecord
from shop.partner.tests.shelf import counts, record_of
from shop.voucher.exceptions import VoucherUsedUp
from shop.voucher.models import Voucher, VoucherApplication

pytestmark = pytest.mark.django_db


def place_with_code(offer: ConditionalOffer, voucher: Voucher) -> Order:
    line = line_of(record_of(), quantity=2, off=euros("4.98"))
    return place(
        line, discounts=(discount_of(offer.pk, euros("4.98"), voucher_id=voucher.pk, code=voucher.code),)
    )


def uses(offer: ConditionalOffer, voucher: Voucher) -> tuple[int, int, int, Decimal]:
    offer.refresh_from_db()
    voucher.refresh_from_db()
    assert OfferUse.objects.count() == offer.num_orders
    assert VoucherApplication.objects.count() == voucher.num_orders
    return (offer.num_applications, offer.num_orders, voucher.num_orders, offer.total_discount)


def release(order: Order) -> bool:
    with transaction.atomic():
        return reservation.release(order)


def take_again(order: Order) -> None:
    with transaction.atomic():
        reservation.take_again(order)


def test_takes_stock_codes_and_offers_together_and_gives_them_back_together() -> None:
    offer = offer_of(max_global_applications=1)
    voucher = voucher_of(offer, usage_limit=1)
    order = place_with_code(offer, voucher)
    assert counts(record_in(order)) == (5, 2)
    assert uses(offer, voucher) == (1, 1, 1, Decimal("4.98"))

    assert release(order) is True

    assert counts(record_in(order)) == (5, 0)
    assert uses(offer, voucher) == (0, 0, 0, Decimal("0.00"))
    assert (order.reservation, order.lines.get().num_allocated, order.lines.get().num_cancelled) == (
        "released",
        0,
        2,
    )


def test_gives_back_once_however_often_it_is_asked() -> None:
    order = place_finches(2)
    other = place(line_of(record_in(order), quantity=1))
    assert release(order) is True
    assert release(order) is False
    assert counts(StockRecord.objects.get()) == (5, 1)
    assert other.lines.get().num_allocated == 1


def test_takes_nothing_when_one_thing_is_missing() -> None:
    plenty, rare = record_of("Plenty"), record_of("Rare", num_in_stock=1)
    with pytest.raises(InsufficientStock) as refused:
        place(line_of(plenty, quantity=2), line_of(rare, quantity=2))
    assert (refused.value.title, refused.value.available) == ("Rare", 1)
    assert (counts(plenty), counts(rare), Order.objects.count()) == ((5, 0), (1, 0), 0)


def test_takes_no_stock_when_the_code_is_used_up() -> None:
    offer = offer_of()
    voucher = voucher_of(offer, usage_limit=1)
    place_with_code(offer, voucher)
    with pytest.raises(VoucherUsedUp):
        place_with_code(offer, voucher)
    assert sorted(StockRecord.objects.values_list("num_allocated", flat=True)) == [0, 2]
    assert uses(offer, voucher) == (1, 1, 1, Decimal("4.98"))


def test_holds_nothing_of_what_nobody_counts() -> None:
    order = place(line_of(record_of("Manual", is_tracked=False, num_in_stock=None), quantity=9))
    assert (order.reservation, order.lines.get().num_allocated) == ("held", 0)
    assert release(order) is True
    assert counts(StockRecord.objects.get()) == (None, 0)


def test_refuses_to_take_twice_for_one_order() -> None:
    purchase = purchase_of(line_of(record_of(), quantity=2))
    with transaction.atomic():
        order = placement.write(purchase)
        reservation.take(order, purchase)
    with pytest.raises(BypassesServicesError), transaction.atomic():
        reservation.take(order, purchase)
    assert counts(StockRecord.objects.get()) == (5, 2)


def test_takes_again_what_it_gave_back() -> None:
    offer = offer_of()
    voucher = voucher_of(offer, usage_limit=1)
    order = place_with_code(offer, voucher)
    release(order)
    take_again(order)
    assert counts(record_in(order)) == (5, 2)
    assert uses(offer, voucher) == (1, 1, 1, Decimal("4.98"))
    assert (order.reservation, order.lines.get().num_allocated, order.lines.get().num_cancelled) == (
        "held",
        2,
        0,
    )


def test_does_not_take_again_what_is_gone() -> None:
    order = place_finches(2)
    release(order)
    place(line_of(record_in(order), quantity=4))
    with pytest.raises(InsufficientStock):
        take_again(order)
    order.refresh_from_db()
    assert (order.reservation, order.lines.get().num_allocated) == ("released", 0)
    assert counts(StockRecord.objects.get()) == (5, 4)


def test_does_not_take_again_what_the_shop_has_no_record_of() -> None:
    order = place_finches(2)
    release(order)
    Line.objects.update(stockrecord=None)
    with pytest.raises(CannotBeHadError, match="Finch One"):
        take_again(order)


@pytest.mark.parametrize(
    "step", [reservation.release, reservation.take_again, lambda _order: reservation.lock_stock([1])]
)
def test_needs_a_transaction(step: Callable[[Order], object]) -> None:
    order = place_finches(2)
    with pytest.raises(NotInTransactionError):
        step(order)
    assert counts(StockRecord.objects.get()) == (5, 2)


def test_lets_no_closed_order_hold_anything() -> None:
    place_finches(2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.update(status=OrderStatus.EXPIRED.value)


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_gives_back_once_when_two_release_at_the_same_moment() -> None:
    order, other = two_orders_of_one_record()

    done = at_once(*[lambda: release(Order.objects.get(pk=order.pk))] * 2)

    assert sorted(done) == [False, True]
    assert counts(StockRecord.objects.get()) == (5, 2)
    assert other.lines.get().num_allocated == 2


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_would_give_back_twice_without_its_guard() -> None:
    """The negative control: who reads, decides and then writes gives away what another order holds."""
    order, other = two_orders_of_one_record()
    both_have_read = Barrier(2)

    def read_then_release() -> bool:
        line = order.lines.get()
        is_held: bool = Order.objects.get(pk=order.pk).reservation == "held"
        meet(both_have_read)
        if is_held:
            with transaction.atomic():
                stock.release([stock.Want(record_id=line.stockrecord_id, quantity=line.num_allocated)])
                order.lines.update(num_allocated=0)
                Order.objects.filter(pk=order.pk).update(reservation="released")
        return is_held

    assert at_once(read_then_release, read_then_release) == [True, True]
    assert counts(StockRecord.objects.get()) == (5, 0)
    assert other.lines.get().num_allocated == 2  # promised to somebody, and for sale all the same


def two_orders_of_one_record() -> tuple[Order, Order]:
    order = place_finches(2)
    return order, place(line_of(record_in(order), quantity=2))
