"""A report asks the database as often for thirty rows as for three, on its page and as a download."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.apps.analytics.models import ProductRecord, UserRecord

from shop.basket.models import Basket, Line
from shop.catalogue.models import Product
from shop.dashboard.tests.staff import at_work
from shop.order.models import Order
from shop.order.tests.purchases import place_finches
from shop.partner.tests.shelf import record_of
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

PAGE = "/dashboard/reports/"
ON_A_PAGE = 20


def buyer(number: int) -> User:
    return User.objects.create_user(
        f"buyer-{number}@example.com", "pw", first_name="Buyer", last_name=str(number)
    )


def an_order(number: int) -> None:
    Order.objects.filter(pk=place_finches(1).pk).update(user=buyer(number))


def a_basket(number: int, *, status: str) -> None:
    basket = Basket.objects.create(owner=buyer(number))
    record = record_of("Wire")
    for reference, quantity in (("a", 1), ("b", 2)):
        Line.objects.create(
            basket=basket,
            product=record.product,
            stockrecord=record,
            quantity=quantity,
            line_reference=reference,
        )
    Basket.objects.filter(pk=basket.pk).update(status=status)  # to one that is submitted nothing can be added


def open_basket(number: int) -> None:
    a_basket(number, status="Open")


def submitted_basket(number: int) -> None:
    a_basket(number, status="Submitted")


def a_product_looked_at(number: int) -> None:
    parent = record_of("Wren").product
    product = Product.objects.create(title=f"Board {number}", product_class=parent.product_class)
    ProductRecord.objects.create(product=product, num_views=number)


def a_user_counted(number: int) -> None:
    UserRecord.objects.create(user=buyer(number), num_orders=1)


def asked(client: Client, report: str, **fields: str) -> tuple[int, str]:
    """How many queries a report takes, and what it tells."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(PAGE, {"report_type": report, "date_from": "", "date_to": "", **fields})
    assert answer.status_code == 200
    return len(queries), answer.content.decode()


@pytest.mark.parametrize(
    ("report", "make", "on_page", "downloaded"),
    [
        ("order_report", an_order, 8, 5),
        ("open_baskets", open_basket, 9, 6),
        ("submitted_baskets", submitted_basket, 9, 6),
        ("product_analytics", a_product_looked_at, 8, 5),
        ("user_analytics", a_user_counted, 8, 5),
    ],
)
def test_asks_the_same_for_three_rows_and_for_thirty(
    report: str, make: Callable[[int], None], on_page: int, downloaded: int
) -> None:
    ada = at_work(Role.ADMIN)
    for number in range(3):
        make(number)
    asked(ada, report)
    few = asked(ada, report)[0], asked(ada, report, download="on")[0]
    for number in range(3, 30):
        make(number)
    many, page = asked(ada, report)
    all_of_them, download = asked(ada, report, download="on")
    assert (page.count("<tr>") - 1, len(download.strip().splitlines()) - 1) == (ON_A_PAGE, 30)
    assert few == (on_page, downloaded)
    assert (many, all_of_them) == (on_page, downloaded)


def test_counts_lines_and_pieces_of_each_basket() -> None:
    submitted_basket(1)
    _queries, download = asked(at_work(Role.ADMIN), "submitted_baskets", download="on")
    assert ",Submitted,2,3," in download.splitlines()[1]
