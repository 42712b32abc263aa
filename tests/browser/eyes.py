"""What can be wrong with a page, each as a list of sentences: looks that `test_every_page.py` puts together."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal, get_args

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

EYES = (Path(__file__).parent / "eyes.js").read_text()
AXE = Axe().axe_script
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR_RULES = ("color-contrast", "link-in-text-block")  # the rest is the same in the dark
# What has begun has ended, as far as it ever does: an animation of what is taken away meanwhile never says so.
SETTLED = """Promise.race([
    Promise.all(document.getAnimations().map(one => one.finished.catch(() => null))),
    new Promise(resolve => setTimeout(resolve, 2000)),
])"""
SCRIPTS_THAT_RUN_NOTHING = ("application/ld+json", "application/json", "speculationrules")

Look = Literal["unseenFocus", "hiddenFocus", "overflow", "overlaps", "unseenButtons"]
LOOKS: tuple[Look, ...] = get_args(Look)


def open_eyes(page: Page) -> None:
    """Put the looks into a page; past its content security policy, as they come from the browser's own side."""
    page.evaluate(EYES)


def look(page: Page, what: Look) -> list[str]:
    """The complaints of one look of `eyes.js`."""
    complaints: list[str] = page.evaluate(f"eyes.{what}()")
    return complaints


def put_on(page: Page, **media: Any) -> None:
    """Look with other preferences, once the colours have finished going over into each other."""
    page.emulate_media(**media)
    page.evaluate(SETTLED)


def right_to_left(page: Page) -> list[str]:
    """What reaches out of the window once the page is written from right to left."""
    page.evaluate("document.documentElement.dir = 'rtl'")
    complaints = look(page, "overflow")
    page.evaluate("document.documentElement.removeAttribute('dir')")
    return complaints


def long_words(page: Page) -> list[str]:
    """What reaches out of the window once its headings are long German words; nothing else can be seen after it."""
    page.evaluate("eyes.putLongWords()")
    return look(page, "overflow")


def unseen_focus(page: Page) -> str:
    """What has the focus without showing it, or nothing."""
    page.evaluate(f"window.eyes || {EYES}")
    return str(page.evaluate("eyes.unseen()"))


def axe(page: Page, *, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe finds, by all that WCAG 2.2 AA and best practice ask, or by some rules alone."""
    chosen = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    options: dict[str, Any] = {"runOnly": chosen, "resultTypes": ["violations"], "preload": False}
    if not rules:
        options["rules"] = {"target-size": {"enabled": True}}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {_target(node)}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def _target(node: dict[str, Any]) -> str:
    """Where it is, and what is wrong there."""
    selector = " ".join(str(part) for part in node["target"])
    why = next((check["message"] for kind in ("any", "all", "none") for check in node[kind]), "")
    return f"{selector} ({why})" if why else selector


class Markup(HTMLParser):
    """What may stand in no page: styles and scripts of its own, and what HTML's own elements do not have."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.complaints: list[str] = []
        self.headings = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.headings += tag == "h1"
        if tag == "script" and not attributes.get("src"):
            if attributes.get("type") not in SCRIPTS_THAT_RUN_NOTHING:
                self.complaints.append("a script stands in the HTML")
        elif tag == "style":
            self.complaints.append("a stylesheet stands in the HTML")
        self.complaints += [
            f"<{tag}> has {attribute}="
            for attribute in attributes
            if attribute == "style" or attribute[:2] == "on" or (attribute[:3] == "hx-" and "-" not in tag)
        ]

    @classmethod
    def look(cls, html: str) -> list[str]:
        """The complaints about this HTML."""
        markup = cls(html)
        if markup.headings != 1:
            markup.complaints.append(f"{markup.headings} h1")
        return markup.complaints
