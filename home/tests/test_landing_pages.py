"""What editors put around and among the products of a category, and how it gets there."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import CategoryLandingPage, HomePage
from home.tests.trees import below, make_home
from shop.catalogue.arranging import services
from shop.catalogue.arranging.models import CategoryPlacement
from shop.catalogue.arranging.services import Banner, Wanted
from shop.catalogue.models import Category
from shop.catalogue.tests.shelves import make_image, make_many, make_product, on_shelf
from shop.core import clock
from shop.core.tests.test_pagecache_middleware import MemoryStore
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

NO_LINK = {"label": "", "page": None, "address": ""}


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def home() -> HomePage:
    return make_home()


@pytest.fixture
def boards() -> Category:
    category: Category = Category.add_root(name="Boards")
    return category


def hero(heading: str) -> list[tuple[str, Any]]:
    return [("hero", {"heading": heading, "text": "", "picture": None, "link": NO_LINK})]


def landing(home: HomePage, category: Category, **fields: Any) -> CategoryLandingPage:
    usual = {"title": "Boards for all", "slug": "for-all", "category": category}
    parts = {"body": hero("Above"), "between": hero("Between"), "below": hero("Below"), "between_after": 2}
    return below(home, CategoryLandingPage(**{**usual, **parts, **fields}))


def signed_in(role: Role, *, email: str = "bob@example.com") -> Client:
    user = User.objects.create_user(email, "correct horse battery")
    roles.assign(user, role)
    client = Client()
    client.force_login(user)
    return client


def order_of(html: str, *words: str) -> list[str]:
    """These words in the order in which they stand in a page; a missing one is an error."""
    return sorted(words, key=html.index)


def test_stands_above_between_and_below_the_products(
    client: Client, home: HomePage, boards: Category
) -> None:
    for title in ("Owl", "Wren", "Finch"):
        make_product(title, category=boards)
    on_shelf()
    landing(home, boards)
    html = client.get("/shop/boards/").content.decode()
    words = [">Above<", ">Finch<", ">Wren<", ">Between<", ">Owl<", ">Below<"]
    assert order_of(html, *words) == words


@pytest.mark.parametrize(
    ("asked", "queries"),
    [({"page": "2"}, 9), ({"sort": "name"}, 8), ({"price_max": "30"}, 9)],  # pins; neither; the counting
)
def test_leaves_whoever_looks_for_something_with_the_products(
    client: Client,
    home: HomePage,
    boards: Category,
    asked: dict[str, str],
    queries: int,
    django_assert_num_queries: Any,
) -> None:
    make_many(30, category=boards)
    on_shelf()
    landing(home, boards)
    client.get("/shop/boards/", asked)
    with django_assert_num_queries(queries):
        html = client.get("/shop/boards/", asked).content.decode()
    assert "<h1>" in html
    assert html.count('class="card card--product"') > 0
    assert not any(word in html for word in (">Above<", ">Between<", ">Below<"))


@pytest.mark.parametrize("products", [0, 1])
def test_shows_what_stands_between_where_there_are_few_products(
    client: Client, home: HomePage, boards: Category, products: int
) -> None:
    for number in range(products):
        make_product(f"Owl {number}", category=boards)
    on_shelf()
    landing(home, boards)
    html = client.get("/shop/boards/").content.decode()
    assert html.count(">Between<") == 1
    assert order_of(html, ">Above<", ">Between<", ">Below<") == [">Above<", ">Between<", ">Below<"]


def test_has_the_same_pins_and_banner_as_the_plain_list(
    client: Client, home: HomePage, boards: Category
) -> None:
    first = make_product("Owl", category=boards)
    make_product("Wren", category=boards)
    on_shelf()
    banner = Banner(position=1, title="Sale", text="", link="/offers/", label="See", image=make_image())
    services.arrange(boards, Wanted(pins=[first.pk], banners=[banner]), actor=None)
    plain = client.get("/shop/boards/").content.decode()
    landing(home, boards)
    page = client.get("/shop/boards/").content.decode()
    for html in (plain, page):
        assert order_of(html, ">Sale<", ">Owl<", ">Wren<") == [">Sale<", ">Owl<", ">Wren<"]


def test_asks_no_more_for_many_products(
    client: Client, home: HomePage, boards: Category, django_assert_num_queries: Any
) -> None:
    make_many(3, category=boards)
    on_shelf()
    landing(home, boards)
    client.get("/shop/boards/")
    with django_assert_num_queries(9):
        client.get("/shop/boards/")
    make_many(30, category=boards, title="More")
    on_shelf()
    with django_assert_num_queries(9):
        client.get("/shop/boards/")


def test_shows_a_draft_and_its_products_to_editors_only(home: HomePage, boards: Category) -> None:
    make_product("Finch", category=boards)
    on_shelf()
    page = landing(home, boards)
    page.between = hero("Not yet")
    page.save_revision()
    draft = signed_in(Role.EDITOR).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    html = draft.content.decode()
    words = [">Above<", ">Finch<", ">Not yet<", ">Below<"]
    assert order_of(html, *words) == words
    assert "no-cache" in draft["Cache-Control"] or "private" in draft["Cache-Control"]
    assert ">Between<" in Client().get("/shop/boards/").content.decode()


def test_previews_what_is_typed_with_the_products(home: HomePage, boards: Category) -> None:
    make_product("Finch", category=boards)
    on_shelf()
    page = landing(home, boards)
    bob = signed_in(Role.EDITOR)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert bob.post(address, typed(boards, between=hero_typed("Just typed"))).json()["is_valid"]
    html = bob.get(address).content.decode()
    assert order_of(html, ">Finch<", ">Just typed<") == [">Finch<", ">Just typed<"]


def test_keeps_no_preview_for_shoppers(
    home: HomePage, boards: Category, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryStore, "pages", {})
    settings.PAGECACHE_STORE = "shop.core.tests.test_pagecache_middleware.MemoryStore"
    page = landing(home, boards)
    page.between = hero("Not yet")
    page.save_revision()
    bob = signed_in(Role.EDITOR)
    for _time in range(3):
        html = bob.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
        assert "Not yet" in html
        assert "Not yet" not in Client().get("/shop/boards/").content.decode()
    assert any(kept.body and b"Between" in kept.body for kept in MemoryStore.pages.values())


def typed(category: Category, **fields: Any) -> dict[str, Any]:
    """The editor's form as a browser sends it."""
    usual = {"title": "Boards for all", "slug": "for-all", "intro": "", "category": category.pk}
    parts = {"body": streamfield([]), "between": streamfield([]), "below": streamfield([])}
    data: dict[str, Any] = nested_form_data(
        {**usual, **parts, "between_after": 2, "comments": inline_formset([]), **fields}
    )
    return data


def hero_typed(heading: str, **link: str) -> Any:
    shown = {
        "heading": heading,
        "text": "",
        "picture": "",
        "link": {"label": "", "page": "", "address": "", **link},
    }
    return streamfield([("hero", shown)])


def test_is_published_when_its_time_has_come(
    client: Client, home: HomePage, boards: Category, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = landing(home, boards, live=False)
    page.go_live_at = clock.now() + timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled")
    assert "Boards for all" not in client.get("/shop/boards/").content.decode()
    later = clock.now() + timedelta(hours=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    call_command("publish_scheduled")
    assert ">Above<" in client.get("/shop/boards/").content.decode()


def test_goes_from_an_editor_to_a_publisher_and_to_the_shop(
    client: Client, home: HomePage, boards: Category
) -> None:
    task = GroupApprovalTask.objects.create(name="Look at it")
    task.groups.add(Group.objects.get(name=Role.PUBLISHER.value))
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = landing(home, boards)
    WorkflowPage.objects.create(page=home, workflow=workflow)
    sent = {**typed(boards, between=hero_typed("Approved")), "action-submit": "1"}
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert signed_in(Role.EDITOR).post(edit, sent).status_code == 302
    state = CategoryLandingPage.objects.get(pk=page.pk).current_workflow_task_state
    assert state is not None
    assert ">Approved<" not in client.get("/shop/boards/").content.decode()
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    signed_in(Role.PUBLISHER, email="paula@example.com").post(approve, {"comment": ""})
    assert ">Approved<" in client.get("/shop/boards/").content.decode()


@pytest.mark.parametrize("after", ["0", "25", "many"])
def test_refuses_a_place_that_no_page_has(home: HomePage, boards: Category, after: str) -> None:
    page = landing(home, boards)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = signed_in(Role.PUBLISHER).post(
        address, {**typed(boards), "between_after": after, "action-publish": "1"}
    )
    assert answer.status_code == 200
    assert "between_after" in answer.context["form"].errors
    page.refresh_from_db()
    assert page.between_after == 2


# The list, arranged from the page.


def arrange_address(category: Category) -> str:
    return reverse("arrange-category", args=[category.pk])


def place(product: str, **fields: Any) -> dict[str, Any]:
    counts = {
        "places-TOTAL_FORMS": 1,
        "places-INITIAL_FORMS": 0,
        "banners-TOTAL_FORMS": 0,
        "banners-INITIAL_FORMS": 0,
    }
    return {**counts, "places-0-product": product, "places-0-kind": "pin", "places-0-position": "", **fields}


def test_leads_a_publisher_from_the_page_to_its_list(home: HomePage, boards: Category) -> None:
    page = landing(home, boards)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = signed_in(Role.PUBLISHER).get(edit).content.decode()
    assert f'href="{arrange_address(boards)}"' in html
    assert "nothing is pinned or left out" in html
    html = signed_in(Role.EDITOR, email="ed@example.com").get(edit).content.decode()
    assert arrange_address(boards) not in html
    assert "Publishers and merchandisers arrange it." in html


def test_opens_the_editor_of_a_page_without_a_category(home: HomePage) -> None:
    page = below(home, CategoryLandingPage(title="None", slug="none"))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    bob = signed_in(Role.PUBLISHER)
    assert "Once the page has a category" in bob.get(edit).content.decode()
    add = reverse("wagtailadmin_pages:add", args=["home", "categorylandingpage", home.pk])
    assert "Once the page has a category" in bob.get(add).content.decode()


def test_arranges_from_the_wagtail_admin_with_a_picture_of_the_library(
    client: Client, home: HomePage, boards: Category
) -> None:
    make_product("Finch", category=boards)
    make_product("Owl", category=boards)
    on_shelf()
    page, bob = landing(home, boards), signed_in(Role.PUBLISHER)
    shown = bob.get(arrange_address(boards)).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown
    assert "image-chooser" in shown
    banner = {
        "banners-TOTAL_FORMS": 1,
        "banners-0-position": "1",
        "banners-0-title": "Sale",
        "banners-0-text": "",
        "banners-0-link": "/offers/",
        "banners-0-label": "See",
        "banners-0-image": str(make_image().pk),
    }
    answer = bob.post(arrange_address(boards), place("Finch", **banner))
    assert (answer.status_code, answer["Location"]) == (302, arrange_address(boards))
    html = client.get("/shop/boards/").content.decode()
    assert order_of(html, ">Sale<", ">Finch<", ">Owl<") == [">Sale<", ">Finch<", ">Owl<"]
    assert "Sale" in bob.get(arrange_address(boards)).content.decode()


def test_refuses_nonsense_in_the_wagtail_admin_and_keeps_what_was_typed(boards: Category) -> None:
    banner = {"banners-TOTAL_FORMS": 1, "banners-0-position": "1", "banners-0-title": "Kept words"}
    answer = signed_in(Role.PUBLISHER).post(arrange_address(boards), place("Nobody", **banner))
    html = answer.content.decode()
    assert "Nothing was saved: something below is not right yet." in html
    assert "There is no product “Nobody”." in html
    assert "A banner needs a picture." in html
    assert 'value="Nobody"' in html
    assert 'value="Kept words"' in html
    assert not CategoryPlacement.objects.exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ORDER_STAFF, Role.MERCHANDISER, Role.CUSTOMER])
def test_lets_nobody_arrange_here_who_may_not(boards: Category, role: Role) -> None:
    """A merchandiser may, but has no business in the Wagtail admin: the dashboard has the same form."""
    make_product("Finch", category=boards)
    bob = signed_in(role)
    assert bob.get(arrange_address(boards)).status_code in {302, 403}
    assert bob.post(arrange_address(boards), place("Finch")).status_code in {302, 403}
    assert not CategoryPlacement.objects.exists()
