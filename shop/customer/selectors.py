"""What the account's pages show. Everything here is asked with the person whose it must be."""

from oscar.apps.address.models import UserAddress

from shop.users.models import User


def address_book(user: User) -> list[UserAddress]:
    """Somebody's addresses, the one to be offered first in front; one query."""
    book = UserAddress.objects.filter(user=user).select_related("country")
    return list(book.order_by("-is_default_for_shipping", "-num_orders_as_shipping_address", "pk"))


def address_of(user: User, *, pk: int) -> UserAddress | None:
    """The address of this number if it is in this person's book; nobody learns of other people's."""
    return UserAddress.objects.filter(user=user, pk=pk).select_related("country").first()
