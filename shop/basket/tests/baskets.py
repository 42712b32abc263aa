"""Small baskets for tests."""

from typing import Any

from django.test import Client

from shop.basket import services
from shop.basket.models import Basket, Line
from shop.catalogue.models import Product
from shop.partner.models import StockRecord
from shop.users.models import User

OURS = {"Sec-Fetch-Site": "same-origin"}
PASSWORD = "correct horse battery"


def strict_client(user: User | None = None) -> Client:
    """A browser: it is asked for a token, and says that it posts from our own pages."""
    client = Client(enforce_csrf_checks=True, headers=OURS)
    if user is not None:
        client.force_login(user)
    return client


def make_user(name: str = "alice") -> User:
    user: User = User.objects.create_user(f"{name}@example.com", PASSWORD)
    return user


def filled(*products: Product, quantity: int = 1, owner: User | None = None) -> Basket:
    """A saved basket with so many of each product."""
    basket = Basket(owner=owner)
    for product in products:
        services.add(basket, product=product, quantity=quantity)
    return basket


def contents(basket: Basket | None = None) -> list[tuple[str, int]]:
    """What a basket, or all of them together, hold now, as stored."""
    lines = (
        Line.objects.order_by("pk") if basket is None else Line.objects.filter(basket=basket).order_by("pk")
    )
    return [(line.product.get_title(), line.quantity) for line in lines]


def change_record(product: Product, **fields: Any) -> None:
    """Change what a stock record holds, past its own rules: what came about is what the basket has to cope with."""
    StockRecord.objects.filter(product=product).update(**fields)
