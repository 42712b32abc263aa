import pytest

from shop.checkout import paying
from shop.core import clock
from shop.order import services as orders
from shop.order.models import Order
from shop.order.tests.purchases import place_finches
from shop.payment.statuses import PaymentStatus

pytestmark = pytest.mark.django_db


def closed(*, payment: PaymentStatus) -> Order:
    order = place_finches(expires_at=clock.now())
    orders.expire(order)
    order.refresh_from_db()
    order.payment_status = payment.value
    return order


def test_says_that_nothing_was_taken_where_nothing_was() -> None:
    assert paying.why_closed(closed(payment=PaymentStatus.UNPAID)).endswith("ran out. Nothing was taken.")


def test_says_that_money_which_came_too_late_goes_back() -> None:
    assert paying.why_closed(closed(payment=PaymentStatus.PAID)).endswith("You get the money back.")


def test_says_that_money_which_came_too_late_was_sent_back() -> None:
    sentence = paying.why_closed(closed(payment=PaymentStatus.REFUNDED))
    assert sentence.endswith("We have sent the money back.")
    assert "Nothing was taken" not in sentence
