"""The blocks that fill a page's width: what they show, what they refuse, and how editors see them beforehand."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError
from wagtail.rich_text import RichText

from home.blocks.layout import HeroBlock, ImageWithTextBlock, LandingBlock
from home.blocks.links import LinkBlock
from home.models import HomePage, StandardPage
from home.tests.trees import below, make_home
from shop.catalogue.tests.shelves import make_image
from shop.core import pagecache
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def home() -> HomePage:
    return make_home()


def link(**fields: Any) -> dict[str, Any]:
    return {"label": "", "page": None, "address": "", **fields}


def rendered(block: Any, **value: Any) -> str:
    return str(block.render(block.normalize(value)))


def test_shows_a_hero_with_its_picture_and_its_link(home: HomePage) -> None:
    del home
    shown = {"heading": "Solder & sing", "text": "On Sundays.", "picture": make_image("A bench")}
    html = rendered(HeroBlock(), **shown, link=link(label="Go", address="/shop/"))
    assert "Solder &amp; sing</h2>" in html
    assert 'alt="A bench"' in html
    assert '<a class="button" href="/shop/">Go' in html


def test_shows_a_hero_of_words_alone(home: HomePage) -> None:
    del home
    html = rendered(HeroBlock(), heading="Sing", text="", picture=None, link=link())
    assert "hero--pictured" not in html
    assert "<a" not in html


@pytest.mark.parametrize("side", ["start", "end"])
def test_shows_a_picture_on_either_side_of_the_words(home: HomePage, side: str) -> None:
    del home
    shown = {
        "picture": make_image("A bench"),
        "side": side,
        "heading": "",
        "text": RichText("<p>Hi <b>you</b></p>"),
    }
    html = rendered(ImageWithTextBlock(), **shown, link=link())
    assert f"image-with-text--{side}" in html
    assert "<p>Hi <b>you</b></p>" in html
    assert "<h2" not in html


def test_leads_to_a_page_wherever_that_is_and_names_it(home: HomePage) -> None:
    about = below(home, StandardPage(title="About", slug="about"))
    hero: dict[str, Any] = {"heading": "Us", "text": "", "picture": None}
    hero["link"] = link(label="Who we are", page=about)
    with pagecache.collect() as collection:
        assert 'href="/about/"' in rendered(HeroBlock(), **hero)
    assert f"page:{about.pk}" in collection.tags
    about.unpublish()
    hero["link"]["page"] = StandardPage.objects.get(pk=about.pk)
    assert "Who we are" not in rendered(HeroBlock(), **hero)


@pytest.mark.parametrize(
    ("fields", "name", "sentence"),
    [
        ({"address": "/shop/"}, "label", "A link needs a label."),
        ({"label": "Go"}, "address", "Where does it lead? Choose a page or write an address."),
        ({"label": "Go", "address": "shop"}, "address", "An address begins with “/”"),
        ({"label": "Go", "address": "//evil.example"}, "address", "An address begins with “/”"),
        ({"label": "Go", "address": "javascript:x"}, "address", "An address begins with “/”"),
        ({"label": "Go", "address": "/shop/", "page": True}, "address", "Choose a page or write an address"),
        ({"page": True}, "label", "A link needs a label."),
    ],
)
def test_says_at_the_field_what_is_wrong_with_a_link(
    home: HomePage, fields: dict[str, Any], name: str, sentence: str
) -> None:
    if "page" in fields:
        fields = {**fields, "page": home.page_ptr}
    block = LinkBlock()
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.normalize(link(**fields)))
    assert set(refusal.value.block_errors) == {name}
    assert sentence in refusal.value.block_errors[name].messages[0]


def test_takes_a_whole_link_and_none(home: HomePage) -> None:
    block = LinkBlock()
    for fields in (
        {},
        {"label": "Go", "address": "https://example.org/x"},
        {"label": "Go", "page": home.page_ptr},
    ):
        value = block.normalize(link(**fields))
        assert dict(block.clean(value)) == dict(value)


def test_needs_a_heading_and_a_picture(home: HomePage) -> None:
    del home
    hero, beside = HeroBlock(), ImageWithTextBlock()
    with pytest.raises(StructBlockValidationError) as refusal:
        hero.clean(hero.normalize({"heading": "", "text": "", "picture": None, "link": link()}))
    assert set(refusal.value.block_errors) == {"heading"}
    with pytest.raises(StructBlockValidationError) as refusal:
        beside.clean(
            beside.normalize(
                {
                    "picture": None,
                    "side": "start",
                    "heading": "",
                    "text": RichText("<p>x</p>"),
                    "link": link(),
                }
            )
        )
    assert set(refusal.value.block_errors) == {"picture"}


@pytest.mark.parametrize("name", ["hero", "image_with_text"])
@pytest.mark.parametrize("has_pictures", [True, False])
def test_is_seen_by_editors_before_they_choose_it(
    client: Client, home: HomePage, name: str, has_pictures: bool
) -> None:
    del home
    if has_pictures:
        make_image("A bench")
    bob = User.objects.create_user("bob@example.com", "correct horse battery")
    roles.assign(bob, Role.EDITOR)
    client.force_login(bob)
    block = LandingBlock().child_blocks[name]
    assert block.is_previewable
    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": _landing_block(name).definition_prefix})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert block.meta.preview_value["heading"] in html
    assert "css/site" in html
    assert ('alt="A bench"' in html) == has_pictures


def _landing_block(name: str) -> Any:
    from home.models import CategoryLandingPage

    field: Any = CategoryLandingPage._meta.get_field("body")
    return field.stream_block.child_blocks[name]
