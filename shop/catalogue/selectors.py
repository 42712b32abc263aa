"""What the catalogue's pages show. Nobody's name, basket or group is asked: everybody sees the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.catalogue import renditions, specifications
from shop.catalogue.cards import (
    ProductCard,
    ShownPrice,
    StockNote,
    StockState,
    card,
    cards,
    sold,
)
from shop.catalogue.listing import selectors as lists
from shop.catalogue.listing.choices import PAGE_SIZE, Choices
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.listing.selectors import Listing
from shop.catalogue.managers import ProductQuerySet
from shop.catalogue.models import (
    Category,
    Product,
    ProductCategory,
    ProductImage,
    ProductRecommendation,
)
from shop.catalogue.reviews import selectors as reviews
from shop.catalogue.reviews.selectors import Rating, ShownReview
from shop.catalogue.specifications import Spec
from shop.core.seo import Crumb
from shop.partner.strategy import Selector

__all__ = [
    "Listing",
    "ProductCard",
    "ProductPage",
    "ShownPrice",
    "StockNote",
    "StockState",
    "Variant",
    "browse",
    "card",
    "cards",
    "listing",
    "newest",
    "product_page",
    "public_product",
]

RELATED = 4
DEEPEST = 30  # levels of categories; longer addresses are nobody's
LONGEST_ID = 18  # digits; with one more it might be a number that no database can hold
REVIEWS_WITH_PRODUCT = 6


@dataclass(frozen=True)
class Variant:
    """One of the things that are sold under a product: what tells it apart, what it costs, how many there are."""

    product: Product
    sku: str
    options: Mapping[str, str]
    colour: str
    price: ShownPrice | None
    stock: StockNote
    image: Any = None

    @property
    def available(self) -> int | None:
        return self.stock.available

    @property
    def can_be_bought(self) -> bool:
        return self.price is not None and self.stock.can_be_bought

    @property
    def label(self) -> str:
        return ", ".join(self.options.values()) or self.product.get_title()


@dataclass(frozen=True)
class GalleryPicture:
    """One picture of a product."""

    image: Any
    caption: str


@dataclass(frozen=True)
class ProductPage:
    """Everything that the page of a product shows; `asked` is the variant that the address names."""

    product: Product
    card: ProductCard
    variants: Sequence[Variant]
    gallery: Sequence[GalleryPicture]
    specs: Sequence[Spec]
    way: Sequence[Category]
    related: Sequence[ProductCard]
    reviews: Sequence[ShownReview]
    rating: Rating | None
    asked: Variant | None = None

    @property
    def breadcrumbs(self) -> list[Crumb]:
        here = Crumb(name=self.product.get_title(), path=self.product.get_absolute_url())
        return [*crumbs_of(self.way), here]

    @property
    def chosen(self) -> Variant | None:
        """The variant that the address asks for; before anybody has chosen the first that can be bought."""
        return self.asked or next((variant for variant in self.variants if variant.can_be_bought), None)

    @property
    def price(self) -> ShownPrice | None:
        """What is paid for what the button puts into the basket."""
        return self.chosen.price if self.chosen else self.card.price

    @property
    def stock(self) -> StockNote:
        return self.chosen.stock if self.chosen else self.card.stock

    @property
    def number(self) -> str:
        """The article number of what is chosen, as far as it has one."""
        shown = self.chosen.product if self.chosen and self.chosen.product.upc else self.product
        return shown.upc or ""

    @property
    def can_be_bought(self) -> bool:
        if self.product.is_parent:
            return self.chosen is not None
        return self.card.price is not None and self.card.stock.can_be_bought

    @property
    def awaited(self) -> list[tuple[int, str]]:
        """What is sold out and can be waited for, each by its number and by what tells it from the others."""
        gone = [(each.product.pk, each.label) for each in self.variants if not each.can_be_bought]
        if self.can_be_bought or len(gone) == 1:
            return gone
        whole = _("Any of them") if gone else self.product.get_title()
        return [(self.product.pk, whole), *gone]

    @property
    def option_names(self) -> str:
        """What the variants differ in."""
        names = dict.fromkeys(name for variant in self.variants for name in variant.options)
        return ", ".join(names)


def browse(*, category: Category | None = None, choices: Choices | None = None) -> Listing:
    """One page of the products in a category (or of all), with the categories to go on to."""
    return lists.browse(Base(category=category), choices or Choices())


def listing(products: ProductQuerySet, *, page_number: str = "1") -> Listing:
    """One page of any ordered list of products, which cannot be filtered."""
    paginator = Paginator(products, PAGE_SIZE)
    page = paginator.get_page(page_number)
    return Listing(cards=cards(page), page=page, total=paginator.count)


def newest(*, number: int = 8) -> Sequence[ProductCard]:
    """The products that came last."""
    newest = Product.objects.browsable().order_by("-date_created", "-pk")
    return lists.cards_of(newest.values_list("pk", flat=True)[:number])


def public_product(typed: str) -> Product | None:
    """The product or variant of the number that a form sent, if the shop shows it."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_ID):
        return None
    found: Product | None = Product.objects.public().select_related("parent").filter(pk=int(typed)).first()
    if found is None or found.parent is None:
        return found
    return found if found.parent.is_public and found.parent.archived_at is None else None


def product_page(slug: str, *, sku: str = "") -> ProductPage | None:
    """The page of a product, if there is one that may be shown; with the variant of this number chosen."""
    found = Product.objects.browsable().select_related("product_class", "brand")
    product: Product | None = found.filter(slug=slug).first()
    if product is None:
        return None
    _load_shown(product)
    category = product.categories.browsable().order_by("depth", "path").first()
    newest_reviews = reviews.latest(product, number=REVIEWS_WITH_PRODUCT)
    variants = _variants(product)
    asked = next((each for each in variants if sku and each.sku == sku and each.can_be_bought), None)
    return ProductPage(
        product=product,
        card=card(product),
        variants=variants,
        asked=asked,
        gallery=_gallery(product, first=asked),
        specs=specifications.of(product),
        way=way_to(category) if category else [],
        related=_related(product, category=category),
        reviews=newest_reviews,
        rating=reviews.rating(product) if newest_reviews else None,
    )


def _load_shown(product: Product) -> None:
    """Load all that the product's own page needs, for itself and its variants together."""
    variants = list(product.children.public().order_by("pk")) if product.is_parent else []
    product._prefetched_public_children = variants  # Oscar's name for them
    images = ProductImage.objects.select_related("image").order_by("display_order", "pk")
    all_images = Prefetch(
        "images",
        queryset=images.prefetch_related(renditions.loaded_for("image")),
        to_attr="first_images",  # of which the first one is the first
    )
    prefetch_related_objects([product, *variants], "stockrecords", specifications.loaded(), all_images)


def _variants(product: Product) -> list[Variant]:
    if not product.is_parent:
        return []
    strategy = Selector().strategy()
    return [_variant(variant, strategy=strategy) for variant in product.get_public_children()]


def _variant(product: Product, *, strategy: Any) -> Variant:
    price, stock = sold(product, strategy=strategy)
    options = specifications.options(product)
    records = list(product.stockrecords.all())
    pictured = [image.image for image in product.first_images if image.image]
    return Variant(
        product=product,
        sku=records[0].partner_sku if records else product.upc or "",
        options={option.name: option.value for option in options},
        colour=next((option.colour for option in options if option.colour), ""),
        price=price,
        stock=stock,
        image=pictured[0] if pictured else None,
    )


def _gallery(product: Product, *, first: Variant | None = None) -> list[GalleryPicture]:
    """The pictures of a product, then one of each variant, each once; before them the one of a variant asked for."""
    own = [(image, image.caption) for image in product.first_images]
    if product.is_parent:
        for variant in product.get_public_children():
            name = ", ".join(option.value for option in specifications.options(variant))
            own += [(image, image.caption or name) for image in variant.first_images[:1]]
    pictures: dict[int, GalleryPicture] = {}
    for shown, caption in own:
        if shown.image is not None:
            pictures.setdefault(shown.image_id, GalleryPicture(image=shown.image, caption=caption))
    asked = first.image if first else None
    return sorted(pictures.values(), key=lambda picture: picture.image != asked)


def _related(product: Product, *, category: Category | None) -> list[ProductCard]:
    """What staff recommend with a product, then the newest of its category."""
    others = Product.objects.browsable().exclude(pk=product.pk)
    recommended = ProductRecommendation.objects.filter(primary=product, recommendation__in=others)
    wanted = list(recommended.order_by("-ranking", "pk").values_list("recommendation", flat=True)[:RELATED])
    if len(wanted) < RELATED:
        beside = ProductCategory.objects.filter(category=category, product__in=others).order_by("-product_id")
        unnamed = beside.exclude(product__in=wanted).values_list("product", flat=True)
        wanted += unnamed[: RELATED - len(wanted)]
    return lists.cards_of(wanted)


def way_by_address(full_slug: str) -> Sequence[Category]:
    """The categories from the top one down to the one with this address; none if it may not be shown. One query."""
    steps = full_slug.split("/")
    addresses = ["/".join(steps[:end]) for end in range(1, len(steps) + 1)][:DEEPEST]
    way = list(Category.objects.filter(full_slug__in=addresses).order_by("depth"))
    return way if way and way[-1].full_slug == full_slug and way[-1].is_browsable else []


def top_categories() -> Sequence[Category]:
    """The categories that the shop's own page lists."""
    return list(Category.get_root_nodes().browsable().order_by("path"))


def way_to(category: Category) -> Sequence[Category]:
    """The categories from the top one down to this one."""
    way: Sequence[Category] = category.get_ancestors_and_self()
    return way


def crumbs_of(way: Sequence[Category]) -> list[Crumb]:
    """The same categories as links, after one to the whole shop."""
    shop = Crumb(name=_("Shop"), path=reverse("catalogue:index"))
    return [shop, *(Crumb(name=step.name, path=step.get_absolute_url()) for step in way)]
