"""What the rows of products are to be, worked out from the facts: reads only, in the same queries for any number."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import Prefetch

from shop.catalogue import specifications
from shop.catalogue.arranging.models import CategoryPlacement, Kind
from shop.catalogue.cards import SOLD_OUT, ShownPrice, StockNote, sold
from shop.catalogue.managers import ProductQuerySet
from shop.catalogue.models import Category, Product
from shop.catalogue.shelf import terms as shelf_terms
from shop.catalogue.shelf.models import Facet, OfferedProduct, SalesCount
from shop.catalogue.shelf.terms import Term
from shop.partner.strategy import Selector, Strategy


@dataclass(frozen=True)
class Row:
    """A row as it is to be, its terms not yet keys."""

    product_id: int
    shown_id: int
    currency: str
    is_face: bool
    price: Decimal | None
    was_price: Decimal | None
    is_from: bool
    sku: str
    state: str
    available: int | None
    is_on_offer: bool
    rating: float | None
    sold: int
    priority: int
    newest: datetime
    name: str
    terms: frozenset[Term]
    face_terms: frozenset[Term]


@dataclass(frozen=True)
class _Thing:
    """One thing that is sold, with what it costs and whether it is here."""

    product: Product
    price: ShownPrice | None
    stock: StockNote


def of(shown_ids: Collection[int]) -> dict[int, list[Row]]:
    """The rows of each of these products; none of those that no list shows."""
    products = list(_with_facts(Product.objects.browsable().filter(pk__in=shown_ids)))
    ways = _ways({link.category_id for product in products for link in product.productcategory_set.all()})
    things = {product.pk: _things(product) for product in products}
    numbers = [thing.product.pk for each in things.values() for thing in each]
    pushed = _Pushed.of({*numbers, *things})
    return {product.pk: _rows(product, things[product.pk], ways=ways, pushed=pushed) for product in products}


@dataclass(frozen=True)
class _Pushed:
    """What the stations above have told: how often something was sold, and what is on offer."""

    sold: Mapping[int, int]
    offered: frozenset[int]

    @classmethod
    def of(cls, product_ids: set[int]) -> "_Pushed":
        sales = SalesCount.objects.filter(product__in=product_ids).values_list("product", "number")
        offered = OfferedProduct.objects.filter(product__in=product_ids).values_list("product", flat=True)
        return cls(sold=dict(sales), offered=frozenset(offered))


def _with_facts(products: ProductQuerySet) -> ProductQuerySet:
    variants = (
        Product.objects.public().prefetch_related("stockrecords", specifications.loaded()).order_by("pk")
    )
    hidden = CategoryPlacement.objects.filter(kind=Kind.HIDDEN)
    loaded: ProductQuerySet = products.select_related("product_class", "brand").prefetch_related(
        "stockrecords",
        "productcategory_set",
        specifications.loaded(),
        Prefetch("children", queryset=variants, to_attr="_prefetched_public_children"),
        Prefetch("placements", queryset=hidden, to_attr="hidden_placements"),
    )
    return loaded


def _ways(category_ids: set[int]) -> dict[int, Sequence[Category]]:
    """For each of these categories that the shop shows: itself and all those above it."""
    shown = {category.path: category for category in Category.objects.browsable()} if category_ids else {}
    step = Category.steplen
    return {
        category.pk: [shown[path[:end]] for end in range(step, len(path) + 1, step)]
        for path, category in shown.items()
        if category.pk in category_ids
    }


def _things(product: Product) -> list[_Thing]:
    """What is sold under a product; the product itself where it has no variants to be sold."""
    strategy: Strategy = Selector().strategy()
    sellable = product.get_public_children() if product.is_parent else []
    for variant in sellable:
        variant.parent = product
    return [_Thing(each, *sold(each, strategy=strategy)) for each in sellable] or [_alone(product, strategy)]


def _alone(product: Product, strategy: Strategy) -> _Thing:
    if product.is_parent:
        return _Thing(product, price=None, stock=SOLD_OUT)
    return _Thing(product, *sold(product, strategy=strategy))


def _rows(
    product: Product, things: list[_Thing], *, ways: dict[int, Sequence[Category]], pushed: _Pushed
) -> list[Row]:
    shared = frozenset((*shelf_terms.of_shown(product, way_of=ways), *shelf_terms.of_attributes(product)))
    own = {thing.product.pk: shared | frozenset(_terms(thing, product, pushed)) for thing in things}
    face = _face(things)
    everything = frozenset().union(*own.values())
    prices = {thing.price.gross for thing in _candidates(things) if thing.price}
    return [
        Row(
            product_id=thing.product.pk,
            shown_id=product.pk,
            currency=settings.OSCAR_DEFAULT_CURRENCY,
            is_face=thing is face,
            price=thing.price.gross.amount if thing.price else None,
            was_price=thing.price.was.amount if thing.price and thing.price.was else None,
            is_from=len(prices) > 1,
            sku=_sku(thing.product),
            state=thing.stock.state.value,
            available=thing.stock.available,
            is_on_offer=_is_on_offer(thing, product, pushed),
            rating=product.rating,
            sold=sum(pushed.sold.get(pk, 0) for pk in {product.pk, *own}),
            priority=product.priority,
            newest=product.date_created,
            name=shelf_terms.folded(product.title),
            terms=own[thing.product.pk],
            face_terms=everything if thing is face else frozenset(),
        )
        for thing in things
    ]


def _sku(product: Product) -> str:
    """The number under which it is kept in stock, else its own."""
    return next((record.partner_sku for record in product.stockrecords.all()), product.upc) or ""


def _face(things: list[_Thing]) -> _Thing:
    """The least price of those that can be bought, else the least of all, else the first."""
    candidates = _candidates(things)
    return min(candidates, key=lambda thing: thing.price.gross) if candidates else things[0]  # type: ignore[union-attr]


def _candidates(things: list[_Thing]) -> list[_Thing]:
    """Those whose prices count: what can be bought, else whatever has a price."""
    priced = [thing for thing in things if thing.price]
    return [thing for thing in priced if thing.stock.can_be_bought] or priced


def _terms(thing: _Thing, product: Product, pushed: _Pushed) -> Iterator[Term]:
    if thing.product is not product:
        yield from shelf_terms.of_attributes(thing.product)
    yield from shelf_terms.of_price(thing.price.gross.amount if thing.price else None)
    if thing.price and thing.stock.can_be_bought:
        yield Term(Facet.IN_STOCK, "1", "1")
    if _is_on_offer(thing, product, pushed):
        yield Term(Facet.ON_OFFER, "1", "1")


def _is_on_offer(thing: _Thing, product: Product, pushed: _Pushed) -> bool:
    """A price before, or an offer that applies by itself."""
    is_reduced = thing.price is not None and thing.price.was is not None
    return is_reduced or bool(pushed.offered & {thing.product.pk, product.pk})
