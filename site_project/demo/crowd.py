"""A large catalogue for measuring: products after the pattern of the assortment's, as many as wanted.

They have prices with a history, stock, attributes, categories and variants like real ones, and share the pictures.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from django.db import transaction

from shop.catalogue.models import Product
from site_project.demo import kinds, library, products, stockroom
from site_project.demo.assortment import PRODUCTS
from site_project.demo.assortment.model import Product as Wanted
from site_project.demo.assortment.model import Variant

NUMBER = "BULK-{:07d}"
AT_ONCE = 1_000
MOST = 1_000_000
EACH_WITH_VARIANTS = 4  # one of so many, where the pattern has variants
VARIANTS = 3
RARE, FULL = 11, 400  # one of so many is sold out; others have up to so many
CENT = Decimal("0.01")
WORDS = [
    "Amber",
    "Ashen",
    "Bold",
    "Brisk",
    "Calm",
    "Clear",
    "Copper",
    "Dapper",
    "Deep",
    "Eager",
    "Early",
    "Fair",
    "Fleet",
    "Fond",
    "Frosty",
    "Gentle",
    "Glad",
    "Golden",
    "Grand",
    "Hardy",
    "Hazel",
    "Honest",
    "Humble",
    "Keen",
    "Kind",
    "Late",
    "Light",
    "Lively",
    "Lucid",
    "Mellow",
    "Merry",
    "Mild",
    "Mossy",
    "Neat",
    "Noble",
    "Odd",
    "Olive",
    "Plain",
    "Proud",
    "Quick",
    "Quiet",
    "Ready",
    "Rosy",
    "Rustic",
    "Sharp",
    "Silver",
    "Slim",
    "Small",
    "Smooth",
    "Snug",
    "Solid",
    "Spare",
    "Steady",
    "Still",
    "Sturdy",
    "Sunny",
    "Swift",
    "Tidy",
    "Tiny",
    "Trim",
    "Upright",
    "Vivid",
    "Warm",
    "Wide",
    "Wild",
    "Winter",
    "Wise",
    "Witty",
    "Young",
]


def gather(number: int, *, tell: Callable[[int], object]) -> None:
    """Make products until there are so many of these, telling after each thousand; goes on after an interruption."""
    with transaction.atomic():
        library.hang()
        kinds.build()
    for start in range(present(), number, AT_ONCE):
        end = min(start + AT_ONCE, number)
        with transaction.atomic():
            _make(range(start, end))
        tell(end)


def present() -> int:
    """How many of them there are; their numbers have no gaps, since a thousand is made whole or not at all."""
    numbered = Product.objects.filter(upc__startswith=NUMBER.split("{", maxsplit=1)[0])
    return int(numbered.exclude(structure=Product.CHILD).count())


def _make(numbers: range) -> None:
    wanted, looks_like = [], {}
    for number in numbers:
        pattern = PRODUCTS[number % len(PRODUCTS)]
        one = _like(pattern, number=number)
        wanted.append(one)
        looks_like[one.slug] = pattern.slug
    products.make(wanted, looks_like=looks_like)
    stockroom.stock(wanted)


def _like(pattern: Wanted, *, number: int) -> Wanted:
    """A product after a pattern, the same one for the same number."""
    sku = NUMBER.format(number)
    word = WORDS[number // len(PRODUCTS) % len(WORDS)]
    price = (pattern.price * (50 + number * 37 % 151) / 100).quantize(CENT)
    has_variants = number // len(PRODUCTS) % EACH_WITH_VARIANTS == 0
    return replace(
        pattern,
        slug=f"{word.lower()}-{pattern.slug}-{number}",
        sku=sku,
        name=f"{word} {pattern.name} {number}",
        price=price,
        was=price + Decimal(5) if pattern.was else None,
        released=pattern.released - timedelta(days=number % 1_500),
        stock=_stock(number),
        variants=tuple(_variants(pattern, sku=sku, number=number)) if has_variants else (),
        related=(),
        reviews=(),
    )


def _variants(pattern: Wanted, *, sku: str, number: int) -> Iterator[Variant]:
    for position, variant in enumerate(pattern.variants[:VARIANTS]):
        change = max(variant.price_change, Decimal(0))
        yield replace(
            variant, sku=f"{sku}-{position + 1}", stock=_stock(number + position), price_change=change
        )


def _stock(number: int) -> int:
    return 0 if number % RARE == 0 else number * 29 % FULL
