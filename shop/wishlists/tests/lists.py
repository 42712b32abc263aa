"""Small wish lists for tests."""

from typing import Any

from shop.catalogue.models import Product
from shop.users.models import User
from shop.wishlists.models import Line, WishList


def make_list(owner: User, *products: Product, name: str = "Bench", **fields: Any) -> WishList:
    """A list with one of each product."""
    wishlist: WishList = WishList.objects.create(owner=owner, name=name, **fields)
    for product in products:
        Line.objects.create(wishlist=wishlist, product=product, title=product.get_title())
    return wishlist


def contents() -> list[tuple[str, str, int]]:
    """What is on all lists together, as stored: the list's name, the title, how many."""
    lines = Line.objects.order_by("pk").select_related("wishlist")
    return [(line.wishlist.name, line.title, line.quantity) for line in lines]
