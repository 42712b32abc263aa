"""The result as a table, and as a file that the next run is compared with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from site_project.bench.measuring import Measured
from site_project.bench.pages import MeasuredPage

COLUMNS = ("page", "queries", "at most", "ms", "at most", "× bare view", "last time", "KB")


def last(file: Path) -> Mapping[str, Any]:
    """What the last run measured; nothing the first time."""
    if not file.exists():
        return {}
    kept: Mapping[str, Any] = json.loads(file.read_text())
    return kept


def keep(file: Path, *, engine: str, products: int, bare: float, measured: Sequence[Measured]) -> None:
    """Write the result down, in an order that makes the difference between two of them readable."""
    file.parent.mkdir(parents=True, exist_ok=True)
    kept = {
        "engine": engine,
        "products": products,
        "bare_ms": round(bare, 3),
        "pages": [asdict(page) for page in measured],
    }
    file.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n")


def table(pages: Sequence[MeasuredPage], measured: Sequence[Measured], *, before: Mapping[str, Any]) -> str:
    """One line a page; a bar that was missed has a mark."""
    ratios = {page["name"]: page["ratio"] for page in before.get("pages", [])}
    rows = [COLUMNS, *(_row(page, done, ratios) for page, done in zip(pages, measured, strict=True))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _row(page: MeasuredPage, done: Measured, ratios: Mapping[str, float]) -> tuple[str, ...]:
    former = ratios.get(done.name)
    return (
        page.name,
        f"{done.queries}{_mark(done.queries, page.most_queries)}",
        str(page.most_queries or ""),
        f"{done.ms:.1f}{_mark(done.ms, page.most_ms)}",
        str(page.most_ms or ""),
        f"{done.ratio:.1f}",
        f"{(done.ratio / former - 1) * 100:+.0f} %" if former else "",
        f"{done.kilobytes:.1f}",
    )


def _mark(value: float, most: int | None) -> str:
    return " !" if most is not None and value > most else ""
