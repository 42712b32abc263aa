"""What a product can be filtered by, as terms; and their keys in the database."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from oscar.core.utils import slugify

from shop.catalogue import specifications
from shop.catalogue.models import AttributeOption, Category, Product, ProductAttribute, ProductAttributeValue
from shop.catalogue.shelf.models import Facet, ShelfTerm
from shop.core import folding, pagecache

RATINGS = (4, 3, 2)  # "so many stars and more"
NUMBERS = {ProductAttribute.INTEGER, ProductAttribute.FLOAT}
Names = dict[tuple[str, str], set[str]]  # how each term is called by what has it


@dataclass(frozen=True)
class Term:
    """One value of a facet, before it has a key; `facet` and `ref` say which."""

    facet: str
    ref: str
    value: str
    label: str = ""
    facet_label: str = ""
    facet_position: int = 0
    sort_key: str = ""
    colour: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        return self.facet, self.ref


def of_shown(product: Product, *, way_of: dict[int, Sequence[Category]]) -> Iterator[Term]:
    """What all rows of a shown product share: its categories with those above, its brand, its rating."""
    yield from _of_categories(product, way_of=way_of)
    if product.brand is not None:
        brand = product.brand
        yield Term(Facet.BRAND, str(brand.pk), brand.slug, brand.name, sort_key=folded(brand.name))
    for stars in RATINGS:
        if product.rating is not None and product.rating >= stars:
            yield Term(Facet.RATING, str(stars), str(stars), sort_key=str(9 - stars))


def _of_categories(product: Product, *, way_of: dict[int, Sequence[Category]]) -> Iterator[Term]:
    """Where it stands; a category in which staff hide it is left out, and not those above or below."""
    ways = (way_of.get(link.category_id, ()) for link in product.productcategory_set.all())
    hidden = {placement.category_id for placement in product.hidden_placements}
    for category in {step for way in ways for step in way if step.pk not in hidden}:
        yield Term(
            Facet.CATEGORY, str(category.pk), category.full_slug, category.name, sort_key=category.path
        )


def of_price(price: Decimal | None) -> Iterator[Term]:
    """The band that a price is in; its ends are the shop's."""
    if price is None:
        return
    ends: Sequence[int] = settings.SHOP_PRICE_BANDS
    low = max((end for end in ends if end <= price), default=None)
    high = min((end for end in ends if end > price), default=None)
    band = f"{low or ''}-{high or ''}"
    yield Term(Facet.PRICE, band, band, sort_key=f"{low or 0:012d}")


def of_attributes(product: Product) -> Iterator[Term]:
    """The filterable attributes of a product or variant, a term for each value."""
    for value in specifications.values_of(product):
        if value.attribute.is_filterable:
            for told, colour in specifications.told(value):
                yield _of_value(value, told=told, colour=colour)


def _of_value(value: ProductAttributeValue, *, told: str, colour: str) -> Term:
    attribute = value.attribute
    ref = slugify(told)[:255] or folded(told)[:255]
    return Term(
        attribute.code,
        ref,
        ref,
        told[:255],
        facet_label=attribute.name,
        facet_position=attribute.position,
        sort_key=_sort_key(attribute, value, told),
        colour=colour,
    )


def _sort_key(attribute: ProductAttribute, value: Any, told: str) -> str:
    """Numbers by their size, sizes and other choices in the order of their list, the rest by letters."""
    if attribute.type in NUMBERS:
        return f"{float(value.value or 0) + 1e9:020.6f}"
    if attribute.type == ProductAttribute.OPTION and value.value_option_id and not value.value_option.colour:
        return f"{getattr(value, 'place', 0):012d}"
    return folded(told)


def folded(text: str) -> str:
    """As it is sorted, as far as a column holds it."""
    return folding.folded(text)[:255]


def keys_of(terms: Iterable[Term]) -> dict[tuple[str, str], int]:
    """The keys of these terms; those that are new, or are called otherwise now, are written first."""
    wanted = {term.identity: term for term in sorted(terms, key=lambda term: term.sort_key)}
    known = _known(wanted)
    fresh = [wanted[identity] for identity in sorted(wanted.keys() - known.keys())]  # in one order for all
    if fresh:
        ShelfTerm.objects.bulk_create([ShelfTerm(**vars(term)) for term in fresh], ignore_conflicts=True)
        known = _known(wanted)
    changed = [
        _renamed(known[identity], wanted[identity])
        for identity in sorted(wanted)
        if _differs(known[identity], wanted[identity])
    ]
    if changed:
        ShelfTerm.objects.bulk_update(changed, _CALLED)
        pagecache.drop("catalogue")  # every list that names them
    return {identity: term.pk for identity, term in known.items()}


def known_keys(terms: Iterable[Term]) -> dict[tuple[str, str], int]:
    """The keys of those of these terms that are written down; writes nothing."""
    known = _known({term.identity: term for term in terms})
    return {identity: term.pk for identity, term in known.items()}


def follow_tree() -> None:
    """Keep the terms of categories in the order of the tree: whatever comes before others moves them."""
    own = Category.objects.annotate(ref=Cast("pk", CharField())).filter(ref=OuterRef("ref"))
    ShelfTerm.objects.filter(facet=Facet.CATEGORY).update(
        sort_key=Coalesce(Subquery(own.values("path")[:1]), Value(""))
    )


def rename_facet(attribute: ProductAttribute) -> None:
    """Call a filter as the attribute is called now; of several product types the last word counts."""
    ShelfTerm.objects.filter(facet=attribute.code).update(
        facet_label=attribute.name, facet_position=attribute.position
    )


def rename_option(option: AttributeOption) -> None:
    """Call a choice as it is called now, where that leads to the same term: only capitals or accents are others.

    Of several groups that have it the last word counts.
    """
    for attribute in ProductAttribute.objects.filter(option_group=option.group_id, is_filterable=True):
        value = ProductAttributeValue(attribute=attribute, value_option=option)
        is_one_of_many = attribute.type == ProductAttribute.MULTI_OPTION
        for told, colour in [(option.option, "")] if is_one_of_many else specifications.told(value):
            term = _of_value(value, told=told, colour=colour)
            ShelfTerm.objects.filter(facet=term.facet, ref=term.ref).update(label=term.label)


def note_names(terms: Iterable[Term], *, said: Names) -> None:
    """Add to what is said how these terms are called."""
    for term in terms:
        said.setdefault(term.identity, set()).add(term.label)


def misnamed(said: Names) -> list[tuple[ShelfTerm, str]]:
    """The terms that are called as nothing says that has them, each with a name that something says."""
    return [
        (term, min(said[identity]))
        for identity, term in sorted(_known(said).items())
        if term.label not in said[identity]
    ]


_CALLED = ["value", "label", "sort_key", "colour"]
_NAMED_BY_A_ROW = {Facet.CATEGORY, Facet.BRAND}


def _known(wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], ShelfTerm]:
    facets, refs = {facet for facet, _ref in wanted}, {ref for _facet, ref in wanted}
    found: dict[tuple[str, str], ShelfTerm] = {}
    for some in _parts(sorted(refs)):
        for term in ShelfTerm.objects.filter(facet__in=facets, ref__in=some):
            found[term.facet, term.ref] = term
    return {identity: found[identity] for identity in wanted if identity in found}


def _parts(refs: list[str], size: int = 500) -> Iterator[list[str]]:
    for start in range(0, len(refs), size):
        yield refs[start : start + size]


def _differs(known: ShelfTerm, term: Term) -> bool:
    """Attributes of many kinds of products share a term, so that only what a row of its own names can be renamed.

    A choice stands as far back as in the list in which it is furthest.
    """
    if term.facet in _NAMED_BY_A_ROW:
        return any(getattr(known, name) != getattr(term, name) for name in _CALLED)
    return (bool(term.colour) and known.colour != term.colour) or term.sort_key > known.sort_key


def _renamed(known: ShelfTerm, term: Term) -> ShelfTerm:
    if term.facet in _NAMED_BY_A_ROW:
        for name in _CALLED:
            setattr(known, name, getattr(term, name))
    else:
        known.sort_key = max(known.sort_key, term.sort_key)
        known.colour = term.colour or known.colour
    return known
