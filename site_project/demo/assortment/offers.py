"""Offers that apply by themselves, and codes that are typed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum


class Benefit(StrEnum):
    """What an offer gives."""

    PERCENTAGE = "percentage"
    AMOUNT = "amount"
    CHEAPEST_FREE = "cheapest-free"
    FREE_SHIPPING = "free-shipping"


@dataclass(frozen=True)
class Deal:
    """An offer; without a code it applies by itself, without a category to everything."""

    slug: str
    name: str
    line: str
    benefit: Benefit
    value: Decimal = Decimal(0)
    category: str = ""
    code: str = ""
    minimum_sum: Decimal = Decimal(0)
    minimum_count: int = 0
    uses: int | None = None
    lasts: timedelta | None = None


OFFERS = (
    Deal("bench-week", "Bench week", "Hand tools are 15 % off until the clock runs out.", Benefit.PERCENTAGE,
         Decimal(15), category="hand-tools", lasts=timedelta(days=6, hours=9)),
    Deal("three-books", "Three books, pay for two", "Put three books into the basket; the cheapest is on us.",
         Benefit.CHEAPEST_FREE, category="books", minimum_count=3),
    Deal("free-parcel", "Free delivery", "From 60 € the parcel costs nothing.", Benefit.FREE_SHIPPING,
         minimum_sum=Decimal(60)),
    Deal("hello-bench", "First order", "10 € off from 50 €, with the code from the first letter.", Benefit.AMOUNT,
         Decimal(10), code="HELLO10", minimum_sum=Decimal(50)),
    Deal("moth-friends", "Friends of the Moth", "20 % off synthesizer kits, for the first 25 who use it.",
         Benefit.PERCENTAGE, Decimal(20), category="synthesizer-kits", code="MOTH20", uses=25),
    Deal("workshop-night", "Workshop night", "A quarter off everything for soldering, until the workshop ends.",
         Benefit.PERCENTAGE, Decimal(25), category="soldering", code="HOTEND", lasts=timedelta(days=2)),
)  # fmt: skip
