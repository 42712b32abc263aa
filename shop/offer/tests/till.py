"""Offers, baskets and orders for tests."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from oscar.apps.partner import strategy

from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.core.public_ids import new_order_number
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.order.models import Order


class TwentyPercent(
    strategy.UseFirstStockRecord, strategy.StockRequired, strategy.FixedRateTax, strategy.Structured
):
    """Prices without tax in the stock records, 20 % on top."""

    rate = Decimal("0.20")


class NineteenPercent(TwentyPercent):
    rate = Decimal("0.19")


class Untaxed(TwentyPercent):
    rate = Decimal(0)


def make_range(name: str = "Everything", **fields: Any) -> Range:
    fields.setdefault("includes_all_products", True)
    made: Range = Range.objects.get_or_create(name=name, defaults=fields)[0]
    return made


def make_offer(
    name: str = "Ten off",
    *,
    percent: str | None = None,
    benefit: tuple[str, str] = (Benefit.PERCENTAGE, "10"),
    condition: tuple[str, str] = (Condition.COUNT, "1"),
    on: Range | None = None,
    **fields: Any,
) -> ConditionalOffer:
    """A site offer: 10 % off everything from the first item on, unless told otherwise."""
    on = on or make_range()
    kind, value = benefit if percent is None else (Benefit.PERCENTAGE, percent)
    is_on_goods = not kind.startswith("Shipping") and kind != Benefit.FIXED_PRICE
    offer: ConditionalOffer = ConditionalOffer.objects.create(
        name=name,
        benefit=Benefit.objects.create(type=kind, value=Decimal(value), range=on if is_on_goods else None),
        condition=Condition.objects.create(type=condition[0], value=Decimal(condition[1]), range=on),
        **fields,
    )
    return offer


def make_basket(
    lines: Iterable[tuple[Product, int]] = (), *, owner: Any = None, prices: type = Untaxed
) -> Basket:
    basket: Basket = Basket.objects.create(owner=owner)
    basket.strategy = prices()
    for product, quantity in lines:
        basket.add_product(product, quantity)
    return basket


def make_order(*, user: Any = None) -> Order:
    order: Order = Order.objects.create(
        number=new_order_number(),
        user=user,
        currency="EUR",
        total_incl_tax=Decimal("11.90"),
        total_excl_tax=Decimal("10.00"),
    )
    return order
