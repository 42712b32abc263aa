"""The one head of every page: title, description, canonical address, Open Graph and JSON-LD.

Pages and shop views build a `Seo` and hand it to the template as `seo`; `components/seo.html` renders it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from shop.core.addresses import absolute

SCHEMA = "https://schema.org"
DESCRIPTION_LENGTH = 300  # search engines cut far earlier; this only keeps a whole article out of the head

# The same characters as Django's json_script: with them escaped no text can end the script element.
_SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


class OpenGraphType(StrEnum):
    WEBSITE = "website"
    ARTICLE = "article"
    PRODUCT = "product"


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """One step of the way from the home page to a page."""

    name: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Seo:
    """What the head of one page says. Addresses in it are absolute."""

    title: str
    is_title_whole: bool = False  # else the shop's name follows it
    canonical: str = ""
    description: str = ""
    robots: str = ""
    previous: str = ""
    next: str = ""
    og_type: OpenGraphType = OpenGraphType.WEBSITE
    image: str = ""
    has_open_graph: bool = True
    twitter_card: str = ""
    twitter_site: str = ""
    feeds: tuple[tuple[str, str], ...] = ()
    json_ld: tuple[dict[str, Any], ...] = field(default=())

    @property
    def open_graph(self) -> list[tuple[str, str]]:
        """The Open Graph properties that have a value."""
        if not self.has_open_graph:
            return []
        pairs = (
            ("og:title", self.title),
            ("og:description", self.description),
            ("og:type", str(self.og_type)),
            ("og:url", self.canonical),
            ("og:image", self.image),
        )
        return [pair for pair in pairs if pair[1]]

    @property
    def twitter(self) -> list[tuple[str, str]]:
        """The Twitter properties that Open Graph does not say already."""
        pairs = (("twitter:card", self.twitter_card), ("twitter:site", self.twitter_site))
        return [pair for pair in pairs if pair[1]]

    @property
    def json_ld_scripts(self) -> SafeString:
        """Each JSON-LD document in its own script element, escaped so that no text in it can end the element."""
        return format_html_join(
            "\n",
            '<script type="application/ld+json">{}</script>',
            ((mark_safe(script_json(document)),) for document in self.json_ld),  # nosec B308, B703  # escaped there
        )

    def hidden_from_engines(self) -> "Seo":
        """The same head for a page that search engines must not list, such as a preview."""
        return replace(self, robots="noindex, nofollow", json_ld=())


def script_json(document: dict[str, Any]) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(document, cls=DjangoJSONEncoder).translate(_SCRIPT_ESCAPES)


def shortened(text: str) -> str:
    """A description of one line and bounded length."""
    line = " ".join(text.split())
    if len(line) <= DESCRIPTION_LENGTH:
        return line
    return f"{line[: DESCRIPTION_LENGTH - 1].rsplit(' ', 1)[0]}…"


def document(kind: str, **properties: Any) -> dict[str, Any]:
    """A JSON-LD document of this type; properties without a value are left out."""
    return {"@context": SCHEMA, **part(kind, **properties)}


def part(kind: str, **properties: Any) -> dict[str, Any]:
    """A JSON-LD object that stands inside another."""
    present = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **present}


def breadcrumb_list(crumbs: Sequence[Crumb]) -> dict[str, Any]:
    """The way to a page, for search engines."""
    return document(
        "BreadcrumbList",
        itemListElement=[
            part("ListItem", position=position, name=crumb.name, item=absolute(crumb.path))
            for position, crumb in enumerate(crumbs, start=1)
        ],
    )


def collection_page(*, name: str, url: str, description: str, items: Sequence[Crumb]) -> dict[str, Any]:
    """A page that lists others."""
    return document(
        "CollectionPage",
        name=name,
        url=url,
        description=description,
        mainEntity=part(
            "ItemList",
            numberOfItems=len(items),
            itemListElement=[
                part("ListItem", position=position, name=item.name, url=absolute(item.path))
                for position, item in enumerate(items, start=1)
            ],
        ),
    )
