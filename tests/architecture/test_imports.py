"""Who may import whom. The contracts stand in `pyproject.toml`; here they are shown to bite."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, imported_modules, sources

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
RUFF = Path(sys.executable).with_name("ruff")


@pytest.fixture
def tree(tmp_path):
    """A copy of our packages, in which a test may plant what it likes."""
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=lambda *_: {"__pycache__", "static", "templates"}
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False, timeout=60
    )


def test_keeps_its_contracts(tree):
    result = lint_imports(tree)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("shop/core/clock.py", "import shop.users.models", "A station of the purchase"),
        ("shop/catalogue/models.py", "import shop.basket.middleware", "A station of the purchase"),
        ("shop/customer/apps.py", "import home.apps", "Content knows commerce"),
        ("home/apps.py", "import site_project.urls", "Content knows commerce"),
        ("shop/catalogue/models.py", "import rest_framework.views", "Only the REST layer"),
        ("shop/apps.py", "import rest_framework.views", "Only the REST layer"),
        ("search/selectors.py", "from rest_framework import serializers", "Only the REST layer"),
        ("site_project/media.py", "import rest_framework.views", "Only the REST layer"),
    ],
)
def test_refuses_a_planted_import(tree, module, line, contract):
    planted = tree / module
    planted.write_text(f"{planted.read_text()}\n{line}\n")
    result = lint_imports(tree)
    assert result.returncode == 1
    assert any(contract in row and "BROKEN" in row for row in result.stdout.splitlines()), result.stdout


def test_lets_the_api_of_search_know_rest_framework(tree):
    (tree / "search" / "api.py").write_text("import rest_framework.views\n")
    result = lint_imports(tree)
    assert result.returncode == 0, result.stdout


def test_refuses_a_new_folder_without_a_place(tree):
    (tree / "shop" / "gizmos").mkdir()
    (tree / "shop" / "gizmos" / "__init__.py").write_text("")
    assert lint_imports(tree).returncode == 1


def test_leaves_no_package_outside_the_contracts():
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert found == {*PACKAGES, "tests"}


@pytest.mark.parametrize("name", ["get_model", "get_class", "get_classes"])
def test_refuses_oscars_dynamic_imports(name):
    """No tool can see through them; a module that Oscar itself loads says so in a `noqa` with its reason."""
    result = subprocess.run(
        [RUFF, "check", "--select", "TID251", "--stdin-filename", "shop/catalogue/planted.py", "-"],
        input=f"from oscar.core.loading import {name}\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 1
    assert "TID251" in result.stdout


WEB = ("django.http", "django.shortcuts", "django.contrib.messages", "django.views", "rest_framework")


def web_imports(tree: ast.Module) -> list[str]:
    return [name for name in imported_modules(tree) if name.startswith(WEB)]


def test_keeps_the_web_out_of_services_and_selectors():
    knowing = {
        source.name: found
        for source in sources(with_tests=False)
        if source.path.stem in {"services", "selectors", "stock", "states"}
        and (found := web_imports(source.tree))
    }
    assert knowing == {}


def test_would_see_the_web_in_a_service():
    assert web_imports(ast.parse("def f():\n    from django.contrib import messages\n")) == [
        "django.contrib.messages"
    ]


def test_lets_only_a_gateways_own_folder_import_its_sdk():
    importing = [
        source.name
        for source in sources(with_tests=False)
        if any(name.split(".")[0] == "stripe" for name in imported_modules(source.tree))
    ]
    assert all(name.startswith("shop/payment/gateways/stripe/") for name in importing), importing
