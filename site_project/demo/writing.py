"""The words in which the demo's pages and posts are written down."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Text:
    """Running text, as HTML."""

    html: str


@dataclass(frozen=True)
class Scene:
    """A wide picture, by its name, with a line below it."""

    name: str
    caption: str = ""


@dataclass(frozen=True)
class Goods:
    """Products of the assortment, by their slugs."""

    heading: str
    slugs: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """Posts to read on, by their slugs."""

    heading: str
    slugs: tuple[str, ...]


@dataclass(frozen=True)
class Saying:
    """Something that somebody said."""

    text: str
    source: str = ""


Part = Text | Scene | Goods | Reading | Saying


@dataclass(frozen=True)
class PageText:
    """A page; its picture is the name of a scene, its description what search engines are told of it."""

    slug: str
    title: str
    intro: str
    body: tuple[Part, ...] = ()
    picture: str = ""
    description: str = ""


@dataclass(frozen=True)
class LandingText(PageText):
    """The page of a category."""

    category: str = ""


@dataclass(frozen=True)
class PostText(PageText):
    """A post of the blog."""

    day: date = date.min
    author: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Author:
    """Somebody who writes posts."""

    name: str
    about: str
