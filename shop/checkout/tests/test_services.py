from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from shop.basket.exceptions import BasketNotOpen
from shop.basket.models import Basket
from shop.checkout import changes, pricing, services
from shop.checkout.exceptions import BasketIsEmpty, NoLongerSold, NotDeliverable, TotalChanged
from shop.checkout.tests import till
from shop.core import clock
from shop.core.exceptions import DomainError
from shop.core.money import Money
from shop.order.models import Line, Order, OrderEvent
from shop.partner import prices
from shop.partner.models import StockRecord
from shop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


def place(basket: Basket, *, key: str = till.KEY, user: User | None = None, **changed) -> Order:
    total = changed.pop("total", None) or till.total_of(basket)
    return services.place_order(
        till.answers(user, **changed), basket=basket, shown_total=total, checkout_key=key
    )


def stored() -> tuple[int, int, list[int], list[str]]:
    """Everything that a refusal must leave as it was."""
    return (
        Order.objects.count(),
        OrderEvent.objects.count(),
        list(StockRecord.objects.order_by("pk").values_list("num_allocated", flat=True)),
        list(Basket.objects.order_by("pk").values_list("status", flat=True)),
    )


def test_writes_a_pending_order_with_all_that_was_agreed(alice):
    basket = till.filled(lines=2, quantity=2, owner=alice)
    with clock.at(till.A_MONDAY):
        order = place(basket, user=alice)
    order.refresh_from_db()
    assert (order.status, order.reservation, order.payment_status) == ("pending", "held", "unpaid")
    assert (order.email, order.user, order.basket_id) == ("alice@example.com", alice, basket.pk)
    assert order.total == Money(Decimal("104.50"), "EUR")
    assert (order.shipping_incl_tax, order.shipping_method) == (Decimal("4.90"), "Parcel")
    assert (order.delivery_earliest, order.delivery_latest) == (date(2026, 3, 3), date(2026, 3, 4))
    assert order.expires_at == till.A_MONDAY + timedelta(minutes=30)
    assert order.checkout_key == till.KEY
    address = order.shipping_address
    assert (address.name, address.line1, address.postcode, address.line4) == (
        "Alice Ng",
        "Lötgasse 7",
        "10115",
        "Berlin",
    )
    assert str(address.phone_number) == "+49301234567"


def test_holds_stock_and_closes_the_basket():
    basket = till.filled(lines=2, quantity=3)
    place(basket)
    assert list(StockRecord.objects.values_list("num_in_stock", "num_allocated")) == [(5, 3), (5, 3)]
    assert Basket.objects.get(pk=basket.pk).status == Basket.FROZEN


def test_adds_up_to_the_cent():
    order = place(till.filled(lines=3, quantity=3))
    lines = list(Line.objects.filter(order=order))
    assert sum(line.line_price_incl_tax for line in lines) + order.shipping_incl_tax == order.total_incl_tax
    assert sum(line.line_price_excl_tax for line in lines) + order.shipping_excl_tax == order.total_excl_tax
    assert order.total_incl_tax == Decimal("229.00")
    # 74.70 / 1.19 = 62.773…, three times, and 4.90 / 1.19 = 4.117…
    assert order.total_excl_tax == Decimal("192.43")


def test_gives_the_same_order_for_the_same_key():
    basket = till.filled()
    total = till.total_of(basket)
    first, again = (place(basket, total=total) for _press in range(2))
    assert first.pk == again.pk
    assert Order.objects.count() == 1
    assert StockRecord.objects.get().num_allocated == 1


def test_refuses_a_basket_that_went_into_another_order():
    basket = till.filled()
    total = till.total_of(basket)
    place(basket, total=total)
    before = stored()
    with pytest.raises(BasketNotOpen):
        place(basket, key="another-key", total=total)
    assert stored() == before


def test_refuses_a_total_that_is_not_the_one_shown_and_says_what_changed():
    basket = till.filled()
    shown = pricing.priced(Basket.objects.get(pk=basket.pk), user=None)
    review = pricing.review(shown, option=pricing.delivery_options(shown, country="DE")[0])
    prices.set_price(StockRecord.objects.get(), price=Decimal("29.90"))
    before = stored()
    with pytest.raises(TotalChanged) as refused:
        place(basket, total=review.total, shown=changes.snapshot(review))
    assert refused.value.facts["shown"] == Money(Decimal("29.80"), "EUR")
    assert refused.value.facts["now"] == Money(Decimal("34.80"), "EUR")
    assert refused.value.changes == ["“Finch 0” costs €29.90 now; it was €24.90."]
    assert "it was €29.80 and is €34.80 now" in refused.value.message
    assert stored() == before


@pytest.mark.parametrize("cents", ["-0.01", "0.01"])
def test_refuses_a_total_that_is_a_cent_off(cents):
    basket = till.filled()
    wrong = till.total_of(basket) + Money(Decimal(cents), "EUR")
    before = stored()
    with pytest.raises(TotalChanged):
        place(basket, total=wrong)
    assert stored() == before


def test_refuses_another_currency():
    before = stored()
    with pytest.raises(TotalChanged):
        place(till.filled(), total=Money(Decimal("29.80"), "USD"))
    assert Order.objects.count() == before[0]


def test_refuses_more_than_there_is_and_holds_nothing():
    basket = till.filled(lines=2, quantity=2)
    total = till.total_of(basket)
    StockRecord.objects.filter(pk=StockRecord.objects.latest("pk").pk).update(num_in_stock=1)
    before = stored()
    with pytest.raises(DomainError) as refused:
        place(basket, total=total)
    assert refused.value.facts["available"] == 1
    assert stored() == before


def test_refuses_what_is_not_sold_any_more():
    basket = till.filled()
    total = till.total_of(basket)
    product = till.product_of(basket)
    product.is_public = False
    product.save()
    before = stored()
    with pytest.raises(NoLongerSold, match="“Finch 0” cannot be bought any more"):
        place(basket, total=total)
    assert stored() == before


def test_refuses_an_empty_basket():
    basket = till.filled()
    total = till.total_of(basket)
    basket.lines.all().delete()
    with pytest.raises(BasketIsEmpty):
        place(basket, total=total)
    assert Order.objects.count() == 0


@pytest.mark.parametrize(
    "changed", [{"delivery_code": "drone"}, {"address": replace(till.BENCH, country="US")}]
)
def test_refuses_a_delivery_that_is_not_offered_there(changed):
    basket = till.filled()
    before = stored()
    with pytest.raises(NotDeliverable):
        place(basket, **changed)
    assert stored() == before


def test_replaces_the_older_pending_order_of_the_account(alice):
    older = place(till.filled(owner=alice), user=alice)
    newer = place(till.filled(owner=alice, quantity=2), key="newer", user=alice)
    older.refresh_from_db()
    assert (older.status, older.reservation, older.cancel_reason) == ("cancelled", "released", "replaced")
    assert (newer.status, newer.reservation) == ("pending", "held")
    assert list(StockRecord.objects.order_by("pk").values_list("num_allocated", flat=True)) == [0, 2]


def test_lets_the_new_order_have_the_last_one_that_the_replaced_order_held(alice):
    basket = till.filled(owner=alice, quantity=5)
    older = place(basket, user=alice)
    again = Basket.objects.create(owner=alice)
    Basket.objects.get(pk=basket.pk).lines.update(basket=again)
    newer = place(again, key="newer", user=alice, total=older.total)
    assert newer.pk != older.pk
    assert StockRecord.objects.get().num_allocated == 5


def test_replaces_the_pending_order_of_a_guests_session_and_never_one_of_the_same_typed_address():
    of_session = place(till.filled(), key="one")
    of_stranger = place(till.filled(), key="two")
    place(till.filled(), key="three", pending_order=of_session.number)
    of_session.refresh_from_db()
    of_stranger.refresh_from_db()
    assert (of_session.status, of_stranger.status) == ("cancelled", "pending")


def test_leaves_an_older_order_that_is_paid(alice):
    older = place(till.filled(owner=alice), user=alice)
    Order.objects.filter(pk=older.pk).update(status="open")
    place(till.filled(owner=alice), key="newer", user=alice)
    older.refresh_from_db()
    assert (older.status, older.reservation) == ("open", "held")


def test_is_one_transaction_of_its_own():
    from django.db import transaction

    basket = till.filled()
    total = till.total_of(basket)
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        place(basket, total=total)
    assert Order.objects.count() == 0
