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


@dataclass(frozen=True)
class Way:
    """A link: its label, and where it leads."""

    label: str
    address: str


@dataclass(frozen=True)
class Poster:
    """One thing said large, beside a scene."""

    heading: str
    text: str
    scene: str
    way: Way


@dataclass(frozen=True)
class Beside:
    """A scene with words beside it, as HTML; the scene stands at the start of the line, or at its end."""

    scene: str
    heading: str
    html: str
    way: Way
    side: str = "start"


Part = Text | Scene | Goods | Reading | Saying | Poster | Beside


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
    """The page of a category; its body stands above the products."""

    category: str = ""
    between: tuple[Part, ...] = ()
    below: tuple[Part, ...] = ()


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
