"""What the pages of wish lists show: a constant number of queries, however long a list is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, prefetch_related_objects

from shop.catalogue import specifications
from shop.catalogue.cards import ProductCard, cards, first_images_loaded
from shop.catalogue.models import Product
from shop.users.models import User
from shop.wishlists.models import Line, WishList

WISHES_ON_A_PAGE = 50


@dataclass(frozen=True)
class Wish:
    """A line of a list as it is today; without a card where the product is not shown any more."""

    id: int
    title: str
    quantity: int
    options: str = ""
    card: ProductCard | None = None
    image: Any = None

    @property
    def has_to_be_chosen(self) -> bool:
        """Whether its variants are sold and not the thing itself."""
        return self.card is not None and bool(self.card.product.is_parent)

    @property
    def can_be_bought(self) -> bool:
        return self.card is not None and self.card.price is not None and self.card.is_in_stock


@dataclass(frozen=True)
class WishPage:
    """One page of a list."""

    wishes: Sequence[Wish]
    page: Page[Line]
    total: int


def lists_of(owner: User) -> QuerySet[WishList]:
    """Somebody's lists, the first one, which things are added to, in front; each with its number of lines."""
    lists: QuerySet[WishList] = WishList.objects.filter(owner=owner).annotate(num_lines=Count("lines"))
    return lists.order_by("date_created", "pk")


def own(owner: User, *, key: str) -> WishList | None:
    """The list with this key if it is this person's."""
    found: WishList | None = WishList.objects.filter(owner=owner, key=key).first()
    return found


def by_key(key: str) -> WishList | None:
    """The list with this key, whosever it is: the caller asks whether it may be seen."""
    found: WishList | None = WishList.objects.filter(key=key).first()
    return found


def line_of(wishlist: WishList, *, line_id: int) -> Line | None:
    """The line of this number if it is on this list."""
    found: Line | None = wishlist.lines.filter(pk=line_id).select_related("product__parent").first()
    return found


def wish_page(wishlist: WishList, *, page_number: str = "1", only_shown: bool = False) -> WishPage:
    """One page of a list; its owner also sees what is not sold any more."""
    lines = wishlist.lines.select_related("product__product_class", "product__parent__product_class")
    if only_shown:
        public = Product.objects.public()
        whole = Q(product__parent=None) | Q(product__parent__in=public)
        lines = lines.filter(whole, product__in=public)
    paginator = Paginator(lines.order_by("pk"), WISHES_ON_A_PAGE)
    page = paginator.get_page(page_number)
    return WishPage(wishes=_wishes(list(page)), page=page, total=paginator.count)


def _wishes(lines: Sequence[Line]) -> list[Wish]:
    products = [line.product for line in lines if line.product and _is_shown(line.product)]
    parents = [product.parent for product in products if product.parent]
    prefetch_related_objects(parents, first_images_loaded())
    prefetch_related_objects([product for product in products if product.parent], specifications.loaded())
    card_of = {card.product.pk: card for card in cards(products)}
    return [_wish(line, card=card_of.get(line.product_id)) for line in lines]


def _wish(line: Line, *, card: ProductCard | None) -> Wish:
    if card is None:
        return Wish(id=line.pk, title=line.get_title(), quantity=line.quantity)
    product = card.product
    options = specifications.options(product) if product.parent else []
    return Wish(
        id=line.pk,
        title=product.get_title(),
        quantity=line.quantity,
        options=", ".join(option.value for option in options),
        card=card,
        image=card.image or _picture_of(product.parent),
    )


def _picture_of(parent: Product | None) -> Any:
    """The parent's own picture, for a variant without one."""
    images = parent.first_images if parent is not None else []
    return images[0].image if images else None


def _is_shown(product: Product) -> bool:
    """Whether the shop shows a product; a variant is shown with its parent."""
    parts = [product, product.parent] if product.parent else [product]
    return all(part.is_public and part.archived_at is None for part in parts)
