"""Changes three of Oscar's benefits: what they take from a line is whole cents, and never more than the line costs.

Oscar takes fractions from the lines, rounds their sum down for the customer, and gives what rounding left over to the
last line: the discount shown, the lines and the total then differ by a cent.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from oscar.apps.offer import benefits
from oscar.apps.offer.conditions import CoverageCondition, ValueCondition
from oscar.apps.offer.results import ZERO_DISCOUNT, BasketDiscount

from shop.core.money import Money


class Affected(NamedTuple):
    """So many items of a basket line, and the price of one."""

    line: Any
    price: Decimal
    quantity: int

    @property
    def value(self) -> Decimal:
        return self.price * self.quantity


class PercentageBenefit(benefits.PercentageDiscountBenefit):
    class Meta:
        app_label = "offer"
        proxy = True
        verbose_name = "Percentage off, in whole cents"

    def apply(self, basket: Any, condition: Any, offer: Any, **_limits: Any) -> Any:  # noqa: ARG002
        """Take the percentage from each line, rounded there, so that lines and discount add up."""
        rate = min(self.value, Decimal(100)) / 100
        total = Decimal(0)
        lines = self.get_applicable_lines(offer, basket)
        taken = sum(line.quantity_with_offer_discount(offer) for _price, line in lines)
        for part in _affected(offer, lines, most=int(self._effective_max_affected_items()) - taken):
            amount = Money.rounded(rate * part.value, basket.currency).amount
            benefits.apply_discount(part.line, amount, part.quantity, offer)
            total += amount
        return BasketDiscount(total)


class AbsoluteBenefit(benefits.AbsoluteDiscountBenefit):
    class Meta:
        app_label = "offer"
        proxy = True
        verbose_name = "Amount off, in whole cents"

    def apply(self, basket: Any, condition: Any, offer: Any, **_limits: Any) -> Any:  # noqa: ARG002
        """Share the amount among the lines by what they cost."""
        most = int(self._effective_max_affected_items())
        parts = list(_affected(offer, self.get_applicable_lines(offer, basket), most=most))
        discount = min(self.value, sum((part.value for part in parts), Decimal(0)))
        return _shared(discount, parts, basket=basket, offer=offer)


class BundlePriceBenefit(benefits.FixedPriceBenefit):
    class Meta:
        app_label = "offer"
        proxy = True
        verbose_name = "Bundle for a price, in whole cents"

    def apply(self, basket: Any, condition: Any, offer: Any, **_limits: Any) -> Any:
        """Take from the items that meet the condition what they cost above the bundle's price."""
        if isinstance(condition, ValueCondition):
            return ZERO_DISCOUNT
        lines = self.get_applicable_lines(offer, basket, range=condition.range)
        at_once = 1 if isinstance(condition, CoverageCondition) else None
        parts = list(_affected(offer, lines, most=int(condition.value), from_each=at_once))
        discount = max(sum((part.value for part in parts), Decimal(0)) - self.value, Decimal(0))
        return _shared(discount, parts, basket=basket, offer=offer)


def _affected(
    offer: Any, lines: list[tuple[Decimal, Any]], *, most: int, from_each: int | None = None
) -> Iterator[Affected]:
    """The items that the offer may still take something off; a line that is used up does not stop the others."""
    for price, line in lines:
        quantity = min(line.quantity_without_offer_discount(offer), most, from_each or most)
        if quantity > 0:
            most -= quantity
            yield Affected(line, price, quantity)


def _shared(discount: Decimal, parts: list[Affected], *, basket: Any, offer: Any) -> Any:
    if not discount:
        return ZERO_DISCOUNT
    shares = Money.rounded(discount, basket.currency).split([part.value for part in parts])
    for part, share in zip(parts, shares, strict=True):
        benefits.apply_discount(part.line, share.amount, part.quantity, offer)
    return BasketDiscount(discount)
