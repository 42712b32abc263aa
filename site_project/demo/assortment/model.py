"""The words in which the assortment is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = str | int | Decimal | bool


class Tax(StrEnum):
    """Which rate is contained in a price."""

    STANDARD = "standard"
    BOOKS = "books"


class ValueType(StrEnum):
    """What an attribute's values are."""

    TEXT = "text"
    OPTION = "option"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Attribute:
    """One row of a product's table of facts."""

    code: str
    name: str
    type: ValueType
    unit: str = ""


@dataclass(frozen=True)
class Kind:
    """A type of product and the facts that its products have."""

    slug: str
    name: str
    attributes: tuple[Attribute, ...]
    is_shipped: bool = True


@dataclass(frozen=True)
class Brand:
    """Who makes a product."""

    slug: str
    name: str
    place: str
    line: str


@dataclass(frozen=True)
class Category:
    """A shelf of the shop; hue is the angle of its colour, under the slug of a parent or at the top."""

    slug: str
    name: str
    line: str
    hue: int
    parent: str = ""


@dataclass(frozen=True)
class Colour:
    """A colour that can be chosen, with the name of its swatch."""

    slug: str
    name: str
    hex: str


@dataclass(frozen=True)
class Variant:
    """One form of a product that is sold under its own number."""

    sku: str
    stock: int
    colour: Colour | None = None
    size: str = ""
    price_change: Decimal = Decimal(0)


@dataclass(frozen=True)
class Review:
    """What somebody thought of a product."""

    name: str
    stars: int
    title: str
    text: str


@dataclass(frozen=True)
class Product:
    """A product; its stock counts only when it has no variants."""

    slug: str
    sku: str
    name: str
    brand: str
    category: str
    kind: str
    price: Decimal
    summary: str
    description: tuple[str, ...]
    released: date
    weight: int
    stock: int = 0
    points: tuple[str, ...] = ()
    was: Decimal | None = None
    tax: Tax = Tax.STANDARD
    facts: Mapping[str, Value] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    related: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()


def eur(amount: str) -> Decimal:
    """Return an amount in euros."""
    return Decimal(amount)


def colours(
    sku: str, stock: Mapping[Colour, int], *, more: Mapping[str, str] | None = None
) -> tuple[Variant, ...]:
    """Return one variant for each colour; more gives a price difference by colour slug."""
    extra = more or {}
    return tuple(
        Variant(f"{sku}-{c.slug.upper()}", n, colour=c, price_change=Decimal(extra.get(c.slug, "0")))
        for c, n in stock.items()
    )


def sizes(
    sku: str, stock: Mapping[str, int], *, more: Mapping[str, str] | None = None
) -> tuple[Variant, ...]:
    """Return one variant for each size; more gives a price difference by size."""
    extra = more or {}
    return tuple(
        Variant(f"{sku}-{_code(s)}", n, size=s, price_change=Decimal(extra.get(s, "0")))
        for s, n in stock.items()
    )


def sized_colours(
    sku: str, stock: Mapping[Colour, tuple[int, ...]], names: tuple[str, ...]
) -> tuple[Variant, ...]:
    """Return one variant for each colour in each size."""
    return tuple(
        Variant(f"{sku}-{c.slug.upper()}-{_code(size)}", n, colour=c, size=size)
        for c, row in stock.items()
        for size, n in zip(names, row, strict=True)
    )


def _code(size: str) -> str:
    return "".join(letter for letter in size.upper() if letter.isalnum())
