from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.signing import Signer
from django.http import HttpResponse
from django.test import RequestFactory
from oscar.apps.basket.models import Basket
from oscar.test.factories import create_product

from shop.basket.middleware import BasketMiddleware
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
    request.basket.add_product(create_product(price=Decimal("5.00"), num_in_stock=9), 1)
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
    product = create_product(price=Decimal("5.00"), num_in_stock=9)
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
