"""What stands in the menu at the foot of every page."""

from collections.abc import Sequence

from django.utils.translation import get_language
from wagtail.models import Page

from home.tags import MENU_TAG
from shop.core import pagecache

TOP_LEVEL_DEPTH = 3


def foot() -> Sequence[Page]:
    """The top-level pages that editors have put into menus."""
    pagecache.tag(MENU_TAG)
    pages = Page.objects.live().in_menu().filter(depth=TOP_LEVEL_DEPTH, locale__language_code=get_language())
    return list(pages.order_by("path"))
