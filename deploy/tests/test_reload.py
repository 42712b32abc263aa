import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from deploy.local.prepare import ROOT
from deploy.local.reload import code_of

PATIENCE_SECONDS = 20.0
RELOADING = """
import sys, pathlib
from deploy.local.reload import Reloader
root = pathlib.Path(sys.argv[1])
sys.exit(Reloader([sys.executable, str(root / "works.py")], root=root).run())
"""
# Notes its version, and that it was told to end in order and once.
WORKS = """
import pathlib, signal, sys, time
told = []
signal.signal(signal.SIGTERM, lambda *_: told.append(1))
with open(pathlib.Path(__file__).parent / "notes", "a") as notes:
    print("begins", VERSION, file=notes, flush=True)
    while not told:
        time.sleep(0.02)
    time.sleep(0.3)
    print("ends", VERSION, len(told), file=notes, flush=True)
"""


def wait_for(notes: Path, *lines: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if notes.exists() and notes.read_text().splitlines() == list(lines):
            return
        time.sleep(0.02)
    raise AssertionError(notes.read_text() if notes.exists() else "nothing was written")


def write(folder: Path, text: str) -> None:
    half = folder / ".half"
    half.write_text(text)
    half.replace(folder / "works.py")


def test_begins_anew_when_code_changes_even_after_code_that_fails(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    write(tmp_path, WORKS.replace("VERSION", "1"))
    command = [sys.executable, "-c", RELOADING, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
        try:
            wait_for(notes, "begins 1")
            write(tmp_path, "half-written (")
            wait_for(notes, "begins 1", "ends 1 1")
            write(tmp_path, WORKS.replace("VERSION", "2"))
            wait_for(notes, "begins 1", "ends 1 1", "begins 2")
            assert process.poll() is None
            os.killpg(process.pid, signal.SIGTERM)  # as the supervisor does it
            assert process.wait(timeout=PATIENCE_SECONDS) == 0
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    assert notes.read_text().splitlines()[2:] == ["begins 2", "ends 2 1"]


def test_watches_the_code_of_the_project_alone(tmp_path: Path) -> None:
    for name in ("a.py", "shop/b.py", "shop/c.html", ".venv/d.py", "var/e.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert {str(path.relative_to(tmp_path)) for path in code_of(tmp_path)} == {"a.py", "shop/b.py"}
