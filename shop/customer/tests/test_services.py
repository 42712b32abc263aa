"""The end of an account, and what outlives it."""

from decimal import Decimal

import pytest
from allauth.account.models import EmailAddress
from django.db import transaction
from oscar.apps.address.models import UserAddress

from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview
from shop.checkout.tests import till
from shop.customer import addresses, services
from shop.customer.exceptions import OrderIsPendingError
from shop.order import services as orders
from shop.order.models import Order
from shop.order.tests import purchases
from shop.partner.models import StockRecord
from shop.partner.tests.shelf import record_of
from shop.users.models import User
from shop.voucher import services as vouchers
from shop.voucher.exceptions import VoucherNotForYou, VoucherUsedUp
from shop.voucher.models import Voucher, VoucherApplication
from tests.factories.world import PASSWORD, make_alice
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db
DELETE = "/account/profile/delete/"


@pytest.fixture
def alice() -> User:
    return make_alice()


def coded_order(user: User, **usage: str) -> Order:
    """A pending order of two Finches by a code that took 4.98 € off."""
    offer = purchases.offer_of()
    voucher = purchases.voucher_of(offer, **usage)
    off = purchases.euros("4.98")
    discount = purchases.discount_of(offer.pk, off, voucher_id=voucher.pk, code=voucher.code)
    line = purchases.line_of(record_of(), quantity=2, off=off)
    return purchases.place(line, discounts=(discount,), user=user)


def counted() -> tuple[int, int, Decimal, int | None, int]:
    """Uses of the code, by its own count and by its rows, what it took off, and what is in stock and promised."""
    voucher, record = Voucher.objects.get(), StockRecord.objects.get()
    uses = (voucher.num_orders, VoucherApplication.objects.count(), voucher.total_discount)
    return (*uses, record.num_in_stock, record.num_allocated)


def test_keeps_order_code_and_stock_counted_when_the_account_goes(alice):
    order = coded_order(alice)
    purchases.pay(order)
    before = counted()
    assert before == (1, 1, Decimal("4.98"), 5, 2)
    services.delete_account(alice)
    assert counted() == before
    order.refresh_from_db()
    assert (order.user, order.email, order.status, order.payment_status) == (
        None,
        purchases.ALICE,
        "open",
        "paid",
    )
    assert VoucherApplication.objects.get().user is None
    orders.cancel(order, reason="Recalled by its maker")
    assert counted() == (0, 0, Decimal("0.00"), 5, 0)


@pytest.mark.parametrize(
    ("usage", "error"),
    [(Voucher.SINGLE_USE, VoucherUsedUp), (Voucher.ONCE_PER_CUSTOMER, VoucherNotForYou)],
)
def test_gives_nobody_a_second_use_by_a_new_account(alice, usage, error):
    purchases.pay(coded_order(alice, usage=usage))
    services.delete_account(alice)
    again, voucher = make_alice(), Voucher.objects.get()
    assert not voucher.is_available_to_user(again)[0]
    order = purchases.place(purchases.line_of(record_of("Wren")), user=again)
    with pytest.raises(error), transaction.atomic():
        vouchers.take([voucher.pk], order=order, user=again)
    assert Voucher.objects.get().num_orders == VoucherApplication.objects.count() == 1


def test_leaves_a_code_for_each_customer_to_everybody_else(alice):
    purchases.pay(coded_order(alice, usage=Voucher.ONCE_PER_CUSTOMER))
    services.delete_account(alice)
    bob = User.objects.create_user("bob@example.com", PASSWORD)
    assert Voucher.objects.get().is_available_to_user(bob) == (True, "")


def test_refuses_while_an_order_waits_for_its_payment(alice):
    order, before = coded_order(alice), counted()
    with pytest.raises(OrderIsPendingError) as refusal:
        services.delete_account(alice)
    assert refusal.value.number == order.number
    assert User.objects.get() == Order.objects.get().user == alice
    assert counted() == before
    orders.cancel(order, reason="buyer")
    services.delete_account(alice)
    assert counted() == (0, 0, Decimal("0.00"), 5, 0)


def test_takes_what_is_the_persons_own_along(alice):
    addresses.keep(alice, address=till.BENCH)
    product = Product.objects.get(pk=record_of().product_id)
    bob = User.objects.create_user("bob@example.com", PASSWORD)
    for user, score in ((alice, 1), (bob, 5)):
        ProductReview.objects.create(
            product=product,
            user=user,
            score=score,
            title="It hums",
            body="It does.",
            status=ProductReview.APPROVED,
        )
    product.refresh_from_db()
    assert product.rating == 3
    services.delete_account(alice)
    assert not UserAddress.objects.exists()
    assert not EmailAddress.objects.exists()
    product.refresh_from_db()
    assert (ProductReview.objects.get().user, product.rating) == (bob, 5)


def test_deletes_by_the_page_once_the_password_is_typed(alice):
    visitor = Visitor()
    visitor.client.force_login(alice)
    visitor.open(DELETE)
    visitor.send("csrfmiddlewaretoken")
    assert visitor.path.startswith("/account/reauthenticate/")
    assert User.objects.get() == alice
    visitor.send("password", password=PASSWORD)
    assert not User.objects.exists()
    assert visitor.path == "/"
    assert "_auth_user_id" not in visitor.client.session


def test_names_the_order_that_comes_first(alice):
    order = purchases.place_finches(user=alice)
    visitor = Visitor()
    visitor.client.force_login(alice)
    visitor.open(DELETE)
    assert (
        f"Order {order.number} still waits for its payment. Please pay it or cancel it first." in visitor.text
    )
    assert f'href="/account/orders/{order.number}/"' in visitor.html
    assert "Delete my account" not in visitor.text
