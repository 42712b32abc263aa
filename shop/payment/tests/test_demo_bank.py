"""The demo bank's page, with CSRF checks on."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from shop.core.models import OutboxMessage
from shop.payment import services
from shop.payment.gateways.base import ActionNeeded, Event
from shop.payment.gateways.demo import bank
from shop.payment.models import DemoPayment, Tender
from shop.payment.tests.tenders import make_payable

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("heard")]


@pytest.fixture
def address() -> str:
    result = services.start(
        make_payable(),
        gateway_code="demo",
        return_url=lambda tender: f"/checkout/return/{tender}/",
        cancel_url="/checkout/",
    )
    assert isinstance(result, ActionNeeded)
    return result.url


@pytest.fixture
def alice() -> Client:
    return Client(enforce_csrf_checks=True)


def page(response: Any) -> str:
    text: str = response.content.decode()
    return text


def press(client: Client, address: str, choice: str) -> Any:
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page(client.get(address)))
    assert token is not None
    return client.post(address, {"choice": choice, "csrfmiddlewaretoken": token[1]})


def sent() -> list[str]:
    return [row.payload["gateway"] for row in OutboxMessage.objects.filter(topic="gateway.event")]


def test_stands_where_the_payment_sends_the_shopper(address: str) -> None:
    assert address == f"/demo-bank/{Tender.objects.get().public_id}/"


def test_says_that_it_is_no_bank_and_what_is_to_be_paid(alice: Client, address: str) -> None:
    text = page(alice.get(address))

    assert "This is not a bank." in text
    assert "no money is taken, whatever you press" in text
    assert "€30.00" in text
    assert Tender.objects.get().order.number in text
    assert re.findall(r'name="choice" value="(\w+)"', text) == ["pay", "decline", "leave_pending", "pay_late"]
    assert not re.search(r"<script|style=|on\w+=", text.partition("<main")[2].partition("</main")[0])


def test_is_kept_by_nobody(alice: Client, address: str) -> None:
    response = alice.get(address)

    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("choice", "state"),
    [("pay", "paid"), ("decline", "declined"), ("leave_pending", "pending"), ("pay_late", "paid")],
)
def test_does_what_is_pressed_and_returns_to_the_shop(
    alice: Client, address: str, choice: str, state: str
) -> None:
    response = press(alice, address, choice)

    assert (response.status_code, response.headers["Location"]) == (
        303,
        f"/checkout/return/{Tender.objects.get().public_id}/",
    )
    assert DemoPayment.objects.get().state == state
    assert sent() == ["demo"]


def test_shows_a_decided_payment_without_buttons(alice: Client, address: str) -> None:
    press(alice, address, "pay")
    text = page(alice.get(address))

    assert "This payment is decided" in text
    assert "<button" not in text.partition("<main")[2].partition("</main")[0]
    assert f"/checkout/return/{Tender.objects.get().public_id}/" in text


def test_lets_a_pending_payment_be_decided_later(alice: Client, address: str) -> None:
    press(alice, address, "leave_pending")
    press(alice, address, "decline")

    assert DemoPayment.objects.get().state == "declined"
    assert sent() == ["demo", "demo"]


def test_decides_once_on_a_double_click(alice: Client, address: str) -> None:
    text = page(alice.get(address))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
    assert token is not None
    fields = {"choice": "pay", "csrfmiddlewaretoken": token[1]}
    first, second = alice.post(address, fields), alice.post(address, {**fields, "choice": "decline"})

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert DemoPayment.objects.get().state == "paid"
    assert sent() == ["demo"]


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ("", "Please press one of the buttons."),
        ("rob", "The demo bank cannot do that. Please press one of the buttons."),
        ("<b>pay</b>", "The demo bank cannot do that. Please press one of the buttons."),
    ],
)
def test_refuses_what_is_no_button(alice: Client, address: str, choice: str, sentence: str) -> None:
    response = press(alice, address, choice)

    assert response.status_code == 400
    assert sentence in page(response)
    assert DemoPayment.objects.get().state == "open"
    assert sent() == []


def test_believes_no_post_from_elsewhere(alice: Client, address: str) -> None:
    assert alice.post(address, {"choice": "pay"}).status_code == 403
    assert DemoPayment.objects.get().state == "open"
    assert sent() == []


def test_knows_no_other_payment(alice: Client) -> None:
    assert alice.get(f"/demo-bank/{uuid4()}/").status_code == 404
    assert alice.get("/demo-bank/7/").status_code == 404


def test_decides_nothing_that_the_shop_called_off(alice: Client, address: str, heard: list[Event]) -> None:
    text = page(alice.get(address))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
    assert token is not None
    assert bank.call_off(Tender.objects.get().public_id)
    response = alice.post(address, {"choice": "pay", "csrfmiddlewaretoken": token[1]})

    assert response.status_code == 303
    assert DemoPayment.objects.get().state == "cancelled"
    assert "called off by the shop" in page(alice.get(address))
    assert sent() == []
