"""Who waits for what is sold out, and is written to once when it is back."""

from datetime import timedelta
from itertools import chain
from threading import Event
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.core import mail
from django.db import transaction

from shop.basket.tests.baskets import make_user
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.core import clock, outbox
from shop.core.locking import NotInTransactionError
from shop.core.models import OutboxMessage
from shop.core.tests.together import at_once
from shop.customer.alerts import selectors, services
from shop.customer.alerts.exceptions import AskedTooOften, IsHere
from shop.customer.models import ProductAlert
from shop.partner import stock
from shop.partner.models import AdjustmentReason, StockRecord
from shop.users.models import User

pytestmark = pytest.mark.django_db


def sold_out(title: str = "Finch One", **fields: Any) -> Product:
    product = make_product(title, **fields)
    StockRecord.objects.filter(product=product).update(num_in_stock=0)
    return product


def comes_back(product: Product, *, number: int = 5) -> None:
    stock.adjust(StockRecord.objects.get(product=product), delta=number, reason=AdjustmentReason.RECEIVED)


def goes(product: Product, *, number: int = 5) -> None:
    stock.adjust(StockRecord.objects.get(product=product), delta=-number, reason=AdjustmentReason.LOST)


def wait_as_guest(product: Product, email: str = "guest@example.com") -> ProductAlert:
    """A guest who has confirmed; the mail that asked is out of the way."""
    alert = services.ask_as_guest(product, email=email)
    services.confirm(alert)
    mail.outbox.clear()
    return alert


def statuses() -> list[str]:
    return list(ProductAlert.objects.order_by("pk").values_list("status", flat=True))


def written_to() -> list[str]:
    """Who was written to since the last look."""
    outbox.deliver()
    people = [address for message in mail.outbox for address in message.to]
    mail.outbox.clear()
    return people


def html_of(message: Any) -> str:
    """The second version of a mail."""
    return str(message.alternatives[0][0])


def test_writes_to_those_who_wait_once_and_not_in_the_request():
    finch, alice = sold_out(), make_user()
    services.ask(finch, user=alice)
    wait_as_guest(finch)
    comes_back(finch)
    assert mail.outbox == []
    outbox.deliver()
    subjects = {message.to[0]: message.subject for message in mail.outbox}
    assert subjects == dict.fromkeys(["alice@example.com", "guest@example.com"], "“Finch One” is back")
    assert "http://testserver/products/finch-one/" in mail.outbox[0].body
    assert "http://testserver/products/finch-one/" in html_of(mail.outbox[0])
    assert statuses() == ["Closed", "Closed"]
    mail.outbox.clear()
    with transaction.atomic():
        services.tell(finch.pk)
    comes_back(finch)
    assert written_to() == []


def test_writes_again_only_to_who_asks_again():
    finch, alice = sold_out(), make_user()
    services.ask(finch, user=alice)
    comes_back(finch)
    assert written_to() == ["alice@example.com"]
    goes(finch)
    services.ask(finch, user=alice)
    assert written_to() == []
    comes_back(finch)
    assert written_to() == ["alice@example.com"]


def test_writes_to_nobody_while_it_is_sold_out_again_or_not_shown():
    finch, alice = sold_out(), make_user()
    services.ask(finch, user=alice)
    comes_back(finch)
    goes(finch)
    assert written_to() == []
    Product.objects.filter(pk=finch.pk).update(is_public=False)
    comes_back(finch)
    assert written_to() == []
    assert statuses() == ["Active"]


def test_writes_neither_to_the_unconfirmed_nor_to_those_who_left():
    finch = sold_out()
    services.ask_as_guest(finch, email="unproved@example.com")
    services.cancel(wait_as_guest(finch, "left@example.com"))
    mail.outbox.clear()
    comes_back(finch)
    assert written_to() == []
    assert statuses() == ["Unconfirmed", "Cancelled"]


def test_writes_one_mail_to_one_address_however_it_waits():
    wire = make_product("Wire", structure=Product.PARENT)
    copper = make_variant(wire, in_stock=0, colour="Copper")
    alice = make_user()
    services.ask(copper, user=alice)
    services.ask(wire, user=alice)
    wait_as_guest(copper, "Alice@example.com")
    comes_back(copper)
    outbox.deliver()
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["alice@example.com"], "“Wire (Copper)” is back")
    ]
    assert statuses() == ["Closed"] * 3


def test_tells_who_waits_for_one_variant_nothing_of_another():
    wire = make_product("Wire", structure=Product.PARENT)
    copper, black = (make_variant(wire, in_stock=0, colour=colour) for colour in ("Copper", "Black"))
    services.ask(copper, user=make_user())
    services.ask(wire, user=make_user("bob"))
    comes_back(black)
    assert written_to() == ["bob@example.com"]
    assert statuses() == ["Active", "Closed"]


def test_writes_to_many_some_at_a_time(monkeypatch):
    monkeypatch.setattr(services, "AT_ONCE", 3)
    finch = sold_out()
    people = [make_user(f"person{number}") for number in range(7)]
    for person in people:
        services.ask(finch, user=person)
    comes_back(finch)
    rounds = [written_to() for _round in range(4)]
    assert [len(people_of_round) for people_of_round in rounds] == [3, 3, 1, 0]
    assert sorted(chain.from_iterable(rounds)) == [person.email for person in people]
    assert OutboxMessage.objects.filter(topic=stock.BACK_TOPIC).count() == 3


def test_leaves_everybody_on_the_list_if_a_mail_cannot_be_written(monkeypatch):
    finch = sold_out()
    services.ask(finch, user=make_user())
    comes_back(finch)
    monkeypatch.setattr("shop.core.letters.send", lambda *_a, **_k: 1 / 0)
    assert outbox.deliver().failed == 1
    assert statuses() == ["Active"]


def test_needs_a_transaction_to_write():
    with pytest.raises(NotInTransactionError):
        services.tell(sold_out().pk)


def test_refuses_to_wait_for_what_is_here():
    finch = make_product()
    with pytest.raises(IsHere) as refusal:
        services.ask(finch, user=make_user())
    assert refusal.value.message == "“Finch One” is here: you can buy it now."
    with pytest.raises(IsHere):
        services.ask_as_guest(finch, email="guest@example.com")
    assert statuses() == []
    assert mail.outbox == []


def test_waits_once_however_often_an_account_asks():
    finch, alice = sold_out(), make_user()
    assert services.ask(finch, user=alice) == services.ask(finch, user=alice)
    assert statuses() == ["Active"]


def test_sends_a_guest_both_links():
    alert = services.ask_as_guest(sold_out(), email="guest@example.com")
    (message,) = mail.outbox
    assert (message.to, message.subject) == (
        ["guest@example.com"],
        "Shall we tell you when “Finch One” is back?",
    )
    for body in (message.body, html_of(message)):
        assert f"http://testserver/account/alerts/confirm/{alert.key}/" in body
        assert f"http://testserver/account/alerts/cancel/key/{alert.key}/" in body


def test_answers_the_same_whether_an_address_is_on_the_list_or_not():
    finch = sold_out()
    wait_as_guest(finch)
    services.ask_as_guest(finch, email="Guest@example.com")
    assert len(mail.outbox) == 1
    services.confirm(ProductAlert.objects.latest("pk"))
    assert statuses() == ["Cancelled", "Active"]


def test_stops_writing_to_an_address_that_somebody_types_again_and_again():
    products = [sold_out(f"Board {number}") for number in range(services.MOST_MAILS + 1)]
    for product in products[:-1]:
        services.ask_as_guest(product, email="victim@example.com")
    with pytest.raises(AskedTooOften):
        services.ask_as_guest(products[-1], email="VICTIM@example.com")
    services.ask_as_guest(products[-1], email="other@example.com")
    assert len(mail.outbox) == services.MOST_MAILS + 1
    with clock.at(clock.now() + timedelta(hours=1, minutes=1)):
        services.ask_as_guest(products[-1], email="victim@example.com")


def test_confirms_once_and_only_what_waits_for_it():
    alert = services.ask_as_guest(sold_out(), email="guest@example.com")
    services.cancel(alert)
    services.confirm(alert)
    assert statuses() == ["Cancelled"]


def test_closes_what_is_confirmed_when_it_is_back_already():
    finch = sold_out()
    alert = services.ask_as_guest(finch, email="guest@example.com")
    mail.outbox.clear()
    comes_back(finch)
    services.confirm(alert)
    assert statuses() == ["Closed"]
    assert written_to() == []


def test_leaves_the_list_by_any_of_ones_mails_and_takes_nobody_along():
    finch = sold_out()
    first = services.ask_as_guest(finch, email="guest@example.com")
    wait_as_guest(finch)
    wait_as_guest(finch, "other@example.com")
    services.ask(finch, user=make_user())
    services.cancel(first)
    assert statuses() == ["Cancelled", "Cancelled", "Active", "Active"]


def confirm_address(user: User) -> None:
    address = EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    email_confirmed.send(EmailAddress, request=None, email_address=address)


def test_joins_a_guests_alerts_when_the_address_is_proved_and_not_before():
    finch = sold_out()
    alert = services.ask_as_guest(finch, email="Alice@example.com")
    wait_as_guest(finch, "other@example.com")
    alice = make_user()
    alice.save()
    assert selectors.awaited_by(alice) == []
    confirm_address(alice)
    assert [awaited.title for awaited in selectors.awaited_by(alice)] == ["Finch One"]
    assert ProductAlert.objects.get(pk=alert.pk).status == "Active"
    services.cancel(ProductAlert.objects.get(key=alert.key))  # by the link in the old mail
    assert statuses() == ["Cancelled", "Active"]


def test_forgets_the_addresses_of_guests_who_wait_no_more():
    finch = sold_out()
    services.ask_as_guest(finch, email="unproved@example.com")
    services.cancel(wait_as_guest(finch, "left@example.com"))
    waiting = wait_as_guest(finch, "waiting@example.com")
    services.ask(finch, user=make_user())
    assert services.forget_before(clock.now() - timedelta(days=1)) == 0
    assert services.forget_before(clock.now() + timedelta(minutes=1)) == 2
    assert set(ProductAlert.objects.values_list("pk", flat=True)) == {waiting.pk, waiting.pk + 1}


@pytest.mark.parametrize("number", [1, 12])
def test_lists_what_somebody_waits_for_in_a_fixed_number_of_queries(number, django_assert_num_queries):
    alice = make_user()
    for count in range(number):
        wire = make_product(f"Wire {count}", structure=Product.PARENT)
        services.ask(make_variant(wire, in_stock=0, colour=f"Colour {count}"), user=alice)
    with django_assert_num_queries(3):  # the alerts with their products, what tells variants apart
        awaited = selectors.awaited_by(alice)
    assert [each.title for each in awaited] == [
        f"Wire {count} (Colour {count})" for count in reversed(range(number))
    ]


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
class TestAskingWhileItComesBack:
    """Somebody asks, and has been told that it is sold out, while the last piece is put on the shelf."""

    def meet(self, monkeypatch: pytest.MonkeyPatch, *, patience: float) -> list[Any]:
        finch, alice = sold_out(), make_user()
        asked, is_back = Event(), Event()
        refuse = services._refuse_what_is_here

        def slow(product: Product) -> None:
            refuse(product)
            asked.set()
            is_back.wait(timeout=patience)

        def come_back() -> None:
            asked.wait(timeout=30)
            comes_back(finch)
            outbox.deliver()
            is_back.set()

        monkeypatch.setattr(services, "_refuse_what_is_here", slow)
        at_once(lambda: services.ask(finch, user=alice), come_back)
        return written_to()

    def test_is_written_to(self, monkeypatch):
        assert self.meet(monkeypatch, patience=1) == ["alice@example.com"]

    def test_would_be_forgotten_without_the_lock(self, monkeypatch):
        """The negative control: neither a lock nor a transaction keeps the two apart."""
        monkeypatch.setattr(services, "_hold_stock", lambda _product: None)
        ask = services.ask.__wrapped__  # type: ignore[attr-defined]  # without its transaction
        monkeypatch.setattr(services, "ask", ask)
        assert self.meet(monkeypatch, patience=30) == []
        assert statuses() == ["Active"]
