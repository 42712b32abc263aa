"""What is different between the review that somebody saw and the order as it would be now."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from shop.checkout.pricing import Review
from shop.core.money import Money


def snapshot(review: Review) -> dict[str, Any]:
    """What the review shows, small enough to be kept in the session."""
    return {
        "currency": review.total.currency,
        "lines": {
            str(line.product_id): [line.title, line.quantity, str(line.unit.amount)] for line in review.lines
        },
        "discounts": {discount.name: str(discount.amount.amount) for discount in review.discounts},
        "delivery": _delivery(review),
    }


def digest(review: Review, *, answers: Iterable[object]) -> str:
    """Names what the review shows, with the answers beside it: the page carries it to the button.

    The session will not do: it holds what the *last* page showed, and the shopper may press the button of another.
    """
    told = json.dumps([snapshot(review), [str(answer) for answer in answers]], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _delivery(review: Review) -> list[str]:
    """Its name and its price; of what is not sent, neither."""
    return [review.delivery.name, str(review.delivery.price.amount)] if review.delivery else []


def since(shown: dict[str, Any], *, review: Review) -> list[str]:
    """One sentence for each thing that changed; none if nothing is known of what was shown."""
    now = snapshot(review)
    if not shown or shown.get("currency") != now["currency"]:
        return []
    currency = now["currency"]
    return [
        *_of_lines(shown["lines"], now["lines"], currency=currency),
        *_of_discounts(shown["discounts"], now["discounts"], currency=currency),
        *_of_delivery(shown["delivery"], now["delivery"], currency=currency),
    ]


def _of_lines(before: dict[str, Any], after: dict[str, Any], *, currency: str) -> list[str]:
    sentences = [
        _("“%(title)s” is no longer in the basket.") % {"title": title}
        for product, (title, _quantity, _price) in before.items()
        if product not in after
    ]
    for product, (title, quantity, price) in after.items():
        if product not in before:
            sentences.append(_("“%(title)s” came into the basket.") % {"title": title})
            continue
        _title, old_quantity, old_price = before[product]
        if quantity != old_quantity:
            facts = {"title": title, "before": old_quantity, "now": quantity}
            sentences.append(_("“%(title)s”: %(now)s pieces instead of %(before)s.") % facts)
        if price != old_price:
            facts = {"title": title, "before": _shown(old_price, currency), "now": _shown(price, currency)}
            sentences.append(_("“%(title)s” costs %(now)s now; it was %(before)s.") % facts)
    return sentences


def _of_discounts(before: dict[str, str], after: dict[str, str], *, currency: str) -> list[str]:
    sentences = [_("“%(name)s” no longer applies.") % {"name": name} for name in before if name not in after]
    for name, amount in after.items():
        if before.get(name) != amount:
            facts = {"name": name, "now": _shown(amount, currency)}
            sentences.append(_("“%(name)s” takes off %(now)s now.") % facts)
    return sentences


def _of_delivery(before: list[str], after: list[str], *, currency: str) -> list[str]:
    if before == after or not before or not after:
        return []
    facts = {"name": after[0], "now": _shown(after[1], currency), "before": _shown(before[1], currency)}
    return [_("Delivery (%(name)s) costs %(now)s now; it was %(before)s.") % facts]


def _shown(amount: str, currency: str) -> str:
    return Money(Decimal(amount), currency).formatted()
