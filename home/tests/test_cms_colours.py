"""The Wagtail admin looks like the shop, and can be read."""

import re
from colorsys import hls_to_rgb
from pathlib import Path

import pytest
import wagtail.admin
from django.conf import settings
from django.contrib.auth.models import Permission
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from home import brand, cms_colours
from home.brand import Brand
from home.cms_colours import COPPER, GROUNDS, CmsColours
from home.colour import READABLE, Colour
from home.tests.trees import make_home
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

SHEET = Path(settings.BASE_DIR) / "static/css/cms.css"
TOKENS = Path(settings.BASE_DIR) / "static/css/tokens/colour.css"
WAGTAILS = Path(wagtail.admin.__file__).parent / "static/wagtailadmin/css/core.css"
DARK_GREYS = ("grey-800", "grey-700", "grey-600", "grey-500")

colours = st.builds(Colour, *[st.integers(min_value=0, max_value=255)] * 3)


def at_work(role: Role, *, email: str) -> Client:
    user = User.objects.create_user(email, "pw")
    roles.assign(user, role)
    client = Client()
    client.force_login(user)
    return client


def steps_of_lightness() -> dict[str, float]:
    """How much lighter Wagtail makes each of its dark greys than the darkest."""
    found = re.findall(
        r"--w-color-(grey-\d+)-lightness:calc\(var\(--w-color-grey-800-lightness\) \+ ([\d.]+)%\)",
        WAGTAILS.read_text(),
    )
    return {name: float(step) for name, step in found}


def test_knows_the_dark_grounds_of_the_admin() -> None:
    said = dict(re.findall(r"--w-color-grey-800-(\w+): (\d+)", SHEET.read_text()))
    [darkest] = re.findall(r"--w-color-grey-800-lightness:([\d.]+)%", WAGTAILS.read_text())
    steps = {"grey-800": 0.0, **steps_of_lightness()}
    mixed = [
        hls_to_rgb(
            int(said["hue"]) / 360, (float(darkest) + steps[name]) / 100, int(said["saturation"]) / 100
        )
        for name in DARK_GREYS
    ]
    assert tuple(Colour(*(round(part * 255) for part in parts)) for parts in mixed) == GROUNDS


def test_is_copper_for_a_shop_without_a_colour_of_its_own() -> None:
    assert f"--brand: {COPPER};" in TOKENS.read_text()
    assert cms_colours.sheet("") == cms_colours.sheet(COPPER)


@given(colours)
def test_can_be_read_whatever_the_colour(colour: Colour) -> None:
    allowed = colour.until_readable(*brand.LIGHT_GROUNDS, towards=brand.BLACK)  # as the settings demand
    look = CmsColours.of(str(allowed))
    assert look.action.contrast(brand.WHITE) >= READABLE
    assert look.deep.contrast(brand.WHITE) >= READABLE
    assert all(look.bright.contrast(ground) >= READABLE for ground in GROUNDS)


def test_says_its_colours_in_wagtails_words() -> None:
    sheet = cms_colours.sheet("#1a4d99")
    parts = dict(re.findall(r"--w-color-secondary-(hue|saturation|lightness):([\d.]+%?);", sheet))
    assert parts == {"hue": "215.9", "saturation": "70.9%", "lightness": "35.1%"}
    assert re.fullmatch(r":root\{(--w-color-[\w-]+:[#\w.%]+;)+\}", sheet)
    assert cms_colours.digest("#1a4d99") != cms_colours.digest("")


@pytest.mark.django_db
def test_dresses_the_admin_in_the_shops_name_and_colour(client: Client) -> None:
    make_home()
    Brand.objects.create(site=Site.objects.get(is_default_site=True), colour="#1a4d99")
    page = at_work(Role.EDITOR, email="ed@example.com").get("/cms/").content.decode()
    [own] = re.findall(r'href="(/brand/\w+/cms\.css)"', page)
    answer = client.get(own)
    assert (answer.status_code, answer.content.decode()) == (200, cms_colours.sheet("#1a4d99"))
    assert "immutable" in answer["Cache-Control"]
    assert client.get("/brand/0123456789ab/cms.css").status_code == 404
    assert "css/cms.css" in page
    assert "img/favicon.svg" in page
    assert "wagtailadmin/images/favicon.ico" not in page
    assert "<title>Dashboard - Copperline</title>" in re.sub(r"\s+", " ", page)


@pytest.mark.django_db
@pytest.mark.parametrize(("may", "is_shown"), [([], False), (["access_dashboard"], True)])
def test_leads_to_the_dashboard_whoever_may_go_there(may: list[str], is_shown: bool) -> None:
    make_home()
    ed = at_work(Role.EDITOR, email="ed@example.com")
    User.objects.get(email="ed@example.com").user_permissions.set(Permission.objects.filter(codename__in=may))
    assert ("Orders and products" in ed.get("/cms/").content.decode()) is is_shown
