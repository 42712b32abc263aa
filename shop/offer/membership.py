"""Which products of a basket are in which ranges, in two queries, however many there are of both.

The rules are those of Oscar's `Range.product_queryset`, which asks the database once per range and product; a test
holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet, Value

from shop.catalogue.models import Product
from shop.offer.models import Range

if TYPE_CHECKING:
    from typing import Self

Pairs = dict[int, set[int]]
Paths = dict[int, set[str]]
Triples = QuerySet[Any, tuple[str, int, Any]]  # a rule's name, a range (or a product), and what it holds for


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
        products = _collected(
            _pairs("included", Range.included_products.through, chosen, product__in=product_ids),
            _pairs("excluded", Range.excluded_products.through, ranges, product__in=product_ids),
            _pairs(
                "of_class",
                Range.classes.through,
                chosen,
                value="productclass__products",
                productclass__products__in=product_ids,
            ),
        )
        paths = _collected(
            _pairs("included_paths", Range.included_categories.through, chosen, value="category__path"),
            _pairs("excluded_paths", Range.excluded_categories.through, everything, value="category__path"),
            _category_paths(product_ids),
        )
        return cls(**{rule.name: (products | paths).get(rule.name, {}) for rule in fields(cls)})

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


def _pairs(
    rule: str, through: type[Model], ranges: list[Range], *, value: str = "product_id", **among: Any
) -> Triples:
    rows = through._default_manager.filter(range__in=ranges, **among).order_by().annotate(rule=Value(rule))
    found: Triples = rows.values_list("rule", "range_id", value)
    return found


def _category_paths(product_ids: set[int]) -> Triples:
    rows = Product.categories.through.objects.filter(product__in=product_ids).order_by()
    found: Triples = rows.annotate(rule=Value("paths")).values_list("rule", "product_id", "category__path")
    return found


def _collected(first: Triples, *others: Triples) -> dict[str, dict[int, set[Any]]]:
    """By rule and row what these queries find, all of them asked at once."""
    found: dict[str, dict[int, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for rule, key, value in first.union(*others, all=True):
        found[rule][key].add(value)
    return found
