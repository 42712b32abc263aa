from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission

from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def bob() -> User:
    return User.objects.create_user("bob@example.com", "pw")


def fresh(user: User) -> User:
    """Without the permissions that Django remembers on the object."""
    again: User = User.objects.get(pk=user.pk)
    return again


def state() -> tuple[set[tuple[Any, ...]], ...]:
    return (
        set(
            # Oscar's test helpers, once imported, bring models of their own.
            Group.permissions.through.objects.exclude(
                permission__content_type__app_label="oscar"
            ).values_list("group__name", "permission__codename")
        ),
        set(GroupPagePermission.objects.values_list("group__name", "permission__codename", "page")),
        set(
            GroupCollectionPermission.objects.values_list("group__name", "permission__codename", "collection")
        ),
    )


def page_rights(role: Role) -> set[str]:
    return set(
        GroupPagePermission.objects.filter(group__name=role.value).values_list(
            "permission__codename", flat=True
        )
    )


def test_finds_a_group_for_each_role_after_the_migrations():
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (Role.EDITOR, "wagtailadmin.access_admin", "users.access_dashboard"),
        (Role.PUBLISHER, "wagtailredirects.add_redirect", "users.change_user"),
        (Role.PUBLISHER, "home.change_brand", "users.access_dashboard"),
        (Role.EDITOR, "blog.change_blogauthor", "home.change_brand"),
        (Role.ORDER_STAFF, "order.change_order", "catalogue.change_product"),
        (Role.MERCHANDISER, "catalogue.change_product", "order.view_order"),
        (Role.SUPPORT, "users.send_password_reset", "order.change_order"),
        (Role.ADMIN, "users.delete_user", "no.such_permission"),
    ],
)
def test_gives_a_role_its_permissions_and_no_others(bob, role, may, may_not):
    roles.assign(bob, role)
    assert fresh(bob).has_perm(may)
    assert not fresh(bob).has_perm(may_not)


def test_gives_a_customer_nothing(bob):
    roles.assign(bob, Role.CUSTOMER)
    assert fresh(bob).get_all_permissions() == set()
    assert not fresh(bob).is_staff


def test_names_only_permissions_that_exist():
    known = [
        f"{label}.{code}"
        for label, code in Permission.objects.values_list("content_type__app_label", "codename")
    ]
    dead = [
        pattern
        for grant in roles.GRANTS.values()
        for pattern in grant.permissions
        if not roles._matching(known, (pattern,))
    ]
    # The blog's and the pages' snippets come with their models.
    assert [pattern for pattern in dead if not pattern.startswith(("blog.", "home."))] == []


def test_lets_an_editor_edit_and_a_publisher_publish():
    assert page_rights(Role.EDITOR) == {"add_page", "change_page"}
    assert page_rights(Role.PUBLISHER) == {
        "add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page",
    }  # fmt: skip
    assert page_rights(Role.ORDER_STAFF) == set()


def test_asks_the_publishers_when_a_page_waits_for_approval():
    assert [group.name for group in GroupApprovalTask.objects.get().groups.all()] == ["Publisher"]


def test_changes_nothing_when_migrated_again():
    before = state()
    call_command("migrate", verbosity=0)
    assert [now ^ then for now, then in zip(state(), before, strict=True)] == [set(), set(), set()]


def test_mends_what_was_changed_by_hand():
    before = state()
    Group.objects.get(name="Editor").permissions.clear()
    Group.objects.get(name="Support").permissions.add(Permission.objects.get(codename="delete_order"))
    GroupPagePermission.objects.filter(group__name="Publisher").delete()
    Group.objects.get(name="Merchandiser").delete()
    roles.set_grants()
    assert state() == before


def test_leaves_other_groups_alone():
    packers = Group.objects.create(name="Packers")
    packers.permissions.add(Permission.objects.get(codename="view_order"))
    roles.set_grants()
    assert packers.permissions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_ends_right_after_a_flush_which_takes_the_pages_too():
    call_command("flush", interactive=False, verbosity=0)
    assert Group.objects.count() == len(Role)
    assert Group.objects.get(name="Support").permissions.filter(codename="view_order").exists()
    assert page_rights(Role.PUBLISHER) == set()


def test_takes_a_role_away_again(bob):
    roles.assign(bob, Role.SUPPORT)
    roles.assign(bob, Role.EDITOR)
    assert roles.of(bob) == {Role.SUPPORT, Role.EDITOR}
    roles.withdraw(bob, Role.SUPPORT)
    assert roles.of(bob) == {Role.EDITOR}
    assert not fresh(bob).has_perm("order.view_order")
