"""The first page of the dashboard tells somebody what is theirs to see."""

from typing import Any

import pytest

from shop.dashboard.tests.staff import at_work, text_of
from shop.order.tests.purchases import offer_of, place_finches, place_open, voucher_of
from shop.partner import alerts
from shop.partner.tests.shelf import record_of
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

REVENUE, PRODUCTS, CODES = "Revenue, last 24 hours", "Products in the shop", "Codes that work"


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.ORDER_STAFF, {REVENUE, PRODUCTS}),
        (Role.SUPPORT, {REVENUE, PRODUCTS}),
        (Role.MERCHANDISER, {PRODUCTS, CODES}),
        (Role.ADMIN, {REVENUE, PRODUCTS, CODES}),
    ],
)
def test_tells_each_role_its_own(role: Role, seen: set[str]) -> None:
    place_open(2)
    page = text_of(at_work(role).get("/dashboard/"))
    assert {words for words in (REVENUE, PRODUCTS, CODES) if words in page} == seen
    assert ("€54.70" in page) == (REVENUE in seen)


def test_counts_what_there_is_to_do() -> None:
    place_open(2)
    place_finches(1)
    voucher_of(offer_of())
    alerts.look_at(record_of("Wire", low_stock_threshold=6).pk)
    page = text_of(at_work(Role.ADMIN).get("/dashboard/"))
    assert "To be packed 1 Awaiting payment 1 Low stock 1" in page
    assert "Placed in the last 24 hours 2 Revenue, last 24 hours €54.70 Revenue, last 30 days €54.70" in page
    assert "Products in the shop 3 Products not shown 0" in page
    assert "Offers that run 1 Codes that work 1" in page


def test_asks_the_same_for_an_empty_shop_and_a_full_one(django_assert_num_queries: Any) -> None:
    ada = at_work(Role.ADMIN)
    ada.get("/dashboard/")
    with django_assert_num_queries(13):
        ada.get("/dashboard/")
    for _time in range(5):
        place_open(1)
    with django_assert_num_queries(13):
        ada.get("/dashboard/")
