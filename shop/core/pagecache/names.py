"""How a tag may be called."""

import re
from collections.abc import Iterable

_NAME = re.compile(r"[a-z][a-z_-]*(:[^\s:]\S*)?")
_LONGEST = 100  # the column's length


def checked(names: Iterable[str]) -> frozenset[str]:
    """The names as a set, or a ValueError for one that could never match what is dropped."""
    unique = frozenset(names)
    for name in unique:
        if len(name) > _LONGEST or not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name for a tag; write for example 'product:7'.")
    return unique
