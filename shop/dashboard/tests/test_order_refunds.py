"""Money that staff gives back."""

from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.test import Client

from shop.core import audit
from shop.dashboard.tests.returning import page_of, promised_back, refund, sent, state
from shop.dashboard.tests.staff import at_work, text_of, told
from shop.order import links, services
from shop.order.models import Order
from shop.order.tests.purchases import (
    euros,
    event_of,
    kinds,
    pay,
    place_finches,
    place_open,
    tender_of,
    waiting,
)
from shop.payment.models import Refund, RefundStatus
from shop.payment.statuses import EventKind
from shop.users.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_waits_in_the_outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"


@pytest.fixture
def bob() -> Client:
    return at_work(Role.ORDER_STAFF)


def test_gives_back_a_part_and_writes_down_who_and_why(bob: Client) -> None:
    order = place_open(2)
    answer = refund(bob, order, "10.50", reason=" The box was scratched ")
    assert answer["Location"] == page_of(order)
    assert promised_back(order) == [euros("10.50")]
    assert waiting("payment.refund") == 1
    entry = audit.trail(order).get()
    assert (entry.action, entry.actor_name) == ("order.refund_requested", "bob@example.com")
    assert entry.changes == {"refund": [None, "10.50 EUR"], "reason": [None, "The box was scratched"]}
    page = told(bob, page_of(order))
    assert "€10.50 goes back to the buyer, who gets a mail once the bank has done it." in page
    assert "Refund of €10.50 asked for: The box was scratched (Bob Brown)" in page
    assert "Demo payment (no money is taken), €44.20 left" in text_of(bob.get(page_of(order, "refund/")))


def test_tells_the_buyer_nothing_of_the_reason(bob: Client) -> None:
    order = place_open(2)
    refund(bob, order, "5", reason="A friend of mine")
    page = told(Client(), urlsplit(links.address(order)).path)
    assert "We asked the bank to give you back €5.00." in page
    assert "A friend of mine" not in page


@pytest.mark.parametrize(
    ("typed", "amount"), [("54.70", "54.70"), ("12,50", "12.50"), (" 3 ", "3"), ("0.01", "0.01")]
)
def test_takes_an_amount_as_people_write_it(typed: str, amount: str, bob: Client) -> None:
    order = place_open(2)
    refund(bob, order, typed)
    assert promised_back(order) == [euros(amount)]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "0,00",
        "-5",
        "abc",
        "1e30",
        "NaN",
        "Infinity",
        "12.345",
        "1.234,50",
        "1,234",
        "9" * 40,
        "€5",
        "5 EUR",
    ],
)
def test_says_in_one_sentence_what_an_amount_is(typed: str, bob: Client) -> None:
    order = place_open(2)
    before = state(order)
    answer = refund(bob, order, typed, reason="Scratched box")
    assert text_of(answer).count("Write an amount above nothing, such as 12.50.") == 1
    form = answer.context["form"]
    assert (form["amount"].value(), form["reason"].value()) == (typed, "Scratched box")
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert state(order) == before


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amount": "54.71"}, "54.71 EUR cannot be given back: only 54.70 EUR of this payment is left."),
        ({"reason": "  "}, "This field is required."),
        ({"reason": "x" * 201}, "at most 200 characters"),
        ({"reason": "a\0b"}, "Null characters are not allowed."),
        ({"tender": uuid4()}, "is not one of the available choices."),
        ({"tender": "a\0b"}, "is not one of the available choices."),
        ({"tender": ""}, "This field is required."),
        ({"key": "no-key"}, "Enter a valid UUID."),
        ({"key": ""}, "This field is required."),
    ],
)
def test_says_why_it_gives_nothing_back(fields: dict[str, Any], sentence: str, bob: Client) -> None:
    order = place_open(2)
    before = state(order)
    answer = refund(bob, order, **{"amount": "10", **fields})
    assert sentence in text_of(answer)
    assert answer.context["form"]["amount"].value() == fields.get("amount", "10")
    assert state(order) == before
    assert not audit.trail(order).exists()


def test_gives_back_once_when_the_form_is_sent_twice(bob: Client) -> None:
    order = place_open(2)
    key = uuid4()
    for _time in range(2):
        assert refund(bob, order, "54.70", key=key)["Location"] == page_of(order)
    assert promised_back(order) == [euros("54.70")]
    assert kinds(order).count("refund_requested") == 1
    assert "This page was sent twice. It was done once." in told(bob)


def test_asks_again_when_a_page_that_was_sent_is_sent_with_something_else(bob: Client) -> None:
    order = place_open(2)
    key = uuid4()
    refund(bob, order, "10", key=key)
    answer = refund(bob, order, "20", key=key)
    assert "was sent before, with something else in it." in text_of(answer)
    assert answer.context["form"]["amount"].value() == "20"
    assert promised_back(order) == [euros(10)]
    fresh = answer.context["form"].next_key
    assert fresh != key
    refund(bob, order, "20", key=fresh)
    assert promised_back(order) == [euros(10), euros(20)]


def test_keeps_the_key_of_a_page_by_which_nothing_was_done(bob: Client) -> None:
    order = place_open(2)
    key = uuid4()
    answer = refund(bob, order, "999", key=key)
    assert answer.context["form"].next_key == key
    refund(bob, order, "9", key=key)
    assert promised_back(order) == [euros(9)]


def test_gives_back_of_each_payment_no_more_than_it_holds(bob: Client) -> None:
    order = place_finches(2)
    first, second = tender_of(order, amount=euros(30)), tender_of(order, amount=euros("24.70"))
    for tender in (first, second):
        pay(order, tender)
    answer = refund(bob, order, "25", tender=second.public_id)
    assert "only 24.70 EUR of this payment is left." in text_of(answer)
    refund(bob, order, "24.70", tender=second.public_id)
    refund(bob, order, "30", tender=first.public_id)
    assert [(each.tender, each.money) for each in Refund.objects.order_by("pk")] == [
        (second, euros("24.70")),
        (first, euros(30)),
    ]
    assert "Refund …" not in told(bob, page_of(order))


def test_gives_back_nothing_of_another_order(bob: Client) -> None:
    order, other = place_open(2), place_open(2)
    refund(bob, order, "5", tender=other.tenders.get().public_id)
    assert not Refund.objects.exists()


def _authorised() -> Order:
    order = place_finches(2)
    tender = tender_of(order)
    services.record_money(tender, event_of(tender, EventKind.AUTHORISED))
    return order


@pytest.mark.parametrize("make", [place_finches, _authorised])
def test_gives_back_nothing_that_never_came(make: Any, bob: Client) -> None:
    order = make()
    assert "Refund …" not in text_of(bob.get(page_of(order)))
    assert bob.get(page_of(order, "refund/"))["Location"] == page_of(order)
    assert "has no money left that could be refunded." in told(bob)
    refund(bob, order, "5")
    assert not Refund.objects.exists()


def test_shows_a_refund_that_was_declined_until_it_is_made_good(bob: Client) -> None:
    order = place_open(2)
    refund(bob, order, "10")
    Refund.objects.update(status=RefundStatus.DECLINED)
    page = text_of(bob.get(page_of(order)))
    assert "The refund of €10.00 that was asked for on" in page
    assert "The money is still here: try again, or give it back in another way." in page
    assert "refund of €10.00 declined" in page
    refund(bob, order, "54.70")
    assert "The money is still here" not in told(bob, page_of(order))
    assert promised_back(order) == [euros(10), euros("54.70")]


def test_says_when_a_bank_that_took_a_part_back_left_too_little_for_a_refund(bob: Client) -> None:
    order = place_open(2)
    refund(bob, order, "40")
    tender, facts = order.tenders.get(), {"amount": euros(30), "external_id": "back-1"}
    services.record_money(tender, event_of(tender, EventKind.CHARGED_BACK, **facts))
    page = text_of(bob.get(page_of(order)))
    assert "was called off, because the bank had taken that money, or a part of it, back by itself." in page
    assert "€24.70 can still be refunded." in page
    assert "declined by" not in page
    refund(bob, order, "24.70")
    assert "called off, because" not in told(bob, page_of(order))


def test_points_to_the_cancellation_of_what_is_still_here(bob: Client) -> None:
    assert "Nothing was sent yet." in text_of(bob.get(page_of(place_open(2), "refund/")))
    assert "Nothing was sent yet." not in text_of(bob.get(page_of(sent(2), "refund/")))
