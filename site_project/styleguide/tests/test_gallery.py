import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role
from site_project.styleguide import foundation, samples
from site_project.styleguide.exhibits import TEMPLATES, Exhibit, rendered, with_own_names

pytestmark = pytest.mark.django_db

ADDRESS = "/styleguide/"
SHEET = Path(settings.BASE_DIR) / "static/css/styleguide.css"
# Where nothing is what is to be seen.
SHOW_NOTHING = {
    ("components/error_summary.html", "none"),
    ("components/rating.html", "nobody yet"),
}


@pytest.fixture
def bob(client: Client) -> Client:
    """An editor."""
    user = User.objects.create_user("bob@example.com", "correct horse battery")
    roles.assign(user, Role.EDITOR)
    client.force_login(user)
    return client


def exhibits() -> list[Exhibit]:
    return [*samples.components(), *samples.sections(), *samples.page_blocks()]


def request() -> HttpRequest:
    made = RequestFactory().get(ADDRESS)
    made.user = AnonymousUser()
    return made


def test_has_an_exhibit_of_every_component() -> None:
    there = {f"components/{path.name}" for path in (TEMPLATES / "components").glob("*.html")}
    assert there - {exhibit.template for exhibit in samples.components()} == set()


def test_hangs_each_template_once() -> None:
    assert [name for name, times in Counter(each.template for each in exhibits()).items() if times > 1] == []


def test_shows_each_state_with_its_header_and_without_a_question_to_the_shop() -> None:
    wrong = []
    for exhibit in exhibits():
        assert exhibit.header.startswith("Renders "), exhibit.template
        for state in exhibit.states:
            with CaptureQueriesContext(connection) as queries:
                html = rendered(exhibit, state, request=request()).strip()
            shows = bool(html) is ((exhibit.template, state) not in SHOW_NOTHING)
            if not shows or len(queries) or 'href="None"' in html:
                wrong.append((exhibit.template, state, len(queries)))
    assert wrong == []


def test_shows_staff_every_exhibit_and_the_foundation(bob: Client) -> None:
    page = bob.get(ADDRESS).content.decode()
    for exhibit in exhibits():
        assert f'id="{exhibit.anchor}"' in page
    for name in ("--brand", "--size-5", "--space-section", "--radius-pill", "heart-full"):
        assert f"<code>{name}</code>" in page


def test_uses_no_id_twice(bob: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', bob.get(ADDRESS).content.decode())
    assert [name for name, times in Counter(ids).items() if times > 1] == []


def test_asks_the_database_little(bob: Client) -> None:
    """For who is looking, and for what stands around every page; samples ask for nothing."""
    bob.get(ADDRESS)  # what a process learns once is not the page's
    with CaptureQueriesContext(connection) as queries:
        bob.get(ADDRESS)
    assert len(queries) == 6


def test_does_not_exist_for_strangers(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 404
    mallory = User.objects.create_user("mallory@example.com", "correct horse battery")
    client.force_login(mallory)
    assert client.get(ADDRESS).status_code == 404


def test_is_not_enough_to_be_flagged_as_staff(client: Client) -> None:
    mallory = User.objects.create_user("mallory@example.com", "correct horse battery")
    User.objects.filter(pk=mallory.pk).update(is_staff=True)
    client.force_login(mallory)
    assert client.get(ADDRESS).status_code == 404


def test_is_open_on_a_developers_machine(client: Client, settings) -> None:
    settings.DEBUG = True
    assert client.get(ADDRESS).status_code == 200


def test_is_kept_by_nobody_and_found_by_no_search(bob: Client) -> None:
    answer = bob.get(ADDRESS)
    assert {"no-store", "private"} <= set(re.split(r",\s*", answer.headers["Cache-Control"]))
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_gives_names_of_their_own_to_what_is_shown_many_times() -> None:
    html = '<a href="#a" autofocus>A</a><b id="a" aria-describedby="a c"></b><i data-id="a"></i>'
    assert with_own_names(html, place="x") == (
        '<a href="#a-x">A</a><b id="a-x" aria-describedby="a-x c-x"></b><i data-id="a"></i>'
    )


def test_measures_colours_on_the_paper_of_their_theme() -> None:
    colours = {colour.name: colour for colour in foundation.colours()}
    assert colours["ink"].light.contrast == pytest.approx(16.4, abs=0.1)
    assert colours["paper"].dark.contrast == 1
    for name in ("ink", "muted", "brand", "brand-deep", "good", "alarm"):
        assert colours[name].light.is_readable
        assert colours[name].dark.is_readable


def test_draws_every_measure_that_it_names() -> None:
    named = [*foundation.type_steps(), *foundation.spaces(), *foundation.radii()]
    assert len(named) > 15
    drawn = set(re.findall(r'\[data-token="([\w-]+)"\]', SHEET.read_text()))
    assert {token.name for token in named} == drawn
