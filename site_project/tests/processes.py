"""Other processes of the shop, on the database of the running test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from site_project.settings.env import BASE_DIR

PATIENCE_SECONDS = 30.0


def database_url() -> str:
    """The address of the test's own database."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(settings['NAME']))}"
    sign_in = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}".rstrip(":")
    place = f"{settings['HOST']}:{settings['PORT']}".rstrip(":")
    return f"postgres://{sign_in}@{place}/{quote(settings['NAME'])}"


@contextmanager
def running(*arguments: str, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the shop, ended with the block if it has not ended before; its words are in `log`."""
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "site_project.tests.stalling.settings",
        "DATABASE_URL": database_url(),
        **environment,
    }
    with log.open("ab") as words:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=BASE_DIR, env=surroundings, stdout=words, stderr=words
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(timeout=PATIENCE_SECONDS)


def wait_until(happened: Callable[[], bool], *, log: Path, seconds: float = PATIENCE_SECONDS) -> float:
    """Wait for it, and say how long it took; what the other process said is shown where it never happens."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, log.read_text()
        time.sleep(0.02)
    return time.monotonic() - began
