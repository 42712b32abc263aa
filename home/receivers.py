"""Drops the cached pages that show what an editor has just changed, in the transaction that changed it."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move
from wagtailseo.models import SeoSettings

from home.brand import Brand
from home.frame import Announcement, Footer, Menu, MenuItem
from home.tags import MENU_TAG, PAGES_TAG, SEO_TAG, SITE_TAG
from shop.catalogue.models import Category
from shop.core import pagecache


@receiver([post_save, post_delete], dispatch_uid="drop_changed_pages")
def drop_changed_page(instance: Model, **_signal: Any) -> None:
    """Publishing, unpublishing, editing and deleting all save or delete the row of the page."""
    if isinstance(instance, Page) and type(instance) is not Page:
        drop_page(instance.pk)


@receiver(post_page_move, dispatch_uid="drop_moved_pages")
def drop_moved_page(instance: Page, **_signal: Any) -> None:
    with transaction.atomic():
        drop_page(instance.pk)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="drop_restricted_pages")
def drop_restricted_page(instance: PageViewRestriction, **_signal: Any) -> None:
    with transaction.atomic():
        drop_page(instance.page_id)


@receiver([post_save, post_delete], sender=SeoSettings, dispatch_uid="drop_for_seo_settings")
@receiver([post_save, post_delete], sender=Site, dispatch_uid="drop_for_site")
def drop_for_settings(**_signal: Any) -> None:
    with transaction.atomic():
        pagecache.drop(MENU_TAG, SEO_TAG, SITE_TAG)


@receiver([post_save, post_delete], sender=Menu, dispatch_uid="drop_for_menu")
@receiver([post_save, post_delete], sender=MenuItem, dispatch_uid="drop_for_link_of_menu")
@receiver([post_save, post_delete], sender=Footer, dispatch_uid="drop_for_footer")
@receiver([post_save, post_delete], sender=Brand, dispatch_uid="drop_for_brand")
@receiver([post_save, post_delete], sender=Announcement, dispatch_uid="drop_for_announcement")
@receiver([post_save, post_delete], sender=Category, dispatch_uid="drop_for_category_in_menu")
def drop_frame(**_signal: Any) -> None:
    """Menus name categories too."""
    with transaction.atomic():
        pagecache.drop(MENU_TAG)


def drop_page(pk: int) -> None:
    """The page itself, what is below it (each page names those above it), and the menu it may stand in."""
    pagecache.drop(MENU_TAG, PAGES_TAG, f"page:{pk}")
