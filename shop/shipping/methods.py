"""Delivery options as Oscar's offers see shipping methods, and what an offer on delivery takes off."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from oscar.apps.shipping.methods import *  # noqa: F403  # Oscar asks this module for its own classes too
from oscar.apps.shipping.methods import Base
from oscar.core.prices import Price

from shop.core.money import Money
from shop.shipping.selectors import DeliveryOption, net_of

if TYPE_CHECKING:
    from shop.basket.models import Basket


class Charge(NamedTuple):
    """What delivery costs in the end, with and without tax."""

    gross: Money
    net: Money


@dataclass(frozen=True)
class DeliveryDiscount:
    """What an offer took off the price of delivery; `voucher_id` if a code brought it."""

    offer_id: int
    voucher_id: int | None
    name: str
    amount: Money


def charge(option: DeliveryOption, basket: "Basket") -> Charge:
    """The price of this option for this basket, whose offers have been applied."""
    reduced = discount(option, basket)
    if reduced is None:
        return Charge(option.price, option.net)
    gross = option.price - reduced.amount
    return Charge(gross, net_of(gross, tax_code=option.tax_code))


def discount(option: DeliveryOption, basket: "Basket") -> DeliveryDiscount | None:
    """What the first offer on delivery, by priority, takes off this option; none if it takes nothing.

    One whose budget does not cover that makes way for the next.
    """
    for application in basket.shipping_discounts:
        offer, voucher = application["offer"], application["voucher"]
        taken = offer.shipping_discount(option.price.amount, option.price.currency)
        amount = min(Money.rounded(Decimal(taken), option.price.currency), option.price)
        if not offer.covers(amount.amount):
            continue
        return DeliveryDiscount(offer.pk, voucher and voucher.pk, offer.name, amount) if amount else None
    return None


class Delivery(Base):
    """One option, for the parts of Oscar that take a shipping method."""

    description = ""

    def __init__(self, option: DeliveryOption) -> None:
        self.option = option
        self.code = option.code
        self.name = option.name

    @property
    def is_discounted(self) -> bool:
        return False

    def calculate(self, basket: Any) -> Price:
        gross, net = charge(self.option, basket)
        return Price(
            gross.currency, excl_tax=net.amount, incl_tax=gross.amount, tax_code=self.option.tax_code
        )

    def discount(self, basket: Any) -> Decimal:
        reduced = discount(self.option, basket)
        return reduced.amount.amount if reduced else Decimal(0)
