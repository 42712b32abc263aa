"""The list of orders, its export and the figures."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shop.core import clock
from shop.dashboard.tests.staff import at_work, text_of
from shop.order import services
from shop.order.models import Order
from shop.order.placement import PostalAddress
from shop.order.tests.purchases import line_of, pay, place, place_finches, place_open
from shop.partner.tests.shelf import record_of
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

ORDERS = "/dashboard/orders/"
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
QUERIES_OF_THE_LIST = 8


def numbers(answer: Any) -> list[str]:
    return [row.number for row in answer.context["rows"]]


def test_shows_the_three_axes_as_words() -> None:
    with clock.at(MONDAY):
        order = place_open(2)
    page = text_of(at_work(Role.ORDER_STAFF).get(ORDERS))
    assert (
        f"{order.number} 2 Mar 2026, 11:00 Open Paid Nothing sent Alice Ampere alice@example.com DE 2" in page
    )
    assert "€54.70" in page
    assert "1 order " in page


@pytest.mark.parametrize("pieces", [1, 20])
def test_costs_the_same_for_one_order_and_for_twenty(pieces: int, django_assert_num_queries: Any) -> None:
    record = record_of(num_in_stock=50)
    for _time in range(pieces):
        place(line_of(record), line_of(record_of(f"Wire {_time}")))
    bob = at_work(Role.ORDER_STAFF)
    bob.get(ORDERS)
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        answer = bob.get(ORDERS)
    assert len(numbers(answer)) == pieces


def test_has_twenty_on_a_page() -> None:
    record = record_of(num_in_stock=50)
    for _time in range(21):
        place(line_of(record))
    bob = at_work(Role.ORDER_STAFF)
    assert len(numbers(bob.get(ORDERS))) == 20
    assert len(numbers(bob.get(f"{ORDERS}?page=2&order=pending"))) == 1
    assert bob.get(f"{ORDERS}?page=99").status_code == 404


@pytest.mark.parametrize(
    "typed",
    ["Resistor", "ALICE@example", "ampere", "sku-", "jd0146", "{number}"],
)
def test_finds_an_order_by_whatever_is_known_of_it(typed: str) -> None:
    order = place(line_of(record_of("Resistor kit", partner_sku="sku-")))
    pay(order)
    services.ship(order, lines={order.lines.get().pk: 1}, carrier="DHL", tracking_code="JD0146")
    other = place(
        line_of(record_of("Wire")),
        email="zoe@example.com",
        shipping_address=PostalAddress(last_name="Zoe Ohm", line1="Hof 1", country_code="DE"),
    )
    found = numbers(at_work(Role.ORDER_STAFF).get(ORDERS, {"q": typed.format(number=order.number[:8])}))
    assert found == [order.number]
    assert other.number not in found


@pytest.mark.parametrize("change", [str, str.lower, lambda number: number.replace("-", " ")])
def test_leads_straight_to_the_order_of_a_whole_number(change: Any) -> None:
    order = place_finches()
    answer = at_work(Role.ORDER_STAFF).get(ORDERS, {"q": change(order.number)})
    assert answer["Location"] == f"{ORDERS}{order.number}/"


def test_filters_by_each_axis_and_by_day() -> None:
    with clock.at(MONDAY):
        first = place_open(1)
    with clock.at(MONDAY + timedelta(days=2)):
        second = place_finches(1)
    bob = at_work(Role.ORDER_STAFF)

    def found(**filters: str) -> list[str]:
        return numbers(bob.get(ORDERS, filters))

    assert found(order="open") == found(payment="paid") == found(placed_to="2026-03-02") == [first.number]
    assert (
        found(order="pending")
        == found(payment="unpaid")
        == found(placed_from="2026-03-04")
        == [second.number]
    )
    assert found(fulfilment="none") == [second.number, first.number]
    assert found(fulfilment="shipped") == []


def test_takes_a_day_as_it_is_in_the_shop() -> None:
    """Half past eleven in the evening in UTC is the next day in Berlin."""
    with clock.at(datetime(2026, 3, 2, 23, 30, tzinfo=UTC)):
        order = place_finches(1)
    bob = at_work(Role.ORDER_STAFF)
    assert numbers(bob.get(ORDERS, {"placed_to": "2026-03-02"})) == []
    assert numbers(bob.get(ORDERS, {"placed_from": "2026-03-03"})) == [order.number]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"order": "nonsense"}, "nonsense is not one of the available choices."),
        ({"placed_from": "yesterday"}, "Enter a valid date."),
        ({"placed_from": "0001-01-01"}, "Please choose a day from 1990 on."),
        ({"placed_to": "9999-12-31"}, "Please choose a day before 2200."),
        ({"placed_from": "2026-03-02", "placed_to": "2026-03-01"}, "The last day is before the first one."),
        ({"q": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_says_what_is_wrong_with_a_filter_and_lists_nothing(asked: dict[str, str], sentence: str) -> None:
    place_finches()
    answer = at_work(Role.ORDER_STAFF).get(ORDERS, asked)
    assert sentence in text_of(answer)
    assert numbers(answer) == []


def test_changes_no_order_from_the_list() -> None:
    order = place_finches()
    bob = at_work(Role.ADMIN)
    bob.get("/dashboard/")
    fields = {"action": "change_order_statuses", "selected_order": order.pk, "new_status": "complete"}
    token = bob.cookies["csrftoken"].value
    assert bob.post(ORDERS, {"csrfmiddlewaretoken": token, **fields}).status_code == 405
    order.refresh_from_db()
    assert order.status == "pending"


def test_exports_what_is_listed_as_a_file() -> None:
    with clock.at(MONDAY):
        order = place_open(2)
        place_finches(1)
        answer = at_work(Role.ORDER_STAFF).get(f"{ORDERS}export/", {"order": "open"})
        assert answer["Content-Disposition"] == 'attachment; filename="orders-2026-03-02.csv"'
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    facts = "Open,Paid,Nothing sent,54.70,EUR,2,alice@example.com,Alice Ampere,DE"
    assert lines == [
        "Number,Placed,Order,Payment,Parcels,Total,Currency,Pieces,E-mail,Name,Country",
        f"{order.number},2026-03-02T10:00:00+00:00,{facts}",
    ]


def test_exports_nothing_that_a_spreadsheet_would_reckon_with() -> None:
    place(
        line_of(record_of()),
        shipping_address=PostalAddress(last_name="=1+1", line1="Hof 1", country_code="DE"),
    )
    assert ",'=1+1,DE" in at_work(Role.ORDER_STAFF).get(f"{ORDERS}export/").getvalue().decode()


def test_exports_nothing_for_a_filter_that_makes_no_sense() -> None:
    place_finches()
    answer = at_work(Role.ORDER_STAFF).get(f"{ORDERS}export/", {"order": "nonsense"})
    assert answer["Location"] == f"{ORDERS}?order=nonsense"


def test_counts_as_revenue_what_is_paid_and_not_called_off() -> None:
    place_open(2)
    place_finches(1)
    cancelled = place_open(3)
    services.cancel(cancelled, reason="Broken on the bench")
    page = text_of(at_work(Role.ORDER_STAFF).get(f"{ORDERS}statistics/"))
    assert "Orders placed 3 Awaiting payment 1 Open 1 Cancelled 1 Pieces sold 2" in page
    assert "tax included €54.70" in page


def test_says_when_a_period_makes_no_sense() -> None:
    asked = {"placed_from": "2026-03-02", "placed_to": "2026-03-01"}
    answer = at_work(Role.ORDER_STAFF).get(f"{ORDERS}statistics/", asked)
    assert "The last day is before the first one." in text_of(answer)
    assert "figures" not in answer.context


def test_shows_no_orders_to_whoever_sells_nothing() -> None:
    place_finches()
    mia = at_work(Role.MERCHANDISER)
    assert {mia.get(f"{ORDERS}{page}").status_code for page in ("", "export/", "statistics/")} == {403}
    assert Order.objects.count() == 1
