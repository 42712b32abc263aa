"""Keeps two commands that were started at once from doing the same work into one another's way."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.local.progress import Step


@contextmanager
def one_at_a_time(path: Path, *, waiting_for: str) -> Iterator[None]:
    """Hold the lock that this file stands for; it is given back even by a process that is killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with Step(f"Waiting for another make command that is {waiting_for}"):
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield
