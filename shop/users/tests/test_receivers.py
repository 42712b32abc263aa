from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from shop.users import roles
from shop.users.models import User
from shop.users.receivers import set_grants_when_all_is_there
from shop.users.roles import Role

pytestmark = pytest.mark.django_db


def test_waits_while_only_a_part_is_migrated(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(connection.introspection, "table_names", lambda: ["users_user", "auth_group"])
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    with django_assert_num_queries(0):
        set_grants_when_all_is_there(sender=last, using="default")


@pytest.fixture
def bob() -> User:
    return User.objects.create_user("bob@example.com", "pw")


def is_staff(user: User) -> bool:
    return bool(User.objects.values_list("is_staff", flat=True).get(pk=user.pk))


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.CUSTOMER, False),
        (Role.EDITOR, False),
        (Role.PUBLISHER, False),
        (Role.ORDER_STAFF, True),
        (Role.MERCHANDISER, True),
        (Role.SUPPORT, True),
        (Role.ADMIN, True),
    ],
)
def test_takes_for_staff_who_may_open_the_dashboard(bob, role, expected):
    roles.assign(bob, role)
    assert is_staff(bob) is expected
    assert bob.is_staff is expected


def test_follows_when_a_role_is_taken(bob):
    roles.assign(bob, Role.SUPPORT)
    roles.withdraw(bob, Role.SUPPORT)
    assert is_staff(bob) is False


def test_follows_from_the_side_of_the_group(bob):
    support: Any = Group.objects.get(name="Support")
    support.user_set.add(bob)
    assert is_staff(bob) is True
    support.user_set.clear()
    assert is_staff(bob) is False


def test_follows_when_a_group_of_the_shops_own_gains_the_permission(bob):
    packers = Group.objects.create(name="Packers")
    bob.groups.add(packers)
    assert is_staff(bob) is False
    packers.permissions.add(Permission.objects.get(codename="access_dashboard"))
    assert is_staff(bob) is True
    packers.permissions.clear()
    assert is_staff(bob) is False


def test_follows_a_permission_of_a_single_person(bob):
    bob.user_permissions.add(Permission.objects.get(codename="access_dashboard"))
    assert is_staff(bob) is True


def test_undoes_a_flag_that_was_set_by_hand(bob):
    bob.is_staff = True
    bob.save()
    assert is_staff(bob) is False
    assert bob.is_staff is False


def test_takes_a_superuser_for_staff_and_back(bob):
    bob.is_superuser = True
    bob.save()
    assert is_staff(bob) is True
    bob.is_superuser = False
    bob.save(update_fields=["is_superuser"])
    assert is_staff(bob) is False


def test_asks_nothing_when_only_the_last_sign_in_is_written(bob, django_assert_num_queries):
    with django_assert_num_queries(1):
        bob.save(update_fields=["last_login"])
