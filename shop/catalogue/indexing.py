"""The texts of a product by which it is found beside its title and description: asked for when it is indexed."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from shop.core import folding

if TYPE_CHECKING:
    from shop.catalogue.models import Product

TOLD = frozenset({"text", "option", "multi_option"})  # nobody looks for a number without its unit
LOADED = (
    "stockrecords",
    "children__stockrecords",
    "categories",
    *(
        f"{of}attribute_values__{beside}"
        for of in ("", "children__")
        for beside in ("attribute", "value_option", "value_multi_option")
    ),
)


def numbers(product: "Product") -> str:
    """The article numbers of a product and of its variants."""
    records = [record for each in _family(product) for record in each.stockrecords.all()]
    whole = list(filter(None, [product.upc, *(record.partner_sku for record in records)]))
    # PostgreSQL takes the end of CL-4711 for a negative number, so its parts stand there too.
    return " ".join(dict.fromkeys([*whole, *(re.sub(r"[\W_]+", " ", number) for number in whole)]))


def facts(product: "Product") -> str:
    """What its table and its options say, its brand and its categories."""
    from shop.catalogue import specifications  # knows the models, which know this module

    values = [value for each in _family(product) for value in each.attribute_values.all()]
    told = [
        text
        for value in values
        if value.attribute.type in TOLD
        for text, _colour in specifications.told(value)
    ]
    categories = [category.name for category in product.categories.all()]
    brand = product.brand.name if product.brand else ""
    text = " ".join(dict.fromkeys(filter(None, [brand, *told, *categories])))
    return f"{text} {folding.without_accents(f'{product.title} {text}')}".strip()


def _family(product: "Product") -> Iterator[Any]:
    yield product
    if product.is_parent:
        yield from product.children.all()
