"""Which products of a basket are in which ranges, in six queries at the most, however many there are of both.

The rules are those of Oscar's `Range.product_queryset`, which asks the database once per range and product; a test
holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

from shop.catalogue.models import Product
from shop.offer.models import Range

if TYPE_CHECKING:
    from typing import Self

Pairs = dict[int, set[int]]
Paths = dict[int, set[str]]


def members(ranges: Iterable[Range], products: Iterable[Product]) -> dict[int, frozenset[int]]:
    """For each range its products among these; a range with a class of its own decides for itself."""
    plain = [each for each in ranges if not each.proxy_class]
    families = {product.pk: _family(product) for product in products}
    rules = _Rules.of(plain, product_ids=set().union(*families.values()))
    return {
        each.pk: frozenset(pk for pk, family in families.items() if rules.hold(each, pk, family=family))
        for each in plain
    }


def _family(product: Product) -> frozenset[int]:
    """The product and its parent: a range that has the parent has its variants."""
    return frozenset({product.pk, product.parent_id or product.pk})


@dataclass(frozen=True)
class _Rules:
    """What each range includes and excludes, as far as it matters for these products."""

    included: Pairs
    excluded: Pairs
    of_class: Pairs
    included_paths: Paths
    excluded_paths: Paths
    paths: Paths  # of each product's categories

    @classmethod
    def of(cls, ranges: list[Range], *, product_ids: set[int]) -> "Self":
        chosen = [each for each in ranges if not each.includes_all_products]
        everything = [each for each in ranges if each.includes_all_products]
        below = _pairs(_rows(Range.included_categories.through, chosen), "category__path")
        not_below = _pairs(_rows(Range.excluded_categories.through, everything), "category__path")
        return cls(
            included=_pairs(_rows(Range.included_products.through, chosen, product__in=product_ids)),
            excluded=_pairs(_rows(Range.excluded_products.through, ranges, product__in=product_ids)),
            of_class=_pairs(
                _rows(Range.classes.through, chosen, productclass__products__in=product_ids),
                "productclass__products",
            ),
            included_paths=below,
            excluded_paths=not_below,
            paths=_category_paths(product_ids) if below or not_below else {},
        )

    def hold(self, each: Range, product_id: int, *, family: frozenset[int]) -> bool:
        if each.includes_all_products:
            is_out = product_id in self.excluded.get(each.pk, ())
            return not is_out and not self._is_below(self.excluded_paths.get(each.pk), family)
        if family & self.excluded.get(each.pk, set()):
            return False
        is_named = family & (self.included.get(each.pk, set()) | self.of_class.get(each.pk, set()))
        return bool(is_named) or self._is_below(self.included_paths.get(each.pk), family)

    def _is_below(self, tops: set[str] | None, family: frozenset[int]) -> bool:
        """Whether one of the product's categories is one of these or lies below one."""
        own = (path for pk in family for path in self.paths.get(pk, ()))
        return bool(tops) and any(path.startswith(tuple(tops or ())) for path in own)


def _rows(through: type[Model], ranges: list[Range], **among: Any) -> QuerySet[Any]:
    return through._default_manager.filter(range__in=ranges, **among).order_by()


def _category_paths(product_ids: set[int]) -> Paths:
    rows = Product.categories.through.objects.filter(product__in=product_ids)
    return _collected(rows.values_list("product_id", "category__path"))


def _pairs(rows: QuerySet[Any], value: str = "product_id") -> dict[int, set[Any]]:
    return _collected(rows.values_list("range_id", value))


def _collected(pairs: Iterable[tuple[int, Any]]) -> dict[int, set[Any]]:
    found: dict[int, set[Any]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return dict(found)
