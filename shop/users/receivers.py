"""Keeps two copies true that Django, Wagtail and Oscar read: the roles' groups, and `User.is_staff`."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_migrate, post_save
from django.dispatch import receiver

from shop.users import roles
from shop.users.models import User

MEMBERSHIPS = (User.groups.through, User.user_permissions.through, Group.permissions.through)
CHANGES = ("post_add", "post_remove", "post_clear")


@receiver(post_migrate, dispatch_uid="users.set_grants")
def set_grants_when_all_is_there(sender: AppConfig, using: str, **_kwargs: Any) -> None:
    """Permissions come app by app, so the roles wait for the last one."""
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    if sender.name == last.name and using == DEFAULT_DB_ALIAS and _has_the_tables():
        create_permissions(sender, verbosity=0)  # Django's own receiver may come after this one
        roles.set_grants()


def _has_the_tables() -> bool:
    """Somebody may have migrated only a part."""
    from wagtail.models import GroupCollectionPermission, GroupPagePermission

    needed = {model._meta.db_table for model in (User, Group, GroupPagePermission, GroupCollectionPermission)}
    return needed <= set(connection.introspection.table_names())


@receiver(post_save, sender=User, dispatch_uid="users.staff_flag_of_saved")
def set_staff_flag(instance: User, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """Whoever is saved, by whatever form, has the flag that follows from their permissions."""
    is_untouched = update_fields is not None and not {"is_staff", "is_superuser"} & update_fields
    if not kwargs.get("raw") and not is_untouched:
        _set_staff_flags(User.objects.filter(pk=instance.pk))
        instance.is_staff = User.objects.values_list("is_staff", flat=True).get(pk=instance.pk)


def follow_memberships(instance: User | Group | Permission, action: str, **_kwargs: Any) -> None:
    """A person joined or left a group, or a group gained or lost permissions."""
    if action not in CHANGES:
        return
    if isinstance(instance, User):
        set_staff_flag(instance)
    else:
        _set_staff_flags(User.objects.all())


def _set_staff_flags(users: QuerySet[User]) -> None:
    opens_dashboard = {"codename": "access_dashboard", "content_type__app_label": "users"}
    permissions = Permission.objects.filter(**opens_dashboard)
    may = User.objects.filter(
        Q(is_superuser=True) | Q(groups__permissions__in=permissions) | Q(user_permissions__in=permissions)
    ).values("pk")
    users.filter(is_staff=False, pk__in=may).update(is_staff=True)
    users.filter(is_staff=True).exclude(pk__in=may).update(is_staff=False)


for membership in MEMBERSHIPS:
    m2m_changed.connect(follow_memberships, sender=membership, dispatch_uid=f"users.{membership.__name__}")
