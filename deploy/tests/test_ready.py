from pathlib import Path

import pytest
from django.contrib.sites.models import Site as DjangoSite
from django.core.management import CommandError
from pytest_django import Settings
from wagtail.models import Site as WagtailSite

from deploy.local import ready
from shop.users.models import User


@pytest.mark.django_db
def test_loads_the_demo_into_an_empty_shop_and_tells_who_may_come_in(settings: Settings) -> None:
    settings.DEMO_MODE = True
    assert ready.sign_ins() == ""
    ready.load_demo(is_wanted=False)
    lines = ready.sign_ins().splitlines()
    assert "  Admin          admin@copperline.example           copperline-demo" in lines
    assert len(lines) == User.objects.count()


@pytest.mark.django_db
def test_leaves_a_shop_that_has_begun_alone(settings: Settings) -> None:
    settings.DEMO_MODE = True
    User.objects.create_user(email="alice@example.com", password="a-long-one-for-tests")
    ready.load_demo(is_wanted=False)
    assert list(User.objects.values_list("email", flat=True)) == ["alice@example.com"]
    ready.load_demo(is_wanted=True)
    assert User.objects.count() > 1


@pytest.mark.django_db
def test_brings_no_known_passwords_into_a_real_shop(settings: Settings) -> None:
    settings.DEMO_MODE = False
    ready.load_demo(is_wanted=False)
    with pytest.raises(CommandError, match="DEMO_MODE=1"):
        ready.load_demo(is_wanted=True)
    assert (User.objects.count(), ready.sign_ins()) == (0, "")


@pytest.mark.django_db
def test_migrates_nothing_where_nothing_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    ready.migrate()
    assert capfd.readouterr().err == ""


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [[], ["demo"]])
def test_lets_the_sites_follow_a_port_that_changed_since(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(ready, "load_demo", lambda **_wish: None)
    settings.DATA_DIR, settings.PUBLIC_URL = tmp_path, "http://127.0.0.1:8123"
    assert ready.main(arguments) == 0
    assert DjangoSite.objects.get(pk=settings.SITE_ID).domain == "127.0.0.1:8123"
    assert WagtailSite.objects.get(is_default_site=True).root_url == "http://127.0.0.1:8123"
