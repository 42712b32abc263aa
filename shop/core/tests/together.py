"""Threads for the tests of what happens at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError
from typing import Any

from django.db import connections


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Run each job in a thread with a connection of its own; what each gave back, or the exception it raised."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        start.wait(timeout=10)
        try:
            return job()
        except Exception as error:  # the test compares it
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [done.result(timeout=60) for done in [pool.submit(run, job) for job in jobs]]


def meet(barrier: Barrier, *, seconds: float = 0.5) -> None:
    """Wait until everybody is here, so that all have read before one writes; go on if a lock keeps them apart."""
    try:
        barrier.wait(timeout=seconds)
    except BrokenBarrierError:
        return
