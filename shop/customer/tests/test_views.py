import re

import pytest
from django.test import Client
from oscar.apps.address.models import UserAddress

from shop.basket.models import Line
from shop.checkout import services
from shop.checkout.tests import till
from shop.customer import addresses
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.users.models import User
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


@pytest.fixture
def mallory() -> User:
    return User.objects.create_user("mallory@example.com", "pw")


def visit(user: User) -> Visitor:
    visitor = Visitor()
    visitor.client.force_login(user)
    return visitor


def an_order(user: User, *, lines: int = 1, quantity: int = 1, key: str = till.KEY) -> Order:
    till.open_till()
    basket = till.filled(lines=lines, quantity=quantity, owner=user)
    order = services.place_order(
        till.answers(user, email=user.email),
        basket=basket,
        shown_total=till.total_of(basket),
        checkout_key=key,
    )
    Order.objects.filter(pk=order.pk).update(status="open")
    return order


def test_shows_the_orders_of_the_account_and_no_others(alice, mallory):
    hers, theirs = an_order(alice), an_order(mallory, key="other")
    page = visit(alice).open("/account/orders/").text
    assert hers.number in page
    assert theirs.number not in page
    assert "1 order" in page


@pytest.mark.parametrize("path", ["/account/", "/account/orders/"])
def test_asks_as_often_for_one_order_as_for_ten(alice, path, django_assert_num_queries):
    an_order(alice)
    client = visit(alice).client
    client.get(path)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for number in range(9):
        an_order(alice, key=f"key-{number}")
    with django_assert_num_queries(len(one)):
        client.get(path)


def test_shows_an_order_whole(alice):
    order = an_order(alice, lines=2)
    page = visit(alice).open(f"/account/orders/{order.number}/").text
    for said in ("Finch 0", "Finch 1", "€54.70", "Lötgasse 7", "Parcel", "Order placed."):
        assert said in page


@pytest.mark.parametrize("path", ["", "again/"])
def test_knows_nothing_of_another_persons_order(alice, mallory, path):
    order = an_order(alice)
    client = Client()
    client.force_login(mallory)
    assert client.get(f"/account/orders/{order.number}/").status_code == 404
    assert client.post(f"/account/orders/{order.number}/again/").status_code == 404
    assert Line.objects.filter(basket__owner=mallory).count() == 0


def test_puts_an_order_into_the_basket_again_as_far_as_it_can_be_had(alice):
    order = an_order(alice, lines=2, quantity=2)
    StockRecord.objects.filter(pk=StockRecord.objects.earliest("pk").pk).update(num_in_stock=2)
    visitor = visit(alice).open(f"/account/orders/{order.number}/")
    visitor.send("csrfmiddlewaretoken")
    assert visitor.path == "/basket/"
    page = visitor.text
    assert "2 pieces are in your basket." in page
    assert "“Finch 0” is sold out at the moment." in page
    lines = Line.objects.filter(basket__owner=alice, basket__status="Open")
    assert [(line.product.title, line.quantity) for line in lines] == [("Finch 1", 2)]


def test_needs_the_token_to_order_again(alice):
    order = an_order(alice)
    assert visit(alice).client.post(f"/account/orders/{order.number}/again/").status_code == 403


def test_adds_changes_and_deletes_an_address(alice):
    visitor = visit(alice).open("/account/addresses/add/")
    visitor.send("line1", name="Alice Ng", line1="Lötgasse 7", postcode="10115", city="Berlin", country="DE")
    assert visitor.path == "/account/addresses/"
    assert "Lötgasse 7 10115 Berlin Germany" in visitor.text
    pk = UserAddress.objects.get().pk
    visitor.open(f"/account/addresses/{pk}/").send("line1", city="Potsdam")
    assert UserAddress.objects.get().line4 == "Potsdam"
    visitor.open(f"/account/addresses/{pk}/delete/")
    assert UserAddress.objects.count() == 1
    visitor.send("csrfmiddlewaretoken")
    assert UserAddress.objects.count() == 0


def test_keeps_what_was_typed_into_a_refused_address(alice):
    visitor = visit(alice).open("/account/addresses/add/").send("line1", name="Alice Ng", city="Berlin")
    assert "Please enter the street and the house number." in visitor.text
    assert visitor.form("line1")["name"] == ["Alice Ng"]
    assert UserAddress.objects.count() == 0


@pytest.mark.parametrize("path", ["", "delete/", "default/"])
def test_knows_nothing_of_another_persons_address(alice, mallory, path):
    saved = addresses.keep(alice, address=till.BENCH)
    client = Client()
    client.force_login(mallory)
    assert client.post(f"/account/addresses/{saved.pk}/{path}").status_code == 404
    if path != "default/":
        assert client.get(f"/account/addresses/{saved.pk}/{path}").status_code == 404
    assert UserAddress.objects.get().line1 == "Lötgasse 7"


@pytest.mark.parametrize(
    "path", ["", "orders/", "orders/ABCD/", "addresses/", "addresses/add/", "addresses/1/", "profile/"]
)
def test_asks_who_is_there(client, path):
    answer = client.get(f"/account/{path}")
    assert answer["Location"] == f"/account/login/?next=/account/{path}"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "orders/",
        "addresses/",
        "addresses/add/",
        "profile/",
        "profile/edit/",
        "profile/delete/",
        "alerts/",
    ],
)
def test_is_whole_and_has_nothing_inline(alice, path):
    answer = visit(alice).client.get(f"/account/{path}")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert html.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=\"|\son\w+=\"", html)


@pytest.mark.parametrize(
    "path",
    [
        "emails/",
        "notifications/inbox/",
        "order-status/1/x/",
        "orders/ABCD/1/",
        "addresses/1/default_for_shipping/",
    ],
)
def test_leaves_none_of_oscars_other_doors_open(alice, path):
    client = Client()
    client.force_login(alice)
    assert client.get(f"/account/{path}").status_code == 404
