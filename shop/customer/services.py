"""What a customer does with orders that exist already, and with the account itself."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.catalogue.reviews.models import ProductReview
from shop.core.exceptions import DomainError
from shop.core.locking import lock_row
from shop.customer.exceptions import OrderIsPendingError
from shop.order import selectors as orders
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
    if not guests:
        return 0
    joined: int = Order.objects.filter(pk__in=guests, user=None).update(user=user)
    for order in Order.objects.filter(pk__in=guests, user=user, confirmed_at__isnull=False):
        verified.remember(order)
    return joined


@transaction.atomic
def join_orders_of_confirmed_addresses(user: User) -> int:
    """Give somebody what they ordered as a guest under an address that was proved to be theirs before."""
    confirmed = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    return sum(join_guest_orders(user, confirmed_email=email) for email in confirmed)


@transaction.atomic
def delete_account(user: User) -> None:
    """Delete somebody's account with all that is theirs alone; their orders and the codes they used stay counted.

    A pending order may be being paid at this moment, so it is not cancelled behind their back: `OrderIsPendingError`.
    Locks the account, so that no order of it is written meanwhile.
    """
    account = lock_row(User.objects.all(), pk=user.pk)
    pending = orders.pending_of(user=account)
    if pending is not None:
        raise OrderIsPendingError(number=pending.number)
    for review in ProductReview.objects.filter(user=account):
        review.delete()  # each by itself, which brings the rating of its product up to date
    account.delete()
