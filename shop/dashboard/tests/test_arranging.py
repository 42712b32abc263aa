"""The list of a category, arranged by a merchandiser in the dashboard."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.images.models import Image

from shop.catalogue.arranging.models import CategoryPlacement
from shop.catalogue.models import Category, Product
from shop.catalogue.tests.shelves import drawn, make_image, make_product, make_variant
from shop.core.models import AuditEntry
from shop.dashboard.tests.staff import at_work, post, text_of, told
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def boards() -> Category:
    category: Category = Category.add_root(name="Boards")
    return category


@pytest.fixture
def mia() -> Client:
    return at_work(Role.MERCHANDISER, email="mia@example.com")


def page_of(category: Category) -> str:
    return f"/dashboard/catalogue/categories/{category.pk}/arrange/"


def typed(
    *places: tuple[Any, ...], banners: list[dict[str, Any]] | None = None, stored: tuple[int, int] = (0, 0)
) -> dict[str, Any]:
    """The form as a browser sends it: places are (product, kind, position, taken out)."""
    banners = banners or []
    fields: dict[str, Any] = {
        "places-TOTAL_FORMS": len(places),
        "places-INITIAL_FORMS": stored[0],
        "banners-TOTAL_FORMS": len(banners),
        "banners-INITIAL_FORMS": stored[1],
    }
    for number, place in enumerate(places):
        names = ("product", "kind", "position", "DELETE")
        fields |= {f"places-{number}-{name}": value for name, value in zip(names, place, strict=False)}
    for number, banner in enumerate(banners):
        fields |= {f"banners-{number}-{name}": value for name, value in banner.items()}
    return fields


def a_banner(**fields: Any) -> dict[str, Any]:
    usual = {"position": "3", "title": "Read on", "text": "", "link": "/blog/", "label": "Guides"}
    return {**usual, "image": "", **fields}


def placed(category: Category) -> list[tuple[str, int, str]]:
    rows = CategoryPlacement.objects.filter(category=category).order_by("kind", "position")
    return [(row.kind, row.position, row.product.title if row.product else row.banner.title) for row in rows]


def test_pins_one_of_two_of_a_title_by_the_address_of_its_page(mia: Client, boards: Category) -> None:
    make_product("Twin", category=boards)
    second = make_product("Twin", category=boards)
    post(mia, page_of(boards), **typed(("https://shop.example/products/twin-2/?variant=x", "pin", "1")))
    assert CategoryPlacement.objects.get().product == second
    html = mia.get(page_of(boards)).content.decode()
    assert 'value="/products/twin-2/"' in html
    post(mia, page_of(boards), **typed(("/products/twin-2/", "pin", "1"), stored=(1, 0)))
    assert CategoryPlacement.objects.get().product == second


def test_pins_by_title_and_number_in_the_order_of_their_places(mia: Client, boards: Category) -> None:
    make_product("Finch One", category=boards)
    make_product("Wren", category=boards, upc="CL-7")
    shirt = make_product("Shirt", category=boards, structure=Product.PARENT)
    variant = make_variant(shirt)
    make_product("Owl", category=boards)
    answer = post(
        mia,
        page_of(boards),
        **typed(
            ("finch one", "pin", "3"),
            ("cl-7", "pin", "1"),
            (variant.stockrecords.get().partner_sku, "pin", ""),
            ("owl", "hidden", ""),
            ("", "pin", ""),
        ),
    )
    assert answer["Location"] == page_of(boards)
    assert placed(boards) == [
        ("hidden", 1, "Owl"),
        ("pin", 1, "Wren"),
        ("pin", 2, "Finch One"),
        ("pin", 3, "Shirt"),
    ]
    assert "The list of “Boards” is arranged." in told(mia, page_of(boards))
    assert AuditEntry.objects.get(action="category.arranged").actor_name == "mia@example.com"


def test_shows_what_is_stored_and_takes_it_out_again(mia: Client, boards: Category) -> None:
    make_product("Finch One", category=boards)
    post(mia, page_of(boards), **typed(("Finch One", "pin", "1")))
    html = mia.get(page_of(boards)).content.decode()
    assert 'value="Finch One"' in html
    post(mia, page_of(boards), **typed(("Finch One", "pin", "1", "on"), stored=(1, 0)))
    assert placed(boards) == []


@pytest.mark.parametrize(
    ("product", "sentence"),
    [
        ("Nobody", "There is no product “Nobody”."),
        ("Twin", "2 products are called so: write the article number of the one you mean, or the address"),
        ("Saw", "“Saw” does not stand in “Boards”."),
        ("Finch\x00One", "Null characters are not allowed."),
        ("x" * 300, "Ensure this value has at most 255 characters (it has 300)."),
        ('🦉 ؟ % * "', 'There is no product “🦉 ؟ % * "”.'),
    ],
)
def test_refuses_a_product_with_a_sentence_and_keeps_what_was_typed(
    mia: Client, boards: Category, product: str, sentence: str
) -> None:
    make_product("Twin", category=boards)
    make_product("Twin", category=boards)
    make_product("Finch One", category=boards)
    make_product("Saw", category=Category.add_root(name="Tools"))
    answer = post(mia, page_of(boards), **typed(("Finch One", "pin", "1"), (product, "hidden", "")))
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert "Nothing was saved" in text_of(answer)
    form = answer.context["form"]
    assert [row["product"].value() for row in form.places] == ["Finch One", product]
    assert placed(boards) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"places-0-position": "0"}, "Ensure this value is greater than or equal to 1."),
        ({"places-0-position": "first"}, "Enter a whole number."),
        ({"places-0-kind": "banner"}, "Select a valid choice. banner is not one of the available choices."),
        ({"places-1-product": "finch one"}, "This product is named twice."),
    ],
)
def test_refuses_other_nonsense(mia: Client, boards: Category, fields: dict[str, str], sentence: str) -> None:
    make_product("Finch One", category=boards)
    sent = typed(("Finch One", "pin", "1"), ("", "pin", ""))
    answer = post(mia, page_of(boards), **{**sent, **fields})
    assert sentence in text_of(answer)
    assert placed(boards) == []


def test_lets_a_product_stay_that_has_left_the_category(mia: Client, boards: Category) -> None:
    finch = make_product("Finch One", category=boards)
    post(mia, page_of(boards), **typed(("Finch One", "pin", "1")))
    finch.categories.clear()
    assert post(mia, page_of(boards), **typed(("Finch One", "pin", "1"), stored=(1, 0))).status_code == 302
    assert placed(boards) == [("pin", 1, "Finch One")]


def test_hangs_a_banner_with_an_uploaded_picture_and_keeps_it(mia: Client, boards: Category) -> None:
    sent = a_banner(upload=drawn())
    assert post(mia, page_of(boards), **typed(banners=[sent])).status_code == 302
    assert placed(boards) == [("banner", 3, "Read on")]
    picture = Image.objects.get()
    assert picture.title == "Read on"
    again = a_banner(image=str(picture.pk), title="Read on and on", position="2")
    post(mia, page_of(boards), **typed(banners=[again], stored=(0, 1)))
    assert placed(boards) == [("banner", 2, "Read on and on")]
    assert Image.objects.count() == 1
    post(mia, page_of(boards), **typed(banners=[{**again, "DELETE": "on"}], stored=(0, 1)))
    assert placed(boards) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "A banner needs a picture."),
        ({"upload": "a.exe"}, "Upload a valid image."),
        ({"image": "999"}, "This picture is gone from the library: choose another one."),
        ({"title": ""}, "This field is required."),
        ({"link": "//evil.example/"}, "An address begins with “/” (on this site) or with “https://”"),
        ({"link": "http://example.org/"}, "An address begins with “/” (on this site) or with “https://”"),
        ({"link": "javascript:alert(1)"}, "An address begins with “/” (on this site) or with “https://”"),
        ({"position": "25"}, "Ensure this value is less than or equal to 24."),
    ],
)
def test_refuses_a_banner_with_a_sentence(
    mia: Client, boards: Category, fields: dict[str, str], sentence: str
) -> None:
    picture = make_image()
    sent = a_banner(**({"image": str(picture.pk)} if fields and "upload" not in fields else {}))
    sent |= fields
    if "upload" in sent:
        sent["upload"] = SimpleUploadedFile(sent["upload"], b"MZ, no picture")
    answer = post(mia, page_of(boards), **typed(banners=[sent]))
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert ("Please choose the picture again" in text_of(answer)) == ("upload" in sent)
    assert answer.context["form"].banners[0]["title"].value() == sent["title"]
    assert placed(boards) == []


def test_hangs_one_banner_at_a_place(mia: Client, boards: Category) -> None:
    picture = str(make_image().pk)
    two = [a_banner(image=picture), a_banner(image=picture, title="Other")]
    assert "Another banner stands at this place." in text_of(post(mia, page_of(boards), **typed(banners=two)))
    assert placed(boards) == []


def test_is_found_from_the_form_of_the_category(mia: Client, boards: Category) -> None:
    html = mia.get(f"/dashboard/catalogue/categories/{boards.pk}/update/").content.decode()
    assert f'href="{page_of(boards)}"' in html
    assert "Arrange its list" not in mia.get("/dashboard/catalogue/categories/create/").content.decode()


@pytest.mark.parametrize("role", [Role.ORDER_STAFF, Role.SUPPORT, Role.PUBLISHER, Role.CUSTOMER])
def test_lets_nobody_else_arrange_here(boards: Category, role: Role) -> None:
    make_product("Finch One", category=boards)
    at_work(role)
    bob = Client()  # that nothing is written has to have another reason than a missing token
    bob.force_login(User.objects.get(email="bob@example.com"))
    assert bob.get(page_of(boards)).status_code == 403
    assert bob.post(page_of(boards), typed(("Finch One", "pin", "1"))).status_code == 403
    assert placed(boards) == []


def test_knows_no_category_that_there_is_not(mia: Client) -> None:
    assert mia.get("/dashboard/catalogue/categories/999/arrange/").status_code == 404
    assert post(mia, "/dashboard/catalogue/categories/999/arrange/").status_code == 404
