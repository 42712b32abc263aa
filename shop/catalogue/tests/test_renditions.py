import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.images.models import Image, Rendition

from shop.catalogue import renditions
from shop.catalogue.models import ProductImage
from shop.catalogue.tests.shelves import drawn, make_image, make_product
from shop.catalogue.thumbnails import LibraryThumbnailer
from shop.core import outbox, pagecache
from shop.core.models import OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def large() -> Image:
    file = ContentFile(drawn(size=(1000, 500)).read(), name="large.png")
    image: Image = Image.objects.create(title="A bench", file=file)
    return image


def asked_for() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(payload__path="shop.catalogue.renditions.make"))


def rendered(image: Image | None, arguments: str = "") -> str:
    template = Template(f"{{% load catalogue_shown %}}{{% shop_picture image {arguments} %}}")
    return template.render(Context({"image": image}))


def test_asks_for_the_copies_of_a_new_picture_in_its_transaction() -> None:
    image = make_image()
    (row,) = asked_for()
    assert row.payload == {"path": "shop.catalogue.renditions.make", "args": [image.pk], "kwargs": {}}
    assert not Rendition.objects.exists()


def test_makes_each_copy_once() -> None:
    image = large()
    renditions.make.call(image.pk)
    renditions.make.call(image.pk)
    assert sorted(Rendition.objects.values_list("filter_spec", flat=True)) == sorted(renditions.SPECS)
    assert sorted(set(Rendition.objects.values_list("width", flat=True))) == [320, 480, 640, 960, 1000]
    OutboxMessage.objects.all().delete()
    image.save()
    assert asked_for() == []


@pytest.mark.django_db(transaction=True)
def test_makes_them_when_the_outbox_is_delivered(settings: Settings, tmp_path) -> None:
    image = make_image()
    outbox.deliver()
    assert Rendition.objects.filter(image=image).count() == len(renditions.SPECS)
    assert not OutboxMessage.objects.filter(topic="task.run", delivered_at=None).exists()


def test_drops_the_pages_that_show_the_picture_when_they_are_made() -> None:
    image = make_image()
    tag = f"image:{image.pk}"
    before = pagecache.versions([tag])[tag]
    renditions.make.call(image.pk)
    assert pagecache.versions([tag])[tag] == before + 1


def test_shows_the_picture_itself_until_there_are_copies() -> None:
    image = large()
    picture = renditions.shown(image)
    assert (picture.src, picture.sources) == (image.file.url, ())
    assert (picture.width, picture.height, picture.alt) == (1000, 500, "A bench")


def test_offers_the_copies_there_are_by_format_and_width() -> None:
    image = large()
    renditions.make.call(image.pk)
    picture = renditions.shown(image)
    assert [source.mime_type for source in picture.sources] == ["image/avif", "image/webp"]
    assert [re.findall(r" (\d+)w", source.srcset) for source in picture.sources] == [
        ["320", "480", "640", "960", "1000"]
    ] * 2
    plain = image.renditions.get(filter_spec="width-960|format-webp")
    assert picture.src == plain.url


def test_shows_the_widest_plain_copy_of_those_there_are() -> None:
    image = large()
    image.get_renditions("width-320|format-webp", "width-640|format-webp", "width-960|format-avif")
    picture = renditions.shown(image)
    assert picture.src == image.renditions.get(filter_spec="width-640|format-webp").url


def test_encodes_nothing_while_a_page_is_made(client: Client) -> None:
    product = make_product()
    ProductImage.objects.create(product=product, image=large())
    client.get("/products/finch-one/")
    for path in ("/products/finch-one/", "/shop/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE"))]
    assert not Rendition.objects.exists()


def test_renders_size_and_loading() -> None:
    image = large()
    assert 'loading="lazy"' in rendered(image)
    first = rendered(image, "is_first=True alt=''")
    assert 'fetchpriority="high"' in first
    assert "loading" not in first
    assert 'alt="" width="1000" height="500"' in first
    assert "no-picture" in rendered(None)


def test_escapes_what_a_picture_is_called() -> None:
    image = make_image('"><script>alert(1)</script>')
    assert "<script>" not in rendered(image)


def test_names_the_picture_that_a_page_shows() -> None:
    image = make_image()
    with pagecache.collect() as collection:
        renditions.shown(image)
    assert collection.tags == {f"image:{image.pk}"}


def test_gives_the_dashboard_a_small_copy_if_there_is_one() -> None:
    shown = ProductImage.objects.create(product=make_product(), image=large())
    thumbnail = LibraryThumbnailer().generate_thumbnail
    assert thumbnail(shown.original).url == shown.original.url
    renditions.make.call(shown.image_id)
    small = shown.image.renditions.get(filter_spec="width-320|format-webp")
    assert thumbnail(shown.original).url == small.url
