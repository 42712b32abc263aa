"""Brings the database up to date, loads the demo shop where it is empty, and prints the demo's sign-ins.

Runs inside `.venv`. With the word `demo` it loads the demo into a database that is not empty, too.
"""

import io
import logging
import os
import sys

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from deploy.local.locks import one_at_a_time
from deploy.local.progress import Step


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.dev")
    django.setup()
    try:
        connection.ensure_connection()
        with one_at_a_time(settings.DATA_DIR / "ready.lock", waiting_for="getting the shop ready"):
            migrate()
            keep_in_step()
            load_demo(is_wanted="demo" in arguments)
    except OperationalError as error:
        sys.stderr.write(f"The database that DATABASE_URL names does not answer: {str(error).strip()}\n")
        return 2
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(sign_ins())
    return 0


def migrate() -> None:
    """Apply what is missing; when nothing is, this costs one look."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        with Step("Bringing the database up to date") as step:
            call_command("migrate", interactive=False, stdout=_Counter(step, total=len(plan)))


def keep_in_step() -> None:
    """Let the records of where the shop lives follow PUBLIC_URL, which the port decides here, migrations or not."""
    from site_project import sites

    sites.keep_in_step()


class _Counter(io.StringIO):
    """Reads what `migrate` prints, and shows how far it is."""

    def __init__(self, step: Step, *, total: int) -> None:
        super().__init__()
        self._step, self._total, self._begun = step, total, 0

    def write(self, text: str) -> int:
        if "Applying " in text:
            self._begun += 1
            self._step.detail = f"{self._begun} of {self._total}"
        return len(text)


def load_demo(*, is_wanted: bool) -> None:
    """Load the demo where a person asked for it, or where a demo shop has nothing in it."""
    if is_wanted or (settings.DEMO_MODE and is_empty()):
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # it would tell of every page
        with Step("Loading the demo shop") as step:
            call_command("seed_demo", stdout=_LastLine(step))


class _LastLine(io.StringIO):
    """Shows the line that a command has just printed."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step

    def write(self, text: str) -> int:
        self._step.detail = text.strip() or self._step.detail
        return len(text)


def is_empty() -> bool:
    """A shop in which nobody has an account has not begun, or its demo was interrupted: accounts come last."""
    from shop.users.models import User

    return not User.objects.exists()


def sign_ins() -> str:
    """The demo's accounts that exist here, a line each."""
    from shop.users.models import User
    from site_project.demo.people import SIGN_INS

    existing = set(
        User.objects.values_list("email", flat=True).filter(email__in=[one.email for one in SIGN_INS])
    )
    known = [one for one in SIGN_INS if one.email in existing and settings.DEMO_MODE]
    return "".join(f"  {one.role.value:<14} {one.email:<34} {one.password}\n" for one in known)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; the same command goes on from here.\n")
        sys.exit(130)
