"""The dashboard looks like the shop: its name, its colour, its icon, and the ways between the two."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Site

from home import brand
from home.brand import Brand
from shop.dashboard.tests.staff import at_work, text_of
from shop.users.roles import Role

SHEETS = Path(settings.BASE_DIR) / "static/css/dashboard"
OVER_BOOTSTRAPS_OWN = "utilities.css"


@pytest.mark.django_db
def test_carries_the_shops_name_colour_and_icon() -> None:
    Brand.objects.create(site=Site.objects.get(is_default_site=True), colour="#1a4d99")
    answer = at_work(Role.ADMIN).get("/dashboard/")
    page = answer.content.decode()
    sheets = re.findall(r'<link rel="stylesheet"[^>]* href="([^"]+)"', page)
    assert sheets[-2:] == ["/static/css/dashboard.css", f"/brand/{brand.digest('#1a4d99')}.css"]
    assert "img/favicon.svg" in page
    assert "oscar/favicon.ico" not in page
    assert "<title>\n    Dashboard | Copperline\n</title>" in page
    assert "Copperline" in text_of(answer).split("Dashboard | Copperline", 1)[1]


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "may_edit_pages"), [(Role.ADMIN, True), (Role.ORDER_STAFF, False)])
def test_leads_to_the_shop_and_to_the_pages_of_those_who_may(role: Role, may_edit_pages: bool) -> None:
    page = at_work(role).get("/dashboard/").content.decode()
    assert '<a href="/">The shop</a>' in page
    assert ('<a href="/cms/">Pages and posts</a>' in page) is may_edit_pages
    assert 'action="/account/logout/"' in page
    assert 'aria-label="Your account, Bob Brown"' in page


@pytest.mark.parametrize("sheet", sorted(SHEETS.glob("*.css")), ids=lambda sheet: sheet.stem)
def test_takes_its_colours_from_the_tokens(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text) == []
    assert ("!important" in text) is (sheet.name == OVER_BOOTSTRAPS_OWN)


def test_brings_every_sheet_of_its_folder() -> None:
    entry = (SHEETS.parent / "dashboard.css").read_text()
    assert set(re.findall(r'"dashboard/([\w-]+\.css)"', entry)) == {
        sheet.name for sheet in SHEETS.glob("*.css")
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        ("/dashboard/orders/", "With your staff account you go on to the dashboard."),
        ("/cms/pages/", "With your staff account you go on to the pages and posts."),
        ("/account/", "No account yet?"),
    ],
)
def test_says_at_the_door_where_it_leads(way: str, sentence: str, client: Client) -> None:
    page = text_of(client.get(way, follow=True))
    told = [
        each for each in ("to the dashboard.", "to the pages and posts.", "No account yet?") if each in page
    ]
    assert sentence in page
    assert len(told) == 1
