"""What lists and forms need to know of an arrangement."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from shop.catalogue.arranging.models import CategoryPlacement, Kind
from shop.catalogue.models import Category, Product
from shop.catalogue.shelf.models import Shelf

_ADDRESS = re.compile(r"/products/([\w-]+)/?(\?.*)?\Z")


@dataclass(frozen=True)
class ShownBanner:
    """A banner among the products of a list; `position` is its place, counted from 1."""

    position: int
    image: Any
    title: str
    text: str
    link: str
    label: str


@dataclass(frozen=True)
class Arrangement:
    """The products that stand first in a list, and its banners."""

    pins: Sequence[int] = ()
    banners: Sequence[ShownBanner] = ()

    @property
    def pictures(self) -> list[Any]:
        return [banner.image for banner in self.banners]


def arrangement(category: Category, *, term: int, currency: str) -> Arrangement:
    """Of the list of this category, whose products have this term on the shelf; one query.

    A pinned product that the list does not have is passed over.
    """
    listed = Shelf.objects.filter(
        shown=OuterRef("product"), is_face=True, currency=currency, face_terms__holds=[term]
    )
    placed = CategoryPlacement.objects.filter(
        Q(kind=Kind.BANNER) | Q(Exists(listed), kind=Kind.PIN), category=category
    ).select_related("banner__image")
    found = list(placed)
    return Arrangement(
        pins=[each.product_id for each in found if each.product_id],
        banners=[_shown(each) for each in found if each.kind == Kind.BANNER],
    )


def _shown(placement: CategoryPlacement) -> ShownBanner:
    banner = placement.banner
    return ShownBanner(
        position=placement.position,
        image=banner.image,
        title=banner.title,
        text=banner.text,
        link=banner.link,
        label=banner.label,
    )


def placements(category: Category) -> Sequence[CategoryPlacement]:
    """All that is placed in a category's list, pins first, each kind in its order."""
    placed = category.placements.select_related("product", "banner__image")
    return sorted(placed, key=lambda each: (list(Kind).index(Kind(each.kind)), each.position, each.pk))


def suggestions(category: Category, *, most: int = 200) -> Sequence[Product]:
    """Products of the category, to be chosen from while typing."""
    within = Product.objects.browsable().filter(categories__path__startswith=category.path)
    return list(within.order_by("title", "pk").distinct()[:most])


def standing_in(category: Category, *, among: Iterable[Product]) -> set[int]:
    """Those of these products that stand in the category or below it."""
    keys = [product.pk for product in among]
    within = Product.objects.filter(pk__in=keys, categories__path__startswith=category.path)
    return set(within.values_list("pk", flat=True))


def meant_by(typed: Iterable[str]) -> Mapping[str, Sequence[Product]]:
    """The products that each of these may mean: by an article number, else by the title, else by the page's address.

    Three queries for any number; a variant's number means its parent.
    """
    asked = {each: each.lower() for each in typed}
    ways = [_by_number(asked), _by_title(asked), _by_address(asked)]
    return {each: next((way[key] for way in ways if key in way), []) for each, key in asked.items()}


def _by_title(asked: Mapping[str, str]) -> dict[str, list[Product]]:
    found: dict[str, list[Product]] = {}
    shown = Product.objects.exclude(structure=Product.CHILD).annotate(folded=Lower("title"))
    # SQLite makes small letters of the Latin alphabet only, so what is written alike is asked for, too.
    meant = Q(folded__in=set(asked.values())) | Q(title__in=set(asked))
    for product in shown.filter(meant).order_by("pk"):
        found.setdefault(product.title.lower(), []).append(product)
    return found


def _by_address(asked: Mapping[str, str]) -> dict[str, list[Product]]:
    slugs = {match[1]: key for key in asked.values() if (match := _ADDRESS.search(key))}
    shown = Product.objects.exclude(structure=Product.CHILD).filter(slug__in=slugs)
    return {slugs[product.slug]: [product] for product in shown}


def _by_number(asked: Mapping[str, str]) -> dict[str, list[Product]]:
    found: dict[str, list[Product]] = {}
    numbered = Product.objects.annotate(
        upc_folded=Lower("upc"), sku_folded=Lower("stockrecords__partner_sku")
    )
    wanted = set(asked.values())
    meant = Q(upc_folded__in=wanted) | Q(sku_folded__in=wanted)
    for product in numbered.filter(meant).select_related("parent").order_by("pk"):
        shown = product.parent if product.is_child else product
        for number in {product.upc_folded, product.sku_folded} & wanted:
            if shown not in found.setdefault(number, []):
                found[number].append(shown)
    return found
