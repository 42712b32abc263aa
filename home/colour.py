"""Colours as WCAG measures them: how well one is read on another, and the nearest one that is."""

from colorsys import rgb_to_hls
from dataclasses import dataclass

READABLE = 4.5  # text, WCAG 2.2 AA
STEPS = 40


@dataclass(frozen=True)
class Colour:
    """A colour of sRGB."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, text: str) -> "Colour":
        """From “#a3441b”."""
        return cls(*bytes.fromhex(text.removeprefix("#")))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """This colour with a share of another in it."""
        pairs = zip(self._parts, other._parts, strict=True)
        return Colour(*(round(mine + (theirs - mine) * share) for mine, theirs in pairs))

    def contrast(self, other: "Colour") -> float:
        """From 1 (the same) to 21 (black on white)."""
        darker, lighter = sorted((self._luminance, other._luminance))
        return (lighter + 0.05) / (darker + 0.05)

    def readable_on(self, *grounds: "Colour") -> bool:
        return all(self.contrast(ground) >= READABLE for ground in grounds)

    def until_readable(self, *grounds: "Colour", towards: "Colour") -> "Colour":
        """This colour, with as little as needed of another, so that it is read on each of these."""
        shares = (step / STEPS for step in range(STEPS + 1))
        mixes = (self.mixed(towards, share) for share in shares)
        return next((mix for mix in mixes if mix.readable_on(*grounds)), towards)

    @property
    def hsl(self) -> tuple[float, float, float]:
        """Hue in degrees, saturation and lightness in hundredths."""
        hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in self._parts))
        return hue * 360, saturation * 100, lightness * 100

    @property
    def _parts(self) -> tuple[int, int, int]:
        return self.red, self.green, self.blue

    @property
    def _luminance(self) -> float:
        red, green, blue = (_linear(part / 255) for part in self._parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
