"""Makes `.venv` fit for a command, then hands over to the command inside it.

Whatever was interrupted goes on: a stamp is written only when everything is installed, and says for which folder,
which Python and which requirements.
"""

import errno
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.local import packages, ports
from deploy.local.locks import one_at_a_time
from deploy.local.progress import Step
from deploy.local.refusal import Refusal

ROOT = Path(__file__).resolve().parents[2]
RUN, DEVELOP = "requirements.txt", "requirements-dev.txt"
STAMP = "tillpress.json"
# What a shell may carry from another project and what would lead ours astray.
STRAY = (
    *(
        "VIRTUAL_ENV",
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONSTARTUP",
        "DJANGO_SETTINGS_MODULE",
        "DJANGO_CONFIGURATION",
    ),
    *("PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV", "PIP_NO_DEPS", "PIP_CONSTRAINT"),
    *("PIP_REQUIREMENT", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"),
)
PROBE = "import importlib.util, platform, sys; importlib.util.find_spec('pip') or sys.exit(1); \
print(platform.python_version(), sys.base_prefix, sep='\\n')"


@dataclass(frozen=True)
class Command:
    """What a `make` command runs inside `.venv`, and what has to be there for it."""

    module: str
    requirements: str
    has_port: bool = False


COMMANDS = {
    "run": Command("deploy.local.run", RUN, has_port=True),
    "serve": Command("deploy.local.serve", RUN, has_port=True),
    "demo": Command("deploy.local.ready", RUN),
    "test": Command("deploy.local.check", DEVELOP),
    "test-all": Command("deploy.local.check", DEVELOP),
    "pictures": Command("deploy.local.check", DEVELOP),
    "bench": Command("deploy.local.bench", RUN),
    "lint": Command("deploy.local.check", DEVELOP),
    "fmt": Command("deploy.local.check", DEVELOP),
    "lock": Command("deploy.local.lock", DEVELOP),
}


def main(arguments: list[str], *, is_chosen: bool) -> int:
    """Prepare for the named command and become it."""
    name = arguments[0]
    command = COMMANDS[name]
    environ = {key: value for key, value in os.environ.items() if key not in STRAY}
    try:
        if command.has_port:
            ports.check_free(ports.wanted(environ))
        python = environment(ROOT, requirements=command.requirements, is_chosen=is_chosen, environ=environ)
        os.chdir(ROOT)
        os.execve(python, [str(python), "-m", command.module, name], environ)  # noqa: S606  # our own interpreter
    except (Refusal, OSError) as problem:
        sys.stderr.write(f"{_sentence(problem)}\n")
    return 2


def _sentence(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.errno == errno.ENOSPC:
        return "The disk is full: free about 1 GB and run the same command again; it goes on from here."
    if isinstance(problem, OSError):
        return f"{problem.filename or ROOT} could not be used ({problem.strerror}): look at who owns it."
    return str(problem)


def environment(root: Path, *, requirements: str, is_chosen: bool, environ: Mapping[str, str]) -> Path:
    """Bring `.venv` to what the requirements file says, and return its Python."""
    venv = root / ".venv"
    with one_at_a_time(root / "var" / "prepare.lock", waiting_for="installing"):
        if why := reason_to_rebuild(venv, is_chosen=is_chosen):
            make(venv, why=why, environ=environ)
        python = venv / "bin" / "python"
        wanted = _digest(root / requirements)
        if _stamp(venv).get(requirements) != wanted or _stamp(venv).get("python") != _version(venv):
            packages.remove_half_installed(venv)
            packages.install(root / requirements, python=python, environ=environ)
            _write_stamp(venv, root=root, requirements=requirements)
    return python


def reason_to_rebuild(venv: Path, *, is_chosen: bool) -> str:
    """Say why this `.venv` is of no use, or nothing."""
    if not (venv / "pyvenv.cfg").exists():
        return "there is none yet"
    probed = _probe(venv)
    if not probed:
        return "the old one does not work any more"
    version, base = probed
    if _made_for(venv) != str(venv):
        return "the folder has moved"
    if tuple(map(int, version.split(".")[:2])) < (3, 11):
        return f"the old one has Python {version}"
    if is_chosen and Path(base).resolve() != Path(sys.base_prefix).resolve():
        return "another Python was chosen"
    return ""


def make(venv: Path, *, why: str, environ: Mapping[str, str]) -> None:
    """Make an empty `.venv` from the Python that runs this."""
    check_modules()
    with Step(f"Making .venv with Python {sys.version.split()[0]} ({why})"):
        if venv.is_symlink():
            venv.unlink()
        elif venv.exists():
            shutil.rmtree(venv)
        made = subprocess.run(
            [sys.executable, "-I", "-m", "venv", str(venv)],
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode != 0:
            raise Refusal(_why_not_made(made.stdout + made.stderr))


def check_modules() -> None:
    """Refuse a Python that cannot make environments, and name what brings it that."""
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        major, minor = sys.version_info[:2]
        raise Refusal(
            f"This Python ({sys.executable}) lacks its module {' and '.join(missing)}, which makes environments: on "
            f"Debian and Ubuntu install it with `apt install python3-venv` (or python{major}.{minor}-venv)."
        )


def _why_not_made(said: str) -> str:
    if "No space left" in said:
        return "The disk is full: free about 1 GB and run the same command again."
    words = " ".join(said.split())[-600:] or "it gave no reason"
    return f"Python could not make .venv: {words}"


def _probe(venv: Path) -> tuple[str, str] | None:
    """Version and home of the environment's Python; nothing if it does not start or has no pip."""
    try:
        told = subprocess.run(
            [str(venv / "bin" / "python"), "-I", "-c", PROBE],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version, base = told.stdout.splitlines()
    return version, base


def _version(venv: Path) -> str:
    probed = _probe(venv)
    return probed[0] if probed else ""


def _made_for(venv: Path) -> str:
    """The folder in which the environment was made; its scripts start nothing anywhere else."""
    command = re.search(
        r"^command = .* -m venv (?:--\S+ )*(.+)$", (venv / "pyvenv.cfg").read_text(), re.MULTILINE
    )
    return str(_stamp(venv).get("folder") or (command[1] if command else venv))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _stamp(venv: Path) -> dict[str, Any]:
    try:
        stamp = json.loads((venv / STAMP).read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(venv: Path, *, root: Path, requirements: str) -> None:
    included = [RUN, DEVELOP] if requirements == DEVELOP else [RUN]
    stamp = {**_stamp(venv), "folder": str(venv), "python": _version(venv)}
    stamp.update({name: _digest(root / name) for name in included})
    unfinished = venv / f"{STAMP}.new"
    unfinished.write_text(json.dumps(stamp, indent=1))
    unfinished.replace(venv / STAMP)
