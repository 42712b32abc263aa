import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page

from shop.catalogue.models import Category, Product
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role
from site_project.demo.people import PASSWORD

pytestmark = pytest.mark.django_db


def every_row() -> dict[str, list[tuple[object, ...]]]:
    models = [model for model in apps.get_models() if model._meta.managed]
    tables = [model for model in models if not model.__module__.startswith("oscar.test.")]
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in tables}


def test_changes_no_row_the_second_time(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("seed_demo")
    before = every_row()
    call_command("seed_demo")
    assert every_row() == before


def test_makes_a_shop_that_can_be_looked_at(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("seed_demo")
    assert Product.objects.browsable().count() == 12
    assert Category.objects.filter(depth=1).count() == 6
    assert Category.objects.filter(depth=2).count() == 3
    assert Page.objects.filter(title__startswith="Welcome to your new").count() == 0
    for path in (
        "/",
        "/about/",
        "/delivery/",
        "/blog/",
        "/blog/first-solder-joint/",
        "/shop/",
        "/shop/audio-kits/",
    ):
        assert client.get(path).status_code == 200, path
    assert "<h1>Make some noise</h1>" in client.get("/shop/audio-kits/").content.decode()


def test_prints_one_sign_in_for_each_role(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("seed_demo")
    printed = capsys.readouterr().out
    for role in Role:
        (user,) = User.objects.filter(groups__name=role.value)
        assert roles.of(user) == {role}
        assert user.check_password(PASSWORD)
        assert f"{user.email}  {PASSWORD}" in printed


def test_makes_no_known_sign_ins_in_a_real_shop(settings: Settings) -> None:
    settings.DEMO_MODE = False
    with pytest.raises(CommandError):
        call_command("seed_demo")
    assert not User.objects.exists()
    assert not Product.objects.exists()
