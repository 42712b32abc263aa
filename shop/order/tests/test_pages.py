"""The order page by its signed link, and what it is made of."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.order import links, selectors, services
from shop.order.models import Order
from shop.order.placement import PurchaseDelivery
from shop.order.tests import purchases
from shop.order.tests.purchases import euros, line_of, mails, pay, place, place_finches, place_open
from shop.partner.tests.shelf import record_of
from shop.users.models import User

pytestmark = pytest.mark.django_db

QUERIES_OF_A_PAGE = 6  # the order with its addresses, lines, discounts, shipments, what they hold, events


def page(order: Order, client: Client | None = None) -> str:
    answer = (client or Client()).get(links.path(order))
    assert answer.status_code == 200
    return answer.content.decode()


def test_shows_an_order_to_whoever_holds_the_link() -> None:
    order = place(line_of(record_of("Finch <One>"), quantity=2, options={"Colour": "Copper"}))
    pay(order)
    services.ship(order, lines={order.lines.get().pk: 1}, carrier="DHL", tracking_code="JD0001")
    shown = page(order)
    for told in (
        *(
            order.number,
            "Partly on its way",
            "Finch &lt;One&gt;",
            "Colour: Copper",
            "€49.80",
            "€4.90",
            "€54.70",
        ),
        *(
            "Alice Ampere",
            "Lötstraße 7",
            "Parcel handed over to DHL.",
            "piececode=JD0001",
            "Order confirmed.",
        ),
    ):
        assert told in shown
    assert "<One>" not in shown


def test_says_where_the_invoice_goes() -> None:
    """An order from before there was an address for it says nothing."""
    home = purchases.purchase_of(line_of(record_of())).shipping_address
    assert home is not None
    office = replace(home, last_name="Volt & Söhne", line1="Rechnungsweg 1")
    of_old, same, other = (place_finches(billing_address=billed) for billed in (None, home, office))
    shown = [selectors.order_page(order) for order in (of_old, same, other)]
    assert [each.is_billed_elsewhere for each in shown] == [False, False, True]
    assert "invoice" not in page(of_old)
    assert "The invoice goes to the same address" in page(same)
    assert all(
        told in page(other) for told in ("Where the invoice goes", "Volt &amp; Söhne", "Rechnungsweg 1")
    )


def test_keeps_the_page_out_of_caches_engines_and_referrers() -> None:
    answer = Client().get(links.path(place_finches()))
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert b'<meta name="robots" content="noindex">' in answer.content
    assert not answer.cookies


@pytest.mark.parametrize(
    "spoil",
    [
        lambda signed: signed.split(".")[0],
        lambda signed: signed[:-1] + ("a" if signed[-1] != "a" else "b"),
        lambda signed: signed.lower(),
        lambda signed: "2222-2222-2222." + signed.split(".")[1],
        lambda _signed: "%00",
        lambda _signed: "nobody",
    ],
)
def test_leads_nowhere_by_a_link_that_was_not_made_here(spoil: object) -> None:
    order = place_finches()
    signed = links.path(order).split("/")[-2]
    answer = Client().get(f"/orders/{spoil(signed)}/")  # type: ignore[operator]
    assert answer.status_code == 404
    assert order.number not in answer.content.decode()


def test_leads_nowhere_once_there_is_no_such_order() -> None:
    order = place_finches()
    path = links.path(order)
    Order.objects.filter(pk=order.pk).update(number="QQQQ-QQQQ-QQQQ")
    assert Client().get(path).status_code == 404


def test_only_reads() -> None:
    order = place_finches()
    assert Client().post(links.path(order)).status_code == 405
    order.refresh_from_db()
    assert order.status == "pending"


@pytest.mark.parametrize("number", [1, 20])
def test_shows_twenty_lines_in_as_many_queries_as_one(number: int) -> None:
    order = place(*(line_of(record_of(f"Part {index}")) for index in range(number)))
    pay(order)
    for line in order.lines.all()[:5]:
        services.ship(order, lines={line.pk: 1})
    with CaptureQueriesContext(connection) as captured:
        shown = selectors.order_page(order)
    assert len(captured) == QUERIES_OF_A_PAGE, [query["sql"][:100] for query in captured.captured_queries]
    assert len(shown.lines) == number


def test_lists_the_orders_of_an_account_in_one_query() -> None:
    alice = User.objects.create_user("alice@example.com", "correct horse battery")
    mine = [place_finches(2, user=alice) for _order in range(3)]
    place_open(1)
    with CaptureQueriesContext(connection) as captured:
        history = selectors.history(alice)
    assert len(captured) == 1
    assert [entry.number for entry in history] == [order.number for order in reversed(mine)]
    assert (history[0].pieces, history[0].total, history[0].label) == (
        2,
        euros("54.70"),
        "Waiting for your payment",
    )


def test_tells_nobody_about_the_orders_of_others() -> None:
    alice = User.objects.create_user("alice@example.com", "correct horse battery")
    mallory = User.objects.create_user("mallory@example.com", "correct horse battery")
    order = place_finches(user=alice)
    assert selectors.of_user(alice, number=order.number) == order
    assert selectors.of_user(mallory, number=order.number) is None
    assert selectors.history(mallory) == []


def test_finds_the_pending_order_of_the_same_shopper_only() -> None:
    alice = User.objects.create_user("alice@example.com", "correct horse battery")
    order, guest = place_finches(user=alice), place_finches()
    assert selectors.pending_of(user=alice) == order
    assert selectors.pending_of(number=guest.number) == guest
    assert selectors.pending_of(number=order.number) is None  # a guest's session names no order of an account
    pay(order)
    assert selectors.pending_of(user=alice) is None


def test_shows_the_account_just_what_the_link_shows() -> None:
    alice = User.objects.create_user("alice@example.com", "correct horse battery")
    order = place_open(user=alice)
    client = Client()
    client.force_login(alice)
    shown = [page(order), client.get(f"/account/orders/{order.number}/").content.decode()]
    by_link, in_account = (
        html[html.index('<strong class="badge">') : html.index("</ol>", html.index('class="timeline"'))]
        for html in shown
    )
    assert by_link == in_account
    assert "arrives from Wednesday, 4 March 2026 to Friday, 6 March 2026" in by_link
    assert "10115 Berlin" in by_link


def test_says_free_where_delivery_costs_nothing() -> None:
    free = PurchaseDelivery(code="free", name="Parcel", gross=euros(0), net=euros(0), tax_code="standard")
    line = line_of(record_of())
    order = place(line, delivery=free, total_gross=line.gross, total_net=line.net)
    pay(order)
    shown = page(order)
    assert "<dt>Delivery: Parcel</dt><dd>free</dd>" in shown
    (mail,) = mails()
    for kind in ("plain", "html"):
        body = mail.get_body((kind,))
        assert body is not None
        assert "free" in body.get_content()
    assert "€0.00" not in shown + str(mail)
