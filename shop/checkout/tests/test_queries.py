"""What placing an order asks of the database: an exact number for each kind of shopper, for 3 lines 40 at most."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.checkout import services
from shop.checkout.tests import till
from shop.core import clock
from shop.offer.models import ConditionalOffer
from shop.offer.tests.till import make_offer, make_range
from shop.users.models import User
from shop.voucher.models import Voucher

pytestmark = pytest.mark.django_db

A_LINE = 1  # the guarded UPDATE of its stock
GUEST = 21
ACCOUNT = GUEST + 1  # looks for an older order that waits for its payment
WITH_A_CODE = ACCOUNT + 11  # 4 price it, 1 writes the discount, 6 count the uses of the code and of its offer
WITH_AN_OFFER_TOO = WITH_A_CODE + 3  # 2 ask which offers go together, 1 counts its use
MOST_FOR_THREE_LINES = 40


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "pw")


def make_code(offer: ConditionalOffer | None = None, **fields: Any) -> str:
    now = clock.now()
    voucher = Voucher.objects.create(
        name="Ten off", code="TENOFF", start_datetime=now, end_datetime=now + timedelta(days=1), **fields
    )
    voucher.offers.add(offer or make_offer(offer_type="Voucher", exclusive=False))
    return str(voucher.code)


def count_queries(basket: Basket, *, user: User | None = None, code: str = "", discounts: int = 0) -> int:
    if code:
        baskets.apply_code(basket, code=code, user=user)
    total = till.total_of(basket)  # and a process learns what it knows: rates, the site
    with CaptureQueriesContext(connection) as queries:
        order = services.place_order(
            till.answers(user), basket=basket, shown_total=total, checkout_key=till.KEY
        )
    assert order.discounts.count() == discounts
    around = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return len([query for query in queries if not query["sql"].startswith(around)])


@pytest.mark.parametrize("lines", [1, 3, 20])
def test_asks_for_a_guest(lines: int) -> None:
    assert count_queries(till.filled(lines=lines)) == GUEST + A_LINE * lines


@pytest.mark.parametrize("lines", [1, 3, 20])
def test_asks_for_an_account(lines: int, alice: User) -> None:
    assert count_queries(till.filled(lines=lines, owner=alice), user=alice) == ACCOUNT + A_LINE * lines


@pytest.mark.parametrize("lines", [1, 3, 20])
def test_asks_for_an_account_with_a_code(lines: int, alice: User) -> None:
    basket = till.filled(lines=lines, owner=alice)
    number = count_queries(basket, user=alice, code=make_code(), discounts=1)
    assert number == WITH_A_CODE + A_LINE * lines


@pytest.mark.parametrize("lines", [1, 3, 20])
def test_asks_for_an_account_with_a_code_and_an_offer(lines: int, alice: User) -> None:
    make_offer("Five off", percent="5", exclusive=False)
    basket = till.filled(lines=lines, owner=alice)
    number = count_queries(basket, user=alice, code=make_code(), discounts=2)
    assert number == WITH_AN_OFFER_TOO + A_LINE * lines


def test_asks_no_more_for_variants_of_a_category_and_a_code_for_each_customer(alice: User) -> None:
    boards = Category.add_root(name="Boards")
    on_boards = make_range("Boards", includes_all_products=False)
    on_boards.included_categories.add(boards)
    make_offer("Five off", percent="5", on=on_boards, exclusive=False)
    code = make_code(
        make_offer(offer_type="Voucher", on=on_boards, exclusive=False), usage=Voucher.ONCE_PER_CUSTOMER
    )
    parent = make_product("Wren", category=boards, structure=Product.PARENT)
    basket = Basket(owner=alice)
    for colour in ("Copper", "Ink", "Solder"):
        baskets.add(basket, product=make_variant(parent, colour=colour))
    number = count_queries(Basket.objects.get(pk=basket.pk), user=alice, code=code, discounts=2)
    assert number == WITH_AN_OFFER_TOO + 3 * A_LINE


def test_stays_within_what_placing_an_order_may_cost() -> None:
    assert WITH_AN_OFFER_TOO + 3 * A_LINE <= MOST_FOR_THREE_LINES
