"""What the mails say, and that both versions of each say it."""

from email.message import EmailMessage
from html import unescape

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.utils.html import strip_tags

from shop.core import clock
from shop.core.money import Money
from shop.order import links, notifications, services
from shop.order.models import Order
from shop.order.placement import PurchaseDelivery
from shop.order.states import CancelReason
from shop.order.tests.purchases import (
    ALICE,
    discount_of,
    euros,
    event_of,
    line_of,
    mails,
    offer_of,
    pay,
    place,
    place_finches,
    place_open,
    subjects,
    tender_of,
)
from shop.partner.tests.shelf import record_of
from shop.payment.statuses import EventKind

pytestmark = pytest.mark.django_db


def versions(mail: EmailMessage) -> tuple[str, str]:
    """The words of the text and of the HTML version, white space evened out."""
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    return (
        " ".join(text.get_content().split()),
        " ".join(unescape(strip_tags(html.get_content())).replace("\xa0", " ").split()),
    )


def html_of(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def confirmed_order() -> Order:
    line = line_of(
        record_of("Finch <One>"), quantity=2, off=euros("4.98"), options={"Colour": "Copper & tin"}
    )
    order = place(line, discounts=(discount_of(offer_of().pk, euros("4.98"), name="Bench week"),))
    pay(order)
    return order


def test_confirms_with_everything_that_was_agreed() -> None:
    order = confirmed_order()
    (mail,) = mails()
    assert (mail["To"], mail["Subject"]) == (ALICE, f"We have your order {order.number}")
    for words in versions(mail):
        for told in (
            *("Thank you. We have your order.", "2 × Finch <One>", "Colour: Copper & tin", "€49.80"),
            *("Bench week", "−€4.98", "Parcel", "€4.90", "€49.72", "of which VAT", "€7.94"),
            *(
                "Alice Ampere",
                "Lötstraße 7",
                "10115 Berlin",
                "Wednesday, 4 March 2026",
                "Friday, 6 March 2026",
                order.number,
            ),
        ):
            assert told in words


def test_gives_a_link_that_needs_no_account() -> None:
    order = confirmed_order()
    (mail,) = mails()
    text, _html = versions(mail)
    assert links.address(order) in text
    assert f'href="{links.address(order)}"' in html_of(mail)


def test_escapes_what_people_typed_in_html_only() -> None:
    confirmed_order()
    (mail,) = mails()
    assert "Finch &lt;One&gt;" in html_of(mail)
    assert "<One>" not in html_of(mail)


def test_tells_what_is_in_the_parcel_and_that_the_rest_follows() -> None:
    order = place_open(3)
    line = order.lines.get().pk
    services.ship(order, lines={line: 1}, carrier="DHL", tracking_code="JD0001")
    services.ship(order, lines={line: 2})
    first, last = mails()[1:]
    for words in versions(first):
        assert "We have handed it to DHL." in words
        assert "1 × Finch One" in words
        assert "The rest follows in another parcel, at no extra cost." in words
    assert "piececode=JD0001" in html_of(first)
    for words in versions(last):
        assert "It has left the workshop." in words
        assert "2 × Finch One" in words
        assert "The rest follows" not in words


SPEAKS_OF_PARCELS = ("box", "parcel", "reach you", "shelf", "It goes to", "handed it", "workshop")


def place_download(*, off: Money | None = None) -> Order:
    """An order of which nothing is sent."""
    line = line_of(record_of("A drawing"), off=off)
    nothing = PurchaseDelivery(code="", name="", gross=euros(0), net=euros(0), tax_code="")
    return place(line, delivery=nothing, shipping_address=None, total_gross=line.gross, total_net=line.net)


def test_speaks_of_no_parcel_where_nothing_is_sent() -> None:
    order = place_download()
    pay(order)
    services.ship(order, lines={order.lines.get().pk: 1})
    notifications.reopened(order)
    notifications.expired(order)
    told = mails()
    assert [mail["Subject"] for mail in told[:2]] == [
        f"We have your order {order.number}",
        f"Your order {order.number} is ready",
    ]
    for mail in told:
        for words in versions(mail):
            said = words.replace("so do not wait for a parcel", "")
            assert [word for word in SPEAKS_OF_PARCELS if word in said] == []


def test_speaks_of_no_payment_where_there_was_nothing_to_pay() -> None:
    services.confirm(place_download(off=euros("24.90")))
    (mail,) = mails()
    for words in versions(mail):
        assert "There is nothing to pay." in words
        assert "Your payment is in" not in words


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (CancelReason.DECLINED, "Your bank said no; it does not tell us why. Nothing was taken from you"),
        (CancelReason.BUYER, "If you had paid already, your money goes back the way it came"),
        ("Two boards were bent", "The reason: Two boards were bent"),
    ],
)
def test_tells_why_an_order_is_cancelled(reason: str, told: str) -> None:
    order = place_finches()
    services.cancel(order, reason=reason)
    (mail,) = mails()
    assert all(told in words for words in versions(mail))


def test_tells_where_the_basket_is_when_an_order_was_not_paid(settings: LazySettings) -> None:
    order = place_finches(expires_at=clock.now())
    services.expire(order)
    (mail,) = mails()
    assert all("Your basket is as you left it" in words for words in versions(mail))
    assert f"{settings.PUBLIC_URL}/basket/" in versions(mail)[0]


def test_tells_how_much_comes_back() -> None:
    order = place_finches(2, in_stock=2, expires_at=clock.now())
    services.expire(order)
    place(line_of(order.lines.get().stockrecord))
    tender = pay(order, tender_of(order))
    services.record_money(tender, event_of(tender, EventKind.REFUNDED, external_id="refund-1"))
    late, done = mails()[1:]
    assert all("€54.70 arrived when this order was closed already" in words for words in versions(late))
    assert all("We refunded €54.70 the way it was paid." in words for words in versions(done))


def test_says_in_a_demo_shop_that_it_is_one(settings: LazySettings) -> None:
    settings.DEMO_MODE = True
    place_open()
    (mail,) = mails()
    assert all("This is a demo shop: no money is taken" in words for words in versions(mail))


def test_is_written_with_the_order_or_not_at_all() -> None:
    order = place_finches()

    def fail() -> None:
        with transaction.atomic():
            services.confirm(order)
            raise RuntimeError("the machine stops")

    with pytest.raises(RuntimeError):
        fail()
    assert subjects() == []
    assert Order.objects.get().status == "pending"


def test_runs_no_script_and_loads_nothing() -> None:
    order = place_open()
    notifications.refunded(order, amount=euros(1))
    for mail in mails():
        html = html_of(mail).lower()
        assert "<script" not in html
        assert "src=" not in html
        assert "<link" not in html
