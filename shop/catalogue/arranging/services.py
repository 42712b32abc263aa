"""Arranges the list of a category; pages and the shelf follow by themselves (see `shop.catalogue.receivers`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from shop.catalogue import library
from shop.catalogue.arranging import selectors
from shop.catalogue.arranging.models import CategoryPlacement, GridBanner, Kind
from shop.catalogue.models import Category
from shop.core import audit
from shop.core.locking import lock_row

if TYPE_CHECKING:
    from shop.users.models import User


@dataclass(frozen=True)
class Banner:
    """A banner as it is to be; `upload` is a file that becomes a picture of the library."""

    position: int
    title: str
    text: str
    link: str
    label: str
    image: Any = None
    upload: Any = None

    @property
    def facts(self) -> tuple[Any, ...]:
        return self.position, self.image.pk, self.title, self.text, self.link, self.label


@dataclass(frozen=True)
class Wanted:
    """The list of a category as it is to stand: the keys of products, the first pin first."""

    pins: Sequence[int] = ()
    hidden: Sequence[int] = ()
    banners: Sequence[Banner] = ()


def arrange(category: Category, wanted: Wanted, *, actor: "User | None") -> None:
    """Let the list of a category stand so, and in no other way. Takes the lock on its row."""
    with transaction.atomic():
        lock_row(Category.objects.all(), pk=category.pk)
        stored = selectors.placements(category)
        _place(category, wanted, stored=[each for each in stored if each.kind != Kind.BANNER])
        _hang(category, wanted.banners, stored=[each for each in stored if each.kind == Kind.BANNER])
        if changes := _changes(stored, selectors.placements(category)):
            audit.record("category.arranged", target=category, actor=actor, changes=changes)


def _place(category: Category, wanted: Wanted, *, stored: Sequence[CategoryPlacement]) -> None:
    to_be: dict[int | None, tuple[Kind, int]]
    to_be = {pk: (Kind.PIN, place) for place, pk in enumerate(wanted.pins, start=1)}
    to_be |= {pk: (Kind.HIDDEN, place) for place, pk in enumerate(wanted.hidden, start=1)}
    for placement in stored:
        place = to_be.pop(placement.product_id, None)
        if place is None:
            placement.delete()
        elif (placement.kind, placement.position) != place:
            placement.kind, placement.position = place
            placement.save()
    for product_id, (kind, position) in to_be.items():
        category.placements.create(product_id=product_id, kind=kind, position=position)


def _hang(category: Category, banners: Sequence[Banner], *, stored: Sequence[CategoryPlacement]) -> None:
    """Nothing refers to a banner, so that changed ones are taken down and hung anew."""
    is_new = any(banner.upload for banner in banners)
    if not is_new and sorted(map(_facts, stored)) == sorted(banner.facts for banner in banners):
        return
    for placement in stored:
        placement.delete()
    for banner in banners:
        placement = category.placements.create(kind=Kind.BANNER, position=banner.position)
        image = library.keep(banner.upload, title=banner.title) if banner.upload else banner.image
        GridBanner.objects.create(
            placement=placement,
            image=image,
            title=banner.title,
            text=banner.text,
            link=banner.link,
            label=banner.label,
        )


def _facts(placement: CategoryPlacement) -> tuple[Any, ...]:
    banner = placement.banner
    return placement.position, banner.image_id, banner.title, banner.text, banner.link, banner.label


def _changes(
    before: Sequence[CategoryPlacement], after: Sequence[CategoryPlacement]
) -> dict[str, tuple[Any, Any]]:
    pairs = {kind.value: (_told(before, kind), _told(after, kind)) for kind in Kind}
    return {kind: pair for kind, pair in pairs.items() if pair[0] != pair[1]}


def _told(placed: Sequence[CategoryPlacement], kind: Kind) -> list[Any]:
    of_kind = [each for each in placed if each.kind == kind]
    return [list(_facts(each)) if kind is Kind.BANNER else each.product_id for each in of_kind]
