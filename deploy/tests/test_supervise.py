import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deploy.local import guardian
from deploy.local.prepare import ROOT
from deploy.local.supervise import Child, Supervisor

PATIENCE_SECONDS = 20.0
SLEEPER = "import time; time.sleep(600)"
# Writes its own id and that of a child which it starts, then sleeps.
PARENT = """
import pathlib, subprocess, sys, os, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path(sys.argv[1]).write_text(f"{os.getpid()} {child.pid}")
time.sleep(600)
"""
SUPERVISED = """
import os, sys
from deploy.local.supervise import Child, Supervisor
children = [Child(name, [sys.executable, "-c", sys.argv[1], sys.argv[2] + name]) for name in ("one", "two")]
sys.exit(Supervisor(children, environ=os.environ).run())
"""


def supervisor(*scripts: str) -> Supervisor:
    children = [
        Child(f"child {number}", [sys.executable, "-c", script]) for number, script in enumerate(scripts)
    ]
    return Supervisor(children, environ=os.environ)


def wait_for(path: Path) -> list[int]:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if path.exists() and (text := path.read_text()):
            return [int(number) for number in text.split()]
        time.sleep(0.02)
    raise AssertionError(f"{path} was not written")


def is_alive(process_id: int) -> bool:
    """A zombie that nobody has waited for counts as ended."""
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except FileNotFoundError:
        return False


def test_ends_all_when_one_ends_and_passes_its_exit_code_on(capfd: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    supervised = supervisor(SLEEPER, "raise SystemExit(7)")
    assert supervised.run() == 7
    assert time.monotonic() - began < PATIENCE_SECONDS
    assert [process.poll() for process in supervised.running.values()] == [-signal.SIGTERM, 7]
    assert "child 1 ended by itself (exit code 7)" in capfd.readouterr().err


def test_counts_an_end_without_error_as_a_failure_too() -> None:
    assert supervisor(SLEEPER, "pass").run() == 1


def test_kills_a_child_that_will_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deploy.local.supervise.GRACE_SECONDS", 0.3)
    deaf = (
        f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); {SLEEPER}"
    )
    supervised = supervisor(deaf, "import time; time.sleep(1)")
    assert supervised.run() == 1
    assert [process.poll() for process in supervised.running.values()] == [-signal.SIGKILL, 0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_ends_every_process_of_every_child_when_told_to(tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-c", SUPERVISED, PARENT, f"{tmp_path}/"]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
        processes = [*wait_for(tmp_path / "one"), *wait_for(tmp_path / "two")]
        assert [is_alive(process_id) for process_id in processes] == [True] * 4
        process.send_signal(number)
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
    assert [is_alive(process_id) for process_id in processes] == [False] * 4


def test_killed_itself_it_leaves_no_process_of_any_child(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SUPERVISED, PARENT, f"{tmp_path}/"]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
        processes = [*wait_for(tmp_path / "one"), *wait_for(tmp_path / "two")]
        process.kill()
        assert process.wait(timeout=PATIENCE_SECONDS) == -signal.SIGKILL
    until = time.monotonic() + PATIENCE_SECONDS
    while any(is_alive(process_id) for process_id in processes) and time.monotonic() < until:
        time.sleep(0.02)
    assert [is_alive(process_id) for process_id in processes] == [False] * 4


def test_kills_what_outlives_it_and_will_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guardian, "GRACE_SECONDS", 0.3)
    deaf = (
        f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); {SLEEPER}"
    )
    command = [sys.executable, "-c", deaf]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"deaf\n"
        guardian.main([f"{process.pid}\n"])
        assert process.wait(timeout=PATIENCE_SECONDS) == -signal.SIGKILL


def test_leaves_all_alone_when_the_supervisor_is_done() -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEPER], start_new_session=True) as process:
        assert guardian.main([f"{process.pid}\n", "done\n"]) == 0
        assert process.poll() is None
        process.kill()


def test_says_once_that_everything_has_begun() -> None:
    answers = iter([False, False, True, True])
    said: list[str] = []
    supervised = Supervisor(
        [Child("short", [sys.executable, "-c", "import time; time.sleep(1)"])],
        environ=os.environ,
        has_begun=lambda: next(answers),
        when_begun=lambda: said.append("open"),
    )
    assert supervised.run() == 1
    assert said == ["open"]


def test_leaves_processes_that_are_not_its_own_alone() -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEPER]) as stranger:
        supervisor("pass").run()
        assert stranger.poll() is None
        stranger.kill()
