"""What `make run` and `make serve` have in common: the shop's environment, getting it ready, telling where it is."""

import http.client
import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from deploy.local import ports
from deploy.local.refusal import Refusal
from site_project.settings import env as environment
from site_project.settings.env import Env

ROOT = Path(__file__).resolve().parents[2]
KEY_FILE = "secret-key"


def children_environ(env: Env, *, settings: str, port: int) -> dict[str, str]:
    """The environment of everything that the command starts: ours as it is, with what the port decides."""
    public_url = env.PUBLIC_URL if "PUBLIC_URL" in env.model_fields_set else f"http://{ports.HOST}:{port}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": settings,
        "PUBLIC_URL": public_url,
        "PYTHONUNBUFFERED": "1",
    }


def python(*arguments: str) -> list[str]:
    """A command of this environment's Python."""
    return [sys.executable, *arguments]


def make_ready(environ: dict[str, str]) -> str:
    """Migrate, load the demo shop into an empty database, and return the demo's sign-ins."""
    command = python("-m", "deploy.local.ready")
    done = subprocess.run(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.returncode)
    return done.stdout


def answers(port: int) -> Callable[[], bool]:
    """A question that is true as soon as the shop on this port answers its probe."""

    def ask() -> bool:
        connection = http.client.HTTPConnection(ports.HOST, port, timeout=2)
        try:
            connection.request("GET", "/health/live/")
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    return ask


def say_where(environ: dict[str, str], *, sign_ins: str) -> Callable[[], None]:
    """Tell the person at the keyboard where the shop is, and who may come in."""

    def say() -> None:
        url = environ["PUBLIC_URL"]
        sys.stdout.write(f"\n  The shop is open: {url}/\n  Editors: {url}/cms/   Staff: {url}/dashboard/\n")
        if sign_ins:
            sys.stdout.write(f"\n  Sign in at {url}/account/login/ as one of\n{sign_ins}")
        sys.stdout.write("\n  Ctrl-C ends it.\n\n")
        sys.stdout.flush()

    return say


def kept_secret(folder: Path) -> str:
    """The secret key of this machine: made once, readable by its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / KEY_FILE
    if not path.exists():
        unfinished = folder / f"{KEY_FILE}.{os.getpid()}"
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        unfinished.replace(path)
    key = path.read_text().strip()
    if len(key) < environment.MINIMUM_SECRET_LENGTH:
        raise Refusal(f"{path} holds no secret key any more; delete it, and the next start makes a new one.")
    return key
