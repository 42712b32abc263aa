"""How highly something is taxed. The table is small, so it is read whole and kept."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.cache import cache

from shop.core import clock
from shop.tax.exceptions import NoTaxRate
from shop.tax.models import TaxRate

STANDARD = "standard"  # what is taxed at no rate of its own

_KEY = "tax:rates"
_KEPT_FOR = 5 * 60  # seconds: how long a process with a cache of its own may miss what another one changed


@dataclass(frozen=True)
class Rates:
    """All rates: for each category and country the days from which one holds, the latest first."""

    by_place: Mapping[tuple[str, str], tuple[tuple[date, Decimal], ...]]

    def of(self, category_code: str, *, country: str | None = None, on: date | None = None) -> Decimal:
        """The rate of a category on a day (today), in a country (the shop's)."""
        country = country or settings.SHOP_COUNTRY
        on = on or clock.today()
        for valid_from, rate in self.by_place.get((category_code, country), ()):
            if valid_from <= on:
                return rate
        raise NoTaxRate(category=category_code, country=country, on=on)


def rate(category_code: str, *, country: str | None = None, on: date | None = None) -> Decimal:
    """The rate of a category on a day (today), in a country (the shop's); `NoTaxRate` where none holds."""
    return rates().of(category_code, country=country, on=on)


def rates() -> Rates:
    """The whole table; whoever asks for many rates asks for it once."""
    kept: Rates | None = cache.get(_KEY)
    if kept is None:
        kept = _stored()
        cache.set(_KEY, kept, _KEPT_FOR)
    return kept


def forget() -> None:
    """Read the table anew when it is asked for next."""
    cache.delete(_KEY)


def _stored() -> Rates:
    by_place: defaultdict[tuple[str, str], list[tuple[date, Decimal]]] = defaultdict(list)
    rows = TaxRate.objects.order_by("-valid_from").values_list("category_id", "country", "valid_from", "rate")
    for category_code, country, valid_from, share in rows:
        by_place[category_code, country].append((valid_from, share))
    return Rates({place: tuple(days) for place, days in by_place.items()})
