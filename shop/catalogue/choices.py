"""What somebody has chosen in a list of products. Its address says it, so that it can be kept and sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from shop.catalogue.managers import ProductQuerySet


class Sort(StrEnum):
    """The value is that of the address; the usual order is not written there."""

    USUAL = ""
    NEWEST = "newest"
    NAME = "name"

    @property
    def label(self) -> Promise | str:
        return _LABELS[self]


_LABELS = {
    Sort.USUAL: pgettext_lazy("order of a list", "Our favourites first"),
    Sort.NEWEST: pgettext_lazy("order of a list", "Newest first"),
    Sort.NAME: pgettext_lazy("order of a list", "By name"),
}
_ORDERS = {
    Sort.USUAL: ("-priority", "-date_created", "-pk"),
    Sort.NEWEST: ("-date_created", "-pk"),
    Sort.NAME: (Lower("title"), "pk"),
}


@dataclass(frozen=True)
class Choices:
    """What is chosen of a list; without anything it is the list as the shop shows it."""

    sort: Sort = Sort.USUAL

    @classmethod
    def of(cls, typed: Mapping[str, Any]) -> "Choices":
        """What these parameters of an address choose; those that say nothing known are not heard."""
        sort = str(typed.get("sort", ""))
        return cls(sort=Sort(sort) if sort in set(Sort) else Sort.USUAL)

    @property
    def sorts(self) -> list[tuple[Sort, bool]]:
        """Every order, and whether it is the chosen one."""
        return [(sort, sort == self.sort) for sort in Sort]

    @property
    def are_usual(self) -> bool:
        """Whether nothing is chosen: only that list is for search engines."""
        return self == USUAL

    def ordered(self, products: ProductQuerySet) -> ProductQuerySet:
        """The same products in the chosen order."""
        in_order: ProductQuerySet = products.order_by(*_ORDERS[self.sort])
        return in_order


USUAL = Choices()


@dataclass(frozen=True)
class Chip:
    """Something chosen, and the address of the same list without it."""

    label: str
    without: str
