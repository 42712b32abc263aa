"""Wish lists through their pages, as a browser without JavaScript would use them."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.basket.tests.baskets import contents as in_baskets
from shop.basket.tests.baskets import make_user, strict_client
from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import make_product, make_variant, picture
from shop.core import clock
from shop.users.models import User
from shop.wishlists.models import Line, WishList
from shop.wishlists.tests.lists import contents, make_list
from tests.factories.world import PASSWORD, make_alice
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.django_db
# the list; its lines counted and read; of what is on it: stock, variants with stock and pictures, attributes, first
# pictures and copies, the same of parents; the frame. The owner: session, user and the other lists besides
QUERIES = {True: 18, False: 15}
BAD_QUANTITY = "Please write how many you would like: a whole number from 1 to 10000."


@pytest.fixture
def alice() -> User:
    return make_user()


def visit(user: User | None = None) -> Visitor:
    return Visitor(strict_client(user))


def whole(answer: Any) -> str:
    """The page of an answer, which has one heading and nothing inline."""
    html: str = answer.content.decode()
    assert answer.status_code == 200
    assert html.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=\"|\son\w+=\"", html)
    return html


def test_adds_what_stands_on_the_products_page(alice: User) -> None:
    make_product()
    visitor = visit(alice).open("/products/finch-one/")
    answer = visitor.client.post("/wishlists/add/", visitor.form("product"))
    wishlist = WishList.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/wishlists/{wishlist.key}/")
    assert f'formaction="{reverse("wishlists:add")}"' in visitor.html
    page = visitor.open(answer["Location"])
    assert "“Finch One” is on your wish list." in page.text
    assert "no-store" in page.answer.headers["Cache-Control"]
    assert contents() == [("My wish list", "Finch One", 1)]
    assert in_baskets() == []


def test_adds_the_variant_that_was_chosen(alice: User) -> None:
    wire = make_product("Wire", structure=Product.PARENT)
    make_variant(wire, colour="Black")
    copper = make_variant(wire, colour="Copper")
    visitor = visit(alice).open("/products/wire/")
    visitor.client.post("/wishlists/add/", {**visitor.form("product"), "product": copper.pk})
    assert Line.objects.get().product == copper
    page = visitor.open(WishList.objects.get().get_absolute_url())
    assert "Wire Copper €24.90" in page.text


@pytest.mark.parametrize("kind", ["none", "text", "huge", "hidden", "archived", "of a hidden parent"])
def test_knows_no_product_that_the_shop_does_not_show(alice: User, kind: str) -> None:
    parent = make_product("Wire", structure=Product.PARENT, is_public=False)
    typed = {
        "none": "",
        "text": "abc",
        "huge": "9" * 40,
        "hidden": make_product("Secret", is_public=False).pk,
        "archived": make_product("Old", archived_at=clock.now()).pk,
        "of a hidden parent": make_variant(parent, colour="Copper").pk,
    }[kind]
    for client in (strict_client(alice), strict_client()):
        assert client.post("/wishlists/add/", {"product": typed}).status_code == 404
    assert contents() == []


def test_adds_nothing_for_another_site(alice: User) -> None:
    client = strict_client(alice)
    answer = client.post(
        "/wishlists/add/", {"product": make_product().pk}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert contents() == []


@pytest.mark.parametrize("path", ["add/"])
def test_writes_nothing_when_the_address_of_a_form_is_opened(alice: User, path: str) -> None:
    finch = make_product()
    answer = strict_client(alice).get(f"/wishlists/{path}", {"product": finch.pk})
    assert answer["Location"] == "/wishlists/"
    assert contents() == []


def test_puts_a_guests_wishes_onto_the_list_with_the_sign_in() -> None:
    make_alice()
    finch, wren, gone = make_product(), make_product("Wren"), make_product("Gone")
    visitor = visit()
    for product in (finch, gone, wren, finch):
        answer = visitor.client.post("/wishlists/add/", {"product": product.pk})
    assert answer.status_code == 303
    assert answer["Location"] == "/account/login/?next=/wishlists/"
    page = visitor.open(answer["Location"])
    assert "Please sign in: “Finch One” goes onto your wish list then." in page.text
    Product.objects.filter(pk=gone.pk).update(is_public=False)
    assert contents() == []
    visitor.send("login", login="alice@example.com", password=PASSWORD)
    assert visitor.path == "/wishlists/"
    assert "“Wren” is on your wish list." in visitor.text
    assert "“Finch One” is on your wish list." in visitor.text
    assert contents() == [("My wish list", "Wren", 1), ("My wish list", "Finch One", 1)]


def test_keeps_a_guests_wishes_through_a_wrong_password_and_redeems_them_once() -> None:
    alice = make_alice()
    visitor = visit()
    visitor.client.post("/wishlists/add/", {"product": make_product().pk})
    visitor.open("/account/login/").send("login", login="alice@example.com", password="wrong")
    assert contents() == []
    visitor.open("/account/login/").send("login", login="alice@example.com", password=PASSWORD)
    assert len(contents()) == 1
    alice.wishlists.get().lines.all().delete()
    visitor.open("/account/logout/").send("csrfmiddlewaretoken")
    visitor.open("/account/login/").send("login", login="alice@example.com", password=PASSWORD)
    assert contents() == []


def test_changes_moves_and_removes_by_posts_with_a_token(alice: User) -> None:
    bench = make_list(alice, make_product(), make_product("Wren"))
    birthday = make_list(alice, name="Birthday")
    visitor = visit(alice).open(bench.get_absolute_url())
    visitor.send("csrfmiddlewaretoken", quantity="3")
    assert "The number is changed." in visitor.text
    assert contents()[0] == ("Bench", "Finch One", 3)
    visitor.send("to", to=birthday.key, move="1")
    assert "“Finch One” is on the list “Birthday” now." in visitor.text
    assert contents()[0] == ("Birthday", "Finch One", 3)
    visitor.send("csrfmiddlewaretoken", remove="1")
    assert "“Wren” is off the list." in visitor.text
    assert contents() == [("Birthday", "Finch One", 3)]
    assert visitor.path == bench.get_absolute_url()


@pytest.mark.parametrize("typed", ["0", "-1", "abc", "", "1e3", "10" * 20])
def test_gives_a_refused_number_back(alice: User, typed: str) -> None:
    rare = make_product("Rare")
    rare.stockrecords.all().delete()
    bench = make_list(alice, rare, make_product("Wren"))
    visitor = visit(alice).open(bench.get_absolute_url()).send("csrfmiddlewaretoken", quantity=typed)
    assert visitor.text.count(BAD_QUANTITY) == 1
    assert visitor.form("quantity")["quantity"] == [typed]
    assert contents() == [("Bench", "Rare", 1), ("Bench", "Wren", 1)]


def test_needs_the_token_to_change_a_line(alice: User) -> None:
    bench = make_list(alice, make_product())
    line = bench.lines.get()
    path = f"{bench.get_absolute_url()}lines/{line.pk}/"
    client = strict_client(alice)
    assert client.post(path, {"remove": "1"}).status_code == 403
    assert client.get(path).status_code == 405
    assert contents() == [("Bench", "Finch One", 1)]


def test_lets_mallory_neither_see_nor_change_what_is_alices(alice: User) -> None:
    bench = make_list(alice, make_product(), make_product("Wren"))
    mallorys = make_list(make_user("mallory"), name="Mallory's")
    line = bench.lines.first()
    client = Client()
    client.force_login(mallorys.owner)
    for path in ("", "change/", "delete/"):
        assert client.get(f"/wishlists/{bench.key}/{path}").status_code == 404
    typed = {"name": "Mine", "visibility": WishList.PUBLIC, "emails": ""}
    for path in ("change/", "delete/", f"lines/{line.pk}/"):
        assert client.post(f"/wishlists/{bench.key}/{path}", {**typed, "remove": "1"}).status_code == 404
    for words in ({"remove": "1"}, {"quantity": "3"}, {"move": "1", "to": mallorys.key}):
        assert client.post(f"/wishlists/{mallorys.key}/lines/{line.pk}/", words).status_code == 404
    client.force_login(alice)
    answer = client.post(f"/wishlists/{bench.key}/lines/{line.pk}/", {"move": "1", "to": mallorys.key})
    assert answer.status_code == 404
    assert contents() == [("Bench", "Finch One", 1), ("Bench", "Wren", 1)]
    assert WishList.objects.get(pk=bench.pk).visibility == WishList.PRIVATE


def test_answers_404_to_a_stranger_whether_a_list_is_private_or_not_there(alice: User) -> None:
    bench = make_list(alice)
    assert Client().get(bench.get_absolute_url()).status_code == 404
    assert Client().get("/wishlists/nothing/").status_code == 404


def test_shows_a_public_list_to_everybody_and_nothing_to_change(alice: User) -> None:
    bench = make_list(alice, make_product(), make_product("Secret"), visibility=WishList.PUBLIC)
    Product.objects.filter(title="Secret").update(is_public=False)
    answer = Client().get(bench.get_absolute_url())
    html = whole(answer)
    assert "Wish list: Bench" in html
    assert "Finch One" in html
    assert "Secret" not in html
    assert "alice" not in html
    assert f"/wishlists/{bench.key}/" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_asks_who_is_there_before_it_shows_a_list_that_is_shared_with_some(alice: User) -> None:
    bench = make_list(alice, make_product(), visibility=WishList.SHARED)
    bench.shared_emails.create(email="bob@example.com")
    path = bench.get_absolute_url()
    assert Client().get(path)["Location"] == f"/account/login/?next={path}"
    assert strict_client(make_user("mallory")).get(path).status_code == 404
    assert "Finch One" in whole(strict_client(make_user("bob")).get(path))


def test_buys_from_a_shared_list() -> None:
    finch = make_product()
    bench = make_list(make_user(), finch, visibility=WishList.PUBLIC)
    visitor = visit().open(bench.get_absolute_url()).send("product")
    assert visitor.path == "/basket/"
    assert in_baskets() == [("Finch One", 1)]


def test_makes_names_shares_and_deletes_a_list(alice: User) -> None:
    visitor = visit(alice).open("/wishlists/create/")
    visitor.send(
        "name", name="Bench", visibility=WishList.SHARED, emails="Bob@example.com\ncarol@example.com"
    )
    bench = WishList.objects.get()
    assert visitor.path == f"/wishlists/{bench.key}/"
    assert "The list “Bench” is there now." in visitor.text
    assert [each.email for each in bench.shared_emails.order_by("pk")] == [
        "bob@example.com",
        "carol@example.com",
    ]
    visitor.follow("Name and sharing").send("name", name="Shed", visibility=WishList.PRIVATE)
    assert "Only you see this list." in visitor.text
    visitor.follow("Delete the list")
    assert WishList.objects.get().name == "Shed"
    visitor.send("csrfmiddlewaretoken")
    assert visitor.path == "/wishlists/"
    assert not WishList.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Please give the list a name."),
        ({"name": "x" * 256}, "Please use at most 255 characters here."),
        ({"visibility": "Nobody"}, "Please choose one of these."),
        ({"emails": "bob@example.com, carol"}, "“carol” does not look like an e-mail address."),
        (
            {"emails": f"{'b' * 60}@{'x' * 60}.{'x' * 60}.{'x' * 60}.{'x' * 20}.com"},
            "is too long for an e-mail",
        ),
        (
            {"emails": " ".join(f"bob{number}@example.com" for number in range(21))},
            "A list can be shared with 20 addresses at most.",
        ),
    ],
)
def test_gives_a_refused_form_back_with_one_sentence(
    alice: User, typed: dict[str, str], sentence: str
) -> None:
    sent = {"name": "Bench", "visibility": WishList.PRIVATE, "emails": "", **typed}
    visitor = visit(alice).open("/wishlists/create/").send("name", **sent)
    assert visitor.status == 200
    assert "Please look at one thing again" in visitor.text
    assert sentence in visitor.text.replace("&quot;", '"')
    assert visitor.form("name")["name"] == [sent["name"]] or not sent["name"]
    assert sent["emails"] in visitor.html
    assert not WishList.objects.exists()


def test_shows_what_is_not_sold_any_more_and_offers_no_button_for_it(alice: User) -> None:
    gone, deleted = make_product("Gone", is_public=False), make_product("Deleted")
    sold_out = make_product("Rare")
    sold_out.stockrecords.all().delete()
    bench = make_list(alice, gone, deleted, sold_out)
    deleted.delete()
    html = whole(strict_client(alice).get(bench.get_absolute_url()))
    assert html.count("This is not sold any more.") == 2
    assert f'action="{reverse("basket:add")}"' not in html
    assert 'href="/products/gone/"' not in html
    assert "Sold out" in html


@pytest.mark.parametrize("path", ["", "create/"])
def test_asks_who_is_there(path: str) -> None:
    assert Client().get(f"/wishlists/{path}")["Location"] == f"/account/login/?next=/wishlists/{path}"


def test_is_whole_and_found_in_the_accounts_navigation(alice: User) -> None:
    bench = make_list(alice, make_product())
    for path in ("", "create/", f"{bench.key}/", f"{bench.key}/change/", f"{bench.key}/delete/"):
        html = whole(strict_client(alice).get(f"/wishlists/{path}"))
        assert re.search('<a href="/wishlists/" aria-current="(page|true)">', html)
        assert '<a href="/account/alerts/"' in html


def fill(wishlist: WishList, *, number: int) -> None:
    """So many of each kind of thing: alone, a variant, with its variants, sold out, gone."""
    category = Category.add_root(name=f"Shelf {number}")
    for index in range(number):
        alone = make_product(f"Board {index}", category=category)
        picture(alone)
        shirt = make_product(f"Shirt {index}", structure=Product.PARENT, category=category)
        picture(shirt)
        variant = make_variant(shirt, colour=f"Colour {index}")
        rare = make_product(f"Rare {index}")
        rare.stockrecords.all().delete()
        gone = make_product(f"Gone {index}", is_public=False)
        for product in (alone, shirt, variant, rare, gone):
            Line.objects.create(wishlist=wishlist, product=product, title=product.get_title())


@pytest.mark.parametrize("is_owner", [True, False])
def test_asks_as_often_for_thirty_lines_as_for_five(alice: User, is_owner: bool) -> None:
    counted = {}
    for number in (1, 6):
        wishlist = make_list(alice, name=f"List {number}", visibility=WishList.PUBLIC)
        fill(wishlist, number=number)
        client = strict_client(alice if is_owner else None)
        client.get(wishlist.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            html = client.get(wishlist.get_absolute_url()).content.decode()
        assert html.count('class="wish"') == number * (5 if is_owner else 4)
        counted[number] = len(queries)
    assert counted == dict.fromkeys(counted, QUERIES[is_owner])
