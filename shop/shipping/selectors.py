"""What delivery costs and when it arrives: the one place that product page, basket, checkout and API ask."""

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language, to_locale

from shop.core import clock, pagecache
from shop.core.money import Money
from shop.shipping import calendar, parcels
from shop.shipping.models import DeliveryMethod, Holiday
from shop.shipping.parcels import Parcel
from shop.tax import included
from shop.tax.exceptions import NoTaxRate
from shop.tax.selectors import Rates, rates

if TYPE_CHECKING:
    from shop.catalogue.selectors import ProductPage

logger = logging.getLogger(__name__)

TAG = "delivery"  # zones, methods and holidays, all together: they change a few times a year


@dataclass(frozen=True)
class DeliveryOption:
    """One way to get the goods. `missing_for_free` is what to add; None where delivery is free or never will be.

    The days of arrival are None where some of the goods are not here yet: nobody knows when they will be.
    """

    code: str
    name: str
    price: Money
    net: Money
    tax_code: str
    free_over: Money | None
    missing_for_free: Money | None
    earliest: date | None
    latest: date | None

    @property
    def is_free(self) -> bool:
        return not self.price


@dataclass(frozen=True)
class DeliveryNote:
    """What a product's page says of delivery to the shop's own country: the cheapest way, and one that is faster."""

    country: str
    ways: Sequence[DeliveryOption]
    can_be_bought: bool


def delivery_options(country: str, lines: Iterable[Parcel]) -> list[DeliveryOption]:
    """The ways to send these goods to a country (two letters), in the merchant's order; none if nothing goes there.

    Two queries, and a third for tax rates that were not asked for today.
    """
    pagecache.tag(TAG)
    goods = list(lines)
    weight = sum(parcel.quantity * parcel.weight_grams for parcel in goods)
    gross = sum((parcel.gross for parcel in goods), Money.zero(settings.OSCAR_DEFAULT_CURRENCY))
    table = rates()
    methods = [method for method in _methods(country, weight=weight) if _has_rate(method, table=table)]
    if not methods:
        return []
    holidays = set(Holiday.objects.filter(date__gte=clock.today()).values_list("date", flat=True))
    are_here = all(parcel.is_here for parcel in goods)
    return [
        _option(method, gross=gross, table=table, holidays=holidays if are_here else None)
        for method in methods
    ]


def product_note(page: "ProductPage") -> DeliveryNote | None:
    """What the page of a product says of delivery; nothing where there is nothing to send, or no way to."""
    parcel = parcels.of_page(page)
    options = delivery_options(settings.SHOP_COUNTRY, [parcel]) if parcel else []
    if not options:
        return None
    return DeliveryNote(
        country=country_name(settings.SHOP_COUNTRY),
        ways=_cheapest_and_fastest(options),
        can_be_bought=page.can_be_bought,
    )


def net_of(gross: Money, *, tax_code: str) -> Money:
    """What is left of a price of delivery without its tax."""
    return included.net_of(gross, rates().of(tax_code))


def country_name(code: str) -> str:
    """A country as people of this page's language call it."""
    spoken = Locale.parse(to_locale(get_language() or settings.LANGUAGE_CODE))
    name: str = spoken.territories.get(code, code)
    return name


def _methods(country: str, *, weight: int) -> list[DeliveryMethod]:
    offered = DeliveryMethod.objects.filter(is_active=True, zone__countries=country.upper())
    ordered = offered.order_by("position", "pk")
    return [method for method in ordered if (method.max_weight_grams or weight) >= weight]


def _has_rate(method: DeliveryMethod, *, table: Rates) -> bool:
    try:
        table.of(method.tax_category_id)
    except NoTaxRate as error:
        logger.error("Delivery method %s cannot be offered: %s", method.pk, error)
        return False
    return True


def _option(
    method: DeliveryMethod, *, gross: Money, table: Rates, holidays: Collection[date] | None
) -> DeliveryOption:
    free_over = None if method.free_over is None else Money.rounded(method.free_over, gross.currency)
    is_free = free_over is not None and gross >= free_over
    price = Money.zero(gross.currency) if is_free else Money.rounded(method.price, gross.currency)
    earliest, latest = (None, None) if holidays is None else _arrival(method, holidays=holidays)
    return DeliveryOption(
        code=method.code,
        name=method.name,
        price=price,
        net=included.net_of(price, table.of(method.tax_category_id)),
        tax_code=method.tax_category_id,
        free_over=free_over,
        missing_for_free=free_over - gross if free_over is not None and price and not is_free else None,
        earliest=earliest,
        latest=latest,
    )


def _arrival(method: DeliveryMethod, *, holidays: Collection[date]) -> tuple[date, date]:
    """The first and the last day on which it arrives, if it is ordered now."""
    pagecache.valid_until(calendar.next_change(method.cut_off))
    sent_on = calendar.sent_on(method.cut_off, holidays=holidays)
    return (
        calendar.after_working_days(sent_on, days=method.days_min, holidays=holidays),
        calendar.after_working_days(sent_on, days=method.days_max, holidays=holidays),
    )


def _cheapest_and_fastest(options: Sequence[DeliveryOption]) -> list[DeliveryOption]:
    """Two ways, or one that is both; without days to tell, none is faster."""

    def days(option: DeliveryOption) -> tuple[date, date]:
        return option.latest or date.max, option.earliest or date.max

    cheapest = min(options, key=lambda option: (option.price, *days(option)))
    fastest = min(options, key=lambda option: (*days(option), option.price))
    return [cheapest, fastest] if days(fastest) < days(cheapest) else [cheapest]
