"""What ends a command before it has begun: one sentence, and an exit code that is not 0."""

import sys
from collections.abc import Callable
from typing import NoReturn


class Refusal(Exception):  # it is an answer to a person, not an error of the program
    """Carries the sentence that the person at the keyboard reads."""


def exit_with(main: Callable[[], int]) -> NoReturn:
    """Run a command to its exit code; a refusal is its sentence, Ctrl-C is no error of the program."""
    try:
        sys.exit(main())
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
