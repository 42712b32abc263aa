"""Everything that changes a wish list.

Each of these locks the row of the list's owner until its commit, so that two tabs make neither two lists nor two
lines of one product.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from shop.catalogue.models import Product
from shop.core.locking import lock_row
from shop.users.models import User
from shop.wishlists import selectors
from shop.wishlists.models import Line, WishList, WishListSharedEmail


@dataclass(frozen=True)
class Terms:
    """What a list is called, and who may see it."""

    name: str
    visibility: str
    emails: tuple[str, ...] = ()


@transaction.atomic
def add(owner: User, *, product: Product) -> Line:
    """Put a product onto somebody's first list, which is made where there is none; twice is no mistake."""
    _lock(owner.pk)
    wishlist = selectors.lists_of(owner).first() or WishList.objects.create(
        owner=owner, name=_("My wish list")
    )
    line: Line = wishlist.lines.get_or_create(product=product, defaults={"title": product.get_title()})[0]
    return line


@transaction.atomic
def set_quantity(line: Line, *, quantity: int) -> None:
    """Wish for exactly so many."""
    _lock(line.wishlist.owner_id)
    Line.objects.filter(pk=line.pk).update(quantity=quantity)


@transaction.atomic
def remove(line: Line) -> None:
    """Take a line off its list."""
    _lock(line.wishlist.owner_id)
    line.delete()


@transaction.atomic
def move(line: Line, *, to: WishList) -> None:
    """Put a line onto another list of its owner; of what is on that one already, the larger number counts."""
    _lock(to.owner_id)
    twin = to.lines.filter(product=line.product_id).exclude(pk=line.pk).first() if line.product_id else None
    if twin is None:
        Line.objects.filter(pk=line.pk).update(wishlist=to)
        return
    Line.objects.filter(pk=twin.pk).update(quantity=max(twin.quantity, line.quantity))
    line.delete()


@transaction.atomic
def create(owner: User, *, terms: Terms) -> WishList:
    """Make another list."""
    _lock(owner.pk)
    wishlist: WishList = WishList.objects.create(owner=owner, name=terms.name, visibility=terms.visibility)
    _share(wishlist, emails=terms.emails)
    return wishlist


@transaction.atomic
def change(wishlist: WishList, *, terms: Terms) -> None:
    """Call a list something else, or show it to others."""
    _lock(wishlist.owner_id)
    WishList.objects.filter(pk=wishlist.pk).update(name=terms.name, visibility=terms.visibility)
    _share(wishlist, emails=terms.emails)


@transaction.atomic
def delete(wishlist: WishList) -> None:
    """Delete a list with everything on it."""
    _lock(wishlist.owner_id)
    wishlist.delete()


def _lock(owner_id: int) -> None:
    lock_row(User.objects.all(), pk=owner_id)


def _share(wishlist: WishList, *, emails: Iterable[str]) -> None:
    """Let exactly these addresses be the ones that a list is shared with."""
    WishListSharedEmail.objects.filter(wishlist=wishlist).delete()
    WishListSharedEmail.objects.bulk_create(
        WishListSharedEmail(wishlist=wishlist, email=email) for email in dict.fromkeys(emails)
    )
