"""Many buyers press the button in the same moment: whole orders or clear refusals; and the same, unguarded."""

from collections import Counter
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product
from shop.checkout import services
from shop.checkout.exceptions import TotalChanged
from shop.checkout.tests import till
from shop.core.money import Money
from shop.core.tests.together import at_once
from shop.offer.tests.till import make_offer
from shop.order.models import Line, Order, OrderEvent
from shop.partner import stock
from shop.partner.exceptions import InsufficientStock
from shop.partner.models import StockRecord
from shop.partner.tests.shelf import counts
from shop.voucher import services as vouchers
from shop.voucher.exceptions import VoucherUsedUp
from shop.voucher.models import Voucher, VoucherApplication
from shop.voucher.tests.test_services import make_voucher
from tests.concurrency.test_stock import drop_constraint, unguarded

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

BUYERS, UNITS = 20, 5
HOLDERS, USES = 40, 10


@pytest.fixture(autouse=True)
def _open() -> None:
    till.open_till()


def finch(*, stock: int) -> Product:
    product = make_product("Finch")
    product.stockrecords.update(num_in_stock=stock)
    return product


def basket_with(product: Product, *, voucher: Voucher | None = None) -> Basket:
    """A guest's basket with one of this product, and the code if there is one."""
    basket: Basket = Basket.objects.create()
    baskets.add(basket, product=product, quantity=1)
    if voucher is not None:
        basket.vouchers.add(voucher)
    return basket


def press(basket: Basket, *, total: Money) -> str:
    """One buyer's press of the button."""
    answers = till.answers(email=f"buyer-{basket.pk}@example.com")
    key = f"{basket.pk:043d}"
    services.place_order(answers, basket=basket, shown_total=total, checkout_key=key)
    return "ordered"


def all_press(placed: list[Basket]) -> list[Any]:
    """What became of each buyer; every one of them was shown the same total a moment before."""
    total = till.total_of(placed[0])
    return at_once(*[partial(press, basket, total=total) for basket in placed])


def tally(answers: list[Any]) -> Counter[str]:
    return Counter(answer if isinstance(answer, str) else type(answer).__name__ for answer in answers)


def written() -> dict[str, int]:
    """The parts of an order, each of which every order has once; what was refused has left none of them."""
    return {
        "orders": Order.objects.count(),
        "lines": Line.objects.count(),
        "events": OrderEvent.objects.count(),
        "frozen baskets": Basket.objects.filter(status=Basket.FROZEN).count(),
        "held pieces": sum(StockRecord.objects.values_list("num_allocated", flat=True)),
    }


def whole(number: int) -> dict[str, int]:
    return dict.fromkeys(written(), number)


def test_sells_five_of_five_to_twenty_buyers() -> None:
    product = finch(stock=UNITS)

    answers = all_press([basket_with(product) for _buyer in range(BUYERS)])

    assert tally(answers) == {"ordered": UNITS, "InsufficientStock": BUYERS - UNITS}
    refused = [answer for answer in answers if isinstance(answer, InsufficientStock)]
    assert {(one.title, one.requested, one.available) for one in refused} == {("Finch", 1, 0)}
    assert written() == whole(UNITS)
    assert counts(product.stockrecords.get()) == (UNITS, UNITS)


def test_oversells_when_neither_the_guard_nor_the_constraint_of_stock_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    product = finch(stock=UNITS)
    monkeypatch.setattr(stock, "_with_room", unguarded)
    drop_constraint(monkeypatch)

    answers = all_press([basket_with(product) for _buyer in range(BUYERS)])

    assert tally(answers) == {"ordered": BUYERS}
    assert written() == whole(BUYERS)


@pytest.fixture
def voucher() -> Voucher:
    """A tenth off, for so many orders."""
    made = make_voucher(usage_limit=USES)
    made.offers.add(make_offer(percent="10", offer_type="Voucher"))
    return made


def test_places_ten_orders_with_a_code_of_ten_uses_for_forty_buyers(voucher: Voucher) -> None:
    """Who is too late is told so: by the total, if the code had gone when it was counted, or by the code."""
    product = finch(stock=HOLDERS)

    answers = all_press([basket_with(product, voucher=voucher) for _buyer in range(HOLDERS)])

    refused = [answer for answer in answers if isinstance(answer, TotalChanged | VoucherUsedUp)]
    assert (answers.count("ordered"), len(refused)) == (USES, HOLDERS - USES)
    assert written() == whole(USES)
    assert uses(voucher) == (USES, USES)
    assert set(Order.objects.values_list("total_incl_tax", flat=True)) == {Decimal("27.31")}  # 22.41 + 4.90


@pytest.mark.usefixtures("without_constraint")
def test_gives_forty_orders_a_code_of_ten_uses_without_its_guards(
    voucher: Voucher, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = finch(stock=HOLDERS)
    monkeypatch.setattr(vouchers, "_with_room", lambda pk: Voucher.objects.filter(pk=pk))
    monkeypatch.setattr(Voucher, "is_used_up", False)  # what pricing asks

    answers = all_press([basket_with(product, voucher=voucher) for _buyer in range(HOLDERS)])

    assert tally(answers) == {"ordered": HOLDERS}
    assert uses(voucher) == (HOLDERS, HOLDERS)


def uses(voucher: Voucher) -> tuple[int, int]:
    """By the voucher's own counter, and by its rows."""
    counter = Voucher.objects.get(pk=voucher.pk).num_orders
    return counter, VoucherApplication.objects.filter(voucher=voucher).count()
