import importlib.util
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from deploy.local import packages, prepare
from deploy.local.refusal import Refusal


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with nothing to download, so that making its environment takes seconds."""
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    (tmp_path / "requirements-dev.txt").write_text("# nothing\n")
    return tmp_path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of pip, instead of pip."""
    asked: list[str] = []

    def install(requirements: Path, **_rest: object) -> None:
        asked.append(requirements.name)

    monkeypatch.setattr(packages, "install", install)
    return asked


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real environments with a pip in name only: bringing the real one takes seconds each time."""

    def make(folder: Path, **_rest: object) -> None:
        venv.create(folder, clear=True, symlinks=True)
        pip = next(folder.glob("lib/python*/site-packages")) / "pip"
        pip.mkdir()
        (pip / "__init__.py").touch()

    monkeypatch.setattr(prepare, "make", make)


def start(project: Path, *, requirements: str = prepare.RUN, is_chosen: bool = False) -> Path:
    return prepare.environment(
        project, requirements=requirements, is_chosen=is_chosen, environ=dict(os.environ)
    )


def test_makes_an_environment_once_and_then_leaves_it_alone(
    project: Path, quick: None, installed: list[str]
) -> None:
    python = start(project)
    made = python.parent.stat().st_ctime_ns
    start(project)
    assert (installed, python.parent.stat().st_ctime_ns) == (["requirements.txt"], made)


def test_installs_again_when_the_requirements_change(
    project: Path, quick: None, installed: list[str]
) -> None:
    start(project)
    (project / "requirements.txt").write_text("# something else\n")
    start(project)
    start(project)
    assert installed == ["requirements.txt", "requirements.txt"]


def test_knows_that_a_developer_has_all_that_a_shop_needs(
    project: Path, quick: None, installed: list[str]
) -> None:
    start(project, requirements=prepare.DEVELOP)
    start(project, requirements=prepare.RUN)
    start(project, requirements=prepare.DEVELOP)
    assert installed == ["requirements-dev.txt"]


def test_goes_on_after_an_interrupted_installation(
    project: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_requirements: Path, **_rest: object) -> None:
        half = next((project / ".venv").glob("lib/python*/site-packages")) / "half-1.0.dist-info"
        half.mkdir()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(packages, "install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            start(project)
    asked: list[bool] = []
    monkeypatch.setattr(
        packages,
        "install",
        lambda *_args, **_rest: asked.append(any((project / ".venv").rglob("half-1.0.dist-info"))),
    )
    start(project)
    start(project)
    assert asked == [False]


def test_makes_a_half_made_environment_anew(project: Path, installed: list[str]) -> None:
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "pyvenv.cfg").touch()
    (project / ".venv" / "bin" / "python").symlink_to(sys.executable)
    python = start(project)
    assert (
        subprocess.run([python, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0
    )


def test_makes_it_anew_where_the_folder_has_moved(project: Path, quick: None, installed: list[str]) -> None:
    start(project)
    moved = project.parent / f"{project.name}-moved"
    shutil.move(project, moved)
    assert prepare.reason_to_rebuild(moved / ".venv", is_chosen=False) == "the folder has moved"
    start(moved)
    assert prepare.reason_to_rebuild(moved / ".venv", is_chosen=False) == ""
    assert json.loads((moved / ".venv" / prepare.STAMP).read_text())["folder"] == str(moved / ".venv")


def test_makes_it_anew_where_its_python_is_gone(project: Path, quick: None, installed: list[str]) -> None:
    python = start(project)
    python.unlink()
    python.symlink_to("/no/such/python")
    assert (
        prepare.reason_to_rebuild(project / ".venv", is_chosen=False) == "the old one does not work any more"
    )


def test_makes_it_anew_where_another_python_is_chosen(
    project: Path, quick: None, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    start(project)
    monkeypatch.setattr(sys, "base_prefix", "/opt/another-python")
    assert prepare.reason_to_rebuild(project / ".venv", is_chosen=True) == "another Python was chosen"
    assert prepare.reason_to_rebuild(project / ".venv", is_chosen=False) == ""


def test_names_the_package_that_brings_a_missing_venv_module(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else found(name)
    )
    with pytest.raises(Refusal, match=r"lacks its module ensurepip.*`apt install python3-venv`"):
        start(project)
    assert not (project / ".venv").exists()


def test_keeps_strays_of_other_projects_out(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[dict[str, str]] = []
    monkeypatch.setattr(prepare, "environment", lambda *_args, **_rest: Path("/venv/bin/python"))
    monkeypatch.setattr(os, "execve", lambda _path, _arguments, environ: became.append(environ))
    monkeypatch.setattr(os, "chdir", lambda _path: None)
    for name in ("VIRTUAL_ENV", "PYTHONPATH", "DJANGO_SETTINGS_MODULE", "PIP_TARGET"):
        monkeypatch.setenv(name, "/of/another/project")
    monkeypatch.setenv("DATABASE_URL", "postgres://of-this-one/shop")
    prepare.main(["demo"], is_chosen=False)
    assert "/of/another/project" not in became[0].values()
    assert became[0]["DATABASE_URL"] == "postgres://of-this-one/shop"


def test_says_that_the_disk_is_full_or_the_folder_is_not_ours(capsys: pytest.CaptureFixture[str]) -> None:
    full = prepare._sentence(OSError(28, "No space left on device", "/x"))
    foreign = prepare._sentence(PermissionError(13, "Permission denied", "/x/var"))
    assert full == "The disk is full: free about 1 GB and run the same command again; it goes on from here."
    assert foreign == "/x/var could not be used (Permission denied): look at who owns it."


def test_pins_for_a_shop_what_is_pinned_for_a_developer() -> None:
    pins = {
        name: {line.split(" ")[0] for line in (prepare.ROOT / name).read_text().splitlines() if "==" in line}
        for name in (prepare.RUN, prepare.DEVELOP)
    }
    assert pins[prepare.RUN] <= pins[prepare.DEVELOP]
