"""Ends the process groups of a supervisor that died without ending them itself (`kill -9`, a crash, no memory).

It reads one number of a group per line from the supervisor's pipe. The word `done` sends it home; the pipe's end
without it means that nobody watches the groups any more. Works alike wherever there are process groups.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterable

GRACE_SECONDS = 5.0
LOOK_SECONDS = 0.1
DONE = "done"


def main(lines: Iterable[str]) -> int:
    groups: set[int] = set()
    for line in lines:
        if line.strip() == DONE:
            return 0
        groups.add(int(line))
    end(groups)
    return 0


def end(groups: set[int]) -> None:
    """Ask them to end; kill those that have not after some seconds."""
    left = {group for group in groups if _send(group, signal.SIGTERM)}
    until = time.monotonic() + GRACE_SECONDS
    while left and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
        left = {group for group in left if _send(group, 0)}
    for group in left:
        _send(group, signal.SIGKILL)


def _send(group: int, number: int) -> bool:
    """Tell whether anybody of the group was there; macOS says that nobody was by PermissionError."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
        return True
    return False


if __name__ == "__main__":
    # What ends the supervisor's terminal or its make is not meant for this process: it goes when the pipe does.
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.SIG_IGN)
    sys.exit(main(sys.stdin))
