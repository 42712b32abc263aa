import pytest
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtailseo.models import SeoSettings

from blog.models import BlogPostPage
from home.models import CategoryLandingPage, HomePage, StandardPage
from home.tests.trees import below, make_blog, make_home
from shop.catalogue.models import Category
from shop.catalogue.tests.shelves import make_product, on_shelf
from shop.core import pagecache
from shop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return make_home()


@pytest.fixture
def boards() -> Category:
    category: Category = Category.add_root(name="Boards", description="All boards")
    return category


@pytest.fixture
def bob(client: Client) -> Client:
    client.force_login(User.objects.create_superuser(email="bob@shop.example", password="x"))
    return client


def landing(home: HomePage, category: Category | None, **fields: object) -> CategoryLandingPage:
    fields = {"title": "Boards for all", "slug": "boards-for-all", **fields}
    return below(home, CategoryLandingPage(category=category, **fields))


def test_shows_a_live_landing_page_at_the_category_address(
    client: Client, home: HomePage, boards: Category
) -> None:
    make_product("Finch One", category=boards)
    on_shelf()
    landing(home, boards)
    html = client.get("/shop/boards/").content.decode()
    assert "<h1>Boards for all</h1>" in html
    assert "Finch One" in html
    assert '<link rel="canonical" href="http://testserver/shop/boards/">' in html


def test_leads_from_the_tree_to_the_category_address(
    client: Client, home: HomePage, boards: Category
) -> None:
    page = landing(home, boards)
    answer = client.get("/boards-for-all/")
    assert (answer.status_code, answer["Location"]) == (302, "/shop/boards/")
    assert page.get_url() == "/shop/boards/"


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_shows_the_plain_category_while_no_landing_page_is_public(
    client: Client, home: HomePage, boards: Category, hidden: str
) -> None:
    page = landing(home, boards, live=hidden != "draft")
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    html = client.get("/shop/boards/").content.decode()
    assert "<h1>Boards</h1>" in html
    assert "All boards" in html


def test_has_no_page_for_a_hidden_category_even_with_a_landing_page(client: Client, home: HomePage) -> None:
    landing(home, Category.add_root(name="Boards", is_public=False))
    assert client.get("/shop/boards/").status_code == 404
    assert client.get("/boards-for-all/").status_code == 200


def test_refuses_a_second_live_landing_page(home: HomePage, boards: Category) -> None:
    landing(home, boards)
    with pytest.raises(ValidationError) as refusal:
        landing(home, boards, title="Other", slug="other")
    assert refusal.value.message_dict == {
        "category": ["“Boards for all” is already the landing page of this category. Unpublish it first."]
    }
    assert CategoryLandingPage.objects.count() == 1


def test_allows_a_second_one_once_the_first_is_unpublished(home: HomePage, boards: Category) -> None:
    landing(home, boards).unpublish()
    landing(home, boards, title="Other", slug="other")
    shown = CategoryLandingPage.live_at("boards")
    assert shown is not None
    assert shown.title == "Other"


def test_leaves_the_category_out_of_copies(client: Client, home: HomePage, boards: Category) -> None:
    page = landing(home, boards)
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True)
    assert copy.category is None
    assert CategoryLandingPage.live_at("boards") == page
    assert client.get("/copy/").status_code == 200


@pytest.mark.parametrize("slug", ["shop", "basket", "blog", "cms", "static", "health", "account", "api"])
def test_refuses_reserved_slugs_at_the_top(home: HomePage, slug: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        below(home, StandardPage(title="Mine", slug=slug))
    assert refusal.value.message_dict == {
        "slug": [f"The shop itself answers at “/{slug}/”. Please choose another slug."]
    }
    assert not StandardPage.objects.exists()


def test_takes_reserved_slugs_further_down(home: HomePage) -> None:
    about = below(home, StandardPage(title="About", slug="about"))
    assert below(about, StandardPage(title="Our shop", slug="shop")).url == "/about/shop/"


def test_refuses_to_move_a_page_to_a_reserved_address(bob: Client, home: HomePage) -> None:
    about = below(home, StandardPage(title="About", slug="about"))
    page = below(about, StandardPage(title="Our shop", slug="shop"))
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home.pk])
    answer = bob.post(address, follow=True)
    assert "The shop itself answers at “/shop/”." in answer.content.decode()
    page.refresh_from_db()
    assert page.url_path == "/start/about/shop/"


def create(client: Client, parent: Page, model: str, **fields: object) -> str:
    empty = {name: streamfield([]) for name in ("body", "between", "below")}
    data = nested_form_data(
        {"title": "New page", "slug": "new-page", "intro": "Hello", **empty, "between_after": 8, **fields}
    )
    app = "blog" if model.startswith("blog") else "home"
    answer = client.post(
        reverse("wagtailadmin_pages:add", args=[app, model, parent.pk]), {**data, "action-publish": "1"}
    )
    return answer.content.decode() if answer.status_code == 200 else ""


@pytest.mark.parametrize("model", ["standardpage", "categorylandingpage"])
def test_can_be_made_and_published_in_the_admin(bob: Client, home: HomePage, model: str) -> None:
    create(bob, home, model, body=streamfield([("paragraph", rich_text("<p>Text</p>"))]))
    assert Page.objects.get(slug="new-page").live


def test_says_at_the_field_in_the_admin_that_a_slug_is_reserved(bob: Client, home: HomePage) -> None:
    html = create(bob, home, "standardpage", slug="shop")
    assert html.count("The shop itself answers at “/shop/”. Please choose another slug.") >= 1
    assert 'value="New page"' in html
    assert not StandardPage.objects.exists()


def test_says_at_the_field_in_the_admin_that_a_category_is_taken(
    bob: Client, home: HomePage, boards: Category
) -> None:
    landing(home, boards)
    html = create(bob, home, "categorylandingpage", category=str(boards.pk))
    assert "is already the landing page of this category" in html
    assert CategoryLandingPage.objects.count() == 1


def every_page(home: HomePage, boards: Category) -> list[Page]:
    blog = make_blog(home)
    post = below(blog, BlogPostPage(title="Solder", slug="solder", intro="How"))
    about = below(home, StandardPage(title="About", slug="about"))
    return [home, about, landing(home, boards), blog, post]


def test_opens_every_page_type_in_the_admin(bob: Client, home: HomePage, boards: Category) -> None:
    for page in every_page(home, boards):
        assert bob.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_previews_every_page_type_hidden_from_search_engines(
    bob: Client, home: HomePage, boards: Category
) -> None:
    for page in every_page(home, boards):
        page.save_revision()
        html = bob.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
        assert '<meta name="robots" content="noindex, nofollow">' in html, page
        assert page.title in html


@pytest.mark.parametrize("mode", ["", "wagtail-seo"])
def test_previews_a_page_being_edited(bob: Client, home: HomePage, boards: Category, mode: str) -> None:
    page = landing(home, boards)
    data = nested_form_data(
        {
            "title": "Edited title",
            "slug": page.slug,
            "intro": "",
            **{name: streamfield([]) for name in ("body", "between", "below")},
            "between_after": 8,
            "category": boards.pk,
        }
    )
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert bob.post(address, data).json()["is_valid"]
    assert "Edited title" in bob.get(f"{address}?mode={mode}").content.decode()


def test_writes_nothing_where_a_site_has_no_seo_settings(client: Client, home: HomePage) -> None:
    assert client.get("/").status_code == 200
    assert not SeoSettings.objects.exists()


def test_does_not_break_on_additional_json_that_is_none(client: Client, home: HomePage) -> None:
    SeoSettings.objects.create(
        site=home.get_site(), struct_org_extra_json="{not json", struct_org_phone="+49 1"
    )
    html = client.get("/").content.decode()
    assert '"telephone": "+49 1"' in html


def test_follows_the_seo_settings(client: Client, home: HomePage) -> None:
    SeoSettings.objects.create(site=home.get_site(), og_meta=False, twitter_meta=False, struct_meta=False)
    html = client.get("/").content.decode()
    assert "og:" not in html
    assert "twitter:" not in html
    assert "ld+json" not in html


def test_takes_the_editors_own_title_and_canonical(client: Client, home: HomePage) -> None:
    about = StandardPage(
        title="About", slug="about", seo_title="Who we are", canonical_url="https://elsewhere.example/about/"
    )
    below(home, about)
    html = client.get("/about/").content.decode()
    assert "<title>Who we are</title>" in html
    assert '<link rel="canonical" href="https://elsewhere.example/about/">' in html


def test_names_itself_and_the_pages_above_it(rf: RequestFactory, home: HomePage) -> None:
    about = below(home, StandardPage(title="About", slug="about"))
    with pagecache.collect() as collection:
        about.get_context(rf.get("/about/"))
    assert collection.tags == {f"page:{home.pk}", f"page:{about.pk}", "setting:seo"}


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_drops_the_page_with_every_change(home: HomePage, action: str) -> None:
    about = below(home, StandardPage(title="About", slug="about"))
    other = below(home, StandardPage(title="Other", slug="other"))
    tag = f"page:{about.pk}"
    before = pagecache.versions([tag])[tag]
    match action:
        case "publish":
            about.save_revision().publish()
        case "unpublish":
            about.unpublish()
        case "delete":
            about.delete()
        case "move":
            about.move(other, pos="last-child")
    assert pagecache.versions([tag])[tag] > before
