"""Who may do what: one table from role to permissions.

Every role is a group. Its permissions are set from this table after each `migrate` and are not meant to be edited by
hand; whoever needs another mix makes a group of their own beside these. A person may have several roles.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from shop.users.models import User


class Role(StrEnum):
    """The value is the name of the group."""

    CUSTOMER = "Customer"
    EDITOR = "Editor"
    PUBLISHER = "Publisher"
    ORDER_STAFF = "Order staff"
    MERCHANDISER = "Merchandiser"
    SUPPORT = "Support"
    ADMIN = "Admin"


@dataclass(frozen=True)
class Grant:
    """What a role may do: permissions by pattern, and Wagtail's own on the whole tree of pages and of files."""

    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


_CMS = ("wagtailadmin.access_admin",)
_DASHBOARD = ("users.access_dashboard",)
_ALL_FILES = (
    *("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    *("wagtailimages.delete_image", "wagtaildocs.delete_document"),
    *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document"),
)
_OWN_FILES = tuple(name for name in _ALL_FILES if ".delete_" not in name)
_ALL_PAGES = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")

GRANTS: dict[Role, Grant] = {
    Role.CUSTOMER: Grant(),
    Role.EDITOR: Grant(
        permissions=(*_CMS, "blog.add_*", "blog.change_*", "blog.view_*"),
        pages=("add_page", "change_page"),
        files=_OWN_FILES,
    ),
    Role.PUBLISHER: Grant(
        permissions=(
            *(*_CMS, "blog.*", "home.*", "search.*", "wagtailredirects.*", "wagtailseo.*"),
            "catalogue.change_categoryplacement",
        ),
        pages=_ALL_PAGES,
        files=_ALL_FILES,
    ),
    Role.ORDER_STAFF: Grant(
        permissions=(
            *_DASHBOARD,
            *("order.view_*", "order.add_*", "order.change_*", "order.cancel_order"),
            *("payment.view_*", "payment.add_refund", "shipping.view_*"),
            *("catalogue.view_*", "partner.view_*", "users.view_user"),
        ),
    ),
    Role.MERCHANDISER: Grant(
        permissions=(
            *_DASHBOARD,
            *("catalogue.*", "offer.*", "voucher.*", "reviews.*", "shipping.*"),
            *("partner.view_*", "partner.add_stockrecord", "partner.change_stockrecord"),
            *("partner.add_stockadjustment", "partner.add_pricechange", "tax.view_*"),
            *("partner.change_stockalert", "analytics.view_*"),
        ),
    ),
    Role.SUPPORT: Grant(
        permissions=(
            *_DASHBOARD,
            *("order.view_*", "payment.view_*", "shipping.view_*", "catalogue.view_*"),
            *("users.view_user", "users.send_password_reset", "reviews.view_*", "reviews.change_*"),
            *("customer.view_*", "customer.change_*"),
        ),
    ),
    Role.ADMIN: Grant(permissions=("*",), pages=_ALL_PAGES, files=_ALL_FILES),
}


@transaction.atomic
def assign(user: User, role: Role) -> None:
    """Give somebody a role, beside those they have."""
    user.groups.add(Group.objects.get_or_create(name=role.value)[0])


@transaction.atomic
def withdraw(user: User, role: Role) -> None:
    """Take a role from somebody."""
    user.groups.remove(*Group.objects.filter(name=role.value))


def of(user: User) -> set[Role]:
    """The roles that somebody has."""
    return {Role(name) for name in user.groups.filter(name__in=list(Role)).values_list("name", flat=True)}


@transaction.atomic
def set_grants() -> None:
    """Bring every role's group to what the table says; safe to run at any time, twice as well."""
    known = _permissions_by_name()
    for role, grant in GRANTS.items():
        group, _is_new = Group.objects.get_or_create(name=role.value)
        group.permissions.set(known[name] for name in _matching(known, grant.permissions))
        pages = tuple(f"wagtailcore.{name}" for name in grant.pages)
        _set_page_grants(group, [known[name] for name in _matching(known, pages)])
        _set_file_grants(group, [known[name] for name in _matching(known, grant.files)])


def _permissions_by_name() -> dict[str, Permission]:
    permissions = Permission.objects.select_related("content_type").order_by("pk")
    return {
        f"{permission.content_type.app_label}.{permission.codename}": permission for permission in permissions
    }


def _matching(names: Iterable[str], patterns: tuple[str, ...]) -> list[str]:
    return [name for name in names if any(fnmatchcase(name, pattern) for pattern in patterns)]


def _set_page_grants(group: Group, permissions: list[Permission]) -> None:
    from wagtail.models import GroupPagePermission, Page

    root = Page.get_first_root_node()
    GroupPagePermission.objects.filter(group=group).exclude(permission__in=permissions, page=root).delete()
    if root:
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _set_file_grants(group: Group, permissions: list[Permission]) -> None:
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.get_first_root_node()
    held = GroupCollectionPermission.objects.filter(group=group)
    held.exclude(permission__in=permissions, collection=root).delete()
    if root:
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
