"""What stands around every page: the links at its head and foot, and the announcement above it.

It is put together once and kept in the cache with the versions of its tags, so that a page asks the database one
question for it, and never shows what a commit before its request has changed.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import or_

from django.core.cache import cache
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from home.brand import Brand, digest
from home.frame import Announcement, Footer, Menu, MenuItem, Slot
from home.tags import MENU_TAG
from shop.catalogue import renditions
from shop.catalogue.models import Category
from shop.catalogue.renditions import Picture
from shop.core import clock, pagecache

TOP_LEVEL_DEPTH = 3
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Teaser:
    """What an editor shows beside the links below an entry."""

    line: str
    path: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Link:
    """Somewhere to go, and what lies below it."""

    label: str
    path: str
    below: tuple["Link", ...] = ()
    teaser: Teaser | None = None


@dataclass(frozen=True)
class Column:
    """Links under a heading at the foot."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Notice:
    """An announcement, and when it is to be seen."""

    text: str
    link: Link | None
    starts_at: datetime | None
    ends_at: datetime | None

    @property
    def key(self) -> str:
        """Tells it from another one, for browsers in which somebody has put it away."""
        return hashlib.sha256(f"{self.text} {self.link}".encode()).hexdigest()[:12]

    def is_current(self, moment: datetime) -> bool:
        return (self.starts_at is None or self.starts_at <= moment) and not self.is_over(moment)

    def is_over(self, moment: datetime) -> bool:
        return self.ends_at is not None and self.ends_at <= moment


@dataclass(frozen=True)
class Look:
    """The shop's own colour, logo, icon and address, where marketers have set them."""

    colour: str = ""
    sheet: str = ""
    logo: Picture | None = None
    dark_logo: Picture | None = None
    icon: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """All that stands around a page."""

    head: tuple[Link, ...]
    columns: tuple[Column, ...]
    about: str
    small_print: str
    notices: tuple[Notice, ...]
    delivery: Link | None = None
    terms: Link | None = None
    privacy: Link | None = None
    look: Look = Look()

    @property
    def notice(self) -> Notice | None:
        """The newest announcement of this moment."""
        now = clock.now()
        for notice in self.notices:
            for change in (notice.starts_at, notice.ends_at):
                pagecache.valid_until(change if change and change > now else None)
        return next((notice for notice in self.notices if notice.is_current(now)), None)


@dataclass(frozen=True)
class _Kept:
    """A frame, and the versions of what it was made from."""

    frame: Frame
    versions: Mapping[str, int]


def frame() -> Frame:
    """What stands around every page now: one question to the database, unless it has changed."""
    key = f"home:frame:{get_language()}"
    kept: _Kept | None = cache.get(key)
    now = pagecache.versions(kept.versions if kept else [MENU_TAG])
    if kept is None or kept.versions != now:
        kept = _new_one()
        cache.set(key, kept, KEPT_SECONDS)
    pagecache.tags(*kept.versions)
    return kept.frame


def _new_one() -> _Kept:
    """Put together twice: the first time tells what it depends on, whose versions have to be read before."""
    with pagecache.collect() as collection:
        _put_together()
    versions = pagecache.versions({MENU_TAG, *collection.tags})
    return _Kept(_put_together(), versions)


def _put_together() -> Frame:
    menus = list(
        Menu.objects.prefetch_related(
            "items__category", "items__picture", renditions.loaded_for("items__picture")
        )
    )
    footer = Footer.objects.order_by("pk").first() or Footer()
    paths = _paths_of_pages(_page_ids(menus, footer=footer))
    below = _links_below(
        [item.category for menu in menus if menu.slot == Slot.HEAD for item in menu.items.all()]
    )
    columns = [Column(title=menu.title, links=_links(menu, pages=paths, below=below)) for menu in menus]
    head = [column for menu, column in zip(menus, columns, strict=True) if menu.slot == Slot.HEAD]
    foot = [column for menu, column in zip(menus, columns, strict=True) if menu.slot == Slot.FOOT]
    return Frame(
        head=tuple(link for column in head for link in column.links) or _first_links(),
        columns=tuple(column for column in foot if column.links) or _first_columns(),
        about=expand_db_html(footer.about),
        small_print=footer.small_print,
        notices=tuple(_notices()),
        delivery=_chosen(footer.delivery_page_id, pages=paths),
        terms=_chosen(footer.terms_page_id, pages=paths),
        privacy=_chosen(footer.privacy_page_id, pages=paths),
        look=_look(),
    )


def _page_ids(menus: Sequence[Menu], *, footer: Footer) -> set[int]:
    """The pages that something leads to."""
    of_menus = {item.page_id for menu in menus for item in menu.items.all()}
    chosen = {footer.delivery_page_id, footer.terms_page_id, footer.privacy_page_id}
    return {pk for pk in of_menus | chosen if pk}


def _paths_of_pages(wanted: set[int]) -> dict[int, Link]:
    """The links to those of these pages that everybody may read, in this language."""
    pages = Page.objects.filter(pk__in=wanted, locale__language_code=get_language()).live().public()
    return {page.pk: Link(page.title, page.get_url() or "") for page in pages.specific()}


def _links_below(categories: Iterable[Category | None]) -> dict[int, tuple[Link, ...]]:
    """The categories one step below these, by the id of the one above: one question for all of them."""
    above = {category.path: category.pk for category in categories if category}
    if not above:
        return {}
    is_child = reduce(
        or_, (Q(path__startswith=path, depth=len(path) // Category.steplen + 1) for path in above)
    )
    below: dict[int, list[Link]] = {}
    for child in Category.objects.browsable().filter(is_child).order_by("path"):
        parent = above[child.path[: -Category.steplen]]
        below.setdefault(parent, []).append(Link(child.name, child.get_absolute_url()))
    return {parent: tuple(links) for parent, links in below.items()}


def _links(menu: Menu, *, pages: dict[int, Link], below: dict[int, tuple[Link, ...]]) -> tuple[Link, ...]:
    links = (_link(item, pages=pages, below=below) for item in menu.items.all())
    return tuple(link for link in links if link and link.path)


def _chosen(page: int | None, *, pages: dict[int, Link]) -> Link | None:
    return pages.get(page) if page else None


def _link(item: MenuItem, *, pages: dict[int, Link], below: dict[int, tuple[Link, ...]]) -> Link | None:
    link = _way(item, pages=pages, below=below)
    if link is None or item.menu.slot != Slot.HEAD:
        return link
    return replace(link, teaser=_teaser(item, path=link.path))


def _teaser(item: MenuItem, *, path: str) -> Teaser | None:
    """Leads where the entry does, unless the editor named an address."""
    if not item.teaser:
        return None
    picture = renditions.shown(item.picture, alt="") if item.picture else None
    return Teaser(item.teaser, item.teaser_address or path, picture)


def _way(item: MenuItem, *, pages: dict[int, Link], below: dict[int, tuple[Link, ...]]) -> Link | None:
    if item.address:
        return Link(item.label, item.address)
    if item.page_id:
        page = pages.get(item.page_id)
        return Link(item.label or page.label, page.path) if page else None
    category = item.category
    if category is None or not category.is_browsable:
        return None
    links = below.get(category.pk, ()) if item.menu.slot == Slot.HEAD else ()
    return Link(item.label or category.name, category.get_absolute_url(), below=links)


def _look() -> Look:
    found = (
        Brand.objects.filter(site__is_default_site=True).select_related("logo", "dark_logo", "icon").first()
    )
    if found is None:
        return Look()
    return Look(
        colour=found.colour,
        sheet=reverse("brand-sheet", args=[digest(found.colour)]) if found.colour else "",
        logo=renditions.shown(found.logo, alt="") if found.logo else None,
        dark_logo=renditions.shown(found.dark_logo, alt="") if found.logo and found.dark_logo else None,
        icon=renditions.shown(found.icon).src if found.icon else "",
        address=tuple(line for line in map(str.strip, found.address.splitlines()) if line),
    )


def _first_links() -> tuple[Link, ...]:
    """What a shop without a menu of its own shows."""
    return Link(_("Shop"), reverse("catalogue:index")), Link(_("Guides"), "/blog/")


def _first_columns() -> tuple[Column, ...]:
    pages = [Link(page.title, page.get_url() or "") for page in _pages_in_menus()]
    return (Column(title=_("More"), links=(*pages, Link(_("Guides as a feed"), "/blog/feed/"))),)


def _pages_in_menus() -> Sequence[Page]:
    """The top-level pages that editors have ticked to be shown in menus."""
    pages = Page.objects.live().public().in_menu().filter(depth=TOP_LEVEL_DEPTH)
    return list(pages.filter(locale__language_code=get_language()).order_by("path"))


def _notices() -> list[Notice]:
    now = clock.now()
    notices = [
        Notice(
            text=row.text,
            link=Link(row.link_label, row.link_address) if row.link_address else None,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
        )
        for row in Announcement.objects.filter(is_shown=True).order_by("-pk")
    ]
    return [notice for notice in notices if not notice.is_over(now)]
