"""Makes the brands, the categories and the kinds of products, with the attributes that each kind has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shop.catalogue.models import (
    AttributeOption,
    AttributeOptionGroup,
    Brand,
    Category,
    ProductAttribute,
    ProductClass,
)
from site_project.demo.assortment import BRANDS, CATEGORIES, KINDS, PRODUCTS
from site_project.demo.assortment.model import Attribute, Colour, Kind, Product, ValueType

COLOUR, SIZE = "colour", "size"
TYPES = {
    ValueType.TEXT: ProductAttribute.TEXT,
    ValueType.OPTION: ProductAttribute.OPTION,
    ValueType.INTEGER: ProductAttribute.INTEGER,
    ValueType.DECIMAL: ProductAttribute.FLOAT,
    ValueType.BOOLEAN: ProductAttribute.BOOLEAN,
}

FILTERED = {ValueType.OPTION, ValueType.BOOLEAN}  # what has few values; nobody looks for a width of 23 mm


@dataclass(frozen=True)
class Choice:
    """One value of an attribute whose values are chosen from a list."""

    group: str  # the code of the list
    name: str
    colour: str = ""


def build() -> None:
    """Make each of them that is not there yet."""
    _brands()
    _categories()
    _options()
    _kinds()


def choice_of(kind: str, *, code: str, value: str) -> Choice:
    """The choice of a value; sizes differ from kind to kind, everything else is shared."""
    return Choice(group=f"{code}-{kind}" if code == SIZE else code, name=value)


def _brands() -> None:
    present = set(Brand.objects.values_list("slug", flat=True))
    Brand.objects.bulk_create(
        Brand(name=brand.name, slug=brand.slug) for brand in BRANDS if brand.slug not in present
    )


def _categories() -> None:
    made = {category.full_slug: category for category in Category.objects.all()}
    for wanted in CATEGORIES:
        address = f"{wanted.parent}/{wanted.slug}" if wanted.parent else wanted.slug
        if address in made:
            continue
        new = Category(name=wanted.name, slug=wanted.slug, description=wanted.line)
        parent = made.get(wanted.parent)
        made[address] = parent.add_child(instance=new) if parent else Category.add_root(instance=new)
        if parent:
            parent.refresh_from_db()  # treebeard counts the children in the instance


def _options() -> None:
    choices = list(dict.fromkeys(_choices()))
    groups = _groups({choice.group for choice in choices})
    present = set(AttributeOption.objects.values_list("group__code", "option"))
    AttributeOption.objects.bulk_create(
        AttributeOption(group=groups[choice.group], option=choice.name, colour=choice.colour)
        for choice in choices
        if (choice.group, choice.name) not in present
    )


def _choices() -> Iterator[Choice]:
    by_kind = {kind.slug: kind for kind in KINDS}
    for product in PRODUCTS:
        for attribute in by_kind[product.kind].attributes:
            if attribute.type == ValueType.OPTION and attribute.code in product.facts:
                value = str(product.facts[attribute.code])
                yield choice_of(product.kind, code=attribute.code, value=value)
        yield from _choices_of_variants(product)


def _choices_of_variants(product: Product) -> Iterator[Choice]:
    for variant in product.variants:
        if variant.colour:
            yield _coloured(variant.colour)
        if variant.size:
            yield choice_of(product.kind, code=SIZE, value=variant.size)


def _coloured(colour: Colour) -> Choice:
    return Choice(group=COLOUR, name=colour.name, colour=colour.hex.lower())


def _groups(codes: Iterable[str]) -> dict[str, AttributeOptionGroup]:
    present = {group.code: group for group in AttributeOptionGroup.objects.filter(code__in=codes)}
    missing = sorted(set(codes) - set(present))
    AttributeOptionGroup.objects.bulk_create(
        AttributeOptionGroup(code=code, name=code.replace("-", ": ").capitalize()) for code in missing
    )
    return {group.code: group for group in AttributeOptionGroup.objects.filter(code__in=codes)}


def _kinds() -> None:
    present = {made.slug: made for made in ProductClass.objects.all()}
    for kind in KINDS:
        if kind.slug not in present:
            made = ProductClass.objects.create(
                name=kind.name, slug=kind.slug, requires_shipping=kind.is_shipped, track_stock=True
            )
            _attributes(kind, made)


def _attributes(kind: Kind, made: ProductClass) -> None:
    groups = {group.code: group for group in AttributeOptionGroup.objects.all()}
    telling = [Attribute(code, code.capitalize(), ValueType.OPTION) for code in _telling(kind)]
    ProductAttribute.objects.bulk_create(
        ProductAttribute(
            product_class=made,
            code=attribute.code,
            name=attribute.name,
            type=TYPES[attribute.type],
            unit=attribute.unit,
            option_group=groups.get(choice_of(kind.slug, code=attribute.code, value="").group),
            is_variant_option=attribute in telling,
            is_filterable=attribute in telling or attribute.type in FILTERED,
            position=position,
        )
        for position, attribute in enumerate([*telling, *kind.attributes])
    )


def _telling(kind: Kind) -> list[str]:
    """What tells the variants of this kind apart."""
    variants = [variant for product in PRODUCTS if product.kind == kind.slug for variant in product.variants]
    found = {COLOUR: any(one.colour for one in variants), SIZE: any(one.size for one in variants)}
    return [code for code, is_used in found.items() if is_used]
