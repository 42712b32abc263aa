"""Two people of the staff send the same form at the same moment; without the lock both would count."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from shop.core.tests.together import at_once
from shop.dashboard.catalogue import services as stockroom
from shop.dashboard.catalogue.exceptions import AdjustedMeanwhileError
from shop.dashboard.catalogue.services import Adjustment
from shop.dashboard.orders import returns, services
from shop.dashboard.orders.exceptions import ParcelSentMeanwhileError
from shop.dashboard.orders.returns import Arrival, MoneyBack
from shop.dashboard.orders.services import Parcel
from shop.dashboard.tests.returning import promised_back, sent
from shop.order import services as orders
from shop.order.models import Order, Shipment
from shop.order.tests.purchases import euros, kinds, place_open, record_in
from shop.partner.models import AdjustmentReason, StockAdjustment, StockRecord
from shop.partner.tests.shelf import counts, record_of
from shop.payment.exceptions import RefundTooLargeError
from shop.users.models import User

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def tell(outcomes: list[Any]) -> Counter[str]:
    return Counter(type(outcome).__name__ for outcome in outcomes)


def shippers(order: Order) -> list[Callable[[], Any]]:
    people = [User.objects.create_user(f"{name}@example.com", "pw") for name in ("bob", "mia")]
    parcel = Parcel(lines={order.lines.get().pk: 1})

    def sender(person: User) -> Callable[[], Any]:
        mine = Order.objects.get(pk=order.pk)
        return lambda: services.ship(mine, parcel=parcel, sent_before=0, actor=person)

    return [sender(person) for person in people]


def test_sends_a_part_once() -> None:
    order = place_open(3)
    outcomes = at_once(*shippers(order))
    assert tell(outcomes) == {Shipment.__name__: 1, ParcelSentMeanwhileError.__name__: 1}
    assert order.lines.get().num_shipped == 1
    assert counts(record_in(order)) == (4, 2)


def test_would_send_it_twice_without_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: both hold the lock in turn, and neither is asked what was sent before."""
    order = place_open(3)
    monkeypatch.setattr(services, "ship", _without_the_question)
    outcomes = at_once(*shippers(order))
    assert tell(outcomes) == {Shipment.__name__: 2}
    assert order.lines.get().num_shipped == 2


def _without_the_question(order: Order, *, parcel: Parcel, sent_before: int, actor: User) -> Shipment:
    return orders.ship(order, lines=parcel.lines, actor=actor)


def test_counts_a_delivery_once() -> None:
    record = record_of(num_in_stock=5)
    bob = User.objects.create_user("bob@example.com", "pw")
    arrived = Adjustment(delta=7, reason=AdjustmentReason.RECEIVED)

    def count() -> StockAdjustment:
        return stockroom.adjust(StockRecord.objects.get(pk=record.pk), adjustment=arrived, actor=bob)

    outcomes = at_once(count, count)
    assert tell(outcomes) == {StockAdjustment.__name__: 1, AdjustedMeanwhileError.__name__: 1}
    assert counts(record) == (12, 0)


def givers(order: Order, *keys: UUID) -> list[Callable[[], bool]]:
    """Bob, who takes a Finch back and gives 5 € for it, once with each key."""
    bob = User.objects.create_user("bob@example.com", "pw")
    money = MoneyBack(tender_id=order.tenders.get().public_id, amount=euros(5), reason="Scratched")
    arrival = Arrival(sellable={order.lines.get().pk: 1}, money=money)

    def giver(key: UUID) -> Callable[[], bool]:
        mine = Order.objects.get(pk=order.pk)
        return lambda: returns.take_back(mine, arrival=arrival, key=key, actor=bob)

    return [giver(key) for key in keys]


def test_takes_back_and_refunds_once_by_a_double_click() -> None:
    order, key = sent(2), uuid4()
    assert sorted(at_once(*givers(order, key, key))) == [False, True]
    assert promised_back(order) == [euros(5)]
    assert kinds(order).count("refund_requested") == kinds(order).count("returned") == 1
    assert (order.lines.get().num_returned, counts(record_in(order))) == (1, (4, 0))


def test_would_do_it_twice_with_a_key_for_each_click() -> None:
    """The negative control."""
    order = sent(2)
    assert at_once(*givers(order, uuid4(), uuid4())) == [True, True]
    assert promised_back(order) == [euros(5), euros(5)]
    assert (order.lines.get().num_returned, counts(record_in(order))) == (2, (5, 0))


def test_promises_no_more_than_there_is_however_many_ask() -> None:
    order = sent(2)
    bob = User.objects.create_user("bob@example.com", "pw")
    money = MoneyBack(tender_id=order.tenders.get().public_id, amount=euros(30), reason="Scratched")

    def give() -> bool:
        return returns.refund(Order.objects.get(pk=order.pk), money=money, key=uuid4(), actor=bob)

    assert tell(at_once(give, give)) == {bool.__name__: 1, RefundTooLargeError.__name__: 1}
    assert promised_back(order) == [euros(30)]
