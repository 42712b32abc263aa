"""One order in the dashboard: its page, and the forms that move it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from shop.core import audit
from shop.dashboard.tests.staff import at_work, post, text_of, told
from shop.order import services
from shop.order.models import Order, Shipment
from shop.order.tests.purchases import (
    discount_of,
    euros,
    kinds,
    line_of,
    mails,
    offer_of,
    pay,
    place,
    place_finches,
    place_open,
    record_in,
    subjects,
    waiting,
)
from shop.partner.tests.shelf import counts, record_of
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

QUERIES_OF_AN_ORDER = 20


@pytest.fixture(autouse=True)
def _mail_waits_in_the_outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"


@pytest.fixture
def bob() -> Client:
    return at_work(Role.ORDER_STAFF)


def page_of(order: Order) -> str:
    return f"/dashboard/orders/{order.number}/"


def state(order: Order) -> tuple[str, str, str, list[str], tuple[int | None, int]]:
    order.refresh_from_db()
    axes = (order.status, order.payment_status, order.fulfilment_status)
    return (*axes, kinds(order), counts(record_in(order)))


def ship(client: Client, order: Order, *quantities: Any, sent_before: int | str = 0, **label: str) -> Any:
    lines = {
        f"line_{line.pk}": number for line, number in zip(order.lines.order_by("pk"), quantities, strict=True)
    }
    return post(client, f"{page_of(order)}ship/", sent_before=sent_before, **lines, **label)


def test_tells_the_whole_story_of_an_order(bob: Client) -> None:
    record = record_of("Finch One")
    offer = offer_of()
    order = place(
        line_of(record, quantity=2, off=euros("4.98"), options={"Colour": "Copper"}),
        discounts=(discount_of(offer.pk, euros("4.98")),),
    )
    pay(order)
    page = text_of(bob.get(page_of(order)))
    for words in (
        "Order Open Payment Paid Parcels Nothing sent",
        "Finch One (Colour: Copper) sku-",
        "2 2 0 0 0 €24.90 €49.80",
        "Ten percent −€4.98",
        "Total, tax included €49.72",
        "Of €49.72, €49.72 came and €0.00 went back.",
        "Demo payment",
        "Lötstraße 7 10115 Berlin Germany",
        "Promised for Wed, 4 Mar to Fri, 6 Mar",
        "Payment of €49.72 received.",
    ):
        assert words in page, words


@pytest.mark.parametrize("size", [1, 20])
def test_costs_the_same_for_one_line_and_for_twenty(
    size: int, bob: Client, django_assert_num_queries: Any
) -> None:
    order = place(*(line_of(record_of(f"Part {number}"), quantity=2) for number in range(size)))
    pay(order)
    actor = User.objects.get(email="bob@example.com")
    for _time in range(2 if size > 1 else 1):
        services.ship(order, lines={line.pk: 1 for line in order.lines.all()}, actor=actor)
    bob.get(page_of(order))
    with django_assert_num_queries(QUERIES_OF_AN_ORDER):
        assert bob.get(page_of(order)).status_code == 200


@pytest.mark.parametrize("path", ["", "ship/", "cancel/", "notes/", "shipping-address/"])
def test_knows_no_order_that_there_is_not(path: str, bob: Client) -> None:
    address = f"/dashboard/orders/ZZZZ-ZZZZ-ZZZZ/{path}"
    assert post(bob, address).status_code == (405 if not path else 404)
    assert bob.get("/dashboard/orders/ZZZZ-ZZZZ-ZZZZ/").status_code == 404
    assert bob.get("/dashboard/orders/a%00b/").status_code == 404


def test_sends_all_of_an_order_and_writes_to_the_buyer(bob: Client) -> None:
    order = place_open(2)
    answer = ship(bob, order, 2, carrier="DHL", tracking_code=" JD 0146 ")
    assert answer["Location"] == page_of(order)
    assert state(order)[:3] == ("complete", "paid", "shipped")
    assert counts(record_in(order)) == (3, 0)
    parcel = order.shipments.get()
    assert (parcel.carrier, parcel.tracking_code) == ("DHL", "JD 0146")
    assert parcel.tracking_url.endswith("piececode=JD%200146")
    assert subjects()[-1] == f"Your order {order.number} is on its way"
    assert mails()[-1]["To"] == "alice@example.com"
    entry = audit.trail(order).get()
    assert (entry.action, entry.actor_name) == ("order.shipped", "bob@example.com")
    page = told(bob, page_of(order))
    assert "The parcel is on its way." in page
    assert "Parcel with 2 pieces sent: DHL JD 0146. (Bob Brown)" in page
    assert "Send a parcel" not in page


def test_sends_a_part_and_keeps_the_rest_reserved(bob: Client) -> None:
    order = place(line_of(record_of(), quantity=3), line_of(record_of("Wire"), quantity=1))
    pay(order)
    ship(bob, order, 1, 0)
    order.refresh_from_db()
    lines = order.lines.order_by("pk").values_list("num_shipped", "num_allocated")
    assert list(lines) == [(1, 2), (0, 1)]
    assert (order.status, order.fulfilment_status) == ("open", "part")


@pytest.mark.parametrize(
    ("quantity", "sentence"),
    [
        ("3", "Of “Finch One” there are 2 left to send, not 3."),
        ("1" + "0" * 30, "Of “Finch One” there are 2 left to send, not 1" + "0" * 30),
        ("-1", "A parcel cannot hold less than nothing."),
        ("two", "Enter a whole number."),
        ("0", "Please say what the parcel holds"),
        ("", "Please say what the parcel holds"),
    ],
)
def test_says_why_it_sends_nothing_and_keeps_what_was_typed(
    quantity: str, sentence: str, bob: Client
) -> None:
    order = place_open(2)
    before = state(order)
    answer = ship(bob, order, quantity, carrier="Rowing boat", tracking_code="X1")
    assert sentence in text_of(answer)
    form = answer.context["ship_form"]
    assert (form["carrier"].value(), form["tracking_code"].value()) == ("Rowing boat", "X1")
    assert form.rows()[0][1].value() == quantity
    assert state(order) == before
    assert not Shipment.objects.exists()


def test_sends_a_part_once_when_the_form_is_sent_twice(bob: Client) -> None:
    order = place_open(3)
    ship(bob, order, 1)
    before = state(order)
    answer = ship(bob, order, 1)
    assert f"A parcel of order {order.number} was sent since you opened this page." in text_of(answer)
    assert state(order) == before
    assert answer.context["whole"].page.parcels[0].contents == (("Finch One", 1),)
    ship(bob, order, 1, sent_before=1)
    assert order.lines.get().num_shipped == 2


def test_takes_a_form_without_its_count_for_none(bob: Client) -> None:
    order = place_open(1)
    answer = ship(bob, order, 1, sent_before="")
    assert "This field is required." in text_of(answer)
    assert not Shipment.objects.exists()


def test_sends_nothing_that_is_not_here_yet(bob: Client) -> None:
    order = place(line_of(record_of(num_in_stock=1, backorder_limit=5), quantity=2))
    pay(order)
    answer = ship(bob, order, 2)
    assert "2 of “Finch One” cannot be sent yet: only 1 are in stock." in text_of(answer)
    assert not Shipment.objects.exists()


def test_sends_nothing_of_an_order_that_is_not_paid(bob: Client) -> None:
    order = place_finches(2)
    before = state(order)
    answer = ship(bob, order, 2)
    assert "is awaiting payment; this can no longer be done with it." in text_of(answer)
    assert state(order) == before


def test_marks_a_parcel_as_delivered_once(bob: Client) -> None:
    order = place_open(2)
    ship(bob, order, 2)
    address = f"{page_of(order)}shipments/{order.shipments.get().public_id}/delivered/"
    assert post(bob, address)["Location"] == page_of(order)
    order.refresh_from_db()
    assert order.fulfilment_status == "delivered"
    assert [entry.action for entry in audit.trail(order)] == ["order.delivered", "order.shipped"]
    assert "The parcel is marked as delivered." in told(bob)
    post(bob, address)
    assert "marked as delivered already." in told(bob)
    assert kinds(order).count("delivered") == 1


def test_marks_no_parcel_of_another_order(bob: Client) -> None:
    order, other = place_open(2), place_open(2)
    ship(bob, other, 2)
    for parcel in (other.shipments.get().public_id, uuid4()):
        assert post(bob, f"{page_of(order)}shipments/{parcel}/delivered/").status_code == 404
    assert other.shipments.get().delivered_at is None


def test_asks_before_it_cancels(bob: Client) -> None:
    order = place_open(2)
    page = text_of(bob.get(f"{page_of(order)}cancel/"))
    assert "2 × Finch One" in page
    assert "€54.70 will be refunded. A mail tells alice@example.com." in page
    order.refresh_from_db()
    assert order.status == "open"


def test_cancels_gives_back_and_says_why(bob: Client) -> None:
    order = place_open(2)
    reason = "The last two broke on the bench."
    answer = post(bob, f"{page_of(order)}cancel/", reason=reason)
    assert answer["Location"] == page_of(order)
    order.refresh_from_db()
    assert (order.status, order.cancel_reason, counts(record_in(order))) == ("cancelled", reason, (5, 0))
    assert waiting("payment.refund") == 1
    assert reason in mails()[-1].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert audit.trail(order).get().action == "order.cancelled"
    page = told(bob, page_of(order))
    assert f"Cancelled: {reason} (Bob Brown)" in page
    assert "Refund of €54.70 asked for." in page
    assert "Cancel the order …" not in page


@pytest.mark.parametrize("reason", ["", "   ", "no", "declined", "Replaced", " buyer "])
def test_cancels_for_no_reason_that_the_buyer_would_not_understand(reason: str, bob: Client) -> None:
    """The shop's own words for reasons would be taken for the shop's own doing."""
    order = place_open(2)
    before = state(order)
    answer = post(bob, f"{page_of(order)}cancel/", reason=reason)
    assert answer.context["form"]["reason"].value() == reason
    assert answer.context["form"].errors["reason"]
    assert state(order) == before


def test_cancels_nothing_of_which_a_part_was_sent(bob: Client) -> None:
    order = place_open(2)
    ship(bob, order, 1)
    before = state(order)
    answer = post(bob, f"{page_of(order)}cancel/", reason="Changed my mind")
    assert "A part of order" in text_of(answer)
    assert answer.context["form"]["reason"].value() == "Changed my mind"
    assert state(order) == before
    assert bob.get(f"{page_of(order)}cancel/")["Location"] == page_of(order)
    assert "can no longer be cancelled as a whole." in told(bob)


def test_corrects_an_address_and_writes_down_what_was_wrong(bob: Client) -> None:
    order = place_open(2)
    page = f"{page_of(order)}shipping-address/"
    assert "The country stays Germany" in text_of(bob.get(page))
    fields = {"last_name": "Alice Ampere", "line1": "Lötstraße 9", "line4": "Berlin", "postcode": "10115"}
    assert post(bob, page, **fields, country="AT")["Location"] == page_of(order)
    order.refresh_from_db()
    assert (order.shipping_address.line1, order.shipping_address.country_id) == ("Lötstraße 9", "DE")
    assert audit.trail(order).get().changes == {"line1": ["Lötstraße 7", "Lötstraße 9"]}


def test_keeps_what_was_typed_into_an_address_without_a_street(bob: Client) -> None:
    order = place_open(2)
    answer = post(bob, f"{page_of(order)}shipping-address/", last_name="Zoe", line1="", line4="Ulm")
    assert answer.context["form"]["line4"].value() == "Ulm"
    assert "This field is required." in text_of(answer)
    order.shipping_address.refresh_from_db()
    assert order.shipping_address.line4 == "Berlin"


def test_leaves_the_address_of_what_is_sent_as_it_is(bob: Client) -> None:
    order = place_open(1)
    ship(bob, order, 1)
    fields = {"last_name": "Alice", "line1": "Elsewhere 1", "line4": "Ulm", "postcode": "89073"}
    answer = post(bob, f"{page_of(order)}shipping-address/", **fields)
    assert "has nothing left to send, so its address stays as it is." in text_of(answer)
    order.shipping_address.refresh_from_db()
    assert order.shipping_address.line1 == "Lötstraße 7"


def test_saves_a_note_with_its_author(bob: Client) -> None:
    order = place_open(1)
    post(bob, f"{page_of(order)}notes/", message="Rang twice. <b>Nobody</b> there.")
    page = bob.get(page_of(order)).content.decode()
    assert "Rang twice. &lt;b&gt;Nobody&lt;/b&gt; there." in page
    assert order.notes.get().user.email == "bob@example.com"


def test_saves_no_empty_note(bob: Client) -> None:
    order = place_open(1)
    assert "This field is required." in text_of(post(bob, f"{page_of(order)}notes/", message=" "))
    assert not order.notes.exists()


@pytest.mark.parametrize("path", ["ship/", "notes/"])
def test_leads_whoever_reloads_the_address_of_a_form_to_the_order(path: str, bob: Client) -> None:
    order = place_open(1)
    assert bob.get(page_of(order) + path)["Location"] == page_of(order)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("ship/", {"sent_before": "0", "line_1": "1"}),
        ("cancel/", {"reason": "Because I can"}),
        ("shipping-address/", {"last_name": "M", "line1": "M 1", "line4": "M"}),
        ("notes/", {"message": "Mallory was here"}),
    ],
)
def test_lets_support_look_and_nothing_else(path: str, fields: dict[str, str]) -> None:
    order = place_open(1)
    before = state(order)
    sue = at_work(Role.SUPPORT, email="sue@example.com")
    page = text_of(sue.get(page_of(order)))
    assert "Send a parcel" not in page
    assert "Cancel the order" not in page
    assert post(sue, page_of(order) + path, **fields).status_code == 403
    assert state(order) == before
    assert not order.notes.exists()


@pytest.mark.parametrize(
    "path",
    [
        "lines/1/",
        "notes/1/",
    ],
)
def test_has_none_of_the_pages_that_moved_orders_past_the_services(path: str, bob: Client) -> None:
    assert bob.get(page_of(place_open(1)) + path).status_code == 404


@pytest.mark.parametrize(
    "action",
    ["change_order_status", "create_order_payment_event", "save_note", "delete_note"],
)
def test_takes_none_of_oscars_actions(action: str) -> None:
    order = place_open(1)
    before = state(order)
    ada = at_work(Role.ADMIN)
    fields = {"order_action": action, "line_action": "change_line_statuses", "new_status": "complete"}
    assert post(ada, page_of(order), **fields).status_code == 405
    assert state(order) == before
