"""The colours of the shop's style sheet, for what cannot load it: mails."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

from home import brand

_SHEET = Path(settings.BASE_DIR) / "static" / "css" / "tokens" / "colour.css"
_PAIR = re.compile(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);")


@cache
def pairs() -> dict[str, tuple[str, str]]:
    """Every colour that has a light and a dark side, in the order of the sheet."""
    return {name: (light, dark) for name, light, dark in _PAIR.findall(_SHEET.read_text())}


def themes(colour: str) -> tuple[dict[str, str], dict[str, str]]:
    """The light and the dark colours by name, with what the shop's own colour makes of them."""
    own = brand.tokens(colour) if colour else {}
    both = {**pairs(), **{name: (str(light), str(dark)) for name, (light, dark) in own.items()}}
    # A template cannot ask for a name with a hyphen.
    light = {name.replace("-", "_"): pair[0] for name, pair in both.items()}
    dark = {name.replace("-", "_"): pair[1] for name, pair in both.items()}
    return light, dark
