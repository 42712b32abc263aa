"""Things that staff takes back, and who may do that or give money back."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from shop.core import audit
from shop.dashboard.tests.returning import money_of, page_of, promised_back, sent, state, take_back
from shop.dashboard.tests.staff import at_work, post, text_of, told
from shop.order import services
from shop.order.tests.purchases import euros, line_of, pay, place, place_open, record_in, tender_of
from shop.partner.models import StockAdjustment
from shop.partner.tests.shelf import counts, record_of
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

QUERIES_OF_A_FORM = 18


@pytest.fixture(autouse=True)
def _mail_waits_in_the_outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"


@pytest.fixture
def bob() -> Client:
    return at_work(Role.ORDER_STAFF)


def test_takes_a_part_back_onto_the_shelf(bob: Client) -> None:
    order = sent(3)
    page = text_of(bob.get(page_of(order, "take-back/")))
    assert "Finch One €74.70 for 3 3 3" in page
    answer = take_back(bob, order, 2)
    assert answer["Location"] == page_of(order)
    line = order.lines.get()
    assert (line.num_returned, counts(record_in(order))) == (2, (4, 0))
    assert StockAdjustment.objects.get().reason == "returned"
    assert audit.trail(order).filter(action="order.returned").get().actor_name == "bob@example.com"
    assert promised_back(order) == []
    page = told(bob, page_of(order))
    assert "What came back is written down." in page
    assert f"Return arrived: 2 × {line.partner_sku}. Back in stock. (Bob Brown)" in page


def test_takes_back_what_can_be_sold_again_and_what_cannot(bob: Client) -> None:
    order = place(line_of(record_of(), quantity=2), line_of(record_of("Wire"), quantity=3))
    pay(order)
    services.ship(order, lines={line.pk: line.quantity for line in order.lines.all()})
    finch, wire = order.lines.order_by("pk")
    take_back(bob, order, 1, 2, sellable=False, **{f"sellable_{wire.pk}": "on"})
    assert (counts(finch.stockrecord), counts(wire.stockrecord)) == ((3, 0), (4, 0))
    assert [each.num_returned for each in order.lines.order_by("pk")] == [1, 2]
    page = text_of(bob.get(page_of(order)))
    assert f"1 × {finch.partner_sku}. Not put back into stock." in page
    assert f"2 × {wire.partner_sku}. Back in stock." in page


def test_takes_all_back_and_gives_the_money_back_with_it(bob: Client) -> None:
    order = sent(2)
    take_back(bob, order, 2, **money_of(order, "49.80", **{"refund-reason": "Did not fit"}))
    assert state(order)[1] == "returned"
    assert promised_back(order) == [euros("49.80")]
    assert "Refund of €49.80 asked for: Did not fit (Bob Brown)" in told(bob, page_of(order))
    assert "Take something back" not in told(bob, page_of(order))


def test_offers_no_refund_where_nothing_is_left_of_the_money(bob: Client) -> None:
    order = sent(2)
    key = uuid4()
    for _time in range(2):
        answer = take_back(bob, order, 1, key=key, **money_of(order, "54.70"))
        assert answer["Location"] == page_of(order)
    assert promised_back(order) == [euros("54.70")]
    assert "Refund for it" not in text_of(bob.get(page_of(order, "take-back/")))


def test_fills_in_what_was_in_a_parcel(bob: Client) -> None:
    order = place_open(3)
    line = order.lines.get()
    first = services.ship(order, lines={line.pk: 1})
    services.ship(order, lines={line.pk: 2})
    link = f"{page_of(order, 'take-back/')}?parcel={first.public_id}"
    assert link in bob.get(page_of(order)).content.decode()
    assert bob.get(link).context["form"].rows()[0][1].value() == 1
    take_back(bob, order, 3)
    assert "?parcel=" not in bob.get(page_of(order)).content.decode()


@pytest.mark.parametrize("parcel", ["", "nonsense", "a%00b", "00000000-0000-4000-8000-000000000001"])
def test_fills_in_nothing_for_a_parcel_that_there_is_not(parcel: str, bob: Client) -> None:
    form = bob.get(f"{page_of(sent(2), 'take-back/')}?parcel={parcel}").context["form"]
    assert form.rows()[0][1].value() is None


@pytest.mark.parametrize(
    ("quantity", "sentence"),
    [
        ("3", "Of “Finch One” 2 can come back, not 3."),
        ("1" + "0" * 30, "Of “Finch One” 2 can come back, not 1" + "0" * 30),
        ("-1", "Less than nothing cannot come back."),
        ("two", "Enter a whole number."),
        ("0", "Please say what came back: at least one article."),
        ("", "Please say what came back: at least one article."),
    ],
)
def test_says_why_it_takes_nothing_back_and_keeps_what_was_typed(
    quantity: str, sentence: str, bob: Client
) -> None:
    order = sent(2)
    before = state(order)
    answer = take_back(bob, order, quantity, **money_of(order, "7.50"))
    assert sentence in text_of(answer)
    assert answer.context["form"].rows()[0][1].value() == quantity
    assert answer.context["money_form"]["amount"].value() == "7.50"
    assert state(order) == before
    assert counts(record_in(order)) == (3, 0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"refund-amount": "54.71"},
            "54.71 EUR cannot be given back: only 54.70 EUR of this payment is left.",
        ),
        ({"refund-amount": "some"}, "Write an amount above nothing, such as 12.50."),
        ({"refund-reason": ""}, "Write why it goes back."),
        ({"refund-tender": ""}, "Choose the payment that goes back."),
    ],
)
def test_takes_nothing_back_when_its_refund_is_refused(
    fields: dict[str, Any], sentence: str, bob: Client
) -> None:
    order = sent(2)
    before = state(order)
    answer = take_back(bob, order, 1, **money_of(order, "5", **fields))
    assert sentence in text_of(answer)
    assert answer.context["form"].rows()[0][1].value() == "1"
    assert state(order) == before
    assert counts(record_in(order)) == (3, 0)


def test_takes_back_once_when_the_form_is_sent_twice(bob: Client) -> None:
    order = sent(2)
    key = uuid4()
    for _time in range(2):
        take_back(bob, order, 1, key=key, **money_of(order, "24.90"))
    assert order.lines.get().num_returned == 1
    assert counts(record_in(order)) == (4, 0)
    assert promised_back(order) == [euros("24.90")]
    assert "This page was sent twice. It was done once." in told(bob)


def test_takes_nothing_back_that_was_not_sent(bob: Client) -> None:
    order = place_open(2)
    assert "Take something back" not in text_of(bob.get(page_of(order)))
    assert bob.get(page_of(order, "take-back/"))["Location"] == page_of(order)
    assert "is out that could come back." in told(bob)
    answer = take_back(bob, order, 1)
    assert "Please say what came back: at least one article." in text_of(answer)
    assert order.lines.get().num_returned == 0


def test_takes_back_nothing_of_another_order(bob: Client) -> None:
    order, other = sent(2), sent(2)
    theirs = other.lines.get()
    smuggled: dict[str, Any] = {f"back_{theirs.pk}": 1, f"sellable_{theirs.pk}": "on"}
    take_back(bob, order, "", **smuggled)
    theirs.refresh_from_db()
    assert theirs.num_returned == 0


@pytest.mark.parametrize("action", ["refund/", "take-back/"])
@pytest.mark.parametrize("size", [1, 20])
def test_asks_the_same_for_one_line_and_for_twenty(
    size: int, action: str, bob: Client, django_assert_num_queries: Any
) -> None:
    order = place(*(line_of(record_of(f"Part {number}"), quantity=2) for number in range(size)))
    for tender in (tender_of(order, amount=euros(5)), tender_of(order, amount=order.total - euros(5))):
        pay(order, tender)
    for _time in range(2 if size > 1 else 1):
        services.ship(order, lines={line.pk: 1 for line in order.lines.all()})
    bob.get(page_of(order, action))
    with django_assert_num_queries(QUERIES_OF_A_FORM):
        assert bob.get(page_of(order, action)).status_code == 200


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.SUPPORT, Role.MERCHANDISER])
@pytest.mark.parametrize("action", ["refund/", "take-back/"])
def test_refuses_whoever_may_not(action: str, role: Role, client: Client) -> None:
    order = sent(2)
    before = state(order)
    mallory = User.objects.create_user("mallory@example.com", "pw")
    roles.assign(mallory, role)
    client.force_login(mallory)
    money = {"tender": order.tenders.get().public_id, "amount": "5", "reason": "For me"}
    fields = {"key": uuid4(), f"back_{order.lines.get().pk}": 1, **money}
    assert client.get(page_of(order, action)).status_code == 403
    assert client.post(page_of(order, action), fields).status_code == 403
    assert state(order) == before


def test_hides_both_from_whoever_may_only_look() -> None:
    order = sent(2)
    page = text_of(at_work(Role.SUPPORT).get(page_of(order)))
    assert "Refund …" not in page
    assert "back …" not in page


def test_takes_things_back_but_no_money_without_the_permission() -> None:
    order = sent(2)
    zoe = User.objects.create_user("zoe@example.com", "pw")
    may = ("access_dashboard", "view_order", "change_line")
    zoe.user_permissions.set(
        Permission.objects.filter(codename__in=may, content_type__app_label__in=["users", "order"])
    )
    client = Client(enforce_csrf_checks=True)
    client.force_login(zoe)
    assert "Refund for it" not in text_of(client.get(page_of(order, "take-back/")))
    before = state(order)
    assert take_back(client, order, 1, **money_of(order, "5")).status_code == 403
    assert state(order) == before
    take_back(client, order, 1)
    assert order.lines.get().num_returned == 1
    assert promised_back(order) == []


@pytest.mark.parametrize("action", ["refund/", "take-back/"])
def test_knows_no_order_that_there_is_not(action: str, bob: Client) -> None:
    path = f"/dashboard/orders/ZZZZ-ZZZZ-ZZZZ/{action}"
    assert bob.get(path).status_code == 404
    assert post(bob, path).status_code == 404
