"""Puts the assortment on the shelves: products with their variants, facts, pictures, and what goes well with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from types import MappingProxyType
from typing import Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join

from shop.catalogue.models import (
    AttributeOption,
    Category,
    Product,
    ProductAttribute,
    ProductAttributeValue,
    ProductCategory,
    ProductClass,
    ProductImage,
    ProductRecommendation,
)
from shop.catalogue.models import Brand as StoredBrand
from shop.core import pagecache
from site_project.demo import assortment, finding, library
from site_project.demo.assortment.model import Product as Wanted
from site_project.demo.assortment.model import Tax, Value, ValueType, Variant
from site_project.demo.assortment.pictures import Shot, shot_of_variant, shots_of
from site_project.demo.kinds import COLOUR, SIZE, choice_of

OPENED_AT = time(9, 0)
NO_OTHERS: Mapping[str, str] = MappingProxyType({})
TAXES = {Tax.STANDARD: "standard", Tax.BOOKS: "reduced"}


def put() -> None:
    """Make every product of the assortment that is not there yet, with all that belongs to it."""
    present = set(Product.objects.exclude(upc=None).values_list("upc", flat=True))
    make([one for one in assortment.PRODUCTS if one.sku not in present])


def make(wanted: Sequence[Wanted], *, looks_like: Mapping[str, str] = NO_OTHERS) -> None:
    """Make these products; one that looks like another, by their slugs, shares its pictures."""
    if not wanted:
        return
    made = {one.slug: product for one, product in zip(wanted, _products(wanted), strict=True)}
    variants = {variant.upc: variant for variant in _variants(wanted, made=made)}
    _into_categories(wanted, made=made)
    _state_facts(wanted, made=made, variants=variants)
    _hang_pictures(wanted, made=made, variants=variants, looks_like=looks_like)
    _recommend(wanted)
    _date((made[one.slug], one.released) for one in wanted)
    finding.index(list(made.values()))
    pagecache.drop("catalogue")


def _products(wanted: Iterable[Wanted]) -> list[Product]:
    brands = {brand.slug: brand for brand in StoredBrand.objects.all()}
    kinds = {kind.slug: kind for kind in ProductClass.objects.all()}
    made: list[Product] = Product.objects.bulk_create(
        Product(
            upc=one.sku,
            slug=one.slug,
            title=one.name,
            structure=Product.PARENT if one.variants else Product.STANDALONE,
            product_class=kinds[one.kind],
            brand=brands[one.brand],
            tax_category_id=TAXES[one.tax],
            summary=one.summary,
            description=_description(one),
            meta_description=one.summary,
            released_on=one.released,
            weight_grams=one.weight,
        )
        for one in wanted
    )
    return made


def _variants(wanted: Iterable[Wanted], *, made: dict[str, Product]) -> list[Product]:
    variants: list[Product] = Product.objects.bulk_create(
        Product(
            upc=variant.sku,
            slug=one.slug,
            structure=Product.CHILD,
            parent=made[one.slug],
            released_on=one.released,
            weight_grams=one.weight,
        )
        for one in wanted
        for variant in one.variants
    )
    return variants


def _description(one: Wanted) -> str:
    text = format_html_join("", "<p>{}</p>", ((paragraph,) for paragraph in one.description))
    if not one.points:
        return str(text)
    points = format_html_join("", "<li>{}</li>", ((point,) for point in one.points))
    return str(format_html("{}<ul>{}</ul>", text, points))


def _into_categories(wanted: Iterable[Wanted], *, made: dict[str, Product]) -> None:
    categories = {category.slug: category for category in Category.objects.all()}
    ProductCategory.objects.bulk_create(
        ProductCategory(product=made[one.slug], category=categories[one.category]) for one in wanted
    )


def _state_facts(
    wanted: Iterable[Wanted], *, made: dict[str, Product], variants: dict[str | None, Product]
) -> None:
    attributes = {(one.product_class.slug, one.code): one for one in _attributes()}
    options = {(one.group.code, one.option): one for one in AttributeOption.objects.select_related("group")}

    def rows() -> Iterator[ProductAttributeValue]:
        for one in wanted:
            for code, value in one.facts.items():
                attribute = attributes[one.kind, code]
                yield _fact(made[one.slug], attribute=attribute, value=_stored(one, code, value, options))
            for variant in one.variants:
                for code, name in _tells(variant):
                    option = options[choice_of(one.kind, code=code, value=name).group, name]
                    yield _fact(variants[variant.sku], attribute=attributes[one.kind, code], value=option)

    ProductAttributeValue.objects.bulk_create(rows())


def _attributes() -> Iterable[ProductAttribute]:
    attributes: Iterable[ProductAttribute] = ProductAttribute.objects.select_related("product_class")
    return attributes


def _fact(product: Product, *, attribute: ProductAttribute, value: Any) -> ProductAttributeValue:
    return ProductAttributeValue(product=product, attribute=attribute, **{f"value_{attribute.type}": value})


def _stored(one: Wanted, code: str, value: Value, options: dict[tuple[str, str], AttributeOption]) -> Any:
    value_type = _types()[one.kind, code]
    if value_type == ValueType.OPTION:
        return options[choice_of(one.kind, code=code, value=str(value)).group, str(value)]
    return float(value) if value_type == ValueType.DECIMAL else value


@cache
def _types() -> dict[tuple[str, str], ValueType]:
    return {(kind.slug, one.code): one.type for kind in assortment.KINDS for one in kind.attributes}


def _tells(variant: Variant) -> Iterator[tuple[str, str]]:
    if variant.colour:
        yield COLOUR, variant.colour.name
    if variant.size:
        yield SIZE, variant.size


def _hang_pictures(
    wanted: Iterable[Wanted],
    *,
    made: dict[str, Product],
    variants: dict[str | None, Product],
    looks_like: Mapping[str, str],
) -> None:
    pictures = library.pictures_by_shot()

    def rows() -> Iterator[ProductImage]:
        for one in wanted:
            looks = looks_like.get(one.slug, one.slug)
            for position, shot in enumerate(_shots_of_all(looks)):
                yield _shown(made[one.slug], picture=pictures[shot.name], position=position)
            for variant in one.variants:
                shot = shot_of_variant(looks, variant.colour.slug if variant.colour else "")
                yield _shown(variants[variant.sku], picture=pictures[shot.name], position=0)

    ProductImage.objects.bulk_create(rows())


def _shots_of_all(slug: str) -> list[Shot]:
    """The whole product first, then what is not of one colour only: the other colours belong to their variants."""
    first, *rest = shots_of(slug)
    return [first, *(shot for shot in rest if not shot.variant)]


def _shown(product: Product, *, picture: Any, position: int) -> ProductImage:
    return ProductImage(
        product=product, image=picture, original=picture.file.name, display_order=position, caption=""
    )


def _recommend(wanted: Iterable[Wanted]) -> None:
    """Best first: a higher ranking is shown earlier."""
    named = {slug for one in wanted if one.related for slug in (one.slug, *one.related)}
    by_slug = dict(
        Product.objects.exclude(structure=Product.CHILD).filter(slug__in=named).values_list("slug", "pk")
    )
    ProductRecommendation.objects.bulk_create(
        ProductRecommendation(
            primary_id=by_slug[one.slug],
            recommendation_id=by_slug[other],
            ranking=len(one.related) - position,
        )
        for one in wanted
        for position, other in enumerate(one.related)
    )


def _date(products: Iterable[tuple[Product, date]]) -> None:
    """Let what was released last be the newest: Oscar dates a product by its first save."""
    zone = timezone.get_default_timezone()
    dated = []
    for product, released in products:
        product.date_created = datetime.combine(released, OPENED_AT, tzinfo=zone)
        dated.append(product)
    Product.objects.bulk_update(dated, ["date_created"])
