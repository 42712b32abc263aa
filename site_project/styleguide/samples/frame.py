"""What stands around every page, and what any page may show."""

from collections.abc import Iterator
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator

from blog.models import BlogAuthor, BlogPostPage
from home.menus import Column, Frame, Link, Look, Notice, Teaser
from home.selectors import WayIn
from shop.core.seo import Crumb, Seo
from shop.customer.personal import Personal
from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples.stand_ins import (
    DAY,
    LONG_SENTENCE,
    LONG_WORD,
    image,
    picture,
)

SHOP = {"shop_name": "Copperline"}


def exhibits() -> Iterator[Exhibit]:
    yield from _around()
    yield from _ways()
    yield from _pictures()
    yield Exhibit("components/messages.html", {"one of each": {"messages": _messages()}})
    yield Exhibit("components/seo.html", {"a product": {"seo": _seo(), **SHOP}}, is_source=True)
    yield Exhibit("components/search_box.html", {"empty": {}, "asked": {"query": LONG_WORD}})
    yield Exhibit("components/theme_switch.html", {"plain": {}})


def _around() -> Iterator[Exhibit]:
    usual, hard = {"frame": usual_frame(), **SHOP}, {"frame": _frame(LONG_WORD), **SHOP}
    states = {"usual": usual, "long words": hard, "empty": {"frame": _empty_frame(), **SHOP}}
    look = Look(logo=picture())
    logo = {"with a logo": {**usual, "frame": _frame("Kits", look=look)}}
    yield Exhibit("components/header.html", {**states, **logo}, is_wide=True)
    looks = {"one for all": look, "one for each theme": Look(logo=picture(), dark_logo=picture())}
    yield Exhibit("components/logo.html", {name: {"look": each, **SHOP} for name, each in looks.items()})
    teasers = {
        "pictured": Teaser("New: a synthesizer in an afternoon", "/shop/", picture()),
        "long words": Teaser(LONG_WORD, "/shop/"),
    }
    yield Exhibit("components/menu_teaser.html", {name: {"teaser": each} for name, each in teasers.items()})
    yield Exhibit("components/menu.html", states, is_wide=True)
    yield Exhibit("components/footer.html", states, is_wide=True)
    address = ("Copperline", "Sample Street 1", LONG_WORD)
    papers = {"usual": Look(address=address), "with a logo": Look(logo=picture(), address=address)}
    letterheads = {name: {"frame": _frame("Kits", look=look), **SHOP} for name, look in papers.items()}
    yield Exhibit("components/letterhead.html", letterheads, is_wide=True)
    yield Exhibit("components/announcement.html", {"usual": usual, "long words": hard}, is_wide=True)
    yield Exhibit(
        "components/personal.html",
        {
            "for everybody": {},
            "a guest": {"personal": Personal(count=1)},
            "signed in": {"personal": Personal(count=128, name="Alice", is_signed_in=True)},
        },
    )


def _ways() -> Iterator[Exhibit]:
    names = ("Shop", "Kits", "Synthesizers")
    crumbs = [Crumb(name=name, path="/shop/") for name in names]
    long = [*crumbs, Crumb(name=LONG_WORD, path="/"), Crumb(name=LONG_SENTENCE, path="/")]
    yield Exhibit("components/breadcrumbs.html", {"usual": {"crumbs": crumbs}, "long": {"crumbs": long}})
    ways = [WayIn(name, "/shop/", image()) for name in ("Kits", "Boards", LONG_WORD)]
    bare = [WayIn("Tools", "/shop/", None)]
    yield Exhibit(
        "components/ways_in.html",
        {"pictures": {"ways_in": ways}, "one, no picture": {"ways_in": bare}},
        is_wide=True,
    )
    pages = Paginator(range(60), 12)
    states = {
        f"page {number}": {"page": pages.page(number), "label": f"Sample {number}"} for number in (1, 3, 5)
    }
    yield Exhibit("components/pagination.html", states)


def _pictures() -> Iterator[Exhibit]:
    small = {"sizes": "20rem"}
    yield Exhibit(
        "components/picture.html",
        {"a picture": {"picture": picture(), **small}, "no picture": {"picture": None, **small}},
    )
    yield Exhibit(
        "components/icon.html",
        {"usual": {"name": "basket"}, "small": {"name": "basket", "classes": "icon--small"}},
    )
    yield Exhibit(
        "components/page_card.html",
        {
            "a post": {"page": _post("How to solder without fear"), "level": 3},
            "long words, no picture": {"page": _post(LONG_WORD, is_pictured=False), "level": 3},
        },
    )


def _post(title: str, *, is_pictured: bool = True) -> BlogPostPage:
    post = BlogPostPage(
        title=title,
        slug="sample",
        intro=LONG_SENTENCE,
        date=DAY,
        author=BlogAuthor(name="Alice Sample"),
        picture=image() if is_pictured else None,
    )
    post.__dict__["get_url"] = lambda request=None: "/blog/"  # noqa: ARG005  # it stands nowhere in the tree
    return post


def usual_frame() -> Frame:
    """What stands around a page of a shop that has been set up."""
    return _frame("Kits", "Guides")


def _frame(*labels: str, look: Look | None = None) -> Frame:
    below = (Link("Synthesizers", "/shop/"), Link(LONG_SENTENCE, "/shop/"))
    teaser = Teaser(f"New in {labels[0]}", "/shop/", picture())
    links = tuple(Link(label, "/shop/", below=below, teaser=teaser) for label in labels)
    return Frame(
        head=(*links, Link("Offers", "/offers/")),
        columns=tuple(Column(label, below) for label in labels),
        about="<p>Kits and boards from a small workshop by the sea.</p>",
        small_print="Copperline Workshop, Sample Street 1",
        notices=(Notice(f"{labels[0]}: new this week", Link("Have a look", "/shop/"), None, None),),
        delivery=Link("Delivery and returns", "/delivery/"),
        terms=Link("Terms", "/terms/"),
        privacy=Link("Privacy", "/privacy/"),
        look=look or Look(),
    )


def _empty_frame() -> Frame:
    return Frame(head=(), columns=(), about="", small_print="", notices=())


def _messages() -> list[Message]:
    levels = (constants.INFO, constants.SUCCESS, constants.WARNING, constants.ERROR)
    return [Message(level, f"{LONG_SENTENCE}.") for level in levels]


def _seo() -> Any:
    return Seo(
        title="Tidepool", description=LONG_SENTENCE, canonical="https://shop.example/products/tidepool/"
    )
