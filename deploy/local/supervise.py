"""Runs the processes of one shop together: they start together, and when one ends all end.

A guardian beside them ends the others should the supervisor itself be killed.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

from deploy.local import guardian

GRACE_SECONDS = 10.0
LOOK_SECONDS = 0.1
SAME_SIGNAL_SECONDS = 1.0
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Child:
    """One process to keep beside the others."""

    name: str
    command: Sequence[str]


class Supervisor:
    """Starts each child in a process group of its own, and touches no process outside these groups."""

    def __init__(
        self,
        children: Sequence[Child],
        *,
        environ: Mapping[str, str],
        has_begun: Callable[[], bool] = lambda: True,
        when_begun: Callable[[], None] = lambda: None,
    ) -> None:
        self.children, self.environ = children, environ
        self._has_begun, self._when_begun = has_begun, when_begun
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._guardian: subprocess.Popen[bytes] | None = None
        self._told_at = 0.0
        self._is_hurried = False

    def run(self) -> int:
        """Keep the children running; 0 if they were told to end, else what the first that ended said (or 1)."""
        before = {number: signal.signal(number, self._told_to_end) for number in ENDINGS}
        try:
            self._start()
            code = self._watch()
            return self._end() or code
        finally:
            self._kill()
            self._tell_guardian(guardian.DONE)
            for number, handler in before.items():
                signal.signal(number, handler)

    def _told_to_end(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        # A signal to the whole group comes twice, once through make; only somebody's second thought is a hurry.
        self._is_hurried = bool(self._told_at) and now > self._told_at + SAME_SIGNAL_SECONDS
        self._told_at = self._told_at or now

    def _start(self) -> None:
        self._guardian = subprocess.Popen(
            [sys.executable, "-I", guardian.__file__], stdin=subprocess.PIPE, start_new_session=True
        )
        for child in self.children:
            if self._told_at:
                return
            # A session of its own: Ctrl-C reaches the supervisor alone, which then ends the others in order.
            self.running[child.name] = subprocess.Popen(
                list(child.command), env=dict(self.environ), stdin=subprocess.DEVNULL, start_new_session=True
            )
            self._tell_guardian(str(self.running[child.name].pid))

    def _watch(self) -> int:
        has_begun = False
        while not self._told_at:
            for name, process in self.running.items():
                if (code := process.poll()) is not None:
                    self._say(f"{name} ended by itself ({_ending(code)}), so everything else ends too.")
                    return code if code > 0 else 1
            if not has_begun and self._has_begun():
                has_begun = True
                self._when_begun()
            time.sleep(LOOK_SECONDS)
        return 0

    def _end(self) -> int:
        """Ask every group to end; 1 if one had to be killed."""
        for process in self.running.values():
            _send(process, signal.SIGTERM)
        until = time.monotonic() + GRACE_SECONDS
        while any(process.poll() is None for process in self.running.values()):
            if time.monotonic() > until or self._is_hurried:
                slow = ", ".join(name for name, process in self.running.items() if process.poll() is None)
                self._say(f"{slow} did not end in time and was killed.")
                return 1
            time.sleep(LOOK_SECONDS)
        return 0

    def _kill(self) -> None:
        """Leave nothing behind: a child's own children are in its group."""
        for process in self.running.values():
            _send(process, signal.SIGKILL)
            process.wait()

    def _tell_guardian(self, word: str) -> None:
        if self._guardian is None or self._guardian.stdin is None:
            return
        with contextlib.suppress(BrokenPipeError):  # a guardian that was killed guards no more
            self._guardian.stdin.write(f"{word}\n".encode())
            self._guardian.stdin.flush()
        if word == guardian.DONE:
            with contextlib.suppress(BrokenPipeError):
                self._guardian.stdin.close()
            self._guardian.wait()

    @staticmethod
    def _say(sentence: str) -> None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()


def _send(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    # Nobody of the group may be left; macOS says so by PermissionError.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _ending(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
