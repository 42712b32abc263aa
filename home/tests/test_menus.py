import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from home import menus
from home.brand import Brand
from home.frame import Announcement, Footer, Menu, MenuItem, Slot
from home.menus import Link
from home.models import HomePage, StandardPage
from home.tags import MENU_TAG
from home.tests.trees import below, make_blog, make_home
from shop.catalogue import renditions
from shop.catalogue.models import Category
from shop.catalogue.tests.shelves import make_image
from shop.core import clock, pagecache

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return make_home()


def make_menu(slot: Slot, *items: MenuItem, title: str = "Main") -> Menu:
    menu = Menu(slot=slot, title=title)
    for number, item in enumerate(items):
        item.sort_order = number
    menu.items = items
    menu.save()
    return menu


def head() -> list[tuple[str, str]]:
    return [(link.label, link.path) for link in menus.frame().head]


def columns() -> dict[str, list[tuple[str, str]]]:
    return {
        column.title: [(link.label, link.path) for link in column.links] for column in menus.frame().columns
    }


def test_has_a_menu_before_anybody_has_made_one(home: HomePage) -> None:
    below(home, StandardPage(title="About", slug="about", show_in_menus=True))
    below(home, StandardPage(title="Hidden", slug="hidden"))
    assert head() == [("Shop", "/shop/"), ("Guides", "/blog/")]
    assert columns() == {"More": [("About", "/about/"), ("Guides as a feed", "/blog/feed/")]}


def test_leads_to_pages_categories_and_addresses(home: HomePage, client: Client) -> None:
    boards = Category.add_root(name="Boards")
    about = below(home, StandardPage(title="About", slug="about"))
    make_menu(
        Slot.HEAD,
        MenuItem(category=boards),
        MenuItem(page=make_blog(home), label="Read"),
        MenuItem(address="https://forum.example/", label="Forum"),
    )
    make_menu(Slot.FOOT, MenuItem(page=about), title="Copperline")
    assert head() == [("Boards", "/shop/boards/"), ("Read", "/blog/"), ("Forum", "https://forum.example/")]
    assert columns() == {"Copperline": [("About", "/about/")]}
    html = client.get("/about/").content.decode()
    assert '<li><a class="menu__link" href="/shop/boards/">Boards</a></li>' in html
    assert '<h2 class="site-footer__title">Copperline</h2>' in html


def test_shows_below_a_category_at_the_head_the_categories_one_step_below(home: HomePage) -> None:
    electronics = Category.add_root(name="Electronics")
    boards = electronics.add_child(name="Boards")
    boards.add_child(name="Tiny boards")
    electronics.add_child(name="Secret", is_public=False)
    make_menu(Slot.HEAD, MenuItem(category=electronics), MenuItem(category=Category.add_root(name="Books")))
    make_menu(Slot.FOOT, MenuItem(category=electronics), title="Shop")
    first, second = menus.frame().head
    assert first.below == (menus.Link("Boards", "/shop/electronics/boards/"),)
    assert second.below == ()
    assert menus.frame().columns[0].links[0].below == ()


def test_shows_a_picture_and_a_line_beside_the_links_of_the_head(home: HomePage, client: Client) -> None:
    boards = Category.add_root(name="Boards")
    image = make_image("Bench")
    make_menu(
        Slot.HEAD,
        MenuItem(category=boards, teaser="New: tiny boards", picture=image),
        MenuItem(category=boards, teaser="Half price", teaser_address="/offers/"),
    )
    make_menu(Slot.FOOT, MenuItem(category=boards, teaser="Not at the foot"), title="Shop")
    first, second = menus.frame().head
    assert first.teaser is not None
    assert first.teaser.picture is not None
    assert (first.teaser.line, first.teaser.path) == ("New: tiny boards", "/shop/boards/")
    assert second.teaser == menus.Teaser("Half price", "/offers/")
    assert menus.frame().columns[0].links[0].teaser is None
    below(home, StandardPage(title="About", slug="about"))
    html = client.get("/about/").content.decode()
    assert '<a class="menu-teaser" href="/offers/">' in html
    assert first.teaser.picture.src in html


def test_asks_one_question_with_pictures_too_and_shows_a_new_copy_at_once(
    home: HomePage, django_assert_num_queries
) -> None:
    image = make_image("Bench")
    make_menu(Slot.HEAD, MenuItem(category=Category.add_root(name="Boards"), teaser="New", picture=image))
    menus.frame()
    with django_assert_num_queries(1), pagecache.collect() as collection:
        menus.frame()
    assert collection.tags == {MENU_TAG, f"image:{image.pk}"}
    renditions.make.call(image.pk)
    teaser = menus.frame().head[0].teaser
    assert teaser is not None
    assert teaser.picture is not None
    assert [source.mime_type for source in teaser.picture.sources] == ["image/avif", "image/webp"]
    image.delete()
    assert menus.frame().head[0].teaser == menus.Teaser("New", "/shop/boards/")


@pytest.mark.parametrize("field", ["teaser_address", "picture"])
def test_refuses_a_picture_without_a_line(field: str) -> None:
    value = make_image() if field == "picture" else "/offers/"
    with pytest.raises(ValidationError) as refusal:
        MenuItem(label="Shop", address="/shop/", **{field: value}).full_clean(exclude=["menu"])
    assert refusal.value.message_dict == {
        "teaser": ["A picture or its address needs a line that says what it is."]
    }


def test_shows_the_logo_for_dark_pages_beside_the_other(home: HomePage, client: Client) -> None:
    below(home, StandardPage(title="About", slug="about"))
    brand = Brand.objects.create(site=Site.objects.get(is_default_site=True), logo=make_image("Light"))
    html = client.get("/about/").content.decode()
    assert html.count('<img class="logo') == 1
    brand.dark_logo = make_image("Dark")
    brand.save()
    html = client.get("/about/").content.decode()
    assert re.findall(r'<img class="(logo [^"]+)"', html) == ["logo logo--light", "logo logo--dark"]
    brand.logo = None
    brand.save()
    assert "logo--dark" not in client.get("/about/").content.decode()


def test_tells_one_announcement_from_another(home: HomePage) -> None:
    Announcement.objects.create(text="Half price")
    first = menus.frame().notice
    Announcement.objects.create(text="Half price", link_label="See", link_address="/shop/")
    second = menus.frame().notice
    assert first is not None
    assert second is not None
    assert first.key != second.key
    assert first.key == menus.Notice("Half price", None, clock.now(), None).key


def test_leaves_out_what_not_everybody_may_see(home: HomePage) -> None:
    draft = below(home, StandardPage(title="Draft", slug="draft", live=False))
    private = below(home, StandardPage(title="Private", slug="private"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    hidden = Category.add_root(name="Hidden", is_public=False)
    shown = below(home, StandardPage(title="About", slug="about"))
    make_menu(
        Slot.HEAD,
        MenuItem(page=draft),
        MenuItem(page=private),
        MenuItem(category=hidden),
        MenuItem(page=shown),
    )
    assert head() == [("About", "/about/")]


def test_asks_one_question_until_something_changes(home: HomePage, django_assert_num_queries) -> None:
    boards = Category.add_root(name="Boards")
    about = below(home, StandardPage(title="About", slug="about"))
    menu = make_menu(Slot.HEAD, MenuItem(page=about), MenuItem(category=boards))
    menus.frame()
    with django_assert_num_queries(1):
        assert head() == [("About", "/about/"), ("Boards", "/shop/boards/")]
    about.title = "About us"
    about.save()
    assert head()[0] == ("About us", "/about/")
    boards.name = "All boards"
    boards.save()
    assert head()[1] == ("All boards", "/shop/boards/")
    about.unpublish()
    assert head() == [("All boards", "/shop/boards/")]
    menu.delete()
    assert head() == [("Shop", "/shop/"), ("Guides", "/blog/")]


@pytest.mark.parametrize("kind", ["menu", "footer", "announcement", "category"])
def test_drops_the_pages_that_show_what_was_changed(home: HomePage, kind: str) -> None:
    made: dict[str, Callable[[], Any]] = {
        "menu": lambda: make_menu(Slot.FOOT, MenuItem(address="/shop/", label="Shop")),
        "footer": lambda: Footer.objects.create(small_print="The last line"),
        "announcement": lambda: Announcement.objects.create(text="Hello"),
        "category": lambda: Category.add_root(name="Boards"),
    }
    versions = [pagecache.versions([MENU_TAG])]
    row = made[kind]()
    versions.append(pagecache.versions([MENU_TAG]))
    row.save()
    versions.append(pagecache.versions([MENU_TAG]))
    row.delete()
    versions.append(pagecache.versions([MENU_TAG]))
    counts = [version[MENU_TAG] for version in versions]
    assert counts == sorted(set(counts))


def test_says_what_editors_say_at_the_foot(home: HomePage, client: Client) -> None:
    page = below(home, StandardPage(title="About", slug="about"))
    Footer.objects.create(
        about=f'<p>Read <a linktype="page" id="{page.pk}">more</a>.</p>', small_print="VAT included."
    )
    html = client.get("/about/").content.decode()
    assert '<p>Read <a href="/about/">more</a>.</p>' in html
    assert "VAT included." in html


@pytest.mark.parametrize("name", ["delivery", "terms", "privacy"])
def test_knows_the_pages_that_the_shop_leads_to_once_an_editor_has_chosen_them(
    home: HomePage, name: str
) -> None:
    assert getattr(menus.frame(), name) is None
    page = below(home, StandardPage(title="Small and large print", slug="print"))
    footer = Footer.objects.create(**{f"{name}_page": page})
    chosen = {kind: getattr(menus.frame(), kind) for kind in ("delivery", "terms", "privacy")}
    assert {kind: link for kind, link in chosen.items() if link} == {
        name: Link("Small and large print", "/print/")
    }
    page.unpublish()
    assert getattr(menus.frame(), name) is None
    page.save_revision().publish()
    assert getattr(menus.frame(), name) is not None
    setattr(footer, f"{name}_page", None)
    footer.save()
    assert getattr(menus.frame(), name) is None


def test_announces_from_its_beginning_to_its_end(home: HomePage, client: Client) -> None:
    below(home, StandardPage(title="About", slug="about"))
    start, end = clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=2)
    Announcement.objects.create(
        text="Half price & more", link_label="See", link_address="/shop/", starts_at=start, ends_at=end
    )

    def shown(moment: datetime) -> bool:
        with clock.at(moment):
            return "Half price &amp; more" in client.get("/about/").content.decode()

    assert [shown(start - timedelta(seconds=1)), shown(start)] == [False, True]
    assert [shown(end - timedelta(seconds=1)), shown(end)] == [True, False]
    with clock.at(start), pagecache.collect() as during:
        assert menus.frame().notice is not None
    assert during.valid_until == end
    with clock.at(start - timedelta(minutes=1)), pagecache.collect() as before:
        assert menus.frame().notice is None
    assert before.valid_until == start


def test_shows_the_newest_announcement_that_is_switched_on(home: HomePage) -> None:
    Announcement.objects.create(text="Old")
    Announcement.objects.create(text="New")
    Announcement.objects.create(text="Draft", is_shown=False)
    notice = menus.frame().notice
    assert notice is not None
    assert notice.text == "New"


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({}, "Choose a page or a category, or write an address: one of the three."),
        (
            {"address": "/shop/", "label": "x", "page_id": 2},
            "Choose a page or a category, or write an address: one of the three.",
        ),
        ({"address": "/shop/"}, "An address needs a label."),
        (
            {"address": "javascript:alert(1)", "label": "x"},
            "An address begins with “/” (on this site) or with “https://”, and has no spaces.",
        ),
        (
            {"address": "//evil.example", "label": "x"},
            "An address begins with “/” (on this site) or with “https://”, and has no spaces.",
        ),
    ],
)
def test_refuses_links_that_lead_nowhere(fields: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        MenuItem(**fields).full_clean(exclude=["menu", "page"])
    assert complaint in refusal.value.messages


def test_refuses_a_second_footer() -> None:
    footer = Footer.objects.create(small_print="One")
    footer.full_clean()
    with pytest.raises(ValidationError) as refusal:
        Footer(small_print="Two").full_clean()
    assert refusal.value.messages == ["There is a footer already: please edit that one."]
    assert Footer.objects.count() == 1


def test_refuses_an_announcement_that_ends_before_it_begins_or_has_half_a_link() -> None:
    now = clock.now()
    with pytest.raises(ValidationError) as refusal:
        Announcement(text="x", starts_at=now, ends_at=now, link_label="See").full_clean()
    assert refusal.value.message_dict == {
        "ends_at": ["It ends before it begins."],
        "link_address": ["A link needs a label and an address."],
    }
