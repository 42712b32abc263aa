from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.test import Client
from pytest_django import Settings
from wagtail.images.models import Image

from shop.catalogue.models import Category, Product, ProductImage
from shop.catalogue.tests.shelves import drawn, make_image, make_product
from shop.core.models import OutboxMessage
from site_project.outbox_handlers import run_task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def upload(name: str = "board.png", **fields: object) -> ProductImage:
    image: ProductImage = ProductImage.objects.create(product=make_product(), original=drawn(name), **fields)
    return image


def in_library(shown: ProductImage) -> Any:
    """The picture of the library behind a product's."""
    return shown.image


def library_file(shown: ProductImage) -> str:
    return str(in_library(shown).file.name)


def test_puts_an_upload_into_the_library_over_the_same_file() -> None:
    uploaded = upload(caption="The board from above")
    (image,) = Image.objects.all()
    assert uploaded.image == image
    assert image.file.name == uploaded.original.name
    assert (image.width, image.height, image.title) == (60, 40, "The board from above")
    assert image.file_size > 0
    assert len(image.file_hash) == 40


def test_shows_oscar_the_file_of_a_picture_from_the_library() -> None:
    image = make_image()
    shown = ProductImage.objects.create(product=make_product(), image=image)
    assert shown.original.name == image.file.name
    assert Image.objects.count() == 1


def test_makes_no_second_picture_when_saved_again() -> None:
    uploaded = ProductImage.objects.get(pk=upload().pk)
    uploaded.caption = "New words"
    uploaded.save()
    assert Image.objects.count() == 1


def test_makes_a_new_picture_of_a_new_upload_and_keeps_the_former_one() -> None:
    uploaded = ProductImage.objects.get(pk=upload().pk)
    former = uploaded.image
    uploaded.original = drawn("other.png", size=(30, 30))
    uploaded.save()
    uploaded.refresh_from_db()
    assert uploaded.image != former
    assert library_file(uploaded) == uploaded.original.name
    assert (in_library(uploaded).width, Image.objects.count()) == (30, 2)


def test_keeps_a_long_name_within_what_both_can_hold() -> None:
    uploaded = upload(f"{'board' * 30}.png")
    uploaded.refresh_from_db()
    assert len(str(uploaded.original.name)) <= 100
    assert library_file(uploaded) == uploaded.original.name


def test_refuses_a_picture_without_a_file() -> None:
    with pytest.raises(ValidationError) as refusal:
        ProductImage(product=make_product(), caption="Nothing to see").full_clean()
    assert refusal.value.message_dict == {"original": ["Choose a picture."]}


def test_keeps_a_picture_that_a_product_shows() -> None:
    uploaded = upload()
    with pytest.raises(ProtectedError):
        in_library(uploaded).delete()
    assert Image.objects.count() == 1


def test_tells_the_library_where_a_picture_is_used() -> None:
    uploaded = upload()
    for row in OutboxMessage.objects.filter(payload__path__startswith="wagtail."):
        run_task(row.payload["path"], args=row.payload["args"], kwargs=row.payload["kwargs"])
    assert [used for used, _references in in_library(uploaded).get_usage()] == [uploaded]


def test_leaves_the_picture_in_the_library_when_a_product_lets_it_go() -> None:
    uploaded = upload()
    image = in_library(uploaded)
    uploaded.delete()
    assert list(Image.objects.all()) == [image]
    assert image.file.storage.exists(image.file.name)


def product_form(product: Product, **changes: object) -> dict[str, object]:
    """What the dashboard's form of a product sends."""
    empty = {
        f"{prefix}-{name}": "0"
        for prefix in ("stockrecords", "images", "primary_recommendations", "productcategory_set")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    category = Category.add_root(name="Boards")
    return {
        **empty,
        "title": product.title,
        "slug": product.slug,
        "structure": product.structure,
        "is_public": "on",
        "priority": "0",
        "weight_grams": "0",
        "productcategory_set-TOTAL_FORMS": "1",
        "productcategory_set-0-category": str(category.pk),
        "images-TOTAL_FORMS": "1",
        "images-0-display_order": "0",
        "images-0-caption": "",
        "action": "save",
        **changes,
    }


def test_takes_what_staff_upload_in_the_dashboard(admin_client: Client) -> None:
    product = make_product()
    typed = product_form(product, **{"images-0-original": drawn("from-the-bench.png")})
    answer = admin_client.post(f"/dashboard/catalogue/products/{product.pk}/", typed)
    assert answer.status_code == 302, [
        answer.context[name].errors
        for name in (
            "form",
            "category_formset",
            "image_formset",
            "recommended_formset",
            "stockrecord_formset",
        )
    ]
    (image,) = Image.objects.all()
    assert product.images.get().image == image
    assert "from-the-bench" in image.file.name


def test_refuses_what_is_no_picture_and_keeps_what_was_typed(admin_client: Client) -> None:
    product = make_product()
    broken = SimpleUploadedFile("broken.png", drawn().read()[:20], "image/png")
    typed = product_form(
        product, **{"images-0-original": broken, "images-0-caption": "From above", "title": "Renamed"}
    )
    answer = admin_client.post(f"/dashboard/catalogue/products/{product.pk}/", typed)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="From above"' in html
    assert 'value="Renamed"' in html
    assert not Image.objects.exists()
    product.refresh_from_db()
    assert product.title == "Finch One"
