"""The door of every command: a Python that is new enough goes on to `prepare`, any other gets one sentence.

This file alone has to be understood by Python 3.6, so its annotations stand in quotes.
"""

import os
import shutil
import subprocess
import sys

NEEDED = (3, 11)
CANDIDATES = ("python3.14", "python3.13", "python3.12", "python3.11")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120


def main(arguments: "list[str]") -> int:
    is_chosen = arguments[:1] == ["--chosen"]
    if sys.version_info[:2] < NEEDED:
        newer = None if is_chosen else newer_python()
        if newer is None:
            sys.stderr.write(too_old(sys.version_info) + "\n")
            return 2
        os.execv(newer, [newer, "-I", os.path.abspath(__file__)] + arguments)  # noqa: PTH100, RUF005, S606
    sys.path.insert(0, ROOT)
    from deploy.local import prepare

    return prepare.main(arguments[int(is_chosen) :], is_chosen=is_chosen)


def newer_python() -> "str | None":
    """Find a Python beside this one that is new enough and starts (pyenv leaves names that do not)."""
    for name in CANDIDATES:
        path = shutil.which(name)
        if path and subprocess.call([path, "-I", "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def too_old(version: "tuple[int | str, ...]") -> str:
    needed, this = (".".join(map(str, numbers)) for numbers in (NEEDED, version[:3]))
    return (
        f"Tillpress needs Python {needed} or newer; this is {this} ({sys.executable}). "
        "Install a newer one, or name yours with PYTHON=/path/to/python3."
    )


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; the same command goes on from here.\n")
        sys.exit(130)
