"""Tax that a price includes: the one place where it is taken out and rounded."""

from decimal import ROUND_HALF_UP, Context, Decimal

from shop.core.money import Money

_PRECISE = Context(prec=60, rounding=ROUND_HALF_UP)  # whatever context the caller reckons in


def net_of(gross: Money, rate: Decimal) -> Money:
    """What is left of a price when the tax that it includes is taken out; gross less net is the tax, exactly."""
    if rate < 0:
        raise ValueError(f"A tax rate is a share such as 0.19, not {rate}.")
    return Money.rounded(_PRECISE.divide(gross.amount, 1 + rate), gross.currency)


def tax_in(gross: Money, rate: Decimal) -> Money:
    """The tax that a price includes."""
    return gross - net_of(gross, rate)
