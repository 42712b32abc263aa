"""What a customer does with orders that exist already."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.core.exceptions import DomainError
from shop.order import verified
from shop.order.models import Order
from shop.users.models import User


@dataclass(frozen=True)
class Reordered:
    """What came into the basket again, and why something did not."""

    pieces: int
    refusals: tuple[str, ...]


def reorder(order: Order, *, basket: Basket) -> Reordered:
    """Put everything of an order into the basket once more, as far as it can be had; each line by itself."""
    pieces, refusals = 0, []
    for line in order.lines.select_related("product__product_class", "product__parent__product_class"):
        if line.product is None:
            refusals.append(_("“%(title)s” cannot be bought any more.") % {"title": line.title})
            continue
        try:
            baskets.add(basket, product=line.product, quantity=line.quantity)
        except DomainError as error:
            refusals.append(error.message)
        else:
            pieces += line.quantity
    return Reordered(pieces=pieces, refusals=tuple(refusals))


@transaction.atomic
def join_guest_orders(user: User, *, confirmed_email: str) -> int:
    """Give somebody the orders that were placed without an account under an address that is proved to be theirs."""
    guests = list(Order.objects.filter(user=None, email__iexact=confirmed_email).values_list("pk", flat=True))
    joined: int = Order.objects.filter(pk__in=guests, user=None).update(user=user)
    for order in Order.objects.filter(pk__in=guests, user=user, confirmed_at__isnull=False):
        verified.remember(order)
    return joined
