"""`python -m site_project.demo.drawing [names…]` renders all pictures, or those whose names begin so."""

from __future__ import annotations

import sys
import time

from site_project.demo.drawing import things  # noqa: F401  hangs the pictures
from site_project.demo.drawing.render import render


def main(names: list[str]) -> int:
    """Render and tell what was done."""
    start = time.monotonic()
    try:
        count = render(names, tell=_say)
    except LookupError as error:
        _say(str(error))
        return 2
    _say(f"{count} rendered in {time.monotonic() - start:.0f} s, the others were up to date.")
    return 0


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
