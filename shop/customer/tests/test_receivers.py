import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from shop.checkout import services
from shop.checkout.tests import till
from shop.customer.services import join_guest_orders, join_orders_of_confirmed_addresses
from shop.order.models import Order
from shop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


def guest_order(email: str, *, key: str) -> Order:
    basket = till.filled()
    return services.place_order(
        till.answers(email=email), basket=basket, shown_total=till.total_of(basket), checkout_key=key
    )


@pytest.fixture
def orders() -> list[Order]:
    till.open_till()
    return [
        guest_order("Alice@Example.com", key="one"),
        guest_order("alice@example.com.evil.example", key="two"),
        guest_order("bob@example.com", key="three"),
    ]


def sign_in(client: Client) -> None:
    client.post("/account/login/", {"login": "alice@example.com", "password": "pw"})


def owners() -> list[User | None]:
    return [order.user for order in Order.objects.order_by("pk")]


def test_joins_the_orders_of_just_the_address_that_is_confirmed(alice, orders, client):
    address = EmailAddress.objects.create(user=alice, email=alice.email, verified=False, primary=True)
    assert owners() == [None, None, None], "a typed address proves nothing"
    client.post(f"/account/confirm-email/{EmailConfirmationHMAC(address).key}/")
    assert owners() == [alice, None, None]


def test_joins_nothing_at_sign_in_while_the_address_is_not_confirmed(alice, orders, client):
    EmailAddress.objects.create(user=alice, email=alice.email, verified=False, primary=True)
    sign_in(client)
    client.force_login(alice)
    assert orders[0].number not in client.get("/account/orders/").content.decode()
    assert join_orders_of_confirmed_addresses(alice) == 0
    assert owners() == [None, None, None]


def test_joins_at_sign_in_what_was_ordered_under_addresses_confirmed_before(alice, orders, client):
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    EmailAddress.objects.create(user=alice, email="bob@example.com", verified=False)
    sign_in(client)
    assert owners() == [alice, None, None]
    EmailAddress.objects.filter(email="bob@example.com").update(verified=True)
    client.logout()
    sign_in(client)
    assert owners() == [alice, None, alice]
    assert orders[0].number in client.get("/account/orders/").content.decode()


def test_asks_twice_at_sign_in_where_there_is_nothing_to_join(alice):
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    with CaptureQueriesContext(connection) as captured:
        assert join_orders_of_confirmed_addresses(alice) == 0
    assert len([query for query in captured.captured_queries if query["sql"].startswith("SELECT")]) == 2


def test_takes_no_order_from_another_account(alice, orders):
    bob = User.objects.create_user("bob@example.com", "pw")
    Order.objects.filter(pk=orders[0].pk).update(user=bob)
    assert join_guest_orders(alice, confirmed_email="alice@example.com") == 0
    assert owners() == [bob, None, None]


def test_does_nothing_for_an_address_that_is_not_verified(alice, orders):
    from allauth.account.signals import email_confirmed

    address = EmailAddress.objects.create(user=alice, email=alice.email, verified=False)
    email_confirmed.send(EmailAddress, request=RequestFactory().get("/"), email_address=address)
    assert owners() == [None, None, None]
