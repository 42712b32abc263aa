"""Installs a requirements file into `.venv`, shows how far it is, and turns pip's failures into sentences."""

import re
import shutil
import subprocess
from collections import deque
from collections.abc import Iterable, Mapping
from pathlib import Path

from deploy.local.progress import Step
from deploy.local.refusal import Refusal

KEPT_LINES = 400
UNREACHABLE = (
    *(
        "NewConnectionError",
        "NameResolutionError",
        "name resolution",
        "ConnectTimeoutError",
        "ReadTimeoutError",
    ),
    *("Connection refused", "Connection reset", "ProxyError", "ProtocolError", "Network is unreachable"),
)
PROBLEMS = {
    "No space left on device|Disk quota exceeded": (
        "The disk is full: free about 1 GB and run the same command again; it goes on from here."
    ),
    "DO NOT MATCH THE HASHES": (
        "A downloaded package is not the one whose hash the requirements name, so it was not installed: run the same "
        "command again, and if that does not help, ask who is between you and the package index."
    ),
    "SSLError|SSLCertVerificationError|CERTIFICATE_VERIFY_FAILED": (
        "The package index could not be trusted (its certificate does not check out): if your network has a "
        "certificate authority of its own, name it with PIP_CERT=/path/to/ca.pem."
    ),
    "|".join(UNREACHABLE): (
        "Could not reach the package index: check the network (or the proxy) and run the same command again; what "
        "has been downloaded is kept."
    ),
    "Permission denied": (
        "The packages could not be written: .venv or pip's cache belongs to somebody else; give them back to your "
        "own user, or delete .venv."
    ),
    "No matching distribution found": (
        "A package is not to be had for this Python on this machine: try another with PYTHON=/path/to/python3.12."
    ),
}


def install(requirements: Path, *, python: Path, environ: Mapping[str, str]) -> None:
    """Install exactly what the file pins; what is there already stays."""
    total = len(re.findall(r"^[a-zA-Z0-9].*==", requirements.read_text(), flags=re.MULTILINE))
    command = [
        *(
            str(python),
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--no-input",
            "--progress-bar=off",
        ),
        *("--retries=2", "--no-deps", "--require-hashes", f"--requirement={requirements.name}"),
    ]
    with (
        Step(f"Installing {total} packages from {requirements.name}") as step,
        subprocess.Popen(
            command,
            cwd=requirements.parent,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as pip,
    ):
        assert pip.stdout is not None  # noqa: S101  # asked for above; this tells the type checker
        said = _follow(pip.stdout, step=step, total=total)
        if pip.wait() < 0:
            raise Refusal("The installation was ended from outside; the same command goes on from here.")
        if pip.returncode != 0:
            raise Refusal(explain(said))


def _follow(lines: Iterable[str], *, step: Step, total: int) -> list[str]:
    said: deque[str] = deque(maxlen=KEPT_LINES)
    seen = 0
    for line in lines:
        said.append(line.rstrip())
        if line.startswith(("Collecting ", "Requirement already satisfied", "Ignoring ")):
            seen += 1
            name = re.split(r"[=<>;\[ :]", line.split(": ")[-1].removeprefix("Collecting "))[0].strip()
            step.detail = f"{min(seen, total)} of {total}: {name}"
        elif line.startswith("Installing collected packages"):
            step.detail = "all here, now unpacking them"
    return list(said)


def explain(said: list[str]) -> str:
    """Say in one sentence what went wrong, or repeat pip's own words where we know no better."""
    text = "\n".join(said)
    for pattern, sentence in PROBLEMS.items():
        if re.search(pattern, text):
            return sentence
    words = "\n".join(line for line in said if line.strip())[-1500:]
    return f"{words}\npip could not install the packages; its own words are above."


def remove_half_installed(venv: Path) -> None:
    """Forget packages at which pip was interrupted, so that it installs them instead of believing in them.

    pip writes INSTALLER after a package's last file, and renames to `~…` what it is about to take away.
    """
    for site_packages in venv.glob("lib/python*/site-packages"):
        half = [path for path in site_packages.glob("*.dist-info") if not (path / "INSTALLER").exists()]
        for path in [*half, *site_packages.glob("~*")]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
