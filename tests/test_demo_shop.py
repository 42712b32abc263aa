from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from wagtail.images.models import Image

from shop.catalogue.models import Product
from site_project.demo.assortment import PRODUCTS
from tests import demo_shop

if TYPE_CHECKING:
    from tests.databases import TestDatabase

pytestmark = pytest.mark.django_db(transaction=True)


def on_the_shelves() -> int:
    number: int = Product.objects.browsable().count()
    return number


def test_is_there_and_gone_again(django_db_setup: "TestDatabase") -> None:
    assert on_the_shelves() == 0
    with demo_shop.shown(django_db_setup) as printed:
        assert on_the_shelves() == len(PRODUCTS)
        assert "The demo shop is there." in printed
    assert on_the_shelves() == 0


def test_is_whole_for_the_next_module_whatever_became_of_it(django_db_setup: "TestDatabase") -> None:
    with demo_shop.shown(django_db_setup):
        picture = Path(Image.objects.earliest("pk").file.path)
        picture.unlink()
        Product.objects.all().delete()
    with demo_shop.shown(django_db_setup):
        assert Path(Image.objects.earliest("pk").file.path) == picture
        assert on_the_shelves() == len(PRODUCTS)
        assert picture.is_relative_to(settings.MEDIA_ROOT)
        assert picture.stat().st_size > 0


def test_is_seeded_once_in_a_run(django_db_setup: "TestDatabase", monkeypatch: pytest.MonkeyPatch) -> None:
    with demo_shop.shown(django_db_setup):
        first = on_the_shelves()
    monkeypatch.setattr(demo_shop, "call_command", pytest.fail)
    with demo_shop.shown(django_db_setup):
        assert on_the_shelves() == first == len(PRODUCTS)


def test_is_made_anew_after_a_test_that_committed(django_db_setup: "TestDatabase") -> None:
    with demo_shop.shown(django_db_setup):
        assert on_the_shelves() == len(PRODUCTS)
        Product.objects.all().delete()
        django_db_setup.restore()
        assert on_the_shelves() == len(PRODUCTS)
