"""Zones and methods for tests."""

from datetime import time
from decimal import Decimal
from typing import Any

from oscar.apps.address.models import Country

from shop.shipping.models import DeliveryMethod, DeliveryZone


def make_country(code: str, name: str) -> Country:
    return Country.objects.get_or_create(
        iso_3166_1_a2=code,
        defaults={"printable_name": name, "name": name, "is_shipping_country": True},
    )[0]


def make_zone(name: str = "Germany", *codes: str) -> DeliveryZone:
    zone: DeliveryZone = DeliveryZone.objects.get_or_create(name=name)[0]
    zone.countries.add(*[make_country(code, code) for code in codes or ("DE",)])
    return zone


def make_method(zone: DeliveryZone | None = None, **fields: Any) -> DeliveryMethod:
    """Standard delivery: 4.90 €, free from 50 €, sent until 15:00, one to three working days."""
    given = {
        "code": "standard",
        "name": "Standard",
        "price": Decimal("4.90"),
        "free_over": Decimal("50.00"),
        "tax_category_id": "standard",
        "cut_off": time(15),
        "days_min": 1,
        "days_max": 3,
        **fields,
    }
    method: DeliveryMethod = DeliveryMethod.objects.create(zone=zone or make_zone(), **given)
    return method
