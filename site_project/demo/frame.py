"""Puts the menus, the foot, the announcement and the address around the demo's pages."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page, Site

from home.brand import Brand
from home.frame import Announcement, Footer, Menu, MenuItem, Slot
from home.menus import TOP_LEVEL_DEPTH
from shop.catalogue.models import Category
from shop.offer.models import ConditionalOffer
from site_project.demo import library
from site_project.demo.assortment import OFFERS


@dataclass(frozen=True)
class Item:
    """A link: to the page of a slug, to a category's address, or to an address."""

    label: str = ""
    page: str = ""
    category: str = ""
    address: str = ""
    teaser: str = ""
    teaser_address: str = ""
    picture: str = ""


MENUS: tuple[tuple[Slot, str, tuple[Item, ...]], ...] = (
    (
        Slot.HEAD,
        "Main",
        (
            Item(category="electronics"),
            Item(
                category="sound",
                teaser="An amplifier in one evening: the guide, and all that is in it",
                teaser_address="/blog/an-amplifier-in-one-evening/",
                picture="amp",
            ),
            Item(
                category="workshop",
                teaser="A bench that fits a kitchen table",
                teaser_address="/blog/a-bench-that-fits-a-kitchen-table/",
                picture="workbench",
            ),
            Item(category="learn-and-wear"),
            Item("Guides", page="blog"),
        ),
    ),
    (
        Slot.FOOT,
        "Shop",
        (
            Item("All products", address="/shop/"),
            Item(category="learn-and-wear/starter-kits"),
            Item(category="electronics/boards"),
            Item(category="sound/synthesizer-kits"),
            Item(category="workshop/soldering"),
        ),
    ),
    (
        Slot.FOOT,
        "Help",
        (
            Item(page="delivery"),
            Item("Your account", address="/account/"),
            Item("Guides", page="blog"),
            Item("Guides as a feed", address="/blog/feed/"),
        ),
    ),
    (Slot.FOOT, "Copperline", (Item(page="about"), Item(page="terms"), Item(page="privacy"), Item(page="imprint"))),
)  # fmt: skip

ABOUT = "<p>Makers’ electronics from a former print shop in Leipzig. We build it first, then we sell it.</p>"
ADDRESS = "Copperline\nExample Street 15\n04109 Leipzig\nhello@copperline.example"
SMALL_PRINT = "All prices in euros, VAT included, delivery added before you order."


def put() -> None:
    """Make the menus, the foot, the announcement and the address where there are none."""
    if not Menu.objects.exists():
        for position, (slot, title, items) in enumerate(MENUS):
            _menu(Menu(slot=slot, title=title, position=position), items=items)
    if not Footer.objects.exists():
        chosen = {f"{slug}_page": _page(slug) for slug in ("delivery", "terms", "privacy")}
        Footer.objects.create(about=ABOUT, small_print=SMALL_PRINT, **chosen)
    if not Announcement.objects.exists():
        _announce()
    if not Brand.objects.exists():
        Brand.objects.create(site=Site.objects.get(is_default_site=True), address=ADDRESS)


def _menu(menu: Menu, *, items: tuple[Item, ...]) -> None:
    menu.items = [
        MenuItem(
            label=item.label,
            page=_page(item.page) if item.page else None,
            category=Category.objects.get(full_slug=item.category) if item.category else None,
            address=item.address,
            teaser=item.teaser,
            teaser_address=item.teaser_address,
            picture=library.scene_of(item.picture),
            sort_order=number,
        )
        for number, item in enumerate(items)
    ]
    menu.save()


def _page(slug: str) -> Page:
    found: Page = Page.objects.get(slug=slug, depth=TOP_LEVEL_DEPTH)
    return found


def _announce() -> None:
    """The first offer that ends by the clock, for as long as it lasts."""
    deal = next(deal for deal in OFFERS if deal.lasts and not deal.code)
    offer = ConditionalOffer.objects.get(name=deal.name)
    category = Category.objects.get(slug=deal.category)
    address = reverse("catalogue:category", kwargs={"category_slug": category.full_slug})
    Announcement.objects.create(
        text=f"{deal.name}: {deal.line}",
        link_label=f"See {category.name.lower()}",
        link_address=address,
        starts_at=offer.start_datetime,
        ends_at=offer.end_datetime,
    )
