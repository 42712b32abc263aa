"""Wish lists and their lines.

Changes of Oscar's: a list has one address, at which its owner changes it and others look at it; an address that it is
shared with may be written in any case. Fields and migrations are Oscar's.
"""

from typing import Any

from django.urls import reverse
from oscar.apps.wishlists.abstract_models import AbstractLine, AbstractWishList, AbstractWishListSharedEmail


class WishList(AbstractWishList):
    NO_KEYS = frozenset({"create"})  # as long as a key, and the address of the form for a new list

    @classmethod
    def random_key(cls, length: int = 6) -> str:
        key: str = super().random_key(length)
        return key if key not in cls.NO_KEYS else cls.random_key(length)

    def get_absolute_url(self) -> str:
        return reverse("wishlists:detail", kwargs={"key": self.key})

    def get_shared_url(self) -> str:
        return self.get_absolute_url()

    def is_allowed_to_see(self, user: Any) -> bool:
        if self.visibility == self.PUBLIC or user.pk == self.owner_id:
            return True
        is_asked = self.visibility == self.SHARED and user.is_authenticated
        return bool(is_asked and self.shared_emails.filter(email__iexact=user.email).exists())


class Line(AbstractLine):
    """As Oscar has it; named here because our code imports it by path."""


class WishListSharedEmail(AbstractWishListSharedEmail):
    """As Oscar has it; named here because our code imports it by path."""
