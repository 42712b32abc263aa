"""The attributes of a product as pages show them: those that tell variants apart, and the rest as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.utils import formats
from django.utils.translation import gettext as _

from shop.catalogue.models import AttributeOption, Product, ProductAttribute, ProductAttributeValue

_FILES = {ProductAttribute.FILE, ProductAttribute.IMAGE}
_LOADED = "shown_values"
GRAMS_IN_A_KILOGRAM = 1000


@dataclass(frozen=True)
class Spec:
    """One line of the table."""

    name: str
    value: str


@dataclass(frozen=True)
class Option:
    """What tells a variant apart in one respect, with the colour of its swatch if it is one."""

    name: str
    value: str
    colour: str = ""


def loaded() -> Prefetch[Any]:
    """Load the attributes of products, for `of` and `options`; each choice with its place in its list."""
    before = AttributeOption.objects.filter(
        group=OuterRef("value_option__group"), pk__lt=OuterRef("value_option")
    )
    place = before.order_by().values("group").annotate(number=Count("pk")).values("number")
    values = (
        ProductAttributeValue.objects.select_related("attribute", "value_option")
        .annotate(place=Coalesce(Subquery(place), 0))
        .prefetch_related("value_multi_option")
        .order_by("attribute__position", "attribute__name", "pk")
    )
    return Prefetch("attribute_values", queryset=values, to_attr=_LOADED)


def of(product: Product) -> list[Spec]:
    """The table of a product."""
    rows = [
        Spec(name=value.attribute.name, value=text)
        for value in values_of(product)
        if not value.attribute.is_variant_option and (text := _text(value))
    ]
    if product.weight_grams:
        rows.append(Spec(name=_("Weight"), value=_weight(product.weight_grams)))
    return rows


def options(product: Product) -> list[Option]:
    """What tells a variant apart; all of its attributes where none is marked as doing so."""
    values = values_of(product)
    telling = [value for value in values if value.attribute.is_variant_option] or values
    return [
        Option(
            name=value.attribute.name,
            value=text,
            colour=value.value_option.colour if value.value_option else "",
        )
        for value in telling
        if (text := _text(value))
    ]


def values_of(product: Product) -> Sequence[Any]:
    """The values that `loaded` has loaded."""
    values: Sequence[Any] = getattr(product, _LOADED)
    return values


def told(value: Any) -> list[tuple[str, str]]:
    """Each thing that a value says, with its colour where it is one; several where several can be chosen."""
    if value.attribute.type == ProductAttribute.MULTI_OPTION:
        return [(option.option, option.colour) for option in value.value_multi_option.all()]
    text = _text(value)
    return [(text, value.value_option.colour if value.value_option else "")] if text else []


def _text(value: Any) -> str:
    if value.attribute.type in _FILES:
        return ""
    told = value.value_as_text
    if value.attribute.type == ProductAttribute.FLOAT and value.value_float is not None:
        told = int(value.value_float) if value.value_float.is_integer() else value.value_float
    text = "" if told is None else str(formats.localize(told)).strip()
    return f"{text}\u00a0{value.attribute.unit}" if text and value.attribute.unit else text


def _weight(grams: int) -> str:
    if grams < GRAMS_IN_A_KILOGRAM:
        return _("%(number)s g") % {"number": grams}
    return _("%(number)s kg") % {"number": formats.localize(grams / GRAMS_IN_A_KILOGRAM)}
