"""The stock page of a product: what there is, what it costs, and the forms that change both with their history."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from oscar.apps.partner.models import StockAlert

from shop.core import audit
from shop.dashboard.tests.staff import at_work, post, text_of, told
from shop.partner import alerts, prices, stock
from shop.partner.models import AdjustmentReason, PriceChange, StockAdjustment, StockRecord
from shop.partner.tests.shelf import counts, promised, record_of
from shop.users.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia() -> Client:
    return at_work(Role.MERCHANDISER, email="mia@example.com")


def sheet(record: StockRecord) -> str:
    return f"/dashboard/catalogue/products/{record.product_id}/stock/"


def send(client: Client, record: StockRecord, action: str, **fields: Any) -> Any:
    typed = {f"record-{record.pk}-{name}": value for name, value in fields.items()}
    return post(client, f"/dashboard/catalogue/stock/{record.pk}/{action}/", **typed)


def adjust(client: Client, record: StockRecord, delta: Any, *, seen: Any = 0, **fields: Any) -> Any:
    return send(client, record, "adjust", **{"delta": delta, "why": "received", "seen": seen, **fields})


def test_tells_what_there_is_and_what_it_costs(mia: Client) -> None:
    record = promised(record_of(num_in_stock=5, backorder_limit=2), 3)
    prices.set_price(record, price=Decimal("19.90"), was_price=Decimal("24.90"), reason="Spring")
    page = text_of(mia.get(sheet(record)))
    assert "Price, tax included €19.90 €24.90 · lowest of the last 30 days €19.90" in page
    assert "In stock 5 Reserved for orders 3 Can be sold now 4 (2 of them ahead)" in page
    assert "€19.90 €24.90 Spring –" in page
    assert "€24.90 – – –" in page


def test_adjusts_the_stock_with_reason_note_and_name(mia: Client) -> None:
    record = record_of(num_in_stock=5)
    answer = adjust(mia, record, "-2", why="damaged", note=" Fell off the bench ")
    assert answer["Location"] == sheet(record)
    assert counts(record) == (3, 0)
    row = StockAdjustment.objects.get()
    assert (row.delta, row.reason, row.note, row.in_stock_after) == (-2, "damaged", "Fell off the bench", 3)
    assert row.actor is not None
    assert row.actor.email == "mia@example.com"
    assert audit.trail(record).get().action == "stock.adjusted"
    page = told(mia, sheet(record))
    assert "The stock is changed." in page
    assert "-2 3 Damaged: Fell off the bench Bob Brown" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"delta": "-3"}, "Of the 5 of “Finch One” in stock 3 must stay: they are promised to orders."),
        ({"delta": "0"}, "Write by how many the stock changes, such as 5 or -2; 0 changes nothing."),
        ({"delta": "9" * 12}, "No more than 1000000000 of “Finch One” can be counted."),
        ({"delta": "9" * 40}, "No more than 1000000000 of “Finch One” can be counted."),
        ({"delta": "some"}, "Enter a whole number."),
        ({"delta": ""}, "This field is required."),
        ({"why": ""}, "This field is required."),
        ({"why": "stolen"}, "stolen is not one of the available choices."),
        ({"note": "n" * 256}, "at most 255 characters"),
    ],
)
def test_says_why_it_adjusts_nothing_and_keeps_what_was_typed(
    typed: dict[str, str], sentence: str, mia: Client
) -> None:
    record = promised(record_of(num_in_stock=5), 3)
    fields = {"delta": "4", "why": "counted", "note": "Shelf 7", **typed}
    answer = adjust(mia, record, fields.pop("delta"), **fields)
    assert sentence in text_of(answer)
    form = answer.context["cards"][0]["adjust_form"]
    assert form["note"].value() == {**fields, **typed}["note"]
    assert counts(record) == (5, 3)
    assert not StockAdjustment.objects.exists()


def test_counts_a_delivery_once_when_the_form_is_sent_twice(mia: Client) -> None:
    record = record_of(num_in_stock=5)
    adjust(mia, record, "7")
    answer = adjust(mia, record, "7")
    assert "was changed by hand since you opened this page: 12 are in stock now." in text_of(answer)
    assert counts(record) == (12, 0)
    assert StockAdjustment.objects.count() == 1
    adjust(mia, record, "7", seen=answer.context["cards"][0]["card"].seen)
    assert counts(record) == (19, 0)


def test_lets_orders_go_on_while_somebody_counts(mia: Client) -> None:
    """Only a change by hand stands against another one by hand."""
    record = record_of(num_in_stock=5)
    stock.adjust(record, delta=1, reason=AdjustmentReason.RECEIVED)
    seen = mia.get(sheet(record)).context["cards"][0]["card"].seen
    promised(record, 2)
    adjust(mia, record, "-1", seen=seen)
    assert counts(record) == (5, 2)


def test_sets_a_price_and_keeps_the_one_before_in_the_history(mia: Client) -> None:
    record = record_of()
    answer = send(mia, record, "price", price="19.90", was_price="24.90", reason="Spring")
    assert answer["Location"] == sheet(record)
    record.refresh_from_db()
    assert (record.price, record.was_price) == (Decimal("19.90"), Decimal("24.90"))
    latest = PriceChange.objects.filter(record=record).first()
    assert latest is not None
    assert latest.actor is not None
    assert (latest.price, latest.reason, latest.actor.email) == (
        Decimal("19.90"),
        "Spring",
        "mia@example.com",
    )
    assert PriceChange.objects.filter(record=record).count() == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"price": "-1"}, "A price cannot be below nothing."),
        ({"price": "12.345"}, "no more than 2 decimal places"),
        ({"price": "1e30"}, "no more than 12 digits"),
        ({"price": "NaN"}, "Enter a number."),
        ({"price": ""}, "This field is required."),
        (
            {"price": "30", "was_price": "24.90"},
            "The price before (24.90) must be higher than the price (30).",
        ),
    ],
)
def test_says_why_a_price_is_none_and_keeps_what_was_typed(
    typed: dict[str, str], sentence: str, mia: Client
) -> None:
    record = record_of()
    answer = send(mia, record, "price", **{"price": "19.90", "reason": "Spring", **typed})
    assert sentence in text_of(answer)
    form = answer.context["cards"][0]["price_form"]
    assert (form["price"].value(), form["reason"].value()) == (typed["price"], "Spring")
    record.refresh_from_db()
    assert record.price == Decimal("24.90")
    assert PriceChange.objects.filter(record=record).count() == 1


def test_limits_what_is_sold_ahead(mia: Client) -> None:
    record = record_of()
    send(mia, record, "ahead", limit="4")
    record.refresh_from_db()
    assert record.backorder_limit == 4


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [("1", "At least 2 of “Finch One” must stay allowed ahead"), ("-1", "Write 0 or more.")],
)
def test_limits_not_below_what_is_sold_ahead_already(limit: str, sentence: str, mia: Client) -> None:
    record = promised(record_of(num_in_stock=5, backorder_limit=3), 7)
    answer = send(mia, record, "ahead", limit=limit)
    assert sentence in text_of(answer)
    assert answer.context["cards"][0]["backorder_form"]["limit"].value() == limit
    record.refresh_from_db()
    assert record.backorder_limit == 3


def test_has_no_form_for_what_nobody_counts(mia: Client) -> None:
    record = record_of("E-book", is_tracked=False, num_in_stock=None)
    page = text_of(mia.get(sheet(record)))
    assert "nobody counts this product" in page
    assert "Sell ahead" not in page
    assert "has no stock to change" in text_of(adjust(mia, record, "5"))


def test_leads_from_a_product_to_its_variants(mia: Client) -> None:
    parent = record_of().product
    parent.stockrecords.all().delete()
    parent.structure = parent.PARENT
    parent.save()
    variant = record_of("", parent=parent, num_in_stock=4)
    page = mia.get(f"/dashboard/catalogue/products/{parent.pk}/stock/")
    assert sheet(variant) in page.content.decode()
    assert f"{variant.partner_sku} 4 0" in text_of(page)


def test_leads_whoever_reloads_the_address_of_a_form_to_the_page(mia: Client) -> None:
    record = record_of()
    for action in ("adjust", "price", "ahead"):
        address = f"/dashboard/catalogue/stock/{record.pk}/{action}/"
        assert mia.get(address)["Location"] == sheet(record)


def test_knows_nothing_that_there_is_not(mia: Client) -> None:
    assert mia.get("/dashboard/catalogue/products/999/stock/").status_code == 404
    for action in ("adjust", "price", "ahead"):
        assert post(mia, f"/dashboard/catalogue/stock/999/{action}/").status_code == 404


def test_lets_order_staff_look_and_change_nothing() -> None:
    record = record_of()
    bob = at_work(Role.ORDER_STAFF)
    page = text_of(bob.get(sheet(record)))
    assert "In stock 5" in page
    assert "Change the stock" not in page
    assert adjust(bob, record, "5").status_code == 403
    assert send(bob, record, "price", price="1").status_code == 403
    assert send(bob, record, "ahead", limit="9").status_code == 403
    assert counts(record) == (5, 0)
    record.refresh_from_db()
    assert (record.price, record.backorder_limit) == (Decimal("24.90"), 0)


def test_lists_what_runs_low_by_its_state(mia: Client) -> None:
    low, fine = record_of("Wire", low_stock_threshold=6), record_of("Solder", low_stock_threshold=2)
    for record in (low, fine):
        alerts.look_at(record.pk)
    page = text_of(mia.get("/dashboard/catalogue/stock-alerts/"))
    assert "Wire Bench 6 5" in page
    assert "Solder" not in page
    assert "Wire" in text_of(mia.get("/dashboard/catalogue/stock-alerts/?status=Open"))
    assert "Nothing runs low." in text_of(mia.get("/dashboard/catalogue/stock-alerts/?status=Closed"))


@pytest.mark.parametrize("status", ["", "nonsense", "\0"])
def test_lists_every_alert_when_no_state_is_meant(status: str, mia: Client) -> None:
    alerts.look_at(record_of("Wire", low_stock_threshold=6).pk)
    assert "Wire Bench" in text_of(mia.get("/dashboard/catalogue/stock-alerts/", {"status": status}))


def test_asks_the_same_for_one_alert_and_for_twenty(mia: Client, django_assert_num_queries: Any) -> None:
    def number_of_queries(size: int) -> int:
        for number in range(size):
            alerts.look_at(record_of(f"Wire {number}", low_stock_threshold=6).pk)
        mia.get("/dashboard/catalogue/stock-alerts/")  # puts together what stands around every page
        with django_assert_num_queries(8) as asked:
            mia.get("/dashboard/catalogue/stock-alerts/")
        return len(asked)

    assert number_of_queries(1) == number_of_queries(19) == 8
    assert StockAlert.objects.count() == 20
