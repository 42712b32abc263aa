"""The shop's clockwork where there is no Celery: one loop that runs the schedule and delivers the outbox."""

import logging
import signal
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections, connections
from django.utils.module_loading import import_string

from shop.core import request_ids
from site_project.schedule import SCHEDULE, Job

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 0.5
LEAVE_AFTER_SECONDS = 8.0  # whoever told us to end kills us after ten; the row in hand is tried again


class Command(BaseCommand):
    help = "Runs the schedule and delivers the outbox until it is told to stop (SIGTERM, Ctrl-C)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run every job once and end")

    def handle(self, *_args: object, **options: Any) -> None:
        self._is_stopping = False
        with self._stopped_by_signals():
            if options["once"]:
                self._run_once()
            else:
                self._run_until_stopped()

    def _run_once(self) -> None:
        failed = [job.name for job in SCHEDULE if not self._is_stopping and not self._run(job)]
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")

    def _run_until_stopped(self) -> None:
        logger.info("Ticking: %d jobs", len(SCHEDULE))
        apart = [
            threading.Thread(target=self._keep_apart, args=(job,), name=job.name, daemon=True)
            for job in SCHEDULE
            if job.asks_others
        ]
        for thread in apart:
            thread.start()
        self._keep([job for job in SCHEDULE if not job.asks_others])
        until = time.monotonic() + LEAVE_AFTER_SECONDS
        for thread in apart:
            thread.join(timeout=max(0, until - time.monotonic()))
        logger.info("Ticking ends.")

    def _keep_apart(self, job: Job) -> None:
        try:
            self._keep([job])
        finally:
            self._is_stopping = True  # never go on without it, unseen
            connections.close_all()

    def _keep(self, jobs: Sequence[Job]) -> None:
        due_at = dict.fromkeys(jobs, time.monotonic())
        while not self._is_stopping:
            for job in jobs:
                if not self._is_stopping and time.monotonic() >= due_at[job]:
                    due_at[job] = time.monotonic() + job.every.total_seconds()
                    close_old_connections()
                    self._run(job)
            if not self._is_stopping:
                time.sleep(PAUSE_SECONDS)

    def _run(self, job: Job) -> bool:
        """Run a job; its failure is its own."""
        with request_ids.working_for(request_ids.new()):
            try:
                function = import_string(job.path)
                if job.can_stop_early:
                    function(should_stop=lambda: self._is_stopping)
                else:
                    function()
            except Exception:
                logger.exception("The job “%s” failed", job.name)
                return False
        return True

    @contextmanager
    def _stopped_by_signals(self) -> Iterator[None]:
        before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

        def restore() -> None:
            for number, handler in before.items():
                signal.signal(number, handler)

        def stop(_number: int, _frame: FrameType | None) -> None:
            # A flag and no more: the row in hand is finished first. Asked a second time, it ends at once.
            self._is_stopping = True
            restore()

        for number in before:
            signal.signal(number, stop)
        try:
            yield
        finally:
            restore()
