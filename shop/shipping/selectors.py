"""What delivery costs and when it arrives: the one place that product page, basket, checkout and API ask."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from shop.core import clock, pagecache
from shop.core.money import Money
from shop.shipping import calendar
from shop.shipping.models import DeliveryMethod, Holiday
from shop.tax import included
from shop.tax.selectors import Rates, rates

TAG = "delivery"  # zones, methods and holidays, all together: they change a few times a year


@dataclass(frozen=True)
class Parcel:
    """Some of the goods to be sent: how many, what one weighs, and what they cost together."""

    quantity: int
    weight_grams: int
    gross: Money


@dataclass(frozen=True)
class DeliveryOption:
    """One way to get the goods. `missing_for_free` is what to add; None where delivery is free or never will be."""

    code: str
    name: str
    price: Money
    net: Money
    tax_code: str
    free_over: Money | None
    missing_for_free: Money | None
    earliest: date
    latest: date

    @property
    def is_free(self) -> bool:
        return not self.price


def delivery_options(country: str, lines: Iterable[Parcel]) -> list[DeliveryOption]:
    """The ways to send these goods to a country (two letters), in the merchant's order; none if nothing goes there.

    Two queries, and a third for tax rates that were not asked for today.
    """
    pagecache.tag(TAG)
    parcels = list(lines)
    weight = sum(parcel.quantity * parcel.weight_grams for parcel in parcels)
    gross = sum((parcel.gross for parcel in parcels), Money.zero(settings.OSCAR_DEFAULT_CURRENCY))
    methods = [method for method in _methods(country) if (method.max_weight_grams or weight) >= weight]
    if not methods:
        return []
    holidays = set(Holiday.objects.filter(date__gte=clock.today()).values_list("date", flat=True))
    table = rates()
    return [_option(method, gross=gross, holidays=holidays, table=table) for method in methods]


def _methods(country: str) -> list[DeliveryMethod]:
    offered = DeliveryMethod.objects.filter(is_active=True, zone__countries=country.upper())
    return list(offered.order_by("position", "pk"))


def _option(
    method: DeliveryMethod, *, gross: Money, holidays: Collection[date], table: Rates
) -> DeliveryOption:
    free_over = None if method.free_over is None else Money.rounded(method.free_over, gross.currency)
    is_free = free_over is not None and gross >= free_over
    price = Money.zero(gross.currency) if is_free else Money.rounded(method.price, gross.currency)
    sent_on = calendar.sent_on(method.cut_off, holidays=holidays)
    pagecache.valid_until(calendar.next_change(method.cut_off))
    return DeliveryOption(
        code=method.code,
        name=method.name,
        price=price,
        net=included.net_of(price, table.of(method.tax_category_id)),
        tax_code=method.tax_category_id,
        free_over=free_over,
        missing_for_free=free_over - gross if free_over is not None and price and not is_free else None,
        earliest=calendar.after_working_days(sent_on, days=method.days_min, holidays=holidays),
        latest=calendar.after_working_days(sent_on, days=method.days_max, holidays=holidays),
    )


def net_of(gross: Money, *, tax_code: str) -> Money:
    """What is left of a price of delivery without its tax."""
    return included.net_of(gross, rates().of(tax_code))
