"""What a guest wished for, kept in the session until the sign-in, which puts it onto the list."""

from typing import Any

from django.http import HttpRequest

from shop.catalogue.models import Product
from shop.users.models import User
from shop.wishlists import services

_NAME = "wishes"
_MOST = 20  # a session is no store


def remember(request: HttpRequest, *, product: Product) -> None:
    """Keep a wish; the latest ones stay when there are too many."""
    wished = [pk for pk in _kept(request) if pk != product.pk]
    request.session[_NAME] = [*wished, product.pk][-_MOST:]


def redeem(request: HttpRequest, *, user: User) -> list[Product]:
    """Put what was wished for onto the list of whoever has signed in, and tell what that was."""
    wished = _kept(request)
    if not wished:
        return []
    del request.session[_NAME]
    found = Product.objects.public().select_related("parent").in_bulk(wished)
    products = [found[pk] for pk in wished if pk in found]
    for product in products:
        services.add(user, product=product)
    return products


def _kept(request: HttpRequest) -> list[Any]:
    return list(request.session.get(_NAME, []))
