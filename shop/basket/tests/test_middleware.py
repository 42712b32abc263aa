from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.signing import Signer
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from shop.basket import services
from shop.basket.middleware import BasketMiddleware
from shop.basket.models import Basket
from shop.basket.tests import baskets
from shop.catalogue.tests.shelves import make_product
from shop.users.models import User

pytestmark = pytest.mark.django_db
COOKIE = "oscar_open_basket"


class UserThatMustNotBeAsked:
    """Stands for `request.user`: whoever asks it anything has read the session."""

    def __getattribute__(self, name: str) -> object:
        raise AssertionError(f"The session was read for {name}.")


def ask(request: Any, view: Callable[[Any], HttpResponse], user: object = None) -> Any:
    request.user = user or AnonymousUser()
    return BasketMiddleware(view)(request)


def untouched(_request: Any) -> HttpResponse:
    return HttpResponse("a page that is the same for everybody")


def filled(request: Any) -> HttpResponse:
    request.basket.save()
    request.basket.add_product(make_product(), 1)
    return HttpResponse("added")


def counted(request: Any) -> HttpResponse:
    return HttpResponse(str(request.basket.num_items))


def test_asks_neither_session_nor_database_for_a_page_without_a_basket(django_assert_num_queries):
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = Signer().sign("1")
    with django_assert_num_queries(0):
        answer = ask(request, untouched, UserThatMustNotBeAsked())
    assert answer.cookies == {}
    assert not answer.has_header("Vary")


def test_gives_a_visitor_a_cookie_that_other_sites_cannot_send():
    answer = ask(RequestFactory().post("/"), filled)
    cookie = answer.cookies[COOKIE]
    assert Signer().unsign(cookie.value) == str(Basket.objects.get().pk)
    assert (cookie["samesite"], cookie["httponly"], cookie["max-age"]) == ("Lax", True, 7 * 24 * 60 * 60)


def test_names_no_basket_that_was_never_saved():
    """Its number may be the next shopper's."""

    def rolled_back(request: Any) -> HttpResponse:
        with transaction.atomic():
            services.add(request.unpriced_basket, product=make_product())
            transaction.set_rollback(True)
        return HttpResponse("nothing was kept")

    answer = ask(RequestFactory().post("/"), rolled_back)
    assert (Basket.objects.count(), dict(answer.cookies)) == (0, {})


def cookie_of(*baskets: Basket) -> str:
    return Signer().sign(".".join(str(basket.pk) for basket in baskets))


def asked_with(cookie: str, view: Callable[[Any], HttpResponse] = counted, user: object = None) -> Any:
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = cookie
    return ask(request, view, user)


def freeze(basket: Basket) -> None:
    Basket.objects.filter(pk=basket.pk).update(status=Basket.FROZEN)


def test_keeps_the_cookie_of_a_frozen_basket():
    basket = baskets.filled(make_product())
    freeze(basket)
    answer = asked_with(cookie_of(basket))
    assert (answer.content, dict(answer.cookies)) == (b"0", {})
    services.reopen(Basket.objects.get())
    assert asked_with(cookie_of(basket)).content == b"1"


def test_puts_a_reopened_basket_and_a_newer_one_together():
    first = baskets.filled(make_product())
    freeze(first)
    cookie = asked_with(cookie_of(first), filled).cookies[COOKIE].value
    second = Basket.open.get()
    assert Signer().unsign(cookie) == f"{second.pk}.{first.pk}"
    assert asked_with(cookie).content == b"1"
    services.reopen(Basket.objects.get(pk=first.pk))
    answer = asked_with(cookie)
    assert answer.content == b"2"
    assert Signer().unsign(answer.cookies[COOKIE].value) == str(second.pk)
    assert Basket.objects.get(pk=first.pk).status == Basket.MERGED


@pytest.mark.parametrize("status", [Basket.MERGED, Basket.SUBMITTED])
def test_drops_the_cookie_of_a_basket_that_is_done_with(status: str):
    basket = baskets.filled(make_product())
    Basket.objects.update(status=status)
    answer = asked_with(cookie_of(basket))
    assert (answer.content, answer.cookies[COOKIE].value) == (b"0", "")


def test_gives_a_guest_nobody_elses_basket():
    """A cookie with the number of an owned basket, such as one of a shopper who signed out."""
    alices = baskets.filled(make_product(), owner=baskets.make_user())
    answer = asked_with(cookie_of(alices))
    assert (answer.content, answer.cookies[COOKIE].value) == (b"0", "")


def test_keeps_a_frozen_guest_basket_through_sign_in():
    basket = baskets.filled(make_product())
    freeze(basket)
    alice = baskets.make_user()
    assert dict(asked_with(cookie_of(basket), counted, alice).cookies) == {}
    services.reopen(Basket.objects.get())
    answer = asked_with(cookie_of(basket), counted, alice)
    assert (answer.content, answer.cookies[COOKIE].value) == (b"1", "")
    assert baskets.contents(Basket.open.get(owner=alice)) == [("Finch One", 1)]


def test_puts_several_baskets_of_one_shopper_together():
    alice, finch = baskets.make_user(), make_product()
    for quantity in (1, 3):
        basket = baskets.filled(finch, quantity=quantity)
        Basket.objects.filter(pk=basket.pk).update(owner=alice)
    assert ask(RequestFactory().get("/"), counted, alice).content == b"3"
    assert Basket.open.count() == 1


def test_says_at_sign_in_what_came_along_and_what_was_too_much():
    finch = make_product()
    guest = baskets.strict_client()
    guest.post("/basket/add/", {"product": finch.pk, "quantity": "5"})
    guest.get("/basket/")  # and the message of that is read
    baskets.change_record(finch, num_in_stock=3)
    guest.force_login(baskets.make_user())
    page = guest.get("/basket/").content.decode()
    assert "What was in your basket before is in it again." in page
    assert "There are only 3 of “Finch One” in stock, so your basket holds that many now." in page
    assert baskets.contents(Basket.open.get()) == [("Finch One", 3)]


def test_writes_no_basket_for_a_signed_in_shopper_who_only_looks():
    alice = baskets.make_user()
    assert ask(RequestFactory().get("/"), counted, alice).content == b"0"
    assert not Basket.objects.exists()


def test_finds_the_basket_again_by_the_cookie():
    cookie = ask(RequestFactory().post("/"), filled).cookies[COOKIE].value
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = cookie
    answer = ask(request, counted)
    assert answer.content == b"1"
    assert COOKIE not in answer.cookies


def test_drops_a_cookie_that_somebody_made_up():
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = "1:forged"
    answer = ask(request, counted)
    assert answer.content == b"0"
    assert (answer.cookies[COOKIE].value, answer.cookies[COOKIE]["samesite"]) == ("", "Lax")


def test_makes_no_basket_for_a_visitor_who_only_looks():
    ask(RequestFactory().get("/"), counted)
    assert not Basket.objects.exists()


def test_reads_the_session_as_soon_as_somebody_wants_the_basket(django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(AssertionError, match="session was read"):
        ask(RequestFactory().get("/"), counted, UserThatMustNotBeAsked())


def test_brings_the_visitors_basket_along_at_sign_in(client):
    product = make_product()
    alice = User.objects.create_user("alice@example.com", "pw")
    basket = Basket.objects.create()
    client.cookies[COOKIE] = Signer().sign(basket.pk)
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = Signer().sign(basket.pk)
    ask(request, lambda r: HttpResponse(r.basket.add_product(product, 2)))
    client.force_login(alice)
    page = client.get("/basket/")
    assert page.context["request"].basket.num_items == 2
    assert Basket.objects.get(owner=alice).num_items == 2
    assert page.cookies[COOKIE].value == ""
