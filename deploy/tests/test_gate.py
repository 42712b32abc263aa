import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.local import gate
from deploy.local.prepare import ROOT

GATE = ROOT / "deploy" / "local" / "gate.py"


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_is_understood_by_python_3_6() -> None:
    for path in (GATE, GATE.parent / "__init__.py", GATE.parent.parent / "__init__.py"):
        ast.parse(path.read_text(), feature_version=(3, 6))


def test_refuses_an_old_python_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert gate.main(["--chosen", "run"]) == 2
    assert capsys.readouterr().err == (
        f"Tillpress needs Python 3.11 or newer; this is 3.9.2 ({sys.executable}). "
        "Install a newer one, or name yours with PYTHON=/path/to/python3.\n"
    )


def test_goes_on_with_a_newer_python_beside_an_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "python3.13", "exit 1")  # what pyenv leaves where a version is not switched on
    newer = script(tmp_path / "python3.12", "exit 0")
    became: list[list[str]] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))

    def become(path: str, arguments: list[str]) -> None:
        became.append([path, *arguments[1:]])
        raise SystemExit(0)

    monkeypatch.setattr(os, "execv", become)
    with pytest.raises(SystemExit):
        gate.main(["test"])
    assert became == [[str(newer), "-I", str(GATE), "test"]]


def make(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environ},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["run", "serve", "demo", "test", "test-all", "lint", "fmt", "lock"])
def test_says_so_where_there_is_no_python(command: str) -> None:
    answer = make(command, "PYTHON=no-such-python")
    assert answer.returncode == 2
    assert answer.stderr.splitlines()[0] == (
        'Tillpress needs Python 3.11 or newer, and there is no "no-such-python" here: install one, '
        "or name yours with PYTHON=/path/to/python3."
    )


def test_lists_every_command_with_what_it_does() -> None:
    answer = make("help")
    listed = {line.split()[0] for line in answer.stdout.splitlines() if line.startswith("  ")}
    phony = (ROOT / "Makefile").read_text().split(".PHONY: ")[1].splitlines()[0]
    assert listed == set(phony.split())


def test_refuses_a_port_that_is_no_port_before_anything_else() -> None:
    answer = make("run", "PORT=http", f"PYTHON={sys.executable}")
    assert answer.returncode == 2
    assert answer.stderr.splitlines()[0] == (
        "PORT=http is not a port: choose a number from 1 to 65535, for example PORT=8001."
    )
