"""Changes how Oscar finds a basket's offers: with the same few queries for 1 offer or 40, 1 line or 20.

Oscar asks the database for each pair of line and range, for each offer's range, and for each limited offer's uses.
And it applies an offer without looking whether its budget has room for what that takes off.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Sum, prefetch_related_objects
from oscar.apps.offer import applicator
from oscar.apps.offer.results import OfferApplications

from shop.core.money import Money
from shop.offer import buyers
from shop.offer.membership import members
from shop.offer.models import ConditionalOffer, OfferUse, Range

if TYPE_CHECKING:
    from typing import TypeAlias

    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from shop.basket.models import Basket
    from shop.users.models import User

    Person: TypeAlias = User | AnonymousUser | None

_WITH_RANGES = ("condition__range", "benefit__range")


class Applicator(applicator.Applicator):
    def __init__(self, *, without: Collection[int] = ()) -> None:
        """Leave out these offers: their buyer may not have them, for a reason that no basket knows."""
        self.without = without

    def apply_offers(self, basket: "Basket", offers: list[ConditionalOffer]) -> None:
        """Apply each offer as often as it may be and as its budget covers; see `shop.offer.services`.

        Not a part of a discount: Oscar documents that an offer beyond its budget "becomes unavailable", and a bundle
        "for €10" that costs €12 would be none. What an application took off the lines cannot be taken back, so one
        that was too much is left out of a second run.
        """
        covered: dict[int, int] = {}
        while (beyond := _apply(basket, offers, covered)) is not None:
            covered |= beyond
            basket.reset_offer_applications()

    def get_offers(
        self, basket: "Basket", user: "Person" = None, request: "HttpRequest | None" = None
    ) -> list[ConditionalOffer]:
        """All offers that may apply, the highest priority first, with what pricing will ask them for."""
        offers: list[ConditionalOffer] = super().get_offers(basket, user, request)
        offers = [offer for offer in offers if offer.pk not in self.without]
        if offers:
            _load_ranges(offers, basket)
            _load_combinations(offers)
            _load_uses(offers, basket)
        return offers

    def get_site_offers(self) -> Iterable[ConditionalOffer]:
        active = ConditionalOffer.active.filter(offer_type=ConditionalOffer.SITE)
        offers: Iterable[ConditionalOffer] = active.select_related(*_WITH_RANGES)
        return offers

    def get_basket_offers(self, basket: "Basket", user: "Person") -> list[ConditionalOffer]:
        """The offers of the basket's codes. Oscar's lets suspended ones in, and gives a guest none."""
        if not basket.pk:
            return []
        offers = ConditionalOffer.objects.select_related(*_WITH_RANGES).exclude(
            status=ConditionalOffer.SUSPENDED
        )
        vouchers = basket.vouchers.with_uses(user).prefetch_related(Prefetch("offers", queryset=offers))
        found = []
        for voucher in vouchers:
            is_available, _reason = voucher.is_available_to_user(user=user)
            if voucher.is_active() and is_available:
                for offer in voucher.offers.all():
                    offer.set_voucher(voucher)
                    found.append(offer)
        return found


def _apply(
    basket: "Basket", offers: list[ConditionalOffer], covered: dict[int, int]
) -> dict[int, int] | None:
    """Apply the offers in their order; stop at one beyond its budget, and say how often that one may be applied."""
    basket.offer_applications = applications = OfferApplications()
    for offer in offers:
        times = offer.get_max_applications(basket.owner)
        for before in range(min(times, covered.get(offer.pk, times))):
            result = offer.apply_benefit(basket)
            if not result.is_successful:
                break
            applications.add(offer, result)
            taken = Money.rounded(applications.applications[offer.pk]["discount"], basket.currency)
            if not offer.covers(taken.amount):
                return {offer.pk: before}
            if result.is_final:
                break
    return None


def _load_ranges(offers: list[ConditionalOffer], basket: "Basket") -> None:
    """Give each condition and benefit its range, and each range the products of this basket that are in it."""
    parts = [part for offer in offers for part in (offer.condition, offer.benefit)]
    ranges: dict[int, Range] = {part.range_id: part.range for part in parts if part.range_id}
    products = [line.product for line in basket.all_lines()]
    for range_id, product_ids in members(ranges.values(), products).items():
        ranges[range_id].member_ids = product_ids
    for part in parts:
        part.range = ranges.get(part.range_id)


def _load_combinations(offers: list[ConditionalOffer]) -> None:
    if len(offers) > 1:
        prefetch_related_objects(offers, "combinations", "in_combination")


def _load_uses(offers: list[ConditionalOffer], basket: "Basket") -> None:
    limited = [offer for offer in offers if offer.max_user_applications]
    if basket.owner_id is None or not limited:
        return
    theirs = buyers.uses_of(user_id=basket.owner_id, email=basket.owner.email)
    uses = OfferUse.objects.filter(theirs, offer__in=limited).values("offer_id").order_by()
    times = dict(uses.annotate(total=Sum("times")).values_list("offer_id", "total"))
    for offer in limited:
        offer.uses_by_user = {basket.owner_id: times.get(offer.pk, 0)}
