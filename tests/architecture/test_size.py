"""Short functions and files, so that names do the work of comments."""

import ast

from tests.architecture.sources import sources

MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_FILE = 400


def long_functions(tree: ast.Module) -> list[str]:
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION
    ]


def test_keeps_functions_short():
    found = {source.name: names for source in sources() if (names := long_functions(source.tree))}
    assert found == {}


def test_would_see_a_long_function():
    body = "\n".join("    x = 1" for _ in range(MOST_LINES_OF_A_FUNCTION))
    assert long_functions(ast.parse(f"def long():\n{body}\n")) == ["long"]
    assert long_functions(ast.parse(f"def short():\n{body[10:]}\n")) == []


def test_keeps_files_short():
    found = {
        source.name: lines
        for source in sources()
        if (lines := source.text.count("\n")) > MOST_LINES_OF_A_FILE
    }
    assert found == {}
