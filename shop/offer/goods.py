"""The products of ranges as querysets, which are read with a page: two queries for any number of ranges.

The rules are those of Oscar's `Range.product_queryset`, which asks the database several times for each range. One is
added: a range that holds a variant shows the product that is sold as variants. A test holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from shop.catalogue.managers import ProductQuerySet
from shop.catalogue.models import Product, ProductCategory
from shop.offer.models import Range, RangeProduct

NEWEST_FIRST = ("-priority", "-date_created", "-pk")


def goods_of(ranges: Iterable[Range]) -> dict[int, ProductQuerySet]:
    """For each range those of its products that lists show; a range with a class of its own says itself which."""
    by_id = {each.pk: each for each in ranges}
    included = _paths(Range.included_categories.through, by_id)
    excluded = _paths(Range.excluded_categories.through, by_id)
    return {
        pk: _goods(each, included=included.get(pk, set()), excluded=excluded.get(pk, set()))
        for pk, each in by_id.items()
    }


def in_order(products: ProductQuerySet, of: Range) -> ProductQuerySet:
    """The same products: those that staff put into an order first, in it."""
    places = RangeProduct.objects.filter(range=of, product=OuterRef("pk")).values("display_order")[:1]
    ordered: ProductQuerySet = products.annotate(place=Subquery(places)).order_by(
        F("place").asc(nulls_last=True), *NEWEST_FIRST
    )
    return ordered


def _goods(each: Range, *, included: set[str], excluded: set[str]) -> ProductQuerySet:
    listed: ProductQuerySet = Product.objects.browsable().filter(
        _rule(each, included=included, excluded=excluded)
    )
    return listed


def _rule(each: Range, *, included: set[str], excluded: set[str]) -> Q:
    if each.proxy_class:
        return Q(pk__in=each.all_products().values("pk"))
    left_out = Q(pk__in=Range.excluded_products.through.objects.filter(range=each).values("product"))
    if each.includes_all_products:
        return ~left_out & ~_below(excluded)
    held = RangeProduct.objects.filter(range=each).values_list(Coalesce("product__parent", "product"))
    classes = Range.classes.through.objects.filter(range=each).values("productclass")
    return (Q(pk__in=held) | Q(product_class__in=classes) | _below(included)) & ~left_out


def _below(tops: set[str]) -> Q:
    """Whether one of a product's categories is one of these or lies below one."""
    if not tops:
        return Q(pk__in=[])
    is_below = reduce(or_, (Q(category__path__startswith=path) for path in sorted(tops)))
    return Q(Exists(ProductCategory.objects.filter(is_below, product=OuterRef("pk"))))


def _paths(through: type[Model], ranges: Iterable[int]) -> dict[int, set[str]]:
    """The categories of each range, by their paths."""
    rows = through._default_manager.filter(range__in=list(ranges)).values_list("range_id", "category__path")
    found: dict[int, set[Any]] = defaultdict(set)
    for range_id, path in rows:
        found[range_id].add(path)
    return found
