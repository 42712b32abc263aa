"""A product as lists show it: what it costs, whether it can be bought, how it looks.

The price and the stock are those of the shop's one pricing strategy, the same for everybody.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects
from django.utils.html import strip_tags
from django.utils.text import Truncator

from shop.catalogue import renditions
from shop.catalogue.managers import ProductQuerySet
from shop.catalogue.models import Product, ProductImage
from shop.catalogue.renditions import WIDEST_CARD, Picture
from shop.core import clock, pagecache
from shop.core.money import Money
from shop.partner.strategy import Selector, Strategy

FEW = 5  # so many or fewer are worth a word
WORDS = 18  # of the description, where nobody has written a summary
NEW_FOR = timedelta(days=30)


class StockState(StrEnum):
    """The value is a name of the stylesheet."""

    IN_STOCK = "in-stock"
    FEW_LEFT = "few-left"
    AHEAD = "ahead"  # none is here, but it can be bought
    SOLD_OUT = "sold-out"


@dataclass(frozen=True)
class StockNote:
    """Whether a product can be bought; `available` is None where nobody counts."""

    state: StockState
    available: int | None = None

    @property
    def can_be_bought(self) -> bool:
        return self.state != StockState.SOLD_OUT


SOLD_OUT = StockNote(StockState.SOLD_OUT, available=0)


@dataclass(frozen=True)
class ShownPrice:
    """What a product costs, VAT included; `is_least` where its variants cost different amounts."""

    gross: Money
    was: Money | None = None
    is_least: bool = False


@dataclass(frozen=True)
class ProductCard:
    """A product as lists show it."""

    product: Product
    price: ShownPrice | None
    stock: StockNote
    image: Any = None
    is_new: bool = False

    @property
    def is_in_stock(self) -> bool:
        return self.stock.can_be_bought

    @property
    def facts(self) -> "CardFacts":
        """What its template says of it."""
        product = self.product
        return CardFacts(
            title=product.get_title(),
            url=product.get_absolute_url(),
            text=product.summary or Truncator(strip_tags(product.description)).words(WORDS),
            picture=renditions.shown(self.image, alt="") if self.image else None,
            price=self.price,
            stock=self.stock,
            rating=product.rating,
            is_new=self.is_new,
        )


@dataclass(frozen=True)
class CardFacts:
    """All that a card says; two that say the same look the same."""

    title: str
    url: str
    text: str
    picture: Picture | None
    price: ShownPrice | None
    stock: StockNote
    rating: float | None
    is_new: bool

    @property
    def is_in_stock(self) -> bool:
        return self.stock.can_be_bought

    @property
    def was_price(self) -> Money | None:
        return self.price.was if self.price else None


def with_prices(products: ProductQuerySet) -> ProductQuerySet:
    """The same products with all that their cards need loaded beside them."""
    loaded: ProductQuerySet = products.select_related(*_BESIDE).prefetch_related(*_lookups())
    return loaded


def cards(products: Iterable[Product]) -> list[ProductCard]:
    """The cards of these products; what is not loaded yet is loaded for all of them together."""
    products = list(products)
    prefetch_related_objects(products, *_BESIDE, "parent__product_class", *_lookups())
    strategy = Selector().strategy()
    return [card(product, strategy=strategy) for product in products]


def card(product: Product, *, strategy: Strategy | None = None) -> ProductCard:
    """The card of a product that `with_prices` or `cards` has loaded."""
    strategy = strategy or Selector().strategy()
    if not product.is_parent:
        price, stock = sold(product, strategy=strategy)
    else:
        variants = [sold(variant, strategy=strategy) for variant in product.get_public_children()]
        price, stock = _least(variants), _of_all([stock for price, stock in variants if price])
    return ProductCard(
        product=product,
        price=price,
        stock=stock,
        image=first_image(product),
        is_new=is_new(product.date_created),
    )


def is_new(came_at: datetime) -> bool:
    """Whether it came within the last month; the page that says so is right until the month is over."""
    until = came_at + NEW_FOR
    if clock.now() >= until:
        return False
    pagecache.valid_until(until)
    return True


def sold(product: Product, *, strategy: Strategy) -> tuple[ShownPrice | None, StockNote]:
    """What a product without variants costs, and whether it can be bought."""
    if product.get_product_class() is None:  # the database allows it; nobody can tell how it is sold
        return None, SOLD_OUT
    info = strategy.fetch_for_product(product)
    if not info.price.exists:
        return None, SOLD_OUT
    was = info.stockrecord.was_price
    return (
        ShownPrice(
            gross=Money.rounded(info.price.incl_tax, info.price.currency),
            was=Money.rounded(was, info.price.currency) if was is not None else None,
        ),
        _note(info.availability),
    )


def _note(availability: Any) -> StockNote:
    if not availability.is_available_to_buy:
        return SOLD_OUT
    available: int | None = getattr(availability, "num_available", None)
    here: int | None = getattr(availability, "num_here", available)
    if available is None or here is None:
        return StockNote(StockState.IN_STOCK)
    if here <= 0:
        return StockNote(StockState.AHEAD, available=available)
    return StockNote(StockState.FEW_LEFT if available <= FEW else StockState.IN_STOCK, available=available)


def _least(variants: Sequence[tuple[ShownPrice | None, StockNote]]) -> ShownPrice | None:
    """The least price of those that can be bought, or of all where none can."""
    priced = [(price, stock) for price, stock in variants if price]
    prices = [price for price, stock in priced if stock.can_be_bought] or [price for price, _stock in priced]
    if not prices:
        return None
    least = min(prices, key=lambda price: price.gross)
    is_least = any(price.gross != least.gross for price in prices)
    return ShownPrice(gross=least.gross, was=least.was, is_least=is_least)


def _of_all(notes: Sequence[StockNote]) -> StockNote:
    """The best of the variants' states; how many there are is said beside each variant."""
    best = min((note.state for note in notes), key=list(StockState).index, default=StockState.SOLD_OUT)
    return StockNote(StockState.IN_STOCK if best == StockState.FEW_LEFT else best)


def first_image(product: Product) -> Any:
    """The picture of the library that stands for a product; a parent without one shows a variant's."""
    for shown in (product, *(product.get_public_children() if product.is_parent else ())):
        images = shown.first_images
        if images and images[0].image is not None:
            return images[0].image
    return None


_BESIDE = ("product_class", "brand")


def _lookups() -> list[Any]:
    variants = Product.objects.public().prefetch_related("stockrecords", first_images_loaded()).order_by("pk")
    return [
        "stockrecords",
        Prefetch("children", queryset=variants, to_attr="_prefetched_public_children"),
        first_images_loaded(),
    ]


def first_pictures(product_ids: Collection[int]) -> dict[int, Any]:
    """The picture of the library that stands first with each of these products that has one; one query."""
    rows = _first_images().filter(product__in=product_ids, image__isnull=False)
    return {row.product_id: row.image for row in rows}


def first_images_loaded() -> Prefetch[Any]:
    """Load the first picture of each product, with the copies of it that exist."""
    copies = renditions.loaded_for("image", widest=WIDEST_CARD)
    return Prefetch("images", queryset=_first_images().prefetch_related(copies), to_attr="first_images")


def _first_images() -> QuerySet[ProductImage]:
    siblings = ProductImage.objects.filter(product=OuterRef("product")).order_by("display_order", "pk")
    first: QuerySet[ProductImage] = ProductImage.objects.filter(pk=Subquery(siblings.values("pk")[:1]))
    return first.select_related("image")
