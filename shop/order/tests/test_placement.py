from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from shop.core.locking import NotInTransactionError
from shop.core.public_ids import order_number_from
from shop.order import placement, reservation
from shop.order.models import Line, Order, OrderDiscount, ShippingAddress
from shop.order.placement import PurchaseDelivery, TotalsDisagreeError
from shop.order.tests.purchases import ALICE, discount_of, euros, kinds, line_of, place, purchase_of
from shop.partner.tests.shelf import record_of
from shop.users.models import User

pytestmark = pytest.mark.django_db

QUERIES_TO_WRITE = 5  # the country, the address, the order, its lines, its timeline
QUERIES_TO_TAKE, QUERIES_TO_TAKE_A_LINE = 7, 1  # of each line, `take` guards one stock record


def written(purchase: placement.Purchase) -> Order:
    with transaction.atomic():
        order = placement.write(purchase)
    kept: Order = Order.objects.get(pk=order.pk)
    return kept


def test_writes_down_what_was_agreed() -> None:
    record = record_of("Finch One")
    line = line_of(record, quantity=2, off=euros("4.98"), options={"Colour": "Copper"})
    order = written(
        purchase_of(line, discounts=(discount_of(7, euros("4.98"), voucher_id=3, code="SOLDER10"),))
    )

    assert order_number_from(order.number) == order.number
    assert (order.status, order.payment_status, order.fulfilment_status) == ("pending", "unpaid", "none")
    assert (order.reservation, order.email, order.guest_email, order.user) == ("none", ALICE, ALICE, None)
    assert (order.total, order.delivery_gross) == (euros("49.72"), euros("4.90"))
    assert order.total_excl_tax == Decimal("41.78")
    assert (str(order.delivery_earliest), str(order.delivery_latest)) == ("2026-03-04", "2026-03-06")
    assert (order.shipping_method, order.shipping_code, order.shipping_tax_code) == (
        "Parcel",
        "standard",
        "standard",
    )
    assert kinds(order) == ["placed"]
    kept = order.lines.get()
    assert (kept.title, kept.quantity, kept.options) == ("Finch One", 2, {"Colour": "Copper"})
    assert kept.description == "Finch One (Colour: Copper)"
    assert (kept.line_price_before_discounts_incl_tax, kept.line_price_incl_tax) == (
        Decimal("49.80"),
        Decimal("44.82"),
    )
    assert (kept.num_allocated, kept.num_to_ship) == (0, 2)
    discount = order.discounts.get()
    assert (discount.offer_id, discount.voucher_id, discount.voucher_code) == (7, 3, "SOLDER10")
    assert (discount.offer_name, discount.amount) == ("Ten percent", Decimal("4.98"))
    assert order.shipping_address is not None
    assert order.shipping_address.active_address_fields() == [
        *("Alice Ampere", "Lötstraße 7", "Berlin", "10115", "Germany")
    ]


def test_gives_an_order_to_its_account() -> None:
    alice = User.objects.create_user(ALICE, "correct horse battery")
    order = written(purchase_of(line_of(record_of()), user=alice))
    assert (order.user, order.guest_email, order.email) == (alice, "", ALICE)
    assert order.events.get().actor == alice


def test_keeps_a_billing_address_of_its_own() -> None:
    purchase = purchase_of(line_of(record_of()))
    assert purchase.shipping_address is not None
    order = written(
        replace(purchase, billing_address=replace(purchase.shipping_address, line1="Rechnungsweg 1"))
    )
    assert order.billing_address is not None
    assert order.billing_address.line1 == "Rechnungsweg 1"


@pytest.mark.parametrize("wrong", [{"total_gross": euros("54.69")}, {"total_net": euros(1)}, {"lines": ()}])
def test_refuses_totals_that_are_not_the_sum_of_the_lines(wrong: dict[str, object]) -> None:
    purchase = replace(purchase_of(line_of(record_of(), quantity=2)), **wrong)  # type: ignore[arg-type]
    with pytest.raises(TotalsDisagreeError), transaction.atomic():
        placement.write(purchase)
    assert (Order.objects.count(), ShippingAddress.objects.count()) == (0, 0)


def test_counts_the_delivery_into_the_total() -> None:
    purchase = purchase_of(line_of(record_of()))
    free = PurchaseDelivery(code="free", name="Free", gross=euros(0), net=euros(0), tax_code="standard")
    with pytest.raises(TotalsDisagreeError), transaction.atomic():
        placement.write(replace(purchase, delivery=free))
    assert Order.objects.count() == 0


def test_takes_a_checkout_key_once() -> None:
    purchase = purchase_of(line_of(record_of()), checkout_key="k" * 64)
    written(purchase)
    with pytest.raises(IntegrityError), transaction.atomic():
        placement.write(purchase)
    assert Order.objects.count() == 1


def test_needs_a_transaction() -> None:
    with pytest.raises(NotInTransactionError):
        placement.write(purchase_of(line_of(record_of())))
    assert Order.objects.count() == 0


@pytest.mark.parametrize("number", [1, 20])
def test_writes_and_reserves_in_a_stated_number_of_queries(number: int) -> None:
    purchase = purchase_of(*(line_of(record_of(f"Part {index}")) for index in range(number)))
    with transaction.atomic():
        with CaptureQueriesContext(connection) as writing:
            order = placement.write(purchase)
        with CaptureQueriesContext(connection) as taking:
            reservation.take(order, purchase)
    assert len(writing) == QUERIES_TO_WRITE, statements(writing)
    assert len(taking) == QUERIES_TO_TAKE + QUERIES_TO_TAKE_A_LINE * number, statements(taking)
    assert Line.objects.filter(order=order, num_allocated=1).count() == number


def statements(captured: CaptureQueriesContext) -> str:
    return "\n".join(query["sql"][:160] for query in captured.captured_queries)


def test_holds_what_the_lines_need() -> None:
    record = record_of(num_in_stock=5)
    order = place(line_of(record, quantity=2), line_of(record, quantity=1, options={"Colour": "Green"}))
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (5, 3)
    assert [line.num_allocated for line in order.lines.all()] == [2, 1]
    assert Order.objects.get(pk=order.pk).reservation == "held"
    assert OrderDiscount.objects.count() == 0
