"""Waiting for what is sold out, through the pages, as a browser without JavaScript would."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client

from shop.basket.tests.baskets import make_user, strict_client
from shop.catalogue.models import Product
from shop.catalogue.tests.shelves import make_product, make_variant
from shop.customer.alerts import services
from shop.customer.models import ProductAlert
from shop.customer.tests.test_alerts import comes_back, sold_out, statuses, wait_as_guest, written_to
from shop.users.models import User
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db
NO_EMAIL = "This does not look like an e-mail address. It needs an @ and a domain."


def visit(user: User | None = None) -> Visitor:
    return Visitor(strict_client(user))


def links_in(message: Any) -> list[str]:
    return [
        urlsplit(found).path for found in re.findall(r"http://testserver/account/alerts/\S+", message.body)
    ]


def test_asks_as_a_guest_confirms_by_the_mail_and_is_written_to():
    finch = sold_out()
    visitor = visit().open("/products/finch-one/").send("email", email="guest@example.com")
    assert visitor.path == "/account/alerts/sent/finch-one/"
    assert "A mail is on its way to guest@example.com." in visitor.text
    assert "Please open your mail" in visitor.text
    confirm, _cancel = links_in(mail.outbox[0])
    visitor.open(confirm)
    assert statuses() == ["Unconfirmed"], "a mail scanner that follows links confirms nothing"
    visitor.send("csrfmiddlewaretoken")
    assert visitor.path == confirm
    assert "You are on the list" in visitor.text
    mail.outbox.clear()
    comes_back(finch)
    assert written_to() == ["guest@example.com"]
    assert "“Finch One” has come back" in visitor.open(confirm).text


def test_asks_with_an_account_at_its_own_address_whatever_is_typed():
    finch, alice = sold_out(), make_user()
    for typed in ("", "other@example.com"):
        visitor = visit(alice).open("/products/finch-one/").send("email", email=typed)
        assert visitor.path == "/account/alerts/"
        assert "We will write to alice@example.com as soon as “Finch One” is back." in visitor.text
    assert mail.outbox == []
    comes_back(finch)
    assert written_to() == ["alice@example.com"]


def test_answers_303_to_pages_that_nobody_keeps():
    sold_out()
    for client, email in ((strict_client(), "guest@example.com"), (strict_client(make_user()), "")):
        answer = client.post("/account/alerts/create/finch-one/", {"email": email})
        assert answer.status_code == 303
        page = client.get(answer["Location"])
        assert (page.status_code, "no-store" in page.headers["Cache-Control"]) == (200, True)


@pytest.mark.parametrize("typed", ["", " ", "alice", "alice@", "@example.com", "a b@example.com", "<b>@x"])
def test_gives_a_wrong_address_back_with_one_sentence(typed):
    sold_out()
    visitor = visit().open("/products/finch-one/").send("email", email=typed)
    assert visitor.status == 200
    sentence = NO_EMAIL if typed.strip() else "Please enter your e-mail address."
    assert visitor.text.count(sentence) == 1
    assert visitor.form("email")["email"] == [typed]
    assert statuses() == []
    assert mail.outbox == []


def test_takes_the_address_once_it_is_right():
    wire = make_product("Wire", structure=Product.PARENT)
    copper = make_variant(wire, in_stock=0, colour="Copper")
    make_variant(wire, colour="Black")
    visitor = visit().open("/products/wire/").send("email", email="guest")
    visitor.send("email", email="guest@example.com")
    assert visitor.path == "/account/alerts/sent/wire/"
    assert ProductAlert.objects.get().product == copper


@pytest.mark.parametrize("is_guest", [True, False])
def test_says_plainly_that_something_is_here(is_guest):
    make_product()
    client = strict_client(None if is_guest else make_user())
    answer = client.post("/account/alerts/create/finch-one/", {"email": "guest@example.com"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "“Finch One” is here: you can buy it now." in html
    assert ("guest@example.com" in html) is is_guest
    assert statuses() == []


def test_says_when_an_address_has_had_enough_mails():
    products = [sold_out(f"Board {number}") for number in range(services.MOST_MAILS + 1)]
    for product in products[:-1]:
        services.ask_as_guest(product, email="victim@example.com")
    answer = strict_client().post(
        f"/account/alerts/create/{products[-1].slug}/", {"email": "victim@example.com"}
    )
    assert "We have sent several mails to this address just now." in answer.content.decode()
    assert 'value="victim@example.com"' in answer.content.decode()
    assert len(mail.outbox) == services.MOST_MAILS


@pytest.mark.parametrize("kind", ["unknown", "hidden", "of another page", "text"])
def test_knows_no_product_that_does_not_stand_there(kind):
    sold_out()
    other = sold_out("Wren")
    sold_out("Secret", is_public=False)
    slug, typed = {
        "unknown": ("nothing-here", ""),
        "hidden": ("secret", ""),
        "of another page": ("finch-one", other.pk),
        "text": ("finch-one", "abc"),
    }[kind]
    fields = {"email": "guest@example.com", "product": typed}
    assert strict_client().post(f"/account/alerts/create/{slug}/", fields).status_code == 404
    assert statuses() == []


def test_asks_nothing_for_another_site():
    sold_out()
    answer = strict_client(make_user()).post(
        "/account/alerts/create/finch-one/", {}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert statuses() == []


def test_writes_nothing_by_being_opened():
    finch, alice = sold_out(), make_user()
    alert = services.ask_as_guest(finch, email="guest@example.com")
    client = strict_client(alice)
    own = services.ask(finch, user=alice)
    before = list(ProductAlert.objects.order_by("pk").values())
    assert client.get("/account/alerts/create/finch-one/")["Location"] == "/products/finch-one/"
    assert client.get(alert.get_confirm_url()).status_code == 200
    assert client.get(alert.get_cancel_url()).status_code == 200
    assert client.get(f"/account/alerts/cancel/{own.pk}/").status_code == 405
    assert list(ProductAlert.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_leads_to_no_other_site(elsewhere):
    alice = make_user()
    own = services.ask(sold_out(), user=alice)
    visitor = visit(alice).open("/account/alerts/")
    token = visitor.form("csrfmiddlewaretoken")
    answer = visitor.client.post(f"/account/alerts/cancel/{own.pk}/?next={elsewhere}", token)
    assert answer["Location"] == "/account/alerts/"
    waiting = wait_as_guest(sold_out("Wren"))
    page = visitor.client.post(f"{waiting.get_cancel_url()}?next={elsewhere}", token)
    assert page["Location"] == waiting.get_cancel_url()


def test_leaves_the_list_by_the_link_in_the_mail_and_a_button():
    finch = sold_out()
    services.ask_as_guest(finch, email="guest@example.com")
    confirm, cancel = links_in(mail.outbox[0])
    visitor = visit().open(confirm).send("csrfmiddlewaretoken")
    visitor.follow("Wait no longer")
    assert visitor.path == cancel
    assert statuses() == ["Active"]
    visitor.send("csrfmiddlewaretoken")
    assert "You are not on the list" in visitor.text
    assert statuses() == ["Cancelled"]


@pytest.mark.parametrize("address", ["confirm", "cancel"])
def test_needs_the_token_of_its_own_page(address):
    alert = services.ask_as_guest(sold_out(), email="guest@example.com")
    path = alert.get_confirm_url() if address == "confirm" else alert.get_cancel_url()
    assert strict_client().post(path).status_code == 403
    assert statuses() == ["Unconfirmed"]


@pytest.mark.parametrize("address", ["confirm", "cancel/key"])
def test_knows_no_other_key(address):
    services.ask(sold_out(), user=make_user())  # an account's alert has no key
    assert Client().get(f"/account/alerts/{address}/nothing/").status_code == 404
    assert Client().post(f"/account/alerts/{address}/nothing/").status_code == 404


def test_tells_no_other_site_the_key():
    alert = services.ask_as_guest(sold_out(), email="guest@example.com")
    for path in (alert.get_confirm_url(), alert.get_cancel_url()):
        answer = Client().get(path)
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer.headers["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_lists_what_an_account_waits_for_and_lets_it_go():
    alice = make_user()
    services.ask(sold_out(), user=alice)
    hidden = sold_out("Secret")
    services.ask(hidden, user=alice)
    Product.objects.filter(pk=hidden.pk).update(is_public=False)
    visitor = visit(alice).open("/account/alerts/")
    assert 'href="/products/secret/"' not in visitor.html
    visitor.send("csrfmiddlewaretoken")
    assert "We will not write to you about “Secret”." in visitor.text
    assert statuses() == ["Active", "Cancelled"]
    visitor.send("csrfmiddlewaretoken")
    assert "You wait for nothing." in visitor.text


def test_lets_mallory_end_nobodys_waiting():
    own = services.ask(sold_out(), user=make_user())
    client = Client()
    client.force_login(make_user("mallory"))
    assert client.post(f"/account/alerts/cancel/{own.pk}/").status_code == 404
    assert "Finch One" not in client.get("/account/alerts/").content.decode()
    assert statuses() == ["Active"]


def test_asks_who_is_there_before_it_lists_anything():
    assert Client().get("/account/alerts/")["Location"] == "/account/login/?next=/account/alerts/"


def test_is_whole_and_has_nothing_inline():
    finch, alice = sold_out(), make_user()
    alert = services.ask_as_guest(finch, email="guest@example.com")
    paths = [
        "/account/alerts/",
        "/account/alerts/sent/finch-one/",
        alert.get_confirm_url(),
        alert.get_cancel_url(),
    ]
    client = strict_client(alice)
    pages = [client.get(path) for path in paths]
    pages.append(strict_client().post("/account/alerts/create/finch-one/", {"email": "x"}))
    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200
        assert html.count("<h1") == 1
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=\"|\son\w+=\"", html)
