"""What the catalogue's pages show. Nobody's name, basket or group is asked: everybody sees the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.catalogue.managers import ProductQuerySet
from shop.catalogue.models import Category, Product, ProductCategory
from shop.core.seo import Crumb


@dataclass(frozen=True)
class ShownPrice:
    """What a product costs; `is_least` where its variants cost different amounts."""

    amount: Decimal
    currency: str
    is_least: bool = False


@dataclass(frozen=True)
class ProductCard:
    """A product as lists show it."""

    product: Product
    price: ShownPrice | None
    is_in_stock: bool


@dataclass(frozen=True)
class Listing:
    """One page of a list of products, with the categories below."""

    cards: Sequence[ProductCard]
    page: Page[Product]
    total: int
    categories: Sequence[Category]


@dataclass(frozen=True)
class ProductPage:
    """Everything that the page of a product shows."""

    card: ProductCard
    variants: Sequence[ProductCard]
    way: Sequence[Category]

    @property
    def crumbs(self) -> list[Crumb]:
        product = self.card.product
        return [*crumbs_of(self.way), Crumb(name=product.get_title(), path=product.get_absolute_url())]


def browse(*, category: Category | None = None, page_number: str = "1") -> Listing:
    """One page of the products in a category (or in all), with the categories to go on to."""
    products = listed_products(category=category).order_by("-priority", "-date_created", "-pk")
    paginator = Paginator(products, settings.OSCAR_PRODUCTS_PER_PAGE)
    page = paginator.get_page(page_number)
    return Listing(
        cards=[card(product) for product in page],
        page=page,
        total=paginator.count,
        categories=list(category.get_public_children() if category else top_categories()),
    )


def newest(*, number: int = 8) -> Sequence[ProductCard]:
    """The products that came last."""
    return [card(product) for product in listed_products().order_by("-date_created", "-pk")[:number]]


def listed_products(*, category: Category | None = None) -> ProductQuerySet:
    """Products that may be listed, with what a card of them needs."""
    products: ProductQuerySet = with_prices(Product.objects.browsable())
    if category is None:
        return products
    below = ProductCategory.objects.filter(category__in=category.get_descendants_and_self().browsable())
    in_category: ProductQuerySet = products.filter(pk__in=below.values("product"))
    return in_category


def with_prices(products: ProductQuerySet) -> ProductQuerySet:
    """The same products with stock records and variants loaded beside them."""
    variants = Product.objects.public().prefetch_related("stockrecords").order_by("pk")
    loaded: ProductQuerySet = products.select_related("product_class").prefetch_related(
        "stockrecords", Prefetch("children", queryset=variants, to_attr="public_variants")
    )
    return loaded


def product_page(*, slug: str) -> ProductPage | None:
    """The page of a product, if there is one that may be shown."""
    product = with_prices(Product.objects.browsable()).filter(slug=slug).first()
    if product is None:
        return None
    category = product.categories.browsable().order_by("depth", "path").first()
    return ProductPage(
        card=card(product),
        variants=[
            _sold_card(variant, tracks_stock=_tracks_stock(product)) for variant in product.public_variants
        ],
        way=way_to(category) if category else [],
    )


def live_category(*, full_slug: str) -> Category | None:
    """The category with this address, if it may be shown."""
    category: Category | None = Category.objects.browsable().filter(full_slug=full_slug).first()
    return category


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


def card(product: Product) -> ProductCard:
    """A product loaded by `with_prices`, as lists show it."""
    tracks_stock = _tracks_stock(product)
    if not product.is_parent:
        return _sold_card(product, tracks_stock=tracks_stock)
    variants = [_sold_card(variant, tracks_stock=tracks_stock) for variant in product.public_variants]
    prices = sorted((variant.price for variant in variants if variant.price), key=lambda price: price.amount)
    least = prices[0] if prices else None
    if least and prices[-1].amount != least.amount:
        least = ShownPrice(amount=least.amount, currency=least.currency, is_least=True)
    return ProductCard(
        product=product, price=least, is_in_stock=any(variant.is_in_stock for variant in variants)
    )


def _sold_card(product: Product, *, tracks_stock: bool) -> ProductCard:
    records = sorted(product.stockrecords.all(), key=lambda record: record.pk)  # loaded already: no query
    record = next((record for record in records if record.price is not None), None)
    if record is None:
        return ProductCard(product=product, price=None, is_in_stock=False)
    return ProductCard(
        product=product,
        price=ShownPrice(amount=record.price, currency=record.price_currency),
        is_in_stock=not tracks_stock or record.net_stock_level > 0,
    )


def _tracks_stock(product: Product) -> bool:
    return product.product_class is None or product.product_class.track_stock
