"""The blocks that editors fill a page's width with."""

from collections.abc import Iterator
from typing import Any

from wagtail.rich_text import RichText

from home.blocks.links import LinkBlock
from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples.stand_ins import LONG_SENTENCE, LONG_WORD, image


def exhibits() -> Iterator[Exhibit]:
    heading, text = "Build it on a Sunday", "Everything you need lies in one box, and nothing you do not."
    hero = {"heading": heading, "text": text, "picture": image(), "link": _link()}
    states = {
        "usual": hero,
        "words alone": {**hero, "picture": None, "link": _link("")},
        "long words": {**hero, "heading": LONG_WORD, "text": LONG_SENTENCE, "link": _link(LONG_WORD)},
    }
    yield Exhibit("blocks/hero.html", _values(states), is_wide=True)
    beside = {"picture": image(), "side": "start", "heading": heading, "text": RichText(f"<p>{text}</p>")}
    shown = {
        "picture first": {**beside, "link": _link()},
        "words first": {**beside, "side": "end", "link": _link()},
        "long words, no heading": {
            **beside,
            "heading": "",
            "text": RichText(f"<p>{LONG_WORD} {LONG_SENTENCE}</p>"),
            "link": _link(""),
        },
    }
    yield Exhibit("blocks/image_with_text.html", _values(shown), is_wide=True)


def _values(states: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {name: {"value": value} for name, value in states.items()}


def _link(label: str = "See the kits") -> Any:
    address = "/shop/" if label else ""
    return LinkBlock().normalize({"label": label, "page": None, "address": address})
