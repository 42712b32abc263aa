"""Brands in the dashboard: their list, and what can be done with one."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.test import Client
from wagtail.images.models import Image

from shop.catalogue import brands
from shop.catalogue.exceptions import BrandTaken
from shop.catalogue.models import Brand, Product
from shop.catalogue.tests.shelves import drawn
from shop.core import audit, pagecache
from shop.core.models import OutboxMessage
from shop.dashboard.tests.staff import at_work, post, text_of, told
from shop.partner.tests.shelf import record_of
from shop.users.models import User
from shop.users.roles import Role
from site_project.outbox_handlers import run_task

pytestmark = pytest.mark.django_db

BRANDS = "/dashboard/catalogue/brands/"
QUERIES_OF_THE_LIST = 9


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def mia() -> Client:
    return at_work(Role.MERCHANDISER, email="mia@example.com")


def brand_of(name: str = "Wren Works", *, products: int = 0, **facts: Any) -> Brand:
    brand = Brand.objects.create(name=name, **facts)
    for number in range(products):
        Product.objects.filter(pk=record_of(f"{name} {number}").product_id).update(brand=brand)
    return brand


def names(answer: Any) -> list[str]:
    return [row.brand.name for row in answer.context["rows"]]


def page_of(brand: Brand) -> str:
    return f"{BRANDS}{brand.pk}/"


def is_archived(brand: Brand) -> bool:
    return Brand.objects.filter(pk=brand.pk, archived_at__isnull=False).exists()


def actions(brand: Brand) -> list[str]:
    return [entry.action for entry in audit.trail(brand)]


def test_lists_brands_by_name_with_the_number_of_their_products(mia: Client) -> None:
    brand_of("Wren Works", products=2)
    brand_of("Finch & Co")
    page = mia.get(BRANDS)
    assert names(page) == ["Finch & Co", "Wren Works"]
    assert "2 brands" in text_of(page)
    assert "Wren Works wren-works 2 in use" in text_of(page)
    assert f'href="{BRANDS}"' in mia.get("/dashboard/").content.decode()


@pytest.mark.parametrize("number", [1, 20])
def test_asks_the_same_for_one_brand_and_for_twenty(
    number: int, mia: Client, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        image = Image.objects.create(title="Wren", file=drawn())
        brand_of(f"Wren {each}", products=2, image=image)
    mia.get(BRANDS)
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        assert len(names(mia.get(BRANDS))) == number


def test_has_twenty_on_a_page_and_keeps_the_search(mia: Client) -> None:
    for each in range(41):
        brand_of(f"Wren {each:02}")
    assert len(names(mia.get(BRANDS))) == 20
    page = mia.get(f"{BRANDS}?q=wren&page=3")
    assert names(page) == ["Wren 40"]
    assert "q=wren" in page.content.decode()
    assert mia.get(BRANDS, {"page": 99}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Finch", "Wren Works"]),
        ({"q": "WREN"}, ["Wren Works"]),
        ({"q": " finch-slug "}, ["Finch"]),
        ({"q": "owl"}, []),
        ({"q": "owl", "state": "archived"}, ["Old Owl"]),
        ({"state": "archived"}, ["Old Owl"]),
        ({"state": "all"}, ["Finch", "Old Owl", "Wren Works"]),
        ({"q": "100%"}, []),
    ],
)
def test_finds_brands_by_name_slug_and_state(asked: dict[str, str], found: list[str], mia: Client) -> None:
    brand_of("Wren Works")
    brand_of("Finch", slug="finch-slug")
    brands.archive(brand_of("Old Owl"), actor=User.objects.get(email="mia@example.com"))
    assert names(mia.get(BRANDS, asked)) == found


@pytest.mark.parametrize("asked", [{"state": "nonsense"}, {"q": "a\0b"}, {"q": "x" * 101}])
def test_says_what_is_wrong_with_a_search_and_lists_nothing(asked: dict[str, str], mia: Client) -> None:
    brand_of()
    page = mia.get(BRANDS, asked)
    assert names(page) == []
    assert page.context["form"].errors
    assert "No brand is like that." in text_of(page)


def test_adds_a_brand_with_a_slug_of_its_own_and_a_picture(mia: Client) -> None:
    answer = post(mia, f"{BRANDS}create/", name="  Wren   Works ", picture=drawn("wren.png"))
    assert answer["Location"] == BRANDS
    brand = Brand.objects.get()
    assert (brand.name, brand.slug) == ("Wren Works", "wren-works")
    assert brand.image is not None
    assert (brand.image.title, brand.image.width, len(brand.image.file_hash)) == ("Wren Works", 60, 40)
    assert actions(brand) == ["brand.added"]
    page = mia.get(BRANDS)
    assert "“Wren Works” is saved." in text_of(page)
    assert page.context["rows"][0].picture == brand.image.file.url


def test_renames_a_brand_and_keeps_its_slug_until_asked(mia: Client, monkeypatch: Any) -> None:
    brand = brand_of("Wren", slug="wren")
    dropped: set[str] = set()
    monkeypatch.setattr(pagecache, "drop", lambda *tags: dropped.update(tags))
    post(mia, page_of(brand), name="Wren & Sons", slug="wren")
    brand.refresh_from_db()
    assert (brand.name, brand.slug) == ("Wren & Sons", "wren")
    assert f"brand:{brand.pk}" in dropped
    post(mia, page_of(brand), name="Wren & Sons", slug="wren-and-sons")
    brand.refresh_from_db()
    assert brand.slug == "wren-and-sons"
    trail = audit.trail(brand)
    assert [entry.changes for entry in trail] == [
        {"slug": ["wren", "wren-and-sons"]},
        {"name": ["Wren", "Wren & Sons"]},
    ]
    assert trail[0].actor_name == "mia@example.com"


def test_changes_and_takes_away_the_picture(mia: Client) -> None:
    brand = brand_of(image=Image.objects.create(title="Wren", file=drawn()))
    former = brand.image
    post(mia, page_of(brand), name=brand.name, slug=brand.slug, picture=drawn("other.png"))
    brand.refresh_from_db()
    assert brand.image not in (None, former)
    post(mia, page_of(brand), name=brand.name, slug=brand.slug, without_picture="on")
    brand.refresh_from_db()
    assert brand.image is None
    assert Image.objects.count() == 2


def test_keeps_a_picture_that_a_brand_shows_and_tells_the_library_so(mia: Client) -> None:
    post(mia, f"{BRANDS}create/", name="Wren", picture=drawn())
    for row in OutboxMessage.objects.filter(payload__path__startswith="wagtail."):
        run_task(row.payload["path"], args=row.payload["args"], kwargs=row.payload["kwargs"])
    image = Image.objects.get()
    assert [used for used, _references in image.get_usage()] == [Brand.objects.get()]
    with pytest.raises(ProtectedError):
        image.delete()
    assert Image.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "This field is required."),
        ({"name": "finch & CO"}, "There is a brand “Finch & Co” already."),
        ({"name": "Old owl"}, "There is an archived brand “Old Owl”: restore it instead."),
        ({"name": "n" * 101}, "at most 100 characters"),
        ({"slug": "no slug!"}, "A slug is made of letters without accents, digits and hyphens."),
        ({"slug": "finch-co"}, "The brand “Finch & Co” has this slug already."),
        ({"picture": "a.png"}, "Upload a valid image."),
        ({"picture": "a.exe"}, "Upload a valid image."),
    ],
)
@pytest.mark.parametrize("is_new", [True, False])
def test_says_why_it_saves_nothing_and_keeps_what_was_typed(
    is_new: bool, typed: dict[str, Any], sentence: str, mia: Client
) -> None:
    brand_of("Finch & Co")
    brands.archive(brand_of("Old Owl"), actor=User.objects.get(email="mia@example.com"))
    path = f"{BRANDS}create/" if is_new else page_of(brand_of("Wren", slug="wren"))
    before = list(Brand.objects.values())
    fields = {"name": "Robin", "slug": "robin", **typed}
    if "picture" in fields:
        fields["picture"] = SimpleUploadedFile(fields["picture"], b"MZ, no picture")
    answer = post(mia, path, **fields)
    assert sentence in text_of(answer)
    assert answer.context["form"]["slug"].value() == fields["slug"]
    assert ("Please choose the picture again" in text_of(answer)) == ("picture" in typed)
    assert list(Brand.objects.values()) == before
    assert not Image.objects.exists()


def test_says_so_when_somebody_else_took_the_name_a_moment_ago() -> None:
    mia = User.objects.create_user("mia@example.com", "pw")
    brand_of("Wren")
    with pytest.raises(BrandTaken) as refusal:
        brands.save(Brand(name="Wren"), actor=mia)
    assert str(refusal.value) == "There is a brand “Wren” already, or one with this slug."
    assert Brand.objects.count() == 1


def test_archives_a_brand_with_its_products_and_restores_it(mia: Client) -> None:
    brand = brand_of(products=1)
    assert post(mia, f"{page_of(brand)}archive/")["Location"] == BRANDS
    assert is_archived(brand)
    assert brand.products.count() == 1
    assert "“Wren Works” is archived" in told(mia, BRANDS)
    assert "the products of this brand keep it" in text_of(mia.get(page_of(brand)))
    post(mia, f"{page_of(brand)}archive/")
    post(mia, f"{page_of(brand)}restore/")
    assert not is_archived(brand)
    assert actions(brand) == ["brand.restored", "brand.archived"]


def test_archives_nothing_by_looking(mia: Client) -> None:
    brand = brand_of()
    for action in ("archive", "restore"):
        assert mia.get(f"{page_of(brand)}{action}/")["Location"] == page_of(brand)
    assert not is_archived(brand)


def test_stays_archived_when_somebody_saves_a_page_opened_before(mia: Client) -> None:
    brand = brand_of()
    opened = Brand.objects.get(pk=brand.pk)
    actor = User.objects.get(email="mia@example.com")
    brands.archive(brand, actor=actor)
    opened.name = "Wren"
    brands.save(opened, actor=actor)
    brand.refresh_from_db()
    assert (brand.name, brand.archived_at is None) == ("Wren", False)


def test_offers_products_no_archived_brand_but_their_own(mia: Client) -> None:
    used, own, other = brand_of("Finch"), brand_of("Owl", products=1), brand_of("Wren")
    actor = User.objects.get(email="mia@example.com")
    for brand in (own, other):
        brands.archive(brand, actor=actor)
    form = mia.get(f"/dashboard/catalogue/products/{own.products.get().pk}/").context["form"]
    assert set(form.fields["brand"].queryset) == {used, own}


@pytest.mark.parametrize(
    ("products", "sentence"),
    [
        (1, "1 product is of the brand “Wren Works”. Give it another one first, or archive the brand."),
        (3, "3 products are of the brand “Wren Works”. Give them another one first, or archive the brand."),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_says_how_many_products_keep_a_brand_from_going(
    method: str, products: int, sentence: str, mia: Client
) -> None:
    page = f"{page_of(brand_of(products=products))}delete/"
    answer = mia.get(page) if method == "get" else post(mia, page)
    assert sentence in text_of(answer)
    assert "Nothing was deleted." in text_of(answer)
    assert Brand.objects.count() == 1


def test_asks_before_it_deletes_a_brand_without_products(mia: Client) -> None:
    brand = brand_of()
    assert "Do you want to delete the brand “Wren Works”?" in text_of(mia.get(f"{page_of(brand)}delete/"))
    assert Brand.objects.exists()
    assert actions(brand) == []
    assert post(mia, f"{page_of(brand)}delete/")["Location"] == BRANDS
    assert not Brand.objects.exists()
    assert actions(brand) == ["brand.deleted"]
    assert "“Wren Works” is deleted." in told(mia, BRANDS)


@pytest.mark.parametrize("path", ["", "archive/", "restore/", "delete/"])
def test_knows_no_brand_that_there_is_not(path: str, mia: Client) -> None:
    assert post(mia, f"{BRANDS}999/{path}").status_code == 404


@pytest.mark.parametrize("role", [Role.ORDER_STAFF, Role.SUPPORT])
def test_lets_whoever_may_look_do_nothing_else(role: Role) -> None:
    brand = brand_of()
    bob = at_work(role)
    page = bob.get(BRANDS)
    assert names(page) == ["Wren Works"]
    assert "Add a brand" not in text_of(page)
    assert page_of(brand) not in page.content.decode()
    for path in (
        "create/",
        f"{brand.pk}/",
        *(f"{brand.pk}/{action}/" for action in ("archive", "restore", "delete")),
    ):
        assert bob.get(f"{BRANDS}{path}").status_code == 403
        assert post(bob, f"{BRANDS}{path}", name="Mallory").status_code == 403
    brand.refresh_from_db()
    assert (brand.name, brand.archived_at) == ("Wren Works", None)
    assert Brand.objects.count() == 1


def test_shows_a_customer_no_brands() -> None:
    brand_of()
    mallory = at_work(Role.CUSTOMER, email="mallory@example.com")
    assert mallory.get(BRANDS).status_code == 403
