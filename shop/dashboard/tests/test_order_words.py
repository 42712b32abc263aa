"""The words of the timeline and of the axes are there for all that can happen."""

from typing import Any

import pytest

from shop.dashboard.orders import words
from shop.order.states import CancelReason, EventKind
from shop.payment.statuses import PaymentStatus

AMOUNT = {"amount": "24.90", "currency": "EUR"}


@pytest.mark.parametrize("kind", list(EventKind))
def test_has_a_sentence_for_each_event(kind: EventKind) -> None:
    told = words.event(kind, {"amount": AMOUNT, "reason": "Broken on the bench.", "pieces": 1})
    assert told.endswith(".")
    assert "%" not in told


def test_says_how_much_and_why() -> None:
    assert words.event("refunded", {"amount": AMOUNT}) == "€24.90 refunded."
    refused, already_back = ({"amount": AMOUNT, "reason": why} for why in ("not_possible", "already_back"))
    assert words.event("refund_declined", refused).startswith("The gateway refused to refund €24.90")
    assert words.event("refund_declined", already_back).startswith("Refund of €24.90 called off: that money")
    assert words.event("cancelled", {"reason": "buyer"}) == "Cancelled: the shopper asked for it."
    assert words.event("cancelled", {"reason": "100 % broken"}) == "Cancelled: 100 % broken"
    assert words.event("shipped", {"pieces": 2, "carrier": "DHL"}) == "Parcel with 2 pieces sent: DHL."
    assert words.event("shipped", {"pieces": 1}) == "Parcel with 1 piece sent."
    asked = {"amount": AMOUNT, "reason": "5 % off, as promised"}
    assert words.event("refund_requested", asked) == "Refund of €24.90 asked for: 5 % off, as promised"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "Return arrived."),
        ({"lines": {"FINCH": 2}}, "Return arrived: 2 × FINCH."),
        (
            {"lines": {"FINCH": 2, "W%S": 1}, "is_sellable": True},
            "Return arrived: 2 × FINCH, 1 × W%S. Back in stock.",
        ),
        (
            {"lines": {"FINCH": 1}, "is_sellable": False},
            "Return arrived: 1 × FINCH. Not put back into stock.",
        ),
    ],
)
def test_says_what_came_back(facts: dict[str, Any], sentence: str) -> None:
    assert words.event("returned", facts) == sentence


def test_has_words_for_each_reason_and_each_state_of_the_money() -> None:
    assert set(words.REASONS) == set(CancelReason)
    assert set(words.PAYMENTS) == set(PaymentStatus)


def test_knows_a_way_to_pay_that_the_shop_no_longer_offers_by_its_code() -> None:
    assert words.gateway("cheque") == "cheque"
    assert words.gateway("demo").startswith("Demo")
