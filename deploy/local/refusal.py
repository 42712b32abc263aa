"""What ends a command before it has begun: one sentence, and an exit code that is not 0."""


class Refusal(Exception):  # it is an answer to a person, not an error of the program
    """Carries the sentence that the person at the keyboard reads."""
