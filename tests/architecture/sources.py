"""Our own Python, as the architecture tests read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("deploy", "site_project", "shop", "home", "blog", "search")


@dataclass(frozen=True)
class Source:
    """One module of ours."""

    path: Path

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def text(self) -> str:
        return self.path.read_text()

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


def sources(*, with_tests: bool = True) -> Iterator[Source]:
    """Every module of ours; migrations, Oscar's among them, left out."""
    roots = [ROOT / package for package in PACKAGES]
    if with_tests:
        roots += [ROOT / "tests"]
    for root in roots:
        for path in sorted(root.rglob("*.py")):
            if "migrations" not in path.parts and (with_tests or "tests" not in path.parts):
                yield Source(path)


def imported_modules(tree: ast.Module) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
