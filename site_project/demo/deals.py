"""Makes the offers that apply by themselves, and the codes that are typed in.

Free delivery is not among the offers: it is a matter of the delivery methods, which say how much is missing, and an
offer would give it to the express parcel across the Atlantic, too.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from shop.catalogue.models import Category
from shop.core import clock
from shop.offer.models import Benefit as StoredBenefit
from shop.offer.models import Condition, ConditionalOffer, Range
from shop.voucher.models import Voucher
from site_project.demo.assortment import OFFERS
from site_project.demo.assortment.offers import Benefit, Deal

EVERYTHING = "Everything"
LONG = timedelta(days=3 * 365)  # a code needs an end
BENEFITS = {
    Benefit.PERCENTAGE: StoredBenefit.PERCENTAGE,
    Benefit.AMOUNT: StoredBenefit.FIXED,
    Benefit.CHEAPEST_FREE: StoredBenefit.MULTIBUY,
}


def make() -> None:
    """Make every offer and code that is not there yet; the clock of those that end starts now."""
    present = set(ConditionalOffer.objects.values_list("name", flat=True))
    now = clock.now()
    for deal in OFFERS:
        if deal.benefit in BENEFITS and deal.name not in present:
            offer = _offer(deal, now=now)
            if deal.code:
                _code(deal, offer=offer, now=now)


def free_delivery_from() -> Decimal:
    """From what sum on a parcel within the country costs nothing."""
    return next(deal.minimum_sum for deal in OFFERS if deal.benefit == Benefit.FREE_SHIPPING)


def _offer(deal: Deal, *, now: datetime) -> ConditionalOffer:
    goods = _range(deal.category)
    if deal.minimum_sum:
        condition = Condition.objects.create(range=goods, type=Condition.VALUE, value=deal.minimum_sum)
    else:
        number = deal.minimum_count or 1
        condition = Condition.objects.create(range=goods, type=Condition.COUNT, value=number)
    value = None if deal.benefit == Benefit.CHEAPEST_FREE else deal.value
    benefit = StoredBenefit.objects.create(range=goods, type=BENEFITS[deal.benefit], value=value)
    offer: ConditionalOffer = ConditionalOffer.objects.create(
        name=deal.name,
        slug=deal.slug,
        description=deal.line,
        offer_type=ConditionalOffer.VOUCHER if deal.code else ConditionalOffer.SITE,
        condition=condition,
        benefit=benefit,
        start_datetime=now,
        end_datetime=now + deal.lasts if deal.lasts else None,
    )
    return offer


def _range(slug: str) -> Range:
    category = Category.objects.get(slug=slug) if slug else None
    name = category.name if category else EVERYTHING
    made, is_new = Range.objects.get_or_create(
        name=name, defaults={"includes_all_products": category is None, "is_public": category is not None}
    )
    if category and is_new:
        made.included_categories.add(category)
    goods: Range = made
    return goods


def _code(deal: Deal, *, offer: ConditionalOffer, now: datetime) -> None:
    voucher = Voucher.objects.create(
        name=deal.name,
        code=deal.code,
        usage=Voucher.MULTI_USE,
        usage_limit=deal.uses,
        start_datetime=now,
        end_datetime=now + (deal.lasts or LONG),
    )
    voucher.offers.add(offer)
