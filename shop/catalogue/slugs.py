"""Slugs that nobody has yet."""

from collections.abc import Set
from itertools import count


def free_slug(wanted: str, *, taken: Set[str], max_length: int) -> str:
    """The wanted slug, or the first of `wanted-2`, `wanted-3`, … that is free."""
    wanted = wanted[:max_length]
    if wanted not in taken:
        return wanted
    candidates = (f"{wanted[: max_length - len(ending)]}{ending}" for ending in (f"-{n}" for n in count(2)))
    return next(candidate for candidate in candidates if candidate not in taken)
