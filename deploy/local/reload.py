"""Runs a command, and runs it anew when the project's code changes; it is ended as if somebody had told it to.

For commands that have no such watch of their own. One that fails, on half-written code perhaps, gets another try at
the next change.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

from deploy.local import shop

LOOK_SECONDS = 1.0
WAKE_SECONDS = 0.1
GRACE_SECONDS = 10.0
NOT_OURS = {"var", "node_modules", "__pycache__"}
ENDINGS = (signal.SIGINT, signal.SIGTERM)

Code = dict[Path, int]


class Reloader:
    """Keeps one process of the command, of the code as it is now."""

    def __init__(self, command: Sequence[str], *, root: Path) -> None:
        self.command, self.root = command, root
        self._is_stopping = False

    def run(self) -> int:
        """Until told to end; then with the exit code of the command."""
        for number in ENDINGS:
            signal.signal(number, self._stop)
        code = 0
        while not self._is_stopping:
            seen = code_of(self.root)
            process = subprocess.Popen(self.command)
            self._wait_for(lambda seen=seen: code_of(self.root) != seen)  # type: ignore[misc]
            code = self._end(process)
        return code

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._is_stopping = True

    def _end(self, process: subprocess.Popen[bytes]) -> int:
        # Who tells us to end tells our whole group; a second word would be taken for haste.
        if not self._is_stopping and process.poll() is None:
            process.terminate()
        try:
            return process.wait(timeout=GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def _wait_for(self, has_changed: Callable[[], bool]) -> None:
        looks_at = time.monotonic() + LOOK_SECONDS
        while not self._is_stopping:
            time.sleep(WAKE_SECONDS)
            if time.monotonic() >= looks_at:
                if has_changed():
                    return
                looks_at = time.monotonic() + LOOK_SECONDS


def code_of(root: Path) -> Code:
    """When each file of code was last written."""
    code: Code = {}
    for path in _python_files(root):
        try:
            code[path] = path.stat().st_mtime_ns
        except FileNotFoundError:  # an editor's, gone already
            continue
    return code


def _python_files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(".") or path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from _python_files(path)
        elif path.suffix == ".py":
            yield path


if __name__ == "__main__":
    sys.exit(Reloader(sys.argv[1:], root=shop.ROOT).run())
