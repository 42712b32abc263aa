"""What the guides and READMEs name exists: files, folders, links, and functions written as `file.py::name`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_project.demo.assortment import CATEGORIES, PRODUCTS
from tests.architecture.sources import PACKAGES, ROOT

MADE_WHILE_RUNNING = ("var/",)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?(?:::[\w.]+)?")
_ADDRESS = re.compile(r"`GET (/[^\s`]*)`")
_FENCED = re.compile(r"(?ms)^```.*?^```")


def documents() -> list[Path]:
    """Every text for people: at the top, in docs, beside the code."""
    folders = [ROOT / name for name in ("docs", "tests", *PACKAGES)]
    found = [path for folder in folders for path in folder.rglob("*.md")]
    return sorted([*ROOT.glob("*.md"), *found])


def named(text: str) -> Iterator[str]:
    """The paths in a text: in backticks if they look like one, and where links lead inside the project."""
    text = _FENCED.sub("", text)
    for span in _CODE.findall(text):
        is_file = "/" in span or "::" in span
        if is_file and _PATH.fullmatch(span) and not span.startswith(MADE_WHILE_RUNNING):
            yield span
    yield from (target for target in _LINK.findall(text) if "://" not in target)


def addresses(text: str) -> list[str]:
    """What a text tells its reader to open: addresses with a part to fill in are patterns, not addresses."""
    return [address for address in _ADDRESS.findall(text) if "<" not in address and "…" not in address]


def leads_nowhere(address: str) -> bool:
    """Whether no product or category of the demo shop is at this address of its kind."""
    match address.strip("/").split("/"):
        case ["products", *rest]:
            return rest not in [[product.slug] for product in PRODUCTS]
        case ["shop", *rest]:
            return rest not in [[], *([*filter(None, (one.parent, one.slug))] for one in CATEGORIES)]
    return False


def missing(name: str, *, folder: Path) -> str | None:
    """What of a name does not exist, if anything; paths count from the document, or from the top."""
    path, _, inside = name.partition("::")
    found = next((base / path for base in (folder, ROOT) if (base / path).exists()), None)
    if found is None:
        return path
    return None if not inside or inside in defined(ast.parse(found.read_text())) else name


def defined(tree: ast.Module) -> set[str]:
    """Functions and classes of a module, methods as `Class.method`."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    top = [node for node in tree.body if isinstance(node, kinds)]
    methods = {
        f"{node.name}.{part.name}"
        for node in top
        if isinstance(node, ast.ClassDef)
        for part in node.body
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return {node.name for node in top} | methods


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_names_nothing_that_is_not_there(document: Path) -> None:
    names = named(document.read_text())
    assert [name for name in names if missing(name, folder=document.parent)] == []


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_opens_only_what_the_demo_shop_has(document: Path) -> None:
    assert [address for address in addresses(document.read_text()) if leads_nowhere(address)] == []


def test_opens_a_category_and_a_product_on_the_way_of_an_order() -> None:
    found = addresses((ROOT / "docs" / "life-of-an-order.md").read_text())
    assert {"/shop/electronics/boards/", "/products/fern-one/"} <= set(found)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("`GET /shop/boards/`", ["/shop/boards/"]),
        ("`GET /products/finch-one/`", ["/products/finch-one/"]),
        ("`GET /shop/` `GET /shop/sound/` `GET /products/<slug>/` `GET /basket/` `POST /products/x/`", []),
    ],
)
def test_would_see_an_address_that_the_demo_shop_does_not_have(text: str, wrong: list[str]) -> None:
    assert [address for address in addresses(text) if leads_nowhere(address)] == wrong


def test_follows_an_order_through_many_files() -> None:
    names = set(named((ROOT / "docs" / "life-of-an-order.md").read_text()))
    assert len([name for name in names if "::" in name]) > 40


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("see `shop/order/no_such.py`", ["shop/order/no_such.py"]),
        ("see `shop/order/services.py::no_such`", ["shop/order/services.py::no_such"]),
        ("see [it](shop/no_such/)", ["shop/no_such/"]),
        (
            "see `shop/order/services.py::confirm`, `/basket/`, `make run`, `a ‹ b` and [us](https://x.example/y)",
            [],
        ),
        ("```\nno/such/file.py\n```", []),
    ],
)
def test_would_see_a_name_that_leads_nowhere(text: str, wrong: list[str]) -> None:
    assert [name for name in named(text) if missing(name, folder=ROOT)] == wrong
