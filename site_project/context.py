"""What every template may count on. Nothing of a shopper: the same page is sent to everybody."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from home import menus
from home.tags import SITE_TAG
from shop.core import pagecache


def shop(request: HttpRequest) -> dict[str, object]:
    """The shop's name, menus and announcement, asked of the database only by a template that shows them."""
    return {
        "demo_mode": settings.DEMO_MODE,
        "shop_name": SimpleLazyObject(lambda: shop_name(request)),
        "frame": SimpleLazyObject(menus.frame),
    }


def shop_name(request: HttpRequest) -> str:
    """The name that editors gave the site, else the one in the settings."""
    pagecache.tag(SITE_TAG)
    site = Site.find_for_request(request)
    return (site.site_name if site else "") or settings.OSCAR_SHOP_NAME
