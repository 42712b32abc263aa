"""What the pages of offers show. Nobody's name or basket is asked: everybody sees the same.

The number of queries is the same for 3 offers or 30, and for 3 products in them or 30.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Min, Q, QuerySet, Value

from shop.catalogue.cards import ProductCard, cards, with_prices
from shop.catalogue.models import Product
from shop.catalogue.selectors import Listing, listing
from shop.core import clock
from shop.offer.goods import NEWEST_FIRST, goods_of, in_order
from shop.offer.models import ConditionalOffer, Range

OFFERS_ON_A_PAGE = 12
PRODUCTS_WITH_OFFER = 4


@dataclass(frozen=True)
class ShownOffer:
    """An offer with some of the products that it is about."""

    offer: ConditionalOffer
    cards: Sequence[ProductCard]


@dataclass(frozen=True)
class OfferList:
    """One page of the offers of this moment; `changes_at` is the next one at which there are others."""

    offers: Sequence[ShownOffer]
    page: Page[ConditionalOffer]
    changes_at: datetime | None


@dataclass(frozen=True)
class OfferPage:
    """An offer with all of its products, a page of them at a time."""

    offer: ConditionalOffer
    listing: Listing


@dataclass(frozen=True)
class RangePage:
    """A range that has a page, with its products, a page of them at a time."""

    range: Range
    listing: Listing


def offer_list(*, page_number: str = "1") -> OfferList:
    """The offers that apply by themselves now, the one that counts most first."""
    paginator = Paginator(_open(), OFFERS_ON_A_PAGE)
    page = paginator.get_page(page_number)
    teasers = _teasers([offer.condition.range for offer in page if offer.condition.range])
    offers = [ShownOffer(offer, cards=teasers.get(offer.condition.range_id, [])) for offer in page]
    return OfferList(offers=offers, page=page, changes_at=_next_change())


def offer_page(slug: str, *, page_number: str = "1") -> OfferPage | None:
    """The page of an offer, as long as it lasts."""
    offer = _open().filter(slug=slug).first()
    if offer is None:
        return None
    return OfferPage(offer, _listing(offer.condition.range, page_number=page_number, only_discountable=True))


def range_page(slug: str, *, page_number: str = "1") -> RangePage | None:
    """The page of a range, if staff gave it one."""
    found: Range | None = Range.objects.filter(slug=slug, is_public=True).first()
    return RangePage(found, _listing(found, page_number=page_number)) if found else None


def _open() -> QuerySet[ConditionalOffer]:
    """Offers for everybody: not those that need a code, or are for some people alone."""
    offers: QuerySet[ConditionalOffer] = ConditionalOffer.active.filter(offer_type=ConditionalOffer.SITE)
    return offers.select_related("condition__range").order_by("-priority", "pk")


def _next_change() -> datetime | None:
    """When the next offer begins or ends by the clock."""
    now = clock.now()
    offers = ConditionalOffer.objects.filter(offer_type=ConditionalOffer.SITE, status=ConditionalOffer.OPEN)
    moments = offers.aggregate(
        begins=Min("start_datetime", filter=Q(start_datetime__gt=now)),
        ends=Min("end_datetime", filter=Q(end_datetime__gte=now)),
    )
    return min((moment for moment in moments.values() if moment), default=None)


def _listing(of: Range | None, *, page_number: str, only_discountable: bool = False) -> Listing:
    products = in_order(goods_of([of])[of.pk], of) if of else Product.objects.none().order_by("pk")
    if only_discountable:
        products = products.filter(is_discountable=True)
    return listing(with_prices(products), page_number=page_number)


def _teasers(ranges: Iterable[Range]) -> dict[int, list[ProductCard]]:
    """A few products of each range, the newest first: one query says which, and their cards are loaded together."""
    picked = [
        Product.objects.filter(
            pk__in=goods.filter(is_discountable=True)
            .order_by(*NEWEST_FIRST)
            .values("pk")[:PRODUCTS_WITH_OFFER]
        )
        .order_by()
        .annotate(of_range=Value(range_id))
        .values_list("of_range", "pk")
        for range_id, goods in goods_of(dict.fromkeys(ranges)).items()
    ]
    ranges_of: dict[int, list[int]] = defaultdict(list)
    for range_id, product_id in picked[0].union(*picked[1:], all=True) if picked else ():
        ranges_of[product_id].append(range_id)
    teasers: dict[int, list[ProductCard]] = defaultdict(list)
    for card in cards(with_prices(Product.objects.filter(pk__in=ranges_of)).order_by(*NEWEST_FIRST)):
        for range_id in ranges_of[card.product.pk]:
            teasers[range_id].append(card)
    return teasers
