"""What may be expected to go wrong, said in one sentence; a bug is no such thing and raises what Python raises."""

import dataclasses
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _


@dataclasses.dataclass(eq=False)
class DomainError(Exception):
    """A refusal that carries the facts a page needs, a sentence for people and a code for programs.

    A subclass is a dataclass too: its fields are the facts, which its sentence may name (`%(available)d`).
    """

    code: ClassVar[str] = "refused"
    sentence: ClassVar[Any] = _(
        "That is not possible."
    )  # lazy, and for ngettext_lazy with its number among the facts

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        missing = {"code", "sentence"} - vars(cls).keys()
        if missing:
            raise TypeError(f"{cls.__name__} says no {' and no '.join(sorted(missing))} of its own.")

    @property
    def facts(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}

    @property
    def message(self) -> str:
        """The sentence in the language of whoever asks now."""
        return str(self.sentence % self.facts)

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions are pickled by their positional arguments; ours are mostly made by keyword.
        return (_made_again, (type(self), self.facts))


def _made_again(kind: type[DomainError], facts: dict[str, Any]) -> DomainError:
    return kind(**facts)


class FinalRowError(RuntimeError):
    """Something tried to change a row that stays as it was written: a bug."""
