"""Small variations that are the same every time."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


class Dice:
    """Numbers that look thrown and depend on a name alone."""

    def __init__(self, name: str) -> None:
        """Start from a name."""
        self._state = zlib.crc32(name.encode()) or 1

    def roll(self) -> float:
        """Return the next number from 0 up to 1."""
        self._state = (self._state * 1664525 + 1013904223) % 2**32
        return (self._state >> 8) / 2**24

    def between(self, low: float, high: float) -> float:
        """Return a number between two."""
        return low + (high - low) * self.roll()

    def below(self, count: int) -> int:
        """Return a whole number from 0 up to count."""
        return int(self.roll() * count)

    def pick(self, choices: Sequence[str]) -> str:
        """Return one of several words."""
        return choices[self.below(len(choices))]
