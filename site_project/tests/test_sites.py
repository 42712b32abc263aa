import pytest
from django.conf import settings
from django.contrib.sites.models import Site as DjangoSite
from django.core.management import call_command
from pytest_django import Settings
from wagtail.models import Site as WagtailSite

from site_project import sites

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("public_url", "host", "port", "domain"),
    [
        ("https://shop.example.com", "shop.example.com", 443, "shop.example.com"),
        ("http://localhost:8000", "localhost", 8000, "localhost:8000"),
        ("http://testserver", "testserver", 80, "testserver"),
    ],
)
def test_writes_public_url_into_both(
    settings: Settings, public_url: str, host: str, port: int, domain: str
) -> None:
    settings.PUBLIC_URL = public_url
    sites.keep_in_step()
    wagtail_site = WagtailSite.objects.get(is_default_site=True)
    assert (wagtail_site.hostname, wagtail_site.port) == (host, port)
    assert DjangoSite.objects.get(pk=settings.SITE_ID).domain == domain


def test_was_run_by_migrate() -> None:
    assert DjangoSite.objects.get(pk=settings.SITE_ID).domain == "testserver"
    assert DjangoSite.objects.get(pk=settings.SITE_ID).name == "Copperline"
    assert WagtailSite.objects.get(is_default_site=True).hostname == "testserver"


def test_is_run_by_each_migrate_though_nothing_is_missing(settings: Settings) -> None:
    """What a container does when it starts with another PUBLIC_URL."""
    settings.PUBLIC_URL = "http://localhost:8080"
    call_command("migrate", interactive=False, verbosity=0)
    assert DjangoSite.objects.get(pk=settings.SITE_ID).domain == "localhost:8080"
    assert WagtailSite.objects.get(is_default_site=True).port == 8080


def test_follows_the_name_that_editors_give() -> None:
    wagtail_site = WagtailSite.objects.get(is_default_site=True)
    wagtail_site.site_name = "Solder & Co"
    wagtail_site.save()
    assert DjangoSite.objects.get_current().name == "Solder & Co"


def test_writes_nothing_when_all_is_right(django_assert_num_queries) -> None:
    sites.keep_in_step()
    with django_assert_num_queries(5):  # tables, savepoint ×2, both sites
        sites.keep_in_step()
