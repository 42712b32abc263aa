"""How many examples a property is tried with: all of them in `make test-all`, a third in `make test`."""

from hypothesis import settings

WHOLE = 100  # what Hypothesis tries unless it is told otherwise
FEWEST = 5


def register_profiles() -> None:
    """Let a run ask for fewer: `pytest --hypothesis-profile=fast`."""
    settings.register_profile("fast", max_examples=30)


def at_most(number: int) -> int:
    """This number, or the share of it that the run's profile asks for."""
    return max(FEWEST, number * settings().max_examples // WHOLE)
