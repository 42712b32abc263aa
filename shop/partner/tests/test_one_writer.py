"""Nobody writes counts and prices past the two modules that may."""

import ast
from collections.abc import Iterator

from shop.partner.models import COUNTS
from tests.architecture.sources import Source, sources

WRITERS = {
    "shop/partner/stock.py": set(COUNTS),
    "shop/partner/prices.py": {"price", "was_price"},
}
DISTINCT = {*COUNTS, "was_price", "price_currency"}  # `price` is a field of many models


def written_fields(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The guarded fields that calls such as `.update(num_in_stock=…)` write, and where."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        # Order lines count what is reserved under the same name.
        guarded = DISTINCT - {"num_allocated"} if "line" in ast.unparse(node.func).lower() else DISTINCT
        if node.func.attr == "update":
            yield from ((word.arg, node.lineno) for word in node.keywords if word.arg in guarded)
        elif node.func.attr == "bulk_update":
            words = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
            yield from ((str(word), node.lineno) for word in words if word in guarded)


def of(source: Source) -> set[str]:
    return {field for field, _line in written_fields(source.tree)}


def test_are_written_by_their_modules_alone() -> None:
    strangers = {
        source.name: strange
        for source in sources(with_tests=False)
        if (strange := of(source) - WRITERS.get(source.name, set()))
    }

    assert strangers == {}


def test_would_be_found_in_the_writers_themselves() -> None:
    found = {source.name: of(source) for source in sources(with_tests=False) if source.name in WRITERS}

    assert found == {"shop/partner/stock.py": set(COUNTS), "shop/partner/prices.py": {"was_price"}}


def test_would_be_found_wherever_it_is_written() -> None:
    planted = """
StockRecord.objects.filter(pk=1).update(num_allocated=F("num_allocated") + 1)
record.product.stockrecords.bulk_update(records, ["was_price"])
order.lines.update(num_allocated=0)
"""

    assert list(written_fields(ast.parse(planted))) == [("num_allocated", 2), ("was_price", 3)]
